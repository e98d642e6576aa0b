// The changes one by one, to walk through by keyboard, with filters by what they are.
import { memo, useEffect, useMemo, useRef } from 'react';
import { Collection, ListBox, ListBoxItem, ListLayout, ToggleButton, ToggleButtonGroup, Virtualizer } from 'react-aria-components';
import type { Change, ChangeKind } from '../../../shared/compare/comparison.ts';
import type { Language } from '../../../shared/language/language.ts';
import { changeText, piecesOf } from '../../reading/change-text.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Hands } from '../../state/hands.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './History.module.css';

export const changeKinds: readonly ChangeKind[] = ['wording', 'structure', 'move', 'frontMatter', 'formatting', 'numbering'];

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
  readonly hands: Hands;
  readonly changes: readonly Change[];
  readonly listed: readonly ListedChange[];
  /** The languages in which anything differs. */
  readonly changedIn: readonly Language[];
  readonly hidden: ReadonlySet<ChangeKind>;
  readonly onHidden: (hidden: ReadonlySet<ChangeKind>) => void;
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
}

/** Whose change it is: of its first words that came or went, else of the element. */
const handIn = (change: Change, reading: Reading, hands: Hands): string | undefined => {
  const row = reading.rows[change.block ?? -1];
  if (row === undefined || change.kind === 'numbering') return undefined;
  const piece = piecesOf(change, row, reading)?.find((one) => hands.has(one));
  return (piece === undefined ? undefined : hands.get(piece)?.name) ?? hands.get(row)?.name;
};

const Told = memo(function Told({ change, reading, hands }: { readonly change: Change; readonly reading: Reading; readonly hands: Hands }) {
  const { t } = useMessages();
  const sides = { before: reading.before.definition.tag, after: reading.after.definition.tag };
  const { tag, direction } = reading.definition;
  const { element, numbered, what, before, after, kept } = changeText(change, reading, t);
  const hand = handIn(change, reading, hands);
  const written = (text: string): string => excerpt(text) || t('history:space');
  return (
    <>
      <span className={styles.changeHead}>
        {element !== '' && (numbered ? <bdi lang={tag} dir={direction}>{element}</bdi> : <bdi>{element}</bdi>)} {what}
        {hand !== undefined && (
          <>
            {' · '}
            <bdi>{hand}</bdi>
          </>
        )}
      </span>
      {kept ? (
        <span lang={tag} dir="auto">
          {excerpt(after)}
        </span>
      ) : (
        <>
          {before !== '' && (
            <del className={styles.changeBefore} lang={sides.before} dir="auto">
              {written(before)}
            </del>
          )}
          {after !== '' && (
            <ins className={styles.changeAfter} lang={sides.after} dir="auto">
              {written(after)}
            </ins>
          )}
        </>
      )}
    </>
  );
});

export const ChangeList = ({ reading, hands, changes, listed, changedIn, hidden, onHidden, selected, onSelect }: ChangeListProps) => {
  const { t, language } = useMessages();
  const counts = useMemo(() => {
    const all = new Map<ChangeKind, number>();
    for (const { change } of listedChanges(changes, reading, new Set())) all.set(change.kind, (all.get(change.kind) ?? 0) + 1);
    return all;
  }, [changes, reading]);
  const present = changeKinds.filter((kind) => counts.has(kind));
  const list = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => new ListLayout({ estimatedRowHeight: 58, padding: 6 }), []);
  /** Thousands of them are usual between two drafts: only those in sight are drawn, and a step from one to the next gathers none of them anew. */
  const items = useMemo(
    () => (
      <Collection items={listed.map(({ index, change }) => ({ id: String(index), change }))}>
        {({ id, change }) => (
          <ListBoxItem id={id} textValue={change.after || change.before || change.detail} className={styles.change!}>
            <Told change={change} reading={reading} hands={hands} />
          </ListBoxItem>
        )}
      </Collection>
    ),
    [listed, reading, hands],
  );
  useEffect(() => {
    // The change that is walked to on the page is in sight here too.
    const box = list.current;
    if (selected === null || box === null || box.contains(document.activeElement)) return;
    const place = layout.getLayoutInfo(String(selected))?.rect;
    if (place === undefined) return;
    if (place.y < box.scrollTop || place.maxY > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(0, place.y - box.clientHeight / 3);
  }, [selected, layout]);
  return (
    <>
      {(present.length > 1 || hidden.size > 0) && (
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
      {listed.length > 0 ? (
        <Virtualizer layout={layout} layoutOptions={{ estimatedRowHeight: 58, padding: 6 }}>
          <ListBox
            ref={list}
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
            {items}
          </ListBox>
        </Virtualizer>
      ) : present.length > 0 ? (
        <div className={styles.hint}>
          <p>{t('history:allHidden')}</p>
          <div className={styles.acts}>
            <Button small onPress={() => onHidden(new Set())}>
              {t('history:showAll')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.hint}>
          <p>{t(changes.length === 0 ? 'history:noChanges' : 'history:noChangesHere')}</p>
          {changedIn.length > 0 && <p>{t('history:changedLanguages', { languages: changedIn.map((one) => t(`app:language.${one}`)).join(language === 'ar' ? '، ' : ', ') })}</p>}
        </div>
      )}
    </>
  );
};
