// What somebody might do to a text elsewhere, as data: words changed, elements put in, taken out, moved, split, joined, rows and notes edited.
import fc from 'fast-check';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { contentLength, insertInlines, removeRange, sliceContent, joinSentences } from '../../../../shared/document/content.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { isText, type Content } from '../../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { mapTexts, textRoles } from '../../../../shared/document/walk.ts';
import type { Language } from '../../../../shared/language/index.ts';

export const stepKinds = ['write', 'strike', 'replace', 'put', 'take', 'move', 'split', 'join', 'cell', 'row', 'note', 'level'] as const;
export interface Step {
  readonly kind: (typeof stepKinds)[number];
  readonly at: number;
  readonly place: number;
  readonly word: number;
}

export const steps = (kinds: readonly Step['kind'][] = stepKinds): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(9999), place: fc.nat(9999), word: fc.nat(9999) }), { minLength: 1, maxLength: 6 });

const vocabulary: Readonly<Record<Language, readonly string[]>> = {
  en: ['lighthouse', 'breakwater', 'twelve', 'trawlers', 'quietly', 'moored', 'pilots'],
  ar: ['منارة', 'كاسر', 'اثنا', 'صيادين', 'بهدوء', 'مرشدين', 'رسو'],
  fr: ['phare', 'brise-lames', 'douze', 'chalutiers', 'doucement', 'amarrés', 'pilotes'],
};

const withText = (block: Block, language: Language, content: Content): Block => ({ ...block, text: { ...block.text, [language]: content } });

/** Offsets at which words begin, and the end. */
const starts = (content: Content): number[] => {
  const found: number[] = [];
  let at = 0;
  for (const inline of content) {
    if (isText(inline)) for (const match of inline.text.matchAll(/(?<=\s)\S/gu)) found.push(at + match.index);
    at += contentLength([inline]);
  }
  return found;
};

const pick = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % Math.max(1, items.length)];

const changeLine = (content: Content, { kind, place, word }: Step, language: Language): Content => {
  const newId = countingIds('never');
  const begins = starts(content);
  const at = pick(begins, place);
  if (at === undefined) return content;
  const next = begins.find((one) => one > at) ?? contentLength(content);
  const text = `${pick(vocabulary[language], word)}${word} `;
  if (kind === 'write') return insertInlines(content, at, [{ text }], newId);
  if (kind === 'strike') return removeRange(content, at, next);
  return insertInlines(removeRange(content, at, next), at, [{ text }], newId);
};

const step = (blocks: readonly Block[], one: Step, language: Language, index: number): Block[] => {
  const { kind, at, place, word } = one;
  const lines = blocks.filter((block) => textRoles[block.type] === 'text' && contentLength(block.text[language] ?? []) > 20 && !['title', 'subtitle', 'body', 'committee', 'session', 'venue', 'documentKind', 'signature'].includes(block.type));
  const line = pick(lines, at);
  if (line === undefined) return [...blocks];
  const position = blocks.indexOf(line);
  const content = line.text[language] ?? [];
  const replace = (...by: Block[]): Block[] => [...blocks.slice(0, position), ...by, ...blocks.slice(position + 1)];
  switch (kind) {
    case 'write':
    case 'strike':
    case 'replace':
      return replace(withText(line, language, changeLine(content, one, language)));
    case 'put':
      return replace(line, withText({ ...blankBlock('paragraph', `new-${index}-${word}`) }, language, [{ text: `${pick(vocabulary[language], word)} ${pick(vocabulary[language], word + 1)} ${pick(vocabulary[language], word + 2)} ${word}.` }]));
    case 'take':
      return lines.length < 3 ? [...blocks] : replace();
    case 'move': {
      const other = pick(lines.filter((block) => block !== line), place);
      if (other === undefined) return [...blocks];
      const rest = replace();
      rest.splice(rest.indexOf(other) + 1, 0, line);
      return rest;
    }
    case 'split': {
      const cut = pick(starts(content), place);
      if (cut === undefined || line.type === 'heading') return [...blocks];
      // As the program names elements: references print numbers of this one too.
      const tail = { ...line, id: `1${index}${String(word).padStart(6, '0')}-0000-4000-8000-0000000000ff` };
      delete tail.comments;
      return replace(withText(line, language, sliceContent(content, 0, cut)), { ...tail, text: { [language]: sliceContent(content, cut, contentLength(content)) } });
    }
    case 'join': {
      const next = blocks[position + 1];
      if (next === undefined || next.type !== line.type) return [...blocks];
      return replace(withText(line, language, joinSentences(content, next.text[language] ?? []))).filter((block) => block !== next);
    }
    case 'cell':
    case 'note':
      return blocks.map((block): Block => {
        if (kind === 'cell' ? block.type !== 'table' : block !== line) return block;
        let count = 0;
        return mapTexts(block, (text, { role }) => {
          if (kind === 'cell' && (role !== 'cell' || count++ !== place % 4)) return text;
          const own = text[language];
          if (own === undefined) return text;
          if (kind === 'cell') return { ...text, [language]: [...own, { text: ` ${pick(vocabulary[language], word)}` }] };
          return { ...text, [language]: own.map((inline) => (!isText(inline) && inline.type === 'footnote' ? { ...inline, content: [...inline.content, { text: ` ${pick(vocabulary[language], word)}.` }] } : inline)) };
        });
      });
    case 'row':
      return blocks.map((block): Block => {
        if (block.type !== 'table' || block.rows.some(({ cells }) => cells.some(({ rowspan, colspan }) => rowspan > 1 || colspan > 1))) return block;
        const last = block.rows.at(-1);
        if (last === undefined) return block;
        if (word % 2 === 0 && block.rows.length > block.headerRows + 2) return { ...block, rows: block.rows.slice(0, -1) };
        return { ...block, rows: [...block.rows, { id: `row-${index}-${word}`, kind: 'normal', cells: last.cells.map((cell, column) => ({ ...cell, id: `cell-${index}-${word}-${column}`, text: { [language]: [{ text: `${pick(vocabulary[language], word + column)}` }] } })) }] };
      });
    case 'level':
      return line.type === 'subparagraph' || line.type === 'bullet' ? replace({ ...line, level: line.level === 1 ? 2 : 1 }) : [...blocks];
  }
};

/** The document after somebody's work on one of its languages. */
export const revised = (document: Document, done: readonly Step[], language: Language): Document => {
  const blocks = done.reduce<readonly Block[]>((now, one, index) => step(now, one, language, index), document.blocks);
  return normaliseDocument({ ...document, blocks: [...blocks] }, countingIds('settled'));
};
