// Which characters a font file can show, read from its character map (OpenType `cmap`, formats 4 and 12).

/** Tells whether a code point can be shown. */
export type Coverage = (codePoint: number) => boolean;

const tableAt = (view: DataView, tag: string): number | null => {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === tag) return view.getUint32(record + 8);
  }
  return null;
};

/** Segments of UCS-2; a glyph of 0 is none. */
function* segmented(view: DataView, at: number): Generator<number> {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment++) {
    const [start, end] = [view.getUint16(starts + segment * 2), view.getUint16(ends + segment * 2)];
    const delta = view.getUint16(deltas + segment * 2);
    const offsetAt = offsets + segment * 2;
    const offset = view.getUint16(offsetAt);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const glyph = offset === 0 ? point : view.getUint16(offsetAt + offset + (point - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield point;
    }
  }
}

function* grouped(view: DataView, at: number): Generator<number> {
  const groups = view.getUint32(at + 12);
  for (let group = 0; group < groups; group++) {
    const record = at + 16 + group * 12;
    const [start, end, glyph] = [view.getUint32(record), view.getUint32(record + 4), view.getUint32(record + 8)];
    for (let point = start; point <= end; point++) if (glyph + point - start !== 0) yield point;
  }
}

/** The code points that a TrueType or OpenType font has glyphs for. Throws on bytes that are no such font. */
export const fontCodePoints = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const map = tableAt(view, 'cmap');
  if (map === null) throw new Error('font without a character map');
  const points = new Set<number>();
  const count = view.getUint16(map + 2);
  for (let index = 0; index < count; index++) {
    const at = map + view.getUint32(map + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    const found = format === 4 ? segmented(view, at) : format === 12 ? grouped(view, at) : [];
    for (const point of found) points.add(point);
  }
  return points;
};

/**
 * What a document can show that is set in these families. A character counts only if every style of one family has it, since text may be
 * made bold or italic anywhere. A composed letter also counts where the font has its parts.
 */
export const coverageOf = (families: readonly (readonly Uint8Array[])[]): Coverage => {
  const covered = new Set<number>();
  for (const styles of families) {
    const [first, ...rest] = styles.map(fontCodePoints);
    for (const point of first ?? []) if (rest.every((points) => points.has(point))) covered.add(point);
  }
  return (point) => covered.has(point) || [...String.fromCodePoint(point).normalize('NFD')].every((part) => covered.has(part.codePointAt(0) ?? 0));
};
