// The images of a clipboard: figures stand for them at once, and get them when the library has taken them in.
import { recogniseImage } from '../../shared/assets/image.ts';
import { blankBlock, type Block, type BlockOf } from '../../shared/document/blocks/index.ts';
import type { Asset } from '../../shared/document/block.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { fail } from '../../shared/errors.ts';
import type { Pasted } from '../../shared/import/clipboard.ts';
import type { Language } from '../../shared/language/language.ts';
import { errorText, type MessageKey, type Translate } from '../../shared/language/messages.ts';
import { putImage } from './assets.ts';
import type { DocumentSession } from './session.ts';

interface Waiting {
  readonly figure: Id;
  readonly image: Uint8Array | Blob;
}

type Failure = MessageKey | Parameters<typeof errorText>[0];

/** What became of the images of one clipboard. */
export interface ClipImages {
  readonly waiting: readonly Waiting[];
  readonly failures: readonly Failure[];
}

export const noImages: ClipImages = { waiting: [], failures: [] };

/** The bytes in a data address; null where it is none or broken. */
const bytesOf = (address: string): Uint8Array | null => {
  const parts = /^data:[^,;]*((?:;[^,;]*)*),/i.exec(address);
  if (!parts) return null;
  const data = address.slice(parts[0].length);
  try {
    return /;base64$/i.test(parts[1] ?? '') ? Uint8Array.from(atob(decodeURIComponent(data)), (sign) => sign.charCodeAt(0)) : new TextEncoder().encode(decodeURIComponent(data));
  } catch {
    return null;
  }
};

/** Kinds of file that may be images the library takes; it looks into them itself. */
const printable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/svg+xml']);

const withFiles = (files: readonly Blob[], alt: BlockOf<'figure'>['alt'], newId: NewId): { readonly blocks: Block[]; readonly images: ClipImages } => {
  const taken = files.filter(({ type }) => printable.has(type));
  const blocks = taken.map((_, index): Block => ({ ...blankBlock('figure', newId()), ...(index === 0 ? { alt } : {}) }));
  return {
    blocks,
    images: { waiting: taken.map((image, index) => ({ figure: (blocks[index] as Block).id, image })), failures: taken.length < files.length ? [fail('asset.unsupported').error] : [] },
  };
};

/**
 * What was read of a clipboard with the images that can be had: those in data addresses, or the files where there is nothing else to paste (a program that
 * copies text adds a picture of it). Figures whose image cannot be read are left out, and the reason is among the failures.
 */
export const readImages = (pasted: Pasted, files: readonly Blob[], newId: NewId): { readonly pasted: Pasted; readonly images: ClipImages } => {
  const { carried, named } = pasted.images ?? { carried: [], named: 0 };
  const empty = 'inline' in pasted ? pasted.inline.length === 0 : pasted.blocks.every(({ id }) => carried.some(({ figure }) => figure === id));
  if (empty && files.length > 0) {
    const [first] = 'blocks' in pasted ? pasted.blocks : [];
    const { blocks, images } = withFiles(files, first?.type === 'figure' ? first.alt : {}, newId);
    return { pasted: blocks.length > 0 ? { blocks } : { inline: [] }, images };
  }
  const waiting: Waiting[] = [];
  const failures: Failure[] = named > 0 ? ['editor:pastedImageNamed'] : [];
  const lost = new Set<Id>();
  for (const { figure, address } of carried) {
    const image = bytesOf(address);
    const facts = image === null ? fail('asset.unsupported') : recogniseImage(image);
    if (image !== null && facts.ok) waiting.push({ figure, image });
    else lost.add(figure);
    if (!facts.ok) failures.push(facts.error);
  }
  const images = { waiting, failures };
  if ('inline' in pasted || lost.size === 0) return { pasted, images };
  const blocks = pasted.blocks.filter(({ id }) => !lost.has(id));
  return { pasted: blocks.length > 0 ? { blocks } : { inline: [] }, images };
};

const withImage = (blocks: readonly Block[], figure: Id, image: Asset): readonly Block[] => {
  const put = <Kind extends Block>(block: Kind): Kind => (block.type === 'figure' && block.id === figure ? { ...block, image } : block);
  return blocks.map((block) => (block.type === 'box' && block.blocks.some(({ id }) => id === figure) ? { ...block, blocks: block.blocks.map(put) } : put(block)));
};

/** Gives the figures their images. Ends with what to tell the user, each thing once, in the language of the interface: which images did not come, and why. */
export const takeImages = async (session: DocumentSession, { waiting, failures }: ClipImages, t: Translate, interfaceLanguage: Language): Promise<readonly string[]> => {
  const all: Failure[] = [...failures];
  for (const { figure, image } of waiting) {
    if (!session.blockById(figure)) {
      all.push('editor:pastedImageNoPlace');
      continue;
    }
    const put = await putImage(session, image instanceof Blob ? new Uint8Array(await image.arrayBuffer()) : image);
    if (put.ok) session.amend((blocks) => withImage(blocks, figure, put.value));
    else all.push(put.error);
  }
  return [...new Set(all.map((failure) => (typeof failure === 'string' ? t(failure) : errorText(failure, interfaceLanguage))))];
};
