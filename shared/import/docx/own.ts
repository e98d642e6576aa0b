// A Word file that Rapporteur wrote, whoever saved it since: the document it was made of, with the ids of its elements.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import { lookSchema, schemaVersion, type Document, type Look } from '../../document/document.ts';
import { normaliseDocument } from '../../document/normalise.ts';
import { languageSchema, type Language } from '../../language/language.ts';
import { guessDigits, guessLanguage, guessTemplate } from '../guess.ts';
import { Ledger } from '../ledger.ts';
import { fieldOf } from '../fields.ts';
import type { Recognised } from '../recognise.ts';
import { wordsOf } from './drafts.ts';
import { withMarks } from './block-marks.ts';
import { Proposals } from './proposals.ts';
import type { WordInput } from '../import-input.ts';
import { reportLosses } from './losses.ts';
import { OwnBody, styledBlock } from './own-body.ts';
import { idOfBookmark, OwnContent } from './own-content.ts';
import { settleReferences } from './own-references.ts';
import type { Loss, ParagraphLook, WordBlock, WordParagraph, WordText } from './word-text.ts';

const everyParagraph = function* (blocks: readonly WordBlock[]): Generator<WordParagraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block;
    else for (const row of block.rows) for (const cell of row.cells) yield* everyParagraph(cell.blocks);
  }
};

/** Where a file came from: the document and the language that were exported, so far as it still says so. */
export interface Origin {
  readonly document: string | null;
  readonly language: Language | null;
}

/** The origin of a file that once left Rapporteur; null for any other. The marks and styles tell, where another program dropped the names of document and language. */
export const originOf = (text: WordText): Origin | null => {
  const language = languageSchema.safeParse(text.properties.get('Rapporteur language'));
  const document = text.properties.get('Rapporteur document') ?? null;
  let [own, all] = [0, 0];
  for (const paragraph of everyParagraph(text.blocks)) {
    if (!paragraph.inlines.some(({ type }) => type === 'text')) continue;
    all += 1;
    if (text.styles.name(paragraph.look.style).startsWith('UN-') || paragraph.inlines.some((inline) => inline.type === 'bookmark' && idOfBookmark(inline.name) !== null)) own += 1;
  }
  if (document === null && (own === 0 || own < all / 2)) return null;
  return { document, language: language.success ? language.data : null };
};

const lookOf = (text: WordText): Look => {
  const said = lookSchema.safeParse(text.properties.get('Rapporteur look'));
  if (said.success) return said.data;
  const styles = new Map([...everyParagraph(text.blocks)].map(({ look }) => [text.styles.name(look.style), look.style] as const));
  if (styles.has('UN-Series-Symbol')) return 'headquarters';
  const chapter = styles.get('UN-H1');
  return chapter !== undefined && text.styles.run(chapter).capitals ? 'escwa-classic' : 'escwa-current';
};

/** Makes the document of a file of our own. Never fails: what somebody added in styles of their own is an element too. */
export const readOwnWord = (text: WordText, origin: Origin, { name, language: given, as, newId, progress = () => {}, addImage }: WordInput): Recognised => {
  const ledger = new Ledger();
  const all = wordsOf(text.blocks);
  const language = given ?? origin.language ?? guessLanguage(all);
  const losses: Loss[] = [...text.losses];
  const proposals = new Proposals(text, newId, true);
  const content = new OwnContent(text, proposals, newId, ledger, language === 'ar');
  const context = { text, content, language, newId, ledger, addImage, lose: (kind: Loss['kind'], at: number, words: string) => void losses.push({ kind, at, text: words }) };
  const body = new OwnBody(context);
  body.read(text.blocks, text.section);
  for (const paragraph of everyParagraph(text.firstFoot)) {
    const words = wordsOf([paragraph]).trim();
    if (words === '') continue;
    const field = fieldOf(words, true);
    const number = text.styles.name(paragraph.look.style) === 'UN-Job-Number' && words.length <= 40 ? words : field?.type === 'jobNumber' ? field.jobNumber.slice(0, 40) : null;
    if (number === null) body.read([paragraph], null);
    else {
      ledger.compute('masthead', 1, words);
      body.placed.push({ at: 1, block: { id: newId(), type: 'jobNumber', text: {}, jobNumber: number } });
    }
  }
  progress(0.7);
  for (const line of [...wordsOf(text.otherHeads).split('\n'), ...wordsOf(text.firstHead).split('\n')]) ledger.compute('furniture', 1, line);
  const blocks: Block[] = body.placed.map(({ block }) => block);
  // The original does not name its own language beside that of the original.
  const original = blocks.findIndex((block) => block.type === 'originalLanguage' && block.original === language);
  if (original >= 0 && !blocks.some(({ type }) => type === 'language')) blocks.splice(original, 0, blankBlock('language', newId()));
  for (const [kind, notes] of [['footnote', text.footnotes], ['endnote', text.endnotes]] as const) {
    for (const [id, note] of notes) {
      if (content.called.has(`${kind} ${id}`)) continue;
      const words = content.noteText(note, 1);
      if (words.length === 0) continue;
      const block: Block = { id: newId(), type: 'paragraph', text: { [language]: words } };
      blocks.push(block);
      ledger.report(block.id, 1, wordsOf(note).trim(), 'orphanFootnoteText');
    }
  }
  const marked = withMarks({
    blocks, placed: [...body.placed, ...body.boxed], proposals, text: text.blocks, trimmed: false, lose: context.lose,
    shape: (paragraph, look, { id, ...block }) => {
      const shape = styledBlock(content.style(look.style), id);
      // A number that stands in the text says the same of both.
      const counted = (one: ParagraphLook): boolean => text.styles.paragraph(one.style).numId !== null;
      return shape?.type !== 'heading' ? shape : { ...shape, numbered: counted(look) ? look.numId !== null : block.type === 'heading' ? block.numbered : !counted(paragraph.look) };
    },
  });
  reportLosses(losses, body.placed, marked, language, ledger);
  const made: Document = {
    schemaVersion,
    id: newId(),
    settings: { template: as ?? guessTemplate([], null, name, []), look: lookOf(text), draftingLanguage: language, languages: [language], digits: guessDigits(all, language), unplaced: [...ledger.unplaced], ...(proposals.threads.length > 0 && { threads: [...proposals.threads] }) },
    blocks: marked,
  };
  const document = normaliseDocument(settleReferences(made, language, content.references, newId), newId);
  return { document, unplaced: [...ledger.unplaced], computed: ledger.computed };
};
