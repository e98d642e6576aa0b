// Comparing on the command line: revisions of a document, and files that no library has seen.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import type { Comparison } from '../../../shared/compare/comparison.ts';
import { terminal } from './terminal.ts';

const first = '# Regional meeting on tides\n\n## Introduction\n\n1. Boats shall be counted every year by the port.\n\n2. Gulls were fed by the pilots.\n';
const second = first.replace('shall', 'should').replace('\n2. Gulls', '\n2. A lighthouse was opened.\n\n3. Gulls');

test('two files are compared without a library: printed, as data, and as a Word file with tracked changes', async () => {
  const { type, json, write, folder } = terminal();
  const files = [write('first.md', first), write('second.txt', second)] as const;
  const printed = await type('compare', ...files);
  expect(printed).toMatchObject({ code: 0, error: '' });
  expect(printed.out).toMatch(/^1 added, 0 removed, 0 moved, 1 edited; \+5 −1 words\n/);
  expect(printed.out.replaceAll('\u00A0', ' ')).toContain('paragraph 1\n  Boats [-shall-]{+should+} be counted every year by the port.');
  expect(((await json('compare', ...files)) as Comparison).summary).toMatchObject({ added: 1, edited: 1 });
  expect((await type('compare', ...files, '--to', 'out.docx', '--author', 'Rima Haddad')).out).toMatch(/^Wrote .*out\.docx \(\d+ KB\)\.\n$/);
  const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(join(folder, 'out.docx'))))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<w:del w:id="\d+" w:author="Rima Haddad" w:date="[^"]+"><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:delText xml:space="preserve">shall</);
  expect((await type('compare', ...files, '--to', 'table.docx', '--amendments')).code).toBe(0);
  expect(existsSync(join(folder, 'table.docx'))).toBe(true);
  expect(existsSync(join(folder, 'library'))).toBe(false);
});

test('two files that no language has in common are compared by their elements, and that is said', async () => {
  const { type, write } = terminal();
  const files = [write('english.md', '# Introduction\n\n1. The port of Tyre was dredged in 2031.\n\n2. Pilots were trained.\n'), write('arabic.md', '# مقدمة\n\n1. جُرِف ميناء صور في عام 2031.\n')];
  const { out, code } = await type('compare', ...files);
  expect(code).toBe(0);
  expect(out).toMatch(/^The two texts have no language in common/);
  expect(out).toMatch(/Deleted\n {2}\[-Pilots were trained\.-\]/);
  expect(out).not.toContain('Tyre');
  expect(await type('compare', ...files, '--to', 'marked.docx')).toMatchObject({ code: 1, error: expect.stringContaining('no language in common') });
});

test('revisions are compared by name, with the newest where one is left out; what cannot be done is said', async () => {
  const { type, json, write } = terminal();
  await json('import', write('first.md', first));
  await type('name', 'regional', 'Zero draft');
  expect((await type('compare', 'regional', 'zero draft')).out).toBe('The two texts are the same.\n');
  expect(await type('compare', 'regional', 'final')).toMatchObject({ code: 1, out: '' });
  expect(await type('compare', 'regional')).toMatchObject({ code: 2, out: '' });
  expect((await type('compare', 'regional', 'zero draft', '--to', 'x.odt')).error).toContain('docx, pdf, html, json');
  expect(await type('compare', 'regional', 'zero draft', '--amendments')).toMatchObject({ code: 2, error: expect.stringContaining('--amendments') });
  expect(await type('compare', 'nothing.docx', 'first.md')).toMatchObject({ code: 1, error: expect.stringContaining('nothing.docx') });
  expect(await type('compare', 'first.md', 'nothing.docx')).toMatchObject({ code: 1, error: expect.stringContaining('nothing.docx') });
  expect((await type('compare', write('a.docx', new Uint8Array([80, 75, 3, 4])), 'first.md')).error).toMatch(/a\.docx/);
});
