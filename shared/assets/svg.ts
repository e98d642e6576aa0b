// Which SVG images are safe: drawings that run nothing, load nothing and say how large they are. All others are refused, not mended.
import { SaxesParser, type SaxesTagNS } from 'saxes';

const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** Elements that draw, group or define. What is missing here runs code, holds HTML, or changes attributes over time. */
const drawing = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style', 'switch', 'a', 'view',
  'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath', 'image', 'marker',
  'clipPath', 'mask', 'pattern', 'linearGradient', 'radialGradient', 'stop', 'filter',
  'feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix', 'feDiffuseLighting', 'feDisplacementMap', 'feDistantLight',
  'feDropShadow', 'feFlood', 'feFuncA', 'feFuncB', 'feFuncG', 'feFuncR', 'feGaussianBlur', 'feMerge', 'feMergeNode', 'feMorphology',
  'feOffset', 'fePointLight', 'feSpecularLighting', 'feSpotLight', 'feTile', 'feTurbulence',
]);

/** Deeper nesting than any drawing has. */
const deepest = 200;

const embeddedImage = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=\s]*$/;

/** What a reference may point to: a part of the same file, or pixels in it. */
const harmlessReference = (value: string, element: string): boolean => {
  const reference = value.trim();
  if (reference === '' || reference.startsWith('#')) return true;
  return element === 'image' && embeddedImage.test(reference);
};

/** Style sheets and presentation attributes may name parts of the same file only. A backslash could hide a name, so none is let through. */
const harmlessStyle = (value: string): boolean => {
  if (value.includes('\\') || /@import|@font-face|expression\s*\(|javascript:|image-set|src\s*\(/i.test(value)) return false;
  for (const [, target = ''] of value.matchAll(/url\s*\(([^)]*)\)?/gi)) if (!/^\s*["']?\s*#/.test(target)) return false;
  return true;
};

class Unsafe extends Error {}

const checkAttributes = (tag: SaxesTagNS): void => {
  for (const { local, uri, prefix, value } of Object.values(tag.attributes)) {
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue;
    if (/^on/i.test(local)) throw new Unsafe('runs code');
    if (local === 'href' || local === 'src') {
      if (uri !== '' && uri !== xlinkNamespace) throw new Unsafe('unknown reference');
      if (!harmlessReference(value, tag.local)) throw new Unsafe('refers to something outside');
    } else if (local === 'base' || !harmlessStyle(value)) throw new Unsafe('refers to something outside');
  }
};

const pixels: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

const length = (value: string | undefined): number | null => {
  const parts = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*$/.exec(value ?? '');
  return parts === null ? null : Number(parts[1]) * (pixels[parts[2] ?? ''] ?? 1);
};

const sizeOf = (root: SaxesTagNS): { readonly width: number; readonly height: number } | null => {
  const box = (root.attributes['viewBox']?.value ?? '').trim().split(/[\s,]+/).map(Number);
  const [boxWidth = NaN, boxHeight = NaN] = box.slice(2);
  const width = length(root.attributes['width']?.value);
  const height = length(root.attributes['height']?.value);
  const ratio = boxWidth / boxHeight;
  const fullWidth = width ?? (height !== null ? height * ratio : boxWidth);
  const fullHeight = height ?? (width !== null ? width / ratio : boxHeight);
  if (!(fullWidth > 0 && fullHeight > 0) || !Number.isFinite(fullWidth + fullHeight)) return null;
  return { width: Math.max(1, Math.round(fullWidth)), height: Math.max(1, Math.round(fullHeight)) };
};

/** Size in CSS pixels of a well-formed, safe SVG that says its size; null for anything else. */
export const svgSize = (source: string): { readonly width: number; readonly height: number } | null => {
  if (!/<(?:[\w.-]+:)?svg[\s>/]/.test(source.slice(0, 100_000))) return null;
  const parser = new SaxesParser({ xmlns: true });
  let size: ReturnType<typeof sizeOf> = null;
  let depth = 0;
  const open: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  // A document type can define entities, which grow without end or reach outside.
  parser.on('doctype', () => {
    throw new Unsafe('document type');
  });
  parser.on('processinginstruction', () => {
    throw new Unsafe('style sheet or program');
  });
  parser.on('opentag', (tag) => {
    const root = depth === 0;
    depth += 1;
    if (depth > deepest) throw new Unsafe('too deep');
    open.push(tag.local);
    if (root && (tag.uri !== svgNamespace || tag.local !== 'svg')) throw new Unsafe('no SVG');
    if (tag.uri === svgNamespace && !drawing.has(tag.local)) throw new Unsafe(`element ${tag.local}`);
    // Notes of drawing programs are elements of other namespaces; none of HTML may be among them.
    if (tag.uri !== svgNamespace && /xhtml|mathml/i.test(tag.uri)) throw new Unsafe('foreign content');
    checkAttributes(tag);
    if (root) size = sizeOf(tag);
  });
  parser.on('closetag', () => {
    depth -= 1;
    open.pop();
  });
  const checkText = (text: string): void => {
    if (open.at(-1) === 'style' && !harmlessStyle(text)) throw new Unsafe('style refers to something outside');
  };
  parser.on('text', checkText);
  parser.on('cdata', checkText);
  try {
    parser.write(source).close();
  } catch {
    // Whatever the parser or the rules above object to: it is no image we take.
    return null;
  }
  return size;
};
