// The element under discussion, of whatever type: its number, its text, its table or image, and the elements of a box.
import type { Block, BlockOf } from '../../../shared/document/blocks/index.ts';
import { ownTextPlaces } from '../../../shared/document/walk.ts';
import { frontText } from '../../../shared/export/front-text.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { translator } from '../../../shared/language/messages.ts';
import { useImage } from '../../editor/assets.ts';
import { RoomLine, RoomNotes, type RoomTextProps } from './RoomLine.tsx';
import styles from './RoomText.module.css';

export interface RoomElementProps extends RoomTextProps {
  readonly block: Block;
  readonly bridge: Bridge;
}

const Picture = ({ block, bridge, language }: { readonly block: BlockOf<'figure'> } & Pick<RoomElementProps, 'bridge' | 'language'>) => {
  const shown = useImage({ bridge }, block.image);
  const alt = block.alt[language] ?? '';
  return shown.kind === 'shown' ? <img className={styles.image} src={shown.url} alt={alt === '' ? translator(language)('room:window.figure') : alt} /> : null;
};

const Grid = ({ block, ...of }: { readonly block: BlockOf<'table'> } & RoomTextProps) => (
  <table className={styles.table}>
    <tbody>
      {block.rows.map((row, index) => (
        <tr key={row.id} data-kind={row.kind} data-proposed={row.proposals?.at(-1)?.kind}>
          {row.cells.map((cell, column) => {
            const content = cell.text[of.language] ?? [];
            // A head without words is a gap for those that read it aloud.
            const scope = content.length === 0 ? undefined : index < block.headerRows ? 'col' : block.rowHeaders && column === 0 ? 'row' : undefined;
            const Cell = scope === undefined ? 'td' : 'th';
            return (
              <Cell key={cell.id} scope={scope} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                <RoomLine content={content} {...of} />
              </Cell>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);

const printedData = (block: Block, { page, language }: RoomTextProps): string => frontText(block, definitionOf(language), { look: page.settings.look, digits: page.settings.digits }) ?? '';

/** Whether an element says nothing in a language yet; an image says it without words. */
export const isSilentIn = (block: Block, of: RoomTextProps): boolean =>
  block.type !== 'figure' &&
  [...ownTextPlaces(block)].every(({ text }) => (text[of.language] ?? []).length === 0) &&
  printedData(block, of) === '' &&
  (block.type !== 'box' || block.blocks.every((boxed) => isSilentIn(boxed, of)));

export const RoomElement = ({ block, bridge, ...of }: RoomElementProps) => {
  const { page, language } = of;
  const label = page.labels[block.id]?.[language] ?? '';
  const places = [...ownTextPlaces(block)];
  const content = block.text[language] ?? [];
  const data = printedData(block, of);
  const notes = places.filter(({ role }) => role === 'notes' || role === 'source').map(({ text }) => text[language] ?? []).filter((one) => one.length > 0);
  return (
    <div className={styles.element} data-type={block.type} data-proposed={block.proposals?.find(({ kind }) => kind === 'insertion' || kind === 'deletion')?.kind}>
      {isSilentIn(block, of) ? (
        <p className={styles.empty}>{translator(language)('room:window.empty')}</p>
      ) : (
        <p className={styles.line}>
          {label !== '' && <span className={styles.label}>{label}</span>}
          {data !== '' && <span>{data} </span>}
          <RoomLine content={content} {...of} />
        </p>
      )}
      {block.type === 'figure' && <Picture block={block} bridge={bridge} language={language} />}
      {block.type === 'table' && <Grid block={block} {...of} />}
      {notes.map((note, index) => (
        <p key={index} className={styles.small}>
          <RoomLine content={note} {...of} />
        </p>
      ))}
      {block.type === 'box' && block.blocks.map((boxed) => <RoomElement key={boxed.id} block={boxed} bridge={bridge} {...of} />)}
      <RoomNotes contents={places.map(({ text }) => text[language] ?? [])} {...of} />
    </div>
  );
};
