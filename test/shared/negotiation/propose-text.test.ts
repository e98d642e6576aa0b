// A line that somebody changes in a drafting session: the change stands in it as a proposal and can be taken or not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidy, splitContent, joinContents, contentLength, setFormat } from '../../../shared/document/content.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, type Content, type Inline, type Text } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { decideContent, type Verdict } from '../../../shared/negotiation/decide-text.ts';
import { proposeContent } from '../../../shared/negotiation/propose-text.ts';
import { contents } from '../document/generators.ts';

const jordan = { author: 'Rana Haddad', delegation: 'JO', at: 1 };
const egypt = { author: 'Omar Nabil', delegation: 'EG', at: 2 };
const all = (verdict: Verdict) => (): Verdict => verdict;
const of = (delegation: string, verdict: Verdict) => (mark: { delegation?: string | undefined }): Verdict | null => (mark.delegation === delegation ? verdict : null);

let next = 0;
const propose = (before: Content, after: Content, by: typeof jordan, caret?: number): Content => proposeContent(before, after, 'en', { by, id: `p${++next}`, newId: countingIds(`n${next}`) }, caret);

/** As a reader sees it: `+…+` put in, `-…-` taken out, each with the delegation. */
const seen = (content: Content): string =>
  content
    .map((inline) => {
      if (!('text' in inline)) return inline.type === 'bracket' ? `[${seen(inline.children)}]` : `{${inline.type}}`;
      return (inline.proposals ?? []).reduce((text, { kind, delegation }) => (kind === 'format' ? `~${text}~${delegation}` : kind === 'insertion' ? `+${text}+${delegation}` : `-${text}-${delegation}`), inline.text);
    })
    .join('');

const line = (text: string): Content => [{ text }];

describe('what is typed over a line', () => {
  test('stands beside what it replaces', () => {
    expect(seen(propose(line('States shall act.'), line('States should act.'), jordan))).toBe('States sh-all-JO+ould+JO act.');
  });

  test('goes on letter by letter as one proposal, and is gone without a trace when its author takes it back', () => {
    const base = line('Act now.');
    const one = propose(base, line('Act xnow.'), jordan, 5);
    const typed = propose(one, [{ text: 'Act ' }, { text: 'xy', proposals: (one[1] as Text).proposals }, { text: 'now.' }], jordan, 6);
    expect(seen(typed)).toBe('Act +xy+JOnow.');
    expect(new Set(typed.flatMap((inline) => ('proposals' in inline ? (inline.proposals ?? []).map(({ id }) => id) : []))).size).toBe(1);
    expect(propose(typed, base, jordan)).toEqual(base);
  });

  test('of another delegation may be taken out by a third without loss', () => {
    const inserted = propose(line('States act.'), line('States and cities act.'), jordan, 18);
    const shorter: Content = [inserted[0] as Inline, { ...(inserted[1] as Text), text: 'and ' }, { text: 'act.' }];
    const both = propose(inserted, shorter, egypt);
    expect(seen(both)).toBe('States +and +JO-+cities +JO-EGact.');
    expect(contentText(decideContent(both, of('EG', 'reject')))).toBe('States and cities act.');
    expect(contentText(decideContent(both, of('JO', 'reject')))).toBe('States act.');
    expect(seen(decideContent(both, of('JO', 'accept')))).toBe('States and -cities -EGact.');
  });

  test('in a long sentence is told word by word when several places change at once', () => {
    const before = 'The coastal States agreed to meet in the spring and to open their harbours to the ships of the islands.';
    const after = 'The coastal cities agreed to meet in the autumn and to open their harbours to the ferries of the islands.';
    expect(seen(propose(line(before), line(after), jordan))).toBe('The coastal -States-JO+cities+JO agreed to meet in the -spring-JO+autumn+JO and to open their harbours to the -ships-JO+ferries+JO of the islands.');
  });
});

describe('formatting', () => {
  test('is proposed with what it was, and each step can be taken back by itself', () => {
    const base = line('Act now.');
    const bold = propose(base, setFormat(base, 0, 3, 'bold', true), jordan);
    expect(seen(bold)).toBe('~Act~JO now.');
    const both = propose(bold, setFormat(bold, 0, 3, 'italic', true), egypt);
    expect(decideContent(both, all('reject'))).toEqual(base);
    expect(decideContent(decideContent(both, of('JO', 'reject')), of('EG', 'accept'))).toEqual([{ text: 'Act', italic: true }, { text: ' now.' }]);
    expect(decideContent(decideContent(both, of('EG', 'reject')), of('JO', 'reject'))).toEqual(base);
  });
});

/** A line without marks of its own, so that all of them are of the test. */
const unmarked = (content: Content): Content =>
  normaliseContent(
    content.flatMap((inline): Inline[] => {
      if ('text' in inline) {
        const { proposals: _, comments: __, ...bare } = inline;
        return [bare];
      }
      if (inline.type === 'bracket' || inline.type === 'option') return unmarked(inline.children);
      if (inline.type === 'link') return [{ ...inline, children: unmarked(inline.children) as never }];
      if (inline.type === 'footnote') {
        const { proposals: _, comments: __, ...bare } = inline;
        return [{ ...bare, content: unmarked(inline.content) as never }];
      }
      const { proposals: _, comments: __, ...bare } = inline;
      return [bare];
    }),
  );

const lines = (language: 'en' | 'ar') => contents(language).map(unmarked).map((content) => normaliseContent(tidy(content))).map(renamed());
/** Ids as a document gives them: each once. */
function renamed() {
  const newId = countingIds('i');
  const visit = (content: Content): Content => content.map((inline): Inline => ('text' in inline || !('id' in inline) ? inline : inline.type === 'footnote' ? { ...inline, id: newId(), content: visit(inline.content) as never } : { ...inline, id: newId() }));
  return visit;
}

interface Edit {
  readonly from: number;
  readonly length: number;
  readonly put: Content;
}
const edited = (content: Content, { from, length, put }: Edit): Content => {
  const size = contentLength(content);
  const start = size === 0 ? 0 : from % (size + 1);
  const newId = countingIds(`c${++next}`);
  const [head, rest] = splitContent(content, start, newId);
  const [, tail] = splitContent(rest, Math.min(length, contentLength(rest)), newId);
  return normaliseContent(joinContents(joinContents(head, put), tail));
};

describe.each(['en', 'ar'] as const)('whatever is done to a line (%s)', (language) => {
  const edits = fc.array(fc.record({ from: fc.nat(60), length: fc.nat(12), put: fc.oneof(fc.constant<Content>([]), lines(language)), who: fc.constantFrom(jordan, egypt) }), { minLength: 1, maxLength: 6 });

  test('rejecting all gives the line as it was, and accepting all gives it as it was left', () => {
    fc.assert(
      fc.property(lines(language), edits, (base, list) => {
        let [marked, plain] = [base, base];
        for (const edit of list) {
          const after = edited(marked, edit);
          marked = propose(marked, after, edit.who);
          plain = decideContent(after, all('accept'));
          // What is left when all is accepted is what the last hand left, but for what it took out of what was taken out already.
          expect(contentText(decideContent(marked, all('accept')))).toBe(contentText(plain));
        }
        expect(decideContent(marked, all('reject'))).toEqual(base);
        expect(normaliseContent(marked)).toBe(marked);
      }),
      { numRuns: 400 },
    );
  });
});
