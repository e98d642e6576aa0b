// Partner logos side by side: as high as each is wished, all smaller by the same share where the row would be longer than the line.
import type { Logo } from './first-page.ts';

/** Between two logos, in millimetres. */
const gap = 5;

/** The printed sizes of logos in millimetres, in their order. `width`: of the line, in millimetres. */
export const logoRow = (logos: readonly Pick<Logo, 'image' | 'height'>[], width: number): { readonly width: number; readonly height: number }[] => {
  const wished = logos.map(({ image, height }) => ({ width: (height * image.width) / image.height, height }));
  const taken = wished.reduce((sum, size) => sum + size.width, 0);
  // However many there are, they keep some of the line.
  const room = Math.max(width - gap * logos.length, width / 2);
  const scale = Math.min(1, room / taken);
  return wished.map((size) => ({ width: size.width * scale, height: size.height * scale }));
};
