// A comparison as it is read: both documents with their numbers, and every word of each text where it is shown.
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';
import { ownTextPlaces } from '../../../shared/document/walk.ts';
import { writeContent, writePieces, type Shown } from '../../../renderer/reading/Line.tsx';
import { ReadElement, spokenBy, type ElementContext } from '../../../renderer/reading/ReadElement.tsx';
import { readTable } from '../../../renderer/reading/ReadTable.tsx';
import { readingOf, readingOfComparison, type Reading } from '../../../renderer/reading/reading.ts';
import { randomness } from '../../bench/sample.ts';
import { afterEdits } from '../../shared/compare/edits.ts';
import { documents } from '../../shared/document/generators.ts';

const t = translator('en');

const revisions = fc
  .record({ document: documents(8), edits: fc.integer({ min: 1, max: 10 }), seed: fc.nat(), language: fc.constantFrom(...languages) })
  .map(({ document, edits, seed, language }) => {
    const before = normaliseDocument(document, countingIds('n'));
    return { before, after: afterEdits(before, edits, randomness(seed), countingIds(`e${seed}`)), language };
  });

/** What stands there without its looks. */
const words = (nodes: ReactNode): string => renderToStaticMarkup(<>{nodes}</>).replace(/<[^>]*>/g, '');

const read = (before: Document, after: Document, language: Language): Reading => readingOfComparison(compareDocuments(before, after), language);

test('both documents stand in it whole and in order, with the numbers they have on their own', () => {
  fc.assert(
    fc.property(revisions, ({ before, after, language }) => {
      const reading = read(before, after, language);
      expect(reading.before.blocks).toEqual(before.blocks);
      expect(reading.after.blocks).toEqual(after.blocks);
      expect(reading.before.numbering).toEqual(numberBlocks(before.blocks, reading.before.language));
      expect(reading.after.numbering).toEqual(numberBlocks(after.blocks, reading.after.language));
    }),
  );
});

test('each text reads as it was on the one side and as it is on the other, footnotes included', () => {
  fc.assert(
    fc.property(revisions, ({ before, after, language }) => {
      const reading = read(before, after, language);
      // The words of a paragraph that was split or joined are shared out among its parts.
      const parted = new Set(reading.rows.flatMap(({ part }, index) => (part === null ? [] : [index, part.head])));
      for (const [index, row] of reading.rows.entries()) {
        for (const text of row.texts) {
          if (text.language !== language || parted.has(index)) continue;
          for (const shown of ['before', 'after'] as const satisfies readonly Shown[]) {
            const block = row[shown];
            const place = block === null ? undefined : [...ownTextPlaces(block)].find(({ role }) => role === text.role);
            const alone = writeContent(place?.text[language] ?? [], reading[shown]);
            const compared = writePieces(text.pieces, reading, shown, t);
            expect(words(compared.nodes)).toBe(words(alone.nodes));
            expect(compared.notes.map((note) => words(writePieces(note.pieces, reading, shown, t).nodes))).toEqual(alone.notes.map((note) => words(writePieces(note.pieces, reading, shown, t).nodes)));
          }
        }
      }
    }),
  );
});

test('of two texts that no language has in common each is read in its own', () => {
  const only = (language: Language, text: string): Document => ({
    schemaVersion,
    id: language,
    settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: language, languages: [language], digits: 'western', unplaced: [] },
    blocks: [{ ...blankBlock('numberedParagraph', `${language} 1`), text: { [language]: plain(text) } }],
  });
  const reading = read(only('en', 'Ports were visited in 2031.'), only('ar', 'زيرت الموانئ في عام 2031.'), 'ar');
  const context: ElementContext = { reading, t, speaks: spokenBy('en'), onGo: () => undefined, onAct: null };
  const [row] = reading.rows;
  if (row === undefined) throw new Error('the two paragraphs are one element');
  const beside = renderToStaticMarkup(<ReadElement row={row} index={0} context={context} other={null} up={false} beside marked current={false} reachable={false} />);
  expect(beside).toMatch(/lang="en-GB" dir="ltr".*Ports were visited in 2031\..*زيرت الموانئ/s);
  expect(beside).not.toMatch(/<ins|<del/);
});

test('a row that moved stands in the earlier text where it stood, and in the line with both says at each place that it is elsewhere', () => {
  const rows = (...lines: string[]): Document => ({
    schemaVersion,
    id: 'tides',
    settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
    blocks: [{
      ...blankBlock('table', 'table'), columns: [1, 1], headerRows: 0, text: { en: plain('Tides') },
      rows: lines.map((line) => ({ id: line, kind: 'normal', cells: [line, `${line} high`].map((text) => ({ id: text, text: { en: plain(text) }, colspan: 1, rowspan: 1 })) })),
    } as Block],
  });
  const [old, now] = [['Maremma light', 'Tel Bahr light', 'Porto Sud light', 'Ras Nur light'], ['Tel Bahr light', 'Porto Sud light', 'Ras Nur light', 'Maremma light']];
  const reading = read(rows(...old), rows(...now), 'en');
  const context: ElementContext = { reading, t, speaks: spokenBy('en'), onGo: () => undefined, onAct: null };
  const [row] = reading.rows;
  const table = row?.after;
  if (row === undefined || table?.type !== 'table') throw new Error('the two tables are one');
  const firstCells = (shown: Shown): string[] => [...renderToStaticMarkup(<>{readTable(row, table, context, shown).table}</>).matchAll(/<tr[^>]*><t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => (cell ?? '').replace(/<[^>]*>/g, '|').replace(/\|+/g, '|'));
  expect(firstCells('before').map((cell) => cell.split('|').at(-1))).toEqual(old);
  expect(firstCells('after').map((cell) => cell.split('|').at(-1))).toEqual(now);
  expect(firstCells('clean')).toEqual(now);
  expect(firstCells('both')).toEqual(['|Moved elsewhere|Maremma light', ...now.slice(0, 3), '|Moved here|Maremma light']);
});

test('a document that is read on its own shows no change', () => {
  fc.assert(
    fc.property(documents(8), (document) => {
      const { rows, before, after } = readingOf(document, 'en');
      expect(before).toBe(after);
      expect(rows.every(({ kind, texts }) => kind === 'same' && texts.length === 0)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
