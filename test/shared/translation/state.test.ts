// A translator can trust what the desk says of each element: stale exactly when the source reads differently, a draft again once the translation was edited.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { isText, plain, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { mapTexts, ownTextPlaces } from '../../../shared/document/walk.ts';
import { printedText } from '../../../shared/export/printed-text.ts';
import { bracketMarks } from '../../../shared/export/bracket-marks.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { confirmed, isUnit, isWanted, nextUnit, progressOf, unitStatus, withLock } from '../../../shared/translation/state.ts';
import { documentBlocks, contents } from '../document/generators.ts';

const said = { state: 'translated', source: 'en', target: 'ar', by: 'Huda', at: 7 } as const;
const paragraph = (id: string, en: string, ar?: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(en), ...(ar !== undefined && { ar: plain(ar) }) } });

/** The text letter by letter with what a reader sees of each letter: another way of saying how a line reads. */
const seen = (content: readonly Inline[], around = ''): string[] =>
  content.flatMap((inline): string[] => {
    if ('proposals' in inline && inline.proposals?.some(({ kind }) => kind === 'insertion') === true) return [];
    if (isText(inline)) {
      const look = `${around}${String(inline.bold)}${String(inline.italic)}${String(inline.underline)}${String(inline.superscript)}${String(inline.subscript)}`;
      return [...inline.text].map((letter) => `${letter}${look}`);
    }
    switch (inline.type) {
      case 'footnote':
        return ['note', ...seen(inline.content, `${around}note`), 'end'];
      case 'symbolReference':
        return [`${inline.symbol}${String(inline.bold)}${String(inline.italic)}${around}`];
      case 'crossReference':
        return [`${inline.target}${inline.form}${around}`];
      case 'link':
        return seen(inline.children, `${around}<${inline.href}>`);
      case 'option':
        return ['/', ...seen(inline.children, around), '/'];
      case 'bracket': {
        const { open, close, struck } = bracketMarks(inline.state);
        return [`(${open}`, ...seen(inline.children, struck ? `${around}struck` : around), `${close})`];
      }
    }
  });
const reads = (block: Block, language: 'en' | 'ar' | 'fr'): string =>
  JSON.stringify([[...ownTextPlaces(block)].map(({ text }) => seen(text[language] ?? [])), block.type === 'figure' ? (block.alt[language] ?? '') : null]);

/** A change that a line may undergo: some alter how it reads, some do not. */
const changes: fc.Arbitrary<(content: Content) => Content> = fc.oneof(
  contents('en').map((other) => () => other),
  fc.constant((content: Content): Content => [...content, { text: ' and more' }]),
  fc.constant((content: Content): Content => [...content, { text: ' proposed', proposals: [{ id: 'p', kind: 'insertion', author: 'Nadia', at: 0 }] }]),
  fc.constant((content: Content): Content => content.map((inline) => ('type' in inline && (inline.type === 'link' || inline.type === 'bracket' || inline.type === 'option') ? inline : { ...inline, comments: ['thread'] }) as Inline)),
  fc.constant((content: Content): Content => content.map((inline) => (isText(inline) ? { ...inline, proposals: [{ id: 'p', kind: 'deletion', author: 'Nadia', at: 0 }] } : inline))),
  fc.constant((content: Content): Content => content.map((inline) => ('type' in inline && inline.type === 'bracket' ? { ...inline, supporters: ['Isles'] } : inline))),
  fc.constant((content: Content): Content => content.map((inline) => ('type' in inline && inline.type === 'bracket' ? { ...inline, state: inline.state === 'open' ? ('parked' as const) : ('agreed' as const) } : inline))),
  fc.constant((content: Content): Content => content.flatMap((inline) => (isText(inline) && inline.text.length > 1 ? [{ ...inline, text: inline.text.slice(0, 1) }, { ...inline, text: inline.text.slice(1) }] : [inline]))),
  fc.constant((content: Content): Content => content),
);

describe('what the desk says of an element', () => {
  it('is stale exactly when the source reads differently from what was translated', () => {
    fc.assert(
      fc.property(documentBlocks(6), changes, fc.boolean(), (blocks, change, inSource) => {
        for (const block of blocks) {
          const before = confirmed(block, said);
          const language = inSource ? 'en' : 'ar';
          const after = mapTexts(before, (text) => ({ ...text, [language]: change(text[language] ?? []) }));
          const { state, stale, confirmed: entry } = unitStatus(after, 'en', 'ar');
          if (state === 'empty') continue;
          expect(stale).toBe(reads(block, 'en') !== reads(after, 'en'));
          if (reads(block, 'ar') !== reads(after, 'ar')) expect(state).toBe('draft');
          expect(entry?.by).toBe('Huda');
        }
      }),
    );
  });

  it('goes through its states: nothing, a draft, translated, edited again, stale, still right', () => {
    const empty = paragraph('a', 'The ports were open.');
    expect(unitStatus(empty, 'en', 'ar').state).toBe('empty');
    const draft = paragraph('a', 'The ports were open.', 'كانت الموانئ مفتوحة.');
    expect(unitStatus(draft, 'en', 'ar').state).toBe('draft');
    const done = confirmed(draft, said);
    expect(unitStatus(done, 'en', 'ar')).toMatchObject({ state: 'translated', stale: false });
    expect(confirmed(done, { ...said, at: 9 })).toBe(done);
    const edited: Block = { ...done, text: { ...done.text, ar: plain('ظلت الموانئ مفتوحة.') } };
    expect(unitStatus(edited, 'en', 'ar').state).toBe('draft');
    const stale: Block = { ...done, text: { ...done.text, en: plain('The ports were closed.') } };
    expect(unitStatus(stale, 'en', 'ar')).toMatchObject({ state: 'translated', stale: true });
    expect(unitStatus(confirmed(stale, { ...said, at: 9 }), 'en', 'ar')).toMatchObject({ state: 'translated', stale: false, confirmed: { at: 9 } });
    expect(unitStatus({ ...done, text: { ...done.text, en: done.text.en ?? [] } }, 'en', 'ar').stale).toBe(false);
  });

  it('a lock stays through everything that is said of the text, until it is taken off', () => {
    const locked = withLock(confirmed(paragraph('a', 'One.', 'واحد.'), said), { ...said, locked: true });
    expect(unitStatus(locked, 'en', 'ar')).toMatchObject({ locked: true, state: 'translated' });
    const reviewed = confirmed(locked, { ...said, state: 'reviewed' });
    expect(unitStatus(reviewed, 'en', 'ar')).toMatchObject({ locked: true, state: 'reviewed' });
    expect(unitStatus(withLock(reviewed, { ...said, locked: false }), 'en', 'ar')).toMatchObject({ locked: false, state: 'reviewed' });
    expect(unitStatus(withLock(paragraph('b', 'Two.'), { ...said, locked: true }), 'en', 'ar')).toMatchObject({ locked: true, state: 'empty' });
  });

  it('what the program writes itself wants no translation, and what no language says neither', () => {
    expect(isUnit({ ...blankBlock('session', 's'), number: 33, text: { en: plain('left over') } }, 'en')).toBe(false);
    expect(isUnit({ ...blankBlock('session', 's'), text: { en: plain('Tenth regional round') } }, 'en')).toBe(true);
    expect(isUnit(blankBlock('paragraph', 'p'), 'en')).toBe(false);
    // What an export would mark as untranslated is a unit of the desk.
    fc.assert(
      fc.property(documentBlocks(8), (blocks) => {
        for (const block of blocks) {
          const prints = block.type === 'session' && block.number !== null ? [] : block.type === 'documentKind' && block.kind !== null ? [] : [...ownTextPlaces(block)];
          const missing = prints.some(({ text }) => (text.en ?? []).length > 0 && printedText(text, definitionOf('ar')).untranslated);
          if (missing) expect(isUnit(block, 'en')).toBe(true);
        }
      }),
    );
  });
});

describe('how far the translation has come', () => {
  it('counts every element once, and its words with their footnotes', () => {
    const note: Inline = { type: 'footnote', id: 'n', content: [{ text: 'three more words' }] };
    const blocks: Block[] = [
      { ...blankBlock('title', 't'), text: { en: plain('Harbours and tides'), ar: plain('الموانئ والمد') } },
      { ...blankBlock('heading', 'h'), text: { en: plain('Findings') } },
      { ...paragraph('p', ''), text: { en: [{ text: 'Two words' }, note] } },
      confirmed(paragraph('q', 'Done here', 'تم هنا'), said),
    ];
    const progress = progressOf(blocks, 'en', 'ar');
    expect(progress.units).toEqual({ empty: 2, draft: 1, translated: 1, reviewed: 0, final: 0 });
    expect(progress).toMatchObject({ words: 3 + 1 + 5 + 2, wordsLeft: 9, stale: 0 });
    expect(progress.sections.map(({ heading, words }) => [heading, words])).toEqual([[null, 3], ['h', 8]]);
  });

  it('the parts make the whole, whatever the document', () => {
    fc.assert(
      fc.property(documentBlocks(), (blocks) => {
        const { sections, ...whole } = progressOf(blocks, 'en', 'ar');
        const sum = (of: (tally: (typeof sections)[number]) => number): number => sections.reduce((all, section) => all + of(section), 0);
        expect(sum(({ words }) => words)).toBe(whole.words);
        expect(sum(({ wordsLeft }) => wordsLeft)).toBe(whole.wordsLeft);
        expect(sum(({ stale }) => stale)).toBe(whole.stale);
        for (const state of ['empty', 'draft', 'translated', 'reviewed', 'final'] as const) expect(sum(({ units }) => units[state])).toBe(whole.units[state]);
        expect(whole.wordsLeft).toBeLessThanOrEqual(whole.words);
      }),
    );
  });

  it('the walk finds every element that is wanted, round the end, in both directions', () => {
    const blocks = [paragraph('a', 'One.'), confirmed(paragraph('b', 'Two.', 'اثنان.'), said), paragraph('c', 'Three.')];
    const wanted = (block: Block): boolean => isUnit(block, 'en') && isWanted(unitStatus(block, 'en', 'ar'), 'untranslated');
    expect(nextUnit(blocks, null, wanted)).toBe('a');
    expect(nextUnit(blocks, 'a', wanted)).toBe('c');
    expect(nextUnit(blocks, 'c', wanted)).toBe('a');
    expect(nextUnit(blocks, 'a', wanted, true)).toBe('c');
    expect(nextUnit(blocks, 'b', ({ id }) => id === 'x')).toBe(null);
  });
});
