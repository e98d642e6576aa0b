// Tab on the first page: from one place to write in to the next one, fields and texts alike, in the order in which one reads them. The browser
// itself passes the fields over, so that Tab leads past the page as it leads past any field.
import { Editor, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import { isBlockType, traitsOf } from '../../shared/document/blocks/index.ts';
import { placeForText } from './BlockFrame.tsx';
import { takeKeyboard } from './painted-caret.ts';
import type { PaneEditor } from './pane.ts';

const isOfFirstPage = (place: Element): boolean => {
  const type = place.closest<HTMLElement>('[data-block]')?.dataset['type'];
  return type !== undefined && isBlockType(type) && traitsOf(type).place === 'front';
};

const goTo = (editor: PaneEditor, place: HTMLElement): void => {
  const element = place.closest('[data-slate-node="element"]');
  if (place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement || !element) return place.focus();
  Transforms.select(editor, Editor.end(editor, ReactEditor.findPath(editor, ReactEditor.toSlateNode(editor, element))));
  takeKeyboard(editor);
  place.scrollIntoView({ block: 'nearest' });
};

/**
 * Goes to the place after (1) or before (-1) a node of the first page. False where there is none, or the node stands elsewhere: then Tab is
 * the browser's, and leaves the page. It does not lead into the text, where it would change the level of what it comes to.
 */
export const moveByTab = (editor: PaneEditor, from: Element, step: 1 | -1): boolean => {
  const page = from.closest<HTMLElement>('[data-language]');
  if (!page || !isOfFirstPage(from)) return false;
  const places = [...page.querySelectorAll<HTMLElement>(`textarea, select, ${placeForText}`)].filter((place) => !place.contains(from) && isOfFirstPage(place));
  const behind = (place: Element): boolean => (from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const to = step === 1 ? places.find(behind) : places.findLast((place) => !behind(place));
  if (!to) {
    // From a field the browser would go to the page around it, and so back into the first page.
    page.focus({ preventScroll: true });
    return false;
  }
  goTo(editor, to);
  return true;
};
