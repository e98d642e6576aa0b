// A disk that is full or goes away: the save fails with its reason, nothing is half written, and the work goes on when there is room.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../../shared/errors.ts';
import { failureOf } from '../../../main/storage/failure.ts';
import type { Library } from '../../../main/storage/library.ts';
import type { OpenDocument } from '../../../main/storage/open-document.ts';
import { openLibrary } from '../../../main/storage/library.ts';
import { verify } from '../../../main/storage/verify.ts';
import { authorship, create, documentOf, must, openHere, paragraph, stored, temporaryFolder } from './temporary-library.ts';

/** Text that cannot be compressed into what is left. */
const long = (n: number): string => Array.from({ length: 3000 }, (_, at) => ((at * 2_654_435_761 + n * 40_503) % 1_000_003).toString(36)).join(' ');

const attempt = (library: Library, document: OpenDocument, n: number): Result<void> => {
  try {
    const splices = [{ at: document.blocks.length, remove: 0, insert: [paragraph(`n${n}`, long(n))] }];
    return library.documents.write(document, { splices, count: document.blocks.length + 1 }, authorship());
  } catch (error) {
    const failure = failureOf(error, library.paths.file);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
};

/** Saves until the disk is full; returns how many saves were acknowledged. */
const fill = (library: Library, document: OpenDocument): number => {
  for (let n = 0; n < 5000; n++) {
    const before = stored(document);
    const { head } = document;
    const result = attempt(library, document, n);
    if (result.ok) continue;
    expect(result.error).toMatchObject({ code: 'disk.full', params: { path: library.paths.file } });
    expect(stored(document)).toEqual(before);
    expect(document.head).toEqual(head);
    return n;
  }
  throw new Error('the disk never got full');
};

test('a library that may not grow refuses the save and keeps every one before it', () => {
  const library = openHere({ folder: temporaryFolder() });
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  library.db.pragma(`max_page_count = ${Number(library.db.pragma('page_count', { simple: true })) + 60}`);
  const saves = fill(library, document);
  expect(saves).toBeGreaterThan(0);
  expect(must(library.documents.open('document-1')).blocks).toHaveLength(saves + 1);
  expect(verify(library).problems).toEqual([]);
  library.db.pragma('max_page_count = 100000');
  must(attempt(library, document, saves));
  expect(must(library.documents.open('document-1')).blocks).toHaveLength(saves + 2);
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of a few megabytes; null where none can be made. */
const smallDisk = (): string | null => {
  if (!canMount) return null;
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status !== 0) return null;
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  return folder;
};

test('a disk that is really full: nothing said to be saved is lost, and work goes on once there is room', (context) => {
  const disk = smallDisk();
  if (disk === null) return context.skip();
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(500_000, 1));
  const folder = join(disk, 'library');
  const library = must(openLibrary({ folder, mode: 'writing' }));
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  const saves = fill(library, document);
  expect(saves).toBeGreaterThan(3);
  rmSync(ballast);
  must(attempt(library, document, saves));
  library.close();
  const again = must(openLibrary({ folder, mode: 'writing' }));
  expect(must(again.documents.open('document-1')).blocks).toHaveLength(saves + 2);
  expect(verify(again).problems).toEqual([]);
  again.close();
});
