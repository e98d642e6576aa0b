// Puts the caret where one is led to: into an element, in the page of its language.
import { Transforms } from 'slate';
import { traitsOf } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import { rangeOf } from './caret.ts';
import { editorTools } from './editor-tools.ts';
import { takeKeyboard } from './painted-caret.ts';
import type { DocumentSession } from './session.ts';

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

/** Leads to an element: selected, in view, and with the focus in its text, or on the first thing in it that takes data where it has no text. */
export const leadTo = (session: DocumentSession, block: Id, language: Language): void => {
  const page = document.querySelector<HTMLElement>(`[role="textbox"][data-language="${language}"]`);
  // The page that has the focus is the one that is written in.
  page?.focus({ preventScroll: true });
  placeCaret(session, block, 0);
  session.select(block, language);
  session.reveal(block, language);
  const own = session.blockById(block);
  if (own === undefined || traitsOf(own.type).text) return;
  // What was revealed may be built in a moment only.
  queueMicrotask(() => page?.querySelector(`[data-block="${CSS.escape(block)}"]`)?.querySelector<HTMLElement>(operable)?.focus());
};
