// The timeline at the start side: bursts of typing, imports, restores and named drafts, newest first, with what narrows it down.
import { useEffect, useMemo, useRef } from 'react';
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import { Download, FilePlus2, Flag, GitMerge, ListFilter, PenLine, RotateCcw, X } from 'lucide-react';
import type { Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { anywayText } from '../../../shared/history/entry-text.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { entryKinds, type Author, type EntryKind, type HistoryEntry } from '../../../shared/ipc/history.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useNow } from '../../state/library.ts';
import type { Timeline as TimelineState, TimelineFilter } from '../../state/timeline.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Select } from '../../ui/Select.tsx';
import { ChainCheck } from './ChainCheck.tsx';
import { changesText, entryTime, entryTitle } from './entry-text.ts';
import styles from './Timeline.module.css';
import frame from './History.module.css';

const signs: Readonly<Record<EntryKind, typeof PenLine>> = { created: FilePlus2, typed: PenLine, named: Flag, imported: Download, merged: GitMerge, restored: RotateCcw };

/** Stands for no choice. */
const unfiltered = 'any';

interface FilterProps {
  readonly document: Pick<Document, 'id' | 'blocks' | 'settings'>;
  readonly language: Language;
  readonly authors: readonly Author[];
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** The headings of the document, by which the timeline can be narrowed to a section. */
const sectionsOf = ({ blocks, settings }: FilterProps['document'], language: Language) => {
  const { blocks: numbers } = numberBlocks(blocks, language);
  const definition = definitionOf(language);
  return blocks.flatMap((block) => {
    if (block.type !== 'heading' && block.type !== 'priorityArea' && block.type !== 'annex') return [];
    const number = numbers.get(block.id);
    const label = number === undefined ? '' : definition.label(number, settings);
    const text = contentText(block.text[language] ?? block.text[settings.draftingLanguage] ?? []);
    return [{ value: block.id, text: [label, text].filter((part) => part !== '').join(' '), lang: language }];
  });
};

const Filter = ({ document, language, authors, filter, onFilter }: FilterProps) => {
  const { t } = useMessages();
  const active = Object.keys(filter).length;
  const without = (name: keyof TimelineFilter): TimelineFilter => Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name));
  const sections = useMemo(() => sectionsOf(document, language), [document, language]);
  const names = [...new Set(authors.map(({ name }) => name))];
  const kind = filter.kinds?.[0];
  return (
    <Popover
      label={t('history:filter.title')}
      placement="bottom start"
      trigger={
        <Button look="quiet" small>
          <ListFilter size={14} aria-hidden />
          {active === 0 ? t('history:filter.button') : t('history:filter.active', { n: active })}
        </Button>
      }
    >
      <div className={styles.filter}>
        <Select
          label={t('history:filter.author')}
          choices={[{ value: unfiltered, text: t('history:filter.anyone') }, ...names.map((name) => ({ value: `name:${name}`, text: name }))]}
          value={filter.author === undefined ? unfiltered : `name:${filter.author}`}
          onChange={(value) => onFilter(value === unfiltered ? without('author') : { ...filter, author: value.slice('name:'.length) })}
        />
        <Select
          label={t('history:filter.kind')}
          choices={[{ value: unfiltered, text: t('history:filter.anyKind') }, ...entryKinds.map((one) => ({ value: one, text: t(`history:entry.${one}`) }))]}
          value={kind ?? unfiltered}
          onChange={(value) => onFilter(value === unfiltered ? without('kinds') : { ...filter, kinds: entryKinds.filter((one) => one === value) })}
        />
        <Select
          label={t('history:filter.language')}
          choices={[{ value: unfiltered, text: t('history:filter.anyLanguage') }, ...document.settings.languages.map((one) => ({ value: one, text: t(`app:language.${one}`) }))]}
          value={filter.language ?? unfiltered}
          onChange={(value) => {
            const chosen = document.settings.languages.find((one) => one === value);
            onFilter(chosen === undefined ? without('language') : { ...filter, language: chosen });
          }}
        />
        {sections.length > 0 && (
          <Select
            label={t('history:filter.section')}
            choices={[{ value: unfiltered, text: t('history:filter.anySection') }, ...sections]}
            value={filter.section ?? unfiltered}
            onChange={(value) => onFilter(value === unfiltered ? without('section') : { ...filter, section: value })}
          />
        )}
        {active > 0 && (
          <Button small onPress={() => onFilter({})}>
            {t('history:filter.clear')}
          </Button>
        )}
      </div>
    </Popover>
  );
};

export interface TimelineProps extends FilterProps {
  readonly timeline: TimelineState;
  readonly selected: Id | null;
  readonly onSelect: (entry: HistoryEntry) => void;
  /** Opens the entry of a revision, wherever it is. */
  readonly onShow: (revision: Id) => void;
  /** The next entry chosen is the text to compare with; null unless it is. */
  readonly picking: { readonly onCancel: () => void } | null;
}

/** Every entry is as high as the others, so that months of work scroll at once. In pixels. */
const entryHeight = 62;
const padding = 6;

/** What narrows the timeline, each to be taken away where it stands. */
const Narrowed = ({ document, language, filter, onFilter }: Omit<FilterProps, 'authors'>) => {
  const { t } = useMessages();
  const sections = useMemo(() => (filter.section === undefined ? [] : sectionsOf(document, language)), [document, language, filter.section]);
  const { section } = filter;
  const named: readonly (readonly [keyof TimelineFilter, string])[] = [
    ...(filter.author === undefined ? [] : [['author', filter.author] as const]),
    ...(filter.kinds ?? []).map((kind) => ['kinds', t(`history:entry.${kind}`)] as const),
    ...(filter.language === undefined ? [] : [['language', t(`app:language.${filter.language}`)] as const]),
    ...(section === undefined ? [] : [['section', sections.find(({ value }) => value === section)?.text ?? t('history:filter.section')] as const]),
  ];
  if (named.length === 0) return null;
  return (
    <div className={styles.narrowed} role="group" aria-label={t('history:filter.title')}>
      {named.map(([key, name]) => (
        <Button key={key} small className={styles.narrow} aria-label={t('history:filter.remove', { name })} onPress={() => onFilter(Object.fromEntries(Object.entries(filter).filter(([other]) => other !== key)))}>
          <bdi className={styles.narrowName}>{name}</bdi>
          <X size={12} aria-hidden />
        </Button>
      ))}
    </div>
  );
};

export const Timeline = ({ timeline, selected, onSelect, onShow, picking, ...filtering }: TimelineProps) => {
  const { t, language } = useMessages();
  const now = useNow();
  const { entries, more, loading, loadMore } = timeline;
  const { document, filter, onFilter } = filtering;
  const list = useRef<HTMLDivElement>(null);
  const at = entries?.findIndex(({ revision }) => revision === selected) ?? -1;
  useEffect(() => {
    // What is shown is in sight here, wherever one came from.
    if (at < 0) return undefined;
    const top = padding + at * entryHeight;
    let frame = 0;
    const reach = (): void => {
      const box = list.current;
      if (box === null || box.contains(globalThis.document.activeElement)) return;
      // The list grows a moment after its entries came.
      if (box.scrollHeight < top + entryHeight) frame = requestAnimationFrame(reach);
      else if (top < box.scrollTop || top + entryHeight > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
    };
    reach();
    return () => cancelAnimationFrame(frame);
  }, [selected, at]);
  const items = useMemo(
    () => (
      <Collection items={(entries ?? []).map((entry) => ({ id: entry.revision, entry }))}>
        {({ id, entry }) => {
          const Sign = signs[entry.kind];
          const title = entryTitle(entry, t, language);
          return (
            <ListBoxItem id={id} textValue={`${title} ${entry.author.name}`} className={styles.entry!} data-kind={entry.kind}>
              <Sign size={15} aria-hidden className={styles.entrySign} />
              <span className={styles.entryText}>
                <span className={styles.entryTitle}>
                  <bdi>{title}</bdi>
                </span>
                <span className={styles.entryLine}>
                  {entry.symbol !== null && (
                    <>
                      <bdi dir="ltr">{entry.symbol}</bdi> ·{' '}
                    </>
                  )}
                  {anywayText(entry.acts, t, (count) => writtenNumber(count, language)) ?? changesText(entry.changes, t, language)}
                </span>
                <span className={styles.entryBy}>
                  <bdi className={styles.entryAuthor}>{entry.author.name}</bdi>
                  <span>· {entryTime(entry, now, language)}</span>
                </span>
              </span>
            </ListBoxItem>
          );
        }}
      </Collection>
    ),
    [entries, now, t, language],
  );
  return (
    <aside className={styles.timeline} aria-label={t('history:timeline')} data-region="outline">
      <div className={styles.timelineHead}>
        <h2 className={frame.panelTitle}>{t('history:timeline')}</h2>
        <Filter {...filtering} />
      </div>
      <Narrowed {...filtering} />
      {picking !== null && (
        <div className={styles.picking} role="status">
          <span>{t('history:picking')}</span>
          <Button small onPress={picking.onCancel}>
            {t('history:pickingCancel')}
          </Button>
        </div>
      )}
      {entries !== null && entries.length === 0 && !loading ? (
        <div className={styles.nothing} role="status">
          <p>{t('history:none')}</p>
          <Button small onPress={() => onFilter({})}>
            {t('history:filter.clear')}
          </Button>
        </div>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: entryHeight, padding }}>
          <ListBox
            ref={list}
            aria-label={t('history:timeline')}
            className={styles.entries!}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={selected === null ? [] : [selected]}
            onSelectionChange={(keys) => {
              const entry = keys === 'all' ? undefined : entries?.find(({ revision }) => keys.has(revision));
              if (entry !== undefined) onSelect(entry);
            }}
          >
            {items}
            <ListBoxLoadMoreItem onLoadMore={loadMore} isLoading={loading && (more || entries === null)} className={frame.hint!}>
              {t('history:loading')}
            </ListBoxLoadMoreItem>
          </ListBox>
        </Virtualizer>
      )}
      <ChainCheck id={document.id} onShow={onShow} shown={entries === null || (entries.length === 0 && Object.keys(filter).length > 0) ? '' : t(more ? 'history:entriesMore' : 'history:entries', { n: writtenNumber(entries.length, language) })} />
    </aside>
  );
};
