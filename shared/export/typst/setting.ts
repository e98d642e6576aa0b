// What every part of the writing needs to know: the document, its language and look, and the anchors that links lead to.
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { walkInlines, type Inline } from '../../document/inlines.ts';
import type { Numbering } from '../../document/numbering.ts';
import { walkTexts } from '../../document/walk.ts';
import { definitionOf, type LanguageDefinition, type Profile } from '../../language/index.ts';
import { arabicScale, lookMeasures, type LookMeasures } from '../look.ts';
import type { Characters } from './characters.ts';
import type { ReferenceRun } from './printed.ts';

/** Which elements get an anchor: those that something refers to, or every one, so that its place on the pages can be asked for. */
export type Anchored = 'referred' | 'all';

/** Links from one place of the text to another, each to an anchor. No id gets two. */
export class Anchors {
  /** Null when every element is wanted. */
  readonly #wanted: ReadonlySet<Id> | null;
  readonly #set = new Set<Id>();
  readonly #references: { readonly run: ReferenceRun; readonly target: Id }[] = [];

  constructor(document: Document, numbering: Numbering, anchored: Anchored) {
    if (anchored === 'all') {
      this.#wanted = null;
      return;
    }
    const wanted = new Set<Id>();
    for (const { text } of walkTexts(document.blocks)) collect(text[numbering.language] ?? [], wanted);
    this.#wanted = wanted;
  }

  /** The anchor of an element when it is printed; null where none is wanted, or where it already has one. */
  of(id: Id): string | null {
    if (this.#wanted?.has(id) === false || this.#set.has(id)) return null;
    this.#set.add(id);
    return id;
  }

  refer(run: ReferenceRun, target: Id): ReferenceRun {
    this.#references.push({ run, target });
    return run;
  }

  /** Once all is written: gives every reference its goal, if that is in the text. */
  settle(): void {
    for (const { run, target } of this.#references) run.to = this.#set.has(target) ? target : null;
  }
}

const collect = (content: readonly Inline[], wanted: Set<Id>): void => {
  for (const inline of walkInlines(content)) {
    if (!('type' in inline)) continue;
    if (inline.type === 'crossReference') wanted.add(inline.target);
    else if (inline.type === 'footnote') collect(inline.content, wanted);
  }
};

export interface Setting {
  readonly document: Document;
  readonly numbering: Numbering;
  readonly language: LanguageDefinition;
  readonly profile: Profile;
  readonly measures: LookMeasures;
  /** Points per point of the look: Arabic letters are set larger. */
  readonly scale: number;
  /** Distance between base lines as a share of the size, from the measure of the look for running text, and for headings and tables, whose lines are few. */
  readonly pitch: (lineHeight: number) => number;
  readonly closePitch: (lineHeight: number) => number;
  readonly rtl: boolean;
  readonly characters: Characters;
  readonly anchors: Anchors;
  /** See `TypesetInput`. */
  readonly oneHeadRow: boolean;
}

export const settingOf = (document: Document, numbering: Numbering, characters: Characters, anchored: Anchored = 'referred', oneHeadRow = false): Setting => {
  const language = definitionOf(numbering.language);
  return {
    document,
    numbering,
    language,
    profile: document.settings,
    measures: lookMeasures[document.settings.look],
    scale: language.direction === 'rtl' ? arabicScale : 1,
    pitch: language.direction === 'rtl' ? (lineHeight) => Math.max(lineHeight, arabicPitch) : (lineHeight) => lineHeight,
    closePitch: language.direction === 'rtl' ? (lineHeight) => lineHeight * arabicCloseness : (lineHeight) => lineHeight,
    rtl: language.direction === 'rtl',
    characters,
    anchors: new Anchors(document, numbering, anchored),
    oneHeadRow,
  };
};

/** Tails and marks of Amiri reach far below and above its letters: lines of running text that stand closer touch each other here and there. */
const arabicPitch = 1.77;
const arabicCloseness = 1.28;

export const pointsOfMm = (mm: number): number => (mm * 72) / 25.4;
/** A4, in points. */
export const paper = { width: pointsOfMm(210), height: pointsOfMm(297) } as const;
/** Width of the text of an upright page, in points. */
export const measureOf = ({ measures }: Pick<Setting, 'measures'>): number => paper.width - 2 * pointsOfMm(measures.marginsMm.side);

/** The same of a landscape page. */
export const flippedMeasureOf = ({ measures }: Pick<Setting, 'measures'>): number => paper.height - 2 * pointsOfMm(measures.marginsMm.side);

/** From one base line of running text to the next, in points. */
export const linePitch = ({ measures, scale, pitch }: Setting): number => measures.body.size * scale * pitch(measures.body.lineHeight);

/** Rough width of a label in points, from above: enough to tell whether it fits its place. */
export const labelWidth = (label: string, size: number): number => [...label].reduce((width, sign) => width + (/[\p{Lu}]/u.test(sign) ? 0.75 : 0.55), 0) * size;
