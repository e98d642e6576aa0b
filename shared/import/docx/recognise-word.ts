// The way from a Word file that somebody else wrote to a document: the recogniser of texts, told what the file knows better.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import { schemaVersion, type Document, type Unplaced } from '../../document/document.ts';
import { normaliseDocument } from '../../document/normalise.ts';
import type { Language } from '../../language/language.ts';
import { readBody } from '../body.ts';
import { Builder } from '../builder.ts';
import type { Chunk } from '../chunk.ts';
import { comparable } from '../comparable.ts';
import { checkContents } from '../contents-check.ts';
import { draftText, isMark, trimDraft, type Draft, type Mark } from '../draft.ts';
import { draftsOf, type Element } from '../elements.ts';
import { readFront, withoutWhole, type Front } from '../front.ts';
import type { LiveLine } from '../furniture.ts';
import { guessLanguage, guessSettings } from '../guess.ts';
import type { WordInput } from '../import-input.ts';
import type { InlineContext } from '../inline.ts';
import { Ledger } from '../ledger.ts';
import type { NoteText } from '../notes.ts';
import { findContents } from '../printed-contents.ts';
import { reportNumbers, type Recognised } from '../recognise.ts';
import { splitRegions } from '../regions.ts';
import { keyMessagesForm } from '../vocabulary.ts';
import { Drafts, wordsOf } from './drafts.ts';
import { withMarks } from './block-marks.ts';
import { shapeOf } from './block-shapes.ts';
import { acceptedContent, Proposals } from './proposals.ts';
import { reportLosses } from './losses.ts';
import { placePictures } from './pictures.ts';
import type { Loss, WordText } from './word-text.ts';
import { Units, type Unit } from './units.ts';

const summaryOf = (unit: Unit, language: Language, newId: () => string): Element[] =>
  unit.chunks.flatMap((chunk): Element[] => {
    const make = (draft: Draft): Element => ({ line: unit.at, type: 'summary', drafts: [draft], build: ([content = []]) => ({ ...blankBlock('summary', newId()), text: { [language]: content } }) });
    if (chunk.kind === 'rule') return [];
    if (chunk.kind === 'table') return chunk.table.rows.map((row) => make(trimDraft(row.cells.flatMap((cell, index) => [...(index > 0 ? [{ text: ' ' }] : []), ...cell.draft]))));
    const lead = chunk.label?.written ?? chunk.bullet;
    return [make(lead === null ? chunk.draft : trimDraft([{ text: `${lead} ` }, ...chunk.draft]))];
  });

/** The first page with its lines as they were tracked: those that are text, and were read without what is to go. */
const withTracked = (front: Front, byLine: ReadonlyMap<number, Unit>): Front & { readonly tracked: ReadonlySet<number> } => {
  const tracked = new Set<number>();
  const whole = (element: Element): Element => {
    const chunk = byLine.get(element.line)?.chunks[0];
    const [read] = element.drafts;
    if (read === undefined || element.drafts.length !== 1 || chunk?.kind !== 'text') return element;
    const full: Draft = chunk.label === null ? chunk.draft : [{ text: `${chunk.label.written} ` }, ...chunk.draft];
    const plain = (draft: Draft): string => draftText(draft).replace(/\s+/g, ' ').trim();
    if (plain(acceptedContent(full)) !== plain(read) || tracked.has(element.line)) return element;
    tracked.add(element.line);
    return { ...element, drafts: [element.type === 'paragraph' ? full : withoutWhole(full, 'bold')] };
  };
  return { ...front, elements: front.elements.map(whole), kept: front.kept.map(whole), tracked };
};

/** Never fails: what is not recognised is a paragraph. */
export const recogniseWord = (text: WordText, { name, language: given, as, newId, progress = () => {}, addImage }: WordInput): Recognised => {
  const ledger = new Ledger();
  const all = wordsOf(text.blocks);
  const language = given ?? guessLanguage(all);
  const losses: Loss[] = [...text.losses];
  const proposals = new Proposals(text, newId, false);
  const drafts = new Drafts(text, proposals, (kind, at, words) => void losses.push({ kind, at, text: words }));
  const head = new Units(text, drafts);
  head.addFront(text.firstHead);
  const units = new Units(text, drafts);
  units.add(text.blocks);
  const foot = new Units(text, drafts);
  foot.addFront(text.firstFoot);
  for (const line of wordsOf(text.otherHeads).split('\n')) ledger.compute('furniture', 1, line);
  progress(0.3);

  // Lines of the head of the first page stand before all others; a number of their own would be that of no paragraph.
  const headLines = head.units.map(({ line }) => ({ ...line, number: 1 }));
  const byLine = new Map<number, Unit>();
  for (const unit of units.units) if (!byLine.has(unit.at)) byLine.set(unit.at, unit);
  const stray = findContents(units.units.map(({ line }) => line)) === null;
  const lines = units.units.flatMap(({ line, inContents }) => (inContents && stray ? [] : [line, ...(line.text === '' || inContents ? [] : [{ ...line, text: '' }])]));
  if (stray) for (const { line, inContents } of units.units) if (inContents) ledger.compute('contents', line.number, unescaped(line.text));
  const contents = findContents(lines);
  if (contents !== null) for (const line of lines.slice(contents.start, contents.end)) ledger.compute('contents', line.number, unescaped(line.text));
  const regions = splitRegions(lines, contents, false);
  const marks = new Map([...drafts.notes].map(([mark, note]) => [mark.note.replace(/\s/g, '-'), { mark, note }] as const));
  const context: InlineContext = { references: new Map(), bracketNotes: new Set(), notes: new Set(marks.keys()) };
  const read = (from: readonly LiveLine[]): Front => readFront(from, [...regions.foot, ...foot.units.map(({ line }) => ({ ...line, number: 1 })).filter((line) => line.text !== '')], null, language, context, newId, ledger);
  // A file may have no first page at all: paragraphs that somebody sent to be put into a text.
  const pageless = !read([...headLines, ...regions.front]).elements.length && headLines.every(({ text: words }) => words === '') && regions.summaryHeading === null;
  const firstPage = pageless ? [] : regions.front;
  const front = withTracked(read([...headLines, ...firstPage]), byLine);
  if (regions.summaryHeading !== null) ledger.compute('heading', regions.summaryHeading.number, unescaped(regions.summaryHeading.text));
  const unitsOf = (some: readonly { readonly number: number; readonly text: string }[]): Unit[] => {
    const seen = new Set<number>();
    return some.flatMap((line): Unit[] => {
      const unit = byLine.get(line.number);
      if (unit === undefined || seen.has(line.number)) return [];
      seen.add(line.number);
      return [unit];
    });
  };
  for (const { number } of firstPage) {
    const gone = units.changed.get(number);
    if (gone === undefined || front.tracked.has(number)) continue;
    losses.push({ kind: 'trackedChanges', at: number, text: gone });
    ledger.compute('masthead', number, gone);
  }
  const summary = unitsOf(regions.summary).flatMap((unit) => summaryOf(unit, language, newId));
  // A table of data within the printed contents is no part of them.
  const tables = contents === null ? [] : unitsOf(lines.slice(contents.start, contents.end)).filter((unit) => unit.chunks.some(({ kind }) => kind === 'table'));
  const chunks = [...tables, ...unitsOf(pageless ? [...regions.front, ...regions.body] : regions.body)].flatMap((unit): readonly Chunk[] => unit.chunks);
  const announced = keyMessagesForm.test(comparable(front.title ?? '')) || front.fields.some((field) => field.type === 'documentKind' && field.kind === 'keyMessages');
  const body = readBody(chunks, contents, announced, { newId, language, ledger });
  progress(0.7);

  // Marks in lines of the first page were written down and read again: they are other objects with the same names.
  const elements = [...front.elements, ...summary, ...front.kept, ...body.elements];
  const matched = new Map<Mark, NoteText>(drafts.notes);
  for (const mark of elements.flatMap(draftsOf).flatMap(({ draft }) => draft.filter(isMark))) {
    const found = marks.get(mark.note);
    if (found !== undefined && !matched.has(mark)) matched.set(mark, found.note);
  }
  const builder = new Builder(matched, context, newId, ledger);
  const blocks: Block[] = [];
  const placed: { at: number; block: Block }[] = [];
  const build = (element: Element): void => {
    const block = builder.build(element);
    blocks.push(block);
    placed.push({ at: element.line, block });
  };
  for (const element of [...front.elements, ...summary]) build(element);
  if (contents !== null || (stray && units.units.some(({ inContents }) => inContents))) {
    const block = blankBlock('contents', newId());
    blocks.push(block);
    if (contents !== null) checkContents(contents, body.elements, block.id, ledger);
  }
  const firstBody = blocks.length;
  for (const element of [...front.kept, ...body.elements]) build(element);
  // Notes that nothing calls, or that were called where no text became of it.
  const orphans = [...drafts.notes.values()].filter((note) => !builder.placed.has(note)).map(({ draft = [], line }) => ({ draft, line }));
  for (const [kind, notes] of [['footnote', text.footnotes], ['endnote', text.endnotes]] as const) {
    for (const [id, note] of notes) if (!drafts.called.has(`${kind} ${id}`)) orphans.push({ draft: drafts.note(note, 1, null), line: 1 });
  }
  for (const { draft, line } of orphans) {
    const words = draft.filter((one): one is Exclude<typeof one, Mark> => !isMark(one));
    if (draftText(words).trim() === '') continue;
    const block: Block = { ...blankBlock('paragraph', newId()), text: { [language]: words } };
    blocks.push(block);
    ledger.report(block.id, line, draftText(words), 'orphanFootnoteText');
  }
  placePictures({ blocks, placed, firstBody, language, newId, pictures: units.pictures, image: text.image, addImage, lose: (kind, at, words) => void losses.push({ kind, at, text: words }) });
  progress(0.9);
  reportNumbers(blocks, builder.typed, language, ledger);
  const lose = (kind: Loss['kind'], at: number, words: string): void => void losses.push({ kind, at, text: words });
  const marked = withMarks({ blocks, placed: [...placed, ...builder.boxed], proposals, text: text.blocks, trimmed: true, lose, shape: (paragraph, look, block) => shapeOf(paragraph, look, block, text) });
  reportLosses(losses, placed, marked, language, ledger);
  const unplaced: Unplaced[] = ledger.unplaced.map((one) => (ofFront.has(one.reason) ? { ...one, text: unescaped(one.text) } : one)).sort((a, b) => a.line - b.line);
  const made: Document = {
    schemaVersion,
    id: newId(),
    settings: { ...guessSettings({ as, front, name, elements: body.elements, text: all, language }), unplaced, ...(proposals.threads.length > 0 && { threads: [...proposals.threads] }) },
    blocks: marked,
  };
  return { document: normaliseDocument(made, newId), unplaced, computed: ledger.computed };
};

/** What is said of lines of the first page, which are read as Markdown. */
const ofFront: ReadonlySet<Unplaced['reason']> = new Set(['unknownMastheadLine', 'beforeMasthead', 'impossibleDate', 'unknownSymbol', 'orphanFootnoteText']);

/** A line as it stands in the file: without the signs of bold text, and without those that keep it from being read as markup. */
const unescaped = (text: string): string => text.replace(/(?<!\\)\*\*|\[\^[a-z]+-[^\]]*\]|<\/?(?:i|u|sup|sub)>|(?<!\\)\]\([^()]*\)|(?<!\\)\[/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
