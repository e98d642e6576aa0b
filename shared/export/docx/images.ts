// Images of the library as drawings in the line of text, each stored once.
import type { Asset } from '../../document/block.ts';
import type { Rasterise } from '../exporter.ts';
import { emuOfTwips } from './lengths.ts';
import type { Relationships } from './relationships.ts';
import { element } from './xml.ts';

const extensions: Readonly<Record<Asset['mediaType'], string>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/svg+xml': 'svg' };

/**
 * One light grey pixel: stands for a vector image that could not be painted, in programs that show no other. They show a grey field of its size with
 * its description, so that nobody takes the place for empty.
 */
const greyPixel = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
  126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 218, 99, 120, 2, 0, 0, 230, 0, 229, 245, 82, 243, 67, 0, 0, 0, 0, 73,
  69, 78, 68, 174, 66, 96, 130,
]);

const stemOf = ({ hash }: Asset): string => hash.slice(0, 16);

const drawingSpaces = {
  main: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  picture: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  vector: 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
  vectorExtension: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}',
} as const;

export interface DrawingSize {
  /** In twips. */
  readonly width: number;
  readonly height: number;
}

/** What printers show, and what no screen goes beyond. */
const dotsPerInch = 300;
/** An image over a whole page has about as many. */
const mostPixels = 8_000_000;

/** How many pixels wide an image is painted that is printed in a size. */
const pixelsAcross = ({ width, height }: DrawingSize): number => {
  const [across, down] = [(width / 1440) * dotsPerInch, (height / 1440) * dotsPerInch];
  return Math.max(1, Math.floor(across * Math.min(1, Math.sqrt(mostPixels / (across * down)))));
};

export class Images {
  readonly #asset: (hash: string) => Uint8Array | null;
  readonly #files = new Map<string, Uint8Array>();
  /** Vector images by the file of their pixels, and how many of these are wanted across. */
  readonly #vectors = new Map<string, { readonly drawing: Uint8Array; readonly across: number }>();
  #drawings = 0;

  constructor(asset: (hash: string) => Uint8Array | null) {
    this.#asset = asset;
  }

  /** The images used so far, by file name within the media folder. */
  get files(): ReadonlyMap<string, Uint8Array> {
    return this.#files;
  }

  /** Fills the files that hold vector images in pixels. Before this, they hold a stand-in. */
  async paint(rasterise: Rasterise): Promise<void> {
    for (const [file, { drawing, across }] of this.#vectors) {
      const painted = await rasterise(drawing, across);
      if (painted !== null) this.#files.set(file, painted);
    }
  }

  /** The file of a vector image in pixels, for programs that show no vectors; those that do find them beside it. */
  #painted(asset: Asset, drawing: Uint8Array, size: DrawingSize): string {
    const file = `${stemOf(asset)}.png`;
    this.#files.set(file, greyPixel);
    // Painted once, for the largest of its places.
    this.#vectors.set(file, { drawing, across: Math.max(pixelsAcross(size), this.#vectors.get(file)?.across ?? 0) });
    return file;
  }

  /** A run with the image, or null when the library has lost it. `alt` is read aloud; it may be empty. `rtl`: images side by side follow each other from right to left. */
  drawing(asset: Asset, alt: string, size: DrawingSize, relationships: Relationships, rtl = false): string | null {
    const bytes = this.#asset(asset.hash);
    if (bytes === null) return null;
    const file = `${stemOf(asset)}.${extensions[asset.mediaType]}`;
    this.#files.set(file, bytes);
    let fill: string;
    if (asset.mediaType === 'image/svg+xml') {
      const vector = element('asvg:svgBlip', { 'xmlns:asvg': drawingSpaces.vector, 'r:embed': relationships.image(file) });
      fill = element('a:blip', { 'r:embed': relationships.image(this.#painted(asset, bytes, size)) },
        element('a:extLst', {}, element('a:ext', { uri: drawingSpaces.vectorExtension }, vector)));
    } else {
      fill = element('a:blip', { 'r:embed': relationships.image(file) });
    }
    const id = ++this.#drawings;
    const extent = { cx: emuOfTwips(size.width), cy: emuOfTwips(size.height) };
    const picture = element('pic:pic', { 'xmlns:pic': drawingSpaces.picture },
      element('pic:nvPicPr', {}, element('pic:cNvPr', { id, name: `Image ${id}`, descr: alt }), '<pic:cNvPicPr/>'),
      element('pic:blipFill', {}, fill, '<a:stretch><a:fillRect/></a:stretch>'),
      element('pic:spPr', {}, element('a:xfrm', {}, '<a:off x="0" y="0"/>', element('a:ext', extent)), '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'));
    return element('w:r', {}, rtl ? '<w:rPr><w:rtl/></w:rPr>' : '', element('w:drawing', {}, element('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 },
      element('wp:extent', extent),
      element('wp:docPr', { id, name: `Image ${id}`, descr: alt }),
      element('a:graphic', { 'xmlns:a': drawingSpaces.main }, element('a:graphicData', { uri: drawingSpaces.picture }, picture)))));
  }
}

/** The size of an image set to a width, kept within a height. */
export const fitted = (asset: Asset, width: number, highest: number): DrawingSize => {
  const height = (width * asset.height) / asset.width;
  const scale = Math.min(1, highest / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};
