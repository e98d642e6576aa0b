// The forms in which a negotiated text leaves: nothing is lost in the compilation, nothing open is left in the clean text, everything open stands in the table.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentText, isText, walkInlines, type Content, type Inline } from '../../../../shared/document/inlines.ts';
import { blockSchema } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { walkTexts } from '../../../../shared/document/walk.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { withElementNotes } from '../../../../shared/export/negotiation/element-notes.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import { documentIn } from '../../../../shared/export/negotiation/apply.ts';
import { exportForms, formFits, isNegotiated } from '../../../../shared/export/negotiation/form.ts';
import { statusRows } from '../../../../shared/export/negotiation/status.ts';
import { definitionOf } from '../../../../shared/language/index.ts';
import type { Language } from '../../../../shared/language/language.ts';
import { partsOf } from '../docx/word-reader.ts';
import { document, inputOf } from './negotiated.ts';

const never = (): never => {
  throw new Error('It has no number.');
};
const read = ({ blocks }: Pick<Document, 'blocks'>, language: Language): string => [...walkTexts(blocks)].map(({ text }) => contentText(text[language] ?? [])).join('\n');
const line = (of: Document, id: string, language: Language): string => contentText(of.blocks.find((block) => block.id === id)?.text[language] ?? []);

/** Some of the blocks of the text, so that each stands beside others. */
const some = fc.subarray([...document.blocks], { minLength: 1 }).map((blocks): Document => ({ ...document, blocks }));

describe('compilation text', () => {
  it('names who wants which words, in the language of the version', () => {
    const [english, arabic] = [documentIn('compilation', document, 'en'), documentIn('compilation', document, 'ar')];
    expect(line(english, 'p1', 'en')).toBe('We support coastal cities [and host communities – Egypt] in all relevant (Jordan: delete) efforts.');
    expect(line(english, 'p2', 'en')).toContain('shall – Jordan; support: Lebanon, Saudi Arabia; objection: EU');
    expect(line(english, 'p2', 'en')).toContain('(agreed ad referendum)');
    expect(line(english, 'p3', 'en')).toBe('[We welcome the offer of the port of (Jordan: delete) Maremma. – Egypt]');
    expect(line(arabic, 'p3', 'ar')).toBe('[نرحب بعرض ميناء (الأردن: يُحذف) ماريما. – مصر]');
    expect(line(english, 'p9', 'en')).toBe('A point that was moved. (Jordan: move here from below paragraph\u00A01)');
  });

  it('names the proposer of an insertion once, whatever brackets stand in it', () => {
    const mark = { id: 'whole', author: 'Nadia Saleh', delegation: 'LB', at: 1, kind: 'insertion' as const };
    const option = (id: string, text: string, proposer: string): Inline => ({ type: 'option', id, proposer, children: [{ text, proposals: [mark] }] });
    const content: Content = [{ text: 'We meet ' }, { text: 'in Beirut ', proposals: [mark] }, { type: 'bracket', id: 'b', state: 'open', children: [option('o1', 'each spring', 'LB'), option('o2', 'each autumn', 'EG')] }, { text: ' with mayors', proposals: [mark] }, { text: '.' }];
    const compiled = (proposals: [typeof mark] | undefined): string =>
      line(documentIn('compilation', { ...document, blocks: [{ id: 'p', type: 'numberedParagraph', text: { en: content }, ...(proposals === undefined ? {} : { proposals }) }] }, 'en'), 'p', 'en');
    expect(compiled(undefined)).toBe('We meet [in Beirut each springeach autumn – Egypt with mayors – Lebanon].');
    expect(compiled([mark])).toBe('[We meet in Beirut each springeach autumn – Egypt with mayors. – Lebanon]');
  });

  it('numbers what is only proposed as bis and ter, so that what is there keeps its number', () => {
    const compiled = documentIn('compilation', document, 'en');
    const { blocks } = numberBlocks(compiled.blocks, 'en');
    expect(definitionOf('en').bareNumber(blocks.get('p3') ?? never(), document.settings)).toBe('2\u00A0bis');
    expect(blocks.get('p4')?.n).toBe(3);
  });

  it('keeps every word, whatever is proposed', () => {
    fc.assert(fc.property(some, fc.constantFrom<Language>('en', 'ar'), (text, language) => {
      const compiled = read(documentIn('compilation', text, language), language);
      for (const { text: of } of walkTexts(text.blocks)) for (const inline of walkInlines(of[language] ?? [])) if (isText(inline)) expect(compiled).toContain(inline.text.trim());
    }), { numRuns: 50 });
  });
});

describe('text as it stands', () => {
  it('says beside an element what neither an underlined nor a struck word shows, and nothing else', () => {
    const [english, arabic] = [withElementNotes(document, 'en'), withElementNotes(document, 'ar')];
    expect(line(english, 'p6', 'en')).toBe(' The second half of it. (Nadia Saleh: new paragraph from here)');
    expect(line(english, 'p8', 'en')).toMatch(/ \(Egypt: join to the paragraph above\)$/);
    expect(line(arabic, 'p9', 'ar')).toMatch(/ \(الأردن: تُنقل إلى هنا من بعد الفقرة\u00A01\)$/);
    expect(line(english, 'p10', 'en')).toMatch(/ \(Egypt: change of kind or level\)$/);
    for (const id of ['p1', 'p3', 'p4', 'p11']) expect(line(english, id, 'en')).toBe(line(document, id, 'en'));
    expect(withElementNotes(english, 'fr').blocks.find(({ id }) => id === 'p1')).toBe(document.blocks.find(({ id }) => id === 'p1'));
  });
  it('says the same in Word, in words that are none of the text when the file comes home', async () => {
    const bytes = await docxExporter.write(inputOf(document, 'en'));
    expect(partsOf(bytes)['word/document.xml']).toContain('(Nadia Saleh: new paragraph from here)');
    const home = importDocument({ name: 'draft.docx', bytes, newId: countingIds('b') });
    expect(home.ok && read(home.value.document, 'en')).not.toContain('new paragraph from here');
  });
});

describe('clean text', () => {
  it('is what stands when every proposal is rejected, without a trace of who wanted what', () => {
    fc.assert(fc.property(some, fc.constantFrom<Language>('en', 'ar'), (text, language) => {
      const clean = documentIn('clean', text, language);
      expect(read(clean, language)).toBe(read({ blocks: [...decideBlocks(text.blocks, () => 'reject')] }, language));
      expect(JSON.stringify(clean)).not.toMatch(/proposals|proposer|supporters|objections|reservations|comments|threads|standing|"source":"/);
    }), { numRuns: 50 });
  });

  it('leaves out text in open brackets where only what is agreed is wanted, with its blank', () => {
    const agreed = documentIn('agreed', document, 'en');
    expect(line(agreed, 'p2', 'en')).toBe('States protect their ports without delay.');
    expect(line(agreed, 'p11', 'en')).toBe('We meet again.');
    expect(isNegotiated(agreed)).toBe(false);
  });

  it('leaves out a paragraph of which nothing but its full point would be left', () => {
    const bracketed = (text: string): Document['blocks'][number] => ({ id: 'whole', type: 'numberedParagraph', text: { en: [{ type: 'bracket', id: 'b', state: 'open', children: [{ text: 'We call for a fund' }] }, { text }] } });
    const left = (text: string): string => line(documentIn('agreed', { ...document, blocks: [bracketed(text)] }, 'en'), 'whole', 'en');
    expect([left('.'), left(' by 2035.')]).toEqual(['', ' by 2035.']);
    expect(documentIn('clean', { ...document, blocks: [bracketed('.')] }, 'en').blocks).toHaveLength(1);
  });
});

describe('status table', () => {
  it('has a row for every proposal, bracket, wording and state', () => {
    const rows = statusRows(document, 'en');
    expect(rows.filter(({ counted }) => counted === 'proposal')).toHaveLength(12);
    expect(rows).toContainEqual(expect.objectContaining({ place: 'paragraph\u00A02', text: '[shall / should]', state: 'open' }));
    expect(rows).toContainEqual(expect.objectContaining({ text: 'shall', proposer: 'Jordan', supporters: 'Lebanon, Saudi Arabia', objections: 'EU' }));
    expect(rows).toContainEqual(expect.objectContaining({ place: 'paragraph\u00A02\u00A0bis', proposer: 'Egypt', when: '3rd meeting\n4 March 2031, 09:30 UTC' }));
    expect(rows).toContainEqual(expect.objectContaining({ text: '[every year]', state: 'parked', note: 'until the budget is known' }));
  });

  it('tells when a position was taken, as far as the history does', () => {
    const said = { kind: 'support' as const, block: 'p2', target: 'o1en', meeting: '3rd meeting', author: 'Nadia Saleh' };
    const acts = [{ ...said, party: 'LB', at: Date.UTC(2031, 2, 4, 10) }, { ...said, party: 'SA', at: Date.UTC(2031, 2, 4, 10) }, { ...said, party: 'QA', at: Date.UTC(2031, 2, 4, 11) }];
    expect(statusRows(document, 'en', acts).find(({ text }) => text === 'shall')?.when).toBe('Lebanon, Saudi Arabia\n3rd meeting\n4 March 2031, 10:00 UTC');
  });

  it('has its title on the landscape page on which it begins', async () => {
    const exported = await docxExporter.write(inputOf(documentIn('status', document, 'en'), 'en'));
    const xml = partsOf(exported)['word/document.xml'] ?? '';
    expect(xml.match(/<w:pgSz [^>]*>/g)).toEqual([expect.stringContaining('w:orient="landscape"')]);
  });
});

describe('every form', () => {
  it('is a document that can be written, in either language', () => {
    for (const form of exportForms) for (const language of ['en', 'ar'] as const) for (const block of documentIn(form, document, language).blocks) expect(blockSchema.safeParse(block).success, `${form} ${block.id}`).toBe(true);
  });

  it('is offered where the format can hold it', () => {
    expect(exportForms.filter((form) => formFits(form, 'pdf'))).not.toContain('tracked');
    expect(exportForms.filter((form) => formFits(form, 'json'))).toEqual(['standing']);
    expect(isNegotiated(document)).toBe(true);
  });
});
