// The outline at the start side: numbers, headings and paragraphs under them. A section can be dragged, or moved by keyboard, with all under it.
import { useMemo, useState, type RefObject } from 'react';
import { Button, Collection, I18nProvider, ListLayout, Tree, TreeItem, TreeItemContent, useDragAndDrop, Virtualizer } from 'react-aria-components';
import { ChevronRight, GripVertical } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { moveSection } from '../../editor/commands.ts';
import { leadTo } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { sameFields, sameItems, useSessionValue } from '../../state/session.ts';
import { branchesOf, entryAfterSection, neighbourPlace, outlineEntries, type OutlineBranch, type OutlineEntry } from './outline-entries.ts';
import { useCurrentSection } from './useCurrentSection.ts';
import styles from './Outline.module.css';

const sameEntries = sameItems<OutlineEntry>(sameFields);
/** The drag carries the id of the section; no other program is to read it. */
const dragType = 'application/x-rapporteur-section';

/** Heights in pixels; lines that wrap are measured. */
const lines = { estimatedRowHeight: 28, padding: 8 };

export interface OutlineProps {
  readonly session: DocumentSession;
  readonly language: Language;
  readonly page: RefObject<HTMLElement | null>;
  /** After an entry was chosen; a drawer closes then. */
  readonly onChosen?: () => void;
}

export const Outline = ({ session, language, page, onChosen }: OutlineProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const entries = useSessionValue(session, ['document', 'numbers'], (one) => outlineEntries(one, language), sameEntries);
  const branches = useMemo(() => branchesOf(entries), [entries]);
  const current = useCurrentSection(session, entries, page);
  const [closed, setClosed] = useState<ReadonlySet<Id>>(new Set());
  const expanded = useMemo(() => entries.filter((entry) => !closed.has(entry.id)).map((entry) => entry.id), [entries, closed]);
  const definition = definitionOf(language);

  const textOf = (entry: OutlineEntry): string => {
    if (entry.kind === 'firstPage') return t('app:outline.firstPage');
    return entry.text === '' ? t('app:outline.empty') : entry.text;
  };

  const choose = (id: Id) => {
    leadTo(session, id, language);
    onChosen?.();
  };

  const move = (id: Id, before: Id | null) => {
    if (id !== before) moveSection(session, id, before);
  };

  const shift = (id: Id | null, step: -1 | 1) => {
    if (id === null) return;
    const place = neighbourPlace(entries, id, step);
    if (place !== undefined) move(id, place);
  };

  useCommands([
    {
      id: 'outline.up',
      group: 'element',
      title: (translate) => translate('commands:sectionUp'),
      shortcuts: [{ code: 'ArrowUp', alt: true, mod: true }],
      when: () => current !== null && neighbourPlace(entries, current, -1) !== undefined,
      run: () => shift(current, -1),
    },
    {
      id: 'outline.down',
      group: 'element',
      title: (translate) => translate('commands:sectionDown'),
      shortcuts: [{ code: 'ArrowDown', alt: true, mod: true }],
      when: () => current !== null && neighbourPlace(entries, current, 1) !== undefined,
      run: () => shift(current, 1),
    },
  ]);

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].filter((key) => entries.some((entry) => entry.id === key && entry.kind !== 'firstPage')).map((key) => ({ [dragType]: String(key), 'text/plain': '' })),
    acceptedDragTypes: [dragType],
    getDropOperation: (target) => (target.type === 'item' && target.dropPosition !== 'on' ? 'move' : 'cancel'),
    onReorder: ({ keys, target }) => {
      const moved = entries.find((entry) => keys.has(entry.id));
      const at = entries.find((entry) => entry.id === target.key);
      if (moved === undefined || at === undefined) return;
      if (target.dropPosition === 'before') move(moved.id, at.kind === 'firstPage' ? (entries[1]?.id ?? null) : at.id);
      else move(moved.id, at.kind === 'firstPage' ? (entries[1]?.id ?? null) : (entryAfterSection(entries, at.id)?.id ?? null));
    },
    onMove: ({ keys, target }) => {
      const moved = entries.find((entry) => keys.has(entry.id));
      if (moved === undefined) return;
      move(moved.id, target.dropPosition === 'before' ? String(target.key) : (entryAfterSection(entries, String(target.key))?.id ?? null));
    },
  });

  const item = (entry: OutlineBranch) => (
    <TreeItem id={entry.id} textValue={`${entry.label} ${textOf(entry)}`.trim()} className={styles.item!} data-current={entry.id === current || undefined} data-level={entry.level}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded, allowsDragging }) => (
          <div className={styles.entry} style={{ paddingInlineStart: `${(entry.level - 1) * 16}px` }} aria-current={entry.id === current ? 'location' : undefined}>
            {/* The first page stays where it is, but the tree asks every line for its grip. */}
            {allowsDragging && (
              <Button slot="drag" isDisabled={entry.kind === 'firstPage'} className={entry.kind === 'firstPage' ? styles.noGrip! : styles.grip!} aria-label={t('app:outline.move', { title: textOf(entry) })}>
                <GripVertical size={12} aria-hidden />
              </Button>
            )}
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron!} data-expanded={isExpanded || undefined}>
                <ChevronRight size={13} aria-hidden />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <span className={styles.name} lang={definition.tag}>
              {entry.label !== '' && <span className={styles.label}>{entry.label}</span>}
              <span
                className={entry.text === '' && entry.kind !== 'firstPage' ? styles.blank : entry.language === language ? styles.text : styles.foreign}
                {...(entry.text === '' ? { lang: definitionOf(interfaceLanguage).tag } : { lang: entry.language, dir: definitionOf(entry.language).direction })}
              >
                {textOf(entry)}
              </span>
            </span>
            {entry.range !== '' && <span className={styles.range}>{entry.range}</span>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={entry.children}>{item}</Collection>
    </TreeItem>
  );

  // The outline is laid out, and walked with the arrow keys, in the direction of its language.
  return (
    <I18nProvider locale={definition.tag}>
      {/* Long outlines render the lines in view: with all of them, opening a long document would wait for its outline. */}
      <Virtualizer layout={ListLayout} layoutOptions={lines}>
        <Tree
          dir={definition.direction}
          aria-label={t('app:outline.title')}
          className={styles.tree!}
          items={branches}
          dependencies={[current, entries, language, t]}
          expandedKeys={expanded}
          onExpandedChange={(keys) => setClosed(new Set(entries.filter((entry) => !keys.has(entry.id)).map((entry) => entry.id)))}
          onAction={(key) => choose(String(key))}
          dragAndDropHooks={dragAndDropHooks}
        >
          {item}
        </Tree>
      </Virtualizer>
    </I18nProvider>
  );
};
