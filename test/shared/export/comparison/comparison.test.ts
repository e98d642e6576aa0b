// A comparison as a marked text, a web page and a table of amendments: nothing of either text is lost, and each change has its name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../../../shared/compare/compare.ts';
import type { Comparison } from '../../../../shared/compare/comparison.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import type { Table, TableRow } from '../../../../shared/document/blocks/table.ts';
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
      const words = comparisonWords[language as Language];
      const isTold = (inline: Inline): boolean => isText(inline) && inline.italic === true && [words.splitOff, words.joined, words.formerly('')].some((note) => inline.text.startsWith(`[${note}`));
      const moves = new Set(input.comparison.blocks.flatMap(({ move, before: left, after: block }) => (move === null ? [] : [block?.id, left === null ? undefined : `earlier-${left.id}`])));
      const marked = [...walkTexts(markedDocument(input).document.blocks)].filter(({ block }) => !block.id.endsWith(noteEnding) && !moves.has(block.id) && !data.has(block.type)).map(({ text }) => letters((text[language] ?? []).filter((inline) => !isTold(inline))));
      const wanted = [...walkTexts(now.blocks)].filter(({ block }) => !moves.has(block.id) && !data.has(block.type)).map(({ text }) => letters(text[language] ?? []));
      expect(marked.join('')).toBe(wanted.join(''));
    }), { numRuns: 60 });
  });

  test('as a web page strikes out what went and underlines what came, with old numbers on what went, and says what moved where', async () => {
    const page = unbroken(new TextDecoder().decode(await comparisonWriters.html(inputOf(before, after, 'en'))));
    expect(page).toMatch(/<span class="n">1\.<\/span> <ins>A lighthouse was opened in Maremma\.<\/ins>/);
    expect(page).toMatch(/<span class="n">1\.<\/span> <del>The Committee took note of the tables of tides\.<\/del>/);
    expect(page).toContain('Boats <del>shall</del>\u2009<ins>should</ins> be counted');
    expect(page).toContain('[moved from paragraph 3]');
    expect(page).toContain('[moved to paragraph 2]');
    expect(page).toContain('ins{color:');
    expect(page).toMatch(/Renumbering.*paragraph 3.*paragraph 2/s);
  });

  test('tells a box that moved once, and what stands in it by its box', () => {
    const box = (text: string): Block => ({ ...blankBlock('box', 'box'), text: { en: plain('Reading the tide together') }, blocks: [{ ...blankBlock('paragraph', 'inner'), text: { en: plain(text) } }, { ...blankBlock('paragraph', 'second'), text: { en: plain('Warnings reached small boats four hours earlier.') } }] } as Block);
    const hours = 'Three harbours on the same bay read their gauges at the same hour.';
    const others = [...before.blocks, paragraph('nets', 'Nets were mended on the quay.'), paragraph('oars', 'Oars were counted twice a day.'), paragraph('lamps', 'Lamps were lit before dusk.')];
    const lines = (old: Document, now: Document): string[] => changedLines(inputOf(old, now, 'en')).map(({ place, text }) => unbroken(`${place}: ${text}`));
    expect(lines(of(box(hours), ...others), of(...others, box(hours)))).toEqual(['box 1: [moved to box 1] [-Reading the tide together-]', 'box 1: [moved from box 1] Reading the tide together']);
    expect(lines(of(box(hours), ...others), of(box(hours.replace('same hour', 'third hour')), ...others))).toEqual(['in box 1: Three harbours on the same bay read their gauges at the [-same-]{+third+} hour.']);
  });

  test('shows no space that came or went where a paragraph was split or joined', async () => {
    const whole = paragraph('one', 'The Committee met in the harbour of Maremma in spring. It took note of the tides and the tables of the year.');
    const halves = [paragraph('one', 'The Committee met in the harbour of Maremma in spring.'), paragraph('two', 'It took note of the tides and the tables of the year.')];
    const page = async (old: Document, now: Document): Promise<string> => unbroken(new TextDecoder().decode(await comparisonWriters.html(inputOf(old, now, 'en'))));
    for (const text of [await page(of(whole), of(...halves)), await page(of(...halves), of(whole))]) {
      expect(text).toMatch(/\[(?:split off|joined to the one before)\]/);
      expect(text).not.toMatch(/<(?:ins|del)>/);
    }
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

  test('keeps words that a proposal takes out apart from those that it puts in', () => {
    const mark = (kind: 'insertion' | 'deletion') => ({ id: 'proposal', author: 'Rima Haddad', at: 0, kind });
    const text = (...en: Inline[]): Block => ({ ...blankBlock('numberedParagraph', 'told'), text: { en } });
    const old = text({ text: 'Noting the growing scarcity.' });
    const now = text({ text: 'Noting the ' }, { text: 'growing', proposals: [mark('deletion')] }, { text: 'alarm', proposals: [mark('insertion')] }, { text: 'ing', italic: true, proposals: [mark('insertion')] }, { text: ' scarcity.' });
    expect(changedLines(inputOf(of(old), of(now), 'en')).map((line) => line.text)).toEqual(['Noting the [growing]{+[alarming]+} scarcity.']);
    expect(changedLines(inputOf(of(now), of(old), 'en')).map((line) => line.text)).toEqual(['Noting the growing[-[alarming]-] scarcity.']);
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

  const said = (texts: readonly string[]): Block['text'] => ({ en: plain(texts.join('')) });
  const table = (columns: number, rows: readonly (readonly string[])[], fields: Partial<Table> = {}): Table => ({
    ...blankBlock('table', 'tides'), text: said(['Tides']), columns: Array.from({ length: columns }, () => 1), headerRows: 1,
    rows: rows.map((cells) => ({ id: cells[0] ?? '', kind: 'normal', cells: cells.map((text) => ({ id: text, text: said([text]), colspan: 1, rowspan: 1 })) })), ...fields,
  });
  const htmlOf = async (old: Document, now: Document): Promise<string> => unbroken(new TextDecoder().decode(await comparisonWriters.html(inputOf(old, now, 'en'))));
  const amendmentsOf = async (old: Document, now: Document): Promise<string[]> => readParagraphs(await comparisonWriters.amendments(inputOf(old, now, 'en'))).map(({ text }) => unbroken(text));

  test('shows a column that came or went among those that stayed, and names it in the amendments', async () => {
    const [narrow, wide] = [table(2, [['Port', 'Low'], ['Maremma', '3'], ['Tel Bahr', '4']]), table(3, [['Port', 'High', 'Low'], ['Maremma', '9', '3'], ['Tel Bahr', '8', '4']])];
    const [came, went] = [await htmlOf(of(narrow), of(wide)), await htmlOf(of(wide), of(narrow))];
    for (const [page, mark] of [[came, 'ins'], [went, 'del']] as const) {
      expect(page.match(/<tr>/g)?.length).toBe(3);
      expect(page).toMatch(new RegExp(`>Maremma</t[hd]><td[^>]*><${mark}>9</${mark}></td><td[^>]*>3</td>`));
    }
    const text = await amendmentsOf(of(narrow), of(wide));
    expect(text.slice(text.indexOf('table 1, column 2'), text.indexOf('table 1, column 2') + 3)).toEqual(['table 1, column 2', '–', 'High | 9 | 8']);
    expect(text.some((line) => line.startsWith('table 1, row'))).toBe(false);
  });

  test('shows a new row where it stands, below a head of two rows too; rows within a cell that spans them stand apart', async () => {
    const rows = table(2, [['Port', 'Depth'], ['x', 'metres'], ['Maremma', '3']]).rows;
    const headed = (more: readonly TableRow[]): Table => {
      const [head, second, ...rest] = rows;
      if (head === undefined || second === undefined) throw new Error('The table has a head.');
      const spanning = { ...head, cells: head.cells.map((cell, index) => (index === 0 ? { ...cell, rowspan: 2 } : cell)) };
      return { ...table(2, []), headerRows: 2, rows: [spanning, { ...second, cells: second.cells.slice(1) }, ...rest, ...more] };
    };
    const more = table(2, [['Tel Bahr', '4']]).rows;
    const page = await htmlOf(of(headed([])), of(headed(more)));
    expect(page).toMatch(/<ins>Tel Bahr<\/ins>/);
    expect(page).not.toContain('<del>');
    expect(page).toContain('>Maremma<');
  });

  test('says what an element of another type or level was', async () => {
    const heading = (level: 1 | 2): Block => ({ ...blankBlock('heading', 'ebb'), level, text: said(['Ebb']) });
    const quotation: Block = { ...blankBlock('quotation', 'tides'), text: said(['The sea returns.']) };
    const [old, now] = [of(heading(1), quotation), of(heading(2), { ...quotation, type: 'keyMessage' } as Block)];
    const page = await htmlOf(old, now);
    expect(page).toContain('<i>[formerly: Quotation] </i>The sea returns.');
    expect(page).toContain('<i>[formerly: Chapter heading] </i>');
    expect(await amendmentsOf(old, now)).toEqual(expect.arrayContaining(['[Quotation] The sea returns.', '[Key message] The sea returns.', '[Chapter heading] Ebb', '[Section heading] Ebb']));
    expect(changedLines(inputOf(old, now, 'en')).map(({ text }) => text)).toContain('[formerly: Quotation] The sea returns.');
  });

  test('underlines the signs of a bracket that was opened again', async () => {
    const bracketed = (state: 'agreed' | 'open'): Document => of({ ...blankBlock('numberedParagraph', 'tides'), text: { en: [{ text: 'Boats ' }, { type: 'bracket', id: 'b', state, children: [{ text: 'shall' }] }, { text: ' be counted.' }] } });
    expect(await htmlOf(bracketed('agreed'), bracketed('open'))).toContain('Boats <ins>[</ins>shall<ins>]</ins> be counted.');
    expect(await htmlOf(bracketed('open'), bracketed('agreed'))).toContain('Boats <del>[</del>shall<del>]</del> be counted.');
  });

  test('as data says its version, and prints the numbers that references had', async () => {
    const see = (id: string, word: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: [{ text: word }, { type: 'crossReference', id: `${id}-see`, target: 'boats', form: 'label' }, { text: '.' }] } });
    const boats = paragraph('boats', 'Boats shall be counted.');
    const written = await comparisonWriters.json(inputOf(of(boats, see('gone', 'It was told in ')), of(paragraph('new', 'A lighthouse was opened.'), boats, see('came', 'Gulls are fed as in ')), 'en'));
    const data = JSON.parse(new TextDecoder().decode(written)) as { version: number; comparison: Comparison };
    expect(data.version).toBe(1);
    const ends = data.comparison.changes.map(({ before: was, after: is }) => [unbroken(was), unbroken(is)]);
    expect(ends).toEqual(expect.arrayContaining([['It was told in paragraph 1.', ''], ['', 'Gulls are fed as in paragraph 2.']]));
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
