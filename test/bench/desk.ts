// The rest of a day: numbering, taking in a text, search, and starting the program.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { importDocument } from '../../shared/import/index.ts';
import { countingIds } from '../../shared/document/ids.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { exporters } from '../../shared/export/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { projectFolder, temporaryFolder } from '../program.ts';
import { coreWith } from './core.ts';
import { sampleDocument } from './sample.ts';
import { times } from './statistics.ts';

/** Milliseconds to number a document anew, after any change. */
export const measureNumbering = (paragraphs: number, turns: number): Promise<number[]> => {
  const { blocks } = sampleDocument({ paragraphs, languages: ['en', 'ar'] });
  // Footnotes of a block are remembered for as long as it lives; a typed block is a new one.
  return times(turns, (turn) => numberBlocks(blocks.map((block, index) => (index === turn ? { ...block } : block)), 'en'));
};

/** Milliseconds to take in a text of so many paragraphs, from its bytes to the document. */
export async function measureImport(language: Language, paragraphs: number, turns: number): Promise<number[]> {
  const document = sampleDocument({ paragraphs, languages: [language] });
  const bytes = await exporters.md.write({ document, language, numbering: numberBlocks(document.blocks, language), asset: () => null, progress: () => {} });
  return await times(turns, () => {
    const imported = importDocument({ name: 'sample.md', bytes, language, newId: countingIds('i') });
    if (!imported.ok) throw new Error(imported.error.code);
    const found = imported.value.document.blocks.filter(({ type }) => type === 'numberedParagraph').length;
    if (found !== paragraphs) throw new Error(`${found} paragraphs were recognised of ${paragraphs}.`);
  });
}

/** Milliseconds of searches in a library of so many documents of 95 paragraphs in two languages. */
export async function measureSearch(documents: number): Promise<{ readonly text: number[]; readonly nothing: number[] }> {
  const samples = Array.from({ length: documents }, (_, n) => sampleDocument({ paragraphs: 95, languages: ['en', 'ar'], seed: 500 + n }));
  const { core, close } = coreWith(samples);
  const search = (queries: readonly string[], found: boolean) =>
    times(queries.length, async (turn) => {
      const hits = await core.call('library.search', { query: queries[turn] as string, limit: 100 });
      if (!hits.ok) throw new Error(hits.error.code);
      if (hits.value.length > 0 !== found) throw new Error(`The search for ${queries[turn]} found ${hits.value.length} places.`);
    });
  try {
    const text = await search(['harbour masters', 'cold stores', 'الموانئ الصغيره', 'العبارات', 'E/ESCWA/2031', 'night crossings', 'شركات التأمين', 'ferry line', 'repair yards', 'rules that all ports'], true);
    const nothing = await search(['zeppelin', 'منطاد', 'quorum of the moon'], false);
    return { text, nothing };
  } finally {
    await close();
  }
}

/** Milliseconds from `npm start` to the line that says that the program is ready. The first start may build; it is not counted. */
export async function measureStart(turns: number): Promise<number[]> {
  const place = temporaryFolder();
  const start = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const child = spawn('npm', ['start', '--', '--no-open', '--library', path.join(place.folder, 'library')], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
      let text = '';
      let ready: number | null = null;
      child.stdout.on('data', (part: Buffer) => {
        text += part.toString('utf8');
        if (ready !== null || !/^Rapporteur is ready at /m.test(text)) return;
        ready = performance.now() - began;
        // The whole group: npm does not hand the signal on to what it started.
        process.kill(-(child.pid as number), 'SIGINT');
      });
      child.on('error', reject);
      child.on('exit', () => (ready === null ? reject(new Error(`The program ended before it was ready:\n${text}`)) : resolve(ready)));
    });
  try {
    await start();
    const taken: number[] = [];
    for (let turn = 0; turn < turns; turn++) taken.push(await start());
    return taken;
  } finally {
    place.remove();
  }
}
