// Whatever is done with brackets, none is left open, no word is lost but those that were decided against, and everything else keeps its identity.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentLength, flatText } from '../../../shared/document/content.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentSchema, contentText, isText, plain, walkInlines, type Content } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { addOption, bracketAt, bracketedText, bracketsOf, makeClean, optionAt, optionsOf, putInBrackets, removeBrackets, removeOption, setBracketFields, takePosition } from '../../../shared/negotiation/brackets.ts';
import { decideContent } from '../../../shared/negotiation/decide-text.ts';
import { contents } from '../document/generators.ts';

const said = { party: 'JO', at: 1_700_000_000_000, meeting: 'Third meeting' };
const ids = () => countingIds('new');
const put = (text: string, from: number, to: number) => putInBrackets(plain(text), from, to, ids(), said);

describe('a bracket', () => {
  it('is put around what is selected, with who wants it', () => {
    const { content, id } = put('States shall act', 7, 12);
    expect(content).toEqual([{ text: 'States ' }, { type: 'bracket', id, state: 'open', proposer: 'JO', at: said.at, meeting: 'Third meeting', children: [{ text: 'shall' }] }, { text: ' act' }]);
  });

  it('takes in whole what it would cut, stands within what is around it, and around what it covers', () => {
    const one = put('a b c d e', 2, 5).content;
    const read = (from: number, to: number) => bracketedText(putInBrackets(one, from, to, countingIds('more'), said).content);
    expect(bracketedText(one)).toBe('a [b c] d e');
    expect(read(4, 7)).toBe('a [[b c] d] e');
    expect(read(4, 5)).toBe('a [b [c]] d e');
    expect(read(2, 5)).toBe('a [[b c]] d e');
    expect(read(0, 9)).toBe('[a [b c] d e]');
  });

  it('that is empty waits for words', () => expect(bracketedText(put('a b', 2, 2).content)).toBe('a []b'));

  it('leaves a choice once it has a second wording; the first keeps who proposed it', () => {
    const { content, id } = put('الدول ينبغي أن تعمل', 6, 14);
    const two = addOption(content, id, plain('يجب أن'), countingIds('o'), { party: 'EG', at: 1 });
    const [bracket] = bracketsOf(two.content);
    expect(bracketedText(two.content)).toBe('الدول [ينبغي أن/يجب أن] تعمل');
    expect(bracket!.bracket.proposer).toBeUndefined();
    expect(optionsOf(bracket!.bracket).map(({ proposer }) => proposer)).toEqual(['JO', 'EG']);
    expect(bracketedText(makeClean(two.content, id, two.id))).toBe('الدول يجب أن تعمل');
    expect(makeClean(two.content, id, null)).toEqual(two.content);
    const back = removeOption(two.content, id, two.id);
    expect(back[1]).toMatchObject({ id, proposer: 'JO', children: [{ text: 'ينبغي أن' }] });
    expect(bracketedText(removeBrackets(two.content, id))).toBe('الدول ينبغي أن يجب أن تعمل');
  });

  it('within what somebody puts in comes and goes with it, with every wording that is added', () => {
    const mark = { id: 'theirs', author: 'Dana', delegation: 'LB', at: 1, kind: 'insertion' as const };
    const line: Content = [{ text: 'meet ' }, { text: 'each autumn', proposals: [mark] }, { text: ' here' }];
    const { content, id } = putInBrackets(line, 5, 16, ids(), said);
    const two = addOption(content, id, plain('each spring'), countingIds('o'), { party: 'EG', at: 1 }).content;
    expect(contentText(decideContent(two, () => 'reject'))).toBe('meet  here');
    expect(contentText(decideContent(two, () => 'accept'))).toBe('meet each autumneach spring here');
    const half = putInBrackets(line, 0, 16, ids(), said);
    expect(contentText(decideContent(addOption(half.content, half.id, plain('rest'), countingIds('o'), said).content, () => 'reject')), 'where it is part of none').toBe('meet rest here');
  });

  it('has each party in one list at a time; who withdraws is in none', () => {
    const { content, id } = put('States shall act', 7, 12);
    const at = (...steps: readonly (readonly [string, 'support' | 'oppose' | 'reserve' | 'withdraw'])[]) => bracketsOf(steps.reduce((all, [party, position]) => takePosition(all, id, party, position, { at: 5 }), content))[0]!.bracket;
    expect(at(['EG', 'support'], ['EU', 'support'])).toMatchObject({ proposer: 'JO', supporters: ['EG', 'EU'] });
    const turned = at(['EG', 'support'], ['EG', 'oppose'], ['EU', 'reserve']);
    expect([turned.supporters, turned.objections, turned.reservations]).toEqual([undefined, ['EG'], ['EU']]);
    const gone = at(['EG', 'support'], ['EG', 'withdraw'], ['JO', 'withdraw']);
    expect([gone.supporters, gone.proposer]).toEqual([undefined, undefined]);
    expect(at(['EG', 'support']), 'when it was proposed').toMatchObject({ at: said.at, meeting: said.meeting });
    const typed: Content = [{ type: 'bracket', id: 't', state: 'open', children: [{ text: 'may' }] }];
    expect(takePosition(typed, 't', 'EG', 'support', { at: 5, meeting: 'Fourth meeting' })[0], 'when nobody proposed it').toMatchObject({ supporters: ['EG'], at: 5, meeting: 'Fourth meeting' });
  });

  it('is agreed, parked or taken from an agreed text with its source, which goes with that state', () => {
    const { content, id } = put('States shall act', 7, 12);
    const taken = setBracketFields(content, id, { state: 'agreedLanguage', source: 'A/RES/73/195, para. 16', note: 'Waits for the annex' });
    expect(taken[1]).toMatchObject({ state: 'agreedLanguage', source: 'A/RES/73/195, para. 16', note: 'Waits for the annex' });
    const open = setBracketFields(taken, id, { state: 'open', note: '' });
    expect(open).toEqual(content);
    expect(setBracketFields(content, 'nobody', { state: 'agreed' })).toBe(content);
  });

  it('is found from the caret, the innermost first', () => {
    const one = put('a b c d e', 2, 7);
    const two = putInBrackets(one.content, 4, 5, countingIds('more'), said);
    expect([0, 1, 2, 3, 4, 5, 7, 8].map((offset) => bracketAt(two.content, offset)?.bracket.id ?? null)).toEqual([null, null, one.id, one.id, two.id, two.id, one.id, null]);
    const option = addOption(one.content, one.id, plain('x'), countingIds('o'), said);
    const placed = bracketsOf(option.content)[0]!;
    const [first] = optionsOf(placed.bracket);
    expect([2, 6, 7, 8].map((offset) => optionAt(placed, offset)?.id)).toEqual([first!.id, first!.id, option.id, option.id]);
  });
});

const idsIn = (content: Content): readonly string[] => [...walkInlines(content)].flatMap((inline) => (!isText(inline) && 'id' in inline ? [inline.id] : []));
/** Gives generated lines, in which all ids read the same, an id for each. */
const numbered = (content: Content): Content => {
  const next = countingIds('was');
  return normaliseContent(JSON.parse(JSON.stringify(content).replace(/"\?\d*"/gu, () => JSON.stringify(next()))) as Content);
};

describe.each(['en', 'ar'] as const)('in a line of %s, whatever is done', (language) => {
  const lines = contents(language, 2).map(numbered);
  const range = fc.tuple(fc.nat(80), fc.nat(80));
  const within = (content: Content, [a, b]: readonly [number, number]): readonly [number, number] => {
    const length = contentLength(content);
    const [from, to] = [a % (length + 1), b % (length + 1)];
    return [Math.min(from, to), Math.max(from, to)];
  };

  it('putting in brackets keeps every word and every identity, and taking them away again gives the line as it was', () => {
    fc.assert(
      fc.property(lines, range, (line, ends) => {
        const [from, to] = within(line, ends);
        const { content, id } = putInBrackets(line, from, to, ids(), said);
        expect(contentSchema.safeParse(content).success).toBe(true);
        expect(normaliseContent(content)).toEqual(content);
        expect(flatText(content)).toBe(flatText(line));
        expect(idsIn(content).filter((one) => !one.startsWith('new')).sort()).toEqual([...idsIn(line)].sort());
        const placed = bracketsOf(content).find(({ bracket }) => bracket.id === id);
        expect(placed!.from).toBeLessThanOrEqual(from);
        expect(placed!.to).toBeGreaterThanOrEqual(to);
        expect(removeBrackets(content, id)).toEqual(line);
      }),
    );
  });

  it('making clean keeps the chosen words and everything beside the bracket', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (line, which, choice) => {
        const all = bracketsOf(line);
        if (all.length === 0) return;
        const { bracket, from, to } = all[which % all.length]!;
        const options = optionsOf(bracket);
        const option = options[choice % Math.max(1, options.length)] ?? null;
        const clean = makeClean(line, bracket.id, option?.id ?? null);
        const text = flatText(line);
        const words = bracket.children.filter((inline) => isText(inline) || inline.type !== 'option' || inline === option);
        expect(flatText(clean)).toBe(text.slice(0, from) + flatText(words) + text.slice(to));
        expect(bracketsOf(clean).some((one) => one.bracket.id === bracket.id)).toBe(false);
        const gone = new Set([bracket.id, ...(option === null ? [] : [option.id]), ...options.filter((one) => one !== option).flatMap((one) => [one.id, ...idsIn(one.children)])]);
        expect(idsIn(clean)).toEqual(idsIn(line).filter((id) => !gone.has(id)));
        expect(normaliseContent(clean)).toEqual(clean);
      }),
    );
  });

  it('options, positions and states change no word of what stood there', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.constantFrom('support' as const, 'oppose' as const, 'reserve' as const, 'withdraw' as const), (line, which, position) => {
        const all = bracketsOf(line);
        if (all.length === 0) return;
        const { bracket } = all[which % all.length]!;
        expect(flatText(takePosition(line, bracket.id, 'EU', position, said))).toBe(flatText(line));
        expect(flatText(setBracketFields(line, bracket.id, { state: 'parked', note: 'later' }))).toBe(flatText(line));
        const more = addOption(line, bracket.id, plain('zzz'), ids(), said);
        expect(contentSchema.safeParse(more.content).success).toBe(true);
        expect(flatText(more.content).replace('zzz', '')).toBe(flatText(line));
        expect(flatText(removeOption(more.content, bracket.id, more.id))).toBe(flatText(line));
      }),
    );
  });
});
