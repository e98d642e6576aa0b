// What the tables that are made of a text have in common as documents of their own: they say of which text they are, and shorten its words.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import type { Table } from '../../document/blocks/table.ts';
import type { Document } from '../../document/document.ts';
import type { Content } from '../../document/inlines.ts';
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { documentSymbol, firstPage } from '../first-page.ts';

/** Words in one line, of at most so many characters. */
export const shortened = (text: string, most: number): string => {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : characters.join('');
};

export interface TableParts {
  /** With which the ids of its elements begin. */
  readonly id: string;
  readonly title: string;
  /** What stands between the name of the text and the table, by the ends of the ids. */
  readonly lines: Readonly<Record<string, string>>;
  /** Null where there is nothing to tell. */
  readonly table: Table | null;
  readonly words: (text: string) => Content;
}

/** Title, symbol and title of the text, lines and table, with the settings of the text but its comments. */
export const tableDocument = (document: Document, language: Language, { id, title, lines, table, words }: TableParts): Document => {
  const line = (type: 'title' | 'subtitle' | 'paragraph', end: string, text: string): Block => ({ ...blankBlock(type, `${id}-${end}`), text: { [language]: words(text) } });
  const name = [documentSymbol(document), firstPage(document, definitionOf(language)).title].filter((part) => part !== null && part !== '').join(' – ');
  const { threads: _, ...settings } = document.settings;
  return {
    ...document,
    settings,
    blocks: [line('title', 'title', title), ...(name === '' ? [] : [line('subtitle', 'name', name)]), ...Object.entries(lines).map(([end, text]) => line('paragraph', end, text)), ...(table === null ? [] : [table])],
  };
};
