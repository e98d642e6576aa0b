// Automatic lists: which list instance each numbered element belongs to, so that what Word counts is what the model counts.
import type { BlockNumber, NumberKind } from '../../document/numbering.ts';
import type { LanguageDefinition, Profile } from '../../language/definition.ts';
import type { LookMeasures } from '../look.ts';
import { automaticLabel, printsAutomatically, type AutomaticLabel } from './list-formats.ts';
import { element, flag, val } from './xml.ts';
import { twipsOfMm } from './lengths.ts';

/**
 * The kinds of each list by level. Sections and priority areas share a level, since they share a count. Sub-paragraphs stand below
 * the paragraphs, and key messages below the headings, so that Word itself begins their count again where a typist adds one of those.
 */
const listLevels = {
  headings: ['chapter', 'section', 'subsection', 'heading4', 'heading5', 'keyMessage'],
  paragraphs: ['paragraph', 'subparagraph1', 'subparagraph2', 'subparagraph3', 'subparagraph4'],
  operatives: ['operative'],
  annexes: ['annex'],
} as const satisfies Record<string, readonly NumberKind[]>;
type ListName = keyof typeof listLevels | 'bullets';
const listNames = [...(Object.keys(listLevels) as (keyof typeof listLevels)[]), 'bullets'] as const;

/** The place of a kind in a list: that of its style. */
export interface ListLevel {
  readonly name: ListName;
  readonly level: number;
}

const levelOf = new Map<NumberKind, ListLevel>(
  (Object.keys(listLevels) as (keyof typeof listLevels)[]).flatMap((name) => listLevels[name].map((kind, level) => [kind, { name, level }] as const)),
);

/** Where a kind is counted; null for boxes, tables and figures, which caption fields count. */
export const listLevelOf = (kind: NumberKind): ListLevel | null => levelOf.get(kind) ?? null;

/** Key messages are not counted afresh under the headings of a section: the level that they begin again after, counted from 0. */
const restartsAfter: Partial<Record<NumberKind, number>> = { keyMessage: 1 };

const headingKinds: ReadonlySet<NumberKind> = new Set(['chapter', 'section', 'subsection', 'heading4', 'heading5']);
const isHeading = (kind: NumberKind): boolean => headingKinds.has(kind);

/** Counts the levels of one list: a level begins afresh after any higher one, or after the one that it names. */
class Counter {
  readonly #counts: number[] = [];
  readonly #restarts: readonly (number | undefined)[];

  /** `restarts`: for each level the deepest one after which it begins again, where that is not any above it. */
  constructor(restarts: readonly (number | undefined)[] = []) {
    this.#restarts = restarts;
  }

  expects(level: number): number {
    return (this.#counts[level] ?? 0) + 1;
  }

  set(level: number, n: number): void {
    this.#counts[level] = n;
    for (let below = level + 1; below < this.#counts.length; below += 1) if (level <= (this.#restarts[below] ?? below)) this.#counts[below] = 0;
  }
}

const restartsOf = (name: ListName): readonly (number | undefined)[] => (name === 'bullets' ? [] : listLevels[name].map((kind) => restartsAfter[kind]));

interface Instance {
  readonly numId: number;
  readonly list: ListName;
  readonly start: { readonly level: number; readonly n: number } | null;
  /** The count as LibreOffice sees it, which counts each instance by itself and begins every level again; Word counts all instances of a list together. */
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
export const indentOf = ({ name, level }: ListLevel, measures: LookMeasures): Indent => {
  const step = twipsOfMm(measures.numberTabMm);
  const narrow = Math.round(step * 0.8);
  switch (name) {
    case 'headings':
      return { left: step, hanging: step, tab: step };
    case 'operatives':
      // At Headquarters the number stands where a preambular paragraph begins.
      return measures.subparagraphs === 'firstLine' ? { left: 0, hanging: -step, tab: 2 * step } : { left: 0, hanging: 0, tab: step };
    case 'annexes':
      return { left: 0, hanging: 0, tab: 0 };
    case 'paragraphs': {
      if (level === 0) return { left: 0, hanging: 0, tab: step };
      if (measures.subparagraphs === 'firstLine') return { left: (level - 1) * step, hanging: -step, tab: (level + 1) * step };
      const left = step + narrow * level;
      return { left, hanging: narrow, tab: left };
    }
    case 'bullets': {
      const left = step + narrow * (level + 1);
      return { left, hanging: narrow, tab: left };
    }
  }
};

/** The same in a box. */
export const boxedIndentOf = (level: number, measures: LookMeasures): Indent => {
  const narrow = Math.round(twipsOfMm(measures.numberTabMm) * 0.8);
  const left = narrow * (level + 1);
  return { left, hanging: narrow, tab: left };
};

/**
 * A label at the leading edge. Word knows start, centre and end here and reads `left` as start, in paragraphs of either direction;
 * LibreOffice takes it for the left of the page and would set Arabic labels past the margin. So those have alternate content, as Word
 * itself has it for formats of numbers: who knows Word 2013 takes the first, LibreOffice the second.
 */
const atLeadingEdge = (rtl: boolean): string => {
  const left = val('w:lvlJc', 'left');
  if (!rtl) return left;
  return element('mc:AlternateContent', {}, element('mc:Choice', { Requires: 'w15' }, left), element('mc:Fallback', {}, val('w:lvlJc', 'right')));
};

/** Items of lists stand closer together than paragraphs, by this share of the space between those. */
export const listAfter = 0.6;

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
      this.#together.set(list, new Counter(restartsOf(list)));
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
    return listLevelOf(number.kind) !== null && automatic !== null && printsAutomatically(automatic, number, this.#language, this.#profile);
  }

  /** The base instance of a list, to which its paragraph style is linked. */
  baseOf(list: ListName): number {
    return this.#base.get(list)?.numId ?? 0;
  }

  /** Whether a style is linked to a level of a list: where Word counts that level. */
  linked(style: string, { name, level }: ListLevel): boolean {
    if (styleOfLevel(name, level) !== style) return false;
    const kind = name === 'bullets' ? undefined : listLevels[name][level];
    return kind === undefined || this.automatic(kind) !== null || isHeading(kind);
  }

  /** Whether the style that is linked to a level has its label from it. */
  labels({ name, level }: ListLevel): boolean {
    const kind = name === 'bullets' ? undefined : listLevels[name][level];
    return kind === undefined || this.automatic(kind) !== null;
  }

  /** Whether paragraphs of a style are counted at a level by their style alone. */
  numbers(style: string, level: ListLevel): boolean {
    return this.linked(numberedAs[style] ?? style, level);
  }

  /** What a paragraph of a style must say of its place: nothing where the style is linked to that very place, or to none and it has none. */
  besides(style: string, place: ListPlace | null): ListPlace | 'none' | null {
    if (place !== null) return listNames.some((name) => this.baseOf(name) === place.numId && this.numbers(style, { name, level: place.level })) ? null : place;
    return listNames.some((name) => levelsOf(name).some((level) => this.numbers(style, { name, level }))) ? 'none' : null;
  }

  bullet(level: number): ListPlace {
    return { numId: this.baseOf('bullets'), level: level - 1 };
  }

  /**
   * The place of the next numbered element in document order; null where it has none. A heading whose label is text has one too: the
   * list counts it without printing anything, and begins again what stands below it. Call once per element.
   */
  place(number: BlockNumber): ListPlace | null {
    const place = listLevelOf(number.kind);
    if (place === null) return null;
    const { name: list, level } = place;
    const together = this.#together.get(list) as Counter;
    if (!this.isAutomatic(number)) {
      if (!isHeading(number.kind) || this.automatic(number.kind) !== null) return null;
      const base = this.#base.get(list) as Instance;
      together.set(level, number.n);
      base.own.set(level, number.n);
      this.#current.set(list, base);
      return { numId: base.numId, level };
    }
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
    const { left, hanging, tab } = indentOf({ name: list, level }, this.#measures);
    const rtl = this.#language.direction === 'rtl';
    const restart = restartsAfter[kind];
    const linked = styleOfLevel(list, level);
    const text = automatic === null ? '' : `${automatic.prefix}%${level + 1}${automatic.suffix}`;
    // Key messages and annexes carry the weight of their text, all other labels are plain or follow their heading.
    const run = `${list === 'paragraphs' || list === 'operatives' ? '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>' : ''}${flag('w:rtl', rtl)}`;
    return element('w:lvl', { 'w:ilvl': level },
      val('w:start', 1),
      val('w:numFmt', automatic?.format ?? 'none'),
      restart === undefined ? '' : val('w:lvlRestart', restart + 1),
      linked === null || !this.linked(linked, { name: list, level }) ? '' : val('w:pStyle', linked),
      // An annex has its title on the line below its label; in the middle of a line there is no place to which a tab could lead.
      val('w:suff', list === 'annexes' || automatic === null ? 'nothing' : list === 'headings' && this.#measures.headings[level]?.align === 'centre' ? 'space' : 'tab'),
      val('w:lvlText', text),
      atLeadingEdge(rtl),
      // Where the label is text, the style alone knows how much room it has.
      automatic === null ? '' : element('w:pPr', {},
        tab > 0 ? element('w:tabs', {}, element('w:tab', { 'w:val': 'left', 'w:pos': tab })) : '',
        element('w:ind', hanging < 0 ? { 'w:left': left, 'w:firstLine': -hanging } : { 'w:left': left, 'w:hanging': hanging })),
      run === '' ? '' : `<w:rPr>${run}</w:rPr>`,
    );
  }

  #bulletLevel(level: number): string {
    const { left, hanging } = indentOf({ name: 'bullets', level }, this.#measures);
    return element('w:lvl', { 'w:ilvl': level },
      val('w:start', 1), val('w:numFmt', 'bullet'), val('w:pStyle', bulletStyles[level] ?? bulletStyles[0]), val('w:suff', 'tab'),
      val('w:lvlText', this.#language.bullets[level] ?? '•'), atLeadingEdge(this.#language.direction === 'rtl'),
      element('w:pPr', {}, element('w:ind', { 'w:left': left, 'w:hanging': hanging })),
      // The sign comes from the text font, which has it, and not from a symbol font with a code of its own.
      `<w:rPr>${element('w:rFonts', { 'w:ascii': 'Times New Roman', 'w:hAnsi': 'Times New Roman', 'w:cs': 'Times New Roman', 'w:hint': 'default' })}${flag('w:rtl', this.#language.direction === 'rtl')}</w:rPr>`);
  }

  /** The content of `numbering.xml`: every list, and every instance opened so far. */
  xml(): string {
    const definitions = listNames.map((list, index) =>
      element('w:abstractNum', { 'w:abstractNumId': index },
        // By the first of these Word knows the same list in another document, and by the second it tells lists apart that look alike.
        val('w:nsid', hexOf(firstListId + index)),
        val('w:multiLevelType', levelsOf(list).length > 1 ? 'multilevel' : 'singleLevel'),
        val('w:tmpl', hexOf(firstTemplateId + index)),
        val('w:name', `UN-${list}`),
        list === 'bullets' ? levelsOf(list).map((level) => this.#bulletLevel(level)).join('') : listLevels[list].map((kind, level) => this.#level(list, level, kind)).join(''),
        levelsOf(list).length > 1 ? emptyLevels(levelsOf(list).length) : ''));
    const instances = this.#instances.map(({ numId, list, start }) =>
      element('w:num', { 'w:numId': numId },
        val('w:abstractNumId', listNames.indexOf(list)),
        start === null ? '' : element('w:lvlOverride', { 'w:ilvl': start.level }, val('w:startOverride', start.n))));
    return `${definitions.join('')}${instances.join('')}`;
  }
}

/** Any numbers that no other list of Word has, eight hexadecimal digits each. */
const [firstListId, firstTemplateId] = [0x52415001, 0x52415101];
const hexOf = (id: number): string => id.toString(16).toUpperCase().padStart(8, '0');

/** Word writes nine levels of every list of several; those from here on are not counted. */
const emptyLevels = (from: number): string =>
  Array.from({ length: 9 - from }, (_, index) =>
    element('w:lvl', { 'w:ilvl': from + index }, val('w:start', 1), val('w:numFmt', 'none'), val('w:suff', 'nothing'), val('w:lvlText', ''), val('w:lvlJc', 'left'))).join('');

const bulletLevels = [0, 1] as const;
const levelsOf = (name: ListName): readonly number[] => (name === 'bullets' ? bulletLevels : [...listLevels[name].keys()]);

const subparagraphStyles = ['UN-Subpara-a', 'UN-Subpara-i', 'UN-Subpara-3', 'UN-Subpara-4'] as const;

const bulletStyles = ['UN-Bullet', 'UN-Bullet-2'] as const;

/** The style of a list in a box, where there is no column of paragraph numbers to stand beside. */
const inBox = (style: string): string => style.replace(/^UN-/, 'UN-Box-');

/** Only one style can be linked to a level: others that are counted there, priority areas beside headings of level 2 and lists in boxes, are based on it. */
const numberedAs: Readonly<Record<string, string>> = {
  'UN-Priority-Area': 'UN-H2',
  ...Object.fromEntries([...subparagraphStyles, ...bulletStyles].map((style) => [inBox(style), style])),
};

/** The paragraph style linked to a list level. */
const styleOfLevel = (list: ListName, level: number): string | null => {
  switch (list) {
    case 'headings':
      return listLevels.headings[level] === 'keyMessage' ? 'UN-Key-Message' : `UN-H${level + 1}`;
    case 'paragraphs':
      return level === 0 ? 'UN-Para' : (subparagraphStyles[level - 1] ?? null);
    case 'operatives':
      return 'UN-Operative';
    case 'annexes':
      return 'UN-Annex';
    case 'bullets':
      return bulletStyles[level] ?? null;
  }
};

export { bulletStyles, inBox, listLevels, subparagraphStyles, type ListName };
