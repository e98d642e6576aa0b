// The whole way from the text of a file to a document, with an account of what became of every word.
import { blankBlock, type Block } from '../document/blocks/index.ts';
import { schemaVersion, type Document, type Unplaced } from '../document/document.ts';
import { normaliseDocument } from '../document/normalise.ts';
import { numberBlocks } from '../document/numbering.ts';
import type { Language } from '../language/language.ts';
import { readBody } from './body.ts';
import { Builder } from './builder.ts';
import { chunkLines, type KnownTitles } from './chunks.ts';
import { takeCollected } from './collected-notes.ts';
import { comparable } from './comparable.ts';
import { draftText, isMark, trimDraft, type Draft } from './draft.ts';
import { draftsOf, type Element } from './elements.ts';
import { readFront } from './front.ts';
import { prepareLines } from './furniture.ts';
import { guessLanguage, guessSettings } from './guess.ts';
import type { ImportWish } from './import-input.ts';
import type { InlineContext } from './inline.ts';
import { Ledger, type ComputedText } from './ledger.ts';
import { isBlank, lineStyle, splitLines } from './lines.ts';
import { bracketNotes, matchNotes, noteContent, takeNotes, type PlacedMark } from './notes.ts';
import { checkContents } from './contents-check.ts';
import { findContents, type PrintedContents } from './printed-contents.ts';
import { splitRegions } from './regions.ts';
import { withPipes } from './ruled-tables.ts';
import { withoutUnderlines } from './underlined.ts';
import { keyMessagesForm } from './vocabulary.ts';

export interface RecogniseInput extends ImportWish {
  readonly text: string;
  readonly markdown: boolean;
}

/** A document, and the account of every word that is not in it. */
export interface Recognised {
  readonly document: Document;
  readonly unplaced: readonly Unplaced[];
  /** Text of the file that the document computes and therefore does not hold. */
  readonly computed: readonly ComputedText[];
}

const knownTitles = (contents: PrintedContents | null): KnownTitles => {
  const titles = new Set((contents?.entries ?? []).flatMap((entry) => [entry.key, ...entry.otherKeys]).filter((key) => key !== ''));
  const beginnings = new Set<string>();
  for (const title of titles) {
    for (let space = title.indexOf(' '); space > 0; space = title.indexOf(' ', space + 1)) beginnings.add(title.slice(0, space));
  }
  return { has: (key) => titles.has(key), beginsWith: (key) => beginnings.has(key) };
};

/** Typed numbers that the document would print differently are listed where the difference begins. */
export const reportNumbers = (blocks: readonly Block[], typed: readonly { block: Block; element: Element }[], language: Language, ledger: Ledger): void => {
  const numbers = numberBlocks(blocks, language).blocks;
  const known = new Set(ledger.unplaced.map(({ block }) => block));
  const shift = new Map<string, number>();
  for (const { block, element } of typed) {
    if (element.typed === undefined) continue;
    const { kind, n, written } = element.typed;
    const computed = numbers.get(block.id);
    if (computed === undefined || computed.kind !== kind) continue;
    const difference = n - computed.n;
    const continuous = kind === 'paragraph' || kind === 'chapter' || kind === 'box' || kind === 'table' || kind === 'figure' || kind === 'annex';
    const before = continuous || computed.n > 1 ? (shift.get(kind) ?? 0) : 0;
    shift.set(kind, difference);
    if (difference !== before && !known.has(block.id)) ledger.report(block.id, element.line, `${written} ${element.drafts.map(draftText).join(' ')}`.trim(), 'numberOutOfSequence');
  }
};

/**
 * Makes a document in normal form of a text. Never fails: what is not recognised is a paragraph. Every word of the text stands in the document
 * or in `computed`. Time and memory are linear in the text; the ids come from `newId` alone, so that the same ids give the same document.
 */
export const recognise = ({ name, text, markdown, language: given, as, newId, progress = () => {} }: RecogniseInput): Recognised => {
  const ledger = new Ledger();
  const language = given ?? guessLanguage(text);
  const raw = splitLines(text);
  const prepared = prepareLines(raw, ledger);
  const brackets = bracketNotes(prepared.lines);
  const taken = takeNotes(prepared.lines, brackets, ledger);
  const collected = takeCollected(taken.lines, taken.notes.length > 0, ledger);
  const lines = withoutUnderlines(withPipes(collected.lines), ledger);
  const notes = [...taken.notes, ...collected.notes];
  const context: InlineContext = { references: prepared.references, bracketNotes: brackets, notes: new Set(notes.map(({ note }) => note)) };
  const contents = findContents(lines);
  if (contents !== null) for (const line of lines.slice(contents.start, contents.end)) if (!isBlank(line)) ledger.compute('contents', line.number, line.text);
  const regions = splitRegions(lines, contents, prepared.title !== null);
  const front = readFront(regions.front, regions.foot, prepared.title, language, context, newId, ledger);
  const style = lineStyle(raw);
  const titles = knownTitles(contents);
  if (regions.summaryHeading !== null) ledger.compute('heading', regions.summaryHeading.number, regions.summaryHeading.text);
  const summary = chunkLines(regions.summary, style, markdown, titles, context, ledger).flatMap((chunk): Element[] => {
    const make = (line: number, draft: Draft): Element => ({ line, type: 'summary', drafts: [draft], build: ([content = []]) => ({ ...blankBlock('summary', newId()), text: { [language]: content } }) });
    if (chunk.kind === 'rule') {
      ledger.compute('furniture', chunk.line, chunk.written);
      return [];
    }
    if (chunk.kind === 'table') return chunk.table.rows.map((row) => make(row.cells[0]?.line ?? chunk.line, trimDraft(row.cells.flatMap((cell, index) => [...(index > 0 ? [{ text: ' ' }] : []), ...cell.draft]))));
    // A summary is made of paragraphs: numbers and bullets in it stay as they were typed.
    const lead = chunk.label?.written ?? chunk.bullet;
    return [make(chunk.line, lead === null ? chunk.draft : trimDraft([{ text: `${lead === '-' || lead === '*' ? '•' : lead} ` }, ...chunk.draft]))];
  });
  progress(0.15);
  const chunks = chunkLines(regions.body, style, markdown, titles, context, ledger);
  progress(0.45);
  const announced = keyMessagesForm.test(comparable(front.title ?? '')) || front.fields.some((field) => field.type === 'documentKind' && field.kind === 'keyMessages');
  const body = readBody(chunks, contents, announced, { newId, language, ledger });
  progress(0.75);
  const metadata = prepared.metadata.map((line): Element => ({
    line: line.number,
    type: 'paragraph',
    drafts: [[{ text: line.text.trim() }]],
    build: ([content = []]) => ({ ...blankBlock('paragraph', newId()), text: { [language]: content } }),
    report: { reason: 'unrecognised', text: line.text },
  }));

  const elements = [...front.elements, ...summary, ...front.kept, ...metadata, ...body.elements];
  const marks = elements.flatMap(draftsOf).flatMap(({ draft, line }) => draft.filter(isMark).map((mark): PlacedMark => ({ mark, line })));
  const builder = new Builder(matchNotes(marks, notes), context, newId, ledger);
  const blocks: Block[] = [...front.elements.map((element) => builder.build(element)), ...summary.map((element) => builder.build(element))];
  if (contents !== null) {
    const block = blankBlock('contents', newId());
    blocks.push(block);
    checkContents(contents, body.elements, block.id, ledger);
  }
  for (const element of [...front.kept, ...metadata, ...body.elements]) blocks.push(builder.build(element));
  for (const note of notes) {
    if (builder.placed.has(note)) continue;
    const content = noteContent(note.source, context);
    const block: Block = { ...blankBlock('paragraph', newId()), text: { [language]: [{ text: `${note.written.replace(/<\/?sup>/gi, '').replace(/^\[\^?|\]:?$/g, '')} ` }, ...content] } };
    blocks.push(block);
    ledger.report(block.id, note.line, note.source, 'orphanFootnoteText');
  }
  progress(0.9);
  reportNumbers(blocks, builder.typed, language, ledger);

  const unplaced = [...ledger.unplaced].sort((a, b) => a.line - b.line);
  const draft: Document = {
    schemaVersion,
    id: newId(),
    settings: { ...guessSettings({ as, front, name, elements: body.elements, text, language }), unplaced },
    blocks,
  };
  const document = normaliseDocument(draft, newId);
  return { document, unplaced, computed: ledger.computed };
};

