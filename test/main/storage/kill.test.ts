// A program killed at any moment leaves a library that opens at once and holds everything that was said to be saved.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../main/storage/library.ts';
import { revisionId } from '../../../main/storage/revisions.ts';
import { verify } from '../../../main/storage/verify.ts';
import { codeOf, must, openHere, temporaryFolder } from './temporary-library.ts';

const program = fileURLToPath(new URL('./saving-program.ts', import.meta.url));

interface Killed {
  /** Number and revision of the last save that was told. */
  readonly saved: { readonly n: number; readonly revision: string } | null;
  readonly output: string;
}

interface Moment {
  /** How many saves must have been told; null: none, and the library need not even be open. */
  readonly saves: number | null;
  /** Milliseconds after that. */
  readonly extra: number;
  /** Pages of the journal after which SQLite brings them into the file. */
  readonly checkpoint: number;
  readonly meanwhile?: () => void;
}

/** Starts the program and kills it at a moment. */
const killAt = (folder: string, { saves, extra, checkpoint, meanwhile = () => {} }: Moment): Promise<Killed> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(checkpoint)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let doomed = false;
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      if (doomed || (saves !== null && output.split('\nsaved ').length <= saves)) return;
      doomed = true;
      meanwhile();
      setTimeout(() => child.kill('SIGKILL'), extra);
    });
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL') {
        reject(new Error(`the program ended by itself with ${code}: ${output}`));
        return;
      }
      // What is cut off was not told.
      const told = [...output.matchAll(/^saved (\d+) ([\w-]{43})\n/gm)].at(-1);
      resolve({ output, saved: told === undefined ? null : { n: Number(told[1]), revision: told[2] ?? '' } });
    });
  });

/** Opens what the killed program left, proves it, and returns how often it was saved; `saved` was the last that was told. */
const survived = (folder: string, saved: NonNullable<Killed['saved']>): number => {
  const library = must(openLibrary({ folder, mode: 'writing' }));
  const document = must(library.documents.open('document'));
  const now = Number(/Saved (\d+)/.exec(JSON.stringify(document.blocks[0]))?.[1]);
  // One save may have reached the disk before it could be told.
  expect([saved.n, saved.n + 1]).toContain(now);
  expect(document.blocks).toHaveLength(now + 1);
  const line = library.revisions.line(document.head?.key ?? 0).map((key) => revisionId(library.revisions.get(key)?.hash ?? Buffer.of()));
  expect(line).toContain(saved.revision);
  expect(line).toHaveLength(now + 1);
  expect(verify(library).problems).toEqual([]);
  library.close();
  return now;
};

const soak = process.env['RAPPORTEUR_SOAK'] === '1';

test.each([1000, 4])('everything saved before a kill is there after it (checkpoint every %i pages)', async (checkpoint) => {
  const folder = temporaryFolder();
  let last = 0;
  for (let round = 0; round < (soak ? 60 : 4); round++) {
    const { saved, output } = await killAt(folder, { saves: 3 + round * 4, extra: (round * 7) % 11, checkpoint });
    expect(output).toMatch(/^open \d+/m);
    expect(saved?.n).toBeGreaterThan(last);
    last = survived(folder, saved as NonNullable<typeof saved>);
  }
});

test('a program killed at any moment, also while it opens what another killed one left, loses nothing that was said to be saved', async () => {
  const seed = Number(process.env['RAPPORTEUR_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const upTo = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
  const folder = temporaryFolder();
  let last = (await killAt(folder, { saves: 2, extra: 0, checkpoint: 4 })).saved;
  for (let round = 0; round < (soak ? 150 : 3); round++) {
    // Several in a row without anybody looking in between.
    for (let again = upTo(2); again >= 0; again--) {
      const { saved } = await killAt(folder, { saves: upTo(3) === 0 ? upTo(20) : null, extra: upTo(40), checkpoint: [4, 20, 1000][upTo(3)] as number });
      last = saved ?? last;
    }
    const library = must(openLibrary({ folder, mode: 'reading' }));
    const document = must(library.documents.open('document'));
    const now = Number(/Saved (\d+)/.exec(JSON.stringify(document.blocks[0]))?.[1]);
    library.close();
    expect(now, `seed ${seed}, round ${round}`).toBeGreaterThanOrEqual(last?.n ?? 0);
    // The last of several kills may have left one save untold each; from here on, one.
    const revision = revisionId(document.head?.hash ?? Buffer.of());
    last = { n: survived(folder, { n: now, revision }), revision };
  }
});

test('while one program writes, a second one is refused and readers read; after a kill the next one writes', async () => {
  const folder = temporaryFolder();
  const meanwhile = (): void => {
    expect(codeOf(openLibrary({ folder, mode: 'writing' }))).toBe('library.inUse');
    const reader = must(openLibrary({ folder, mode: 'reading' }));
    expect(must(reader.documents.open('document')).blocks.length).toBeGreaterThan(4);
    reader.close();
  };
  await killAt(folder, { saves: 5, extra: 0, checkpoint: 1000, meanwhile });
  // A reader first: it finds what the killed program left, and no writer.
  const reader = must(openLibrary({ folder, mode: 'reading' }));
  const { length } = must(reader.documents.open('document')).blocks;
  reader.close();
  const writer = openHere({ folder });
  expect(must(writer.documents.open('document')).blocks).toHaveLength(length);
});
