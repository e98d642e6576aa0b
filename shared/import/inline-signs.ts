// The signs of inline markup: Markdown, the HTML that stands in it, and the characters that HTML names.
import { parseFragment } from 'parse5';
import type { Format } from '../document/inlines.ts';
import { callEnd, callStart } from './collected-notes.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  laquo: '«', raquo: '»', hellip: '…', bull: '•', shy: '\u00AD', lrm: '\u200E', rlm: '\u200F', zwnj: '\u200C', deg: '°', eacute: 'é', egrave: 'è',
  agrave: 'à', ccedil: 'ç', ecirc: 'ê', ocirc: 'ô',
};
/** The character that a name or a number stands for (`eacute`, `#233`); undefined where there is none. */
export const entity = (name: string): string | undefined => {
  if (!name.startsWith('#')) {
    // All that HTML knows; the commonest without asking.
    const [node] = entities[name] === undefined ? parseFragment(`&${name};`).childNodes : [];
    const read = node !== undefined && 'value' in node ? node.value : '';
    return entities[name] ?? (read === '' || read.startsWith('&') ? undefined : read);
  }
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
};

/** What a tag sets its text as. */
export const tagFormats: Readonly<Record<string, Format>> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', u: 'underline', ins: 'underline', sup: 'superscript', sub: 'subscript',
};

/** What can begin at a sign. All are sticky: they match where they are told to look, and nowhere else. */
export const patterns = {
  plain: /[^\\*_<[(\]!`&~^⁰¹²³⁴⁵⁶⁷⁸⁹hH\uE000]+/y,
  call: new RegExp(`${callStart}([^${callEnd}]{1,20})${callEnd}`, 'y'),
  escape: /\\([!-/:-@[-`{-~\n])/y,
  entity: /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/y,
  code: /(?<!`)(`+)(?!`)([^`]+)\1(?!`)/y,
  backticks: /`+/y,
  comment: /<!--[\s\S]*?-->/y,
  autolink: /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy,
  address: /<([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})>/y,
  superscriptNote: /<sup>\s*(?:\\?\[){0,2}(\d{1,4}(?:\s*[,،˒;]\s*\d{1,4})*)(?:\\?\]){0,2}(?:\(#[^)\s]*\)\]?)?\s*<\/sup>/iy,
  tag: /<(\/?)(b|strong|i|em|cite|u|ins|sup|sub|br|span|font|a|p|div|small|big|center|mark|s|del|strike|code|tt|wbr|img|hr)\b([^<>]*)>/iy,
  parenNote: /\(([0-9\u0660-\u0669]{1,3})\)/y,
  note: /\[\^([^\]\s]{1,40})\]/y,
  caretNote: /\^(\d{1,3})\^/y,
  raised: /\^([^\s^~\\*_]{1,40})\^/y,
  lowered: /(?<!~)~([^\s^~\\]{1,40})~(?!~)/y,
  attributes: /\{[.#][^{}\n]*\}/y,
  superscriptSigns: /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y,
  destination: /\(\s*(?:<([^<>]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y,
  reference: /\[([^\][]{0,100})\]/y,
  url: /https?:\/\/[^\s<>«»“”"\]}]+/iy,
} as const;

/** Matches a sticky pattern at a place. */
export const match = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};
