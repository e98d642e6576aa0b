// One run of a paragraph: its letters, breaks and signs, the notes it calls, and the pictures it holds.
import { fieldAddress, fieldAnchor, type Fields } from './fields.ts';
import type { Relationship } from './package.ts';
import type { StyleSheet } from './styles.ts';
import { chosen, type Surroundings } from './text-reader.ts';
import { hrefSchema } from '../../document/inlines.ts';
import { attribute, child, descendants, wholeNumber, type XmlElement } from './xml.ts';
import type { FormatChange, LossKind, RunLook, TextRun, WordInline } from './word-text.ts';

export interface RunContext {
  readonly styles: StyleSheet;
  readonly fields: Fields;
  /** Ids of the comments that are open here. */
  readonly comments: readonly string[];
  /** The bookmark opened last and not yet closed. */
  readonly bookmark: () => string | null;
  readonly relationship: (id: string) => Relationship | null;
  /** Whether the file holds a part. */
  readonly holds: (part: string) => boolean;
  readonly lose: (kind: LossKind, text?: string) => void;
  /** A text box, to be read behind its paragraph. */
  readonly box: (box: XmlElement) => void;
}

/** Letters of the fonts Symbol and Wingdings that documents use, as letters of text. */
const symbols: Readonly<Record<string, string>> = {
  B7: '•', A7: '▪', D8: '➢', FC: '✓', A8: '◻', FE: '☑', '6F': '□', '71': '❑', '76': '❖', '77': '⬥', '9F': '•', '6C': '●', '6E': '■', E0: '→', DF: '←', E8: '➔', B1: '±', B3: '≥', A3: '≤', B0: '°', B4: '×', AE: '→', D7: '⋅', '2D': '−',
};

const symbolOf = (element: XmlElement): string => {
  const code = Number.parseInt(attribute(element, 'w:char') ?? '', 16);
  if (!Number.isFinite(code) || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
  if (code < 0xf000 || code > 0xf0ff) return String.fromCodePoint(code);
  return symbols[(code - 0xf000).toString(16).toUpperCase()] ?? (code - 0xf000 >= 0x20 && code - 0xf000 < 0x7f && !/wingdings|webdings/i.test(attribute(element, 'w:font') ?? '') ? String.fromCodePoint(code - 0xf000) : '\uFFFD');
};

const spoken = (element: XmlElement): string => {
  for (const one of descendants(element)) {
    if (one.name !== 'wp:docPr' && one.name !== 'pic:cNvPr' && one.name !== 'v:shape') continue;
    const alt = attribute(one, 'descr') ?? attribute(one, 'alt') ?? '';
    if (alt.trim() !== '') return alt.trim().slice(0, 2000);
  }
  return '';
};

/** A sign of the author's own stands behind the reference in the same run. */
const withOwnSign = (inlines: WordInline[], run: XmlElement): WordInline[] => {
  const own = run.children.some((one) => (one.name === 'w:footnoteReference' || one.name === 'w:endnoteReference') && ['1', 'true', 'on'].includes(attribute(one, 'w:customMarkFollows') ?? ''));
  const at = own ? inlines.findIndex(({ type }) => type === 'note') : -1;
  const [note, sign] = [inlines[at], inlines[at + 1]];
  if (note?.type !== 'note' || sign?.type !== 'text') return inlines;
  return [...inlines.slice(0, at), { ...note, written: sign.text }, ...inlines.slice(at + 2)];
};

/** Extents are written in English metric units, 635 to a twip. */
const sizeOf = (drawing: XmlElement): { readonly width: number; readonly height: number } => {
  const extent = [...descendants(drawing)].find(({ name }) => name === 'wp:extent');
  const twips = (name: string): number => Math.round((wholeNumber(attribute(extent, name)) ?? 0) / 635);
  return { width: twips('cx'), height: twips('cy') };
};

export class RunReader {
  readonly #context: RunContext;

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** A run of plain characters. */
  text(text: string, around: Surroundings, look: RunLook, formatChange: FormatChange<RunLook> | null = null): TextRun[] {
    const { fields, comments } = this.#context;
    if (text === '' || fields.hidden) return [];
    const field = around.field ?? fields.instruction;
    const address = fieldAddress(fields.instruction);
    const href = around.href ?? (address !== null && hrefSchema.safeParse(address).success ? address : null);
    return [{ type: 'text', text, look, formatChange, href, anchor: around.anchor ?? fieldAnchor(fields.instruction), field, changes: around.changes, comments: [...comments] }];
  }

  read(run: XmlElement, around: Surroundings, look: RunLook, formatChange: FormatChange<RunLook> | null): WordInline[] {
    const inlines: WordInline[] = [];
    let text = '';
    const flush = (): void => {
      inlines.push(...this.text(text, around, look, formatChange));
      text = '';
    };
    const walk = (elements: readonly XmlElement[]): void => {
      for (const element of elements) {
        const sign = this.#sign(element);
        if (sign !== null) {
          text += sign;
          continue;
        }
        flush();
        if (element.name === 'mc:AlternateContent') walk(chosen(element));
        else inlines.push(...this.#other(element, around, look));
      }
    };
    walk(run.children);
    flush();
    return withOwnSign(inlines, run);
  }

  /** What an element is as text; null for what is no text. */
  #sign(element: XmlElement): string | null {
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        return element.text.replace(/[\r\n]+/g, ' ');
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:br':
        return attribute(element, 'w:type') === 'page' ? null : '\n';
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '\u2011';
      case 'w:softHyphen':
        return '\u00AD';
      case 'w:sym':
        return symbolOf(element);
      default:
        return null;
    }
  }

  #other(element: XmlElement, around: Surroundings, look: RunLook): WordInline[] {
    const { fields, comments, lose } = this.#context;
    const marked = { changes: around.changes, comments: [...comments] };
    switch (element.name) {
      case 'w:fldChar':
        switch (attribute(element, 'w:fldCharType')) {
          case 'begin':
            fields.begin();
            if (child(element, 'w:ffData') !== undefined) lose('formField');
            break;
          case 'separate':
            fields.separate();
            break;
          case 'end':
            fields.end();
        }
        return [];
      case 'w:instrText':
      case 'w:delInstrText':
        fields.instruct(element.text);
        return [];
      case 'w:br':
        return [{ type: 'pageBreak', name: '' }];
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return [{ type: 'note', kind: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote', id: attribute(element, 'w:id') ?? '', bookmark: this.#context.bookmark(), written: null, ...marked }];
      case 'w:commentReference':
        return [{ type: 'comment', name: attribute(element, 'w:id') ?? '' }];
      case 'w:drawing':
      case 'w:pict':
        return this.#drawing(element, marked);
      case 'w:object':
        lose('embeddedObject', spoken(element));
        return this.#drawing(element, marked, true);
      case 'w:ruby':
        return (child(element, 'w:rubyBase')?.children ?? []).flatMap((one) => (one.name === 'w:r' ? this.read(one, around, look, null) : []));
      default:
        return [];
    }
  }

  #drawing(element: XmlElement, marked: Pick<TextRun, 'changes' | 'comments'>, known = false): WordInline[] {
    const { relationship, holds, lose, box } = this.#context;
    const pictures: WordInline[] = [];
    let [found, drawn] = [known, false];
    /** Text boxes stand in shapes, groups of shapes, and in either branch of alternatives, of which one is read. */
    const walk = (elements: readonly XmlElement[]): void => {
      for (const one of elements) {
        if (one.name === 'w:txbxContent') {
          found = true;
          lose('textBox', [...descendants(one)].filter(({ name }) => name === 'w:t').map(({ text }) => text).join(' '));
          box(one);
        } else if (one.name === 'mc:AlternateContent') walk(chosen(one));
        else if (one.name === 'a:blip' || one.name === 'v:imagedata') {
          found = true;
          const vector = [...descendants(one)].find(({ name }) => name === 'asvg:svgBlip');
          const id = attribute(vector, 'r:embed') ?? attribute(one, 'r:embed') ?? attribute(one, 'r:id') ?? attribute(one, 'r:link') ?? '';
          const related = relationship(id);
          const part = related === null || related.outside || !holds(related.target) ? null : related.target;
          if (part === null) lose(related?.outside === true ? 'outsideFile' : 'missingImage', spoken(element));
          pictures.push({ type: 'image', part, alt: spoken(element), ...sizeOf(element), ...marked });
        } else {
          drawn ||= one.name.startsWith('wps:') || one.name.startsWith('c:') || one.name.startsWith('dgm:') || one.name === 'v:line' || one.name === 'v:rect' || one.name === 'v:oval' || one.name === 'v:shape';
          walk(one.children);
        }
      }
    };
    walk(element.children);
    // Lines and frames say nothing; charts and diagrams do.
    if (!found && ([...descendants(element)].some(({ name }) => name === 'a:graphicData' || name.startsWith('c:') || name.startsWith('dgm:')))) lose('drawing', spoken(element));
    return pictures;
  }
}
