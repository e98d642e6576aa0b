// Footnotes wherever they may stand, in any document, are on the pages of their marks.
import fc from 'fast-check';
import { test, expect } from 'vitest';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import { looks, schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Inline } from '../../shared/document/inlines.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { PdfFile } from './file.ts';
import { strayNotes } from './page-ends.ts';
import { printedPdf } from './sample.ts';
import { TaggedPdf } from './structure.ts';

const words: Record<Language, readonly string[]> = {
  en: ['the harbour', 'of the northern port', 'reported that', 'dredging', 'had fallen by a fifth', 'since', 'both cities', 'bought a dredger together'],
  ar: ['أفاد', 'رئيس الميناء الشمالي', 'بأن كلفة الجرف', 'انخفضت بمقدار الخمس', 'منذ أن', 'اشترت المدينتان', 'جرافة مشتركة'],
  fr: ['le directeur', 'du port du Nord', 'a indiqué que', 'le coût du dragage', 'avait baissé d’un cinquième', 'depuis que', 'les deux villes'],
};

const phrase = (language: Language, shortest: number, longest: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words[language]), { minLength: shortest, maxLength: longest, size: 'max' }).map((chosen) => chosen.join(' '));

const lengths = fc.oneof({ weight: 5, arbitrary: fc.constant([2, 12] as const) }, { weight: 3, arbitrary: fc.constant([12, 40] as const) }, { weight: 1, arbitrary: fc.constant([40, 140] as const) });

/** A text in which every piece ends in a footnote, or few of them do. */
const text = (language: Language, lengthOf: fc.Arbitrary<readonly [number, number]>): fc.Arbitrary<Block['text']> =>
  lengthOf
    .chain(([shortest, longest]) =>
      fc.array(fc.tuple(phrase(language, shortest, longest), fc.option(fc.oneof({ weight: 6, arbitrary: phrase(language, 1, 6) }, phrase(language, 10, 30)), { freq: 1 })), { minLength: 1, maxLength: 3 }),
    )
    .map((pieces) => ({
      [language]: pieces.flatMap(([piece, note], index): Inline[] => [
        { text: `${index > 0 ? ' ' : ''}${piece}` },
        ...(note === null ? [] : [{ type: 'footnote' as const, id: '?', content: [{ text: note }] }]),
      ]),
    }));

const short = fc.constant([1, 4] as const);
const cellLengths = fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: fc.constant([20, 60] as const) });

const blocks = (language: Language): fc.Arbitrary<readonly Block[]> => {
  const long = text(language, lengths);
  const paragraph = long.map((content): Block => ({ id: '?', type: 'paragraph', text: content }));
  const numbered = long.map((content): Block => ({ id: '?', type: 'numberedParagraph', text: content }));
  const heading = fc.tuple(fc.constantFrom(1 as const, 2 as const), text(language, short)).map(([level, content]): Block => ({ id: '?', type: 'heading', level, numbered: true, text: content }));
  const items = fc
    .array(fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), long), { minLength: 2, maxLength: 7 })
    .map((all): Block[] => all.map(([level, content], index) => ({ id: '?', type: 'subparagraph', level: index === 0 ? 1 : level, text: content })));
  const list = items.map((all): Block[] => [{ id: '?', type: 'numberedParagraph', text: { [language]: [{ text: `${words[language][0] ?? ''}:` }] } }, ...all]);
  const box = fc.tuple(text(language, short), fc.array(fc.oneof(paragraph.map((each) => [each]), items), { minLength: 1, maxLength: 5 })).map(
    ([title, boxed]): Block => ({ ...blankBlock('box', '?'), text: title, blocks: boxed.flat().slice(0, 9) }) as Block,
  );
  const table = fc
    .array(fc.array(text(language, cellLengths), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 30 })
    .map((rows): Block => ({ ...blankBlock('table', '?'), columns: [2, 3, 2], headerRows: 1, rows: rows.map((cells) => ({ id: '?', kind: 'normal', cells: cells.map((cell) => ({ id: '?', colspan: 1, rowspan: 1, text: cell })) })) }));
  const one = fc.oneof({ weight: 4, arbitrary: numbered.map((each) => [each]) }, heading.map((each) => [each]), { weight: 2, arbitrary: list }, box.map((each) => [each]), table.map((each) => [each]));
  return fc.array(one, { minLength: 5, maxLength: 16 }).map((all) => all.flat());
};

/** Every place of the same document gets an id of its own. */
const withIds = (document: Document): Document => {
  let count = 0;
  return JSON.parse(JSON.stringify(document).replaceAll('"id":"?"', () => `"id":"i${count++}"`)) as Document;
};

const documents: fc.Arbitrary<readonly [Document, Language]> = fc
  .tuple(fc.constantFrom(...languages), fc.constantFrom(...looks))
  .chain(([language, look]) =>
    blocks(language).map((body) => [
      withIds({
        schemaVersion,
        id: 'document',
        settings: { template: 'outcomeDocument', look, draftingLanguage: language, languages: [language], digits: 'western', unplaced: [] },
        blocks: [{ id: '?', type: 'title', text: { [language]: [{ text: 'T' }] } }, ...body],
      }),
      language,
    ] as const),
  );

/** Tries so many documents of any elements with any number of footnotes. */
export const proveFootnotes = (numRuns: number): void => {
  test(`in ${numRuns} documents of any elements every footnote begins on the page of its mark`, async () => {
    await fc.assert(
      fc.asyncProperty(documents, async ([document, language]) => {
        expect(strayNotes(new TaggedPdf(new PdfFile(await printedPdf(document, language))))).toEqual([]);
      }),
      { numRuns },
    );
  });
};
