// One element of a page that is read: its label, its text with what changed in it, its notes, and signs that say what happened to it as a whole.
import { memo, type ReactNode } from 'react';
import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react';
import type { ComparedBlock, Piece } from '../../shared/compare/comparison.ts';
import { traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import type { TextRole } from '../../shared/document/walk.ts';
import { ownTextPlaces } from '../../shared/document/walk.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { isolate } from '../../shared/text/bidi.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { frontText } from '../../shared/export/front-text.ts';
import { writeContent, writePieces, type Note, type Shown, type WrittenLine } from './Line.tsx';
import { ReadImage } from './ReadImage.tsx';
import { readTable } from './ReadTable.tsx';
import { isChanged, labelApart, labelOn, type Reading } from './reading.ts';
import styles from './reading.module.css';

export interface ElementContext {
  readonly reading: Reading;
  readonly t: Translate;
  /** For what stands on the page in the language of the interface. */
  readonly speaks: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  /** Who made a change, and when; undefined where the history does not say. */
  readonly by?: (of: Piece | ComparedBlock) => string | undefined;
  /** Leads to another row. */
  readonly onGo: (row: number) => void;
  /** Opens what can be done with an element; null where nothing can be. */
  readonly onAct: ((row: number, button: HTMLElement) => void) | null;
}

export const spokenBy = (language: Language): ElementContext['speaks'] => {
  const { tag, direction } = definitionOf(language);
  return { lang: tag, dir: direction };
};

export const Notes = ({ notes, context, shown }: { readonly notes: readonly Note[]; readonly context: ElementContext; readonly shown: Shown }) =>
  notes.length === 0 ? null : (
    <ul className={styles.notes}>
      {notes.map((note) => {
        const { nodes } = writePieces(note.pieces, context.reading, shown, context.t);
        return (
          <li key={note.id}>
            <sup>{note.label}</sup>
            <span>{note.mark === 'inserted' ? <ins className={styles.insertion}>{nodes}</ins> : note.mark === 'deleted' ? <del className={styles.deletion}>{nodes}</del> : nodes}</span>
          </li>
        );
      })}
    </ul>
  );

/** A text of an element in the language of the page. */
const lineOf = (row: ComparedBlock, role: TextRole, { reading, t, by }: ElementContext, shown: Shown): WrittenLine | null => {
  const compared = row.texts.find((text) => text.language === reading.language && text.role === role);
  if (compared !== undefined) return writePieces(compared.pieces, reading, shown, t, by);
  const block = shown === 'before' ? row.before : (row.after ?? row.before);
  if (block === null) return null;
  const side = block === row.after && shown !== 'before' ? reading.after : reading.before;
  for (const place of ownTextPlaces(block)) {
    if (place.role !== role) continue;
    const content = place.text[side.language];
    return content === undefined || content.length === 0 ? null : writeContent(content, side);
  }
  return null;
};

/** What prints of an element of the first page that is data: both forms where it changed. */
const dataOf = (row: ComparedBlock, { reading }: ElementContext, shown: Shown): ReactNode => {
  const earlier = row.before === null ? null : frontText(row.before, reading.before.definition, reading.before.settings);
  const later = row.after === null ? null : frontText(row.after, reading.after.definition, reading.after.settings);
  if (shown === 'clean') return later;
  const same = row.before === null || row.after === null || earlier === later;
  if (shown === 'before') return same || earlier === null || earlier === '' ? earlier : <del className={styles.deletion}>{earlier}</del>;
  if (shown === 'after') return same || later === null || later === '' ? later : <ins className={styles.insertion}>{later}</ins>;
  if (row.kind === 'deleted') return earlier === null || earlier === '' ? null : <del className={styles.deletion}>{earlier}</del>;
  if (row.kind === 'inserted') return later === null || later === '' ? null : <ins className={styles.insertion}>{later}</ins>;
  if (earlier === later) return later;
  return (
    <>
      {earlier !== null && earlier !== '' && <del className={styles.deletion}>{earlier}</del>}
      {earlier !== null && earlier !== '' && ' '}
      {later !== null && later !== '' && <ins className={styles.insertion}>{later}</ins>}
    </>
  );
};

const typeName = (block: Block, t: Translate): string => t(`blocks:${block.type}`);

/** Signs for what no word shows. */
const Badges = ({ row, index, context, moved }: { readonly row: ComparedBlock; readonly index: number; readonly context: ElementContext; readonly moved: { readonly other: number; readonly up: boolean } | null }) => {
  const { reading, t, speaks, onGo } = context;
  const badges: ReactNode[] = [];
  const otherLabel = (): string => {
    const other = reading.rows[moved?.other ?? -1];
    if (other === undefined) return '';
    if (row.kind === 'movedAway') return other.after === null ? '' : labelApart(other.after.id, reading.after);
    return row.before === null ? '' : labelApart(row.before.id, reading.before);
  };
  if (moved !== null) {
    const label = otherLabel();
    const away = row.kind === 'movedAway';
    badges.push(
      <button key="move" type="button" className={styles.badge} dir={speaks.dir} onClick={() => onGo(moved.other)}>
        {(away ? !moved.up : moved.up) ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />}
        {t(away ? (label === '' ? 'history:movedAway' : 'history:movedTo') : label === '' ? 'history:moved' : 'history:movedFrom', { label: isolate(label) })}
      </button>,
    );
  }
  if (row.part !== null) badges.push(<span key="part" className={styles.badge} dir={speaks.dir}>{t(row.part.kind === 'split' ? 'history:splitOff' : 'history:joined')}</span>);
  if (row.reboxed) badges.push(<span key="box" className={styles.badge} dir={speaks.dir}>{t(row.afterBox === null ? 'history:outOfBox' : 'history:intoBox')}</span>);
  if (row.before !== null && row.after !== null) {
    const { before, after } = row;
    const printed = frontText(after, reading.definition, reading.after.settings) !== null;
    if (before.type !== after.type) badges.push(<span key="type" className={styles.badge} dir={speaks.dir}>{t('history:was', { what: typeName(before, t) })}</span>);
    else if (row.fields.some(({ field }) => field === 'level')) badges.push(<span key="level" className={styles.badge} dir={speaks.dir}>{t('history:levelChanged')}</span>);
    else if (row.fields.length > 0 && !printed) badges.push(<span key="field" className={styles.badge} dir={speaks.dir}>{t('history:otherChange')}</span>);
  }
  return badges.length === 0 ? null : <div className={styles.badges} key={index} lang={speaks.lang}>{badges}</div>;
};

const layouts: { readonly [Type in Block['type']]?: (block: Block) => string | undefined } = {
  heading: (block) => (block.type === 'heading' ? styles[`level${block.level}`] : undefined),
  priorityArea: () => styles.level2,
  subparagraph: (block) => (block.type === 'subparagraph' ? styles[`indent${Math.min(3, block.level)}`] : undefined),
  bullet: (block) => (block.type === 'bullet' ? styles[`indent${Math.min(3, block.level)}`] : undefined),
  quotation: () => styles.indent1,
  title: () => styles.title,
  annex: () => styles.centred,
  signature: () => styles.signature,
};

const emptyTypes: ReadonlySet<Block['type']> = new Set<Block['type']>(['endRule', 'pageBreak', 'contents']);

/** An element without its frame: label, text, notes, table or image. */
export const ElementBody = ({ row, context, shown }: { readonly row: ComparedBlock; readonly context: ElementContext; readonly shown: Shown }) => {
  const { reading, t, speaks } = context;
  // What was split off or joined stood, and stands, within its neighbour.
  const block = shown === 'before' ? (row.before ?? (row.part === null ? null : row.after)) : (row.after ?? row.before);
  if (block === null) return null;
  const side = block === row.after && shown !== 'before' ? reading.after : reading.before;
  const gone = shown === 'both' && row.kind === 'deleted';
  const fresh = shown === 'both' && row.kind === 'inserted';
  if (emptyTypes.has(block.type)) {
    const name = typeName(block, t);
    return <p className={styles.rule} {...speaks}>{gone ? <del className={styles.deletion}>{name}</del> : fresh ? <ins className={styles.insertion}>{name}</ins> : name}</p>;
  }
  const role: TextRole = block.type === 'box' ? 'title' : block.type === 'table' || block.type === 'figure' ? 'caption' : 'text';
  const line = lineOf(row, role, context, shown);
  const front = traitsOf(block.type).place !== 'body';
  const data = front ? dataOf(row, context, shown) : null;
  const label = front ? '' : block.type === 'bullet' ? (side.definition.bullets[block.level - 1] ?? '•') : labelOn(block.id, side);
  const foot = (['notes', 'source'] as const).flatMap((one) => {
    const written = lineOf(row, one, context, shown);
    return written === null ? [] : [<div key={one}>{written.nodes}<Notes notes={written.notes} context={context} shown={shown} /></div>];
  });
  const table = block.type === 'table' ? readTable(row, block, context, shown) : null;
  const missing = line === null && data === null && traitsOf(block.type).text;
  return (
    <div className={joinClasses(layouts[block.type]?.(block))} {...(side.language !== reading.language && spokenBy(side.language))}>
      <div className={styles.line}>
        {front && (
          <span className={styles.front} {...speaks}>
            {typeName(block, t)}
          </span>
        )}
        {label !== '' && <span className={joinClasses(styles.label, gone && styles.deletion, fresh && styles.insertion)}>{label}</span>}
        <div className={styles.text}>
          {line?.nodes}
          {line !== null && data !== null && data !== '' && ' · '}
          {data}
          {missing && <span className={styles.empty} {...speaks}>{t(side.settings.draftingLanguage === side.language ? 'history:empty' : 'editor:untranslated')}</span>}
        </div>
      </div>
      {table?.table}
      {block.type === 'figure' && <ReadImage image={block.image} alt={block.alt[side.language] ?? ''} />}
      {foot}
      <Notes notes={[...(line?.notes ?? []), ...(table?.notes ?? [])]} context={context} shown={shown} />
    </div>
  );
};

const markOf = (row: ComparedBlock, reading: Reading): 'inserted' | 'deleted' | 'edited' | undefined => {
  if (row.kind === 'inserted') return 'inserted';
  if (row.kind === 'deleted' || row.kind === 'movedAway') return 'deleted';
  return isChanged(row, reading.language) ? 'edited' : undefined;
};

/** What has gone elsewhere, as it stood. */
const Away = ({ row, context }: { readonly row: ComparedBlock; readonly context: ElementContext }) => {
  const { reading } = context;
  const { before } = row;
  if (before === null) return null;
  const [place] = ownTextPlaces(before);
  const content = place?.text[reading.before.language];
  const label = before.type === 'bullet' ? (reading.before.definition.bullets[before.level - 1] ?? '•') : labelOn(before.id, reading.before);
  return (
    <div className={joinClasses(layouts[before.type]?.(before), styles.gone)}>
      <div className={styles.line}>
        {label !== '' && <span className={styles.label}>{label}</span>}
        <div className={styles.text}>{content === undefined ? null : <del>{writeContent(content, reading.before).nodes}</del>}</div>
      </div>
    </div>
  );
};

export interface ReadElementProps {
  readonly row: ComparedBlock;
  readonly index: number;
  readonly context: ElementContext;
  /** The other end of its move, as a row. */
  readonly other: number | null;
  readonly up: boolean;
  readonly beside: boolean;
  /** Without marks, what was deleted does not show. */
  readonly marked: boolean;
  readonly current: boolean;
  /** Whether its button is the one that Tab reaches. */
  readonly reachable: boolean;
}

export const ReadElement = memo(function ReadElement({ row, index, context, other, up, beside, marked, current, reachable }: ReadElementProps) {
  const { reading, t, onAct } = context;
  const block = row.after ?? row.before;
  if (block === null) return null;
  if (!marked && row.after === null) return null;
  const boxed = (row.after === null ? row.beforeBox : row.afterBox) !== null;
  const name = [labelApart(block.id, row.after === null ? reading.before : reading.after), typeName(block, t)].filter((part) => part !== '').join(' ');
  return (
    <div className={joinClasses(styles.row, boxed && styles.boxed)} data-row={index} data-block={block.id} data-mark={marked ? markOf(row, reading) : undefined} data-current={current || undefined}>
      {onAct !== null && row.kind !== 'movedAway' && (
        <button
          type="button"
          className={styles.act}
          aria-label={t('history:actsOf', { name })}
          aria-haspopup="menu"
          tabIndex={reachable ? 0 : -1}
          onClick={(event) => onAct(index, event.currentTarget)}
        >
          <EllipsisVertical size={14} aria-hidden />
        </button>
      )}
      {marked && <Badges row={row} index={index} context={context} moved={other === null ? null : { other, up }} />}
      {!marked ? (
        <ElementBody row={row} context={context} shown="clean" />
      ) : beside ? (
        <div className={styles.pair}>
          <div>{(row.kind !== 'inserted' || row.part !== null) && (row.move === null || row.kind === 'movedAway') && <ElementBody row={row} context={context} shown="before" />}</div>
          <div>{(row.kind !== 'deleted' || row.part !== null) && row.kind !== 'movedAway' && <ElementBody row={row} context={context} shown="after" />}</div>
        </div>
      ) : row.kind === 'movedAway' ? (
        <Away row={row} context={context} />
      ) : (
        <ElementBody row={row} context={context} shown="both" />
      )}
    </div>
  );
});
