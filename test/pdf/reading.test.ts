// The reader of PDF files: every way in which objects are stored, the syntax of objects, and agreement with another reader.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from '../../shared/language/language.ts';
import { checkPdfUa } from './check.ts';
import { PdfFile } from './file.ts';
import { isDict, Name, PdfString, PdfSyntaxError, Reader, Ref, Stream, type PdfObject } from './objects.ts';
import { structureOf } from './reading.ts';
import { coastalPdf } from './sample.ts';
import { writePdf } from './write.ts';

const read = (text: string): PdfObject => new Reader(Buffer.from(text, 'latin1')).object();

test.each<readonly [string, PdfObject]>([
  ['12 0 R', new Ref(12)],
  ['[12 0 14 0 R]', [12, 0, new Ref(14)]],
  ['-.5', -0.5],
  ['+17', 17],
  ['/A#20B', new Name('A B')],
  ['(a\\(b\\)(c)\\101\\n\\\nd)', new PdfString(Buffer.from('a(b)(c)A\nd'))],
  ['<48656c6C 6f7>', new PdfString(Buffer.from('Hellop'))],
  ['<</A/B/C[null true false]>>', new Map<string, PdfObject>([['A', new Name('B')], ['C', [null, true, false]]])],
  ['% a comment\n<< /A % another >>\n 1 >>', new Map<string, PdfObject>([['A', 1]])],
])('%j is read', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each(['(no end', '[1 2', '<< /A 1', '<< 1 2 >>', '>>', ')', '<41'])('%j is refused', (text) => {
  expect(() => read(text)).toThrow(PdfSyntaxError);
});

test('a text string is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(PdfString.of(text.toWellFormed()).text).toBe(text.toWellFormed());
    }),
  );
});

/** A file whose objects stand in an object stream that a cross-reference stream tells of, filtered row by row as Adobe's library does. */
const compressed = (): Uint8Array => {
  const contained = ['<</Type/Catalog/Pages 3 0 R/Lang(fr)>>', '<</Type/Pages/Kids[4 0 R]/Count 1>>', '<</Type/Page/Parent 3 0 R>>'];
  const offsets = contained.map((_, index) => contained.slice(0, index).join(' ').length + (index === 0 ? 0 : 1));
  const index = offsets.map((offset, each) => `${each + 2} ${offset}`).join(' ');
  const stream = (number: number, dict: string, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from(`${number} 0 obj\n<<${dict}/Filter/FlateDecode/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream\nendobj\n')]);
  const header = Buffer.from('%PDF-1.7\n');
  const objects = stream(1, `/Type/ObjStm/N 3/First ${index.length + 1}`, deflateSync(`${index} ${contained.join(' ')}`));
  const rows = [[0, 0, 0], [1, header.length, 0], [2, 1, 0], [2, 1, 1], [2, 1, 2], [1, header.length + objects.length, 0]].map(([kind = 0, second = 0, third = 0]) => [kind, second >> 8, second & 255, third]);
  const filtered = rows.flatMap((row, number) => [2, ...row.map((byte, column) => (byte - (rows[number - 1]?.[column] ?? 0)) & 255)]);
  const table = stream(5, '/Type/XRef/Size 6/W[1 2 1]/Root 2 0 R/DecodeParms<</Predictor 12/Columns 4>>', deflateSync(Uint8Array.from(filtered)));
  return Buffer.concat([header, objects, table, Buffer.from(`startxref\n${header.length + objects.length}\n%%EOF\n`)]);
};

test('objects in object streams are found by a cross-reference stream', () => {
  const file = new PdfFile(compressed());
  expect(file.get(file.catalogue, 'Lang')).toEqual(PdfString.of('fr'));
  expect(file.pages().map(({ object }) => object)).toEqual([4]);
  expect(new PdfFile(writePdf(file)).pages()).toHaveLength(1);
});

test('a later section of a file stands above an earlier one', () => {
  const first = Buffer.from(writePdf(new PdfFile(compressed()))).toString('latin1');
  const start = /startxref\s+(\d+)/.exec(first)?.[1];
  const added = `2 0 obj\n<</Type/Catalog/Pages 3 0 R/Lang(ar)>>\nendobj\n`;
  const table = `xref\n2 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 2 0 R/Prev ${start}>>\nstartxref\n${first.length + added.length}\n%%EOF\n`;
  const file = new PdfFile(Buffer.from(first + added + table, 'latin1'));
  expect(file.get(file.catalogue, 'Lang')).toEqual(PdfString.of('ar'));
  expect(file.pages()).toHaveLength(1);
});

test('a stream of another length than it says is refused', async () => {
  const bytes = Buffer.from(await coastalPdf('escwa-current', 'fr'));
  const at = bytes.indexOf('/Length ') + '/Length '.length;
  bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31;
  expect(() => checkPdfUa(bytes)).toThrow(PdfSyntaxError);
});

const qpdf = spawnSync('qpdf', ['--version']).status === 0;

describe.skipIf(!qpdf)('qpdf', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-pdf-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (bytes: Uint8Array, ...args: readonly string[]): Buffer => {
    const [from, to] = [path.join(folder, 'from.pdf'), path.join(folder, 'to')];
    writeFileSync(from, bytes);
    const { status, stderr } = spawnSync('qpdf', ['--warning-exit-0', ...args, from, to]);
    if (status !== 0) throw new Error(String(stderr));
    return readFileSync(to);
  };

  test('stores the same file in other ways, and the checker reads the same structure', async () => {
    for (const language of languages) {
      const pdf = await coastalPdf('escwa-current', language);
      const packed = run(pdf, '--object-streams=generate', '--compress-streams=y', '--recompress-flate');
      expect(packed.includes('/ObjStm')).toBe(true);
      expect(checkPdfUa(packed)).toEqual(checkPdfUa(pdf));
      expect(structureOf(packed)).toEqual(structureOf(pdf));
    }
  });

  test('reads the same objects', async () => {
    const pdf = await coastalPdf('escwa-current', 'ar');
    const file = new PdfFile(pdf);
    const [, objects] = (JSON.parse(run(pdf, '--json-output=2').toString()) as { readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown; readonly stream?: { readonly dict: unknown } }>>] }).qpdf;
    const numbers = Object.keys(objects).flatMap((key) => /^obj:(\d+) 0 R$/.exec(key)?.[1] ?? []).map(Number);
    expect(numbers.length).toBeGreaterThan(500);
    expect(file.numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const wrongly = numbers.filter((number) => {
      const theirs = objects[`obj:${number} 0 R`];
      const ours = file.resolve(new Ref(number));
      return JSON.stringify(told(ours instanceof Stream ? ours.dict : ours)) !== JSON.stringify(sorted(theirs?.stream?.dict ?? theirs?.value));
    });
    expect(wrongly).toEqual([]);
  });

  test('finds nothing wrong with a file that was written anew', async () => {
    expect(run(writePdf(new PdfFile(await coastalPdf('escwa-current', 'ar')))).length).toBeGreaterThan(100_000);
  });
});

/** An object as qpdf tells it, numbers rounded and keys in order. */
const told = (object: PdfObject): unknown => {
  if (object instanceof Ref) return `${object.number} 0 R`;
  if (object instanceof Name) return `/${object.value}`;
  if (object instanceof PdfString) return `u:${object.text}`;
  if (Array.isArray(object)) return object.map(told);
  // A length is that of the stream as each of them writes it.
  if (isDict(object)) return Object.fromEntries([...object].filter(([key]) => key !== 'Length').map(([key, value]) => [`/${key}`, told(value)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return typeof object === 'number' ? rounded(object) : object;
};
const rounded = (number: number): number => Math.round(number * 1000) / 1000;
const sorted = (value: unknown): unknown => {
  if (typeof value === 'number') return rounded(value);
  if (typeof value === 'string') return value.startsWith('b:') ? `u:${Buffer.from(value.slice(2), 'hex').toString('latin1')}` : value;
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '/Length').map(([key, each]) => [key, sorted(each)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
