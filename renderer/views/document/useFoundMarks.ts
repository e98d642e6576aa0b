// Marks found places on the page with the browser's own highlights: no element of the page changes, so nothing is laid out anew.
import { useEffect } from 'react';
import { ReactEditor } from 'slate-react';
import { rangeOf } from '../../editor/caret.ts';
import type { Match } from '../../editor/find.ts';
import type { PaneEditor } from '../../editor/pane.ts';

/** As many as stand within some pages of the current one; marking thousands would be felt. */
const most = 400;

const domRange = (editor: PaneEditor, match: Match): Range | null => {
  const range = rangeOf(editor.children, match.selection);
  if (range === null) return null;
  try {
    return ReactEditor.toDOMRange(editor, range);
  } catch {
    // The page has not caught up with the document yet; the next state marks it.
    return null;
  }
};

export const useFoundMarks = (editor: PaneEditor | null, matches: readonly Match[], at: number | null): void => {
  useEffect(() => {
    if (editor === null || matches.length === 0 || typeof Highlight === 'undefined') return;
    // After the page has been brought up to the state that was searched.
    const frame = requestAnimationFrame(() => {
      const from = Math.max(0, (at ?? 0) - most / 2);
      const found = new Highlight();
      for (const match of matches.slice(from, from + most)) {
        const range = domRange(editor, match);
        if (range !== null) found.add(range);
      }
      CSS.highlights.set('found', found);
      const current = at === null ? undefined : matches[at];
      const range = current === undefined ? null : domRange(editor, current);
      if (range === null) CSS.highlights.delete('found-here');
      else {
        const here = new Highlight(range);
        here.priority = 1;
        CSS.highlights.set('found-here', here);
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [editor, matches, at]);
};
