// Lengths as WordprocessingML counts them.

/** Twentieths of a point, Word's unit of length on the page. */
export const twips = (points: number): number => Math.round(points * 20);
export const twipsOfMm = (mm: number): number => Math.round((mm / 25.4) * 1440);
/** Half points, Word's unit of type size. */
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Eighths of a point, Word's unit of rule thickness. */
export const eighths = (points: number): number => Math.max(2, Math.round(points * 8));
/** English metric units, the unit of drawings. */
export const emuOfTwips = (length: number): number => length * 635;

/** A4 in twips. */
export const page = { width: 11906, height: 16838 } as const;
