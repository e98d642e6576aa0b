// What changed on the first page and is data, not text: a symbol, a date, a session, as both texts print it.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import { contentText, type Content, type Text } from '../../document/inlines.ts';
import { definitionOf } from '../../language/index.ts';
import { frontText } from '../front-text.ts';
import type { ComparedInput } from './input.ts';
import { changeId } from './marked-text.ts';

export interface FrontChange {
  /** Index in the `blocks` of the comparison. */
  readonly block: number;
  /** As printed; empty where there was or is nothing. */
  readonly before: string;
  readonly after: string;
}

/** In the order of the comparison. */
export const frontChanges = ({ before, after, comparison, language }: Pick<ComparedInput, 'before' | 'after' | 'comparison' | 'language'>): FrontChange[] => {
  const definition = definitionOf(language);
  return comparison.blocks.flatMap(({ before: old, after: now }, block): FrontChange[] => {
    const [was, is] = [old === null ? null : frontText(old, definition, before.settings), now === null ? null : frontText(now, definition, after.settings)];
    if (was === null && is === null) return [];
    // A session or a kind of document without data says its text.
    const said = (data: string | null, side: Block | null): string => data ?? contentText(side?.text[language] ?? []);
    const change = { block, before: said(was, old), after: said(is, now) };
    return change.before === change.after ? [] : [change];
  });
};

const marked = (text: string, kind: 'insertion' | 'deletion'): Text[] => (text === '' ? [] : [{ text, proposals: [{ id: changeId, kind, author: '', at: 0 }] }]);

/** Both in a line: what went struck out, what came underlined. */
const bothMarked = ({ before, after }: FrontChange): Content => [...marked(before, 'deletion'), ...(before === '' || after === '' ? [] : [{ text: ' ' }]), ...marked(after, 'insertion')];

/**
 * An element of the first page with its change in its line. What has its place in the masthead, at the foot of the page or above it stands there as it is in the later
 * text, and the change in a line of its own below.
 */
export const markedFront = (block: Block, change: FrontChange, language: ComparedInput['language']): Block[] => {
  const text = (content: Content): Block['text'] => ({ ...block.text, [language]: content });
  const line = (id: string): Block => ({ ...blankBlock('session', id), text: text(bothMarked(change)) });
  switch (block.type) {
    case 'venue': {
      const place = block.text[language] ?? [];
      const comma = place.length === 0 ? '' : language === 'ar' ? '، ' : ', ';
      const { before, after } = change;
      // A comma that only one of the texts has came or went with its dates.
      const dates = before === '' ? marked(`${comma}${after}`, 'insertion') : after === '' ? marked(`${comma}${before}`, 'deletion') : [...(comma === '' ? [] : [{ text: comma }]), ...bothMarked(change)];
      return [{ ...block, from: null, to: null, text: text([...place, ...dates]) }];
    }
    case 'documentKind':
      return [{ ...block, kind: null, text: text(bothMarked(change)) }];
    case 'session':
    case 'agendaItem':
      return [line(block.id)];
    default:
      return [block, line(`${block.id}-changed`)];
  }
};
