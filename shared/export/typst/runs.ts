// Text in a line, as runs for the template: formatting, direction, links, references, footnotes, brackets and proposals.
import type { LanguageText } from '../../document/block.ts';
import { isText, type Inline } from '../../document/inlines.ts';
import { referenceText } from '../../document/reference.ts';
import { safeAddress, symbolAddress } from '../addresses.ts';
import { bracketMarks, optionSeparator, separates } from '../bracket-marks.ts';
import { directionPieces, withWholeFigures } from '../../text/bidi.ts';
import { apartPieces, asWritten } from './arabic-pieces.ts';
import { printedText } from '../printed-text.ts';
import { longestWhole, symbolStretches } from '../symbol-stretches.ts';
import { formatOf, symbolFormat, withProposals, type RunFormat } from '../run-format.ts';
import type { LinkRun, NoteRun, ReferenceRun, Run, Runs } from './printed.ts';
import type { Setting } from './setting.ts';

interface Form extends RunFormat {
  readonly capitals?: boolean;
  /** In the cell of a table, whose lines are short. */
  readonly inCell?: boolean;
  /** The notice that a text is not translated. */
  readonly notice?: boolean;
}

const letters = (form: Form): string =>
  (form.bold === true ? 'b' : '') +
  (form.italic === true ? 'i' : '') +
  (form.notice === true ? 'n' : '') +
  (form.underline === true ? 'u' : '') +
  (form.superscript === true ? '^' : form.subscript === true ? '_' : '') +
  (form.inserted === true ? '+' : '') +
  (form.deleted === true ? '-' : '');

const formed = (text: string, form: string): Run => (form === '' ? text : { k: 't', t: text, f: form });

interface Piece {
  readonly text: string;
  /** The letters of its form; see `FormedRun`. */
  readonly form: string;
}

const arabicLetters = (text: string, form: string): readonly Piece[] => apartPieces(text).map((piece) => ({ text: piece.text, form: piece.apart ? `${form}.` : form }));

const piecesInArabic = (text: string): readonly Piece[] =>
  directionPieces(text).flatMap((piece) => (piece.leftToRight ? [{ text: piece.text, form: 'l' }] : arabicLetters(piece.text, '')));

/** Words of Arabic letters with what stands between them. */
const arabicStretch = /[\u0600-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]+(?:[^\p{L}]*[\u0600-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]+)*/gu;

const piecesInLatin = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: stretch, index } of text.matchAll(arabicStretch)) {
    if (index > at) pieces.push({ text: text.slice(at, index), form: '' });
    pieces.push(...arabicLetters(stretch, 'a'));
    at = index + stretch.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), form: '' });
  return pieces;
};

/** In a right-to-left line the stretches of a symbol would change places; it keeps to one line up to so many characters, and then breaks where it must. */
const longestAmongArabic = 46;

/** A label of words at the end of a symbol, as in `E/ESCWA/30/Outcome document`: a line may end before it. */
const wordsAtEnd = /(?<=\/)\p{Lu}\p{Ll}+ .*$/u;

/** The stretches of a symbol that keep to one line. A column may be narrower than any of them, so that a long symbol in a cell breaks where it must. */
const unbroken = (symbol: string, inCell: boolean, rtl: boolean): readonly string[] => {
  const whole = symbol.length <= (rtl && !inCell ? longestAmongArabic : longestWhole);
  if (rtl) return whole ? [symbol] : [];
  const label = wordsAtEnd.exec(symbol)?.[0];
  if (inCell && label !== undefined && !whole) {
    const parts = [symbol.slice(0, -label.length), label];
    return parts.some(({ length }) => length > longestWhole) ? [] : parts;
  }
  if (whole) return [symbol];
  return inCell ? [] : symbolStretches(symbol);
};

export class RunWriter {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** The runs of a text in the language of the version, or the notice that it is not translated. */
  text(text: LanguageText): Runs {
    return this.#printed(text, {});
  }

  /** The same in the cell of a table. */
  cell(text: LanguageText): Runs {
    return this.#printed(text, { inCell: true });
  }

  /** The same in capitals, for headings of the classic look; symbols keep their letters. */
  capitals(text: LanguageText): Runs {
    return this.#printed(text, { capitals: true });
  }

  #printed(text: LanguageText, form: Form): Runs {
    const { content, untranslated } = printedText(text, this.#setting.language);
    return this.noticed(content, untranslated, form);
  }

  /** A text, or the notice that it is not translated. */
  noticed(content: readonly Inline[], notice: boolean, form: Form = {}): Runs {
    return this.content(content, notice ? { ...form, italic: true, notice: true } : form);
  }

  content(content: readonly Inline[], form: Form = {}): Runs {
    return content.flatMap((inline) => this.#inline(inline, form));
  }

  /** Text of any script without formatting, for instance labels. */
  plain(text: string): Runs {
    return this.#words(text, {});
  }

  /** The same, regular where its line is bold. */
  regular(text: string): Runs {
    return this.plain(text).map((run) => (typeof run === 'string' ? formed(run, 'r') : run.k === 't' ? { ...run, f: `${run.f}r` } : run));
  }

  /** A note of ours as one piece: in Arabic texts too it may be in Latin letters from its first sign to its last. */
  whole(text: string): Runs {
    return this.#setting.rtl && !/\p{Script=Arabic}/u.test(text) ? [formed(text, 'l')] : this.plain(text);
  }

  /** Text as runs: cut at line breaks, and where the direction changes. */
  #words(text: string, form: Form): Run[] {
    const { characters, language, rtl } = this.#setting;
    const shown = withWholeFigures(characters.printable(form.capitals === true ? text.toLocaleUpperCase(language.tag) : text));
    const flags = letters(form);
    const runs: Run[] = [];
    for (const [index, line] of shown.split('\n').entries()) {
      if (index > 0) runs.push({ k: 'br' });
      for (const piece of rtl ? piecesInArabic(line) : piecesInLatin(line)) runs.push(formed(piece.text, `${flags}${piece.form}`));
    }
    return runs;
  }

  #inline(inline: Inline, form: Form): Run[] {
    if (isText(inline)) return this.#words(inline.text, formatOf(inline, form));
    switch (inline.type) {
      case 'link': {
        const href = safeAddress(inline.href);
        const children = this.content(inline.children, form);
        if (href === null || children.length === 0) return [...children];
        const link: LinkRun = { k: 'link', href, c: children };
        return [link];
      }
      case 'symbolReference': {
        const shown = this.#setting.characters.line(inline.symbol);
        const parts = unbroken(shown, form.inCell === true, this.#setting.rtl);
        return [{ k: 'sym', t: shown, f: letters(symbolFormat(inline, form)), href: safeAddress(symbolAddress(inline.symbol)), parts }];
      }
      case 'crossReference': {
        const { numbering, profile, anchors } = this.#setting;
        const run: ReferenceRun = { k: 'ref', c: this.#words(referenceText(inline, numbering, profile), withProposals(inline, form)), to: null };
        return [anchors.refer(run, inline.target)];
      }
      case 'footnote': {
        const { numbering, language, profile, anchors } = this.#setting;
        const number = numbering.footnotes.get(inline.id);
        const note: NoteRun = {
          k: 'note',
          n: number === undefined ? '*' : language.digits(number, profile),
          c: this.content(inline.content),
          anchor: anchors.of(inline.id),
          room: 0,
        };
        return [note];
      }
      case 'bracket': {
        const marks = bracketMarks(inline.state);
        const inside = marks.struck ? { ...form, deleted: true } : form;
        const sign = (text: string): Run[] => (text === '' ? [] : [{ k: 't', t: text, f: `${letters(form)}[` }]);
        const children = inline.children.flatMap((child, index) => [...(separates(inline.children, index) ? sign(optionSeparator) : []), ...this.#inline(child, inside)]);
        return [...sign(marks.open), ...children, ...sign(marks.close)];
      }
      case 'option':
        return [...this.content(inline.children, form)];
    }
  }
}

/** Runs without what may stand only once or leads elsewhere: for contents, where the whole line is one link. */
export const withoutLinks = (runs: Runs): Runs =>
  runs.flatMap((run): Runs => {
    if (typeof run === 'string') return [run];
    switch (run.k) {
      case 't':
        return [run];
      case 'br':
        return [' '];
      case 'sym':
        return [{ ...run, href: null }];
      case 'link':
      case 'ref':
        return withoutLinks(run.c);
      case 'note':
        return [];
    }
  });

/** The characters of runs on one line, without footnotes. */
export const plainRuns = (runs: Runs): string =>
  asWritten(
    withoutLinks(runs)
      .map((run) => (typeof run === 'string' ? run : 't' in run ? run.t : ''))
      .join(''),
  )
    .replace(/\s+/gu, ' ')
    .trim();

const standsOnce = (run: Run): boolean => typeof run !== 'string' && (run.k === 'note' || run.k === 'link' || run.k === 'ref' || (run.k === 'sym' && run.href !== null));

/** How a text looks that is repeated, where it holds notes or leads elsewhere, which may be so only once; null where it holds none. A note leaves its mark. */
export const repeatedRuns = (runs: Runs, rtl: boolean): Runs | null =>
  runs.some(standsOnce)
    ? runs.flatMap((run): Runs => (typeof run !== 'string' && run.k === 'note' ? [{ k: 't', t: `${rtl ? '\u200F' : ''}${run.n}`, f: '^' }] : withoutLinks([run])))
    : null;
