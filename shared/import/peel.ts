// A line seen through its markup: quickly enough for every line of a file, so that its beginning can be recognised.
import { invisible } from './comparable.ts';

export interface Peeled {
  /** Depth of `>` quotation. */
  readonly quote: number;
  /** Level of a Markdown heading, 0 for none. */
  readonly hash: number;
  /** The sign of a bullet, or null. */
  readonly bullet: string | null;
  /** Columns before the first sign. */
  readonly indent: number;
  /** The source without quotation signs, hashes and bullet; its inline markup still stands. */
  readonly source: string;
  /** `source` without the emphasis, tags and escapes at its beginning. */
  readonly text: string;
}

const quoteForm = /^\s{0,3}>\s?/;
const hashForm = /^\s{0,3}(#{1,6})(?:\s+|(?=[^\s#]))(?=\S)/;
/** Hyphen, asterisk and plus need a blank behind them; the signs made for bullets do not. An escaped one is text. */
const bulletForm = /^\s*(?:([-*+–—])\s+(?=\S)|([•▪▫■□●○◦‣∙⁃➢➤✓✔❖\uF0B7\uF0A7\uF0D8\uF0FC])\s*(?=\S)|([·o§Øv])(?:\t+| {2,})(?=\S))/u;
const markupStart = /^(?:\s|[*_]+|<\/?(?:b|strong|i|em|u|span|font|center|p|div)\b[^<>]*>|\\(?=[-.*()[\]#+]))+/i;

/** A heading without the hashes that close it. */
const withoutClosing = (heading: string): string => {
  const trimmed = heading.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end -= 1;
  return end < trimmed.length && /\s/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : heading;
};

/** Looks through quotation signs, hashes, bullets and opening emphasis. */
export const peel = (line: string): Peeled => {
  let source = line;
  let quote = 0;
  for (let found = quoteForm.exec(source); found !== null; found = quoteForm.exec(source)) {
    source = source.slice(found[0].length);
    quote += 1;
  }
  let indent = 0;
  while (indent < source.length && /[\s]/.test(source[indent] ?? '')) indent += 1;
  const columns = [...source.slice(0, indent)].reduce((sum, sign) => (sign === '\t' ? sum + 4 - (sum % 4) : sum + 1), 0);
  const hashes = hashForm.exec(source);
  if (hashes !== null) source = withoutClosing(source.slice(hashes[0].length));
  const bullet = hashes === null ? bulletForm.exec(source) : null;
  if (bullet !== null) source = source.slice(bullet[0].length);
  const trimmed = source.trimStart();
  const opened = trimmed.replace(markupStart, '');
  // `12\.` is how converters keep Markdown from making a list.
  const text = opened.slice(0, 40).replace(/\\(?=[-.()[\]])/g, '') + opened.slice(40);
  return { quote, hash: hashes?.[1]?.length ?? 0, bullet: bullet === null ? null : (bullet[1] ?? bullet[2] ?? bullet[3] ?? '•'), indent: columns, source: trimmed, text };
};

/** The words of a line without the signs of markup and without the marks of footnotes: for comparing, not for keeping. */
export const unmarked = (line: string): string =>
  line
    .replace(/<sup>[\s\d,،[\]\\]*<\/sup>|\[\^[^\]\s]*\]|\uE000[^\uE001]*\uE001|[⁰¹²³⁴-⁹]+/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\]\([^()\s]*\)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|__|^[\s#>]+|[[\]`]/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replace(invisible, '')
    .trim();
