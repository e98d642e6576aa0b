// Proposals about whole elements that Word has no place for, as comments of their authors on the elements, so that no file keeps them from anybody.
import type { Block } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Document } from '../../document/document.ts';
import { numberBlocks } from '../../document/numbering.ts';
import type { Thread } from '../../document/thread.ts';
import { mapKeeping } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { ElementNotes } from './element-notes.ts';
import { HeldMarks } from './held-marks.ts';

/** The document with a thread more for each such proposal. The very same document where Word holds them all. For writing, not for working on. */
export const withUnheldComments = (document: Document, language: Language): Document => {
  const held = new HeldMarks(document.blocks);
  const threads: Thread[] = [];
  let notes: ElementNotes | null = null;
  const commented = <Kind extends Block>(list: readonly Kind[]): readonly Kind[] =>
    mapKeeping(list, (block, index) => {
      const boxed: readonly BoxedBlock[] | null = block.type === 'box' ? commented<BoxedBlock>(block.blocks) : null;
      const inner: Kind = boxed === null || (block.type === 'box' && boxed === block.blocks) ? block : { ...block, blocks: [...boxed] };
      const unheld = held.unheld(list, index);
      if (unheld.length === 0) return inner;
      notes ??= new ElementNotes(document, numberBlocks(document.blocks, language), language);
      const more = unheld.flatMap((mark, at): Thread[] => {
        const { author, delegation, at: time } = mark;
        const text = notes?.about(mark, block) ?? null;
        const id = `unheld-${block.id}-${at}`;
        return text === null ? [] : [{ id, remarks: [{ id, author, at: time, text, ...(delegation !== undefined && { delegation }) }] }];
      });
      threads.push(...more);
      return { ...inner, comments: [...(inner.comments ?? []), ...more.map(({ id }) => id)] };
    });
  const blocks = commented(document.blocks);
  if (threads.length === 0) return document;
  return { ...document, blocks: [...blocks], settings: { ...document.settings, threads: [...(document.settings.threads ?? []), ...threads] } };
};
