// Words of one text: what a person would mark, and nothing lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayRuns } from '../../../shared/compare/proposed-words.ts';
import { contentOf, lineText, runsOf } from '../../../shared/compare/runs.ts';
import { compareContents, compareParts } from '../../../shared/compare/text.ts';
import { plain, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import type { Language } from '../../../shared/language/language.ts';
import { contents, withIds } from '../document/generators.ts';
import { marked } from './marked.ts';

const inWords = (before: string, after: string, language: Language = 'en'): string => marked(compareContents(plain(before), plain(after), { language }).pieces);

describe('the words of a text', () => {
  it.each([
    ['The ports publish their tariffs.', 'The ports publish their annual tariffs.', 'The ports publish their {+annual +}tariffs.'],
    ['The ports publish their annual tariffs.', 'The ports publish tariffs.', 'The ports publish {-their annual -}tariffs.'],
    ['Crews are paid late.', 'Crews are paid in the month of their voyage.', 'Crews are paid {-late-}{+in the month of their voyage+}.'],
    ['Ferries are late', 'Ferries are late in winter', 'Ferries are late{+ in winter+}'],
    ['A fee of 1,234.5 a ton.', 'A fee of 1,234.6 a ton.', 'A fee of {-1,234.5-}{+1,234.6+} a ton.'],
    ['See E/ESCWA/30/L.1 for fares.', 'See E/ESCWA/30/L.2 for fares.', 'See {-E/ESCWA/30/L.1-}{+E/ESCWA/30/L.2+} for fares.'],
    ['Results of 2013-2015 were low.', 'Results of 2013–2015 were low.', 'Results of {-2013-2015-}{+2013–2015+} were low.'],
    ['At https://ports.example/a?b=1 today.', 'At https://ports.example/a?b=2 today.', 'At {-https://ports.example/a?b=1-}{+https://ports.example/a?b=2+} today.'],
    ['Ports are small. Crews are few.', 'Ports are small. Boats are old. Crews are few.', 'Ports are small. {+Boats are old. +}Crews are few.'],
    ['They agreed, and left.', 'They agreed, with reservations, and left.', 'They agreed, {+with reservations, +}and left.'],
    ['Each keeps a register of partners.', 'Each keeps a public register of all partners.', 'Each keeps a {+public +}register of {+all +}partners.'],
    ['Each keeps a public register of all partners.', 'Each keeps a register of partners.', 'Each keeps a {-public -}register of {-all -}partners.'],
    ['It is a register of members.', 'It is a public register of partners.', 'It is a {+public +}register of {-members-}{+partners+}.'],
    ['It comes late to the yards.', 'It comes from far to the old yards.', 'It comes {-late to the-}{+from far to the old+} yards.'],
    ['The harbour of the north and the islands', 'The quay of a town and the islands', 'The {-harbour of the north-}{+quay of a town+} and the islands'],
  ])('are marked as a person would: %s', (before, after, expected) => {
    expect(inWords(before, after)).toBe(expected);
  });

  it.each([
    ['بلغت النسبة ٣٫٥ في المائة', 'بلغت النسبة ٣٫٧ في المائة', 'بلغت النسبة {-٣٫٥-}{+٣٫٧+} في المائة'],
    ['تنشر الموانئ تعريفاتها.', 'تنشر الموانئ الصغيرة تعريفاتها.', 'تنشر الموانئ {+الصغيرة +}تعريفاتها.'],
    ['أكد المشاركون أهمية النقل، والتدريب.', 'أكد المشاركون أهمية النقل، والسلامة، والتدريب.', 'أكد المشاركون أهمية النقل، {+والسلامة، +}والتدريب.'],
  ])('are words of Arabic: %s', (before, after, expected) => {
    expect(inWords(before, after, 'ar')).toBe(expected);
  });

  it('are apart where two sentences were joined without a space', () => {
    expect(inWords('Ports are small. Crews are few.', 'Ports are small.Crews are few.')).toBe('Ports are small.{- -}Crews are few.');
    expect(inWords('على أساس سجل مشترك. وشكّك كثيرون', 'على أساس سجل مشترك.وشكّك كثيرون', 'ar')).toBe('على أساس سجل مشترك.{- -}وشكّك كثيرون');
    expect(inWords('The E.U.R. and e.g.x stay', 'The E.U.R. and e.g.y stay')).toBe('The E.U.R. and {-e.g.x-}{+e.g.y+} stay');
  });

  it('are figures with the spaces of their thousands', () => {
    expect(inWords('soit 4\u202F200 ports', 'soit 4\u202F300 ports', 'fr')).toBe('soit {-4\u202F200-}{+4\u202F300+} ports');
  });

  it('are replaced as a whole where a text was written anew', () => {
    const result = compareContents(plain('The participants welcomed the survey of the northern harbours and its figures.'), plain('Cold stores stand empty in winter, which no ministry alone can mend.'), { language: 'en' });
    expect(result.kind).toBe('replaced');
    expect(result.pieces).toHaveLength(2);
    expect(result.words).toEqual({ inserted: 12, deleted: 12, kept: 0 });
  });

  it('are not run into one where a proposal takes words out and puts others in their place', () => {
    const mark = (kind: 'insertion' | 'deletion') => ({ id: 'proposal', author: 'EG', at: 0, kind });
    const after: Content = [{ text: 'Noting the ' }, { text: 'growing', proposals: [mark('deletion')] }, { text: 'alarming', bold: true, proposals: [mark('insertion')] }, { text: ' scarcity' }];
    const { pieces } = compareContents(plain('Noting the growing scarcity'), after, { language: 'en' });
    expect(marked(pieces)).toBe('Noting the {~proposals: growing~}{+alarming+} scarcity');
    expect(contentOf(pieces.flatMap((piece) => piece.after))).toEqual(after);
    expect(sayRuns(runsOf(after), (run) => lineText([run]))).toBe('Noting the [growing][alarming] scarcity');
  });

  it('keep apart from their look', () => {
    const result = compareContents([{ text: 'Urges the ports to act' }], [{ text: 'Urges', italic: true }, { text: ' the ports to act' }], { language: 'en' });
    expect(result.kind).toBe('relooked');
    expect(marked(result.pieces)).toBe('{~italic: Urges~} the ports to act');
  });

  it('that became a link have another look', () => {
    const result = compareContents([{ text: 'As the survey of ports shows' }], [{ text: 'As ' }, { type: 'link', href: 'https://example.org', children: [{ text: 'the survey of ports' }] }, { text: ' shows' }], { language: 'en' });
    expect(marked(result.pieces)).toBe('As {~link: the survey of ports~} shows');
    expect(result.words).toEqual({ inserted: 0, deleted: 0, kept: 6 });
  });

  it('in a bracket are compared, and so is the bracket itself', () => {
    const bracket = (text: string, state: 'open' | 'agreed', id = 'b'): Inline => ({ type: 'bracket', id, state, children: [{ text }] });
    const before: Content = [{ text: 'Ports ' }, bracket('should publish', 'open'), { text: ' fares.' }];
    expect(marked(compareContents(before, [{ text: 'Ports ' }, bracket('shall publish', 'open', 'other'), { text: ' fares.' }], { language: 'en' }).pieces)).toBe('Ports [{-should-}{+shall+} publish] fares.');
    expect(marked(compareContents(before, [{ text: 'Ports should publish fares.' }], { language: 'en' }).pieces)).toBe('Ports {-[-}should publish{-]-} fares.');
    expect(marked(compareContents(before, [{ text: 'Ports ' }, bracket('should publish', 'agreed'), { text: ' fares.' }], { language: 'en' }).pieces)).toBe('Ports {~bracket: [~}should publish] fares.');
  });

  it('of a footnote are compared inside it, also where the documents never met', () => {
    const text = (id: string, note: string): Content => [{ text: 'Fares rose' }, { type: 'footnote', id, content: [{ text: note }] }, { text: ' again.' }];
    const result = compareContents(text('n1', 'Survey of island households, second round.'), text('n2', 'Survey of island households, third round.'), { language: 'en' });
    expect(marked(result.pieces)).toBe('Fares rose{note: Survey of island households, {-second-}{+third+} round.} again.');
    expect(result.words).toEqual({ inserted: 1, deleted: 1, kept: 8 });
    expect(compareContents(text('n1', 'The same.'), text('n2', 'The same.'), { language: 'en' }).kind).toBe('same');
  });
});

const pairs = (language: Language): fc.Arbitrary<readonly [Content, Content]> =>
  fc.tuple(contents(language, 2), contents(language, 2)).map(([one, other]) => {
    const named = (content: Content, prefix: string): Content => normaliseContent(withIds([{ id: '?', type: 'paragraph', text: { en: content } }], prefix)[0]?.text.en ?? []);
    return [named(one, 'a'), named(other, 'b')] as const;
  });

describe.each(['en', 'ar', 'fr'] as const)('any two texts (%s)', (language) => {
  it('come back from the pieces', () => {
    fc.assert(
      fc.property(pairs(language), ([before, after]) => {
        expect(contentOf(runsOf(before))).toEqual(before);
        const { pieces } = compareContents(before, after, { language });
        expect(contentOf(pieces.flatMap((piece) => piece.before))).toEqual(before);
        expect(contentOf(pieces.flatMap((piece) => piece.after))).toEqual(after);
      }),
    );
  });

  it('differ by the same words whichever is the earlier one', () => {
    fc.assert(
      fc.property(pairs(language), ([before, after]) => {
        const [there, back] = [compareContents(before, after, { language }), compareContents(after, before, { language })];
        expect(back.words).toEqual({ inserted: there.words.deleted, deleted: there.words.inserted, kept: there.words.kept });
        expect(back.kind).toBe(there.kind);
      }),
    );
  });

  it('differ by the same words where one of them was linked', () => {
    const link = (text: string): Inline => ({ type: 'link', href: 'https://example.org/harbours', children: [{ text }] });
    const [linked, longer]: Content[] = [[link('States')], [{ text: 'States thethe water cent' }, link('the')]];
    const [there, back] = [compareContents(linked, longer, { language }), compareContents(longer, linked, { language })];
    expect([back.kind, back.words]).toEqual([there.kind, { inserted: there.words.deleted, deleted: there.words.inserted, kept: there.words.kept }]);
  });

  it('show that a proposal is somebody else’s', () => {
    const proposed = (author: string, delegation?: string): Content => [{ text: 'buoys', proposals: [{ id: author, kind: 'insertion', author, at: 0, ...(delegation === undefined ? {} : { delegation }) }] }];
    expect(compareContents(proposed('Nadia'), proposed('Nadia'), { language }).kind).toBe('same');
    expect(compareContents(proposed('Nadia'), proposed('Omar'), { language }).kind).toBe('relooked');
    expect(compareContents(proposed('Nadia'), proposed('Nadia', 'Group of Northern Ports'), { language }).kind).toBe('relooked');
  });

  it('come back from the parts of a split', () => {
    fc.assert(
      fc.property(pairs(language), contents(language, 1), ([before, first], second) => {
        const parts = compareParts([before], [first, second], { language });
        expect(contentOf(parts.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.before)))).toEqual(before);
        expect(parts.map(({ pieces }) => contentOf(pieces.flatMap((piece) => piece.after)))).toEqual([first, second]);
        const joined = compareParts([first, second], [before], { language });
        expect(contentOf(joined.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.after)))).toEqual(before);
      }),
    );
  });
});
