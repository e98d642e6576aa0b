// Names of exported files can be kept on every system and tell what the file is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock } from '../../../shared/document/blocks/index.ts';
import { exportFileName, exporters } from '../../../shared/export/index.ts';
import { safeFileName } from '../../../shared/export/file-name.ts';
import { exportFormats, formatEnding } from '../../../shared/ipc/contract.ts';
import { languages } from '../../../shared/language/index.ts';
import { sampleDocument } from './sample.ts';

const named = (symbol: string | null, title: string): Parameters<typeof exportFileName>[0] => ({
  ...sampleDocument(),
  blocks: [{ ...blankBlock('symbol', 's'), symbol }, { ...blankBlock('title', 't'), text: title === '' ? {} : { ar: [{ text: title }], en: [{ text: title }] } }],
});

describe('the name of an exported file', () => {
  test.each([
    ['E/ESCWA/30/L.1', 'A title', 'en', 'E_ESCWA_30_L.1-EN.docx'],
    [null, 'Harbours: what now?', 'en', 'Harbours what now-EN.docx'],
    [null, 'المدن الساحلية', 'ar', 'المدن الساحلية-AR.docx'],
    [null, '', 'fr', 'Document sans titre-FR.docx'],
    ['  ', '..', 'en', 'Untitled document-EN.docx'],
  ] as const)('is made of %j, %j and the language %s', (symbol, title, language, name) => {
    expect(exportFileName(named(symbol, title), language, 'docx')).toBe(name);
  });

  test.each(['CON', 'con.txt', 'Lpt1', 'nul'])('is never that of a device: %s', (name) => expect(safeFileName(name)).toBe(`_${name}`));

  test('can be kept on every system, whatever the title', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...languages), (title, language) => {
      const name = exportFileName(named(null, title), language, 'docx');
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u);
      expect(name).not.toMatch(/^[. ]|[. ]$/u);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
      expect(name.endsWith(`-${language.toUpperCase()}.docx`)).toBe(true);
    }));
  });
});

test('there is an exporter for every format but those that the desktop side prints', () => {
  expect(Object.keys(exporters).sort()).toEqual(exportFormats.filter((format) => formatEnding(format) !== 'pdf').sort());
  for (const [format, exporter] of Object.entries(exporters)) expect([exporter.format, exporter.extension]).toEqual([format, format]);
});
