// What a document symbol says, part by part, in words.
import type { Language } from '../language/language.ts';
import { isolateLeftToRight } from './bidi.ts';
import { parseSymbol, type DocumentSymbol, type SymbolPart } from './symbol.ts';

type Words = Readonly<Record<Language, string>>;
const words = (en: string, ar: string, fr: string): Words => ({ en, ar, fr });

const bodies: Readonly<Record<string, Words>> = {
  A: words('General Assembly', 'الجمعية العامة', 'Assemblée générale'),
  S: words('Security Council', 'مجلس الأمن', 'Conseil de sécurité'),
  E: words('Economic and Social Council', 'المجلس الاقتصادي والاجتماعي', 'Conseil économique et social'),
  ST: words('Secretariat', 'الأمانة العامة', 'Secrétariat'),
  T: words('Trusteeship Council', 'مجلس الوصاية', 'Conseil de tutelle'),
  ESCWA: words('Economic and Social Commission for Western Asia', 'اللجنة الاقتصادية والاجتماعية لغربي آسيا', 'Commission économique et sociale pour l’Asie occidentale'),
  ECWA: words('Economic Commission for Western Asia', 'اللجنة الاقتصادية لغربي آسيا', 'Commission économique pour l’Asie occidentale'),
  ECE: words('Economic Commission for Europe', 'اللجنة الاقتصادية لأوروبا', 'Commission économique pour l’Europe'),
  ECA: words('Economic Commission for Africa', 'اللجنة الاقتصادية لأفريقيا', 'Commission économique pour l’Afrique'),
  ESCAP: words('Economic and Social Commission for Asia and the Pacific', 'اللجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ', 'Commission économique et sociale pour l’Asie et le Pacifique'),
  ECLAC: words('Economic Commission for Latin America and the Caribbean', 'اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي', 'Commission économique pour l’Amérique latine et les Caraïbes'),
  LC: words('Economic Commission for Latin America and the Caribbean', 'اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي', 'Commission économique pour l’Amérique latine et les Caraïbes'),
  HRC: words('Human Rights Council', 'مجلس حقوق الإنسان', 'Conseil des droits de l’homme'),
  HLPF: words('High-level political forum on sustainable development', 'المنتدى السياسي الرفيع المستوى المعني بالتنمية المستدامة', 'Forum politique de haut niveau pour le développement durable'),
  DP: words('United Nations Development Programme', 'برنامج الأمم المتحدة الإنمائي', 'Programme des Nations Unies pour le développement'),
  TD: words('United Nations Conference on Trade and Development', 'مؤتمر الأمم المتحدة للتجارة والتنمية', 'Conférence des Nations Unies sur le commerce et le développement'),
  UNEP: words('United Nations Environment Programme', 'برنامج الأمم المتحدة للبيئة', 'Programme des Nations Unies pour l’environnement'),
  HSP: words('United Nations Human Settlements Programme', 'برنامج الأمم المتحدة للمستوطنات البشرية', 'Programme des Nations Unies pour les établissements humains'),
  FCCC: words('Framework Convention on Climate Change', 'الاتفاقية الإطارية بشأن تغير المناخ', 'Convention-cadre sur les changements climatiques'),
  CRC: words('Committee on the Rights of the Child', 'لجنة حقوق الطفل', 'Comité des droits de l’enfant'),
  CCPR: words('Human Rights Committee', 'اللجنة المعنية بحقوق الإنسان', 'Comité des droits de l’homme'),
  CAT: words('Committee against Torture', 'لجنة مناهضة التعذيب', 'Comité contre la torture'),
  CEDAW: words('Committee on the Elimination of Discrimination against Women', 'اللجنة المعنية بالقضاء على التمييز ضد المرأة', 'Comité pour l’élimination de la discrimination à l’égard des femmes'),
  CERD: words('Committee on the Elimination of Racial Discrimination', 'لجنة القضاء على التمييز العنصري', 'Comité pour l’élimination de la discrimination raciale'),
  CMW: words('Committee on Migrant Workers', 'اللجنة المعنية بالعمال المهاجرين', 'Comité des travailleurs migrants'),
  CRPD: words('Committee on the Rights of Persons with Disabilities', 'اللجنة المعنية بحقوق الأشخاص ذوي الإعاقة', 'Comité des droits des personnes handicapées'),
};

/** Divisions and clusters of ESCWA by the code that stands in its symbols. */
const divisions: Readonly<Record<string, Words>> = {
  SDPD: words('Sustainable Development Policies Division', 'شعبة سياسات التنمية المستدامة', 'Division des politiques de développement durable'),
  SD: words('Statistics Division', 'شعبة الإحصاء', 'Division de statistique'),
  STAT: words('Statistics Division', 'شعبة الإحصاء', 'Division de statistique'),
  SDD: words('Social Development Division', 'شعبة التنمية الاجتماعية', 'Division du développement social'),
  ICTD: words('Information and Communication Technology Division', 'شعبة تكنولوجيا المعلومات والاتصالات', 'Division des technologies de l’information et des communications'),
  EDGD: words('Economic Development and Globalization Division', 'شعبة التنمية الاقتصادية والعولمة', 'Division du développement économique et de la mondialisation'),
  EDID: words('Economic Development and Integration Division', 'شعبة التنمية والتكامل الاقتصادي', 'Division du développement et de l’intégration économiques'),
  ECRI: words('Emerging and Conflict-related Issues Division', 'شعبة القضايا الناشئة والنزاعات', 'Division des questions émergentes et liées aux conflits'),
  ECW: words('Centre for Women', 'مركز المرأة', 'Centre pour les femmes'),
  TDD: words('Technology for Development Division', 'شعبة التكنولوجيا من أجل التنمية', 'Division de la technologie pour le développement'),
  OES: words('Office of the Executive Secretary', 'مكتب الأمين التنفيذي', 'Bureau du Secrétaire exécutif'),
  CSS: words('Conference Services Section', 'قسم خدمات المؤتمرات', 'Section des services de conférence'),
  CCS: words('Climate Change and Natural Resource Sustainability', 'تغير المناخ واستدامة الموارد الطبيعية', 'Changements climatiques et viabilité des ressources naturelles'),
  GPID: words('Gender Justice, Population and Inclusive Development', 'العدالة بين الجنسين والسكان والتنمية الشاملة', 'Justice de genre, population et développement inclusif'),
  SEP: words('Shared Economic Prosperity', 'الازدهار الاقتصادي المشترك', 'Prospérité économique partagée'),
  SIT: words('Statistics, Information Society and Technology', 'الإحصاء ومجتمع المعلومات والتكنولوجيا', 'Statistique, société de l’information et technologie'),
  GCP: words('Governance and Conflict Prevention', 'الحوكمة ومنع نشوب النزاعات', 'Gouvernance et prévention des conflits'),
};

/** Kinds of bodies and groups: their number follows the name. */
const groups: Readonly<Record<string, Words>> = {
  AC: words('ad hoc committee', 'اللجنة المخصصة', 'comité spécial'),
  C: words('committee', 'اللجنة', 'commission'),
  CN: words('commission', 'اللجنة', 'commission'),
  CONF: words('conference', 'المؤتمر', 'conférence'),
  GC: words('governing council, session', 'مجلس الإدارة، الدورة', 'conseil d’administration, session'),
  EC: words('Executive Committee, meeting', 'اللجنة التنفيذية، الاجتماع', 'Comité exécutif, réunion'),
  IG: words('intergovernmental committee', 'اللجنة الحكومية الدولية', 'comité intergouvernemental'),
  SC: words('subcommittee', 'اللجنة الفرعية', 'sous-comité'),
  Sub: words('subcommission', 'اللجنة الفرعية', 'sous-commission'),
  WG: words('working group', 'الفريق العامل', 'groupe de travail'),
  EGM: words('expert group meeting', 'اجتماع فريق الخبراء', 'réunion de groupe d’experts'),
  RCM: words('regional coordination mechanism', 'آلية التنسيق الإقليمي', 'mécanisme de coordination régionale'),
  PC: words('preparatory committee', 'اللجنة التحضيرية', 'comité préparatoire'),
  Panel: words('panel', 'الفريق', 'groupe'),
  'Task Force': words('task force', 'فرقة العمل', 'équipe spéciale'),
  EA: words('Environment Assembly, session', 'جمعية البيئة، الدورة', 'Assemblée pour l’environnement, session'),
  MEM: words('multi-year expert meeting', 'اجتماع الخبراء المتعدد السنوات', 'réunion d’experts pluriannuelle'),
  SER: words('series', 'السلسلة', 'série'),
};

/** What the document is. */
const documents: Readonly<Record<string, Words>> = {
  L: words('limited distribution', 'توزيع محدود', 'distribution limitée'),
  R: words('restricted distribution', 'توزيع مقيّد', 'distribution restreinte'),
  G: words('general distribution', 'توزيع عام', 'distribution générale'),
  CRP: words('conference room paper', 'ورقة اجتماع', 'document de séance'),
  INF: words('information document', 'وثيقة إعلامية', 'document d’information'),
  Info: words('information document', 'وثيقة إعلامية', 'document d’information'),
  WP: words('working paper', 'ورقة عمل', 'document de travail'),
  CP: words('country paper', 'ورقة قطرية', 'document de pays'),
  BP: words('background paper', 'ورقة معلومات أساسية', 'document d’information générale'),
  TP: words('technical paper', 'ورقة فنية', 'document technique'),
  NGO: words('statement of a non-governmental organization', 'بيان منظمة غير حكومية', 'communication d’une organisation non gouvernementale'),
  PET: words('petition', 'التماس', 'pétition'),
  PV: words('verbatim record', 'محضر حرفي', 'procès-verbal'),
  SR: words('summary record', 'محضر موجز', 'compte rendu analytique'),
  RES: words('resolution', 'قرار', 'résolution'),
  DEC: words('decision', 'مقرر', 'décision'),
  PRST: words('presidential statement', 'بيان رئاسي', 'déclaration de la présidence'),
  GC: words('general comment', 'تعليق عام', 'observation générale'),
  CO: words('concluding observations', 'ملاحظات ختامية', 'observations finales'),
  'Technical Paper': words('technical paper', 'ورقة فنية', 'document technique'),
  'Technical Papers': words('technical papers', 'ورقات فنية', 'documents techniques'),
  'Technical Material': words('technical material', 'مواد فنية', 'documentation technique'),
  'Background Paper': words('background paper', 'ورقة معلومات أساسية', 'document d’information générale'),
  'Working Paper': words('working paper', 'ورقة عمل', 'document de travail'),
  'Policy Brief': words('policy brief', 'موجز سياسات', 'note d’orientation'),
  Booklet: words('booklet', 'كتيب', 'livret'),
  Pamphlet: words('pamphlet', 'نشرة', 'dépliant'),
  Brochure: words('brochure', 'كراسة', 'brochure'),
  'Outcome document': words('outcome document', 'وثيقة ختامية', 'document final'),
  Report: words('report', 'تقرير', 'rapport'),
  Summary: words('summary', 'موجز', 'résumé'),
  'Information Kit': words('information kit', 'حقيبة إعلامية', 'dossier d’information'),
  Inventory: words('inventory', 'قائمة جرد', 'inventaire'),
  Manual: words('manual', 'دليل', 'manuel'),
  Excerpt: words('excerpt', 'مقتطف', 'extrait'),
  DOC: words('list of documents', 'قائمة وثائق', 'liste de documents'),
  Add: words('addendum', 'إضافة', 'additif'),
  Amend: words('amendment', 'تعديل', 'amendement'),
  Corr: words('corrigendum', 'تصويب', 'rectificatif'),
  Rev: words('revision', 'تنقيح', 'révision'),
  Supp: words('supplement', 'ملحق', 'supplément'),
  Suppl: words('supplement', 'ملحق', 'supplément'),
};

const portions: Readonly<Record<string, Words>> = {
  Part: words('part', 'الجزء', 'partie'),
  'Vol.': words('volume', 'المجلد', 'volume'),
  'Supp.': words('supplement', 'الملحق', 'supplément'),
  'Suppl.': words('supplement', 'الملحق', 'supplément'),
  'Add.': words('addendum', 'الإضافة', 'additif'),
  'Sect.': words('section', 'الباب', 'chapitre'),
  Resumption: words('resumption', 'الاستئناف', 'reprise'),
};

const year = words('year', 'عام', 'année');
const session = words('session', 'الدورة', 'session');
const specialSession = words('special session', 'الدورة الاستثنائية', 'session extraordinaire');
const emergencySession = words('emergency special session', 'الدورة الاستثنائية الطارئة', 'session extraordinaire d’urgence');
const cluster = words('cluster', 'المجموعة', 'pôle');
const numbered = words('No.', 'رقم', 'nº');
const division = words('division or series', 'شعبة أو سلسلة', 'division ou série');
const reissue = words('reissued for technical reasons', 'أعيد إصدارها لأسباب فنية', 'nouveau tirage pour raisons techniques');

/** A number or a code of Latin letters keeps its order inside Arabic words. */
const inside = (code: string, language: Language): string => (language === 'ar' && /[A-Za-z]/.test(code) ? isolateLeftToRight(code) : code);

const inWords = (part: SymbolPart, treatyBody: boolean, language: Language): string => {
  const { kind, name, text } = part;
  const number = part.number === null ? null : inside(part.number, language);
  const after = (noun: Words | undefined, joint = ' '): string => (noun === undefined ? inside(text, language) : number === null ? noun[language] : `${noun[language]}${joint}${number}`);
  switch (kind) {
    case 'organ':
    case 'region':
      return bodies[name]?.[language] ?? inside(text, language);
    case 'year':
      return `${year[language]} ${text}`;
    case 'session':
      return after(name === 'S' ? specialSession : name === 'ES' ? emergencySession : session);
    case 'serial':
      return `${numbered[language]} ${inside(text, language)}`;
    case 'portion':
      return name !== '' ? after(portions[name]) : /^\d{4}$/.test(part.number ?? '') ? `${year[language]} ${number}` : /[IVXLC]/.test(part.number ?? '') ? after(session) : `${numbered[language]} ${number}`;
    case 'division': {
      const code = name === 'CL' ? text.split('.')[1] : text.split('-')[0];
      const known = code === undefined ? undefined : (divisions[code] ?? bodies[code]);
      const owner = known?.[language] ?? (code === undefined ? '' : name === 'CL' ? inside(code, language) : `${division[language]} ${inside(text, language)}`);
      if (name === 'CL') return `${after(cluster)}${owner === '' ? '' : ` (${owner})`}`;
      return treatyBody && text === 'C' ? words('committee’s own documents', 'وثائق اللجنة', 'documents du comité')[language] : owner;
    }
    case 'subBody':
      return name in groups ? after(groups[name]) : (bodies[name]?.[language] ?? inside(text, language));
    case 'nature':
    case 'publication':
    case 'label':
    case 'modifier':
      return after(documents[name], name === 'L' || name === 'R' || name === 'G' ? `${language === 'ar' ? '، ' : ', '}${numbered[language]} ` : ' ');
  }
};

export interface ExplainedPart {
  /** As it is written in the symbol; always left to right. */
  readonly written: string;
  readonly words: string;
}

/** The parts of a symbol in the order in which they stand, each with what it means in the language. */
export const explainSymbol = (symbol: DocumentSymbol, language: Language): readonly ExplainedPart[] => {
  const treatyBody = symbol.parts.some(({ kind, text }) => kind === 'division' && text === 'C');
  const parts = symbol.parts.map((part) => ({ written: part.text, words: inWords(part, treatyBody, language) }));
  return symbol.reissued === 0 ? parts : [...parts, { written: '*'.repeat(symbol.reissued), words: reissue[language] }];
};

const joint: Words = words('; ', '؛ ', '\u202F; ');

/** `General Assembly; resolution; session 73; No. 195`. Nothing for a text that is no symbol. */
export const describeSymbol = (text: string, language: Language = 'en'): string | null => {
  const symbol = parseSymbol(text);
  return symbol === null ? null : explainSymbol(symbol, language).map(({ words: said }) => said).join(joint[language]);
};
