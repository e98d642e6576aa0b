// What belongs to a neighbour: captions, sources and notes to tables and figures, titles to annexes and boxes.
import type { Chunk, TextChunk } from './chunk.ts';
import type { Reading } from './decoder.ts';
import type { Evidence } from './evidence.ts';
import { nounLabelOf } from './labels.ts';

/** What a chunk was taken into by a neighbour, before the decoding. */
export interface Attachments {
  readonly fixed: (Reading | null)[];
  readonly consumed: Set<number>;
  /** Caption chunk of a table, title chunk of an annex or a box: by position of the owner. */
  readonly title: Map<number, number>;
  readonly source: Map<number, number>;
  readonly notes: Map<number, number[]>;
  /** The image of a figure, by position of its caption. */
  readonly image: Map<number, number>;
}

export const isText = (chunk: Chunk | undefined): chunk is TextChunk => chunk?.kind === 'text';
/** Doubled where somebody typed it before the program printed it. */
export const sourceForm = /^(?:\s*(?:sources?|المصدر|المصادر)\s*[:：]+)+\s*/iu;
export const notesForm = /^(?:\s*(?:notes?|ملاحظة|ملاحظات|n\.b\.)\s*[:：]+)+\s*/iu;

/** Converters set the caption below the table, after a colon. */
export const captionForm = /^(?:table)?:\s+(?=\S)/i;

const isImage = (chunk: Chunk | undefined): boolean => isText(chunk) && chunk.image === true;

const isTitle = (chunk: Chunk | undefined): chunk is TextChunk =>
  isText(chunk) && chunk.label === null && chunk.bullet === null && chunk.plain.length <= 220 && !/^\[.*\]$/s.test(chunk.plain) && (chunk.hash > 0 || chunk.bold || chunk.italic || !/[.:;]$/.test(chunk.plain.trim()));

/** Captions, sources and notes of tables; titles of annexes and boxes; "Annexes" over the first of them. */
export const attach = (chunks: readonly Chunk[], evidence: readonly (Evidence | null)[]): Attachments => {
  const result: Attachments = { fixed: chunks.map(() => null), consumed: new Set(), title: new Map(), source: new Map(), notes: new Map(), image: new Map() };
  const { fixed, consumed } = result;
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.kind !== 'text') {
      fixed[index] = { as: 'other' };
      continue;
    }
    const noun = evidence[index]?.noun ?? null;
    if (noun === null || consumed.has(index)) continue;
    const rest = chunk.plain.slice(noun.length);
    const set = chunk.hash > 0 || chunk.bold;
    const headed = (noun.apart || set) && (rest.length <= 220 || set);
    if (!headed) continue;
    const next = chunks[index + 1];
    if (noun.noun === 'annex') {
      if (/[.;]$/.test(rest) && !set) continue;
      fixed[index] = { as: 'annex' };
      // The title may stand on the next line; a label there begins a section of the annex.
      if (rest.trim() === '' && isTitle(next) && !sourceForm.test(next.plain) && nounLabelOf(next.plain)?.apart !== true) {
        result.title.set(index, index + 1);
        consumed.add(index + 1);
        fixed[index + 1] = { as: 'other' };
      }
    } else if (noun.noun === 'box' && noun.n !== null) {
      fixed[index] = { as: 'box' };
      if (rest.trim() === '' && isTitle(next) && nounLabelOf(next.plain)?.apart !== true && (next.bold || next.hash > 0 || next.plain.length < 110)) {
        result.title.set(index, index + 1);
        consumed.add(index + 1);
        fixed[index + 1] = { as: 'other' };
      }
    } else if (noun.noun === 'figure' && noun.n !== null && noun.apart) {
      fixed[index] = { as: 'caption' };
      const image = [index + 1, index - 1].find((at) => isImage(chunks[at]) && !consumed.has(at));
      if (image !== undefined) {
        result.image.set(index, image);
        consumed.add(image);
        fixed[image] = { as: 'other' };
      }
    } else if (noun.noun === 'table' && noun.n !== null) {
      const title = rest.trim() === '' && isTitle(next) && chunks[index + 2]?.kind === 'table' ? index + 1 : null;
      const table = title === null ? index + 1 : index + 2;
      if (chunks[table]?.kind !== 'table') continue;
      fixed[index] = { as: 'caption' };
      consumed.add(index);
      result.title.set(table, index);
      if (title !== null) {
        consumed.add(title);
        fixed[title] = { as: 'other' };
        result.title.set(index, title);
      }
    }
  }
  for (const [index, chunk] of chunks.entries()) {
    const owner = chunk.kind === 'table' || (fixed[index]?.as === 'caption' && !consumed.has(index));
    if (!owner) continue;
    for (let at = index + 1; at <= index + 3; at++) {
      const next = chunks[at];
      if (result.image.get(index) === at) continue;
      if (!isText(next) || next.label !== null) break;
      if (chunk.kind === 'table' && at === index + 1 && !result.title.has(index) && captionForm.test(next.plain)) {
        result.title.set(index, at);
        consumed.add(at);
        fixed[at] = { as: 'other' };
        continue;
      }
      if (sourceForm.test(next.plain) && !result.source.has(index)) result.source.set(index, at);
      else if (chunk.kind === 'table' && (notesForm.test(next.plain) || (next.draft[0] !== undefined && 'text' in next.draft[0] && next.draft[0].superscript === true && /^[a-h*]$/.test(next.draft[0].text.trim())))) result.notes.set(index, [...(result.notes.get(index) ?? []), at]);
      else break;
      consumed.add(at);
      fixed[at] = { as: 'other' };
    }
  }
  return result;
};
