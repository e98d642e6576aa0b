// Partner logos share their line: in order, in their shapes, as high as wished where there is room, and never wider than the line.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looks } from '../../../shared/document/document.ts';
import { docxExporter } from '../../../shared/export/docx/index.ts';
import { logoRow } from '../../../shared/export/logo-row.ts';
import { lookMeasures } from '../../../shared/export/look.ts';
import { languages } from '../../../shared/language/index.ts';
import { inputOf, sampleDocument } from './sample.ts';
import { descendants, parseXml, partsOf } from './docx/word-reader.ts';

const side = fc.integer({ min: 1, max: 16_384 });
const logo = fc.record({ image: fc.record({ hash: fc.constant('ab'.repeat(32)), mediaType: fc.constant('image/png' as const), width: side, height: side }), height: fc.integer({ min: 6, max: 40 }) });

test('a row is never longer than its line, keeps every shape, and is as high as wished where there is room', () => {
  fc.assert(
    fc.property(fc.array(logo, { maxLength: 12 }), fc.integer({ min: 40, max: 250 }), (logos, width) => {
      const row = logoRow(logos, width);
      expect(row).toHaveLength(logos.length);
      expect(row.reduce((sum, size) => sum + size.width, 0)).toBeLessThanOrEqual(width + 1e-6);
      for (const [index, { image, height }] of logos.entries()) {
        const size = row[index] ?? { width: 0, height: 0 };
        expect(size.width / size.height / (image.width / image.height)).toBeCloseTo(1, 6);
        expect(size.height).toBeLessThanOrEqual(height + 1e-9);
        // All by the same share.
        expect(size.height / height).toBeCloseTo((row[0]?.height ?? 0) / (logos[0]?.height ?? 1), 6);
      }
      const wished = logos.reduce((sum, { image, height }) => sum + (height * image.width) / image.height + 5, 0);
      if (wished <= width) for (const [index, { height }] of logos.entries()) expect(row[index]?.height).toBeCloseTo(height, 6);
    }),
  );
});

test.each(languages)('in Word the row of every look stands in the order of the logos, in the direction of %s', async (language) => {
  for (const look of looks) {
    const document = sampleDocument(look);
    const blocks = document.blocks.map((block) => {
      const [first] = block.type === 'logos' ? block.logos : [];
      return block.type !== 'logos' || first === undefined ? block : { ...block, logos: [10, 28, 18].map((height, n) => ({ ...first, id: `l${n}`, height, alt: { [language]: `Partner ${n}` } })) };
    });
    const parts = partsOf(await docxExporter.write(inputOf({ ...document, blocks }, language)));
    const [paragraph] = descendants(parseXml(parts['word/document.xml'] ?? ''), 'w:p');
    if (paragraph === undefined) throw new Error('no paragraph');
    expect([...descendants(paragraph, 'wp:docPr')].map(({ attributes }) => attributes['descr'])).toEqual(['Partner 0', 'Partner 1', 'Partner 2']);
    // Word orders pictures by the direction of their runs.
    const runs = [...descendants(paragraph, 'w:r')];
    expect(runs.filter((run) => [...descendants(run, 'w:rtl')].length > 0)).toHaveLength(language === 'ar' ? runs.length : 0);
    const width = [...descendants(paragraph, 'wp:extent')].reduce((sum, { attributes }) => sum + Number(attributes['cx']) / 36_000, 0);
    expect(width).toBeLessThanOrEqual(210 - 2 * lookMeasures[look].marginsMm.side - 2 * 4);
  }
});
