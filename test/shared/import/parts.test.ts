// What the languages print, import reads: labels, dates, sessions and the lines of the masthead are inverse to each other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looks, type Look } from '../../../shared/document/document.ts';
import { hrefSchema } from '../../../shared/document/inlines.ts';
import type { NumberKind } from '../../../shared/document/numbering.ts';
import { findDates, timeRangeLength } from '../../../shared/import/dates.ts';
import { draftText, isMark } from '../../../shared/import/draft.ts';
import { fieldOf } from '../../../shared/import/fields.ts';
import { readInline } from '../../../shared/import/inline.ts';
import { labelOf, nounLabelOf, type LabelSeries } from '../../../shared/import/labels.ts';
import { definitionOf, languages, type Language } from '../../../shared/language/index.ts';

const series: Partial<Record<NumberKind, LabelSeries>> = {
  chapter: 'roman', section: 'letter', subsection: 'number', heading4: 'parenLetter', paragraph: 'number', keyMessage: 'number', operative: 'number',
  subparagraph1: 'parenLetter', subparagraph3: 'smallLetter',
};
const everyLook = languages.flatMap((language) => looks.map((look) => [language, look] as const));
const text: Readonly<Record<Language, string>> = { en: 'Background of the matter', fr: 'Généralités', ar: 'معلومات أساسية' };

describe('labels', () => {
  it.each(everyLook)('printed in %s, %s are read with their number', (language: Language, look: Look) => {
    const definition = definitionOf(language);
    for (const kind of Object.keys(series) as NumberKind[]) {
      for (let n = 1; n <= (kind === 'subparagraph3' ? 26 : 28); n++) {
        const label = labelOf(`${definition.label({ kind, n, printed: true }, { look, digits: 'western' })} ${text[language]}`);
        expect(label?.readings, `${kind} ${n}`).toContainEqual({ series: series[kind], n });
      }
    }
    for (const noun of ['annex', 'box', 'table', 'figure'] as const) {
      for (let n = 1; n <= 20; n++) expect(nounLabelOf(definition.label({ kind: noun, n, printed: true }, { look, digits: 'western' }))).toMatchObject({ noun, n, apart: true });
    }
    expect(labelOf(`${definition.label({ kind: 'paragraph', n: 31, printed: true }, { look, digits: 'arabicIndic' })} ${text[language]}`)?.readings).toContainEqual({ series: 'number', n: 31 });
  });

  it('are not seen in sentences', () => {
    for (const sentence of ['10 - 12 July', '3.5 per cent of them', 'U.S. and E.U. data', '2020-2021 was dry', 'هذا النص: كذا', 'AB. Something', '09:30 - 10:00', 'e.g. this', 'Box office results', 'Annexed to the']) {
      expect(labelOf(sentence), sentence).toBeNull();
      expect(nounLabelOf(sentence)?.apart ?? false, sentence).toBe(false);
    }
  });
});

describe('dates', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

  it('that are printed are read, alone and as ranges', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyLook), day, fc.nat(40), ([language, look], from, more) => {
        const definition = definitionOf(language);
        const profile = { look, digits: 'western' as const };
        const to = new Date(Date.parse(from) + more * 86_400_000).toISOString().slice(0, 10);
        expect(findDates(definition.date(from, profile))?.days).toEqual({ from, to: from });
        expect(findDates(definition.dateRange(from, to, profile))?.days).toEqual({ from, to });
        expect(fieldOf(`${text[language].split(' ')[0]}, ${definition.dateRange(from, to, profile)}`, true)).toEqual({ type: 'venue', place: text[language].split(' ')[0], days: { from, to } });
      }),
    );
  });

  it('that do not exist are told apart from those that do', () => {
    for (const wrong of ['31 June 2024', '30 février 2023', '29 February 2023', '3 كانون الثاني/ديسمبر 2024', '5–3 July 2024']) expect(findDates(wrong), wrong).toMatchObject({ days: null });
  });

  it('are read with the slips of typing', () => {
    expect(findDates('10-12 اكتوبر 2023')?.days).toEqual({ from: '2023-10-10', to: '2023-10-12' });
    expect(findDates('3 حزيران / يونيه 2024')?.days?.from).toBe('2024-06-03');
    expect(findDates('25th of June 2020')?.days?.from).toBe('2020-06-25');
    expect(findDates('July 3, 2024')?.days?.from).toBe('2024-07-03');
    expect(findDates('Wednesday, 3 July to Thursday, 4 July 2024')?.days).toEqual({ from: '2024-07-03', to: '2024-07-04' });
  });

  it('are no hours', () => {
    for (const hours of ['09:30 - 10:00', '10 am-1 pm Opening', '9h30–10h15', '12.15–13.30']) expect(timeRangeLength(hours), hours).toBeGreaterThan(0);
    for (const other of ['2020-2021', '3-4 July', '12–13', '1-3 paragraphs']) expect(timeRangeLength(other), other).toBe(0);
  });
});

describe('lines of the masthead', () => {
  it.each(everyLook)('printed in %s, %s are read', (language: Language, look: Look) => {
    const definition = definitionOf(language);
    const profile = { look, digits: 'western' as const };
    for (const category of ['general', 'limited', 'restricted'] as const) expect(fieldOf(definition.distribution(category, profile), true)).toMatchObject({ type: 'distribution', distribution: category });
    for (const original of languages) expect(fieldOf(definition.original(original, profile), true)).toEqual({ type: 'originalLanguage', original });
    expect(fieldOf(definition.version(profile), true)).toEqual({ type: 'language', language });
    for (let n = 1; n <= 99; n++) for (const kind of ['session', 'meeting'] as const) expect(fieldOf(definition.session(n, kind), true), definition.session(n, kind)).toEqual({ type: 'session', kind, number: n });
    for (const items of [['4'], ['4', '5'], ['3 (b)'], ['2', '4 (a)', '7']]) for (const adopted of [true, false]) {
      const line = definition.agendaItem(items, adopted);
      expect(fieldOf(line, true), line).toEqual({ type: 'agendaItem', items, adopted });
    }
    for (const kind of ['outcomeDocument', 'conceptNote', 'noteBySecretariat', 'provisionalAgenda', 'informationNote', 'keyMessages'] as const) expect(fieldOf(definition.documentKind(kind), true)).toEqual({ type: 'documentKind', kind });
    expect(fieldOf(definition.wording('commission'), true)).toEqual({ type: 'body' });
    expect(fieldOf(definition.wording('unitedNations').toUpperCase(), true)).toEqual({ type: 'organization' });
  });
});

describe('inline markup', () => {
  const letters = (written: string): string => (written.match(/[\p{L}\p{N}]/gu) ?? []).join('');

  it('loses no letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '\\', '`', '~', '!', ' ', 'a', 'b', '1', 'ب', '.', '\n', '**', 'A/RES/1/2', ' word ') }), (written) => {
        const draft = readInline(written);
        const kept = draft.map((inline) => (isMark(inline) ? inline.written : draftText([inline]))).join('');
        // What stands in brackets behind brackets is an address only where it looks like one.
        expect(letters(kept).length).toBeGreaterThanOrEqual(letters(written.replace(/\]\([^)]*[./][^)]*\)/g, '')).length);
        for (const inline of draft) if ('type' in inline && inline.type === 'link') expect(hrefSchema.safeParse(inline.href).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads emphasis as writers of Markdown expect it', () => {
    const shown = (source: string): string => readInline(source).map((inline) => ('text' in inline ? `${inline.bold === true ? 'B' : ''}${inline.italic === true ? 'I' : ''}:${inline.text}` : inline.type)).join('|');
    expect(shown('**a *b* c** d')).toBe('B:a |BI:b|B: c|: d');
    expect(shown('***both*** x')).toBe('BI:both|: x');
    expect(shown('r*eaffirming* a_b_c')).toBe(':r|I:eaffirming|: a_b_c');
    expect(shown('a * b * c, 2 < 3')).toBe(':a * b * c, 2 < 3');
    expect(shown('**Lead: **text')).toBe('B:Lead: |:text');
    expect(shown('\\*no\\* [x](a) above')).toBe(':*no* [x](a) above');
    expect(shown('[t](javascript:alert(1)) [u](https://u.example)')).toBe(':t |link');
    expect(shown('see <https://a.example/b_c>.')).toBe(':see |link|:.');
    expect(shown('(https://a.example/b_(c)).')).toBe(':(|link|:).');
    expect(shown('9 m² in A/RES/70/1.')).toBe(':9 m|mark|: in |symbolReference|:.');
  });
});
