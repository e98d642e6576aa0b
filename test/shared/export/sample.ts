// An invented outcome document with every element and inline in three languages, for the tests of all exports.
import type { LanguageText } from '../../../shared/document/block.ts';
import { blankBlock, type Block, type BlockOf, type BlockType } from '../../../shared/document/blocks/index.ts';
import type { Table, TableRow } from '../../../shared/document/blocks/table.ts';
import { schemaVersion, type Document, type Look } from '../../../shared/document/document.ts';
import { plain, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import type { ExportInput } from '../../../shared/export/exporter.ts';

const words = (en: string, ar: string, fr: string): LanguageText => ({ en: plain(en), ar: plain(ar), fr: plain(fr) });
const each = (make: (language: Language) => Content): LanguageText => Object.fromEntries(languages.map((language) => [language, make(language)]));
const say = (language: Language, en: string, ar: string, fr: string): string => ({ en, ar, fr })[language];

const block = <Type extends BlockType>(type: Type, id: string, fields: Partial<Omit<BlockOf<Type>, 'id' | 'type'>> = {}): BlockOf<Type> => ({ ...blankBlock(type, id), ...fields });

/** One pixel of a colour. */
export const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);
const image = { hash: 'ab'.repeat(32), mediaType: 'image/png', width: 600, height: 240 } as const;

const reference = (id: string, target: string, form: 'label' | 'number' = 'label'): Inline => ({ type: 'crossReference', id, target, form });

const long = words(
  'The participants recalled that the coastal cities of the region had grown faster than their ports, and that the cost of protecting them from flooding would double by 2040 unless planning began at once. They welcomed the offer of the Port of Maremma to share its experience, and asked that the results be presented to the ministers responsible before the end of the following year.',
  'أشار المشاركون إلى أن المدن الساحلية في المنطقة نمت أسرع من موانئها، وأن كلفة حمايتها من الفيضانات ستتضاعف بحلول عام 2040 ما لم يبدأ التخطيط فوراً. ورحبوا بعرض ميناء ماريما (Port of Maremma) تبادل خبرته، وطلبوا عرض النتائج على الوزراء المعنيين قبل نهاية السنة التالية.',
  'Les participants ont rappelé que les villes côtières de la région s’étaient développées plus vite que leurs ports et que le coût de leur protection contre les inondations doublerait d’ici à 2040 si la planification ne commençait pas immédiatement. Ils ont salué l’offre du port de Maremma de partager son expérience et demandé que les résultats soient présentés aux ministres compétents avant la fin de l’année suivante.',
);

const paragraphs = (from: number, to: number): Block[] =>
  Array.from({ length: to - from + 1 }, (_, index) => block('numberedParagraph', `p${from + index}`, { text: long }));

const noted = (id: string): LanguageText =>
  each((language) => [
    { text: say(language, 'The secretariat submitted its report', 'قدمت الأمانة التنفيذية تقريرها', 'Le secrétariat a présenté son rapport') },
    {
      type: 'footnote', id: `${id}-${language}`,
      content: [
        { text: say(language, 'See ', 'انظر ', 'Voir ') },
        { type: 'symbolReference', symbol: 'E/ESCWA/CL2.GPID/2031/4(Part II)' },
        { text: say(language, ', available at ', '، وهو متاح على الموقع ', ', disponible à l’adresse ') },
        { type: 'link', href: 'https://example.org/harbours', children: [{ text: 'example.org/harbours' }] },
        { text: '.' },
      ],
    },
    { text: say(language, ', in accordance with resolution ', '، وفقاً للقرار ', ', conformément à la résolution ') },
    { type: 'symbolReference', symbol: 'A/RES/85/195' },
    { text: say(language, ' (see ', ' (انظر ', ' (voir ') },
    reference(`${id}-r1-${language}`, 'p3'),
    { text: say(language, ', ', '، و', ', ') },
    reference(`${id}-r2-${language}`, 's3'),
    { text: say(language, ', ', '، و', ', ') },
    reference(`${id}-r3-${language}`, 't1'),
    { text: say(language, ', ', '، و', ', ') },
    reference(`${id}-r4-${language}`, 'c2'),
    { text: say(language, ' and ', '، و', ' et ') },
    reference(`${id}-r5-${language}`, `${id}-${language}`),
    { text: '). ' },
    { text: say(language, 'Emphasis', 'تأكيد', 'Accent'), bold: true },
    { text: say(language, ', italics', '، ومائل', ', italique'), italic: true },
    { text: say(language, ', underlining', '، وتسطير', ', soulignement'), underline: true },
    { text: say(language, ', m', '، م', ', m') },
    { text: '2', superscript: true },
    { text: say(language, ' and CO', ' و CO', ' et CO') },
    { text: '2', subscript: true },
    { text: say(language, '. COVID-19, 50%.', '. ويشمل ذلك COVID-19 و Member States of the League بنسبة 50% (و World Bank) أيضاً.', '. COVID-19, 50\u00A0%.') },
  ]);

const negotiated: LanguageText = each((language) => [
  { text: say(language, 'States ', 'على الدول أن ', 'Les États ') },
  {
    type: 'bracket', id: `br1-${language}`, state: 'open',
    children: [
      { type: 'option', id: `o1-${language}`, children: [{ text: say(language, 'shall', 'تلتزم', 'doivent') }] },
      { type: 'option', id: `o2-${language}`, children: [{ text: say(language, 'should', 'تسعى', 'devraient') }] },
    ],
  },
  { text: say(language, ' protect ', ' إلى حماية ', ' protéger ') },
  { text: say(language, 'all ', 'جميع ', 'tous '), proposals: [{ id: `pr1-${language}`, kind: 'insertion', author: 'Amina Farouk', at: 1_932_000_000_000 }] },
  { text: say(language, 'the ', 'كل ', 'les '), proposals: [{ id: `pr2-${language}`, kind: 'deletion', author: 'Amina Farouk', at: 1_932_000_000_000 }] },
  { text: say(language, 'harbours ', 'الموانئ ', 'ports ') },
  { type: 'bracket', id: `br2-${language}`, state: 'agreed', children: [{ text: say(language, 'without delay.', 'دون تأخير.', 'sans délai.') }] },
]);

const row = (id: string, cells: readonly (LanguageText | { text: LanguageText; colspan?: number; rowspan?: number })[], kind: TableRow['kind'] = 'normal'): TableRow => ({
  id, kind,
  cells: cells.map((cell, index) => {
    const spanned = 'text' in cell ? cell : { text: cell };
    return { id: `${id}c${index}`, colspan: 1, rowspan: 1, ...spanned } as TableRow['cells'][number];
  }),
});
const figures = (n: string): LanguageText => words(n, n, n);

const dataTable: Table = block('table', 't1', {
  text: words('Ports of the region by depth of water', 'موانئ المنطقة بحسب عمق المياه', 'Ports de la région par profondeur'),
  headerRows: 2, rowHeaders: true, columns: [3, 1, 1, 2],
  rows: [
    row('t1r0', [{ text: words('Port', 'الميناء', 'Port'), rowspan: 2 }, { text: words('Depth (metres)', 'العمق (بالأمتار)', 'Profondeur (mètres)'), colspan: 2 }, { text: words('Remarks', 'ملاحظات', 'Observations'), rowspan: 2 }]),
    row('t1r1', [figures('2021'), figures('2031')]),
    row('t1g', [{ text: words('Eastern shore', 'الساحل الشرقي', 'Rive orientale'), colspan: 4 }], 'group'),
    row('t1r2', [words('Maremma', 'ماريما', 'Maremma'), figures('12.5'), figures('14'), words('Dredged in 2029', 'جُرّف في عام 2029', 'Dragué en 2029')]),
    row('t1r3', [words('Tel Bahr', 'تل بحر', 'Tel Bahr'), figures('9'), figures('1,112'), words('', '', '')]),
  ],
  notes: words('Depth at low tide.', 'العمق عند الجَزْر.', 'Profondeur à marée basse.'),
  source: words('Invented survey of harbours.', 'مسح متخيَّل للموانئ.', 'Enquête fictive sur les ports.'),
});

const programme: Table = block('table', 'prog', {
  text: words('Programme', 'البرنامج', 'Programme'), purpose: 'programme', headerRows: 0, rowHeaders: true, columns: [1, 4],
  rows: [
    row('prd', [{ text: words('Day 1: Tuesday, 4 March 2031', 'اليوم الأول: الثلاثاء 4 آذار/مارس 2031', 'Jour 1 : mardi 4 mars 2031'), colspan: 2 }], 'day'),
    row('pr1', [figures('09:00–10:30'), words('Opening session', 'الجلسة الافتتاحية', 'Séance d’ouverture')]),
    row('pr2', [figures('10:30–11:00'), words('Break', 'استراحة', 'Pause')]),
    row('prd2', [{ text: words('Day 2', 'اليوم الثاني', 'Jour 2'), colspan: 2 }], 'day'),
    row('pr3', [figures('09:00–12:00'), words('Round table', 'اجتماع مائدة مستديرة', 'Table ronde')]),
  ],
});

const wide: Table = block('table', 't2', {
  text: words('Harbours by year', 'الموانئ بحسب السنة', 'Ports par année'), landscape: true, columns: Array.from({ length: 10 }, () => 1),
  rows: Array.from({ length: 4 }, (_, index) => row(`w${index}`, Array.from({ length: 10 }, (__, column) => figures(String(2020 + index * 10 + column))))),
});

export const sampleBlocks = (): Block[] => [
  block('logos', 'logos', { logos: [{ id: 'logo1', image, alt: { en: 'Network of Coastal Cities', ar: 'شبكة المدن الساحلية', fr: 'Réseau des villes côtières' } }] }),
  block('organ', 'organ'),
  block('distribution', 'distribution', { distribution: 'limited' }),
  block('symbol', 'symbol', { symbol: 'E/ESCWA/CL2.GPID/2031/WG.7/Outcome document' }),
  block('date', 'date', { date: '2031-03-26' }),
  block('language', 'language'),
  block('originalLanguage', 'originalLanguage', { original: 'ar' }),
  block('jobNumber', 'jobNumber', { jobNumber: '31-0042' }),
  block('body', 'body', { text: words('Economic and Social Commission for Western Asia (ESCWA)', 'اللجنة الاقتصادية والاجتماعية لغربي آسيا (الإسكوا)', 'Commission économique et sociale pour l’Asie occidentale (CESAO)') }),
  block('committee', 'committee', { text: words('Committee on Coastal Cities', 'لجنة المدن الساحلية', 'Comité des villes côtières') }),
  block('session', 'session', { number: 3, kind: 'meeting' }),
  block('agendaItem', 'agendaItem', { items: ['4', '5 (b)'] }),
  block('documentKind', 'documentKind', { kind: 'outcomeDocument' }),
  block('title', 'title', { text: words('Second Regional Conference on Coastal Cities and Their Harbours', 'المؤتمر الإقليمي الثاني المعني بالمدن الساحلية وموانئها', 'Deuxième Conférence régionale sur les villes côtières et leurs ports') }),
  block('subtitle', 'subtitle', { text: words('Safe harbours for all', 'موانئ آمنة للجميع', 'Des ports sûrs pour tous') }),
  block('venue', 'venue', { text: words('Maremma', 'ماريما', 'Maremma'), from: '2031-03-04', to: '2031-03-05' }),
  block('summary', 'summary1', { text: long }),
  block('summary', 'summary2', { text: words('The present document contains the key messages of the Conference.', 'تتضمن هذه الوثيقة الرسائل الرئيسية للمؤتمر.', 'Le présent document contient les messages clefs de la Conférence.') }),
  block('contents', 'contents'),
  block('heading', 'intro', { numbered: false, text: words('Introduction', 'مقدمة', 'Introduction') }),
  ...paragraphs(1, 3),
  block('heading', 'c1', { text: words('Key messages', 'الرسائل الرئيسية', 'Messages clefs') }),
  ...(['a1', 'a2', 'a3'].flatMap((area, index): Block[] => [
    block('priorityArea', area, { text: words(`Priority ${index + 1}: protecting harbours and the people who live from them, now and in the years to come`, `الأولوية ${index + 1}: حماية الموانئ ومن يعيشون منها`, `Priorité ${index + 1} : protéger les ports et ceux qui en vivent`) }),
    ...Array.from({ length: 2 + index }, (_, n): Block => block('keyMessage', `${area}k${n}`, {
      text: each((language) => [
        { text: say(language, 'Plan early:', 'التخطيط المبكر:', 'Planifier tôt :'), bold: true },
        { text: say(language, ' harbours that are planned with the people who use them cost less and last longer.', ' فالموانئ التي تُخطَّط مع مستخدميها أقل كلفة وأطول عمراً.', ' les ports planifiés avec leurs usagers coûtent moins cher et durent plus longtemps.') },
      ]),
    })),
  ])),
  block('heading', 'c2', { text: words('Sessions of the Conference', 'جلسات المؤتمر', 'Séances de la Conférence') }),
  block('heading', 's1', { level: 2, text: words('Opening session', 'الجلسة الافتتاحية', 'Séance d’ouverture') }),
  ...paragraphs(4, 6),
  block('numberedParagraph', 'p7', { text: noted('f1') }),
  block('subparagraph', 'sp1', { text: words('dredge the approaches;', 'تجريف المداخل؛', 'draguer les accès ;') }),
  block('subparagraph', 'sp2', { level: 2, text: words('to a depth of fourteen metres;', 'إلى عمق أربعة عشر متراً؛', 'à quatorze mètres ;') }),
  block('subparagraph', 'sp3', { level: 2, text: words('before the winter;', 'قبل الشتاء؛', 'avant l’hiver ;') }),
  block('subparagraph', 'sp4', { level: 3, text: words('in the east;', 'في الشرق؛', 'à l’est ;') }),
  block('subparagraph', 'sp5', { level: 4, text: words('and in the west;', 'وفي الغرب؛', 'et à l’ouest ;') }),
  block('subparagraph', 'sp6', { text: words('train the pilots.', 'تدريب المرشدين البحريين.', 'former les pilotes.') }),
  block('heading', 's2', { level: 2, text: words('Round table on the financing of harbours', 'اجتماع مائدة مستديرة بشأن تمويل الموانئ', 'Table ronde sur le financement des ports') }),
  block('heading', 'ss1', { level: 3, text: words('Public finance', 'التمويل العام', 'Financement public') }),
  ...paragraphs(8, 9),
  block('bullet', 'b1', { text: words('Low interest', 'فوائد منخفضة', 'Intérêts faibles') }),
  block('bullet', 'b2', { level: 2, text: words('Fixed for ten years', 'ثابتة لعشر سنوات', 'Fixes pendant dix ans') }),
  block('bullet', 'b3', { text: words('Shared risk', 'تقاسم المخاطر', 'Risque partagé') }),
  block('heading', 'ss2', { level: 3, text: words('Private finance', 'التمويل الخاص', 'Financement privé') }),
  block('heading', 'h4', { level: 4, text: words('Banks', 'المصارف', 'Banques') }),
  block('heading', 'h5', { level: 5, text: words('Local banks', 'المصارف المحلية', 'Banques locales') }),
  block('numberedParagraph', 'p10', { text: negotiated }),
  block('quotation', 'q1', { text: words('A harbour is a promise that the city makes to the sea.', 'الميناء وعدٌ تقطعه المدينة للبحر.', 'Un port est une promesse que la ville fait à la mer.') }),
  dataTable,
  block('paragraph', 'plain', { text: words('An unnumbered paragraph between the tables.', 'فقرة غير مرقمة بين الجدولين.', 'Un paragraphe sans numéro entre les tableaux.') }),
  programme,
  block('box', 'box1', {
    text: words('How Maremma deepened its harbour', 'كيف عمّقت ماريما ميناءها', 'Comment Maremma a approfondi son port'),
    blocks: [
      block('paragraph', 'bx1', { text: long }),
      block('bullet', 'bx2', { text: words('Dredging at night', 'التجريف ليلاً', 'Dragage de nuit') }),
      block('subparagraph', 'bx3', { text: words('first the channel;', 'القناة أولاً؛', 'd’abord le chenal ;') }),
      block('quotation', 'bx4', { text: words('We slept badly, and it was worth it.', 'لم ننم جيداً، وكان الأمر يستحق.', 'Nous avons mal dormi, et cela en valait la peine.') }),
      block('table', 'bx5', { text: words('Cost', 'الكلفة', 'Coût'), headerRows: 1, rows: [row('bx5r0', [words('Year', 'السنة', 'Année'), words('Million', 'مليون', 'Million')]), row('bx5r1', [figures('2029'), figures('38')])] }),
      block('figure', 'bx6', { image, width: 40, alt: { en: 'Chart', ar: 'رسم', fr: 'Graphique' } }),
    ],
  }),
  block('figure', 'fig1', {
    image, width: 60, text: words('Depth of the channel', 'عمق القناة', 'Profondeur du chenal'),
    alt: { en: 'A line that falls from left to right', ar: 'خط ينحدر', fr: 'Une ligne descendante' }, source: words('Port of Maremma.', 'ميناء ماريما.', 'Port de Maremma.'),
  }),
  block('heading', 's3', { level: 2, text: words('Draft resolution', 'مشروع القرار', 'Projet de résolution') }),
  block('preambularParagraph', 'pre1', { text: each((language) => [{ text: say(language, 'Recalling', 'إذ تشير', 'Rappelant'), italic: true }, { text: say(language, ' its earlier decisions,', ' إلى مقرراتها السابقة،', ' ses décisions antérieures,') }]) }),
  block('operativeParagraph', 'op1', { text: each((language) => [{ text: say(language, 'Decides', 'تقرر', 'Décide'), italic: language !== 'ar' ? true : undefined } as Inline, { text: say(language, ' to meet again;', ' أن تجتمع مجدداً؛', ' de se réunir de nouveau ;') }]) }),
  block('operativeParagraph', 'op2', { text: each((language) => [{ text: say(language, 'Requests a report.', 'تطلب تقديم تقرير.', 'Demande un rapport.') }]) }),
  wide,
  block('numberedParagraph', 'p11', { text: { en: plain('This paragraph waits for its translation.') } }),
  block('pageBreak', 'pb'),
  block('signature', 'sig', { text: words('(Signed) A. Sailor\nChair of the Conference', '(توقيع) أ. بحّار\nرئيس المؤتمر', '(Signé) A. Marin\nPrésident de la Conférence') }),
  block('endRule', 'end'),
  block('annex', 'an1', { text: words('List of participants', 'قائمة المشاركين', 'Liste des participants') }),
  block('paragraph', 'anp', { text: long }),
  block('annex', 'an2', { text: words('Statement of the host', 'بيان البلد المضيف', 'Déclaration du pays hôte'), original: 'fr' }),
  ...paragraphs(12, 13),
];

export const sampleDocument = (look: Look = 'escwa-current'): Document => ({
  schemaVersion,
  id: 'sample',
  settings: { template: 'outcomeDocument', look, draftingLanguage: 'en', languages: ['en', 'ar', 'fr'], digits: 'western', unplaced: [] },
  blocks: sampleBlocks(),
});

export const inputOf = (document: Document, language: Language, asset: ExportInput['asset'] = () => pixel): ExportInput => ({
  document, language, numbering: numberBlocks(document.blocks, language), asset, progress: () => undefined,
});
