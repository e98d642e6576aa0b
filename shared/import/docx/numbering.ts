// Lists: the number or the sign that Word prints before a paragraph, which stands nowhere in the file and has to be counted.
import { writtenNumber } from './number-formats.ts';
import type { ListLabel, ParagraphLook, WordBlock } from './word-text.ts';
import { attribute, child, childrenOf, toggle, value, wholeNumber, type XmlElement } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** The level whose next number lets this one begin again, from 0; null for any shallower one; -1 for none. */
  readonly restart: number | null;
  readonly legal: boolean;
}

interface List {
  /** Instances of one list count on together. */
  readonly counter: string;
  readonly level: (level: number) => Level | null;
  /** Levels that begin anew with this instance, and at what. */
  readonly starts: ReadonlyMap<number, number>;
}

const levelOf = (xml: XmlElement): Level => {
  const restart = wholeNumber(value(xml, 'w:lvlRestart'));
  // A format that older programs do not know stands among alternatives.
  const format = child(xml, 'w:numFmt') ?? child(child(child(xml, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt') ?? child(child(child(xml, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt');
  return {
    start: Math.max(0, wholeNumber(value(xml, 'w:start')) ?? 0),
    format: attribute(format) ?? 'decimal',
    text: (value(xml, 'w:lvlText') ?? '').slice(0, 200),
    restart: restart === null ? null : restart - 1,
    legal: toggle(xml, 'w:isLgl') ?? false,
  };
};

/** The signs of symbol fonts as signs of text. */
const bulletSign = (text: string): string => (text.trim() === '' ? '•' : /^[\uF000-\uF0FF]$/u.test(text) ? '•' : text === 'o' ? '◦' : text);

export class Numbering {
  readonly #abstract = new Map<string, XmlElement>();
  readonly #instances = new Map<string, XmlElement>();
  /** Lists that a style of lists holds, by its id. */
  readonly #styled = new Map<string, string>();
  readonly #lists = new Map<string, List | null>();

  constructor(root: XmlElement | null) {
    for (const one of childrenOf(root ?? undefined, 'w:abstractNum')) {
      const id = attribute(one, 'w:abstractNumId');
      if (id === null || this.#abstract.has(id)) continue;
      this.#abstract.set(id, one);
      const style = value(one, 'w:styleLink');
      if (style !== null) this.#styled.set(style, id);
    }
    for (const one of childrenOf(root ?? undefined, 'w:num')) {
      const id = attribute(one, 'w:numId');
      if (id !== null && !this.#instances.has(id)) this.#instances.set(id, one);
    }
  }

  /** The definition that others lead to; null where they lead in a circle or nowhere. */
  #definition(id: string | null): { readonly id: string; readonly xml: XmlElement } | null {
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      const xml = this.#abstract.get(at);
      if (xml === undefined) return null;
      const link = value(xml, 'w:numStyleLink');
      if (link === null || childrenOf(xml, 'w:lvl').length > 0) return { id: at, xml };
      at = this.#styled.get(link) ?? null;
    }
    return null;
  }

  list(numId: string): List | null {
    const known = this.#lists.get(numId);
    if (known !== undefined) return known;
    const instance = this.#instances.get(numId);
    const definition = this.#definition(value(instance, 'w:abstractNumId'));
    let list: List | null = null;
    if (instance !== undefined && definition !== null) {
      const levels = new Map<number, Level>();
      const starts = new Map<number, number>();
      for (const xml of childrenOf(definition.xml, 'w:lvl')) levels.set(wholeNumber(attribute(xml, 'w:ilvl')) ?? 0, levelOf(xml));
      for (const override of childrenOf(instance, 'w:lvlOverride')) {
        const at = wholeNumber(attribute(override, 'w:ilvl')) ?? 0;
        const own = child(override, 'w:lvl');
        if (own !== undefined) levels.set(at, levelOf(own));
        const start = wholeNumber(value(override, 'w:startOverride'));
        if (start !== null) starts.set(at, start);
      }
      list = { counter: definition.id, level: (at) => levels.get(at) ?? null, starts };
    }
    this.#lists.set(numId, list);
    return list;
  }
}

/** Counts through a text from its beginning. */
export class ListCounter {
  readonly #numbering: Numbering;
  /** By list: the last number of each level. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  label({ numId, level: at }: ParagraphLook): ListLabel | null {
    if (numId === null) return null;
    const list = this.#numbering.list(numId);
    const level = list?.level(at) ?? null;
    if (list === null || level === null) return null;
    const counts = this.#counts.get(list.counter) ?? [];
    this.#counts.set(list.counter, counts);
    for (const [which, start] of list.starts) {
      const key = `${numId} ${which}`;
      // An instance of its own start begins there once, where it is met first.
      if (which > at || this.#begun.has(key)) continue;
      this.#begun.add(key);
      counts[which] = start - 1;
      if (which < at) counts[which] = start;
    }
    for (let above = 0; above < at; above++) counts[above] ??= list.level(above)?.start ?? 1;
    const n = counts[at] === undefined ? (list.starts.get(at) ?? level.start) : (counts[at] ?? 0) + 1;
    counts[at] = n;
    for (let below = at + 1; below < 9; below++) {
      const restart = list.level(below)?.restart ?? null;
      if (restart === null || (restart >= 0 && at <= restart)) counts[below] = undefined;
    }
    const text = level.format === 'bullet' ? bulletSign(level.text) : level.text.replace(/%([1-9])/g, (_, which: string) => {
      const other = list.level(Number(which) - 1);
      const number = counts[Number(which) - 1] ?? other?.start ?? 1;
      return writtenNumber(level.legal && Number(which) - 1 < at ? 'decimal' : (other?.format ?? 'decimal'), number);
    });
    return text.trim() === '' && level.format !== 'bullet' ? null : { text: text.trim(), format: level.format, level: at, n };
  }
}

/** Gives every paragraph its number, in reading order, cells of tables included. */
export const withLabels = (blocks: readonly WordBlock[], counter: ListCounter): WordBlock[] =>
  blocks.map((block): WordBlock => {
    if (block.kind === 'paragraph') {
      // A paragraph that shows nothing is counted by Word all the same.
      const label = counter.label(block.look);
      return label === null ? block : { ...block, label };
    }
    return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: withLabels(cell.blocks, counter) })) })) };
  });
