// What the outline shows: the first page, then headings, priority areas and annexes with their numbers and the paragraphs under them.
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import type { Numbering } from '../../../shared/document/numbering.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';

export interface OutlineEntry {
  readonly id: Id;
  /** 1 for chapters, unnumbered headings, annexes and the first page. */
  readonly level: number;
  readonly kind: 'firstPage' | 'heading' | 'priorityArea' | 'annex';
  /** `I.`, `A.`, `Annex II`; empty where there is none. */
  readonly label: string;
  /** Empty where no language has a text for it. */
  readonly text: string;
  /** The language of the text, which is another one where the heading is not translated. */
  readonly language: Language;
  /** `7–12`, as the contents print it; empty where no numbered paragraph stands under it. */
  readonly range: string;
}

export interface OutlineBranch extends OutlineEntry {
  readonly children: readonly OutlineBranch[];
}

interface Outlined {
  readonly numbering: Numbering;
  readonly settings: DocumentSettings;
  readonly first: Id | undefined;
  /** The blocks that the entries were read from. */
  readonly headings: readonly (Block | undefined)[];
  readonly entries: readonly OutlineEntry[];
}

const outlined = new WeakMap<DocumentSession, Map<Language, Outlined>>();

/** The entries of the outline; the same array for as long as no heading and no number changed, since it is asked for with every key. */
export const outlineEntries = (session: DocumentSession, language: Language): readonly OutlineEntry[] => {
  const numbering = session.numbering(language);
  const { settings, blocks } = session.document;
  const known = outlined.get(session) ?? new Map<Language, Outlined>();
  const before = known.get(language);
  const first = blocks[0]?.id;
  const headings = numbering.contents.map(({ id }) => session.blockById(id));
  if (before?.numbering === numbering && before.settings === settings && before.first === first && headings.every((block, index) => block === before.headings[index])) return before.entries;
  const entries = readEntries(session, language);
  outlined.set(session, known.set(language, { numbering, settings, first, headings, entries }));
  return entries;
};

const readEntries = (session: DocumentSession, language: Language): readonly OutlineEntry[] => {
  const { blocks, settings } = session.document;
  const definition = definitionOf(language);
  const first = blocks[0];
  const entries: OutlineEntry[] = [];
  const contents = session.numbering(language).contents;
  if (first !== undefined && first.id !== contents[0]?.id) entries.push({ id: first.id, level: 1, kind: 'firstPage', label: '', text: '', language, range: '' });
  for (const { id, level, number, paragraphs } of contents) {
    const block = session.blockById(id);
    if (block === undefined) continue;
    const written = [language, settings.draftingLanguage, ...allLanguages].find((one) => contentText(block.text[one] ?? []).trim() !== '') ?? language;
    entries.push({
      id,
      level,
      kind: block.type === 'priorityArea' ? 'priorityArea' : block.type === 'annex' ? 'annex' : 'heading',
      label: number === null ? '' : definition.label(number, settings).trim(),
      text: contentText(block.text[written] ?? []).trim(),
      language: written,
      range: paragraphs === null ? '' : definition.range(paragraphs[0], paragraphs[1], settings),
    });
  }
  return entries;
};

/** Entries under the one before them that stands higher. */
export const branchesOf = (entries: readonly OutlineEntry[]): readonly OutlineBranch[] => {
  interface Growing extends OutlineEntry {
    readonly children: Growing[];
  }
  const roots: Growing[] = [];
  const above: Growing[] = [];
  for (const entry of entries) {
    const branch: Growing = { ...entry, children: [] };
    while ((above.at(-1)?.level ?? 0) >= entry.level) above.pop();
    (above.at(-1)?.children ?? roots).push(branch);
    above.push(branch);
  }
  return roots;
};

/** The entry after everything under this one; null at the end of the document. */
export const entryAfterSection = (entries: readonly OutlineEntry[], id: Id): OutlineEntry | null => {
  const at = entries.findIndex((entry) => entry.id === id);
  const own = entries[at];
  if (own === undefined) return null;
  return entries.slice(at + 1).find((entry) => entry.level <= own.level) ?? null;
};

/**
 * Where a section goes when it moves one place up or down among its neighbours of the same level: the entry it is to stand before.
 * Undefined where it cannot move; null for the end of the document.
 */
export const neighbourPlace = (entries: readonly OutlineEntry[], id: Id, step: -1 | 1): Id | null | undefined => {
  const at = entries.findIndex((entry) => entry.id === id);
  const own = entries[at];
  if (own === undefined || own.kind === 'firstPage') return undefined;
  if (step === -1) {
    for (let index = at - 1; index >= 0; index -= 1) {
      const entry = entries[index];
      if (entry === undefined || entry.kind === 'firstPage' || entry.level < own.level) return undefined;
      if (entry.level === own.level) return entry.id;
    }
    return undefined;
  }
  const next = entryAfterSection(entries, id);
  if (next === null || next.level < own.level) return undefined;
  return entryAfterSection(entries, next.id)?.id ?? null;
};

/** The entry under which a block stands: the last one at or before it. */
export const sectionOf = (session: DocumentSession, entries: readonly OutlineEntry[], block: Id): Id | null => {
  const ids = new Set(entries.map((entry) => entry.id));
  let section: Id | null = null;
  for (const one of session.document.blocks) {
    if (ids.has(one.id)) section = one.id;
    if (one.id === block || (one.type === 'box' && one.blocks.some((inner) => inner.id === block))) return section;
  }
  return null;
};
