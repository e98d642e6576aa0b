// Makes the change that a finding proposes.
import { flatText, formattingAt, insertInlines, mapRange, setFormat, setLinkRange, tidy } from '../../document/content.ts';
import type { NewId } from '../../document/ids.ts';
import { isText, type Content, type Inline } from '../../document/inlines.ts';
import type { Fix } from './finding.ts';
import { isInserted } from '../standing-line.ts';

const withState = (content: readonly Inline[], fix: Extract<Fix, { kind: 'bracketState' }>): Content =>
  content.map((inline): Inline => {
    if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return inline;
    const children = withState(inline.children, fix);
    return inline.type === 'bracket' && inline.id === fix.id ? { ...inline, state: fix.state, children } : { ...inline, children };
  });

/** Text in place of text keeps the formatting of the first character it replaces; what is only proposed there stays. */
const written = (content: readonly Inline[], start: number, end: number, put: string | Inline, newId: NewId): Content => {
  if (start === end) {
    const { proposals: _proposals, comments: _comments, ...formatting } = formattingAt(content, start);
    return insertInlines(content, start, [typeof put === 'string' ? { ...formatting, text: put } : put], newId);
  }
  let isPut = false;
  return mapRange(content, start, end, (inline) => {
    if (isInserted(inline)) return inline;
    const now = isPut ? '' : put;
    isPut = true;
    return typeof now === 'string' ? (isText(inline) ? { ...inline, text: now } : { text: now }) : now;
  });
};

/** The line with a finding mended. Only for the line that was checked; of another, places would be others. */
export const applyFix = (content: readonly Inline[], fix: Fix, newId: NewId): Content => {
  switch (fix.kind) {
    case 'write':
      return fix.edits.toSorted((one, other) => other.start - one.start).reduce<Content>((line, { start, end, put }) => written(line, start, end, put, newId), tidy(content));
    case 'format':
      return setFormat(content, fix.start, Math.min(fix.end, flatText(content).length), fix.format, fix.on);
    case 'link':
      return setLinkRange(content, fix.start, fix.end, fix.href);
    case 'bracketState':
      return withState(content, fix);
  }
};
