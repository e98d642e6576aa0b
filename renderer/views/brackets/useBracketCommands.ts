// The commands of brackets, for the palette and the keyboard; they act at the caret of the pane in use.
import { useStore } from 'zustand';
import { bracketStates } from '../../../shared/document/inlines.ts';
import { canHaveAlternative, proposeAlternative } from '../../../shared/negotiation/alternative.ts';
import { optionsOf } from '../../../shared/negotiation/brackets.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { agreeHere, agreeOnSelected, bracketHere, bracketSelection, changeBracket, objectifyTyped, setStanding, unbracket } from '../../editor/bracket-acts.ts';
import { isCaretInSelected } from '../../editor/commands.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { leadTo } from '../../editor/place-caret.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { openBrackets, walkOpen } from './useOpenItems.ts';

const key = (code: string): readonly Shortcut[] => [{ code, mod: true, alt: true }];

export const useBracketCommands = (session: DocumentSession): void => {
  const { t, language } = useMessages();
  const { tell } = useWindow();
  const { author } = usePreferences();
  const editor = useStore(editorTools(session), (tools) => tools.active);
  const ready = () => editor !== null && isCaretInSelected(editor);
  const here = () => (editor !== null && ready() ? bracketHere(editor) : null);
  const isOverElements = (): boolean => {
    const selection = editor?.pane.selection();
    return ready() && selection !== null && selection !== undefined && selection.anchor.slot !== selection.focus.slot;
  };
  const back = (action: () => void) => () => {
    action();
    if (editor !== null) takeKeyboard(editor);
  };
  const typed = (where: 'selection' | 'document') =>
    back(() => {
      if (editor === null) return;
      const { brackets, kept } = objectifyTyped(editor, where);
      const list = kept.slice(0, 5).map(({ text }) => `“${text.slice(0, 24)}”`).join(' ');
      const made = brackets === 0 ? t('brackets:noneTyped') : t('brackets:made', { count: brackets, n: writtenNumber(brackets, language) });
      const stayed = kept.length === 0 ? '' : ` ${t('brackets:kept', { count: kept.length, n: writtenNumber(kept.length, language), list })}`;
      tell({ kind: 'notice', text: `${made}${stayed}` });
    });
  useCommands([
    { id: 'brackets.put', group: 'edit', title: (tr) => tr('brackets:command.put'), shortcuts: key('BracketLeft'), when: ready, run: back(() => editor !== null && bracketSelection(editor)) },
    {
      id: 'brackets.clean',
      group: 'edit',
      title: (tr) => tr('brackets:command.clean'),
      shortcuts: key('BracketRight'),
      when: () => here() !== null || isOverElements(),
      run: back(() => {
        const selected = editor === null ? null : agreeOnSelected(editor);
        if (selected !== null) {
          if (selected.left > 0) tell({ kind: 'notice', text: t('brackets:choicesLeft', { count: selected.left, n: writtenNumber(selected.left, language) }) });
          return;
        }
        const found = here();
        if (editor !== null && !agreeHere(editor) && found !== null && optionsOf(found.placed.bracket).length > 0) tell({ kind: 'notice', text: t('brackets:whichWording') });
      }),
    },
    {
      id: 'brackets.remove',
      group: 'edit',
      title: (tr) => tr('brackets:unbracket'),
      when: () => here() !== null,
      run: back(() => {
        const found = here();
        if (found !== null) unbracket(session, found.placed.bracket.id);
      }),
    },
    ...bracketStates.map((state) => ({
      id: `brackets.state.${state}`,
      group: 'edit' as const,
      title: (tr: typeof t) => tr('brackets:command.bracket', { state: tr(`brackets:states.${state}`) }),
      when: () => here() !== null,
      run: back(() => {
        const found = here();
        if (found !== null) changeBracket(session, found.block, found.placed.bracket.id, { state });
      }),
    })),
    ...bracketStates.map((state) => ({
      id: `paragraph.standing.${state}`,
      group: 'element' as const,
      title: (tr: typeof t) => tr('brackets:command.paragraph', { state: tr(`brackets:states.${state}`) }),
      when: () => session.selected !== null,
      run: back(() => {
        const { meeting } = session;
        if (session.selected !== null) setStanding(session, session.selected.block, { state, at: Date.now(), ...(meeting === undefined ? {} : { meeting }) });
      }),
    })),
    {
      id: 'paragraph.alternative',
      group: 'element',
      title: (tr) => tr('brackets:command.alternative'),
      when: () => {
        const block = session.selected === null ? undefined : session.blockById(session.selected.block);
        return block !== undefined && canHaveAlternative(block);
      },
      run: back(() => {
        const { selected, hand, meeting } = session;
        if (selected === null) return;
        const by = { ...(hand ?? { author }), at: Date.now(), ...(meeting === undefined ? {} : { meeting }) };
        const made = proposeAlternative(session.blocks, selected.block, by, session.newId);
        if (made === null) return;
        session.update(() => made.blocks, { label: 'alternative', direct: true, acts: [{ kind: 'propose', block: selected.block, ...(hand?.delegation === undefined ? {} : { party: hand.delegation }) }] });
        leadTo(session, made.id, selected.language);
      }),
    },
    { id: 'brackets.typedHere', group: 'edit', title: (tr) => tr('brackets:command.typedHere'), when: ready, run: typed('selection') },
    { id: 'brackets.typedAll', group: 'document', title: (tr) => tr('brackets:command.typedAll'), when: () => editor !== null, run: typed('document') },
    { id: 'brackets.next', group: 'view', title: (tr) => tr('brackets:command.next'), shortcuts: [{ code: 'F9' }], when: () => openBrackets(session.blocks).length > 0, run: () => walkOpen(session, 1) },
    { id: 'brackets.previous', group: 'view', title: (tr) => tr('brackets:command.previous'), shortcuts: [{ code: 'F9', shift: true }], when: () => openBrackets(session.blocks).length > 0, run: () => walkOpen(session, -1) },
  ]);
};
