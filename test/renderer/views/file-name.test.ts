// Exported files have names that every file system takes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, fileName, pathIn, suggestedName } from '../../../renderer/views/export/file-name.ts';

test('a document leaves under its symbol, else its title, else as a document', () => {
  expect(suggestedName('E/ESCWA/CL9.TEST/2027/WG.2', 'Waters')).toBe('E-ESCWA-CL9.TEST-2027-WG.2');
  expect(suggestedName(null, 'Drought: what now?')).toBe('Drought- what now');
  expect(suggestedName(' / ', '')).toBe('document');
  expect(fileName('E-ESCWA-3', 'ar', 'pdf')).toBe('E-ESCWA-3-AR.pdf');
  expect(fileName('E-ESCWA-3', 'ar', 'docx', 'compilation')).toBe('E-ESCWA-3-AR-compilation.docx');
  expect(fileName('...', 'en', 'docx')).toBe('document-EN.docx');
  expect(Buffer.byteLength(fileName('وثيقة '.repeat(100), 'ar', 'docx'))).toBeLessThan(240);
});

test('no name has a sign that a file system refuses, or grows too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const name = fileName(text, 'en', 'docx');
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
      expect(name).not.toMatch(/^[.\s-]/);
      expect(Buffer.byteLength(name)).toBeLessThan(240);
      expect(cleanName(cleanName(text))).toBe(cleanName(text));
    }),
  );
});

test('a path takes the separator of its folder', () => {
  expect(pathIn('/home/lina', 'a.pdf')).toBe('/home/lina/a.pdf');
  expect(pathIn('/', 'a.pdf')).toBe('/a.pdf');
  expect(pathIn('C:\\Documents', 'a.pdf')).toBe('C:\\Documents\\a.pdf');
  expect(pathIn('C:\\', 'a.pdf')).toBe('C:\\a.pdf');
});
