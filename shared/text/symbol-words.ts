// What a document symbol says, in words.
import type { Language } from '../language/language.ts';
import type { DocumentSymbol, SymbolPart } from './symbol.ts';

type Words = Readonly<Record<Language, string>>;
const words = (en: string, ar: string, fr: string): Words => ({ en, ar, fr });

const bodies: Readonly<Record<string, Words>> = {
  A: words('General Assembly', 'الجمعية العامة', 'Assemblée générale'),
  S: words('Security Council', 'مجلس الأمن', 'Conseil de sécurité'),
  E: words('Economic and Social Council', 'المجلس الاقتصادي والاجتماعي', 'Conseil économique et social'),
  ST: words('Secretariat', 'الأمانة العامة', 'Secrétariat'),
  ESCWA: words('ESCWA', 'الإسكوا', 'CESAO'),
  ECWA: words('Economic Commission for Western Asia', 'اللجنة الاقتصادية لغربي آسيا', 'Commission économique pour l’Asie occidentale'),
  ECE: words('Economic Commission for Europe', 'اللجنة الاقتصادية لأوروبا', 'Commission économique pour l’Europe'),
  ECA: words('Economic Commission for Africa', 'اللجنة الاقتصادية لأفريقيا', 'Commission économique pour l’Afrique'),
  ESCAP: words('ESCAP', 'اللجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ', 'CESAP'),
  ECLAC: words('ECLAC', 'اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي', 'CEPALC'),
  LC: words('ECLAC', 'اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي', 'CEPALC'),
  HRC: words('Human Rights Council', 'مجلس حقوق الإنسان', 'Conseil des droits de l’homme'),
};

/** Kinds of parts that carry a number. */
const numbered: Readonly<Record<string, Words>> = {
  AC: words('ad hoc committee', 'لجنة مخصصة', 'comité spécial'),
  C: words('committee', 'لجنة', 'commission'),
  CN: words('commission', 'لجنة', 'commission'),
  CONF: words('conference', 'مؤتمر', 'conférence'),
  GC: words('governing council', 'مجلس إدارة', 'conseil d’administration'),
  EC: words('Executive Committee', 'اللجنة التنفيذية', 'Comité exécutif'),
  IG: words('intergovernmental committee', 'لجنة حكومية دولية', 'comité intergouvernemental'),
  SC: words('subcommittee', 'لجنة فرعية', 'sous-comité'),
  Sub: words('subcommission', 'لجنة فرعية', 'sous-commission'),
  WG: words('working group', 'فريق عامل', 'groupe de travail'),
  EGM: words('expert group meeting', 'اجتماع فريق خبراء', 'réunion de groupe d’experts'),
  RCM: words('regional coordination mechanism', 'آلية التنسيق الإقليمي', 'mécanisme de coordination régionale'),
  PC: words('preparatory committee', 'لجنة تحضيرية', 'comité préparatoire'),
  CL: words('cluster', 'مجموعة', 'pôle'),
  L: words('limited distribution', 'توزيع محدود', 'distribution limitée'),
  R: words('restricted distribution', 'توزيع مقيّد', 'distribution restreinte'),
  CRP: words('conference room paper', 'ورقة اجتماع', 'document de séance'),
  INF: words('information document', 'وثيقة إعلامية', 'document d’information'),
  WP: words('working paper', 'ورقة عمل', 'document de travail'),
  CP: words('country paper', 'ورقة قطرية', 'document de pays'),
  BP: words('background paper', 'ورقة معلومات أساسية', 'document d’information générale'),
  TP: words('technical paper', 'ورقة فنية', 'document technique'),
  NGO: words('non-governmental organization', 'منظمة غير حكومية', 'organisation non gouvernementale'),
  PV: words('verbatim record', 'محضر حرفي', 'procès-verbal'),
  SR: words('summary record', 'محضر موجز', 'compte rendu analytique'),
  RES: words('resolution', 'قرار', 'résolution'),
  DEC: words('decision', 'مقرر', 'décision'),
  Add: words('addendum', 'إضافة', 'additif'),
  Amend: words('amendment', 'تعديل', 'amendement'),
  Corr: words('corrigendum', 'تصويب', 'rectificatif'),
  Rev: words('revision', 'تنقيح', 'révision'),
  Supp: words('supplement', 'ملحق', 'supplément'),
  Suppl: words('supplement', 'ملحق', 'supplément'),
  'Technical Paper': words('technical paper', 'ورقة فنية', 'document technique'),
  'Policy Brief': words('policy brief', 'موجز سياسات', 'note d’orientation'),
  Booklet: words('booklet', 'كتيب', 'brochure'),
  Pamphlet: words('pamphlet', 'نشرة', 'dépliant'),
  Brochure: words('brochure', 'كتيب', 'brochure'),
  'Outcome document': words('outcome document', 'وثيقة ختامية', 'document final'),
  Report: words('report', 'تقرير', 'rapport'),
  Summary: words('summary', 'موجز', 'résumé'),
};

const kinds: Readonly<Partial<Record<SymbolPart['kind'], Words>>> = {
  session: words('session', 'الدورة', 'session'),
  serial: words('No.', 'رقم', 'nº'),
};
const special = words('special session', 'دورة استثنائية', 'session extraordinaire');
const emergency = words('emergency special session', 'دورة استثنائية طارئة', 'session extraordinaire d’urgence');
const reissue = words('reissued for technical reasons', 'أعيد إصدارها لأسباب فنية', 'nouveau tirage pour raisons techniques');

const inWords = (part: SymbolPart, language: Language): string => {
  const numberAfter = part.number === null ? '' : ` ${part.number}`;
  if (part.kind === 'organ' || part.kind === 'region') return bodies[part.name]?.[language] ?? part.text;
  if (part.kind === 'session') {
    const noun = part.name === 'S' ? special : part.name === 'ES' ? emergency : kinds.session;
    return `${noun?.[language]}${numberAfter}`;
  }
  if (part.kind === 'serial') return `${kinds.serial?.[language]} ${part.text}`;
  const known = numbered[part.name];
  if (part.name === 'CL' && known !== undefined) {
    const code = part.text.split('.')[1];
    return `${known[language]}${numberAfter}${code === undefined ? '' : ` (${code})`}`;
  }
  return known === undefined ? (bodies[part.name]?.[language] ?? part.text) : `${known[language]}${numberAfter}`;
};

const comma: Words = words(', ', '، ', ', ');

export const symbolInWords = (symbol: DocumentSymbol, language: Language): string => {
  const described = symbol.parts.map((part) => inWords(part, language));
  if (symbol.part !== null) described.push(symbol.part);
  if (symbol.reissued > 0) described.push(reissue[language]);
  return described.join(comma[language]);
};
