// The list of block types. A new type is one file beside this one and one line in each of the two lists below.
import { agendaItem } from './agendaItem.ts';
import { annex } from './annex.ts';
import { body } from './body.ts';
import { box } from './box.ts';
import { bullet } from './bullet.ts';
import { committee } from './committee.ts';
import { contents } from './contents.ts';
import { date } from './date.ts';
import { distribution } from './distribution.ts';
import { documentKind } from './documentKind.ts';
import { endRule } from './endRule.ts';
import { figure } from './figure.ts';
import { heading } from './heading.ts';
import { jobNumber } from './jobNumber.ts';
import { keyMessage } from './keyMessage.ts';
import { language } from './language.ts';
import { logos } from './logos.ts';
import { numberedParagraph } from './numberedParagraph.ts';
import { operativeParagraph } from './operativeParagraph.ts';
import { organ } from './organ.ts';
import { originalLanguage } from './originalLanguage.ts';
import { pageBreak } from './pageBreak.ts';
import { paragraph } from './paragraph.ts';
import { preambularParagraph } from './preambularParagraph.ts';
import { priorityArea } from './priorityArea.ts';
import { quotation } from './quotation.ts';
import { session } from './session.ts';
import { signature } from './signature.ts';
import { subparagraph } from './subparagraph.ts';
import { subtitle } from './subtitle.ts';
import { summary } from './summary.ts';
import { symbol } from './symbol.ts';
import { table } from './table.ts';
import { title } from './title.ts';
import { venue } from './venue.ts';
import type { BlockTraits } from '../block.ts';
import { z } from '../../zod.ts';

/** In the order of a document: first page, then body. */
export const blockDefinitions = {
  logos,
  organ,
  distribution,
  symbol,
  date,
  language,
  originalLanguage,
  jobNumber,
  body,
  committee,
  session,
  venue,
  agendaItem,
  documentKind,
  title,
  subtitle,
  summary,
  contents,
  heading,
  numberedParagraph,
  paragraph,
  priorityArea,
  keyMessage,
  subparagraph,
  bullet,
  quotation,
  box,
  table,
  figure,
  preambularParagraph,
  operativeParagraph,
  annex,
  signature,
  endRule,
  pageBreak,
} as const;

export type BlockType = keyof typeof blockDefinitions;
export const blockTypes = Object.keys(blockDefinitions) as BlockType[];
export const blockTypeSchema = z.enum(blockTypes as [BlockType, ...BlockType[]]);

const anyBlockSchema = z.discriminatedUnion('type', [
  logos.schema,
  organ.schema,
  distribution.schema,
  symbol.schema,
  date.schema,
  language.schema,
  originalLanguage.schema,
  jobNumber.schema,
  body.schema,
  committee.schema,
  session.schema,
  venue.schema,
  agendaItem.schema,
  documentKind.schema,
  title.schema,
  subtitle.schema,
  summary.schema,
  contents.schema,
  heading.schema,
  numberedParagraph.schema,
  paragraph.schema,
  priorityArea.schema,
  keyMessage.schema,
  subparagraph.schema,
  bullet.schema,
  quotation.schema,
  box.schema,
  table.schema,
  figure.schema,
  preambularParagraph.schema,
  operativeParagraph.schema,
  annex.schema,
  signature.schema,
  endRule.schema,
  pageBreak.schema,
]);
type AnyBlockSchema = typeof anyBlockSchema;
/** Has a name so that the compiler writes the name, and not all of its members, into every schema that contains it. */
export interface BlockSchema extends AnyBlockSchema {}
export const blockSchema: BlockSchema = anyBlockSchema;
export type Block = z.infer<BlockSchema>;
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>;

export const traitsOf = (type: BlockType): BlockTraits => blockDefinitions[type].traits;

/** An empty block of a type. */
export const blankBlock = <Type extends BlockType>(type: Type, id: string): BlockOf<Type> =>
  blockDefinitions[type].blank(id) as BlockOf<Type>;

export const isBlockType = (type: string): type is BlockType => Object.hasOwn(blockDefinitions, type);
