// How proposals look on the page: text that is put in, taken out or formatted, and the signs beside elements.
import type { ReactNode } from 'react';
import type { BlockProposal, RowProposal, TextProposal } from '../../shared/document/proposal.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { usePane } from './pane-context.tsx';
import { partyColour, useProposalWords } from './proposal-names.ts';
import styles from './proposals.module.css';

const colours = [styles.party0, styles.party1, styles.party2, styles.party3, styles.party4, styles.party5];
const classes = (...names: (string | undefined)[]) => names.filter(Boolean).join(' ');
const colourOf = (mark: Parameters<typeof partyColour>[0]): string | undefined => colours[partyColour(mark)];

/** Text with its proposals around it, the first innermost. Insertions and deletions are such to a screen reader too. */
export const MarkedText = ({ marks, children }: { readonly marks: readonly TextProposal[]; readonly children: ReactNode }) => {
  const { session } = usePane();
  const words = useProposalWords(session);
  return marks.reduce<ReactNode>((inner, mark) => {
    const own = { className: classes(styles[mark.kind], colourOf(mark)), title: words(mark), 'data-proposal': mark.id };
    if (mark.kind === 'insertion') return <ins {...own}>{inner}</ins>;
    if (mark.kind === 'deletion') return <del {...own}>{inner}</del>;
    return <span {...own}>{inner}</span>;
  }, children);
};

/** Read in both directions alike, apart from the arrows, which point down and up. */
const signs: Readonly<Record<BlockProposal['kind'], string>> = { insertion: '+', deletion: '−', split: '↓', join: '↑', move: '↕', change: '≠' };

/** The signs beside an element about which something is proposed. */
export const BlockMarks = ({ marks }: { readonly marks: readonly BlockProposal[] }) => {
  const { session } = usePane();
  const words = useProposalWords(session);
  const [first] = marks;
  return (
    <span contentEditable={false} className={classes(styles.marks, first && colourOf(first))} data-marks={marks.map(({ kind }) => kind).join(' ')}>
      {marks.map((mark) => (
        <span key={`${mark.id} ${mark.kind}`} className={classes(styles.mark, colourOf(mark))} title={words(mark)}>
          <span aria-hidden="true">{signs[mark.kind]}</span>
          <VisuallyHidden>{words(mark)}</VisuallyHidden>
        </span>
      ))}
    </span>
  );
};

export const rowClass = (marks: readonly RowProposal[] | undefined): string | undefined => {
  const mark = marks?.at(-1);
  return mark && classes(colourOf(mark), mark.kind === 'insertion' ? styles.rowIn : styles.rowOut);
};
