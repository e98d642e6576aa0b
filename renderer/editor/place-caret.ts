// Puts the caret where one is led to: into an element, in the page of its language.
import { Transforms } from 'slate';
import { traitsOf } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import { rangeOf } from './caret.ts';
import { editorTools } from './editor-tools.ts';
import { takeKeyboard } from './painted-caret.ts';
import type { DocumentSession } from './session.ts';
import { slotsOf } from './slots.ts';

/** Puts the caret into a block and the focus on the page that had it last, so that keys go where one looks. A block without text is only selected. */
export const placeCaret = (session: DocumentSession, block: Id, offset: number): void => {
  const editor = editorTools(session).getState().active;
  const place = { slot: block, offset };
  const range = editor === null ? null : rangeOf(editor.children, { anchor: place, focus: place });
  if (editor === null || range === null) return;
  Transforms.select(editor, range);
  takeKeyboard(editor);
};

const operable = 'button, input, textarea, select, [role="button"], [tabindex="0"]';

/** Whether the page in use has its caret, or all that is selected in it, in an element or in what a box holds. */
export const caretStandsIn = (session: DocumentSession, block: Id): boolean => {
  const selection = editorTools(session).getState().active?.pane.selection() ?? null;
  const found = session.blockById(block);
  if (selection === null || found === undefined) return false;
  const own = new Set(slotsOf(found).map(({ id }) => id));
  return own.has(selection.anchor.slot) && own.has(selection.focus.slot);
};

/**
 * Leads to an element: selected, in view, and with the focus in its text, or on the first thing in it that takes data where it has no text. The caret
 * goes to its start; with `stay` it stays where it is in the element, and goes to the end of one that it does not stand in.
 */
export const leadTo = (session: DocumentSession, block: Id, language: Language, stay = false): void => {
  const page = document.querySelector<HTMLElement>(`[role="textbox"][data-language="${language}"]`);
  // The page that has the focus is the one that is written in.
  page?.focus({ preventScroll: true });
  const { active } = editorTools(session).getState();
  if (stay && active !== null && active.language === language && caretStandsIn(session, block)) takeKeyboard(active);
  else placeCaret(session, block, stay ? Number.MAX_SAFE_INTEGER : 0);
  session.select(block, language);
  session.reveal(block, language);
  const own = session.blockById(block);
  if (own === undefined || traitsOf(own.type).text) return;
  // What was revealed may be built in a moment only.
  queueMicrotask(() => page?.querySelector(`[data-block="${CSS.escape(block)}"]`)?.querySelector<HTMLElement>(operable)?.focus());
};
