// The first page for the template: logos, masthead, lines down to the subtitle, summary.
import { contentsLines } from '../contents-lines.ts';
import { emblemMm } from '../emblem.ts';
import { frontParts, type DescribedImage, type FirstPage, type FrontLine, type Masthead } from '../first-page.ts';
import { logoRow } from '../logo-row.ts';
import { fitted } from './elements.ts';
import type { Images } from './images.ts';
import type { PrintedContentsLine, PrintedDocument, PrintedFrontLine, PrintedLogo, PrintedMasthead } from './printed.ts';
import { RunWriter, withoutLinks } from './runs.ts';
import { measureOf, pointsOfMm, type Setting } from './setting.ts';

/** The emblem, within its column; null where there is none, or the library has lost it. */
const emblemOf = (emblem: DescribedImage | null, images: Images): PrintedLogo | null => {
  const path = emblem === null ? null : images.path(emblem.image);
  if (emblem === null || path === null) return null;
  // Its text belongs to the library and is not set in the fonts of the document.
  return { path, alt: emblem.alt, ...fitted(emblem.image, pointsOfMm(emblemMm.width), pointsOfMm(emblemMm.highest)) };
};

const logosOf = (page: FirstPage, setting: Setting, images: Images): PrintedLogo[] => {
  const sizes = logoRow(page.logos, measureOf(setting) / pointsOfMm(1));
  return page.logos.flatMap(({ image, alt }, index) => {
    const path = images.path(image);
    const { width = 0, height = 0 } = sizes[index] ?? {};
    return path === null ? [] : [{ path, alt: setting.characters.line(alt), width: pointsOfMm(width), height: pointsOfMm(height) }];
  });
};

const hasArabic = /\p{Script=Arabic}/u;

const mastheadOf = (masthead: Masthead, setting: Setting, images: Images): PrintedMasthead => {
  const { characters, measures, rtl } = setting;
  const headquarters = measures.masthead.symbolRest !== null;
  const { series, symbol } = masthead;
  const shown = (text: string | null): string => (text === null ? '' : characters.line(text));
  const lines = [
    ...masthead.distributionLines.map((text) => ({ text: shown(text), before: 0 })),
    { text: headquarters ? '' : shown(symbol), before: 0 },
    { text: shown(masthead.date), before: 0 },
    // A line of space parts the dating from the languages.
    { text: shown(masthead.language), before: headquarters ? 10 : 0 },
    { text: shown(masthead.original), before: headquarters && masthead.language === null ? 10 : 0 },
  ];
  return {
    emblem: emblemOf(masthead.emblem, images),
    organization: shown(masthead.organization),
    series: shown(series),
    rest: headquarters && symbol !== null && series !== null ? shown(symbol.slice(series.length)) : '',
    organ: shown(masthead.organ),
    lines: lines.filter(({ text }) => text !== '').map(({ text, before }) => ({ t: text, ltr: rtl && !hasArabic.test(text), before })),
  };
};

const spaceBefore: Readonly<Record<FrontLine['type'], number>> = {
  body: 0, committee: 2, session: 1, venue: 1, agendaItem: 1, documentKind: 18, title: 10, subtitle: 6,
};

/** Under the kind or the title. A kind of several lines would run on into a title that stands close. */
const spaceNamed = (type: FrontLine['type']): number => (type === 'title' ? 12 : Math.max(6, spaceBefore[type] / 2));

const linesOf = (page: FirstPage, setting: Setting, runs: RunWriter): PrintedFrontLine[] => {
  const { measures, scale } = setting;
  const headquarters = measures.masthead.symbolRest !== null;
  let titled = false;
  return page.lines.map((line, index) => {
    const named = titled;
    titled ||= line.type === 'documentKind' || line.type === 'title' || line.type === 'subtitle';
    return {
      c: frontParts(line, (content, notice) => runs.noticed(content, notice)).flat(),
      size: measures.frontLines[line.type] * scale,
      bold: line.type !== 'venue' && line.type !== 'agendaItem' && (line.type !== 'session' || headquarters),
      centre: titled && measures.frontLines.titleAlign === 'centre',
      before: index === 0 ? 0 : named ? spaceNamed(line.type) : titled ? Math.max(14, spaceBefore[line.type]) : spaceBefore[line.type],
      titled,
      title: line.type === 'title',
      anchor: setting.anchors.of(line.id),
    };
  });
};

export const printedFirstPage = (page: FirstPage, setting: Setting, images: Images): PrintedDocument['first'] => {
  const runs = new RunWriter(setting);
  return {
    logos: logosOf(page, setting, images),
    masthead: page.masthead === null ? null : mastheadOf(page.masthead, setting, images),
    lines: linesOf(page, setting, runs),
    summary: page.summary.map((text) => ({ c: frontParts(text, (content, notice) => runs.noticed(content, notice)).flat(), anchor: setting.anchors.of(text.id), begins: false })),
  };
};

export interface PrintedContents {
  /** Null where the document has no table of contents, or nothing to put into it. */
  readonly lines: Readonly<Record<string, PrintedContentsLine>> | null;
  /** The key of the line that leads to each heading. */
  readonly entries: ReadonlyMap<string, string>;
}

/** The lines of the contents by key. Their order is that of the headings in the text, which the template finds there. */
export const printedContents = (page: FirstPage, setting: Setting): PrintedContents => {
  if (!page.contents) return { lines: null, entries: new Map() };
  const runs = new RunWriter(setting);
  const entries = new Map<string, string>();
  const lines: Record<string, PrintedContentsLine> = {};
  for (const [index, line] of contentsLines(setting.document, setting.language, setting.numbering).entries()) {
    if (entries.has(line.id)) continue;
    const key = `entry-${index}`;
    entries.set(line.id, key);
    lines[key] = {
      level: line.level,
      label: setting.characters.printable(line.label),
      annex: line.annex,
      c: withoutLinks(runs.content(line.content)),
      paragraphs: setting.characters.printable(line.paragraphs),
      opensChapters: line.opensChapters,
    };
  }
  return entries.size === 0 ? { lines: null, entries } : { lines, entries };
};
