// What an editor is told before exporting: the same as the PDF would refuse, and everything else that a reader would miss, each at its place.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFonts } from '../../../main/print/fonts.ts';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Inline } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import { findingKinds, findingSchema, type Finding, type FindingKind } from '../../../shared/export/finding.ts';
import { findingsOf, severityOf, type ImageState } from '../../../shared/export/findings.ts';
import { coverageOf } from '../../../shared/export/typst/coverage.ts';
import { typeset } from '../../../shared/export/typst/typeset.ts';
import { exportFormats, type ExportFormat } from '../../../shared/ipc/contract.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { settledConference } from '../../fixtures/coastal-conference.ts';
import { documents, untidyDocuments } from '../document/generators.ts';

const covers = coverageOf(readFonts());
const look = (document: Document, language: Language, format: ExportFormat, imageState: (hash: string) => ImageState = () => 'whole'): readonly Finding[] =>
  findingsOf({ document, language, format, numbering: numberBlocks(document.blocks, language), covers, imageState });

/** Some documents have a sign that no font has, somewhere. */
const withRareSigns = fc
  .tuple(fc.oneof(documents(), untidyDocuments), fc.constantFrom(...languages), fc.option(fc.nat(), { freq: 2 }))
  .map(([document, language, at]): [Document, Language] => {
    if (at === null || document.blocks.length === 0) return [document, language];
    const index = at % document.blocks.length;
    return [{ ...document, blocks: document.blocks.map((block, n) => (n === index ? ({ ...block, text: { ...block.text, [language]: [{ text: 'A ☃ \u{1F600}' }] } } as Block) : block)) }, language];
  });

const refusals: Readonly<Record<string, FindingKind>> = {
  'export.missingTitle': 'missingTitle',
  'export.missingDate': 'missingDate',
  'export.missingAlternativeText': 'missingAlternativeText',
  'export.missingGlyph': 'missingCharacter',
};

test('what hinders a PDF is exactly what its typesetting refuses, whatever the document', () => {
  fc.assert(
    fc.property(withRareSigns, fc.constantFrom('pdf', 'pdfa'), ([document, language], format) => {
      const hindering = new Set(look(document, language, format).filter(({ severity }) => severity === 'hinders').map(({ kind }) => kind));
      const set = typeset({ document, numbering: numberBlocks(document.blocks, language), covers, hasImage: () => true, purpose: format === 'pdf' ? 'file' : 'archive' });
      if (set.ok) expect([...hindering]).toEqual([]);
      else expect([...hindering]).toContain(refusals[set.error.code]);
    }),
  );
});

test('a finding leads to an element of the document, once for each kind, kind by kind and in reading order', () => {
  fc.assert(
    fc.property(withRareSigns, fc.constantFrom(...exportFormats), ([document, language], format) => {
      const places = new Map([...walkBlocks(document.blocks)].map(({ block }, index) => [block.id, index]));
      const findings = look(document, language, format);
      let before: readonly [number, number] = [-1, -1];
      for (const finding of findings) {
        findingSchema.parse(finding);
        expect(severityOf[finding.kind][format]).toBe(finding.severity);
        const place = finding.block === null ? -1 : places.get(finding.block);
        if (place === undefined) throw new Error(`${finding.block} is not in the document`);
        const here = [findingKinds.indexOf(finding.kind), place] as const;
        // Documents from elsewhere may hold one id twice; those of the editor do not.
        if (places.size === [...walkBlocks(document.blocks)].length) expect(here[0] > before[0] || here[1] > before[1]).toBe(true);
        before = here;
      }
    }),
  );
});

/** The findings of a kind: the ids of their elements. */
const at = (findings: readonly Finding[], kind: FindingKind) => findings.filter((finding) => finding.kind === kind).map(({ block }) => block);

const whole = settledConference('escwa-current');
const without = (type: Block['type']): Document => ({ ...whole, blocks: whole.blocks.filter((block) => block.type !== type) });
const changed = (change: (block: Block) => Block): Document => ({ ...whole, blocks: whole.blocks.map(change) });
const added = (...blocks: Block[]): Document => ({ ...whole, blocks: [...whole.blocks, ...blocks] });
const paragraph = (text: Partial<Record<Language, Inline[]>>): Block => ({ ...blankBlock('numberedParagraph', 'new'), text });

test.each(languages)('a document to which nothing is missing has no findings in any format (%s)', (language) => {
  for (const format of exportFormats) expect(look(whole, language, format)).toEqual([]);
});

test('a missing title hinders the PDF and is worth noting elsewhere', () => {
  expect(look(without('title'), 'en', 'pdf')).toMatchObject([{ kind: 'missingTitle', severity: 'hinders', block: null }]);
  const emptied = changed((block) => (block.type === 'title' ? { ...block, text: { ...block.text, fr: [] } } : block));
  expect(look(emptied, 'fr', 'docx')).toMatchObject([{ kind: 'missingTitle', severity: 'notable', type: 'title' }]);
  expect(look(emptied, 'en', 'pdf')).toEqual([]);
});

test('an image without a description is named in the language that lacks it', () => {
  const document = changed((block) => (block.type === 'figure' ? { ...block, alt: { ...block.alt, ar: ' ' } } : block));
  const figures = whole.blocks.filter(({ type }) => type === 'figure').map(({ id }) => id);
  expect(figures).not.toEqual([]);
  expect(at(look(document, 'ar', 'pdf'), 'missingAlternativeText')).toEqual(figures);
  expect(look(document, 'en', 'pdf')).toEqual([]);
});

test('a sign that the fonts lack is named with its code point, also in a footnote', () => {
  const note: Inline = { type: 'footnote', id: 'note', content: [{ text: 'Under ☃ snow' }] };
  const findings = look(added(paragraph({ en: [{ text: 'Snow' }, note], ar: [], fr: [] })), 'en', 'pdf');
  expect(findings).toMatchObject([{ kind: 'missingCharacter', severity: 'hinders', block: 'new', which: '☃ (U+2603)', type: 'numberedParagraph', label: '10', excerpt: 'Snow' }]);
  expect(look(added(paragraph({ en: [note], ar: [], fr: [] })), 'en', 'docx')).toEqual([]);
});

test('a first page without symbol or date is noted, a document without masthead is not', () => {
  const blank = changed((block) => (block.type === 'symbol' ? { ...block, symbol: ' ' } : block.type === 'date' ? { ...block, date: null } : block));
  expect(look(blank, 'en', 'docx').map(({ kind, type }) => [kind, type])).toEqual([['missingSymbol', 'symbol'], ['missingDate', 'date']]);
  const masthead = new Set(['organ', 'distribution', 'symbol', 'date']);
  expect(look({ ...whole, blocks: whole.blocks.filter(({ type }) => !masthead.has(type)) }, 'en', 'docx')).toEqual([]);
});

test('a symbol of no known form, or one that differs from the first page, is noted at the symbol with what it says', () => {
  const symbol = whole.blocks.find(({ type }) => type === 'symbol');
  const found = (front: Partial<Record<Block['type'], object>>) => {
    const document = changed((block) => ({ ...block, ...front[block.type] }) as Block);
    const findings = languages.flatMap((language) => look(document, language, 'pdf'));
    for (const finding of findings) expect(finding).toMatchObject({ severity: 'notable', block: symbol?.id, excerpt: (front.symbol as { symbol: string }).symbol });
    return [...new Set(findings.map(({ kind }) => kind))];
  };
  expect(found({ symbol: { symbol: 'E/ESCWA/34/unknown' } })).toEqual(['symbolForm']);
  expect(found({ symbol: { symbol: 'A/1/L.5' }, distribution: { distribution: 'general' }, organ: { organ: 'secretariat' }, session: { number: 2, kind: 'session' } })).toEqual(['symbolSession', 'symbolDistribution', 'symbolSeries']);
  expect(found({ symbol: { symbol: 'E/ESCWA/EC.4/1999/5' } })).toEqual(['symbolYear']);
});

test('an element that is empty in every language is empty; one without text in this language is not translated; one emptied on purpose is neither', () => {
  expect(at(look(added(paragraph({})), 'en', 'docx'), 'emptyElement')).toEqual(['new']);
  expect(at(look(added(paragraph({ en: [{ text: '\u00A0' }] })), 'fr', 'html'), 'emptyElement')).toEqual(['new']);
  const english = added(paragraph({ en: [{ text: 'Only English' }] }));
  expect(look(english, 'fr', 'docx')).toMatchObject([{ kind: 'untranslated', block: 'new', excerpt: 'Only English' }]);
  expect(look(english, 'en', 'docx')).toEqual([]);
  expect(look(added(paragraph({ en: [{ text: 'Only English' }], fr: [] })), 'fr', 'docx')).toEqual([]);
});

test('a reference to something deleted is found, also in a footnote', () => {
  const lost: Inline = { type: 'crossReference', id: 'r', target: 'gone', form: 'label' };
  const inNote: Inline = { type: 'footnote', id: 'n', content: [{ type: 'crossReference', id: 'r', target: 'gone', form: 'label' }] };
  for (const inline of [lost, inNote]) expect(at(look(added(paragraph({ en: [{ text: 'See ' }, inline] })), 'en', 'md'), 'lostReference')).toEqual(['new']);
});

test('an image that the library has lost is found where it stands', () => {
  const figures = whole.blocks.filter(({ type }) => type === 'figure').map(({ id }) => id);
  expect(at(look(whole, 'en', 'docx', () => 'lost'), 'lostImage')).toEqual(expect.arrayContaining(figures));
});

test('an image that is damaged is told apart from one that is lost, and of several logos each is named', () => {
  const logo = (id: string, hash: string, alt: object) => ({ id, image: { hash: hash.repeat(64), mediaType: 'image/png', width: 4, height: 3 } as const, alt });
  const logos: Block = { ...blankBlock('logos', 'row'), logos: [logo('a', 'a', { en: 'Port of Maremma' }), logo('b', 'b', { fr: 'Réseau' }), logo('c', 'c', {}), logo('d', 'd', { en: 'Whole' })] };
  const states: Readonly<Record<string, ImageState>> = { a: 'lost', b: 'damaged', c: 'damaged', d: 'whole' };
  const found = look({ ...whole, blocks: [logos] }, 'en', 'docx', (hash) => states[hash.slice(0, 1)] ?? 'lost');
  expect(found.filter(({ block }) => block === 'row').flatMap(({ kind, which }) => (kind === 'missingAlternativeText' ? [] : [[kind, which]]))).toEqual([['lostImage', 'Port of Maremma'], ['damagedImage', 'Réseau, 3']]);
});

test('only a heading that goes down by more than one level skips', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (levels) => {
      const text = Object.fromEntries(languages.map((language) => [language, [{ text: 'A' }]]));
      const headings = levels.map((level, n): Block => ({ ...blankBlock('heading', `h${n}`), level, text }));
      const skips = levels.flatMap((level, n) => (level > (levels[n - 1] ?? 0) + 1 ? `h${n}` : []));
      expect(at(look({ ...whole, blocks: headings }, 'en', 'html'), 'skippedHeading')).toEqual(skips);
    }),
  );
});

test('data leave whole, so nothing is noted of them', () => {
  expect(look({ ...whole, blocks: [blankBlock('numberedParagraph', 'p')] }, 'en', 'json')).toEqual([]);
});

test('looking through a document takes time in proportion to it', () => {
  const text = 'The participants “recalled” that the coastal cities of the region — الساحل الشرقي — had grown faster than their ports. '.repeat(5);
  const time = (count: number): number => {
    const document = { ...whole, blocks: Array.from({ length: count }, (_, n): Block => ({ ...blankBlock('numberedParagraph', `p${n}`), text: { en: [{ text: `${n} ☃ ${text}` }] } })) };
    const numbering = numberBlocks(document.blocks, 'en');
    const times = [0, 1, 2].map(() => {
      const began = process.cpuUsage();
      findingsOf({ document, language: 'en', format: 'pdf', numbering, covers, imageState: () => 'whole' });
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };
  time(1000);
  const [some, more] = [time(1500), time(6000)];
  // Four times the text; a quadratic look would take sixteen times as long.
  expect(more).toBeLessThan(10 * Math.max(some, 2));
});

test('what is open is noted at its place, in the language in which it is open, in every format for readers', () => {
  const bracket: Inline = { type: 'bracket', id: 'b', state: 'open', children: [{ type: 'option', id: 'o1', children: [{ text: 'shall' }] }, { type: 'option', id: 'o2', children: [{ text: 'should' }] }] };
  const proposed: Inline = { text: ' at once', proposals: [{ id: 'p', author: 'Rana', delegation: 'JO', at: 1, kind: 'insertion' }] };
  const document = added(paragraph({ en: [{ text: 'States ' }, bracket, proposed], ar: [{ text: 'الدول' }], fr: [{ text: 'Les États' }] }));
  expect(look(document, 'en', 'pdf')).toMatchObject([
    { kind: 'openBracket', severity: 'notable', block: 'new', label: '10', which: '[shall/should]', excerpt: 'States [shall/should] at once' },
    { kind: 'openProposal', severity: 'notable', block: 'new', label: '10', which: '' },
  ]);
  expect(look(document, 'ar', 'docx')).toEqual([]);
  expect(look(document, 'en', 'json')).toEqual([]);
  const settled = added(paragraph({ en: [{ text: 'States ' }, { ...bracket, state: 'agreed' }], ar: [{ text: 'الدول' }], fr: [{ text: 'Les États' }] }));
  expect(look(settled, 'en', 'docx')).toEqual([]);
});

test('brackets that are only typed are named with their words, in the language that has them; editorial ones and quotations are left alone', () => {
  const text = (en: string): Block => paragraph({ en: [{ text: en }], ar: [{ text: 'أ' }], fr: [{ text: 'A' }] });
  expect(look(added(text('States [shall][should] act [in time].')), 'en', 'docx')).toMatchObject([{ kind: 'typedBracket', severity: 'notable', block: 'new', which: expect.stringMatching(/shall.*should.*\[in time\]/) as string }]);
  expect(look(added(text('States [shall] act.')), 'ar', 'docx')).toEqual([]);
  expect(look(added(text('States act [sic].')), 'en', 'docx')).toEqual([]);
  expect(look(added({ ...text('States [shall] act.'), type: 'quotation' } as Block), 'en', 'docx')).toEqual([]);
});

test('what is parked or under silence is noted in every language until it is settled, or what came of the silence is recorded', () => {
  const standing = (of: Block['standing']) => added({ ...paragraph({ en: [{ text: 'A' }], ar: [{ text: 'أ' }], fr: [{ text: 'A' }] }), standing: of });
  for (const language of languages) {
    const kinds = (of: Block['standing']) => look(standing(of), language, 'pdf').map(({ kind, block }) => [kind, block]);
    expect(kinds({ state: 'parked' })).toEqual([['parked', 'new']]);
    expect(kinds({ state: 'open', silence: { from: 1, until: 2, offset: 0 } })).toEqual([['underSilence', 'new']]);
    expect(kinds({ state: 'open', silence: { from: 1, until: 2, offset: 0, outcome: 'broken', brokenBy: 'JO' } })).toEqual([]);
    expect(kinds({ state: 'agreed' })).toEqual([]);
  }
});
