// Brackets that were typed become brackets with a life: nothing is lost, and what is no negotiating bracket stays what it is.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentSchema, contentText, plain, type Bracket, type Content } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { bracketedText, bracketsOf, optionsOf } from '../../../shared/negotiation/brackets.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import { builtInDelegations } from '../../../shared/negotiation/delegations.ts';
import { objectifyBlocks } from '../../../shared/negotiation/objectify-blocks.ts';
import { objectifyBrackets } from '../../../shared/negotiation/typed-brackets.ts';

const objectify = (content: Content | string) => objectifyBrackets(typeof content === 'string' ? plain(content) : content, { delegations: builtInDelegations, newId: countingIds('b') });
const first = (text: string): Bracket => bracketsOf(objectify(text).content)[0]!.bracket;
const optionTexts = (bracket: Bracket) => optionsOf(bracket).map(({ children }) => bracketedText(children));
const wordsOf = (text: string) => text.split(/[\s[\]/]+/u).filter((word) => word !== '').sort();

describe('typed brackets', () => {
  it.each([
    ['States [shall] act', 'States [shall] act', 1],
    ['and [equitable [and full] access to] water', 'and [equitable [and full] access to] water', 2],
    ['إن الدول [ينبغي أن] تعمل [معاً [وبسرعة]]', 'إن الدول [ينبغي أن] تعمل [معاً [وبسرعة]]', 3],
    ['[Whole paragraph]', '[Whole paragraph]', 1],
  ])('become objects, nested as they were: %s', (text, read, count) => {
    const { content, brackets, kept } = objectify(text);
    expect(bracketedText(content)).toBe(read);
    expect([brackets, bracketsOf(content).length, kept]).toEqual([count, count, []]);
    expect(contentSchema.safeParse(content).success).toBe(true);
  });

  it.each([
    ['States [shall][should] act', ['shall', 'should']],
    ['States [shall] [should] act', ['shall', 'should']],
    ['States [shall/should] act', ['shall', 'should']],
    ['States [shall/should/may] act', ['shall', 'should', 'may']],
    ['[To act at once / To wait for the report]', ['To act at once', 'To wait for the report']],
    ['الدول [تقرر/تشجع] العمل', ['تقرر', 'تشجع']],
    ['the [plans]/[programmes of work] of States', ['plans', 'programmes of work']],
    ['[by the sea][on the coast, in 2030]', ['by the sea', 'on the coast, in 2030']],
  ])('leave a choice: %s', (text, options) => expect(optionTexts(first(text))).toEqual(options));

  it.each(['in [ports and/or harbours]', '[and/or]', 'see [https://example.org/a/b]', '[2024/2025]', '[A/RES/73/195]', '[the report of 1/2]', '[developed countries shall/should provide, each in its own way, the means]'])(
    'leave none: %s',
    (text) => expect(optionTexts(first(text))).toEqual([]),
  );

  it('of more words with a space between them stand by themselves', () => {
    const { content } = objectify('the [best available] [reliable] knowledge');
    expect(bracketsOf(content).map(({ bracket }) => optionsOf(bracket).length)).toEqual([0, 0]);
  });

  it.each([
    ['[and host communities – Egypt, Jordan]', 'and host communities', { proposer: 'EG', supporters: ['JO'] }],
    ['[EU: and host communities]', 'and host communities', { proposer: 'EU' }],
    ['[by 2030 (EU: delete)]', 'by 2030', { objections: ['EU'] }],
    ['[by 2030] (EU: delete; G77 and China: retain)', 'by 2030', { objections: ['EU'], supporters: ['G77'] }],
    ['[by 2030 (Antigua and Barbuda and Oman)]', 'by 2030', { proposer: 'AG', supporters: ['OM'] }],
    ['[والمجتمعات المضيفة – مصر والأردن]', 'والمجتمعات المضيفة', { proposer: 'EG', supporters: ['JO'] }],
    ['[d’ici à 2030 (UE : supprimer)]', 'd’ici à 2030', { objections: ['EU'] }],
  ])('%s has its positions', (text, words, said) => {
    const bracket = first(text);
    expect(bracketedText(bracket.children)).toBe(words);
    expect(bracket).toMatchObject(said);
    expect(objectify(text).attributions).toHaveLength(1);
  });

  it.each(['[and host communities – Egypt, Atlantis]', '[the European Union (EU)]', '[Note: this is open]', '[least developed countries (LDCs)]', '[by 2030 (EU: think)]', '[EU]'])('%s keeps its words, since nobody is named', (text) => {
    expect(objectify(text).attributions).toEqual([]);
    expect(bracketedText(objectify(text).content)).toBe(text);
  });

  it.each([
    ['the harbor [sic] of the town', 'editorial'],
    ['to act […] at once', 'editorial'],
    ['to act [...] at once', 'editorial'],
    ['as the report says: “the [northern] ports”', 'quoted'],
    ['كما جاء في التقرير: «الموانئ [الشمالية]»', 'quoted'],
    ['States [shall act', 'unbalanced'],
    ['States shall] act', 'unbalanced'],
    ['States [ ] act', 'empty'],
  ])('%s stays as it is, and is told: %s', (text, reason) => {
    const { content, kept, brackets } = objectify(text);
    expect(content).toEqual(plain(text));
    expect([brackets, kept.map((one) => one.reason)]).toEqual([0, [reason]]);
  });

  it('is found around formatted words, links and symbols, which stay as they are', () => {
    const link = { type: 'link' as const, href: 'https://example.org/', children: [{ text: 'the [list]' }] };
    const symbol = { type: 'symbolReference' as const, symbol: 'A/RES/73/195' };
    const { content } = objectify([{ text: 'See [' }, { text: 'all of', bold: true }, { text: ' ' }, link, { text: ', ' }, symbol, { text: '] now' }]);
    expect(content[1]).toMatchObject({ type: 'bracket', children: [{ text: 'all of', bold: true }, { text: ' ' }, link, { text: ', ' }, symbol] });
  });

  it('once is enough: what became an object stays as it is', () => {
    const { content } = objectify('a [b [c/d] e][f] g');
    expect(objectify(content).content).toBe(content);
  });

  const pieces = fc.constantFrom('[', ']', '[', ']', 'shall', ' ', ' ', '/', 'should', 'والموانئ', '“', '”', 'sic', ' – Egypt', '(EU: delete)', 'الدول', '2024/2025', 'and/or', '…', ',', 'EU: ');
  it('lose no word and leave no bracket open, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pieces, fc.boolean()), { maxLength: 40 }), (typed) => {
        const before = normaliseContent(typed.map(([text, bold]) => (bold ? { text, bold: true as const } : { text })));
        const { content, attributions, kept, brackets } = objectify(before);
        const text = bracketedText(before);
        const after = bracketedText(content);
        expect(contentSchema.safeParse(content).success).toBe(true);
        expect(normaliseContent(content)).toEqual(content);
        expect(bracketsOf(content)).toHaveLength(brackets);
        const letters = (some: string) => some.replace(/[\s[\]/]/gu, '').split('').sort().join('');
        expect(letters(after) === letters(text) ? '' : letters(after + attributions.join(''))).toBe(letters(after) === letters(text) ? '' : letters(text));
        const lone = kept.filter(({ reason }) => reason === 'unbalanced').length;
        const signs = (some: string, sign: string) => some.split(sign).length - 1;
        const open = signs(after, '[') + signs(after, ']');
        expect(open % 2).toBe(lone % 2);
      }),
    );
  });
});

/** Brackets that are signs of the text. */
const textSigns = (content: Content): number => contentText(content).split(/[[\]]/u).length - 1;

/** Drafts of a real negotiation, where they are at hand. */
const drafts = fileURLToPath(new URL('../../../../shared/real/drafts/', import.meta.url));
describe.skipIf(!existsSync(drafts))('the drafts of a real negotiation', () => {
  it.each(['paris-23-oct-2015.md', 'paris-4-dec-2015.md'])('%s: every bracket becomes an object, or it is told why not', (name) => {
    const totals = { signs: 0, brackets: 0, options: 0, unbalanced: 0, other: [] as string[] };
    for (const line of readFileSync(`${drafts}${name}`, 'utf8').split('\n')) {
      // Links of Markdown are not brackets of the text; an import reads them as links.
      const text = line.replace(/\[([^[\]]*)\](\([^)]*\)|\[\w+\])/gu, (whole, words: string, target: string) => (/^\(|source/u.test(target) && /http|source|#/u.test(target) ? words : whole)).replace(/^\[\w+\]: .*$/u, '');
      const { content, brackets, options, kept } = objectify(text);
      totals.signs += text.split(/[[\]]/u).length - 1;
      totals.brackets += brackets;
      totals.options += options;
      totals.unbalanced += kept.filter(({ reason }) => reason === 'unbalanced').length;
      totals.other.push(...kept.filter(({ reason }) => reason !== 'unbalanced').map(({ reason, text: words }) => `${reason}: ${words}`));
      expect(wordsOf(bracketedText(content))).toEqual(wordsOf(text));
      // Nothing but what is told stays a sign.
      const staying = kept.reduce((sum, { reason }) => sum + (reason === 'unbalanced' ? 1 : 2), 0);
      expect(textSigns(content)).toBe(staying);
    }
    if (process.env['RAPPORTEUR_TELL'] !== undefined) console.log(name, totals);
    expect(totals.brackets).toBeGreaterThan(500);
    // A submission that is cited word for word.
    expect(totals.other.filter((one) => !one.startsWith('quoted: '))).toEqual([]);
    expect(totals.other.length).toBeLessThanOrEqual(2);
  });
});

describe('typed brackets in a proposal', () => {
  const put = (text: string, id = 'jordan'): Content[number] => ({ text, proposals: [{ kind: 'insertion', id, author: 'Rana', delegation: id, at: 1 }] });
  const block = (content: Content) => ({ ...blankBlock('numberedParagraph', 'p'), text: { en: content } });

  it('become objects where all of them was put in at once, and go with it', () => {
    const content: Content = [{ text: 'States [' }, put('meet [in spring/in autumn]'), { text: '] rest' }];
    const made = objectify(content).content;
    expect(bracketedText(made)).toBe('States [meet [in spring/in autumn]] rest');
    const brackets = bracketsOf(made).map(({ bracket }) => bracket);
    expect(brackets.map((bracket) => optionTexts(bracket))).toEqual([[], ['in spring', 'in autumn']]);
    const rejected = decideBlocks([block(made)], () => 'reject');
    const bare = decideBlocks([block(objectify([{ text: 'States [' }, put('meet'), { text: '] rest' }]).content)], () => 'reject');
    expect(bracketedText(rejected[0]?.text.en ?? [])).toBe(bracketedText(bare[0]?.text.en ?? []));
    expect(bracketsOf(rejected[0]?.text.en ?? [])).toHaveLength(bracketsOf(bare[0]?.text.en ?? []).length);
  });

  it.each<[string, Content]>([
    ['around words that stood there', [put('['), { text: 'old' }, put(']')]],
    ['begun by one and ended by another', [put('[old', 'jordan'), put(' and new]', 'egypt')]],
    ['proposed to go', [{ text: '[old]', proposals: [{ kind: 'deletion', id: 'd', author: 'Rana', at: 1 }] }]],
  ])('stay text %s', (_, content) => expect(objectify(content).brackets).toBe(0));
});

it('a line of nothing but signs without another half takes no longer than its length, and all of them are told', () => {
  const line: Block = { ...blankBlock('paragraph', 'p'), text: { en: plain('['.repeat(150_000)) } };
  const began = process.cpuUsage().user;
  expect(objectifyBlocks([line], { delegations: [], newId: countingIds('b') }).kept).toHaveLength(150_000);
  expect(objectifyBlocks([line], { delegations: [], newId: countingIds('b') }, { closeLone: true }).completed).toHaveLength(150_000);
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(3_000);
});
