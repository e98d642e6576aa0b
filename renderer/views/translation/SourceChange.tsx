// What changed in the source since it was translated, word by word.
import { useEffect, useMemo, useRef } from 'react';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Translation } from '../../../shared/document/translation.ts';
import { ownTextPlaces } from '../../../shared/document/walk.ts';
import { compareContents } from '../../../shared/compare/text.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { writePieces } from '../../reading/Line.tsx';
import type { Reading } from '../../reading/reading.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSourceThen } from './useSourceThen.ts';
import styles from './Translation.module.css';

/** Both versions with the numbers of today: it is the words that are compared. */
const readingOfToday = (session: DocumentSession, language: Translation['from']): Reading => {
  const definition = definitionOf(language);
  const side = { language, definition, blocks: session.blocks, settings: session.document.settings, numbering: session.numbering(language) };
  return { language, definition, rows: [], before: side, after: side };
};

export interface SourceChangeProps {
  readonly session: DocumentSession;
  readonly block: Block;
  readonly confirmed: Translation;
}

export const SourceChange = ({ session, block, confirmed }: SourceChangeProps) => {
  const { t } = useMessages();
  const then = useSourceThen(session, block.id, confirmed);
  const { from } = confirmed;
  const lines = useMemo(() => {
    if (then == null) return null;
    const reading = readingOfToday(session, from);
    const [olds, news] = [[...ownTextPlaces(then)], [...ownTextPlaces(block)]];
    return Array.from({ length: Math.max(olds.length, news.length) }, (_, at) => compareContents(olds[at]?.text[from], news[at]?.text[from], { language: from }))
      .filter(({ kind }) => kind !== 'same')
      .map(({ pieces }) => writePieces(pieces, reading, 'both', t));
  }, [then, block, from, session, t]);
  // A long paragraph is shown where it changed first.
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = shown.current;
    const changed = box?.querySelector<HTMLElement>('ins, del');
    if (box != null && changed != null) box.scrollTop = changed.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [lines]);
  if (then === undefined) return null;
  if (lines === null) return <p className={styles.faint}>{t('translation:changeUnknown')}</p>;
  return (
    <div ref={shown} className={styles.change} lang={from} dir={definitionOf(from).direction} tabIndex={0} role="group" aria-label={t('translation:changed', { language: t(`app:language.${from}`) })}>
      {lines.map(({ nodes, notes }, at) => (
        <div key={at}>
          <p className={styles.line}>{nodes}</p>
          {notes.filter(({ pieces, mark }) => mark !== 'same' || pieces.some(({ kind }) => kind !== 'same')).map((note) => (
            <p key={note.id} className={styles.note}>
              <sup>{note.label}</sup> {writePieces(note.pieces, readingOfToday(session, from), 'both', t).nodes}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
};
