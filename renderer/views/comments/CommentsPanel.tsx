// The comments beside the page: listed in the order of the text, at the height of what they are about, open or resolved, of one delegation or of all.
import { X } from 'lucide-react';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { delegationsOf, inListOrder } from '../../../shared/negotiation/delegations.ts';
import { concerns, isResolved } from '../../../shared/negotiation/threads.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { commentBoard } from '../../editor/comment-board.ts';
import { addThread } from '../../editor/commenting.ts';
import { choiceOf, menuLabel } from '../../editor/insert-choices.ts';
import { editorShortcuts } from '../../editor/keys.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { RemarkForm } from './RemarkForm.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { useHeights } from './useHeights.ts';
import { useSpeaker } from './useSpeaker.ts';
import { useThreads } from './useThreads.ts';
import styles from './Comments.module.css';

const filters = ['open', 'resolved', 'all'] as const;

export interface CommentsPanelProps {
  readonly session: DocumentSession;
  readonly page: RefObject<HTMLElement | null>;
  readonly shown: readonly Language[];
  readonly onShow: (thread: Id) => void;
}

export const CommentsPanel = ({ session, page, shown, onShow }: CommentsPanelProps) => {
  const { t, language } = useMessages();
  const { platform } = useWindow();
  const board = commentBoard(session);
  const { draft, active } = useStore(board);
  const speaker = useSpeaker(session);
  const all = useThreads(session);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const [filter, setFilter] = useState<(typeof filters)[number]>('open');
  const [delegation, setDelegation] = useState('');
  const threads = useMemo(
    () => all.filter(({ thread }) => (filter === 'all' || isResolved(thread) === (filter === 'resolved')) && (delegation === '' || concerns(thread, delegation))),
    [all, filter, delegation],
  );
  const mentioned = useMemo(() => inListOrder(delegations.filter(({ id }) => all.some(({ thread }) => concerns(thread, id))), language), [delegations, all, language]);
  const open = all.filter(({ thread }) => !isResolved(thread)).length;
  const list = useRef<HTMLDivElement>(null);
  useHeights(list, page, threads, shown);
  const backToText = () => {
    board.setState({ draft: null });
    const editor = editorTools(session).getState().active;
    if (editor !== null) takeKeyboard(editor);
  };
  const shortcut = editorShortcuts.find(({ id }) => id === 'comment')?.shortcut;
  const target = draft?.about === 'element' ? session.blockById(draft.block) : undefined;
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <div className={styles.titleLine}>
          <h2 className={styles.title}>{t('comments:title')}</h2>
          <span className={styles.count}>{t('comments:count', { count: open, n: writtenNumber(open, language) })}</span>
          <IconButton small label={t('comments:close')} onPress={() => board.setState({ shown: false, draft: null })}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
        <SegmentedControl label={t('comments:filter')} segments={filters.map((value) => ({ value, text: t(`comments:filter_${value}`) }))} value={filter} onChange={setFilter} />
        {mentioned.length > 0 && (
          <Select
            label={t('comments:delegation')}
            hideLabel
            value={delegation === '' ? 'any' : delegation}
            choices={[{ value: 'any', text: t('comments:anyDelegation') }, ...mentioned.map(({ id, name }) => ({ value: id, text: name[language] }))]}
            onChange={(value) => setDelegation(value === 'any' ? '' : value)}
          />
        )}
        {draft !== null && (
          <section className={styles.card} data-active="" aria-label={t('comments:begin')}>
            <p className={styles.draftPlace}>
              {draft.about === 'words' ? (
                <q className={styles.quote} dir="auto" lang={draft.language}>
                  {draft.quote}
                </q>
              ) : (
                target !== undefined && <span className={styles.about}>{t('comments:onElement', { name: menuLabel(choiceOf(target), t) })}</span>
              )}
            </p>
            <RemarkForm
              session={session}
              label={t('comments:write')}
              act={t('comments:post')}
              onPost={(text, mentions) => {
                const id = session.newId();
                addThread(session, draft, { id, remarks: [speaker.remark(text, mentions)] });
                setFilter('open');
                setDelegation('');
                backToText();
                board.setState({ active: id });
              }}
              onCancel={backToText}
            />
          </section>
        )}
      </div>
      <div ref={list} className={styles.list} tabIndex={threads.length > 0 ? 0 : -1} role="group" aria-label={t('comments:title')}>
        {threads.map((listed) => (
          <ThreadCard
            key={listed.thread.id}
            session={session}
            listed={listed}
            delegations={delegations}
            speaker={speaker}
            shown={shown}
            active={listed.thread.id === active}
            onShow={() => onShow(listed.thread.id)}
            onActive={() => board.setState({ active: listed.thread.id })}
          />
        ))}
        {threads.length === 0 && draft === null && (
          <p className={styles.none}>{all.length === 0 ? t('comments:none', { keys: shortcut === undefined ? '' : formatShortcut(shortcut, t, platform) }) : t('comments:noneHere')}</p>
        )}
      </div>
    </div>
  );
};
