// The images of a document: which are needed, where they lie beside the template, and which of them the library has lost.
import type { Asset } from '../../document/block.ts';

const extensions: Readonly<Record<Asset['mediaType'], string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** Whether an image is there and can be read. */
export type HasImage = (hash: string) => boolean;

export class Images {
  readonly #has: HasImage;
  readonly #used = new Map<string, string>();

  constructor(has: HasImage) {
    this.#has = has;
  }

  /** Path of each image used so far, by the hash of its bytes. */
  get used(): ReadonlyMap<string, string> {
    return this.#used;
  }

  /** The path by which the template finds an image; null when there is no such image. */
  path(asset: Asset): string | null {
    if (!this.#has(asset.hash)) return null;
    const path = imagePath(asset);
    this.#used.set(asset.hash, path);
    return path;
  }
}

export const imagePath = (asset: Pick<Asset, 'hash' | 'mediaType'>): string => `images/${asset.hash}.${extensions[asset.mediaType]}`;
