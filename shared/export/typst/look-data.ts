// The measures and words that the template reads beside the document: they change with the look and the language, not with the text.
import { emblemMm } from '../emblem.ts';
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { pointsOfMm, type Setting } from './setting.ts';

const colours = {
  link: '#004b73',
  inserted: '#1a6b35',
  deleted: '#a3221c',
  untranslated: '#595959',
} as const;

const tagOf = (code: Language): { readonly lang: string | undefined; readonly region: string | null } => {
  const [lang, region] = definitionOf(code).tag.split('-');
  return { lang, region: region ?? null };
};

/** The lines of the contents are short, and the contents of most documents fit one page if Arabic lines, too, stand closer than running text. */
const arabicContentsLine = 1.28;

export const lookData = (setting: Setting): object => {
  const { measures, scale, pitch, closePitch, rtl, language, profile } = setting;
  const mm = pointsOfMm;
  const words = (key: Parameters<typeof language.wording>[0]): string => setting.characters.printable(language.wording(key));
  return {
    ...tagOf(language.code),
    rtl,
    indic: rtl && profile.digits === 'arabicIndic',
    fonts: language.documentFonts,
    /** The other script inside a text: family, size relative to the text, and its language. Latin letters among Arabic ones are taken for English. */
    other: rtl ? { fonts: ['Tinos', 'Amiri'], size: 1 / 1.12, ...tagOf('en') } : { fonts: ['Amiri', 'Tinos'], size: 1.12, ...tagOf('ar') },
    colours,
    page: {
      top: mm(measures.marginsMm.top),
      bottom: mm(measures.marginsMm.bottom),
      side: mm(measures.marginsMm.side),
      overhang: mm(measures.mastheadOverhangMm),
    },
    headquarters: measures.masthead.symbolRest !== null,
    body: {
      size: measures.body.size * scale,
      line: pitch(measures.body.lineHeight),
      after: measures.body.after,
      justified: measures.body.justified,
    },
    heading: { line: closePitch(1.2) },
    tab: mm(measures.numberTabMm),
    masthead: {
      organization: measures.masthead.organization * scale,
      series: measures.masthead.series,
      rest: measures.masthead.symbolRest ?? 0,
      organ: measures.masthead.organ * scale,
      distr: measures.masthead.distr,
      emblem: mm(emblemMm.column),
    },
    summary: { head: measures.summary.head * scale, text: measures.summary.text * scale, frame: measures.summary.frame },
    headings: measures.headings.map((heading) => ({ ...heading, size: heading.size * scale })),
    contents: { head: measures.contents.head * scale, text: measures.contents.text * scale, line: closePitch(rtl ? arabicContentsLine : measures.contents.lineHeight), capitals: measures.contents.capitals },
    footnote: { size: measures.footnote.size * scale, line: pitch(measures.footnote.lineHeight) },
    table: { ...measures.table, text: measures.table.text * scale, caption: measures.table.caption * scale, line: closePitch(1.2) },
    runningHead: measures.runningHead,
    pageNumber: { ...measures.pageNumber, size: measures.pageNumber.size * scale },
    thickRule: measures.thickRule,
    thinRule: measures.thinRule,
    endRule: { width: mm(measures.endRule.widthMm), weight: measures.endRule.weight, before: measures.endRule.before },
    words: {
      summary: words('summary'),
      contents: measures.contents.capitals ? words('contents').toLocaleUpperCase(language.tag) : words('contents'),
      contentsPlain: words('contents'),
      chapter: words('chapter'),
      paragraphs: words('paragraphs'),
      page: words('page'),
      continued: words('continued'),
    },
  };
};
