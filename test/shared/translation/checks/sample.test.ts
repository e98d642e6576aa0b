// The sample documents are translated soundly and nothing is said of them; each kind of error planted into them is found, and mended by the fix that is offered.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import type { Content } from '../../../../shared/document/inlines.ts';
import { mapContents, ownTextPlaces, walkBlocks } from '../../../../shared/document/walk.ts';
import type { Language } from '../../../../shared/language/language.ts';
import { checkElement, checkTranslations } from '../../../../shared/translation/checks/document.ts';
import type { Finding } from '../../../../shared/translation/checks/finding.ts';
import { applyFix } from '../../../../shared/translation/checks/fix.ts';
import { randomness } from '../../../bench/sample.ts';
import { readSample, sampleNames, wholeLanguages } from '../../samples/samples.ts';
import { plants, type Plant } from './planted.ts';

const pairs = sampleNames.flatMap((name) => wholeLanguages[name].flatMap((source) => wholeLanguages[name].filter((target) => target !== source).map((target) => [name, source, target] as const)));

test.each(pairs)('nothing is said of %s from %s into %s', (name, source, target) => {
  const { blocks, settings } = readSample(name);
  expect(checkTranslations(blocks, source, target, { settings })).toEqual([]);
});

test('the sample is as long as a real one', () => {
  const { blocks } = readSample('outcome-document');
  expect(blocks.filter(({ type }) => type === 'numberedParagraph').length).toBeGreaterThan(90);
});

const { blocks, settings } = readSample('outcome-document');
const elements = [...walkBlocks(blocks)].map(({ block }) => block);

interface Site {
  readonly block: Block;
  readonly text: number;
}
const sites: readonly Site[] = elements.flatMap((block) => [...ownTextPlaces(block)].map((_place, text) => ({ block, text })));

const lineOf = ({ block, text }: Site, language: Language): Content => [...ownTextPlaces(block)][text]?.text[language] ?? [];
const withLine = ({ block, text }: Site, language: Language, content: Content): Block => {
  const wanted = [...ownTextPlaces(block)][text]?.text;
  return mapContents(block, (line, of, place) => (of === language && place.text === wanted ? content : line));
};
const findingsOf = (block: Block, { from, into }: Plant): readonly Finding[] => checkElement(block, blocks, from, into, { settings });
const names = (findings: readonly Finding[]): string[] => findings.map(({ code, params, place }) => JSON.stringify([code, params, place])).sort();

describe.each(plants)('$name, from $from into $into', (plant) => {
  const fit = (random: () => number): { site: Site; planted: Block } | null => {
    const start = Math.floor(random() * sites.length);
    for (let step = 0; step < sites.length; step++) {
      const site = sites[(start + step) % sites.length] as Site;
      const line = lineOf(site, plant.into);
      if (line.length === 0 || lineOf(site, plant.from).length === 0) continue;
      const content = plant.plant(line, lineOf(site, plant.from), random);
      if (content !== null && content.length > 0) return { site, planted: withLine(site, plant.into, content) };
    }
    return null;
  };

  test('is found wherever it stands, and each fix mends what it was offered for and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const found = fit(randomness(seed));
        if (found === null) throw new Error('The sample has no place for it.');
        const { site, planted } = found;
        const said = findingsOf(planted, plant);
        expect(said.map(({ code }) => code).filter((code) => plant.told.includes(code)), JSON.stringify([site.block.id, names(said)])).not.toEqual([]);
        for (const finding of said) {
          if (finding.fix === null || finding.place.footnote !== null) continue;
          const now = { block: planted, text: finding.place.text };
          const mended = withLine(now, plant.into, applyFix(lineOf(now, plant.into), finding.fix, countingIds('mended')));
          const left = names(said);
          left.splice(left.indexOf(names([finding])[0] ?? ''), 1);
          // One error may be said to be two things: two spaces inside a name are also a name that is not there.
          expect(left, `${site.block.id}: ${finding.code}`).toEqual(expect.arrayContaining(names(findingsOf(mended, plant))));
        }
      }),
      { numRuns: 8 },
    );
  });
});
