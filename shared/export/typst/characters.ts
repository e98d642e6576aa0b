// Makes any text printable: what has no appearance goes, what has an equal is replaced, and what no font can show is remembered.
import type { Coverage } from './coverage.ts';

/** Signs that the fonts lack and that have a printed equal. */
const equals: Readonly<Record<string, string>> = {
  '\u3000': '\u2003',
  '➢': '▪', '➤': '▪', '❖': '▪', '◆': '▪', '\uf0b7': '•', '\uf0a7': '▪', '\uf0d8': '▪', '\uf02d': '–',
  '✓': '√', '✔': '√', '\uf0fc': '√', '✗': '×', '✘': '×', '☐': '□', '⇒': '→', '⇐': '←', '⇔': '↔', '➔': '→', '➜': '→',
};

const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Controls, byte order marks, variation selectors, tags and non-characters: none has a shape of its own. */
const shapeless = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u180B-\u180F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\uFDD0-\uFDEF]|[\u{E0000}-\u{E0FFF}]|[\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{10FFFE}\u{10FFFF}]/gu;
/** Text of letters, figures and marks that needs no second look. */
const ordinary = /^[\n\u0020-\u007E\u00A0-\u024F\u0300\u0301\u060C\u061B\u061F\u0621-\u063A\u0640-\u0652\u0660-\u066C\u2010-\u2015\u2018-\u201E\u2022\u2026]*$/;

export interface MissingCharacter {
  readonly character: string;
  /** Some of the text around its first place. */
  readonly excerpt: string;
}

/** Half of a pair of surrogates alone cannot be encoded; the sign for an unknown character stands for it. */
const wellFormed = (text: string): string => text.toWellFormed();

/** As a character is called in writing: `U+2603`. */
export const codePointName = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export class Characters {
  readonly #covers: Coverage;
  readonly #named: boolean;
  readonly #missing = new Map<string, MissingCharacter>();

  /** `named`: what no font can show prints as its code point in square brackets, and is not missing. */
  constructor(covers: Coverage, named = false) {
    this.#covers = covers;
    this.#named = named;
  }

  /** Characters that no font can show, in the order in which they were met. */
  get missing(): readonly MissingCharacter[] {
    return [...this.#missing.values()];
  }

  /** The text as it will print. Line breaks of every kind become `\n`, tabs a space. */
  printable(text: string): string {
    if (ordinary.test(text)) return text;
    const clean = wellFormed(text).replace(lineEnds, '\n').replaceAll('\t', ' ').replace(shapeless, '');
    let printed = '';
    for (const character of clean) {
      if (character === '\n' || this.#covers(character.codePointAt(0) ?? 0)) {
        printed += character;
        continue;
      }
      const equal = equals[character];
      if (equal !== undefined) printed += equal;
      else if (this.#named) printed += `[${codePointName(character)}]`;
      else {
        printed += character;
        if (!this.#missing.has(character)) this.#missing.set(character, { character, excerpt: excerptAround(clean, character) });
      }
    }
    return printed;
  }

  /** The same on one line, without space at its ends. */
  line(text: string): string {
    return this.printable(text).replace(/\s+/gu, ' ').trim();
  }
}

const excerptAround = (text: string, character: string): string => {
  const points = [...text];
  const at = points.indexOf(character);
  return points.slice(Math.max(0, at - 30), at + 31).join('').replace(/\s+/gu, ' ').trim();
};
