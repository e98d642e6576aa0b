// Left-to-right runs inside right-to-left text: found, and isolated so that symbols, names and addresses keep their order.

/** Left-to-right isolate, first-strong isolate and the sign that ends any of them. */
export const leftToRightIsolate = '\u2066';
export const firstStrongIsolate = '\u2068';
export const popIsolate = '\u2069';

/** Signs that steer direction; they are no part of the text. */
export const directionSigns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
export const withoutDirectionSigns = (text: string): string => text.replace(directionSigns, '');

export const isolateLeftToRight = (text: string): string => `${leftToRightIsolate}${text}${popIsolate}`;
/** For text of unknown direction inside a sentence of the interface. */
export const isolate = (text: string): string => `${firstStrongIsolate}${text}${popIsolate}`;

/**
 * A figure whose thousands are parted by a space, `1 204`. Between Arabic words any space but a hard one turns the order of its parts, and a line may end there.
 * Typists help themselves and write `000 100` from behind: what begins with nought, or with the end of such a figure, is left as it shows.
 */
const spacedFigure = /(?<!\p{Nd}|(?<!\p{Nd})\p{Nd}{3} )(?![0٠۰])\p{Nd}{1,3}(?: \p{Nd}{3}(?!\p{Nd}))+/gu;
/** The figures with a space inside, as [start, end) in UTF-16 units, in order. */
export const spacedFigures = (text: string): readonly (readonly [start: number, end: number])[] =>
  [...text.matchAll(spacedFigure)].map((match) => [match.index, match.index + match[0].length]);
/** A text as it is printed or shown: its figures whole, and as long as before. */
export const withWholeFigures = (text: string): string => text.replace(spacedFigure, (figure) => figure.replaceAll(' ', '\u00A0'));

const hasLatin = /\p{Script=Latin}/u;
/**
 * A word of Latin letters and figures with what binds it inside: `E/ESCWA/30/L.1`, `https://example.org/?a=1`, `co-operation`. Marks belong to the letter
 * before them: the tanwin of an Arabic word is none.
 */
const word = /(?:[\p{Script=Latin}0-9]\p{Mn}*)+(?:[./:@&?=#%~+_'’\-–]+(?:[\p{Script=Latin}0-9]\p{Mn}*)+)*/gu;
/** What may stand between two words of one run. */
const between = /^[ \u00A0\u202F]?[,;:&+\-–/]?[ \u00A0\u202F]?[("“‘[]?$|^[)"”’\]]?[.,;:]?[ \u00A0\u202F]?[("“‘[]?$/u;

/** What ends a sentence, with nothing behind it. */
const sentenceEnd = /^[.!?…]+(?=\s*$)/u;
const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Whether a text is words of another language and not a name or a symbol within an Arabic sentence, to which its full stop then belongs. */
const isForeignSentence = (text: string): boolean => !rightToLeftLetter.test(text) && /\p{Ll}{2}\p{P}?\s+\p{P}?\p{L}*\p{Ll}{2}/u.test(text);

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Cuts a run at brackets that have no partner inside it. */
const balanced = (text: string, start: number, end: number): readonly [number, number][] => {
  const open: { at: number; sign: string }[] = [];
  const cuts: number[] = [];
  for (let at = start; at < end; at++) {
    const sign = text[at] ?? '';
    if (sign in pairs) open.push({ at, sign });
    else if (sign === ')' || sign === ']') {
      const last = open.at(-1);
      if (last !== undefined && pairs[last.sign] === sign) open.pop();
      else cuts.push(at);
    }
  }
  const all = [...cuts, ...open.map(({ at }) => at)].sort((a, b) => a - b);
  const parts: [number, number][] = [];
  let from = start;
  for (const cut of [...all, end]) {
    const part = text.slice(from, cut);
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') parts.push([from + lead, from + part.trimEnd().length]);
    from = cut + 1;
  }
  return parts;
};

/**
 * The left-to-right runs of a text that is mainly Arabic, as [start, end) in UTF-16 units, in order. A run holds at least one Latin letter;
 * figures beside one belong to it (`COP 28`), figures alone are no run. Brackets belong to it only as a pair, the full stop only where the text is a
 * sentence without an Arabic letter.
 */
export const leftToRightRuns = (text: string): readonly (readonly [start: number, end: number])[] => {
  // Most paragraphs hold none, and long documents many paragraphs.
  if (!hasLatin.test(text)) return [];
  const words = [...text.matchAll(word)].map((match) => [match.index, match.index + match[0].length] as [number, number]);
  const runs: [number, number][] = [];
  for (const [start, end] of words) {
    const last = runs.at(-1);
    if (last !== undefined && between.test(text.slice(last[1], start))) last[1] = end;
    else runs.push([start, end]);
  }
  const last = runs.at(-1);
  if (last !== undefined && isForeignSentence(text)) last[1] += sentenceEnd.exec(text.slice(last[1]))?.[0].length ?? 0;
  return runs
    .map(([start, end]): [number, number] => {
      const closing = pairs[/[([](?=[^)\]]*$)/u.exec(text.slice(start, end))?.[0] ?? ''];
      return closing !== undefined && text[end] === closing ? [start, end + 1] : [start, end];
    })
    .flatMap(([start, end]) => balanced(text, start, end))
    .filter(([start, end]) => hasLatin.test(text.slice(start, end)));
};

/** The text cut into pieces of one direction each, nothing left out. */
export const directionPieces = (text: string): readonly { readonly text: string; readonly leftToRight: boolean }[] => {
  const pieces: { text: string; leftToRight: boolean }[] = [];
  let at = 0;
  for (const [start, end] of leftToRightRuns(text)) {
    if (start > at) pieces.push({ text: text.slice(at, start), leftToRight: false });
    pieces.push({ text: text.slice(start, end), leftToRight: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), leftToRight: false });
  return pieces;
};

/** A text for a right-to-left line with every left-to-right run isolated. For plain text only: documents have markup for it. */
export const isolateRuns = (text: string): string =>
  directionPieces(withoutDirectionSigns(text))
    .map((piece) => (piece.leftToRight ? isolateLeftToRight(piece.text) : piece.text))
    .join('');
