// What a save says of translations goes into the memory by itself: sentences that were confirmed, and those of which the confirmation was taken back go out.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { numberBlocks, type Numbering } from '../../shared/document/numbering.ts';
import { referenceText } from '../../shared/document/reference.ts';
import type { Translation } from '../../shared/document/translation.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import type { Result } from '../../shared/errors.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import type { MemoryUnit } from '../../shared/translation/memory-unit.ts';
import { neighboursOf, sentencePairs, type Refer } from '../../shared/translation/sentence-pairs.ts';
import { unitStatus } from '../../shared/translation/state.ts';
import type { TranslationMemory } from '../storage/memory/memory.ts';
import { symbolOf, titleOf } from '../storage/summary.ts';

export interface TextAsSaved {
  readonly id: Id;
  readonly settings: DocumentSettings;
  readonly blocks: readonly Block[];
}

/** Makes units of the elements of one text; numbers are counted once. */
const unitsOf = ({ id, settings, blocks }: TextAsSaved): ((block: Block, target: Language, said: Translation) => MemoryUnit[]) => {
  const elements = [...walkBlocks(blocks)].map(({ block }) => block);
  const numberings = new Map<Language, Numbering>();
  const numberingIn = (language: Language): Numbering => {
    const known = numberings.get(language) ?? numberBlocks(blocks, language);
    numberings.set(language, known);
    return known;
  };
  const referIn = (language: Language): Refer => (reference) => referenceText(reference, numberingIn(language), settings);
  const titles = titleOf(blocks);
  const short = (text: string | null | undefined): string | null => (text === null || text === undefined || text === '' ? null : text.slice(0, 1000).toWellFormed());
  return (block, target, { from: source, by, at }) => {
    const refer = { source: referIn(source), target: referIn(target) };
    const number = numberingIn(source).blocks.get(block.id);
    const paragraph = number?.printed === true ? definitionOf(source).bareNumber(number, settings) : null;
    const origin = { document: id, symbol: short(symbolOf(blocks)), title: short(titles[source] ?? titles[settings.draftingLanguage]), paragraph };
    const around = neighboursOf(elements, elements.indexOf(block), source, refer.source);
    return sentencePairs(block, { source, target, refer }, around).map((pair) => ({ source, target, ...pair, origin, by, at }));
  };
};

const stands = (block: Block, target: Language, { from }: Translation): boolean => {
  const { state, stale } = unitStatus(block, from, target);
  return !stale && state !== 'empty' && state !== 'draft';
};

/** What a step from one text of a document to the next means for the memory. */
export const learntBetween = (was: TextAsSaved, is: TextAsSaved): { readonly confirmed: MemoryUnit[]; readonly takenBack: MemoryUnit[] } => {
  const confirmed: MemoryUnit[] = [];
  const takenBack: MemoryUnit[] = [];
  const same = new Set(was.blocks);
  const changed = [...walkBlocks(is.blocks.filter((block) => !same.has(block)))].map(({ block }) => block);
  if (changed.length === 0) return { confirmed, takenBack };
  const before = new Map([...walkBlocks(was.blocks)].map(({ block }) => [block.id, block]));
  let make: ReturnType<typeof unitsOf> | null = null;
  let madeBefore: ReturnType<typeof unitsOf> | null = null;
  for (const block of changed) {
    const old = before.get(block.id);
    for (const target of languages) {
      const [said, saidBefore] = [block.translations?.[target], old?.translations?.[target]];
      const isNew = said !== undefined && (saidBefore === undefined || said.at !== saidBefore.at || said.of !== saidBefore.of || said.text !== saidBefore.text || said.from !== saidBefore.from);
      const stood = old !== undefined && saidBefore !== undefined && stands(old, target, saidBefore);
      // What was edited since may stand again, by undo.
      if (said !== undefined && (isNew || !stood) && stands(block, target, said)) confirmed.push(...(make ??= unitsOf(is))(block, target, said));
      // Said later than what stands there: undone, or called a draft. An edit leaves what was said, and what was said stays in the memory.
      const isUndone = saidBefore !== undefined && saidBefore.state !== 'draft' && (said === undefined || said.state === 'draft' || said.at < saidBefore.at);
      if (isUndone && stood) takenBack.push(...(madeBefore ??= unitsOf(was))(old, target, saidBefore));
    }
  }
  return { confirmed, takenBack };
};

/** Brings into the memory what was learnt. Fails as the memory does. */
export const learn = (memory: TranslationMemory, { confirmed, takenBack }: ReturnType<typeof learntBetween>): Result<unknown> => {
  for (const unit of takenBack) {
    const { source, target, sourceText, targetText, before, after, origin, at } = unit;
    const found = memory.matches({ source, target, text: sourceText, before, after, least: 100, limit: 100 });
    if (!found.ok) return found;
    const keys = found.value.flatMap(({ key, unit: other }) => (other.targetText === targetText && other.origin.document === origin.document && other.at === at ? [key] : []));
    const removed = memory.remove(keys);
    if (!removed.ok) return removed;
  }
  return memory.add(confirmed);
};
