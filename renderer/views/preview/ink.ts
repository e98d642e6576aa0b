// Where the text of a stretch ends: the bar in the margin does not run on beside blank paper.

/** Dark enough to be ink; the thin edges of letters are lighter. */
const dark = 160;
/** So many dark points a line of text has in any case; the sides of a frame have fewer. In points of the page. */
const leastInk = 5;

/**
 * The last row with text between two rows of a picture, or null where there is none. `pixels` are four bytes each, row after row; `scale` is how many
 * pixels a point of the page has.
 */
export const lastInk = (pixels: Uint8ClampedArray, width: number, from: number, to: number, scale: number): number | null => {
  const rows = Math.min(to, Math.floor(pixels.length / 4 / width));
  for (let row = rows - 1; row >= Math.max(0, from); row -= 1) {
    let found = 0;
    for (let at = row * width * 4, end = at + width * 4; at < end; at += 4) {
      // Green stands for brightness: it has most of it.
      if ((pixels[at + 1] ?? 255) < dark) found += 1;
    }
    // A rule goes across; it belongs to a frame or to what follows.
    if (found >= leastInk * scale && found < width / 2) return row;
  }
  return null;
};
