// `history <document> <paragraph>`: every version of an element, newest first, and who wrote each word of it.
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { CrossReference } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { nameInFull, referenceText } from '../../../shared/document/reference.ts';
import { authorText, eventText } from '../../../shared/history/entry-text.ts';
import { stretchText, textsOf } from '../../../shared/history/words.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import type { ElementVersion } from '../../../shared/ipc/history.ts';
import type { Language } from '../../../shared/language/language.ts';
import { done, failed, printJson, type Command, type CommandContext } from '../command.ts';
import { findElement } from '../find-element.ts';
import { printable, wrap } from '../lines.ts';
import { momentsText } from '../../moment.ts';
import { shortId } from './log.ts';
import { withDocument } from './read-document.ts';

const indent = '    ';

/** How a reference prints today. */
type Refer = (reference: CrossReference) => string;

/** Footnotes stand below the text, behind a star. */
const mark = (footnote: string | null): string => (footnote === null ? '' : '* ');

/** The text of an element in a language, a line for each of its places. */
const linesOf = (block: Block | null, language: Language, refer: Refer): string[] =>
  block === null ? [] : textsOf(block, language).map(({ content, text, footnote }) => mark(footnote) + stretchText(content, 0, text.length, refer));

const versionLines = (version: ElementVersion, before: ElementVersion | undefined, language: Language, refer: Refer, labelOf: (id: Id) => string, context: CommandContext): string[] => {
  const { t, width } = context;
  const what = version.events.map((event) => eventText(event, t, labelOf)).join(', ');
  const name = version.name === null ? '' : ` (${version.name})`;
  const head = `${shortId(version.revision)}  ${momentsText(version.from, version.to)}  ${printable(authorText(version.author, t, context.language))}  ${printable(what)}${printable(name)}`;
  const lines = linesOf(version.block, language, refer);
  // What only moved or changed its kind says the same as before.
  const same = before !== undefined && JSON.stringify(lines) === JSON.stringify(linesOf(before.block, language, refer));
  return [head, ...(same ? [] : lines.flatMap((line) => wrap(line, indent, indent, width)))];
};

const writerLines = ({ versions, authors, words }: CallOutput<'history.paragraph'>, language: Language, refer: Refer, context: CommandContext): string[] => {
  const newest = versions[0]?.block ?? null;
  if (newest === null) return [];
  const texts = new Map(textsOf(newest, language).map(({ place, footnote, content }) => [`${place} ${footnote ?? ''}`, content]));
  const runs: { of: string; author: number; text: string }[] = [];
  for (const { language: written, place, footnote, start, end, author } of words) {
    if (written !== language) continue;
    const of = `${place} ${footnote ?? ''}`;
    const text = stretchText(texts.get(of) ?? [], start, end, refer);
    const last = runs.at(-1);
    // A space between two words says nothing of who wrote them.
    if (last !== undefined && last.of === of && (last.author === author || text.trim() === '')) last.text += text;
    else runs.push({ of, author, text: last?.of === of ? text : mark(footnote) + text });
  }
  return runs.flatMap(({ author, text }) => wrap(`${authors[author]?.name ?? ''}: ${text}`, indent, `${indent}  `, context.width));
};

const numberedElement = (document: Document, language: Language, query: string): string => findElement(document, language, query) ?? query;

export const history: Command = {
  words: ['document', 'paragraph'],
  options: { lang: { type: 'string' }, all: { type: 'boolean' } },
  run: (context) =>
    withDocument(context, async ({ core, document, language }) => {
      const query = context.words[1] ?? '';
      // An element that was deleted has no number, and goes by its id.
      const block = numberedElement(document, language, query);
      const told = /^[A-Za-z0-9_-]{1,80}$/.test(block) ? await core.call('history.paragraph', { id: document.id, block, single: context.values['all'] === true }) : null;
      if (told === null) return failed({ code: 'element.unknown', params: { element: query } });
      if (!told.ok) return failed(told.error.code === 'element.unknown' ? { code: 'element.unknown', params: { element: query } } : told.error);
      if (context.json) {
        printJson(context, told.value);
        return done;
      }
      const { versions } = told.value;
      const numbering = numberBlocks(document.blocks, language);
      const refer: Refer = (reference) => referenceText(reference, numbering, document.settings);
      const labelOf = (target: Id): string => (numbering.blocks.has(target) ? nameInFull(target, numbering, document.settings) : '');
      const lines = versions.flatMap((version, at) => [...versionLines(version, versions[at + 1], language, refer, labelOf, context), '']);
      const writers = writerLines(told.value, language, refer, context);
      const all = writers.length === 0 ? lines.slice(0, -1) : [...lines, context.t('history:element.who'), ...writers];
      context.print(`${all.join('\n')}\n`);
      return done;
    }),
};
