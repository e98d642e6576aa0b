// Images that an imported document names and the library does not have: data hold their hashes, and not their bytes.
import type { BlockOf } from '../../shared/document/blocks/index.ts';
import type { Document, Unplaced } from '../../shared/document/document.ts';
import { contentText } from '../../shared/document/inlines.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import { languages } from '../../shared/language/index.ts';

/** Each missing image with the element that shows it, the line of the file that names it, and what describes it: its alternative text, the title of its figure, or its size. */
export const missingImages = (document: Document, file: string, has: (hash: string) => boolean): Unplaced[] => {
  const order = [document.settings.draftingLanguage, ...languages];
  const described = (alt: BlockOf<'figure'>['alt']): string | undefined => order.map((language) => (alt[language] ?? '').trim()).find((text) => text !== '');
  return [...walkBlocks(document.blocks)].flatMap(({ block }): Unplaced[] => {
    const shown = block.type === 'logos' ? block.logos : block.type === 'figure' && block.image !== null ? [{ image: block.image, alt: block.alt }] : [];
    return shown.filter(({ image }) => !has(image.hash)).map(({ image, alt }) => {
      const title = order.map((language) => contentText(block.text[language] ?? []).trim()).find((text) => text !== '');
      const line = file.slice(0, Math.max(0, file.indexOf(image.hash))).split('\n').length;
      return { block: block.id, line, text: described(alt) ?? title ?? `${image.width} × ${image.height}`, reason: 'missingImage' };
    });
  });
};
