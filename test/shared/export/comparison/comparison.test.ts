// A comparison as a marked text, a web page and a table of amendments: nothing of either text is lost, and each change has its name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../../../shared/compare/compare.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { isText, plain, type Inline } from '../../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { walkTexts } from '../../../../shared/document/walk.ts';
import { whoOf } from '../../../../shared/export/comparison/attribution.ts';
import type { ComparedInput } from '../../../../shared/export/comparison/input.ts';
import { markedDocument, noteEnding } from '../../../../shared/export/comparison/marked-document.ts';
import { changeId } from '../../../../shared/export/comparison/marked-text.ts';
import { changedLines } from '../../../../shared/export/comparison/plain-lines.ts';
import { comparisonWords } from '../../../../shared/export/comparison/words.ts';
import { comparisonWriters } from '../../../../shared/export/comparison/writers.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { randomness } from '../../../bench/sample.ts';
import { afterEdits } from '../../compare/edits.ts';
import { documents } from '../../document/generators.ts';
import { readParagraphs } from '../docx/word-reader.ts';
import { sampleDocument } from '../sample.ts';

const normal = (document: Document): Document => normaliseDocument(document, countingIds('n'));

const inputOf = (before: Document, after: Document, language: Language): ComparedInput => ({
  before, after, language, comparison: compareDocuments(before, after, { languages: [language] }),
  who: () => ({ name: 'Rima Haddad', at: Date.UTC(2031, 4, 6) }), emblem: null, asset: () => null, progress: () => {},
});

/** The words of a content that came or stayed, notes included; signs of brackets aside. */
const words = (content: readonly Inline[]): string[] =>
  content.flatMap((inline): string[] => {
    if ('proposals' in inline && inline.proposals?.some(({ id, kind }) => id === changeId && kind === 'deletion') === true) return [];
    if (isText(inline)) return [inline.text];
    if (inline.type === 'symbolReference') return [inline.symbol];
    if (inline.type === 'crossReference') return [];
    return words(inline.type === 'footnote' ? inline.content : inline.children);
  });
const letters = (content: readonly Inline[]): string => words(content).join('').replace(/[\s[\]/]/gu, '');

/** With plain spaces, where a number is tied to its noun. */
const unbroken = (text: string): string => text.replaceAll('\u00A0', ' ');

const paragraph = (id: string, en: string, ar = en): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(en), ar: plain(ar) } });
const of = (...blocks: Block[]): Document => ({ ...sampleDocument(), blocks });

const before = of(
  paragraph('tides', 'The Committee took note of the tables of tides.', 'أحاطت اللجنة علماً بجداول المد والجزر.'),
  paragraph('boats', 'Boats shall be counted every year by the port.', 'تحصي الموانئ القوارب كل عام بانتظام.'),
  paragraph('gulls', 'Gulls were fed by the pilots of the harbour.', 'أطعم مرشدو الميناء طيور النورس جميعها.'),
);
const after = of(
  paragraph('new', 'A lighthouse was opened in Maremma.', 'افتُتحت منارة في ماريما.'),
  paragraph('gulls', 'Gulls were fed by the pilots of the harbour.', 'أطعم مرشدو الميناء طيور النورس جميعها.'),
  paragraph('boats', 'Boats should be counted every year by the port.', 'تحصي الموانئ السفن كل عام بانتظام.'),
);

/** Elements of the first page that may print data in place of their text. */
const data: ReadonlySet<string> = new Set(['session', 'venue', 'agendaItem', 'documentKind']);

describe('a comparison that leaves', () => {
  test('as a marked text holds all of the later text, in its order', () => {
    const revisions = fc.record({ document: documents(10), edits: fc.integer({ min: 1, max: 10 }), seed: fc.nat(), language: fc.constantFrom('en', 'ar') });
    fc.assert(fc.property(revisions, ({ document, edits, seed, language }) => {
      const old = normal(document);
      const now = afterEdits(old, edits, randomness(seed), countingIds(`e${seed}`));
      const input = inputOf(old, now, language as Language);
      const told = new Set([comparisonWords[language as Language].splitOff, comparisonWords[language as Language].joined].map((note) => `[${note}] `));
      const moves = new Set(input.comparison.blocks.flatMap(({ move, before: left, after: block }) => (move === null ? [] : [block?.id, left === null ? undefined : `earlier-${left.id}`])));
      const marked = [...walkTexts(markedDocument(input).document.blocks)].filter(({ block }) => !block.id.endsWith(noteEnding) && !moves.has(block.id) && !data.has(block.type)).map(({ text }) => letters((text[language] ?? []).filter((inline) => !isText(inline) || !told.has(inline.text))));
      const wanted = [...walkTexts(now.blocks)].filter(({ block }) => !moves.has(block.id) && !data.has(block.type)).map(({ text }) => letters(text[language] ?? []));
      expect(marked.join('')).toBe(wanted.join(''));
    }), { numRuns: 60 });
  });

  test('as a web page strikes out what went and underlines what came, with old numbers on what went, and says what moved where', async () => {
    const page = unbroken(new TextDecoder().decode(await comparisonWriters.html(inputOf(before, after, 'en'))));
    expect(page).toMatch(/<span class="n">1\.<\/span> <ins>A lighthouse was opened in Maremma\.<\/ins>/);
    expect(page).toMatch(/<span class="n">1\.<\/span> <del>The Committee took note of the tables of tides\.<\/del>/);
    expect(page).toContain('Boats <del>shall</del><ins>should</ins> be counted');
    expect(page).toContain('[moved from paragraph 3]');
    expect(page).toContain('[moved to paragraph 2]');
    expect(page).toContain('ins{color:');
    expect(page).toMatch(/Renumbering.*paragraph 3.*paragraph 2/s);
  });

  test('as a table of amendments has place, old text, new text and author, and the numbers that changed', async () => {
    const cells = { en: readParagraphs(await comparisonWriters.amendments(inputOf(before, after, 'en'))), ar: readParagraphs(await comparisonWriters.amendments(inputOf(before, after, 'ar'))) };
    const [en, ar] = [cells.en.map(({ text }) => unbroken(text)), cells.ar.map(({ text }) => unbroken(text))];
    const row = en.indexOf('Boats shall be counted every year by the port.');
    expect(en.slice(row - 1, row + 3)).toEqual(['paragraph 3', 'Boats shall be counted every year by the port.', 'Boats should be counted every year by the port.', 'Rima Haddad']);
    const came = en.indexOf('A lighthouse was opened in Maremma.');
    expect(en.slice(came - 2, came + 2)).toEqual(['paragraph 1', '–', 'A lighthouse was opened in Maremma.', 'Rima Haddad']);
    expect(en.slice(en.indexOf('Was')).filter((text) => text !== '')).toEqual(expect.arrayContaining(['Was', 'Is', 'paragraph 3', 'paragraph 2']));
    expect(ar).toContain('تحصي الموانئ السفن كل عام بانتظام.');
    expect(ar).toContain('موجز التعديلات');
  });

  test('as a table of amendments prints what each reference said on its own side, in notes and in rows of tables too', async () => {
    const see = (id: string): Inline => ({ type: 'crossReference', id, target: 'boats', form: 'label' });
    const refers = (id: string, word: string): Block => ({
      ...blankBlock('numberedParagraph', id),
      text: { en: [{ text: `${word} is told in ` }, see(`${id}-see`), { text: '.' }, { type: 'footnote', id: `${id}-note`, content: [{ text: `${word}: ` }, { type: 'crossReference', id: `${id}-note-see`, target: 'boats', form: 'label' }] }] },
    });
    const boats = paragraph('boats', 'Boats shall be counted.');
    const text = readParagraphs(await comparisonWriters.amendments(inputOf(of(boats, refers('told', 'This'), refers('gone', 'Loss')), of(paragraph('new', 'A lighthouse was opened.'), boats, refers('told', 'That')), 'en'))).map((one) => unbroken(one.text));
    expect(text).toEqual(expect.arrayContaining(['This is told in paragraph 1. (* This: paragraph 1)', 'That is told in paragraph 2. (* That: paragraph 2)', 'Loss is told in paragraph 1.']));
    expect(text.join('\n')).not.toContain('[reference');
  });

  test('as lines for a terminal marks words in place', () => {
    const lines = changedLines(inputOf(before, after, 'en')).map(({ place, text }) => ({ place: unbroken(place), text: unbroken(text) }));
    expect(lines).toContainEqual({ place: 'paragraph 3', text: 'Boats [-shall-]{+should+} be counted every year by the port.' });
    expect(lines).toContainEqual({ place: 'paragraph 1', text: '{+A lighthouse was opened in Maremma.+}' });
    expect(changedLines(inputOf(before, structuredClone(before), 'ar'))).toEqual([]);
  });

  test('marks on the first page what changed there, and tells it as it prints', async () => {
    const front = (symbol: string, date: string, number: number): Block[] => [{ ...blankBlock('symbol', 'symbol'), symbol }, { ...blankBlock('date', 'date'), date }, { ...blankBlock('session', 'session'), number }];
    const input = inputOf(of(...front('E/ESCWA/33/L.1', '2031-05-14', 33), ...before.blocks), of(...front('E/ESCWA/33/5', '2031-05-14', 34), ...before.blocks), 'en');
    const page = new TextDecoder().decode(await comparisonWriters.html(input));
    const header = page.slice(page.indexOf('<header>'), page.indexOf('</header>'));
    expect(header).toContain('<del>E/ESCWA/33/L.1</del> <ins>E/ESCWA/33/5</ins>');
    expect(header).toContain('<del>Thirty-third session</del> <ins>Thirty-fourth session</ins>');
    expect(header.match(/14 May 2031/g)).toHaveLength(1);
    expect(page).toContain('<td>Thirty-third session</td><td>Thirty-fourth session</td>');
    expect(changedLines(input)).toContainEqual({ place: 'First page', text: '[-Thirty-third session-] {+Thirty-fourth session+}' });
  });

  test('says of a paragraph that it was split off, or joined, and strikes out none of the words that stayed', async () => {
    const long = paragraph('long', 'The Committee met in the harbour of Maremma in spring. It took note of the tides and the tables of the year.');
    const [head, tail] = [paragraph('long', 'The Committee met in the harbour of Maremma in spring.'), paragraph('tail', 'It took note of the tides and the tables of the year.')];
    for (const [old, now, told] of [[of(long), of(head, tail), 'split off'], [of(head, tail), of(long), 'joined to the one before']] as const) {
      const page = new TextDecoder().decode(await comparisonWriters.html(inputOf(old, now, 'en')));
      expect(page).toContain(`<i>[${told}] </i>It took note of the tides and the tables of the year.</p>`);
      expect(changedLines(inputOf(old, now, 'en')).map(({ place, text }) => [unbroken(place), text])).toContainEqual(['paragraph 2', `[${told}] It took note of the tides and the tables of the year.`]);
    }
  });

  test('names whoever put words in or took them out, not whoever touched the paragraph last', () => {
    const [old, now] = [of(paragraph('p', 'Boats shall be counted every year by the port.')), of(paragraph('p', 'Ships shall be counted every month by the port.'))];
    const comparison = compareDocuments(old, now, { languages: ['en'] });
    const touches = new Map([['p', [
      { name: 'Omar', at: 1, text: 'Boats shall be counted every month by the port.' },
      { name: 'Rima', at: 2, text: 'Ships shall be counted every month by the port.' },
    ]]]);
    const who = whoOf(comparison, { fallback: { name: 'nobody', at: 0 }, touches });
    const text = comparison.blocks[0]?.texts[0];
    if (text === undefined) throw new Error('The paragraph was edited.');
    const named = text.pieces.flatMap((piece, index) => (piece.kind === 'deleted' || piece.kind === 'inserted' ? [[piece.kind, who({ kind: piece.kind, block: 0, piece: { text, index } }).name]] : []));
    expect(named).toEqual([['deleted', 'Rima'], ['inserted', 'Rima'], ['deleted', 'Omar'], ['inserted', 'Omar']]);
    expect(who({ kind: 'restyled', block: 0, piece: null })).toEqual({ name: 'Rima', at: 2 });
    expect(who({ kind: 'restyled', block: null, piece: null })).toEqual({ name: 'nobody', at: 0 });
  });
});
