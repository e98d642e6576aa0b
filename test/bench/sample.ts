// Sample documents of any length for measuring: an outcome document of an invented conference. The same numbers give the same document.
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { NewId } from '../../shared/document/ids.ts';
import type { Content, FootnoteText } from '../../shared/document/inlines.ts';
import { normaliseDocument } from '../../shared/document/normalise.ts';
import type { Language } from '../../shared/language/language.ts';
import { wording, type Wording } from './wording.ts';

/** Numbers from 0 up to, not including, 1: the same row for the same seed (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ids as the program makes them, long and without a pattern, but the same ones every time. */
export function seededIds(random: () => number): NewId {
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

const choose = <Item>(random: () => number, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

/** One sentence, 20 to 30 words long. */
export function sentence(random: () => number, words: Wording): string {
  const reason = random() < 0.5 ? `, ${choose(random, words.reasons)}` : '';
  return `${choose(random, words.openings)} ${choose(random, words.matters)} ${choose(random, words.manners)}${reason}.`;
}

const prose = (random: () => number, words: Wording, sentences: number): string => Array.from({ length: sentences }, () => sentence(random, words)).join(' ');

export interface SampleOptions {
  /** How many numbered paragraphs. */
  readonly paragraphs: number;
  /** The languages it is written in, the drafting language first. */
  readonly languages: readonly [Language, ...Language[]];
  readonly seed?: number;
}

/** Every so many paragraphs one carries a footnote; the others come from the real documents likewise. */
const footnoteEvery = 8;
const sectionEvery = 12;
const chapterEvery = 240;
const symbolEvery = 11;
const referenceEvery = 17;

/**
 * An outcome document: masthead, summary, contents, chapters, sections, key messages, and so many numbered paragraphs of about 85 words,
 * as long as those of real outcome documents. Every eighth has a footnote; some cite a symbol, some refer to another paragraph.
 */
export function sampleDocument({ paragraphs, languages, seed = 2 }: SampleOptions): Document {
  const random = randomness(seed);
  const newId = seededIds(random);
  const blocks: Block[] = [];
  const each = (write: (words: Wording, language: Language) => Content): LanguageText =>
    Object.fromEntries(languages.map((language) => [language, write(wording[language], language)]));
  const plainly = (write: (words: Wording) => string): LanguageText => each((words) => [{ text: write(words) }]);
  const footnote = (words: Wording): Content[number] => {
    const content: FootnoteText = [{ text: `${choose(random, words.notes)} ` }, { type: 'symbolReference', symbol: `E/ESCWA/2031/${1 + Math.floor(random() * 40)}` }];
    return { type: 'footnote', id: newId(), content };
  };

  blocks.push(
    blankBlock('organ', newId()),
    { ...blankBlock('distribution', newId()), distribution: 'limited' },
    { ...blankBlock('symbol', newId()), symbol: 'E/ESCWA/2031/WG.4/Outcome document' },
    { ...blankBlock('date', newId()), date: '2031-05-14' },
    blankBlock('language', newId()),
    { ...blankBlock('originalLanguage', newId()), original: languages[0] },
    { ...blankBlock('body', newId()), text: { en: [{ text: 'Economic and Social Commission for Western Asia (ESCWA)' }], ar: [{ text: 'اللجنة الاقتصادية والاجتماعية لغربي آسيا (الإسكوا)' }] } },
    { ...blankBlock('venue', newId()), text: { en: [{ text: 'Beirut' }], ar: [{ text: 'بيروت' }], fr: [{ text: 'Beyrouth' }] }, from: '2031-05-12', to: '2031-05-14' },
    { ...blankBlock('title', newId()), text: plainly((words) => words.title) },
    { ...blankBlock('summary', newId()), text: plainly((words) => prose(random, words, 4)) },
    blankBlock('contents', newId()),
    { ...blankBlock('heading', newId()), numbered: false, text: { en: [{ text: 'Introduction' }], ar: [{ text: 'مقدمة' }], fr: [{ text: 'Introduction' }] } },
  );

  const numbered: string[] = [];
  for (let n = 0; n < paragraphs; n++) {
    if (n % chapterEvery === 3) {
      const chapter = Math.floor(n / chapterEvery);
      blocks.push({ ...blankBlock('heading', newId()), level: 1, text: plainly((words) => words.chapters[chapter % words.chapters.length] as string) });
      if (chapter === 0) {
        for (let area = 0; area < 3; area++) {
          blocks.push({ ...blankBlock('priorityArea', newId()), text: plainly((words) => words.sections[area] as string) });
          for (let message = 0; message < 5; message++) {
            blocks.push({ ...blankBlock('keyMessage', newId()), text: each((words) => [{ text: `${words.leads[message] as string} `, bold: true }, { text: prose(random, words, 2) }]) });
          }
        }
      }
    }
    if (n > 3 && n % sectionEvery === 4) {
      blocks.push({ ...blankBlock('heading', newId()), level: 2, text: plainly((words) => words.sections[Math.floor(n / sectionEvery) % words.sections.length] as string) });
    }
    const id = newId();
    const length = 2 + Math.floor(random() * 3);
    const target = numbered[Math.floor(random() * numbered.length)];
    blocks.push({
      ...blankBlock('numberedParagraph', id),
      text: each((words) => {
        const text = prose(random, words, length);
        const half = text.indexOf(' ', text.length / 2);
        const content: Content = [];
        if (n % footnoteEvery === 2) content.push({ text: text.slice(0, half) }, footnote(words), { text: text.slice(half) });
        else content.push({ text });
        if (n % symbolEvery === 5) content.push({ text: words.see }, { type: 'symbolReference', symbol: `A/RES/${70 + (n % 15)}/${1 + (n % 250)}` }, { text: '.' });
        if (n % referenceEvery === 7 && target !== undefined) content.push({ text: words.see }, { type: 'crossReference', id: newId(), target, form: 'label' }, { text: '.' });
        return content;
      }),
    });
    numbered.push(id);
  }
  blocks.push(blankBlock('endRule', newId()));

  const settings: Document['settings'] = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: languages[0], languages: [...languages], digits: 'western', unplaced: [] };
  return normaliseDocument({ schemaVersion, id: newId(), settings, blocks }, newId);
}

/** The paragraph in the middle of a document, where the measurements type. */
export function middleParagraph({ blocks }: Document): Block {
  const numbered = blocks.filter((block) => block.type === 'numberedParagraph');
  return numbered[Math.floor(numbered.length / 2)] as Block;
}
