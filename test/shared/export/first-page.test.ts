// What of the first page is not translated is a notice in grey in every export, like any other text.
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { docxExporter } from '../../../shared/export/docx/index.ts';
import { htmlExporter } from '../../../shared/export/html.ts';
import { typeset } from '../../../shared/export/typst/typeset.ts';
import type { PrintedDocument } from '../../../shared/export/typst/printed.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { partsOf } from './docx/word-reader.ts';

const en = (text: string): Block['text'] => ({ en: [{ text }] });
const blocks: Block[] = [
  { id: 'body', type: 'body', text: en('Commission of the Isles') },
  { id: 'title', type: 'title', text: { en: [{ text: 'Harbours' }], fr: [{ text: 'Les ports' }] } },
  { id: 'venue', type: 'venue', text: en('Cairo'), from: '2031-03-04', to: '2031-03-05' },
  { id: 'summary', type: 'summary', text: en('The harbours were rebuilt.') },
];
const document: Document = { schemaVersion, id: 'document', settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'fr'], digits: 'western', unplaced: [] }, blocks };
const input = { document, language: 'fr', numbering: numberBlocks(blocks, 'fr'), asset: () => null, progress: () => undefined } as const;
const notice = '[Pas encore traduit]';

test('in print', () => {
  const set = typeset({ document, numbering: input.numbering, covers: () => true, hasImage: () => false });
  if (!set.ok) throw new Error(set.error.code);
  const { first } = JSON.parse(set.value.data['document.json'] ?? '') as PrintedDocument;
  const grey = { k: 't', t: notice, f: 'in' };
  expect([...first.lines, ...first.summary].map(({ c }) => c)).toEqual([[grey], ['Les ports'], [grey, `, ${definitionOf('fr').dateRange('2031-03-04', '2031-03-05', document.settings)}`], [grey]]);
});

test('in Word and on a web page', async () => {
  const word = partsOf(await docxExporter.write(input))['word/document.xml'] ?? '';
  expect(word.match(/<w:rStyle w:val="UN-Untranslated"\/>/g)?.length).toBe(3);
  const html = new TextDecoder().decode(await htmlExporter.write(input));
  expect(html.match(/<span class="untranslated">/g)?.length).toBe(3);
});
