// The line above the compared text: which two texts, how their changes are shown, and the way from change to change.
import { ArrowDown, ArrowLeftRight, ArrowUp, PanelRightClose, PanelRightOpen } from 'lucide-react';
import type { HistoryEntry, NamedDraft } from '../../../shared/ipc/history.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { counterpartName, entryName, type Counterpart } from './sides.ts';
import styles from './History.module.css';

export const comparisonViews = ['inText', 'beside', 'plain'] as const;
export type ComparisonView = (typeof comparisonViews)[number];

/** Ways to a counterpart that ask for more: an entry of the timeline, another document, two revised texts. */
export type OtherWay = 'pick' | 'document' | 'three';

export interface ComparisonStripProps {
  readonly entry: HistoryEntry | null;
  /** Whether the text of the entry is the text as it stands. */
  readonly isNewest: boolean;
  readonly drafts: readonly NamedDraft[];
  readonly counterpart: Counterpart;
  readonly entryIsBefore: boolean;
  readonly onCounterpart: (counterpart: Counterpart) => void;
  readonly onOther: (way: OtherWay) => void;
  /** Null where there is nothing to exchange. */
  readonly onExchange: (() => void) | null;
  readonly view: ComparisonView;
  readonly onView: (view: ComparisonView) => void;
  /** The change in sight, counted from 0 among those listed; -1 for none. */
  readonly at: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly panel: boolean;
  readonly onPanel: () => void;
}

const valueOf = (counterpart: Counterpart): string => {
  switch (counterpart.kind) {
    case 'draft':
      return `draft:${counterpart.draft.revision}`;
    case 'picked':
    case 'document':
      return 'other';
    default:
      return counterpart.kind;
  }
};

const CounterpartSelect = ({ entry, isNewest, drafts, counterpart, entryIsBefore, onCounterpart, onOther }: ComparisonStripProps) => {
  const { t, language } = useMessages();
  const fixed: readonly Counterpart[] = [
    { kind: 'before' },
    ...(isNewest ? [] : [{ kind: 'present' } as const]),
    ...drafts.filter((draft) => draft.revision !== entry?.revision).map((draft) => ({ kind: 'draft', draft }) as const),
    ...(counterpart.kind === 'picked' || counterpart.kind === 'document' ? [counterpart] : []),
  ];
  const ways: readonly { readonly value: OtherWay; readonly text: string }[] = [
    { value: 'pick', text: t('history:pick') },
    { value: 'document', text: t('history:otherDocument') },
    { value: 'three', text: t('history:three.open') },
  ];
  const value = valueOf(counterpart);
  return (
    <Select
      label={t(entryIsBefore ? 'history:to' : 'history:from')}
      choices={[
        ...fixed.map((one) => ({ value: valueOf(one), text: one.kind === 'before' && entry !== null && entry.before === null ? t('history:side.nothing') : counterpartName(one, t, language), detail: one.kind === 'draft' && one.draft.symbol !== null ? one.draft.symbol : undefined })),
        ...ways,
      ]}
      value={fixed.some((one) => valueOf(one) === value) ? value : null}
      onChange={(chosen) => {
        const way = ways.find((one) => one.value === chosen);
        const found = fixed.find((one) => valueOf(one) === chosen);
        if (way !== undefined) onOther(way.value);
        else if (found !== undefined) onCounterpart(found);
      }}
      className={styles.side}
    />
  );
};

export const ComparisonStrip = (props: ComparisonStripProps) => {
  const { entry, entryIsBefore, onExchange, view, onView, at, count, onStep, panel, onPanel } = props;
  const { t, language } = useMessages();
  const PanelSign = panel ? PanelRightClose : PanelRightOpen;
  const other = <CounterpartSelect {...props} />;
  const own = (
    <div className={classes(styles.side, styles.ownSide)}>
      <span className={styles.sideLabel}>{t(entryIsBefore ? 'history:from' : 'history:to')}</span>
      <span className={styles.sideName}>
        <bdi>{entry === null ? '' : entryName(entry, t, language)}</bdi>
      </span>
    </div>
  );
  return (
    <div className={styles.strip}>
      {entryIsBefore ? own : other}
      <IconButton small label={t('history:swap')} isDisabled={onExchange === null} onPress={() => onExchange?.()}>
        <ArrowLeftRight size={15} aria-hidden />
      </IconButton>
      {entryIsBefore ? other : own}
      <span className={styles.space} />
      <SegmentedControl<ComparisonView>
        label={t('history:view.title')}
        segments={comparisonViews.map((value) => ({ value, text: t(`history:view.${value}`) }))}
        value={view}
        onChange={onView}
      />
      <div className={styles.walk}>
        <IconButton small label={t('history:previous')} shortcut="⇧ F7" isDisabled={count === 0} onPress={() => onStep(-1)}>
          <ArrowUp size={15} aria-hidden />
        </IconButton>
        <span className={styles.position} role="status">
          {count === 0 ? '' : t('history:position', { n: at < 0 ? '–' : writtenNumber(at + 1, language), count: writtenNumber(count, language) })}
        </span>
        <IconButton small label={t('history:next')} shortcut="F7" isDisabled={count === 0} onPress={() => onStep(1)}>
          <ArrowDown size={15} aria-hidden />
        </IconButton>
      </div>
      <IconButton small label={t(panel ? 'history:panelHide' : 'history:panelShow')} onPress={onPanel}>
        <PanelSign size={16} aria-hidden className={styles.mirrored} />
      </IconButton>
    </div>
  );
};
