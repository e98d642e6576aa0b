// What the forms of a negotiated text say in words of their own, in the language of the version.
import type { Bracket } from '../../document/inlines.ts';
import type { Language } from '../../language/language.ts';

/** The columns of the status table, in their order. */
export const statusColumns = ['place', 'text', 'state', 'proposer', 'supporters', 'objections', 'reservations', 'note', 'when'] as const;
export type StatusColumn = (typeof statusColumns)[number];

export interface NegotiationWords {
  /** Between names, and between what is said of a text. */
  readonly comma: string;
  readonly semicolon: string;
  readonly support: string;
  readonly objection: string;
  readonly reservation: string;
  /** How a word and what it is about stand: `delete` of G77. */
  readonly said: (who: string, what: string) => string;
  readonly delete: string;
  readonly newElement: string;
  readonly newRow: string;
  readonly deleteRow: string;
  readonly split: string;
  readonly join: string;
  readonly moved: string;
  readonly movedFrom: (label: string) => string;
  readonly change: string;
  /** Where a proposal is told away from its place: the kind of element that it was, the text of which it was or is to be a part. */
  readonly changedFrom: (earlier: string) => string;
  readonly splitFrom: (label: string) => string;
  readonly joinTo: (label: string) => string;
  readonly format: string;
  readonly states: Readonly<Record<Bracket['state'], string>>;
  readonly agreedLanguage: (source: string) => string;
  readonly unnamed: string;
  /** The heads of the columns, and what else the table says. */
  readonly status: Readonly<Record<StatusColumn, string>> & {
    readonly title: string;
    readonly proposal: string;
    readonly option: string;
    readonly firstPage: string;
    readonly count: (what: string, n: number) => string;
    readonly nothing: string;
    /** Before their number. */
    readonly kindsTotal: string;
    readonly kinds: Readonly<Record<'insertion' | 'deletion' | 'replacement' | 'format' | 'split' | 'join' | 'move' | 'change', string>>;
  };
}

export const negotiationWords: Readonly<Record<Language, NegotiationWords>> = {
  en: {
    comma: ', ', semicolon: '; ', support: 'support', objection: 'objection', reservation: 'reservation',
    said: (who, what) => `${who}: ${what}`,
    delete: 'delete', newElement: 'new', newRow: 'new row', deleteRow: 'delete row', split: 'new paragraph from here', join: 'join to the paragraph above',
    moved: 'move here', movedFrom: (label) => `move here from below ${label}`, change: 'change of kind or level', format: 'formatting',
    changedFrom: (earlier) => `change of kind or level (before: ${earlier})`, splitFrom: (label) => `new paragraph, divided from ${label}`, joinTo: (label) => `join to ${label}`,
    states: { open: 'open', agreed: 'agreed', agreedAdReferendum: 'agreed ad referendum', parked: 'parked', deleted: 'deleted', agreedLanguage: 'agreed language' },
    agreedLanguage: (source) => `agreed language: ${source}`,
    unnamed: 'not named',
    status: {
      title: 'Status of the text', place: 'Place', text: 'Text', state: 'State', proposer: 'Proposed by', supporters: 'Support', objections: 'Objections', reservations: 'Reservations',
      note: 'Note', when: 'Meeting and time', proposal: 'proposal', option: 'option', firstPage: 'First page', count: (what, n) => `${what}: ${n}`, nothing: 'Nothing in this text is open and nothing is recorded as agreed.', kindsTotal: 'proposals',
      kinds: { insertion: 'insertion', deletion: 'deletion', replacement: 'replacement', format: 'formatting', split: 'split', join: 'joining', move: 'move', change: 'change of kind or level' },
    },
  },
  ar: {
    comma: '، ', semicolon: '؛ ', support: 'تأييد', objection: 'اعتراض', reservation: 'تحفّظ',
    said: (who, what) => `${who}: ${what}`,
    delete: 'يُحذف', newElement: 'إضافة', newRow: 'صف جديد', deleteRow: 'يُحذف الصف', split: 'فقرة جديدة من هنا', join: 'تُدمج في الفقرة السابقة',
    moved: 'تُنقل إلى هنا', movedFrom: (label) => `تُنقل إلى هنا من بعد ${label}`, change: 'تغيير النوع أو المستوى', format: 'تنسيق',
    changedFrom: (earlier) => `تغيير النوع أو المستوى (سابقاً: ${earlier})`, splitFrom: (label) => `فقرة جديدة مفصولة عن ${label}`, joinTo: (label) => `تُدمج في ${label}`,
    states: { open: 'قيد التفاوض', agreed: 'متفق عليه', agreedAdReferendum: 'متفق عليه بشرط الاستشارة', parked: 'مؤجل', deleted: 'محذوف', agreedLanguage: 'صيغة متفق عليها' },
    agreedLanguage: (source) => `صيغة متفق عليها: ${source}`,
    unnamed: 'بلا اسم',
    status: {
      title: 'حالة النص', place: 'الموضع', text: 'النص', state: 'الحالة', proposer: 'صاحب الاقتراح', supporters: 'التأييد', objections: 'الاعتراضات', reservations: 'التحفظات',
      note: 'ملاحظة', when: 'الجلسة والوقت', proposal: 'اقتراح', option: 'خيار', firstPage: 'الصفحة الأولى', count: (what, n) => `${what}: ${n}`, nothing: 'لا شيء في هذا النص قيد التفاوض، ولم يُسجَّل فيه اتفاق.', kindsTotal: 'اقتراحات',
      kinds: { insertion: 'إضافة', deletion: 'حذف', replacement: 'استبدال', format: 'تنسيق', split: 'تقسيم', join: 'دمج', move: 'نقل', change: 'تغيير النوع أو المستوى' },
    },
  },
  fr: {
    comma: ', ', semicolon: '\u202F; ', support: 'appui', objection: 'objection', reservation: 'réserve',
    said: (who, what) => `${who}\u00A0: ${what}`,
    delete: 'supprimer', newElement: 'ajouter', newRow: 'nouvelle ligne', deleteRow: 'supprimer la ligne', split: 'nouveau paragraphe à partir d’ici', join: 'réunir au paragraphe précédent',
    moved: 'déplacer ici', movedFrom: (label) => `déplacer ici – place antérieure\u00A0: après ${label}`, change: 'changement de nature ou de niveau', format: 'mise en forme',
    changedFrom: (earlier) => `changement de nature ou de niveau (auparavant\u00A0: ${earlier})`, splitFrom: (label) => `nouveau paragraphe, issu d’une division – texte d’origine\u00A0: ${label}`, joinTo: (label) => `réunir – à la suite de\u00A0: ${label}`,
    states: { open: 'en suspens', agreed: 'convenu', agreedAdReferendum: 'convenu ad referendum', parked: 'laissé de côté', deleted: 'supprimé', agreedLanguage: 'libellé convenu' },
    agreedLanguage: (source) => `libellé convenu\u00A0: ${source}`,
    unnamed: 'sans nom',
    status: {
      title: 'État du texte', place: 'Emplacement', text: 'Texte', state: 'État', proposer: 'Auteur', supporters: 'Appui', objections: 'Objections', reservations: 'Réserves',
      note: 'Note', when: 'Séance et heure', proposal: 'proposition', option: 'variante', firstPage: 'Première page', count: (what, n) => `${what}\u00A0: ${n}`, nothing: 'Rien dans ce texte n’est en suspens, et aucun accord n’y est consigné.', kindsTotal: 'propositions',
      kinds: { insertion: 'ajout', deletion: 'suppression', replacement: 'remplacement', format: 'mise en forme', split: 'division', join: 'réunion', move: 'déplacement', change: 'changement de nature ou de niveau' },
    },
  },
};
