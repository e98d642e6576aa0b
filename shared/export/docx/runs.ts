// Text in a line: formatting, direction, links, references, footnotes, brackets and proposals, as runs of WordprocessingML.
import type { Id } from '../../document/ids.ts';
import { isText, type CrossReference, type Footnote, type Inline, type Text } from '../../document/inlines.ts';
import { referenceText } from '../../document/reference.ts';
import { withWholeFigures } from '../../text/bidi.ts';
import { safeAddress, symbolAddress } from '../addresses.ts';
import { bracketMarks, optionSeparator, separates } from '../bracket-marks.ts';
import { formatOf, symbolFormat, withProposals, type RunFormat } from '../run-format.ts';
import { directedText } from './direction.ts';
import { wordReference } from './list-formats.ts';
import type { Relationships } from './relationships.ts';
import type { WordFile } from './word-file.ts';
import type { Annotated, FormatBefore } from './tracks.ts';
import { element, escapeXml, flag, val } from './xml.ts';

/** What a run looks like beyond the style of its paragraph. */
export interface WordFormat extends RunFormat {
  /** A character style. */
  readonly style?: string;
  /** What it looked like before a proposal that Word is to show as such. */
  readonly before?: FormatBefore;
}

const plainFormat: WordFormat = {};

/** Properties in the order of the schema. Complex scripts have their own bold, and Word asks for both; Arabic letters do not slope. */
const runProperties = (format: WordFormat, rtl: boolean): string => {
  const underlined = format.underline === true || format.inserted === true;
  const xml =
    (format.style === undefined ? '' : val('w:rStyle', format.style)) +
    (format.bold === true ? '<w:b/><w:bCs/>' : '') +
    (format.italic === true ? '<w:i/>' : '') +
    flag('w:strike', format.deleted) +
    (underlined ? val('w:u', format.inserted === true && format.underline === true ? 'double' : 'single') : '') +
    (format.superscript === true ? val('w:vertAlign', 'superscript') : format.subscript === true ? val('w:vertAlign', 'subscript') : '') +
    flag('w:rtl', rtl) +
    (format.before === undefined ? '' : `<w:rPrChange${format.before.attributes}>${runProperties(format.before.format, rtl) || '<w:rPr/>'}</w:rPrChange>`);
  return xml === '' ? '' : `<w:rPr>${xml}</w:rPr>`;
};

/** Text with its line breaks and tabs as Word's own. */
const runText = (text: string): string => {
  const escaped = escapeXml(text);
  if (!/[\n\t]/.test(escaped)) return `<w:t xml:space="preserve">${escaped}</w:t>`;
  return escaped
    .split(/([\n\t])/)
    .map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part === '' ? '' : `<w:t xml:space="preserve">${part}</w:t>`))
    .join('');
};

/** A left-to-right mark, which keeps a sign at the edge of a left-to-right stretch from changing sides in Arabic. */
const leftToRightMark = '\u200E';
/** A figure is a part of what is around it unless letters follow it. */
const startsByItself = /^(?:\p{L}|\p{N}(?!.*\p{L}))/su;
const endsWithLetterOrDigit = /[\p{L}\p{N}]$/u;

/** Writes the runs of one part of the file (the text, or the footnotes), each of which has its own relationships. */
export class Runs {
  readonly #file: WordFile;
  readonly #relationships: Relationships;

  constructor(file: WordFile, relationships: Relationships) {
    this.#file = file;
    this.#relationships = relationships;
  }

  /** A run whose direction is known. */
  run(text: string, format: WordFormat, rtl: boolean): string {
    return text === '' ? '' : `<w:r>${runProperties(format, rtl)}${runText(text)}</w:r>`;
  }

  /** Text of any script, cut where the direction changes. */
  text(text: string, format: WordFormat = plainFormat): string {
    const base = this.#file.language.direction;
    return directedText(base === 'rtl' ? withWholeFigures(text) : text, base)
      .map((part) => (base === 'rtl' && !part.rtl ? this.isolated(part.text, format) : this.run(part.text, format, part.rtl)))
      .join('');
  }

  /**
   * A stretch that runs left to right wherever it stands, such as a symbol. The run without `w:rtl` is enough for Word; where a sign
   * stands at an edge, a mark beside it keeps it in place in every other program as well.
   */
  isolated(text: string, format: WordFormat = plainFormat): string {
    if (this.#file.language.direction === 'ltr') return this.run(text, format, false);
    const before = startsByItself.test(text) ? '' : leftToRightMark;
    const after = endsWithLetterOrDigit.test(text) ? '' : leftToRightMark;
    return this.run(`${before}${text}${after}`, format, false);
  }

  tab(): string {
    return '<w:r><w:tab/></w:r>';
  }

  lineBreak(): string {
    return '<w:r><w:br/></w:r>';
  }

  /** A field with the result that shows until somebody updates it. */
  field(instruction: string, result: string): string {
    return element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, result);
  }

  /** Text that leads to a bookmark of this file. */
  internalLink(bookmark: string, content: string): string {
    return element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': '1' }, content);
  }

  externalLink(address: string, content: string): string {
    return element('w:hyperlink', { 'r:id': this.#relationships.link(address), 'w:history': '1' }, content);
  }

  content(content: readonly Inline[], format: WordFormat = plainFormat): string {
    return content.map((inline) => this.#inline(inline, format)).join('');
  }

  /** Runs with what is proposed and said of them, where Word is to show that. */
  #tracked(inline: Annotated, runs: string): string {
    return this.#file.tracks?.inline(inline, runs) ?? runs;
  }

  /** The inline without what Word shows as a change. */
  #plain<Kind extends Annotated>(inline: Kind): Kind {
    return this.#file.tracks === null || inline.proposals === undefined ? inline : { ...inline, proposals: undefined };
  }

  #text(text: Text, format: WordFormat): string {
    const own = this.#plain(text);
    const change = this.#file.tracks?.formatBefore(text) ?? null;
    const before = change === null ? {} : { before: { format: formatOf(this.#plain(change.before), format), attributes: change.attributes } };
    return this.#tracked(text, this.text(text.text, { ...formatOf(own, format), ...before }));
  }

  #inline(inline: Inline, format: WordFormat): string {
    if (isText(inline)) return this.#text(inline, format);
    switch (inline.type) {
      case 'link': {
        const address = safeAddress(inline.href);
        if (address === null) return this.content(inline.children, format);
        return this.externalLink(address, this.content(inline.children, { ...format, style: 'UN-Link' }));
      }
      case 'symbolReference': {
        const own = symbolFormat(this.#plain(inline), { ...format, style: 'UN-Symbol-Reference' });
        return this.externalLink(symbolAddress(inline.symbol), this.#tracked(inline, this.isolated(inline.symbol, own)));
      }
      case 'crossReference':
        return this.#crossReference(inline, withProposals(this.#plain(inline), format));
      case 'footnote':
        return this.#tracked(inline, this.#footnote(inline, withProposals(this.#plain(inline), format)));
      case 'bracket': {
        const marks = bracketMarks(inline.state);
        const inside = marks.struck ? { ...format, deleted: true } : format;
        const sign = { ...format, style: 'UN-Bracket' };
        // Brackets mirror with the line: an opening one is an opening one in either direction.
        const rtl = this.#file.language.direction === 'rtl';
        const children = inline.children.map((child, index) =>
          (separates(inline.children, index) ? this.run(optionSeparator, sign, rtl) : '') + this.#inline(child, inside));
        return `${this.run(marks.open, sign, rtl)}${children.join('')}${this.run(marks.close, sign, rtl)}`;
      }
      case 'option':
        return this.content(inline.children, format);
    }
  }

  /**
   * A cross-reference: its words as text, and every number in it that Word counts itself as a field to the place that bears it.
   * Numbers that Word cannot count (Arabic ordinals) are text; all of it leads to the target.
   */
  #crossReference(reference: CrossReference, format: WordFormat): string {
    const { numbering, profile, bookmarks } = this.#file;
    const text = referenceText(reference, numbering, profile);
    const bookmark = bookmarks.name(reference.target);
    if (bookmark === null) return this.#tracked(reference, this.text(text, format));
    // A field cannot be within a mark of change.
    if (this.#file.tracks !== null && reference.proposals !== undefined) return this.internalLink(bookmark, this.#tracked(reference, this.text(text, format)));
    const parts: string[] = [];
    let rest = text;
    for (let id: Id | undefined = reference.target; id !== undefined; id = numbering.parents.get(id)) {
      const found = this.#countedAtEnd(id, rest);
      if (found === null) continue;
      const tail = rest.slice(found.at + found.written.length);
      parts.unshift(this.field(found.instruction, this.text(found.written, format)), this.#linked(bookmark, tail, format));
      rest = rest.slice(0, found.at);
    }
    return this.#linked(bookmark, rest, format) + parts.join('');
  }

  #linked(bookmark: string, text: string, format: WordFormat): string {
    return text === '' ? '' : this.internalLink(bookmark, this.text(text, format));
  }

  /** The last place in a text where the number of an element stands by itself, if Word can keep that number current. */
  #countedAtEnd(id: Id, text: string): { readonly at: number; readonly written: string; readonly instruction: string } | null {
    const { numbering, profile, bookmarks, language, lists } = this.#file;
    const bookmark = bookmarks.name(id);
    if (bookmark === null) return null;
    const footnote = numbering.footnotes.get(id);
    const number = numbering.blocks.get(id);
    const written = footnote !== undefined ? language.digits(footnote, profile) : number === undefined ? '' : language.bareNumber(number, profile);
    if (written === '') return null;
    let switches = 'h';
    if (number !== undefined) {
      const caption = number.kind === 'box' || number.kind === 'table' || number.kind === 'figure';
      if (caption ? this.#file.captionField(number) === null : !lists.isAutomatic(number)) return null;
      const automatic = lists.automatic(number.kind);
      if (!caption && (automatic === null || wordReference(automatic, number.n) !== written)) return null;
      if (!caption) switches = 'n \\h';
    } else if (written !== String(footnote)) return null;
    const at = text.lastIndexOf(written);
    const alone = at >= 0 && /(?:^|[\s\u00A0])$/u.test(text.slice(0, at)) && /^(?:$|[\s\u00A0,،])/u.test(text.slice(at + written.length));
    return alone ? { at, written, instruction: `${footnote === undefined ? 'REF' : 'NOTEREF'} ${bookmark} \\${switches}` } : null;
  }

  #footnote(footnote: Footnote, format: WordFormat): string {
    const { bookmarks, footnotes } = this.#file;
    const note = footnotes.add(footnote);
    const rtl = this.#file.language.direction === 'rtl';
    const properties = runProperties({ ...format, superscript: false, subscript: false, style: 'FootnoteReference' }, rtl);
    const reference = element('w:footnoteReference', { 'w:customMarkFollows': note.mark === null ? undefined : '1', 'w:id': note.id });
    const mark = note.mark === null ? '' : runText(note.mark);
    return bookmarks.around(footnote.id, `<w:r>${properties}${reference}${mark}</w:r>`);
  }
}

