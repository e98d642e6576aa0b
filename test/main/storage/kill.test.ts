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

/** Starts the program and kills it once it has told `saves` saves and `extra` milliseconds have gone by. */
const killAfter = (folder: string, saves: number, extra: number, checkpoint: number, meanwhile: () => void = () => {}): Promise<Killed> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(checkpoint)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let doomed = false;
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      if (doomed || output.split('\nsaved ').length <= saves) return;
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

const soak = process.env['RAPPORTEUR_SOAK'] === '1';

test.each([1000, 4])('everything saved before a kill is there after it (checkpoint every %i pages)', async (checkpoint) => {
  const folder = temporaryFolder();
  let last = 0;
  for (let round = 0; round < (soak ? 60 : 4); round++) {
    const { saved, output } = await killAfter(folder, 3 + round * 4, (round * 7) % 11, checkpoint);
    expect(output).toMatch(/^open \d+/);
    expect(saved).not.toBeNull();
    const { n, revision } = saved as NonNullable<typeof saved>;
    expect(n).toBeGreaterThan(last);

    const library = must(openLibrary({ folder, mode: 'writing' }));
    const document = must(library.documents.open('document'));
    const now = Number(/Saved (\d+)/.exec(JSON.stringify(document.blocks[0]))?.[1]);
    // One save may have reached the disk before it could be told.
    expect([n, n + 1]).toContain(now);
    expect(document.blocks).toHaveLength(now + 1);
    const line = library.revisions.line(document.head?.key ?? 0).map((key) => revisionId(library.revisions.get(key)?.hash ?? Buffer.of()));
    expect(line).toContain(revision);
    expect(line).toHaveLength(now + 1);
    expect(verify(library).problems).toEqual([]);
    library.close();
    last = now;
  }
});

test('while one program writes, a second one is refused and readers read; after a kill the next one writes', async () => {
  const folder = temporaryFolder();
  await killAfter(folder, 5, 0, 1000, () => {
    expect(codeOf(openLibrary({ folder, mode: 'writing' }))).toBe('library.inUse');
    const reader = must(openLibrary({ folder, mode: 'reading' }));
    expect(must(reader.documents.open('document')).blocks.length).toBeGreaterThan(4);
    reader.close();
  });
  // A reader first: it finds what the killed program left, and no writer.
  const reader = must(openLibrary({ folder, mode: 'reading' }));
  const { length } = must(reader.documents.open('document')).blocks;
  reader.close();
  const writer = openHere({ folder });
  expect(must(writer.documents.open('document')).blocks).toHaveLength(length);
});
