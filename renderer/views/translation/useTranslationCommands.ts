// The commands of the translator's desk, for the palette and the keyboard: the hands stay on the keys from one element to the next.
import { useStore } from 'zustand';
import { isUnit, unitStatus, type Wanted } from '../../../shared/translation/state.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useDialog, usePreferences, useWindow } from '../../state/window.ts';
import { deskOf } from './desk.ts';
import { canConfirm, confirmElement, copySource, lockElement, nextWanted } from './translation-acts.ts';

export const translationShortcuts = {
  desk: { code: 'KeyT', alt: true },
  confirm: { code: 'Enter', alt: true },
  untranslated: { code: 'KeyD', alt: true },
  stale: { code: 'KeyW', alt: true },
  copySource: { code: 'KeyF', alt: true },
} as const satisfies Readonly<Record<string, Shortcut>>;

const backwards = (shortcut: Shortcut): Shortcut => ({ ...shortcut, shift: true });

/** The walk from element to element. */
export interface TranslationWalk {
  readonly next: (wanted: Wanted, back?: boolean) => void;
  /** Confirms the selected element and goes on to the next that nobody confirmed, or that is stale where the element was stale. */
  readonly confirm: () => void;
  readonly back: () => void;
}

/** `show` leads to an element in a language; `onDesk` is told when the desk is to be seen or not. */
export const useTranslationCommands = (session: DocumentSession, show: (block: Id, language: Language) => void, onDesk: (shown: boolean) => void): TranslationWalk => {
  const { t } = useMessages();
  const { tell } = useWindow();
  const { show: openDialog } = useDialog();
  const { author } = usePreferences();
  const desk = deskOf(session);
  const { shown } = useStore(desk);
  const back = () => {
    const { active } = editorTools(session).getState();
    if (active !== null) takeKeyboard(active);
  };
  const next = (wanted: Wanted, backward = false) => {
    if (!desk.getState().shown) onDesk(true);
    const found = nextWanted(session, wanted, backward);
    if (found === null) return tell({ kind: 'notice', text: t(wanted === 'stale' ? 'translation:noneStale' : 'translation:noneUntranslated') });
    show(found, desk.getState().target);
  };
  const confirm = () => {
    const block = session.selected === null ? undefined : session.blockById(session.selected.block);
    const { source, target } = desk.getState();
    if (block === undefined || !isUnit(block, source)) return tell({ kind: 'notice', text: t('translation:whichElement') });
    const before = unitStatus(block, source, target);
    if (before.locked) return tell({ kind: 'notice', text: t('translation:isLocked') });
    if (!canConfirm(block, session)) return tell({ kind: 'notice', text: t('translation:isEmpty') });
    // Who reviewed it says it again; an edited text is translated, not reviewed.
    const again = before.stale && before.state !== 'draft' && before.state !== 'empty' ? before.state : 'translated';
    confirmElement(session, block.id, again, author);
    const wanted: Wanted = before.stale ? 'stale' : 'untranslated';
    if (nextWanted(session, wanted) === null) {
      back();
      return tell({ kind: 'done', text: t(wanted === 'stale' ? 'translation:noneStale' : 'translation:noneUntranslated') });
    }
    next(wanted);
  };
  const selected = (): Id | null => session.selected?.block ?? null;
  const hasTwo = () => session.document.settings.languages.length > 1;
  useCommands([
    { id: 'view.translation', group: 'view', title: (tr) => tr('translation:command.desk'), shortcuts: [translationShortcuts.desk], when: hasTwo, run: () => onDesk(!shown) },
    { id: 'translation.confirm', group: 'element', title: (tr) => tr('translation:command.confirm'), shortcuts: [translationShortcuts.confirm], when: () => shown && selected() !== null, run: confirm },
    { id: 'translation.next', group: 'view', title: (tr) => tr('translation:command.nextUntranslated'), shortcuts: [translationShortcuts.untranslated], when: hasTwo, run: () => next('untranslated') },
    { id: 'translation.previous', group: 'view', title: (tr) => tr('translation:command.previousUntranslated'), shortcuts: [backwards(translationShortcuts.untranslated)], when: hasTwo, run: () => next('untranslated', true) },
    { id: 'translation.nextStale', group: 'view', title: (tr) => tr('translation:command.nextStale'), shortcuts: [translationShortcuts.stale], when: hasTwo, run: () => next('stale') },
    { id: 'translation.previousStale', group: 'view', title: (tr) => tr('translation:command.previousStale'), shortcuts: [backwards(translationShortcuts.stale)], when: hasTwo, run: () => next('stale', true) },
    { id: 'translation.concordance', group: 'view', title: (tr) => tr('translation:command.concordance'), run: () => openDialog('concordance') },
    {
      id: 'translation.copySource',
      group: 'element',
      title: (tr) => tr('translation:command.copySource'),
      shortcuts: [translationShortcuts.copySource],
      when: () => shown && selected() !== null,
      run: () => {
        const id = selected();
        if (id !== null && !copySource(session, id)) tell({ kind: 'notice', text: t('translation:nothingToCopy') });
        back();
      },
    },
    ...(['translated', 'reviewed', 'final'] as const).map((state) => ({
      id: `translation.state.${state}`,
      group: 'element' as const,
      title: (tr: typeof t) => tr('translation:command.state', { state: tr(`translation:state.${state}`) }),
      when: () => shown && selected() !== null,
      run: () => {
        const block = session.blockById(selected() ?? '');
        if (block === undefined || !canConfirm(block, session)) return tell({ kind: 'notice', text: t('translation:isEmpty') });
        confirmElement(session, block.id, state, author);
        back();
      },
    })),
    {
      id: 'translation.lock',
      group: 'element',
      title: (tr) => tr('translation:command.lock'),
      when: () => shown && selected() !== null,
      run: () => {
        const block = session.blockById(selected() ?? '');
        const { source, target } = desk.getState();
        if (block !== undefined) lockElement(session, block.id, !unitStatus(block, source, target).locked, author);
        back();
      },
    },
  ]);
  return { next, confirm, back };
};
