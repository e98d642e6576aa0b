// The lines of a first page, as items: several to a line, those that belong together, and the one that is the title.
import { beginsInside, endsOpen, endsSentence } from './comparable.ts';
import { fieldOf, type Field } from './fields.ts';
import { isRule, type LiveLine } from './furniture.ts';
import type { Ledger } from './ledger.ts';
import { isBlank } from './lines.ts';
import { peel, unmarked } from './peel.ts';

/** A wording of the first page: a line, several lines of one bold text, or a part of a line. */
export interface Item {
  readonly line: number;
  source: string;
  readonly hash: number;
  bold: boolean;
  readonly gap: boolean;
  /** A part of a line that tabs or bars divide. */
  readonly part: boolean;
  fields: readonly Field[];
}

/** The wordings of the lines in their order. Rules are accounted for as furniture. */
export const itemsOf = (lines: readonly LiveLine[], ledger: Ledger): Item[] => {
  const items: Item[] = [];
  let gap = true;
  let open = false;
  for (const line of lines) {
    if (isBlank(line)) {
      gap = true;
      continue;
    }
    if (isRule(line.text) || /^[\s|:-]+$/.test(line.text)) {
      ledger.compute('furniture', line.number, line.text);
      gap = true;
      continue;
    }
    const peeled = peel(line.text);
    const last = items.at(-1);
    if (open && last !== undefined && !gap) {
      last.source += ` ${line.text.trim()}`;
    } else {
      const parts = line.text.split(/\t+|(?<!\\)\||\s{3,}/).map((part) => part.trim()).filter((part) => part !== '');
      if (parts.length > 1 && parts.every((part) => part.length < 160)) {
        for (const part of parts) items.push({ line: line.number, source: part, hash: 0, bold: false, gap: gap && part === parts[0], part: true, fields: [] });
        gap = false;
        open = false;
        continue;
      }
      items.push({ line: line.number, source: peeled.bullet === null ? peeled.source.trim() : line.text.trim(), hash: peeled.hash, bold: false, gap, part: false, fields: [] });
    }
    open = ((items.at(-1)?.source.match(/\*\*/g) ?? []).length & 1) === 1;
    gap = false;
  }
  return items;
};

/** Several fields can share a line: `Fifth meeting, Beirut, 18–19 December 2018`. */
export const fieldsOf = (text: string, masthead: boolean): Field[] => {
  const whole = fieldOf(text, masthead);
  const comma = text.search(/[,،]/);
  if (comma > 0 && (whole === null || whole.type === 'session' || whole.type === 'committee' || whole.type === 'venue')) {
    const [first, second] = [fieldOf(text.slice(0, comma), masthead), fieldOf(text.slice(comma + 1), masthead)];
    if (first?.type === 'session' && first.number !== null && second?.type === 'venue') return [first, second];
  }
  return whole === null ? [] : [whole];
};

/** Items that read on as one wording. */
export interface Group {
  readonly items: Item[];
  /** Position of its first item among all. */
  readonly at: number;
}

/** Neighbouring lines of one wording: a title over several lines, the words of one logo. */
export const grouped = (items: readonly Item[]): Group[] => {
  const groups: Group[] = [];
  for (const [index, item] of items.entries()) {
    if (item.fields.length > 0) continue;
    const group = groups.at(-1);
    const last = group?.items.at(-1);
    const adjacent = last !== undefined && items[index - 1] === last;
    const sameLook = last !== undefined && last.hash === item.hash && last.bold === item.bold && !item.part;
    const unfinished = last !== undefined && (endsOpen(unmarked(last.source)) || beginsInside(unmarked(item.source)));
    if (group !== undefined && adjacent && ((!item.gap && sameLook && (item.hash === 0 || unfinished)) || (item.gap && sameLook && (item.bold || item.hash > 0) && unfinished))) group.items.push(item);
    else groups.push({ items: [item], at: index });
  }
  return groups;
};

/**
 * The title is the wording that is set like one and stands where titles stand: below the masthead, beside the kind, above the venue or the summary. A
 * Markdown file can begin with it; other words above the masthead are those of a logo.
 */
export const chooseTitle = (groups: readonly Group[], items: readonly Item[], lastMasthead: number, plainOf: (item: Item) => string): Group | null => {
  let best: Group | null = null;
  let most = -Infinity;
  for (const group of groups) {
    const first = group.items[0];
    if (first === undefined) continue;
    const above = group.at < lastMasthead && items.some((_, index) => index > lastMasthead);
    if (above && first.hash === 0) continue;
    const text = group.items.map(plainOf).join(' ');
    const before = items[group.at - 1]?.fields[0]?.type;
    const behind = items[group.at + group.items.length]?.fields[0]?.type;
    const words = text.split(/\s+/).length;
    let score = 0;
    if (first.hash > 0) score += 6 - first.hash;
    if (first.bold) score += 3;
    if (above) score -= 2;
    if (before === 'documentKind' || before === 'agendaItem' || before === 'venue' || before === 'session') score += 2;
    if (behind === 'documentKind') score += 2;
    if (behind === 'venue') score += 1;
    if (words >= 4) score += 1;
    if (words >= 8) score += 1;
    if (group.at + group.items.length === items.length) score += 1;
    if (text === text.toUpperCase() && /[A-Z]{4}/.test(text)) score += 1;
    if (endsSentence(text)) score -= 2;
    if (text.length > 400) score -= 4;
    if (score > most) {
      most = score;
      best = group;
    }
  }
  // Without any sign a short first line is a logo or a stray word rather than a title.
  return best !== null && (most >= 2 || (lastMasthead < 0 && groups.length === 1 && most >= 1) || (lastMasthead >= 0 && most >= 1)) ? best : null;
};
