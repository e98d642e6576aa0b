// What becomes of a line when proposals about it are accepted or rejected.
import { tidy } from '../document/content.ts';
import { formats, isText, type Content, type FootnoteText, type Format, type Inline, type Text } from '../document/inlines.ts';
import { normaliseContent } from '../document/normalise-content.ts';
import type { Proposer, TextProposal } from '../document/proposal.ts';

export type Verdict = 'accept' | 'reject';
/** Null: it stays open. Marks of one id get one answer. */
export type Decide = (mark: Proposer & { readonly id: string }) => Verdict | null;

type Formatted = Pick<Text, Format>;

const formatsOf = (inline: Formatted): Set<Format> => new Set(formats.filter((format) => inline[format] === true));

const differing = (one: ReadonlySet<Format>, other: ReadonlySet<Format>): Format[] => formats.filter((format) => one.has(format) !== other.has(format));

const toggled = (of: ReadonlySet<Format>, which: readonly Format[]): Set<Format> => new Set(formats.filter((format) => of.has(format) !== which.includes(format)));

interface Decided {
  readonly gone: boolean;
  readonly marks: readonly TextProposal[];
  /** Null where the formats stay as they are. */
  readonly formats: ReadonlySet<Format> | null;
}

/** Format proposals are kept in the order in which they were made; one that is rejected takes back what it changed and no later one did. */
const decideMarks = (marks: readonly TextProposal[], own: ReadonlySet<Format>, decide: Decide): Decided => {
  let left: TextProposal[] = [];
  let now: ReadonlySet<Format> = own;
  let gone = false;
  for (const mark of marks) {
    const verdict = decide(mark);
    if (verdict === null) left.push(mark);
    else if (mark.kind === 'insertion') gone ||= verdict === 'reject';
    else if (mark.kind === 'deletion') gone ||= verdict === 'accept';
  }
  const steps = marks.flatMap((mark) => (mark.kind === 'format' ? [{ mark, before: new Set(mark.before), verdict: decide(mark) }] : []));
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (step === undefined || step.verdict !== 'reject') continue;
    const later = steps.slice(index + 1).filter(({ verdict }) => verdict !== 'reject');
    const after = steps[index + 1]?.before ?? now;
    let back = differing(step.before, after);
    for (const [place, one] of later.entries()) {
      const until = later[place + 1]?.before ?? now;
      const itsOwn = differing(one.before, until);
      const before = toggled(one.before, back);
      back = back.filter((format) => !itsOwn.includes(format));
      left = left.map((mark) => (mark.id === one.mark.id && mark.kind === 'format' ? { ...mark, before: [...before] } : mark));
      one.before.clear();
      for (const format of before) one.before.add(format);
    }
    now = toggled(now, back);
    steps.splice(index, 1);
  }
  return { gone, marks: left, formats: now === own ? null : now };
};

const withFormats = <Kind extends Formatted>(inline: Kind, wanted: ReadonlySet<Format>): Kind => {
  const bare = Object.fromEntries(Object.entries(inline).filter(([key]) => !(formats as readonly string[]).includes(key))) as Kind;
  return { ...bare, ...Object.fromEntries([...wanted].map((format) => [format, true])) };
};

const decideInline = (inline: Inline, decide: Decide): readonly Inline[] => {
  if (!isText(inline) && (inline.type === 'link' || inline.type === 'bracket' || inline.type === 'option')) {
    const children = decideLine(inline.children, decide);
    if (children === inline.children) return [inline];
    // What held text and holds none any more goes with it.
    return children.length === 0 ? [] : [{ ...inline, children: [...children] } as Inline];
  }
  const content = !isText(inline) && inline.type === 'footnote' ? decideLine(inline.content, decide) : null;
  const held = content !== null && !isText(inline) && inline.type === 'footnote' && content !== inline.content ? { ...inline, content: tidy(content) as FootnoteText } : inline;
  if (held.proposals === undefined) return [held];
  const takesFormats = isText(held) || held.type === 'symbolReference';
  const { gone, marks, formats: wanted } = decideMarks(held.proposals, takesFormats ? formatsOf(held as Formatted) : new Set(), decide);
  if (gone) return [];
  if (marks.length === held.proposals.length && marks.every((mark, index) => mark === held.proposals?.[index]) && wanted === null) return [held];
  const { proposals: _, ...bare } = held;
  const decided = (marks.length > 0 ? { ...bare, proposals: [...marks] } : bare) as typeof held;
  return [takesFormats && wanted !== null ? withFormats(decided as Text, wanted) : decided];
};

/** The very same line where nothing in it was decided. */
const decideLine = (content: readonly Inline[], decide: Decide): readonly Inline[] => {
  let changed = false;
  const decided = content.flatMap((inline) => {
    const after = decideInline(inline, decide);
    if (after.length !== 1 || after[0] !== inline) changed = true;
    return after;
  });
  return changed ? decided : content;
};

/** A content after decisions, in normal form, where the halves of a link that was cut are one again; the very same content where nothing was decided. */
export const decideContent = (content: Content, decide: Decide): Content => {
  const decided = decideLine(content, decide);
  return decided === content ? content : normaliseContent(tidy(decided));
};
