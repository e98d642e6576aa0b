// Who touched which element between two revisions, with the words that it had then.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { runsOf, lineText } from '../../shared/compare/runs.ts';
import { ownTextPlaces } from '../../shared/document/walk.ts';
import type { Touch } from '../../shared/export/comparison/attribution.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Library } from '../storage/library.ts';
import type { RevisionKey } from '../storage/revisions.ts';

const wordsOf = (block: Block | null, language: Language): string => (block === null ? '' : [...ownTextPlaces(block)].map(({ text }) => lineText(runsOf(text[language] ?? []))).join('\n'));

/**
 * The revisions after `before` up to `after`, element by element, oldest first. Empty where `before` is not an earlier state of `after`.
 * Reading a long history takes its time: other work may have its turn whenever this yields.
 */
export const touchesBetween = function* ({ lineages, timeline }: Library, before: RevisionKey, after: RevisionKey, language: Language): Generator<void, ReadonlyMap<Id, readonly Touch[]>> {
  const touches = new Map<Id, Touch[]>();
  const lineage = yield* lineages(after);
  const from = lineage.steps.findIndex(({ revision }) => revision === before);
  if (from < 0) return touches;
  for (const [at, { revision }] of lineage.steps.entries()) {
    if (at <= from) continue;
    const told = timeline.told(revision);
    if (told === null) continue;
    for (const [id, { after: block }] of lineage.changesAt(at)) {
      const list = touches.get(id) ?? [];
      list.push({ name: told.author.name, at: told.at, text: wordsOf(block, language) });
      touches.set(id, list);
    }
    yield;
  }
  return touches;
};
