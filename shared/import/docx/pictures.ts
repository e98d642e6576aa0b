// Pictures of a Word file: in the figure whose caption stands beside them, else as figures of their own; logos on the first page.
import type { Asset } from '../../document/block.ts';
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import type { NewId } from '../../document/ids.ts';
import type { Language } from '../../language/language.ts';
import type { LossKind } from './word-text.ts';
import type { PlacedPicture } from './units.ts';

interface Task {
  /** Changed in place. */
  readonly blocks: Block[];
  readonly placed: { at: number; block: Block }[];
  /** Position of the first element of the body among the blocks. */
  readonly firstBody: number;
  readonly language: Language;
  readonly newId: NewId;
  readonly pictures: readonly PlacedPicture[];
  readonly image: (part: string) => Uint8Array | null;
  /** Takes in an image; null where it is of a kind that no document carries. */
  readonly addImage: ((bytes: Uint8Array) => Asset | null) | undefined;
  readonly lose: (kind: LossKind, at: number, text: string) => void;
}

/** A caption stands right above or below its picture; empty paragraphs may be between them. */
const near = 3;

export const placePictures = ({ blocks, placed, firstBody, language, newId, pictures, image, addImage, lose }: Task): void => {
  const replace = (before: Block, after: Block): void => {
    const at = blocks.indexOf(before);
    if (at >= 0) blocks[at] = after;
    const known = placed.find(({ block }) => block === before);
    if (known !== undefined) known.block = after;
  };
  const bodyFrom = placed.find(({ block }) => blocks.indexOf(block) >= firstBody)?.at ?? 0;
  for (const { at, part, alt } of pictures) {
    // Where it lies outside or is missing, that is said already.
    if (part === null) continue;
    const bytes = image(part);
    const asset = bytes === null ? null : (addImage?.(bytes) ?? null);
    if (asset === null) {
      lose('unknownImage', at, alt === '' ? (part.split('/').at(-1) ?? '') : alt);
      continue;
    }
    const description = alt === '' ? {} : { [language]: alt };
    if (at < bodyFrom) {
      const logos = blocks.find((block) => block.type === 'logos');
      const logo = { id: newId(), image: asset, alt: description };
      if (logos?.type === 'logos') replace(logos, { ...logos, logos: [...logos.logos, logo] });
      else blocks.unshift({ ...blankBlock('logos', newId()), logos: [logo] });
      continue;
    }
    const captioned = placed.find(({ at: other, block }) => block.type === 'figure' && block.image === null && Math.abs(other - at) <= near)?.block;
    if (captioned?.type === 'figure') {
      replace(captioned, { ...captioned, image: asset, alt: alt === '' ? captioned.alt : description });
      continue;
    }
    const before = placed.findLast((one) => one.at <= at && blocks.indexOf(one.block) >= firstBody);
    const figure: Block = { ...blankBlock('figure', newId()), image: asset, alt: description };
    const where = before === undefined ? Math.min(blocks.length, firstBody) : blocks.indexOf(before.block) + 1;
    blocks.splice(where, 0, figure);
    placed.splice(before === undefined ? placed.length : placed.indexOf(before) + 1, 0, { at, block: figure });
  }
};
