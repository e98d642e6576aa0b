// An exported file is there whole or not at all, and never in the place of another that nobody meant to replace.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, promises, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileNameOf } from '../../../main/export/file-name.ts';
import { writeFileWhole, type FileSystem } from '../../../main/export/write-file.ts';
import { codeOf, must, temporaryFolder } from '../storage/temporary-library.ts';

const order = (folder: string, text: string, existing: 'number' | 'replace' = 'number') => ({ folder, name: 'report.docx', extension: 'docx', bytes: Buffer.from(text), existing });

test('files of one name stand beside each other, numbered', async () => {
  const folder = temporaryFolder();
  const paths = [];
  for (const text of ['one', 'two', 'three']) paths.push(must(await writeFileWhole(order(folder, text))));
  expect(paths.map((path) => path.slice(folder.length + 1))).toEqual(['report.docx', 'report (2).docx', 'report (3).docx']);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['one', 'two', 'three']);
  expect(readdirSync(folder)).toHaveLength(3);
});

test('several at once do not take each other’s name', async () => {
  const folder = temporaryFolder();
  const texts = Array.from({ length: 12 }, (_, n) => `text ${n}`);
  const paths = (await Promise.all(texts.map((text) => writeFileWhole(order(folder, text))))).map(must);
  expect(new Set(paths).size).toBe(12);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(texts);
});

test('a file named by hand is replaced', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'report.docx'), 'before');
  must(await writeFileWhole(order(folder, 'after', 'replace')));
  expect(readdirSync(folder)).toEqual(['report.docx']);
  expect(readFileSync(join(folder, 'report.docx'), 'utf8')).toBe('after');
});

test('a folder that is missing, or in whose place another thing stands, is said', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(codeOf(await writeFileWhole(order(join(folder, 'nowhere'), 'x')))).toBe('folder.missing');
  expect(codeOf(await writeFileWhole(order(join(folder, 'file'), 'x')))).toBe('folder.missing');
  mkdirSync(join(folder, 'report.docx'));
  expect(codeOf(await writeFileWhole(order(folder, 'x', 'replace')))).toBe('file.isFolder');
  expect(readdirSync(folder).sort()).toEqual(['file', 'report.docx']);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a write-protected folder is said', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  expect(codeOf(await writeFileWhole(order(folder, 'x')))).toBe('folder.readOnly');
  chmodSync(folder, 0o755);
});

test('a full or write-protected disk leaves nothing behind', async (context) => {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  if (process.getuid?.() !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status !== 0) return context.skip();
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  expect(codeOf(await writeFileWhole(order(folder, 'x'.repeat(1_000_000))))).toBe('disk.full');
  expect(readdirSync(folder)).toEqual([]);
  must(await writeFileWhole(order(folder, 'x')));
  spawnSync('mount', ['-o', 'remount,ro', folder]);
  expect(codeOf(await writeFileWhole(order(folder, 'y')))).toBe('folder.readOnly');
});

/** The file system of a stick that knows no second names, with what happens to it told in order. `renaming` stands for the moment before a rename. */
const stick = (renaming: () => void = () => {}) => {
  const done: string[] = [];
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const files: FileSystem = {
    ...promises,
    link: async () => refuse('EPERM'),
    async rename(from, to) {
      renaming();
      await promises.rename(from, to);
      done.push('named');
    },
    async open(path, flags) {
      const file = await promises.open(path, flags);
      const sync = file.sync.bind(file);
      file.sync = async () => {
        await sync();
        done.push(`kept ${statSync(path).isDirectory() ? 'folder' : 'file'}`);
      };
      return file;
    },
  };
  return { files, done, refuse };
};

test('on a stick that knows no second names, files stand beside each other all the same', async () => {
  const folder = temporaryFolder();
  const { files } = stick();
  for (const text of ['one', 'two']) must(await writeFileWhole(order(folder, text), files));
  expect(readdirSync(folder).sort()).toEqual(['report (2).docx', 'report.docx']);
  expect(readFileSync(join(folder, 'report (2).docx'), 'utf8')).toBe('two');
});

test.each(['number', 'replace'] as const)('a stick that is pulled out at the last step leaves no empty and no half file (%s)', async (existing) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'report.docx'), 'before');
  const { files, refuse } = stick(() => refuse('EIO'));
  expect(codeOf(await writeFileWhole(order(folder, 'after', existing), files))).toBe('disk.failed');
  expect(readdirSync(folder)).toEqual(['report.docx']);
  expect(readFileSync(join(folder, 'report.docx'), 'utf8')).toBe('before');
});

test.skipIf(process.platform === 'win32')('the name of a file is as durable as the file: the folder is written through after it', async () => {
  for (const existing of ['number', 'replace'] as const) {
    const { files, done } = stick();
    must(await writeFileWhole(order(temporaryFolder(), 'x', existing), files));
    expect(done).toEqual(['kept file', 'named', 'kept folder']);
  }
});

test('what a killed program left half written is swept away later', async () => {
  const folder = temporaryFolder();
  const name = (n: number): string => join(folder, `.rapporteur-00000000-0000-4000-8000-00000000000${n}.part`);
  for (const n of [1, 2]) writeFileSync(name(n), 'half');
  utimesSync(name(1), 1, 1);
  must(await writeFileWhole(order(folder, 'x')));
  expect([existsSync(name(1)), existsSync(name(2))]).toEqual([false, true]);
});

test.each([
  ['E/ESCWA/30/L.1', 'E_ESCWA_30_L.1.docx'],
  ['report.DOCX', 'report.docx'],
  ['نتائج المؤتمر', 'نتائج المؤتمر.docx'],
  ['../../etc/passwd', '_.._etc_passwd.docx'],
  ['con', '_con.docx'],
  ['...', 'document.docx'],
  ['gpj.\u202Excod', 'gpj.xcod.docx'],
  ['a: b? <c>|*"', 'a b c.docx'],
])('%s becomes %s', (name, wanted) => {
  expect(fileNameOf(name, 'docx')).toBe(wanted);
});

test('no name is longer than a file system takes', () => {
  for (const sign of ['a', 'ة', '\u{1F30A}']) expect(Buffer.byteLength(fileNameOf(sign.repeat(240), 'docx'))).toBeLessThan(230);
});
