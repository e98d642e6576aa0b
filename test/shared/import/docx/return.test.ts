// A Word file that left Rapporteur comes home: what was done to it stands as proposals about today's text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import { tidy } from '../../../../shared/document/content.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { normaliseContent } from '../../../../shared/document/normalise-content.ts';
import { mapTexts } from '../../../../shared/document/walk.ts';
import { returnWord, type Returned } from '../../../../shared/import/docx/return.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { inputOf } from '../../export/sample.ts';
import { readSample, sampleNames } from '../../samples/samples.ts';
import { carriedBlock, withRealIds } from './carried.ts';
import { revised, steps } from './revised.ts';

const written = (document: Document, language: Language): Promise<Uint8Array> => docxExporter.write(inputOf(document, language));

const home = async (bytes: Uint8Array, base: Document, language: Language, today = base): Promise<Returned> => {
  const taken = await returnWord({ name: 'draft.docx', bytes, base, today, language, form: 'standing', people: [], untracked: { author: 'Lina Saab', at: 7 }, newId: countingIds('new') });
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value;
};

describe.each(sampleNames)('the sample %s', (name) => {
  const document = withRealIds(readSample(name));
  test.each([...document.settings.languages])('brings nothing home in %s where nobody changed it', async (language) => {
    const { document: after, proposals } = await home(await written(document, language), document, language);
    expect(proposals).toEqual([]);
    expect(after).toEqual(document);
  });
});

/** Without what stands beside the words: texts that are empty are as good as absent. */
const bare = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => ((text[language]?.length ?? 0) > 0 ? [[language, normaliseContent(tidy(text[language] ?? []))]] : [])))));

const decided = (document: Document, which: ReadonlySet<string>, verdict: 'accept' | 'reject'): Document => ({ ...document, blocks: [...decideBlocks(document.blocks, ({ id }) => (which.has(id) ? verdict : null))] });

const samples = sampleNames.flatMap((name) => {
  const document = withRealIds(readSample(name));
  return document.settings.languages.map((language) => ({ name, document, language }));
});
/** By its name, so that a counterexample can be read. */
const sampled = fc.constantFrom(...samples.map(({ name, language }) => `${name} ${language}`));
const sampleAt = (called: string): (typeof samples)[number] => {
  const found = samples.find(({ name, language }) => `${name} ${language}` === called);
  if (found === undefined) throw new Error(called);
  return found;
};
const runs = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * 0.3);

describe('whatever somebody did elsewhere', () => {
  test('rejecting it all gives today’s text, and accepting it the text of the file', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sampled, steps(), async (at, done) => {
        const { document, language } = sampleAt(at);
        const theirs = revised(document, done, language);
        const bytes = await written(theirs, language);
        const taken = await home(bytes, document, language);
        const all = new Set(taken.proposals);
        expect(bare(decided(taken.document, all, 'reject').blocks)).toEqual(bare(document.blocks));
        const says = (one: Document): unknown[] => decideBlocks(one.blocks, () => null).map((block) => carriedBlock(block, one, language)).map((block) => JSON.parse(JSON.stringify(block, (key, value: unknown) => (['id', 'numbered', 'landscape', 'columns', 'headerRows'].includes(key) ? undefined : value))));
        expect(says(decided(taken.document, all, 'accept'))).toEqual(says(theirs));
        expect(taken.conflicts).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
