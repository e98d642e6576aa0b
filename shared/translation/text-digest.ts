// What a reader sees of an element in one language, as a string and as its digest: two forms are equal exactly when nobody could tell the texts apart.
import { isText, type Inline } from '../document/inlines.ts';
import type { Block } from '../document/blocks/index.ts';
import { ownTextPlaces } from '../document/walk.ts';
import { bracketMarks } from '../export/bracket-marks.ts';
import type { Language } from '../language/language.ts';
import { standingLine } from './standing-line.ts';

/** Ids are left out, but for those a reader is sent to; who proposed a wording is no part of it. */
const lineForm = (content: readonly Inline[]): unknown[] =>
  content.map((inline): unknown => {
    if (isText(inline)) {
      const { text, bold, italic, underline, superscript, subscript } = inline;
      const formats = [bold && 'b', italic && 'i', underline && 'u', superscript && '^', subscript && '_'].filter(Boolean).join('');
      return formats === '' ? text : [formats, text];
    }
    switch (inline.type) {
      case 'link':
        return ['link', inline.href, lineForm(inline.children)];
      case 'symbolReference':
        return ['symbol', inline.symbol, inline.bold === true, inline.italic === true];
      case 'crossReference':
        return ['reference', inline.target, inline.form];
      case 'footnote':
        return ['note', lineForm(standingLine(inline.content))];
      case 'bracket': {
        const { open, struck } = bracketMarks(inline.state);
        return ['bracket', open, struck, lineForm(inline.children)];
      }
      case 'option':
        return ['option', lineForm(inline.children)];
    }
  });

/** Of the texts of the element itself, in reading order; the elements in a box have their own. A text that is absent and an empty one read the same. */
const formOf = (block: Block, language: Language): string => {
  const places = [...ownTextPlaces(block)].map(({ role, text }) => [role, lineForm(standingLine(text[language] ?? []))]);
  return JSON.stringify(block.type === 'figure' ? [...places, ['alt', block.alt[language] ?? '']] : places);
};

/**
 * 106 bits by two runs of cyrb53 (public domain, by bryc) with different seeds, to the base 36. It finds what changed by chance or by hand; it is no proof
 * against somebody who looks for two texts with one digest.
 */
const digestOf = (form: string): string => {
  const run = (seed: number): string => {
    let high = 0xdeadbeef ^ seed;
    let low = 0x41c6ce57 ^ seed;
    for (let at = 0; at < form.length; at++) {
      const unit = form.charCodeAt(at);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
  };
  return run(0) + run(1);
};

const known = new WeakMap<Block, Partial<Record<Language, string>>>();

/** The digest of an element's texts in one language. Blocks never change in place, so each is read once. */
export const textDigest = (block: Block, language: Language): string => {
  const digests = known.get(block) ?? {};
  known.set(block, digests);
  return (digests[language] ??= digestOf(formOf(block, language)));
};
