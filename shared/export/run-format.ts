// How a run of text looks in the exports that set pages: its own formats, those of what it stands in, and what is proposed about it.
import type { Text } from '../document/inlines.ts';

export interface RunFormat {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly superscript?: boolean;
  readonly subscript?: boolean;
  /** Proposed to be put in, or taken out; a run may be both. */
  readonly inserted?: boolean;
  readonly deleted?: boolean;
}

/** What is proposed about an inline, added to the format around it. */
export const withProposals = <Format extends RunFormat>({ proposals = [] }: Pick<Text, 'proposals'>, around: Format): Format => {
  const inserted = proposals.some(({ kind }) => kind === 'insertion');
  const deleted = proposals.some(({ kind }) => kind === 'deletion');
  return inserted || deleted ? { ...around, ...(inserted && { inserted }), ...(deleted && { deleted }) } : around;
};

/** The format of a run of text within the format around it. */
export const formatOf = <Format extends RunFormat>(text: Text, around: Format): Format => {
  const { bold, italic, underline, superscript, subscript } = text;
  const own = { ...(bold && { bold }), ...(italic && { italic }), ...(underline && { underline }), ...(superscript && { superscript }), ...(subscript && { subscript }) };
  return withProposals(text, { ...around, ...own });
};

/** The format of a document symbol in the text, which has bold and italic of its own alone. */
export const symbolFormat = <Format extends RunFormat>(symbol: Pick<Text, 'bold' | 'italic' | 'proposals'>, around: Format): Format =>
  withProposals(symbol, { ...around, ...(symbol.bold && { bold: true }), ...(symbol.italic && { italic: true }) });
