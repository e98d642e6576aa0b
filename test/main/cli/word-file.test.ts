// Word files on the command line: taken in with what they hold that no document has, compared, and written out again as they came.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paragraph, run, text, wordFile } from '../../shared/import/docx/word-file.ts';
import { terminal } from './terminal.ts';

const letter = (words: string): Uint8Array =>
  wordFile({
    body:
      text('Letter on the tides', '<w:pStyle w:val="Title"/>') + text('Introduction', '<w:pStyle w:val="Heading1"/>') + text(words) +
      paragraph(`${run('A box stands here.')}<w:r><w:pict><v:textbox><w:txbxContent>${text('Words in a box.')}</w:txbxContent></v:textbox></w:pict></w:r>`),
    parts: { styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>' },
  });

test('a Word file is taken in, its losses are named, and it comes out again byte for byte', async () => {
  const { type, json, folder } = terminal();
  const bytes = letter('The tides come twice a day, as everybody knows who has lived beside them.');
  writeFileSync(join(folder, 'letter.docx'), bytes);
  const taken = (await json('import', 'letter.docx')) as { document: { id: string }; unplaced: { reason: string; text: string }[] };
  expect(taken.unplaced.map(({ reason, text: words }) => `${reason}: ${words}`)).toEqual(['textBox: Words in a box.']);
  const { code } = await type('original', 'letter on', '--to', 'as-it-came.docx');
  expect(code).toBe(0);
  expect(Buffer.compare(readFileSync(join(folder, 'as-it-came.docx')), Buffer.from(bytes))).toBe(0);
  // Without a name it never stands in for the file that is there.
  expect((await type('original', 'letter on')).out).toMatch(/letter\D{1,3}\d\D?\.docx/);
  await json('new', 'outcomeDocument', '--title', 'Quiet harbours');
  expect((await type('original', 'quiet')).error).toContain('was not imported from a file');
});

test('two Word files are compared', async () => {
  const { type, folder } = terminal();
  writeFileSync(join(folder, 'one.docx'), letter('The tides come twice a day, as everybody knows.'));
  writeFileSync(join(folder, 'two.docx'), letter('The tides come once a day, as everybody knows.'));
  expect((await type('compare', 'one.docx', 'two.docx')).out).toMatch(/\[-twice-\]\s*\{\+once\+\}/);
});
