// The body of the text as elements for the template, in order.
import type { Asset } from '../../document/block.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { traitsOf, type Block, type BlockOf, type BlockType } from '../../document/blocks/index.ts';
import { captionRuns } from './caption.ts';
import type { Images } from './images.ts';
import { inGroups, keptTogether } from './kept.ts';
import { isListBlock, listsOf, type ListBlock } from './lists.ts';
import type { AnnexElement, FigureElement, HeadingElement, LandscapeElement, NumberedElement, ParagraphElement, PrintedElement, Runs } from './printed.ts';
import { plainRuns, RunWriter } from './runs.ts';
import { HeadingLevels } from '../heading-levels.ts';
import { flippedMeasureOf, labelWidth, measureOf, pointsOfMm, type Setting } from './setting.ts';
import { below, tableElement } from './table.ts';

type SingleBlock = Exclude<Block, ListBlock>;
type Write<Type extends BlockType> = (block: BlockOf<Type>, writer: ElementWriter) => PrintedElement | null;

const none = (): null => null;

/** Until it is known what follows; see `keptTogether`. */
const standing = { keep: false, whole: false, room: 0 } as const;

const paragraphs = (k: ParagraphElement['k']) => (block: Block, { runs, setting }: ElementWriter): ParagraphElement | null => {
  const c = runs.text(block.text);
  return c.length === 0 ? null : { k, c, anchor: setting.anchors.of(block.id), ...standing };
};

const numbered = (block: Block, writer: ElementWriter): NumberedElement => {
  const { setting, runs } = writer;
  const label = writer.label(block);
  return {
    k: 'numbered',
    label,
    fits: labelWidth(label, setting.measures.body.size * setting.scale) < pointsOfMm(setting.measures.numberTabMm),
    indented: block.type === 'operativeParagraph' && setting.measures.subparagraphs === 'firstLine',
    c: runs.text(block.text),
    anchor: setting.anchors.of(block.id),
    ...standing,
  };
};

/** Widths are estimates before labels are set: the widest is among so many. */
const measuredLabels = 8;

/** By how much an Arabic label is wider than its count of letters tells: most letters widen at the end of a word, and some are wide everywhere. */
const arabicWidth = (label: string): number => 0.5 * (label.match(/[بتثسشصضفقكني](?!\p{L})/gu)?.length ?? 0) + 0.25 * (label.match(/[سشصضطظك]/gu)?.length ?? 0);

const levelOf = (block: Block): number | null => (block.type === 'heading' ? block.level : block.type === 'priorityArea' ? 2 : null);

/** The name in bookmarks of a heading that has no letters, such as one that is only a footnote. */
const nameless = '…';

/** The text of a heading as it prints, and in its own letters. What prints is written first, since footnotes take their anchor then. */
const headingRuns = (block: Block, capitals: boolean, runs: RunWriter): { readonly c: Runs; readonly text: Runs } => {
  const c = capitals ? runs.capitals(block.text) : runs.text(block.text);
  return { c, text: capitals ? runs.text(block.text) : c };
};

const heading = (block: BlockOf<'heading' | 'priorityArea'>, writer: ElementWriter): HeadingElement | null => {
  const { setting, runs } = writer;
  const level = levelOf(block) ?? 2;
  const measures = setting.measures.headings[level - 1] ?? setting.measures.headings[4];
  const label = writer.label(block);
  const { c, text } = headingRuns(block, measures.capitals, runs);
  if (label === '' && c.length === 0) return null;
  return {
    k: 'heading',
    level: writer.levels.next(level),
    look: level - 1,
    label,
    beside: writer.labelsBeside(level),
    c,
    plain: [label, plainRuns(text)].filter((part) => part !== '').join(' ') || nameless,
    entry: writer.entry(block.id),
    anchor: setting.anchors.of(block.id),
    room: 0,
  };
};

const annex = (block: BlockOf<'annex'>, writer: ElementWriter): AnnexElement => {
  const { setting, runs } = writer;
  const { language, profile, measures } = setting;
  const label = writer.label(block);
  const { c, text } = headingRuns(block, measures.headings[0].capitals, runs);
  const foreign = block.original !== null && block.original !== language.code ? block.original : null;
  writer.levels.next(1);
  return {
    k: 'annex',
    label: measures.headings[0].capitals ? label.toLocaleUpperCase(language.tag) : label,
    c,
    plain: [label, plainRuns(text)].filter((part) => part !== '').join('. ') || nameless,
    entry: writer.entry(block.id),
    // The note stands in the lower case of running text in every look.
    original: foreign === null ? [] : runs.whole(`[${language.original(foreign, { ...profile, look: 'headquarters' })}]`),
    anchor: setting.anchors.of(block.id),
  };
};

/** Images are kept within a page, caption and source included. */
const highestFigure = pointsOfMm(190);

const figure = (block: BlockOf<'figure'>, writer: ElementWriter): FigureElement => {
  const { setting, runs, images } = writer;
  const anchor = setting.anchors.of(block.id);
  const caption = captionRuns(block, setting, runs);
  const alt = setting.characters.line(block.alt[setting.language.code] ?? '');
  const widest = (writer.measure * block.width) / 100;
  const size = block.image === null ? { width: widest, height: widest / 2 } : fitted(block.image, widest, highestFigure);
  return { k: 'figure', anchor, caption, path: block.image === null ? null : images.path(block.image), alt, ...size, source: below(block.source, 'source', setting, runs) };
};

/** The size of an image set to a width, kept within a height; in the unit of both. */
export const fitted = (image: Pick<Asset, 'width' | 'height'>, width: number, highest: number): { readonly width: number; readonly height: number } => {
  const scale = Math.min(width / image.width, highest / image.height);
  return { width: image.width * scale, height: image.height * scale };
};

const boxPadding = 8;

const writers: { readonly [Type in SingleBlock['type']]: Write<Type> } = {
  // The first page and the contents are written as a whole.
  logos: none,
  organ: none,
  distribution: none,
  symbol: none,
  date: none,
  language: none,
  originalLanguage: none,
  jobNumber: none,
  body: none,
  committee: none,
  session: none,
  venue: none,
  agendaItem: none,
  documentKind: none,
  title: none,
  subtitle: none,
  summary: none,
  contents: none,
  heading,
  priorityArea: heading,
  numberedParagraph: numbered,
  operativeParagraph: numbered,
  paragraph: paragraphs('paragraph'),
  quotation: paragraphs('quotation'),
  preambularParagraph: paragraphs('preamble'),
  signature: paragraphs('signature'),
  box: (block, writer) => writer.box(block),
  table: (block, { setting, runs }) => tableElement(block, setting, runs),
  figure,
  annex,
  endRule: () => ({ k: 'endRule', hangs: false }),
  pageBreak: () => ({ k: 'pageBreak' }),
};

type TurnedElement = LandscapeElement['body'][number];
const canTurn = ({ k }: PrintedElement): boolean => k === 'annex' || k === 'heading' || k === 'table';

/** Gathers landscape tables, so that those that follow each other share their pages, and the headings right above one stand there with it. */
const turned = (elements: readonly PrintedElement[]): PrintedElement[] => {
  const result: PrintedElement[] = [];
  // From the end, so that a heading knows what follows it.
  for (const element of elements.toReversed()) {
    const next = result[0];
    const joins = next?.k === 'landscape' && next.body[0]?.k !== 'annex';
    const turns = canTurn(element) && (element.k === 'table' ? element.landscape : joins);
    if (!turns) result.unshift(element);
    else if (joins) result[0] = { k: 'landscape', body: [element as TurnedElement, ...next.body] };
    else result.unshift({ k: 'landscape', body: [element as TurnedElement] });
  }
  return result;
};

export class ElementWriter {
  readonly setting: Setting;
  readonly runs: RunWriter;
  readonly images: Images;
  readonly levels = new HeadingLevels();
  readonly #entries: Map<string, string>;
  readonly #beside = new Map<number, readonly string[]>();
  /** Width of the text where writing stands, in points. */
  measure: number;

  readonly #flipped: boolean;

  /** `entries`: the key of the contents line of each heading that has one; `flipped`: whether all pages are landscape. */
  constructor(setting: Setting, images: Images, entries: ReadonlyMap<string, string>, flipped: boolean) {
    this.setting = setting;
    this.runs = new RunWriter(setting);
    this.images = images;
    this.#entries = new Map(entries);
    this.#flipped = flipped;
    this.measure = (flipped ? flippedMeasureOf : measureOf)(setting);
  }

  label(block: Block): string {
    const { numbering, language, profile, characters } = this.setting;
    const number = numbering.blocks.get(block.id);
    return number === undefined ? '' : characters.printable(language.label(number, profile));
  }

  /** The widest labels of a level, where one of them may be too wide for the place of labels; measured when they are set. */
  labelsBeside(level: number): readonly string[] {
    let labels = this.#beside.get(level);
    if (labels !== undefined) return labels;
    const { measures, scale, document } = this.setting;
    const { size } = measures.headings[level - 1] ?? measures.headings[4];
    const width = (label: string): number => labelWidth(label, size * scale);
    const wide = document.blocks.flatMap((block) => (levelOf(block) === level && width(this.label(block)) > 0.8 * pointsOfMm(measures.numberTabMm) ? [this.label(block)] : []));
    const rank = (label: string): number => width(label) + arabicWidth(label) * size * scale;
    labels = [...new Set(wide)].toSorted((a, b) => rank(b) - rank(a)).slice(0, measuredLabels);
    this.#beside.set(level, labels);
    return labels;
  }

  /** The contents line that leads to a heading. A second heading of the same id gets none. */
  entry(id: string): string | null {
    const key = this.#entries.get(id) ?? null;
    this.#entries.delete(id);
    return key;
  }

  box(block: BlockOf<'box'>): PrintedElement {
    const anchor = this.setting.anchors.of(block.id);
    const title = captionRuns(block, this.setting, this.runs);
    const outside = this.measure;
    this.measure = outside - 2 * boxPadding;
    const body = this.#elements(block.blocks, true);
    this.measure = outside;
    return { k: 'box', anchor, title, body, whole: false };
  }

  #elements(blocks: readonly (Block | BoxedBlock)[], boxed: boolean): PrintedElement[] {
    const elements: PrintedElement[] = [];
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index];
      if (block === undefined) continue;
      if (!isListBlock(block)) {
        const element = (writers[block.type] as Write<BlockType>)(block, this);
        // A table in a box cannot turn the page.
        if (element !== null) elements.push(boxed && element.k === 'table' ? { ...element, landscape: false } : element);
        continue;
      }
      const items: ListBlock[] = [];
      for (let next: Block | BoxedBlock | undefined = block; next !== undefined && isListBlock(next); next = blocks[++index]) items.push(next);
      index--;
      elements.push(...listsOf(items, boxed, this.setting, this.runs));
    }
    return keptTogether(elements, this.setting, this.measure);
  }

  /** The whole body. */
  body(): PrintedElement[] {
    const elements = this.#elements(this.setting.document.blocks.filter(({ type }) => traitsOf(type).place === 'body'), false);
    const grouped = inGroups(elements, this.setting, this.measure);
    return this.#flipped ? grouped : turned(grouped);
  }
}
