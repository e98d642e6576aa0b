// Ten thousand revisions of a document in our library, and the same revisions in a packed git repository.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { touchesBetween } from '../../main/compare/touches.ts';
import { openLibrary, type Library } from '../../main/storage/library.ts';
import type { OpenDocument } from '../../main/storage/open-document.ts';
import type { RevisionKey } from '../../main/storage/revisions.ts';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import { contentText } from '../../shared/document/inlines.ts';
import { handOf } from '../../shared/export/comparison/attribution.ts';
import { temporaryFolder } from '../program.ts';
import { authorship } from './library.ts';
import { randomness, sampleDocument, seededIds, sentence } from './sample.ts';
import { wording } from './wording.ts';

export interface HistoryFigures {
  readonly revisions: number;
  /** Bytes of the library file after it was closed, its search index and all else included. */
  readonly library: number;
  /** Bytes of the packed repository. */
  readonly git: number;
  /** The same packed with `--aggressive`, which takes minutes; null where it was not asked for. */
  readonly gitTight: number | null;
  /** Milliseconds to have one revision back as a document, proved against its hash. */
  readonly restored: readonly number[];
  /** Milliseconds in which git gives out the text of one revision. */
  readonly gitShown: readonly number[];
  /** Milliseconds for the first page of the timeline, with bursts of typing as single entries, in a library just opened. */
  readonly firstPage: number;
  /** Milliseconds for each page of 100, every revision on its own: what scrolling through all of it asks for. */
  readonly pages: readonly number[];
  /** Milliseconds for the history of one paragraph with the writer of each word: the first one, then others. */
  readonly paragraphs: readonly number[];
  /** Milliseconds of processor time to say who made each change of all revisions but the first, and the longest stretch of them in which nothing else has its turn. */
  readonly hands: { readonly whole: number; readonly longest: number };
}

interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: Block[];
}

/** A burst of typing somewhere in the body; now and then a new paragraph, one taken out, or one moved. */
function edit(blocks: readonly Block[], random: () => number, newId: () => string): Splice[] {
  const numbered = blocks.flatMap((block, index) => (block.type === 'numberedParagraph' ? [index] : []));
  const at = numbered[Math.floor(random() * numbered.length)] as number;
  const block = blocks[at] as Block;
  const kind = random();
  if (kind < 0.03) return [{ at, remove: 0, insert: [{ ...blankBlock('numberedParagraph', newId()), text: { en: [{ text: sentence(random, wording.en) }] } }] }];
  if (kind < 0.06 && numbered.length > 90) return [{ at, remove: 1, insert: [] }];
  if (kind < 0.08) return [{ at, remove: 1, insert: [] }, { at: numbered[0] as number, remove: 0, insert: [block] }];
  const content = [...(block.text.en ?? [])];
  const last = content.findLastIndex((inline) => 'text' in inline);
  const inline = content[last];
  if (inline === undefined || !('text' in inline)) return [];
  const words = inline.text.split(' ');
  const place = Math.floor(random() * words.length);
  const typed = sentence(random, wording.en).split(' ').slice(0, 1 + Math.floor(random() * 4));
  // Texts do not grow without end: what is added is taken from elsewhere later.
  words.splice(place, words.length > 110 ? 6 : random() < 0.3 ? 2 : 0, ...typed);
  content[last] = { ...inline, text: words.join(' ') };
  return [{ at, remove: 1, insert: [{ ...block, text: { ...block.text, en: content } }] }];
}

/** The document as git keeps it well: one block in one line, so that a change of a block is the change of a line. */
const asText = ({ settings, blocks }: Pick<Document, 'settings' | 'blocks'>): string => `${JSON.stringify(settings)}\n${blocks.map((block) => JSON.stringify(block)).join('\n')}\n`;

const folderSize = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(path.join(entry.parentPath, entry.name)).size : 0), 0);

/** Asks one process of git for one text after the other, as a program that uses git would. */
async function gitReader(repository: string): Promise<{ read(name: string): Promise<number>; close(): void }> {
  const git = spawn('git', ['-C', repository, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let wanted: { resolve: (bytes: number) => void } | null = null;
  let parts: Buffer[] = [];
  git.stdout.on('data', (part: Buffer) => {
    parts.push(part);
    const all = Buffer.concat(parts);
    const end = all.indexOf(10);
    const size = end === -1 ? Number.NaN : Number(all.toString('latin1', 0, end).split(' ')[2]);
    if (Number.isNaN(size) || all.length < end + 1 + size + 1) return;
    parts = [];
    wanted?.resolve(size);
  });
  await once(git, 'spawn');
  return {
    read: (name) =>
      new Promise((resolve) => {
        wanted = { resolve };
        git.stdin.write(`${name}\n`);
      }),
    close: () => git.stdin.end(),
  };
}

/** Each change between the first revision and the newest, asked as the window asks for those that it shows. */
function handsOf(library: Library, { head, blocks }: OpenDocument): HistoryFigures['hands'] {
  const newest = head?.key ?? 0;
  const first = library.revisions.line(newest).at(-1) ?? 0;
  const began = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  const work = touchesBetween(library.traces, first, newest, 'en');
  let longest = 0;
  let last = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) {
    longest = Math.max(longest, spent() - last);
    last = spent();
  }
  for (const { id, text } of blocks) for (const word of contentText(text.en ?? []).split(' ')) handOf({ elements: [id], went: false, words: word }, step.value);
  return { whole: spent(), longest: Math.max(longest, spent() - last) };
}

/** The history as a window asks for it. */
function lookThrough(library: Library, id: string): Pick<HistoryFigures, 'firstPage' | 'pages' | 'paragraphs' | 'hands'> {
  const key = library.documents.keyOf(id) ?? 0;
  const timed = (work: () => void): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const firstPage = timed(() => library.timeline.list(key, { limit: 50 }));
  const pages: number[] = [];
  for (let after: string | undefined, more = true; more; ) {
    pages.push(
      timed(() => {
        const { next } = library.timeline.list(key, { limit: 100, single: true, after });
        more = next !== null;
        after = next ?? undefined;
      }),
    );
  }
  const opened = library.documents.open(id);
  if (!opened.ok) throw new Error(opened.error.code);
  const numbered = opened.value.blocks.filter(({ type }) => type === 'numberedParagraph');
  const paragraphs = [5, 20, 40, 60, 80].map((at) =>
    timed(() => {
      const work = library.elementHistories(opened.value.head?.key ?? 0, (numbered[at % numbered.length] as Block).id, false);
      while (work.next().done !== true);
    }),
  );
  return { firstPage, pages, paragraphs, hands: handsOf(library, opened.value) };
}

export async function measureHistory(revisions: number, restores: number, thorough = false): Promise<HistoryFigures> {
  const place = temporaryFolder();
  const folder = path.join(place.folder, 'library');
  const repository = path.join(place.folder, 'repository');
  mkdirSync(repository);
  const random = randomness(17);
  const newId = seededIds(random);
  const sample = sampleDocument({ paragraphs: 95, languages: ['en'] });
  try {
    const opened = openLibrary({ folder, mode: 'writing' });
    if (!opened.ok) throw new Error(opened.error.code);
    const library = opened.value;
    // Ten thousand commits that each wait for the disk would measure the disk, and for minutes; what is written is the same.
    library.db.pragma('synchronous = OFF');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', repository]);
    const git = spawn('git', ['-C', repository, 'fast-import', '--quiet', '--done'], { stdio: ['pipe', 'inherit', 'inherit'] });
    const done = once(git, 'exit');
    const send = async (text: string): Promise<void> => {
      if (!git.stdin.write(text)) await once(git.stdin, 'drain');
    };
    const commit = (document: Pick<Document, 'settings' | 'blocks'>, n: number): Promise<void> => {
      const text = asText(document);
      return send(`commit refs/heads/main\ncommitter Editor <editor@example.org> ${1_900_000_000 + n * 2} +0000\ndata 0\n${n === 0 ? '' : ''}M 100644 inline document\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    };

    const created = library.documents.create(sample, authorship(0));
    if (!created.ok) throw new Error(created.error.code);
    const document = created.value;
    await commit({ settings: document.settings, blocks: [...document.blocks] }, 0);
    const keys: RevisionKey[] = [document.head?.key as RevisionKey];
    while (keys.length < revisions) {
      const splices = edit(document.blocks, random, newId);
      const count = splices.reduce((sum, splice) => sum - splice.remove + splice.insert.length, document.blocks.length);
      const written = library.documents.write(document, { splices, count }, authorship(keys.length * 2000));
      if (!written.ok) throw new Error(written.error.code);
      const key = document.head?.key as RevisionKey;
      if (key === keys.at(-1)) continue;
      await commit({ settings: document.settings, blocks: [...document.blocks] }, keys.length);
      keys.push(key);
    }
    git.stdin.end('done\n');
    await done;
    const packed = (...how: string[]): number => {
      execFileSync('git', ['-C', repository, 'gc', '--quiet', '--prune=now', ...how]);
      return folderSize(path.join(repository, '.git', 'objects'));
    };
    const size = packed();

    library.close();
    const again = openLibrary({ folder, mode: 'writing' });
    if (!again.ok) throw new Error(again.error.code);
    const commits = execFileSync('git', ['-C', repository, 'rev-list', '--reverse', 'main'], { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim().split('\n');
    const reader = await gitReader(repository);
    const { firstPage, pages, paragraphs, hands } = lookThrough(again.value, sample.id);
    const restored: number[] = [];
    const gitShown: number[] = [];
    for (let turn = 0; turn < restores; turn++) {
      const n = Math.floor(random() * revisions);
      const began = performance.now();
      const revision = again.value.revisions.get(keys[n] as RevisionKey);
      if (revision === null) throw new Error('A revision is missing.');
      const back = again.value.documents.at(revision);
      restored.push(performance.now() - began);
      if (!back.ok) throw new Error(back.error.code);
      const asked = performance.now();
      const bytes = await reader.read(`${commits[n] as string}:document`);
      gitShown.push(performance.now() - asked);
      if (bytes !== Buffer.byteLength(asText(back.value))) throw new Error(`Revision ${n} is not the same in both.`);
    }
    reader.close();
    const { file } = again.value.paths;
    again.value.close();
    return { revisions, library: statSync(file).size, git: size, gitTight: thorough ? packed('--aggressive') : null, restored, gitShown, firstPage, pages, paragraphs, hands };
  } finally {
    place.remove();
  }
}
