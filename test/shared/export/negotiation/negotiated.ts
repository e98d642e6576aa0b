// An invented text in the middle of its negotiation, for the tests of the forms in which it leaves.
import type { LanguageText } from '../../../../shared/document/block.ts';
import { blankBlock, type Block, type BlockOf, type BlockType } from '../../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../../shared/document/document.ts';
import { plain, type Content, type Inline } from '../../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import type { Proposer } from '../../../../shared/document/proposal.ts';
import type { ExportInput } from '../../../../shared/export/exporter.ts';
import type { Language } from '../../../../shared/language/language.ts';

const at = Date.UTC(2031, 2, 4, 9, 30);
export const egypt: Proposer = { author: 'Layla Mansour', delegation: 'EG', at, meeting: '3rd meeting' };
export const jordan: Proposer = { author: 'Omar Haddad', delegation: 'JO', at: at + 60_000 };
export const secretariat: Proposer = { author: 'Nadia Saleh', at: at + 120_000 };

const block = <Type extends BlockType>(type: Type, id: string, fields: Partial<Omit<BlockOf<Type>, 'id' | 'type'>> = {}): BlockOf<Type> => ({ ...blankBlock(type, id), ...fields });
const words = (en: string, ar: string): LanguageText => ({ en: plain(en), ar: plain(ar) });
const both = (make: (say: (en: string, ar: string) => string, language: Language) => Content): LanguageText => ({ en: make((en) => en, 'en'), ar: make((_, ar) => ar, 'ar') });
const inserted = (text: string, id: string, by: Proposer): Inline => ({ text, proposals: [{ id, ...by, kind: 'insertion' }] });
const deleted = (text: string, id: string, by: Proposer): Inline => ({ text, proposals: [{ id, ...by, kind: 'deletion' }] });

export const blocks: readonly Block[] = [
  block('title', 'title', { text: words('Draft declaration on the harbours of the region', 'مشروع إعلان بشأن موانئ المنطقة') }),
  block('heading', 'h1', { level: 1, text: words('Commitments', 'الالتزامات') }),
  block('numberedParagraph', 'p1', {
    comments: ['th2'],
    text: both((say) => [
      { text: say('We support coastal cities', 'ندعم المدن الساحلية'), comments: ['th1'] },
      inserted(say(' and host communities', ' والمجتمعات المضيفة'), 'q1', egypt),
      { text: say(' in all', ' في جميع') },
      deleted(say(' relevant', ' الجهود ذات الصلة'), 'q2', jordan),
      { text: say(' efforts.', ' الجهود.') },
    ]),
  }),
  block('numberedParagraph', 'p2', {
    standing: { state: 'agreedAdReferendum', at, meeting: '2nd meeting' },
    text: both((say, language) => [
      { text: say('States ', 'على الدول أن ') },
      {
        type: 'bracket', id: `b1${language}`, state: 'open', at,
        children: [
          { type: 'option', id: `o1${language}`, proposer: 'JO', supporters: ['LB', 'SA'], objections: ['EU'], children: [{ text: say('shall', 'تلتزم بأن') }] },
          { type: 'option', id: `o2${language}`, proposer: 'EG', reservations: ['G77'], children: [{ text: say('should', 'تسعى إلى أن') }] },
        ],
      },
      { text: say(' protect their ports ', ' تحمي موانئها ') },
      { type: 'bracket', id: `b2${language}`, state: 'agreedLanguage', source: 'A/RES/85/195, para. 16', children: [{ text: say('without delay', 'دون تأخير') }] },
      { text: '.' },
    ]),
  }),
  block('numberedParagraph', 'p3', {
    proposals: [{ id: 'q3', ...egypt, kind: 'insertion' }],
    text: both((say) => [
      inserted(say('We welcome the offer of ', 'نرحب بعرض '), 'q3', egypt),
      { text: say('the port of ', 'ميناء '), proposals: [{ id: 'q3', ...egypt, kind: 'insertion' }, { id: 'q4', ...jordan, kind: 'deletion' }] },
      inserted(say('Maremma.', 'ماريما.'), 'q3', egypt),
    ]),
  }),
  block('numberedParagraph', 'p4', {
    proposals: [{ id: 'q5', ...jordan, kind: 'deletion' }],
    text: both((say) => [deleted(say('We note the report.', 'نحيط علماً بالتقرير.'), 'q5', jordan)]),
  }),
  block('paragraph', 'p5', { text: words('The first half of a thought.', 'النصف الأول من الفكرة.') }),
  block('paragraph', 'p6', { proposals: [{ id: 'q6', ...secretariat, kind: 'split' }], text: words(' The second half of it.', ' والنصف الثاني منها.') }),
  block('paragraph', 'p7', { text: words('What comes before.', 'ما يأتي قبل ذلك.') }),
  block('paragraph', 'p8', { proposals: [{ id: 'q7', ...egypt, kind: 'join' }], text: words(' What is joined to it.', ' وما يدمج فيه.') }),
  block('bullet', 'p9', { proposals: [{ id: 'q8', ...jordan, kind: 'move', after: 'p1' }], text: words('A point that was moved.', 'نقطة نُقلت من مكانها.') }),
  block('quotation', 'p10', {
    proposals: [{ id: 'q9', ...egypt, kind: 'change', before: { type: 'paragraph' } }],
    text: both((say) => [{ text: say('Words in ', 'كلمات ') }, { text: say('bold', 'غليظة'), bold: true, proposals: [{ id: 'q10', ...jordan, kind: 'format', before: [] }] }, { text: '.' }]),
  }),
  block('table', 't1', {
    text: words('Ports', 'الموانئ'), headerRows: 1, columns: [1, 1],
    rows: [
      { id: 'r0', kind: 'normal', cells: [{ id: 'c0', text: words('Port', 'الميناء'), colspan: 1, rowspan: 1 }, { id: 'c1', text: words('Depth', 'العمق'), colspan: 1, rowspan: 1 }] },
      { id: 'r1', kind: 'normal', cells: [{ id: 'c2', text: words('Maremma', 'ماريما'), colspan: 1, rowspan: 1 }, { id: 'c3', text: words('12', '12'), colspan: 1, rowspan: 1 }] },
      {
        id: 'r2', kind: 'normal', proposals: [{ id: 'q11', ...jordan, kind: 'insertion' }],
        cells: [{ id: 'c4', text: both((say) => [inserted(say('Tel Bahr', 'تل بحر'), 'q11', jordan)]), colspan: 1, rowspan: 1 }, { id: 'c5', text: both(() => [inserted('9', 'q11', jordan)]), colspan: 1, rowspan: 1 }],
      },
    ],
  }),
  block('numberedParagraph', 'p11', {
    text: both((say, language) => [
      { text: say('We meet again', 'نجتمع مجدداً') },
      { type: 'footnote', id: `f1${language}`, content: [{ text: say('In two years.', 'بعد سنتين.') }], proposals: [{ id: 'q12', ...egypt, kind: 'insertion' }] },
      { text: say(' ', ' ') },
      { type: 'bracket', id: `b3${language}`, state: 'parked', proposer: 'LB', note: say('until the budget is known', 'إلى حين معرفة الميزانية'), children: [{ text: say('every year', 'كل سنة') }] },
      { text: '.' },
    ]),
  }),
];

export const document: Document = {
  schemaVersion, id: 'negotiated',
  settings: {
    template: 'declaration', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [],
    threads: [
      { id: 'th1', remarks: [{ id: 'm1', ...egypt, text: 'Is this all of them?' }, { id: 'm2', ...jordan, text: 'It is.' }], resolved: jordan },
      { id: 'th2', remarks: [{ id: 'm3', ...secretariat, text: 'To be checked with the editors.' }] },
    ],
  },
  blocks: [...blocks],
};

export const inputOf = (of: Document, language: Language): ExportInput => ({ document: of, language, numbering: numberBlocks(of.blocks, language), asset: () => null, progress: () => {} });
