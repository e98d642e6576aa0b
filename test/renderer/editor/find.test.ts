// Find and replace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/language/language.ts';
import { findMatches, replaceAll, replaceMatch, searchText, type FindOptions, type ReplaceOptions } from '../../../renderer/editor/find.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import { fold } from '../../../shared/text/arabic.ts';
import { slotsOf } from '../../../renderer/editor/slots.ts';
import { documents } from '../../shared/document/generators.ts';
import { setStage, stage } from './stage.ts';

const found = (source: string, query: string, options: FindOptions = {}, language: Language = 'en') => {
  const set = stage(source, { languages: [language] });
  return findMatches(set.session.document, language, query, options).map((match) => {
    set.editor.pane.place(match.selection);
    return set.shows();
  });
};

describe('finds', () => {
  test('in every place, in reading order, and knows what to select', () => {
    const source = 'title t: A port\nparagraph a: Every port, every <b>p</b>ort\nbox b: Port box\n  paragraph c: port\ntable u: Ports\n  row r: d=port / e=\n  notes n: port\n  source s: port';
    const set = stage(source);
    const matches = findMatches(set.session.document, 'en', 'port');
    expect(matches.map(({ slot }) => slot)).toEqual(['t', 'a', 'a', 'b:title', 'c', 'u:caption', 'd', 'u:notes', 'u:source']);
    set.editor.pane.place(matches[2]?.selection as never);
    expect(set.shows()).toContain('every <b>[[p</b>ort]]');
  });

  test('in footnotes, and selects their marks', () => {
    expect(found('paragraph a: One(fn:f) two', 'note f')).toEqual(['paragraph a: One[[(fn:f)]] two']);
  });

  test('nothing that is proposed to go, and words that it stands between', async () => {
    const set = stage('paragraph a: The old port and the old quay');
    set.session.setHand({ author: 'Rana' });
    set.editor.pane.place({ anchor: { slot: 'a', offset: 4 }, focus: { slot: 'a', offset: 8 } });
    set.editor.deleteFragment();
    set.session.commitPanes();
    expect(findMatches(set.session.document, 'en', 'old')).toHaveLength(1);
    const [match] = findMatches(set.session.document, 'en', 'the port');
    expect(match?.selection).toEqual({ anchor: { slot: 'a', offset: 0 }, focus: { slot: 'a', offset: 12 } });
    replaceAll(set.session, 'en', 'the port', 'A port');
    set.check();
    const texts = (verdict: 'accept' | 'reject') => decideBlocks(set.session.blocks, () => verdict).map(({ text }) => contentText(text.en ?? []));
    expect([texts('accept'), texts('reject')]).toEqual([['A port and the old quay'], ['The old port and the old quay']]);
  });

  test('through footnote marks and references', () => {
    expect(found('paragraph a: Open sea(fn:f)farers', 'seafarer')).toEqual(['paragraph a: Open [[sea(fn:f)farer]]s']);
  });

  test('in symbols', () => {
    expect(found('paragraph a: See (sym:A/RES/73/195).', 'res/73')).toEqual(['paragraph a: See [[(sym:A/RES/73/195)]].']);
  });

  test('Arabic whatever its marks and alefs', () => {
    expect(found('paragraph a: المُوَانِئ الإقليميّة', 'الاقليمية', {}, 'ar')).toEqual(['paragraph a: المُوَانِئ [[الإقليميّة]]']);
    expect(found('paragraph a: المُوَانِئ الإقليميّة', 'الاقليمية', { foldArabic: false }, 'ar')).toEqual([]);
  });

  test.each([
    ['آليّة التنمية المُستدامة', 'اليه التنميه'],
    ['لجنة الأمم المتحـــدة', 'الامم المتحدة'],
    ['٢٠٣٠', '2030'],
    ['الهدف ١٧', 'هدف 17'],
    ['مؤتمر', 'موتمر'],
    ['على مستوى', 'علي مستوي'],
    ['ﻻجئون', 'لاجئون'],
  ])('Arabic as the search of the library does: %s by %s', (text, query) => {
    expect(fold(text)).toContain(fold(query));
    expect(found(`paragraph a: ${text}`, query, {}, 'ar')).toHaveLength(1);
  });

  test('capitals and whole words as asked', () => {
    expect(found('paragraph a: Port port ports', 'port')).toHaveLength(3);
    expect(found('paragraph a: Port port ports', 'port', { caseSensitive: true })).toHaveLength(2);
    expect(found('paragraph a: Port port ports', 'port', { wholeWord: true })).toHaveLength(2);
    expect(found('paragraph a: Port port ports', 'port', { wholeWord: true, caseSensitive: true })).toEqual(['paragraph a: Port [[port]] ports']);
  });

  test('nothing for an empty query', () => {
    expect(found('paragraph a: Port', '')).toEqual([]);
    expect(found('paragraph a: Port', '  ')).toEqual([]);
  });
});

describe('replaces', () => {
  const all = (source: string, query: string, replacement: string, options: ReplaceOptions = {}) => {
    const set = stage(source);
    const before = set.session.blocks;
    const count = replaceAll(set.session, 'en', query, replacement, options);
    set.check();
    const after = set.shows();
    if (count > 0) {
      set.session.undo();
      expect(set.session.blocks).toEqual(before);
      expect(set.session.canUndo).toBe(false);
    }
    return [count, after];
  };

  test('all at once, as one step', () => {
    expect(all('paragraph a: port port\nheading1 h: Port', 'port', 'harbour')).toEqual([3, 'paragraph a: harbour harbour\nheading1 h: harbour']);
  });
  test('keeps the formatting of where a match begins, and of what is around', () => {
    expect(all('paragraph a: an <b>old po</b>rt here', 'port', 'harbour')).toEqual([1, 'paragraph a: an <b>old harbour</b> here']);
  });
  test('keeps footnotes and references that stand in a match', () => {
    expect(all('paragraph a: sea(fn:f)port', 'seaport', 'harbour')).toEqual([1, 'paragraph a: harbour(fn:f)']);
  });
  test('in footnotes', () => {
    const set = stage('paragraph a: One(fn:f)');
    expect(replaceAll(set.session, 'en', 'note', 'remark')).toBe(1);
    expect(set.session.blocks[0]?.text.en?.[1]).toMatchObject({ content: [{ text: 'remark f' }] });
  });
  test('part of a symbol makes it text', () => {
    expect(all('paragraph a: See (sym:A/RES/73/195).', '73', '74')).toEqual([1, 'paragraph a: See A/RES/74/195.']);
  });
  test.each([
    ['A Member State, a member state, MEMBER STATE', 'Member State', 'Country', 'A Country, a country, COUNTRY'],
    ['member state and Member State', 'member state', 'country', 'country and Country'],
    ['the Arab region and THE ARAB REGION', 'arab region', 'region of ESCWA', 'the Region of ESCWA and THE REGION OF ESCWA'],
    ['The Plan, the plan', 'plan', 'framework for action', 'The Framework for action, the framework for action'],
    ['The Work Plan, the work plan', 'work plan', 'road map', 'The Road Map, the road map'],
    ['member states', 'Member States', 'the States of ESCWA', 'the states of ESCWA'],
    ['états, États, ÉTATS', 'état', 'région', 'régions, Régions, RÉGIONS'],
    ['E-learning, e-learning', 'E-learning', 'e-learning', 'e-learning, e-learning'],
    ['Covid, COVID', 'covid', 'COVID', 'COVID, COVID'],
    ['A 5 G plan', '5 g', '6 g', 'A 6 G plan'],
    ['الدول الأعضاء', 'الدول', 'البلدان', 'البلدان الأعضاء'],
  ])('keeping capitals: %s, %s by %s', (text, query, replacement, after) => {
    expect(all(`paragraph a: ${text}`, query, replacement, { keepCase: true })[1]).toBe(`paragraph a: ${after}`);
  });
  test('keeping capitals, but as typed where capitals are looked for', () => {
    expect(all('paragraph a: Port PORT', 'PORT', 'bay', { keepCase: true, caseSensitive: true })).toEqual([1, 'paragraph a: Port bay']);
    expect(all('paragraph a: Port PORT', 'port', 'bay')).toEqual([2, 'paragraph a: bay bay']);
  });
  test('with nothing', () => {
    expect(all('paragraph a: one port two', 'port ', '')).toEqual([1, 'paragraph a: one two']);
  });
  test('one match, if it still stands', () => {
    const set = stage('paragraph a: port port');
    const [first, second] = findMatches(set.session.document, 'en', 'port');
    expect(replaceMatch(set.session, 'en', second as never, 'port', 'bay')).toBe(true);
    expect(set.shows()).toBe('paragraph a: port bay');
    expect(replaceMatch(set.session, 'en', second as never, 'port', 'bay')).toBe(false);
    expect(replaceMatch(set.session, 'en', first as never, 'port', 'bay')).toBe(true);
    expect(set.shows()).toBe('paragraph a: bay bay');
  });
});

test('replacing by what cannot be found leaves nothing to find, and as many replacements as there were matches', () => {
  const queries = fc.constantFrom('the', 'Commission', 'of', 'a', 'per cent', 'الدول', 'A/RES');
  const languages = fc.constantFrom<Language>('en', 'ar', 'fr');
  fc.assert(
    fc.property(documents(8), queries, languages, (document, query, language) => {
      const set = setStage(document, [language]);
      const count = findMatches(document, language, query).length;
      expect(replaceAll(set.session, language, query, '\u2606')).toBe(count);
      expect(findMatches(set.session.document, language, query)).toEqual([]);
      const stars = set.session.blocks.flatMap((block) => slotsOf(block)).reduce((sum, { text }) => sum + JSON.stringify(text[language] ?? []).split('\u2606').length - 1, 0);
      expect(stars).toBe(count);
      set.check();
    }),
    { numRuns: 80 },
  );
});

test('every match is where its selection says', () => {
  fc.assert(
    fc.property(documents(8), fc.constantFrom('e', 'the', 'n 2', '0', 'S/7'), (document, query) => {
      const set = setStage(document, ['en']);
      for (const match of findMatches(document, 'en', query)) {
        const slot = document.blocks.flatMap(slotsOf).find(({ id }) => id === match.slot);
        if (match.footnote === null) expect(searchText(slot?.text.en ?? []).slice(match.start, match.end).toLowerCase()).toBe(query.toLowerCase());
        expect(match.excerpt.text.slice(match.excerpt.start, match.excerpt.end).toLowerCase()).toBe(query.toLowerCase());
        set.editor.pane.place(match.selection);
        const selection = set.editor.pane.selection();
        expect(selection?.anchor).toMatchObject(match.selection.anchor);
        expect(selection?.focus).toMatchObject(match.selection.focus);
      }
    }),
    { numRuns: 60 },
  );
});
