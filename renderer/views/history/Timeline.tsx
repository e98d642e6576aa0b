// The timeline at the start side: bursts of typing, imports, restores and named drafts, newest first, with what narrows it down.
import { useMemo } from 'react';
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import { Download, FilePlus2, Flag, GitMerge, ListFilter, PenLine, RotateCcw } from 'lucide-react';
import type { Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
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
  /** The next entry chosen is the text to compare with; null unless it is. */
  readonly picking: { readonly onCancel: () => void } | null;
}

/** Every entry is as high as the others, so that months of work scroll at once. In pixels. */
const entryHeight = 62;

export const Timeline = ({ timeline, selected, onSelect, picking, ...filtering }: TimelineProps) => {
  const { t, language } = useMessages();
  const now = useNow();
  const { entries, more, loading, loadMore } = timeline;
  const { document } = filtering;
  return (
    <aside className={styles.timeline} aria-label={t('history:timeline')} data-region="outline">
      <div className={styles.timelineHead}>
        <h2 className={frame.panelTitle}>{t('history:timeline')}</h2>
        <Filter {...filtering} />
      </div>
      {picking !== null && (
        <div className={styles.picking} role="status">
          <span>{t('history:picking')}</span>
          <Button small onPress={picking.onCancel}>
            {t('history:pickingCancel')}
          </Button>
        </div>
      )}
      {entries !== null && entries.length === 0 && !loading ? (
        <p className={frame.hint}>{t('history:none')}</p>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: entryHeight, padding: 6 }}>
          <ListBox
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
            <Collection items={(entries ?? []).map((entry) => ({ id: entry.revision, entry }))} dependencies={[now, language]}>
              {({ id, entry }) => {
                const Sign = signs[entry.kind];
                const title = entryTitle(entry, t, language);
                return (
                  <ListBoxItem id={id} textValue={`${title} ${entry.author.name}`} className={styles.entry!} data-kind={entry.kind}>
                    <Sign size={15} aria-hidden className={styles.entrySign} />
                    <span className={styles.entryText}>
                      <span className={styles.entryTitle}>
                        <bdi>{title}</bdi>
                        {entry.symbol !== null && (
                          <bdi dir="ltr" className={styles.entrySymbol}>
                            {entry.symbol}
                          </bdi>
                        )}
                      </span>
                      <span className={styles.entryLine}>{changesText(entry.changes, t, language)}</span>
                      <span className={styles.entryLine}>
                        <bdi>{entry.author.name}</bdi> · {entryTime(entry, now, language)}
                      </span>
                    </span>
                  </ListBoxItem>
                );
              }}
            </Collection>
            <ListBoxLoadMoreItem onLoadMore={loadMore} isLoading={loading && (more || entries === null)} className={frame.hint!}>
              {t('history:loading')}
            </ListBoxLoadMoreItem>
          </ListBox>
        </Virtualizer>
      )}
      <ChainCheck id={document.id} shown={entries === null ? '' : `${writtenNumber(entries.length, language)}${more ? ' +' : ''}`} />
    </aside>
  );
};
