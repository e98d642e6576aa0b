// The changes one by one, to walk through by keyboard, with filters by what they are.
import { useMemo } from 'react';
import { Collection, ListBox, ListBoxItem, ListLayout, ToggleButton, ToggleButtonGroup, Virtualizer } from 'react-aria-components';
import type { Change, ChangeDetail, ChangeKind } from '../../../shared/compare/comparison.ts';
import { blockTypes } from '../../../shared/document/blocks/index.ts';
import { lineOf } from '../../../shared/document/outline.ts';
import type { Reading } from '../../reading/reading.ts';
import { labelOn } from '../../reading/reading.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import styles from './History.module.css';

export const changeKinds: readonly ChangeKind[] = ['wording', 'structure', 'move', 'frontMatter', 'formatting', 'numbering'];

/** Changes of an element as a whole, which are of no language. */
const wholes: ReadonlySet<ChangeDetail> = new Set<ChangeDetail>(['inserted', 'deleted', 'split', 'joined', 'moved', 'movedAndEdited']);

export interface ListedChange {
  /** Place in the changes of the comparison. */
  readonly index: number;
  readonly change: Change;
}

/** The changes to walk through: of one language or of none, of the kinds wanted; numbers that only follow are a matter of the list of numbers. */
export const listedChanges = (changes: readonly Change[], reading: Reading, hidden: ReadonlySet<ChangeKind>): readonly ListedChange[] =>
  changes.flatMap((change, index) =>
    change.consequence || hidden.has(change.kind) || (change.language !== null && change.language !== reading.language) ? [] : [{ index, change }],
  );

/** A few words are enough to recognise a change; the page has the rest. */
const excerpt = (text: string): string => {
  const short = Array.from(text.replace(/\s+/g, ' ').trim());
  return short.length > 90 ? `${short.slice(0, 90).join('')}…` : short.join('');
};

export interface ChangeListProps {
  readonly reading: Reading;
  readonly changes: readonly Change[];
  readonly listed: readonly ListedChange[];
  readonly hidden: ReadonlySet<ChangeKind>;
  readonly onHidden: (hidden: ReadonlySet<ChangeKind>) => void;
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
}

export const ChangeList = ({ reading, changes, listed, hidden, onHidden, selected, onSelect }: ChangeListProps) => {
  const { t, language } = useMessages();
  const counts = useMemo(() => {
    const all = new Map<ChangeKind, number>();
    for (const { change } of listedChanges(changes, reading, new Set())) all.set(change.kind, (all.get(change.kind) ?? 0) + 1);
    return all;
  }, [changes, reading]);
  const present = changeKinds.filter((kind) => counts.has(kind));
  const { definition } = reading;
  /** Hundreds of them are usual between two drafts: only those in sight are built. */
  const items = useMemo(() => listed.map(({ index, change }) => ({ id: String(index), change })), [listed]);
  /** The kinds of elements by their names, and white space, which cannot be seen, by its own; all else as it reads. */
  const wordingOf = ({ detail }: Change, text: string): string => {
    const type = detail === 'type' ? blockTypes.find((one) => one === text) : undefined;
    return type === undefined ? excerpt(text) || t('history:space') : t(`blocks:${type}`);
  };
  /** An element as a whole by its words in the language of the page, where it has any there. */
  const saidOf = (change: Change, side: 'before' | 'after'): string => {
    const block = change.block === null || change.language !== null || !wholes.has(change.detail) ? null : reading.rows[change.block]?.[side];
    return (block == null ? '' : lineOf(block.text, reading.language)) || change[side];
  };
  const labelOf = ({ block }: Change): string => {
    const row = block === null ? undefined : reading.rows[block];
    if (row === undefined) return '';
    if (row.after !== null) return labelOn(row.after.id, reading.after, definition);
    return row.before === null ? '' : labelOn(row.before.id, reading.before, definition);
  };
  return (
    <>
      {present.length > 1 && (
        <ToggleButtonGroup
          aria-label={t('history:changes')}
          selectionMode="multiple"
          selectedKeys={present.filter((kind) => !hidden.has(kind))}
          onSelectionChange={(keys) => onHidden(new Set(changeKinds.filter((kind) => counts.has(kind) && !keys.has(kind))))}
          className={styles.kinds!}
        >
          {present.map((kind) => (
            <ToggleButton key={kind} id={kind} className={styles.kind!}>
              {t(`history:kind.${kind}`)} {writtenNumber(counts.get(kind) ?? 0, language)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {listed.length === 0 ? (
        <p className={styles.hint}>{t(changes.length === 0 ? 'history:noChanges' : 'history:noChangesHere')}</p>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 52, padding: 6 }}>
          <ListBox
            aria-label={t('history:changes')}
            className={styles.changes!}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={selected === null ? [] : [String(selected)]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) onSelect(Number(key));
            }}
          >
            <Collection items={items} dependencies={[language, definition]}>
              {({ id, change }) => (
                <ListBoxItem id={id} textValue={`${t(`history:detail.${change.detail}`)} ${change.after || change.before}`} className={styles.change!}>
                  <span className={styles.changeHead}>
                    <bdi dir={definition.direction}>{labelOf(change)}</bdi> {t(`history:detail.${change.detail}`)}
                  </span>
                  {change.before !== '' && (
                    <del className={styles.changeBefore} dir="auto">
                      {wordingOf(change, saidOf(change, 'before'))}
                    </del>
                  )}
                  {change.after !== '' && (
                    <ins className={styles.changeAfter} dir="auto">
                      {wordingOf(change, saidOf(change, 'after'))}
                    </ins>
                  )}
                </ListBoxItem>
              )}
            </Collection>
          </ListBox>
        </Virtualizer>
      )}
    </>
  );
};
