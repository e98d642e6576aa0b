// The text of a footnote: found wherever its mark stands, changed and deleted there.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Footnote, FootnoteText, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import type { Id } from '../../shared/document/ids.ts';
import { footnoteIds } from '../../shared/document/numbering.ts';
import { mapTexts } from '../../shared/document/walk.ts';
import type { Language } from '../../shared/language/language.ts';
import { flatText, textChange, tidy } from '../../shared/document/content.ts';
import type { Typing } from './history.ts';
import type { DocumentSession } from './session.ts';
import { withContent } from './slots.ts';

const mapFootnotes = (content: readonly Inline[], id: Id, change: (footnote: Footnote) => Inline[]): Inline[] =>
  content.flatMap((inline): Inline[] => {
    if (isText(inline)) return [inline];
    if (inline.type === 'footnote') return inline.id === id ? change(inline) : [inline];
    return inline.type === 'bracket' || inline.type === 'option' ? [{ ...inline, children: mapFootnotes(inline.children, id, change) }] : [inline];
  });

const changeFootnote = (blocks: readonly Block[], language: Language, id: Id, change: (footnote: Footnote) => Inline[]): readonly Block[] => {
  const index = blocks.findIndex((block) => footnoteIds(block, language).includes(id));
  if (index === -1) return blocks;
  const block = mapTexts(blocks[index] as Block, (text) => {
    const content = text[language];
    return content === undefined ? text : withContent(text, language, tidy(mapFootnotes(content, id, change)));
  });
  const out = blocks.slice();
  out[index] = block;
  return out;
};

export const findFootnote = (blocks: readonly Block[], language: Language, id: Id): Footnote | null => {
  let found: Footnote | null = null;
  changeFootnote(blocks, language, id, (footnote) => {
    found = footnote;
    return [footnote];
  });
  return found;
};

/** Puts the text that was written into a footnote. Goes back by words, as typing does; nothing happens where the footnote is gone. */
export const setFootnoteContent = (session: DocumentSession, language: Language, id: Id, content: FootnoteText): void => {
  const before = findFootnote(session.blocks, language, id);
  if (!before) return;
  const { inserted, removed, at } = textChange(flatText(before.content), flatText(content));
  const typing: Typing | null =
    inserted !== '' && removed === 0
      ? { slot: id, kind: 'insert', text: inserted }
      : inserted === '' && removed > 0
        ? { slot: id, kind: 'delete', text: flatText(before.content).slice(at, at + removed) }
        : null;
  session.update((blocks) => changeFootnote(blocks, language, id, (footnote) => [{ ...footnote, content: tidy(content) as FootnoteText }]), {
    label: 'footnoteText',
    ...(typing ? { typing } : {}),
  });
};

/** Takes a footnote out, its mark and its text. */
export const deleteFootnote = (session: DocumentSession, language: Language, id: Id): void =>
  session.update((blocks) => changeFootnote(blocks, language, id, () => []), { label: 'deleteFootnote' });
