// What happened inside a block that is in both documents: its texts, its fields, its table.
import { fieldsBesideForm, type LanguageText } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import type { DocumentSettings } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import { ownTextPlaces, type TextRole } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import type { ComparedBlock, ComparedText, FieldChange, SettingChange } from './comparison.ts';
import { readAlike } from './reading.ts';
import { compareTables } from './table.ts';
import { compareContents } from './text.ts';

/** What is known of both documents while their blocks are compared. */
export interface Sides {
  readonly languages: readonly Language[];
  /** See `Comparison`: the languages by whose words rows are recognised; without any, no text that came or went is an edit. */
  readonly common: readonly Language[];
  /** The element of the earlier document that a target of a reference in the later one is the same as. */
  readonly targetOf: (id: Id) => Id;
}

/** The texts that differ. A text that is on one side only is new or gone; a side without the place altogether is written as `{}`. */
export const compareTexts = (before: LanguageText, after: LanguageText, role: TextRole, sides: Sides): ComparedText[] => {
  if (before === after) return [];
  const found: ComparedText[] = [];
  for (const language of sides.languages) {
    const [one, other] = [before[language], after[language]];
    if (one === other || (one !== undefined && other !== undefined && readAlike(one, other, sides.targetOf))) continue;
    const text = compareContents(one, other, { language, targetOf: sides.targetOf });
    if (text.kind !== 'same') found.push({ language, role, ...text });
  }
  return found;
};

/** The texts of a block, without those of cells, by what they are to it. */
const textsByRole = (block: Block): Map<TextRole, LanguageText> => {
  const texts = new Map<TextRole, LanguageText>();
  for (const { role, text, cell } of ownTextPlaces(block)) if (cell === null) texts.set(role, text);
  return texts;
};

/** `text`, `title` and `caption` are the text of the block itself, whatever the type calls it. */
const main = new Set<TextRole>(['text', 'title', 'caption']);

/** The texts of two blocks that belong to each other, those that differ. */
const compareBlockTexts = (before: Block, after: Block, sides: Sides): ComparedText[] => {
  const [olds, news] = [textsByRole(before), textsByRole(after)];
  const found: ComparedText[] = [];
  for (const [role, text] of news) {
    const old = olds.get(role) ?? (main.has(role) ? before.text : {});
    found.push(...compareTexts(old, text, role, sides));
  }
  for (const [role, text] of olds) if (!news.has(role) && !(main.has(role) && [...news.keys()].some((other) => main.has(other)))) found.push(...compareTexts(text, {}, role, sides));
  return found;
};

/** All texts of a block that is on one side only, as new or gone. */
export const wholeTexts = (block: Block, side: 'before' | 'after', sides: Sides): ComparedText[] =>
  [...textsByRole(block)].flatMap(([role, text]) => (side === 'after' ? compareTexts({}, text, role, sides) : compareTexts(text, {}, role, sides)));

const notFields = new Set<string>(fieldsBesideForm);

/** Whether two values say the same; the ids within them (of logos) do not matter. */
const sameValue = (one: unknown, other: unknown): boolean => {
  const withoutIds = (key: string, value: unknown): unknown => (key === 'id' ? undefined : value);
  return one === other || (typeof one === 'object' && JSON.stringify(one, withoutIds) === JSON.stringify(other, withoutIds));
};

/** Fields that differ. Where the type changed, only those that both types have are named. */
const compareFields = (before: Block, after: Block): FieldChange[] => {
  const olds = new Map<string, unknown>(Object.entries(before));
  const changes: FieldChange[] = [];
  for (const [field, now] of Object.entries(after)) {
    const old: unknown = olds.get(field);
    if (notFields.has(field) || !olds.has(field) || sameValue(old, now)) continue;
    // A column that came or went is told by the table itself.
    if (field === 'columns' && Array.isArray(old) && Array.isArray(now) && old.length !== now.length) continue;
    changes.push({ field, before: old, after: now } as FieldChange);
  }
  return changes;
};

export const compareSettings = (before: DocumentSettings, after: DocumentSettings): SettingChange[] => {
  const fields = ['template', 'look', 'draftingLanguage', 'languages', 'digits'] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({ field, before: before[field], after: after[field] }) as SettingChange);
};

export type Inside = Pick<ComparedBlock, 'texts' | 'fields' | 'table'> & { readonly kind: 'same' | 'relooked' | 'edited' | 'replaced' };

/** Texts that say that something was edited. */
export const tellingTexts = (texts: readonly ComparedText[], { common }: Pick<Sides, 'common'>): readonly ComparedText[] => (common.length > 0 ? texts : texts.filter(({ kind }) => kind !== 'added' && kind !== 'removed'));

const kindOf = (texts: readonly ComparedText[], fields: readonly FieldChange[], table: boolean): Inside['kind'] => {
  if (texts.some(({ kind, role }) => kind === 'replaced' && main.has(role))) return 'replaced';
  if (fields.length > 0 || table || texts.some(({ kind }) => kind !== 'relooked' && kind !== 'same')) return 'edited';
  return texts.length > 0 ? 'relooked' : 'same';
};

/** Compares a block with what became of it. The blocks of a box are compared by themselves. */
export const compareBlocks = (before: Block, after: Block, sides: Sides, texts = compareBlockTexts(before, after, sides)): Inside => {
  const fields = compareFields(before, after);
  const table = before.type === 'table' && after.type === 'table' ? compareTables(before, after, sides) : null;
  // A table whose cells alone speak another language is the same one.
  const retabled = table !== null && (sides.common.length > 0 || table.columns.some((column) => column.kind !== 'same') || table.rows.some((row) => row.kind !== 'same' || row.otherEnd !== null));
  return { kind: kindOf(tellingTexts(texts, sides), fields, retabled), texts, fields, table };
};
