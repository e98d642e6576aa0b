// Automatic lists: which list instance each numbered element belongs to, so that what Word counts is what the model counts.
import type { BlockNumber, NumberKind } from '../../document/numbering.ts';
import type { LanguageDefinition, Profile } from '../../language/definition.ts';
import type { LookMeasures } from '../look.ts';
import { automaticLabel, printsAutomatically, type AutomaticLabel } from './list-formats.ts';
import { element, flag, val } from './xml.ts';
import { twipsOfMm } from './lengths.ts';

/** The kinds of each list by level. Sections and priority areas share a level, since they share a count. */
const listLevels = {
  headings: ['chapter', 'section', 'subsection', 'heading4', 'heading5'],
  paragraphs: ['paragraph'],
  keyMessages: ['keyMessage'],
  subparagraphs: ['subparagraph1', 'subparagraph2', 'subparagraph3', 'subparagraph4'],
  operatives: ['operative'],
  annexes: ['annex'],
} as const satisfies Record<string, readonly NumberKind[]>;
type ListName = keyof typeof listLevels | 'bullets';
const listNames = [...(Object.keys(listLevels) as (keyof typeof listLevels)[]), 'bullets'] as const;

/** Boxes, tables and figures are counted by caption fields, not by lists. */
const placeOf: Readonly<Record<NumberKind, { readonly list: ListName; readonly level: number } | null>> = {
  chapter: { list: 'headings', level: 0 },
  section: { list: 'headings', level: 1 },
  subsection: { list: 'headings', level: 2 },
  heading4: { list: 'headings', level: 3 },
  heading5: { list: 'headings', level: 4 },
  paragraph: { list: 'paragraphs', level: 0 },
  keyMessage: { list: 'keyMessages', level: 0 },
  subparagraph1: { list: 'subparagraphs', level: 0 },
  subparagraph2: { list: 'subparagraphs', level: 1 },
  subparagraph3: { list: 'subparagraphs', level: 2 },
  subparagraph4: { list: 'subparagraphs', level: 3 },
  operative: { list: 'operatives', level: 0 },
  annex: { list: 'annexes', level: 0 },
  box: null,
  table: null,
  figure: null,
};

/** Counts the levels of one list as Word does: a level begins afresh after any higher one. */
class Counter {
  readonly #counts: number[] = [];

  expects(level: number): number {
    return (this.#counts[level] ?? 0) + 1;
  }

  set(level: number, n: number): void {
    this.#counts[level] = n;
    this.#counts.length = level + 1;
  }
}

interface Instance {
  readonly numId: number;
  readonly list: ListName;
  readonly start: { readonly level: number; readonly n: number } | null;
  /** The count as programs see it that count each instance by itself; Word counts all instances of a list together. */
  readonly own: Counter;
}

/** Where a numbered element stands in Word's lists. */
export interface ListPlace {
  readonly numId: number;
  readonly level: number;
}

/** Paragraph indents of a list level in twips. */
export interface Indent {
  readonly left: number;
  readonly hanging: number;
  /** Where the text begins after the label. */
  readonly tab: number;
}

/** Indents of the levels of each list; shared by the lists and the paragraph styles, which must agree. */
export const indentOf = (list: ListName, level: number, measures: LookMeasures): Indent => {
  const step = twipsOfMm(measures.numberTabMm);
  switch (list) {
    case 'paragraphs':
    case 'operatives':
      return { left: 0, hanging: 0, tab: step };
    case 'headings':
      return { left: step, hanging: step, tab: step };
    case 'annexes':
      return { left: 0, hanging: 0, tab: 0 };
    case 'keyMessages':
      return { left: step, hanging: step, tab: step };
    case 'bullets':
    case 'subparagraphs': {
      const narrow = Math.round(step * 0.8);
      const left = step + narrow * (level + 1);
      if (list === 'subparagraphs' && measures.subparagraphs === 'firstLine') return { left: level * step, hanging: -step, tab: (level + 2) * step };
      return { left, hanging: narrow, tab: left };
    }
  }
};

/** Bullets stand closer together than paragraphs, by this share of the space between those. */
export const bulletAfter = 0.6;

/** Gives every numbered element its place in a list, opening a new instance wherever Word would count on wrongly. */
export class Lists {
  readonly #language: LanguageDefinition;
  readonly #profile: Profile;
  readonly #measures: LookMeasures;
  readonly #automatic = new Map<NumberKind, AutomaticLabel | null>();
  readonly #together = new Map<ListName, Counter>();
  readonly #base = new Map<ListName, Instance>();
  readonly #current = new Map<ListName, Instance>();
  readonly #instances: Instance[] = [];

  constructor(language: LanguageDefinition, profile: Profile, measures: LookMeasures) {
    this.#language = language;
    this.#profile = profile;
    this.#measures = measures;
    for (const list of listNames) {
      const base = this.#open(list, null);
      this.#base.set(list, base);
      this.#current.set(list, base);
      this.#together.set(list, new Counter());
    }
  }

  #open(list: ListName, start: Instance['start']): Instance {
    const instance = { numId: this.#instances.length + 1, list, start, own: new Counter() };
    this.#instances.push(instance);
    return instance;
  }

  /** The automatic form of a kind of label in this document; null where its labels are text. */
  automatic(kind: NumberKind): AutomaticLabel | null {
    let known = this.#automatic.get(kind);
    if (known === undefined) this.#automatic.set(kind, (known = automaticLabel(kind, this.#language, this.#profile)));
    return known;
  }

  /** Whether Word itself prints the label of this number. */
  isAutomatic(number: BlockNumber): boolean {
    const automatic = this.automatic(number.kind);
    return placeOf[number.kind] !== null && automatic !== null && printsAutomatically(automatic, number, this.#language, this.#profile);
  }

  /** The base instance of a list, to which its paragraph style is linked. */
  baseOf(list: ListName): number {
    return this.#base.get(list)?.numId ?? 0;
  }

  /** Whether a style is linked to a level of a list: where Word counts that level. */
  linked(style: string, list: ListName, level: number): boolean {
    if (styleOfLevel(list, level) !== style) return false;
    const kind = list === 'bullets' ? undefined : listLevels[list][level];
    return kind === undefined || this.automatic(kind) !== null;
  }

  /** What a paragraph of a style must say of its place: nothing where the style is linked to that very place, or to none and it has none. */
  besides(style: string, place: ListPlace | null): ListPlace | 'none' | null {
    if (place !== null) return listNames.some((list) => this.baseOf(list) === place.numId && this.linked(style, list, place.level)) ? null : place;
    return listNames.some((list) => [0, 1, 2, 3, 4].some((level) => this.linked(style, list, level))) ? 'none' : null;
  }

  bullet(level: number): ListPlace {
    return { numId: this.baseOf('bullets'), level: level - 1 };
  }

  /** The place of the next numbered element in document order; null where its label is text. Call once per element. */
  place(number: BlockNumber): ListPlace | null {
    const place = placeOf[number.kind];
    if (place === null || !this.isAutomatic(number)) return null;
    const { list, level } = place;
    const together = this.#together.get(list) as Counter;
    const continues = (instance: Instance): boolean => together.expects(level) === number.n && instance.own.expects(level) === number.n;
    const known = [this.#current.get(list), this.#base.get(list)] as Instance[];
    const instance = known.find(continues) ?? this.#open(list, { level, n: number.n });
    together.set(level, number.n);
    instance.own.set(level, number.n);
    this.#current.set(list, instance);
    return { numId: instance.numId, level };
  }

  #level(list: ListName, level: number, kind: NumberKind): string {
    const automatic = this.automatic(kind);
    const { left, hanging, tab } = indentOf(list, level, this.#measures);
    const rtl = this.#language.direction === 'rtl';
    const text = automatic === null ? '' : `${automatic.prefix}%${level + 1}${automatic.suffix}`;
    // Key messages and annexes carry the weight of their text, all other labels are plain or follow their heading.
    const run = `${list === 'paragraphs' || list === 'subparagraphs' || list === 'operatives' ? '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>' : ''}${flag('w:rtl', rtl)}`;
    return element('w:lvl', { 'w:ilvl': level },
      val('w:start', 1),
      val('w:numFmt', automatic?.format ?? 'none'),
      automatic === null || styleOfLevel(list, level) === null ? '' : val('w:pStyle', styleOfLevel(list, level) ?? ''),
      // An annex has its title on the line below its label.
      val('w:suff', list === 'annexes' || automatic === null ? 'nothing' : 'tab'),
      val('w:lvlText', text),
      // The leading edge: Word knows start, centre and end here and reads `left` as start, in paragraphs of either direction.
      // LibreOffice 7.4 takes it for the left of the page and sets Arabic numbers past the margin; what would please it moves them in Word.
      val('w:lvlJc', 'left'),
      element('w:pPr', {},
        tab > 0 ? element('w:tabs', {}, element('w:tab', { 'w:val': 'left', 'w:pos': tab })) : '',
        element('w:ind', hanging < 0 ? { 'w:left': left, 'w:firstLine': -hanging } : { 'w:left': left, 'w:hanging': hanging })),
      run === '' ? '' : `<w:rPr>${run}</w:rPr>`,
    );
  }

  #bulletLevel(level: number): string {
    const { left, hanging } = indentOf('bullets', level, this.#measures);
    return element('w:lvl', { 'w:ilvl': level },
      val('w:start', 1), val('w:numFmt', 'bullet'), val('w:pStyle', level === 0 ? 'UN-Bullet' : 'UN-Bullet-2'), val('w:suff', 'tab'),
      val('w:lvlText', this.#language.bullets[level] ?? '•'), val('w:lvlJc', 'left'),
      element('w:pPr', {}, element('w:ind', { 'w:left': left, 'w:hanging': hanging })),
      // The sign comes from the text font, which has it, and not from a symbol font with a code of its own.
      `<w:rPr>${element('w:rFonts', { 'w:ascii': 'Times New Roman', 'w:hAnsi': 'Times New Roman', 'w:cs': 'Times New Roman', 'w:hint': 'default' })}${flag('w:rtl', this.#language.direction === 'rtl')}</w:rPr>`);
  }

  /** The content of `numbering.xml`: every list, and every instance opened so far. */
  xml(): string {
    const definitions = listNames.map((list, index) =>
      element('w:abstractNum', { 'w:abstractNumId': index },
        val('w:multiLevelType', list === 'headings' || list === 'subparagraphs' || list === 'bullets' ? 'multilevel' : 'singleLevel'),
        val('w:name', `UN-${list}`),
        list === 'bullets' ? this.#bulletLevel(0) + this.#bulletLevel(1) : listLevels[list].map((kind, level) => this.#level(list, level, kind)).join('')));
    const instances = this.#instances.map(({ numId, list, start }) =>
      element('w:num', { 'w:numId': numId },
        val('w:abstractNumId', listNames.indexOf(list)),
        start === null ? '' : element('w:lvlOverride', { 'w:ilvl': start.level }, val('w:startOverride', start.n))));
    return `${definitions.join('')}${instances.join('')}`;
  }
}

const subparagraphStyles = ['UN-Subpara-a', 'UN-Subpara-i', 'UN-Subpara-3', 'UN-Subpara-4'] as const;

/** The paragraph style linked to a list level. Headings of level 2 and priority areas share a level; the heading style has the link. */
const styleOfLevel = (list: ListName, level: number): string | null => {
  switch (list) {
    case 'headings':
      return `UN-H${level + 1}`;
    case 'paragraphs':
      return 'UN-Para';
    case 'keyMessages':
      return 'UN-Key-Message';
    case 'operatives':
      return 'UN-Operative';
    case 'annexes':
      return 'UN-Annex';
    case 'subparagraphs':
      return subparagraphStyles[level] ?? null;
    case 'bullets':
      return level === 0 ? 'UN-Bullet' : 'UN-Bullet-2';
  }
};

export { listLevels, listNames, subparagraphStyles, type ListName };
