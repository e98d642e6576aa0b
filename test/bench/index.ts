// `npm run bench`: takes the measurements and writes them, with the bars of the design, to RESULTS.md beside this file.
//
//   npm run bench                         all of them
//   npm run bench -- --only keys,saving   some of them; the page is printed, not written
//   npm run bench -- --thorough           more key presses, and git packs as tightly as it can (minutes)
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launch } from './browser.ts';
import { measureCompare } from './compare.ts';
import { measureImport, measureNumbering, measureSearch, measureStart } from './desk.ts';
import { dialogOpen, measureExport, type ExportFigure } from './exports.ts';
import { measureHistory } from './history.ts';
import { measureKeys } from './keys.ts';
import { measureMemory } from './memory.ts';
import { measureOpening } from './opening.ts';
import { measurePages } from './pages.ts';
import { measureReading } from './reading.ts';
import { disturbance, megabytes, milliseconds, page, times, within, type Line, type Section } from './report.ts';
import { sampleDocument } from './sample.ts';
import { measureCommits, measureSaved } from './saving.ts';
import { growth, median, percentile } from './statistics.ts';

const parts = ['keys', 'pages', 'opening', 'saving', 'history', 'compare', 'docx', 'pdf', 'memory', 'desk'] as const;
type Part = (typeof parts)[number];

const { values } = parseArgs({ options: { only: { type: 'string' }, thorough: { type: 'boolean', default: false } } });
const wanted = (values.only ?? parts.join(',')).split(',').map((name) => name.trim());
const unknown = wanted.find((name) => !(parts as readonly string[]).includes(name));
if (unknown !== undefined) {
  console.error(`There is no part “${unknown}”; there are ${parts.join(', ')}.`);
  process.exit(2);
}

let browser: Browser | null = null;
const theBrowser = async (): Promise<Browser> => (browser ??= await launch());
const large = () => sampleDocument({ paragraphs: 3000, languages: ['en', 'ar'] });
const names = { en: 'English', ar: 'Arabic', fr: 'French' } as const;

const measure: Readonly<Record<Part, () => Promise<Omit<Section, 'disturbance'>>>> = {
  async keys() {
    const figures = await measureKeys(await theBrowser(), large(), values.thorough ? 400 : 200, [['en'], ['ar'], ['en', 'ar']]);
    const lines = figures.flatMap(({ languages, typed, window, bare, bareInParts }): Line[] => {
      const where = languages.length === 1 ? names[typed] : `${names[typed]}, with ${names[languages[1] as 'en' | 'ar']} beside it`;
      return [
        {
          what: `${where}: p95`,
          measured: `${milliseconds(window.p95)} = ${times(window.p95 / bare.p95)}`,
          beside: `${milliseconds(bare.p95)}`,
          bar: `≤ ${times(1.25)}`,
          held: window.p95 <= 1.25 * bare.p95,
        },
        { what: `${where}: p50`, measured: `${milliseconds(window.p50)} = ${times(window.p50 / bare.p50)}`, beside: milliseconds(bare.p50) },
        {
          what: `${where}: p95 beside a bare page that lays out only what is in view`,
          measured: `${milliseconds(window.p95)} = ${times(window.p95 / bareInParts.p95)}`,
          beside: milliseconds(bareInParts.p95),
        },
      ];
    });
    return {
      title: 'Key press to painted frame',
      how: `3,000 numbered paragraphs with footnotes, typed in the middle, numbering, counts, outline and saving at work. Beside it, in turns of ten presses in the same browser: a bare contenteditable page of the same text in the same type, and the same page with \`content-visibility\` on sections of 40 paragraphs, which is as little as a browser can do. ${figures[0]?.window.presses ?? 0} presses on each of the first two. Time from the making of the key event to the presentation of the frame that shows it, as the browser reports it (\`EventLatency\`), frames at 60 Hz.`,
      lines,
    };
  },

  async pages() {
    const lines: Line[] = [];
    for (const language of ['en', 'ar'] as const) {
      const { pages, shown } = await measurePages(await theBrowser(), sampleDocument({ paragraphs: language === 'en' ? 148 : 120, languages: ['en', 'ar'] }), language, 60);
      const what = `${names[language]}, ${pages} pages`;
      lines.push({ what: `${what}: median`, measured: milliseconds(median(shown)) }, within(`${what}: p95`, percentile(shown, 0.95), 100, milliseconds));
    }
    return {
      title: 'Pages beside the text',
      how: 'From a key press in the middle of the document to the frame in which its page shows it: the change goes to the core, Typst sets the document anew, of which the pages in view are written, and pdf.js paints the lines that changed. Sixty presses in each language.',
      lines,
    };
  },

  async opening() {
    const { firstKey, whole } = await measureOpening(await theBrowser(), large(), 5);
    return {
      title: 'Opening',
      how: 'A document of 3,000 paragraphs in two languages, chosen in the library of a program that has just started, to the painted frame of the first key. Five starts.',
      lines: [
        within('to the first key, median', median(firstKey), 1000, milliseconds),
        { what: 'to the first key, slowest', measured: milliseconds(Math.max(...firstKey)) },
        { what: 'until the whole page stands, built in idle moments, median', measured: milliseconds(median(whole)) },
      ],
    };
  },

  async saving() {
    const saved = await measureSaved(await theBrowser(), large(), 20);
    const commits = measureCommits([95, 3000, 10_000], 200);
    const cost = (paragraphs: number): number => median(commits.get(paragraphs) ?? []);
    return {
      title: 'Saving',
      how: 'Twenty bursts of typing in a document of 3,000 paragraphs: from the last key to the revision in SQLite (`synchronous=FULL`), told by the program. Then 200 commits of one changed paragraph each, by the size of the document, in turns; the wait for the disk is in them.',
      lines: [
        within('saved after the last key, slowest', Math.max(...saved), 500, milliseconds),
        { what: 'saved after the last key, median', measured: milliseconds(median(saved)) },
        { what: 'commit, 95 paragraphs, median', measured: milliseconds(cost(95)) },
        { what: 'commit, 3,000 paragraphs, median', measured: milliseconds(cost(3000)) },
        {
          what: 'commit, 10,000 paragraphs, median',
          measured: `${milliseconds(cost(10_000))} = ${times(cost(10_000) / cost(95))}`,
          beside: `${milliseconds(cost(95))} at 95`,
          bar: `≤ ${times(1.25)}`,
          held: cost(10_000) <= 1.25 * cost(95),
        },
      ],
    };
  },

  async history() {
    const { revisions, library, git, gitTight, restored, gitShown, firstPage, pages, paragraphs, hands } = await measureHistory(10_000, 200, values.thorough);
    return {
      title: 'History',
      how: `${revisions.toLocaleString('en')} revisions of a document of 95 paragraphs, each a burst of typing, now and then a new, deleted or moved paragraph. Beside it the same revisions committed to git, one block a line, and packed with \`git gc\`. The library is the whole file, with its search index. Restoring gives the document, checked against its hash; git gives out the text (\`cat-file --batch\`). 200 revisions at random. The timeline is that of a library just opened; a page is given out after 50 ms with what it has by then.`,
      lines: [
        { what: `${revisions.toLocaleString('en')} revisions`, measured: `${megabytes(library)} = ${times(library / git)}`, beside: megabytes(git), bar: '< 1 ×', held: library < git },
        ...(gitTight === null ? [] : [{ what: 'beside `git gc --aggressive`', measured: `${megabytes(library)} = ${times(library / gitTight)}`, beside: megabytes(gitTight), bar: '< 1 ×', held: library < gitTight }]),
        within('any one restored, p95', percentile(restored, 0.95), 50, milliseconds, milliseconds(percentile(gitShown, 0.95))),
        { what: 'any one restored, slowest', measured: milliseconds(Math.max(...restored)), beside: milliseconds(Math.max(...gitShown)) },
        within('first page of the timeline', firstPage, 100, milliseconds),
        within('100 further entries, each one revision, p95', percentile(pages, 0.95), 100, milliseconds),
        { what: 'history of a paragraph, the first of all', measured: milliseconds(paragraphs[0] ?? 0) },
        { what: 'history of another paragraph, median', measured: milliseconds(median(paragraphs.slice(1))) },
        within('who made each change of all revisions, processor time', hands.whole, 300, milliseconds),
        { what: 'longest stretch of it without a turn for others', measured: milliseconds(hands.longest) },
      ],
    };
  },

  async compare() {
    const lines: Line[] = [];
    for (const language of ['en', 'ar'] as const) {
      for (const { paragraphs, edited, bar } of [{ paragraphs: 450, edited: 0.6, bar: 300 }, { paragraphs: 3000, edited: 0.1, bar: 1000 }]) {
        const { revisions, strangers } = await measureCompare(language, paragraphs, { edited, moved: 0.05 }, 7);
        const what = `${paragraphs.toLocaleString('en')} paragraphs, ${names[language]}`;
        lines.push(within(`${what}: two revisions, median`, median(revisions), bar, milliseconds));
        lines.push(within(`${what}: two that never met, median`, median(strangers), bar, milliseconds));
        lines.push({ what: `${what}: the first of all`, measured: milliseconds(revisions[0] ?? 0) });
      }
    }
    for (const language of ['en', 'ar'] as const) {
      const { opening, walking, shown } = await measureReading(await theBrowser(), large(), language, 3);
      const what = `3,000 paragraphs in the window, ${names[language]}`;
      lines.push(within(`${what}: longest task while it opens, processor time`, Math.max(...opening), 200, milliseconds));
      lines.push(within(`${what}: longest task while ten changes are walked to`, Math.max(...walking), 200, milliseconds));
      lines.push({ what: `${what}: on the page, median`, measured: milliseconds(median(shown)) });
    }
    return {
      title: 'Comparing',
      how: 'Word for word, with moves, numbers and the list of changes. 450 paragraphs of which 60 in a hundred were edited, and 3,000 of which 10 in a hundred were; 5 in a hundred moved. Two revisions share the ids of their elements; two documents that never met share nothing but what they say. In the window: from choosing a revision in the timeline until the page is at rest; the longest stretch in which the page does nothing else, as the browser traces it.',
      lines,
    };
  },

  async docx() {
    const figures: ExportFigure[] = [];
    for (const language of ['en', 'ar'] as const) for (const paragraphs of [95, 3000]) figures.push(await measureExport('docx', language, paragraphs, paragraphs < 1000 ? 7 : 3));
    return {
      title: 'Word files',
      how: 'Through the core, as the window exports: thread, writer, file on the disk. Each warm export is of another text. That the files are valid and what is in them is held by the tests.',
      lines: figures.flatMap(({ language, paragraphs, cold, warm, bytes }): Line[] => {
        const what = `DOCX, ${paragraphs.toLocaleString('en')} paragraphs, ${names[language as 'en']}`;
        return [
          paragraphs < 1000 ? { what, measured: milliseconds(median(warm)) } : within(what, median(warm), 1000, milliseconds),
          { what: `${what}, first after the start (${megabytes(bytes)})`, measured: milliseconds(cold) },
        ];
      }),
    };
  },

  async pdf() {
    const lines: Line[] = [];
    for (const language of ['en', 'ar'] as const) {
      const bars: Readonly<Record<number, number>> = { 95: 150, 3000: 2000 };
      const points: [number, number][] = [];
      for (const paragraphs of [95, 750, 1500, 3000, 5000]) {
        const barred = bars[paragraphs] !== undefined;
        const { cold, warm, readied, bytes } = await measureExport('pdf', language, paragraphs, paragraphs < 1000 ? 7 : 3, barred ? 3 : 0);
        const what = `PDF/UA-1, ${paragraphs.toLocaleString('en')} paragraphs, ${names[language]}`;
        const bar = bars[paragraphs];
        lines.push(bar === undefined ? { what, measured: milliseconds(median(warm)) } : within(what, median(warm), bar, milliseconds));
        if (bar !== undefined) lines.push(within(`${what}, from the dialog`, median(readied), bar, milliseconds));
        if (bar !== undefined) lines.push({ what: `${what}, first after the start (${megabytes(bytes)})`, measured: milliseconds(cold) });
        if (paragraphs > 95) points.push([paragraphs, median(warm)]);
      }
      const power = growth(points);
      lines.push({ what: `growth from 750 to 5,000 paragraphs, ${names[language]}: time ~ paragraphs to the power of`, measured: power.toFixed(2), bar: '≤ 1.15', held: power <= 1.15 });
    }
    return { title: 'PDF', how: `As above, set by Typst; long texts by two compilers on two processors. Warm: the compiler and the fonts are loaded, the text is another one each time. From the dialog: the same, but the dialog of the window stood open for ${dialogOpen / 1000} seconds first, in which the core sets the pages; the time is from pressing Export to the file.`, lines };
  },

  async memory() {
    const { units, size, added, asked } = measureMemory(1_000_000, 200);
    const p95 = (row: readonly number[]): number => percentile(row, 0.95);
    return {
      title: 'Translation memory',
      how: `${units.toLocaleString('en')} invented units, three in four from English into Arabic, the others back; the n-th word of 120,000 stands as often as one n-th of the first, 5 to 34 words to a sentence. The memory is closed and opened between putting in and asking; ${asked.near.length} questions of each kind.`,
      lines: [
        within('a sentence like one of them, every fifth word another, p95', p95(asked.near), 50, milliseconds),
        within('a sentence like none of them, p95', p95(asked.strange), 50, milliseconds),
        within('four words, p95', p95(asked.short), 50, milliseconds),
        { what: 'a sentence like one of them, median', measured: milliseconds(median(asked.near)) },
        { what: 'the stretches of a sentence, p95', measured: milliseconds(p95(asked.stretches)) },
        { what: 'a phrase of two words in the concordance, p95', measured: milliseconds(p95(asked.words)) },
        { what: 'a unit put in, p95; the wait for the disk is in it', measured: milliseconds(p95(asked.one)) },
        { what: 'a thousand put in together, processor time, writing the sentences included', measured: milliseconds(added * 1000) },
        { what: 'the file', measured: megabytes(size) },
      ],
    };
  },

  async desk() {
    const numbering = await measureNumbering(3000, 100);
    const taken = { en: await measureImport('en', 3000, 5), ar: await measureImport('ar', 3000, 5) };
    const search = await measureSearch(40);
    const start = await measureStart(3);
    return {
      title: 'The rest of the day',
      how: 'Numbering a document of 3,000 paragraphs anew after a change of structure; taking in a Markdown text of 3,000 paragraphs; searching 40 documents of 95 paragraphs in two languages, through the core, at most 100 hits; `npm start` when all is built, to the line that says it is ready.',
      lines: [
        { what: 'numbering, 3,000 paragraphs, median', measured: milliseconds(median(numbering)) },
        { what: 'text taken in, 3,000 paragraphs, English, median', measured: milliseconds(median(taken.en)) },
        { what: 'text taken in, 3,000 paragraphs, Arabic, median', measured: milliseconds(median(taken.ar)) },
        { what: 'search with hits, slowest of ten', measured: milliseconds(Math.max(...search.text)) },
        { what: 'search without a hit, slowest of three', measured: milliseconds(Math.max(...search.nothing)) },
        within('`npm start`, slowest of three', Math.max(...start), 5000, milliseconds),
      ],
    };
  },
};

const sections: Section[] = [];
for (const name of parts) {
  if (!wanted.includes(name)) continue;
  process.stderr.write(`Measuring ${name} …`);
  const began = performance.now();
  const before = disturbance();
  const section = await measure[name]();
  sections.push({ ...section, disturbance: [before, disturbance()] });
  process.stderr.write(` ${Math.round((performance.now() - began) / 1000)} s\n`);
}

const version = (await theBrowser()).version();
await (await theBrowser()).close();
const written = page(sections, { browser: `Chromium ${version}` });
console.log(written);
if (values.only === undefined) writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), written);
