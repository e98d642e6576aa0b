// A line of text as the hall reads it: brackets with who wants what, proposals with their proposer, never by colour alone.
import { Fragment, type ReactNode } from 'react';
import { isText, type Content, type Inline } from '../../../shared/document/inlines.ts';
import type { TextProposal } from '../../../shared/document/proposal.ts';
import { bracketMarks, optionSeparator, separates } from '../../../shared/export/bracket-marks.ts';
import type { RoomPage } from '../../../shared/ipc/room.ts';
import type { Language } from '../../../shared/language/language.ts';
import { delegationsOf, partyShortName } from '../../../shared/negotiation/delegations.ts';
import { withWholeFigures } from '../../../shared/text/bidi.ts';
import { partyColour } from '../../editor/proposal-names.ts';
import styles from './RoomText.module.css';

export interface RoomTextProps {
  readonly page: RoomPage;
  readonly language: Language;
}

export const shortName = (party: string, { page, language }: RoomTextProps): string => partyShortName(party, delegationsOf(page.settings), language);

const marksOf = (inline: Inline): readonly TextProposal[] => ('proposals' in inline ? (inline.proposals ?? []) : []);

const isContainer = (inline: Inline): inline is Extract<Inline, { type: 'link' | 'bracket' | 'option' }> => 'children' in inline;

/** The marks with which a text goes on behind a place: those of its first words, however deep in brackets they stand. */
const marksAhead = (content: readonly Inline[], from: number, after: readonly TextProposal[]): readonly TextProposal[] => {
  const [next] = content.slice(from).filter((inline) => !isContainer(inline) || inline.children.length > 0);
  if (next === undefined) return after;
  return isContainer(next) ? marksAhead(next.children, 0, after) : marksOf(next);
};

/** Whether all words are proposed by one party, which is named behind them. */
const isProposedBy = (party: string, content: readonly Inline[]): boolean =>
  content.length > 0 && content.every((inline) => (isContainer(inline) ? isProposedBy(party, inline.children) : marksOf(inline).some(({ kind, delegation, author }) => kind === 'insertion' && (delegation ?? author) === party)));

const formatted = (inline: Extract<Inline, { text: string }>): ReactNode => {
  let node: ReactNode = withWholeFigures(inline.text);
  if (inline.bold) node = <strong>{node}</strong>;
  if (inline.italic) node = <em>{node}</em>;
  if (inline.underline) node = <u>{node}</u>;
  if (inline.superscript) node = <sup>{node}</sup>;
  if (inline.subscript) node = <sub>{node}</sub>;
  return node;
};

const Who = ({ party, of, colour }: { readonly party: string; readonly of: RoomTextProps; readonly colour?: number }) => (
  <bdi className={styles.who} data-colour={colour}>
    {shortName(party, of)}
  </bdi>
);

const Marked = ({ marks, children }: { readonly marks: readonly TextProposal[]; readonly children: ReactNode }) =>
  marks.reduce<ReactNode>((inner, mark) => {
    const colour = partyColour(mark);
    if (mark.kind === 'insertion') return <ins className={styles.insertion} data-colour={colour}>{inner}</ins>;
    if (mark.kind === 'deletion') return <del className={styles.deletion} data-colour={colour}>{inner}</del>;
    return <span className={styles.format} data-colour={colour}>{inner}</span>;
  }, children);

const Sign = ({ inline, of, after }: { readonly inline: Inline; readonly of: RoomTextProps; readonly after: readonly TextProposal[] }): ReactNode => {
  const { page, language } = of;
  if (isText(inline)) return formatted(inline);
  switch (inline.type) {
    case 'link':
      return <RoomLine content={inline.children} after={after} {...of} />;
    case 'symbolReference':
      return <bdi dir="ltr" className={styles.symbol}>{inline.symbol}</bdi>;
    case 'crossReference':
      return page.references[inline.id]?.[language] ?? '';
    case 'footnote':
      return <sup>{page.footnotes[inline.id]?.[language] ?? '*'}</sup>;
    case 'option':
      return (
        <span className={styles.words}>
          <RoomLine content={inline.children} after={after} {...of} />
          {inline.proposer !== undefined && !isProposedBy(inline.proposer, inline.children) && <Who party={inline.proposer} of={of} />}
        </span>
      );
    case 'bracket': {
      const { open, close, struck } = bracketMarks(inline.state);
      const inner = inline.children.map((child, index) => (
        <Fragment key={index}>
          {separates(inline.children, index) && <span className={styles.sign}>{optionSeparator}</span>}
          <RoomLine content={[child]} after={marksAhead(inline.children, index + 1, after)} {...of} />
        </Fragment>
      ));
      return (
        <span className={styles.bracket} data-state={inline.state}>
          {open !== '' && <span className={styles.sign}>{open}</span>}
          {struck ? <del>{inner}</del> : inner}
          {open !== '' && inline.proposer !== undefined && !isProposedBy(inline.proposer, inline.children) && <Who party={inline.proposer} of={of} />}
          {close !== '' && <span className={styles.sign}>{close}</span>}
        </span>
      );
    }
  }
};

/** The name of a proposer stands once, behind the last words of the proposal in a row. `after`: the marks of what follows on the line. */
export const RoomLine = ({ content, after = [], ...of }: RoomTextProps & { readonly content: readonly Inline[]; readonly after?: readonly TextProposal[] }) => (
  <>
    {content.map((inline, index) => {
      const marks = marksOf(inline);
      const next = marksAhead(content, index + 1, after);
      const ended = marks.filter(({ id }) => !next.some((mark) => mark.id === id));
      return (
        <Fragment key={index}>
          <Marked marks={marks}>
            <Sign inline={inline} of={of} after={next} />
          </Marked>
          {ended.map((mark) => {
            const party = mark.delegation ?? mark.author;
            return party === '' ? null : <Who key={`${mark.id} ${mark.kind}`} party={party} of={of} colour={partyColour(mark)} />;
          })}
        </Fragment>
      );
    })}
  </>
);

const footnotesIn = (content: readonly Inline[]): Extract<Inline, { type: 'footnote' }>[] =>
  content.flatMap((inline) => (isText(inline) ? [] : inline.type === 'footnote' ? [inline] : 'children' in inline ? footnotesIn(inline.children) : []));

/** The footnotes of texts, below them. */
export const RoomNotes = ({ contents, ...of }: RoomTextProps & { readonly contents: readonly Content[] }) => {
  const notes = contents.flatMap(footnotesIn);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id}>
          <sup>{of.page.footnotes[note.id]?.[of.language] ?? '*'}</sup> <RoomLine content={note.content as Content} {...of} />
        </li>
      ))}
    </ul>
  );
};
