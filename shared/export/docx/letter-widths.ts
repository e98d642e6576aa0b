// How wide letters are: advance widths of the faces that a Word file is set in, in thousandths of the size.
import { arabicScale } from '../look.ts';

/** Of one face: which letters come how wide, by their code. */
type Widths = (code: number) => number;

/** Weight and slope, which change the widths of Latin letters; Arabic ones have no slope. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
}

const listed = (text: string): readonly number[] => text.trim().split(/\s+/u).map(Number);
const lastAscii = 0x7e;

/**
 * Times New Roman, from the metrics of Tinos, which are the same: the codes from the space to the tilde, then those from the no-break
 * space to the last of Latin-1.
 */
const latinTables = {
  plain: listed(`
    250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722
    611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278
    278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541 250 333 500 500 500 500 200 500 333 760 276 500 564 333 760 500
    400 549 300 300 333 576 453 333 333 300 310 500 750 750 750 444 722 722 722 722 722 722 889 667 611 611 611 611 333 333 333 333 722 722 722 722 722
    722 722 564 722 722 722 722 722 722 556 500 444 444 444 444 444 444 667 444 444 444 444 444 278 278 278 278 500 500 500 500 500 500 500 549 500 500
    500 500 500 500 500 500`),
  bold: listed(`
    250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 930 722 667 722 722
    667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278
    333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520 250 333 500 500 500 500 220 500 333 747 300 500 570 333 747 500
    400 549 300 300 333 576 540 333 333 300 330 500 750 750 750 500 722 722 722 722 722 722 1000 722 667 667 667 667 389 389 389 389 722 722 778 778 778
    778 778 570 778 722 722 722 722 722 611 556 500 500 500 500 500 500 722 444 444 444 444 444 278 278 278 278 500 556 500 500 500 500 500 549 500 556
    556 556 556 500 556 500`),
  italic: listed(`
    250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 675 675 675 500 920 611 611 667 722
    611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278
    278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541 250 389 500 500 500 500 275 500 333 760 276 500 675 333 760 500
    400 549 300 300 333 576 523 250 333 300 310 500 750 750 750 500 611 611 611 611 611 611 889 667 611 611 611 611 333 333 333 333 722 667 722 722 722
    722 722 675 722 722 722 722 722 556 611 500 500 500 500 500 500 500 667 444 444 444 444 444 278 278 278 278 500 500 500 500 500 500 500 549 500 500
    500 500 500 444 500 444`),
  boldItalic: listed(`
    250 389 555 500 500 833 778 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 832 667 667 667 722
    667 667 722 778 389 500 667 611 889 722 722 611 722 667 556 611 722 667 889 667 611 611 333 278 333 570 500 333 500 500 444 500 444 333 500 556 278
    278 500 278 778 556 500 500 500 389 389 278 556 444 667 500 444 389 348 220 348 570 250 389 500 500 500 500 220 500 333 747 266 500 606 333 747 500
    400 549 300 300 333 576 500 250 333 300 300 500 750 750 750 500 667 667 667 667 667 667 944 667 667 667 667 667 389 389 389 389 722 722 722 722 722
    722 722 570 722 722 722 722 722 611 611 500 500 500 500 500 500 500 722 444 444 444 444 444 278 278 278 278 500 556 500 500 500 500 500 549 500 556
    556 556 556 444 500 444`),
} as const;

/** Signs beyond Latin-1 that texts of the United Nations have, alike in all four faces but for a hair. */
const otherSigns = new Map([...Object.entries({ '–': 500, '—': 1000, '‘': 333, '’': 333, '“': 460, '”': 460, '…': 1000, '•': 350, '†': 500, '‡': 500, '\u202F': 200, 'œ': 700, 'Œ': 900 })].map(([sign, width]) => [sign.charCodeAt(0), width]));
const unknown = 500;

const latinWidths = (table: readonly number[]): Widths => (code) => {
  if (code <= lastAscii) return table[code - 0x20] ?? 0;
  if (code >= 0xa0 && code <= 0xff) return table[code - 0xa0 + 95] ?? unknown;
  // Letters with marks are as wide as without.
  return otherSigns.get(code) ?? table[String.fromCharCode(code).normalize('NFD').charCodeAt(0) - 0x20] ?? unknown;
};

const latin: Readonly<Record<keyof typeof latinTables, Widths>> = {
  plain: latinWidths(latinTables.plain),
  bold: latinWidths(latinTables.bold),
  italic: latinWidths(latinTables.italic),
  boldItalic: latinWidths(latinTables.boldItalic),
};

/**
 * Arabic letters by joining form: alone, joined to the one before; those that join the next one also so: before another, between two.
 * `لا` is lam with an alef. The metrics are those of DejaVu Sans, which stands in where the face that the file names (Simplified
 * Arabic, not free) is missing.
 */
const arabicTables = {
  plain: {
    letters: [
    ['ء', [470]], ['آأإا', [278, 305]], ['ؤو', [483, 517]], ['ئي', [783, 833, 278, 302]], ['بتث', [941, 982, 278, 302]], ['ة', [524, 536]],
    ['جحخ', [646, 646, 618, 646]], ['دذ', [445, 525]], ['رز', [483, 552]], ['سش', [1221, 1275, 838, 892]], ['صض', [1209, 1225, 849, 867]],
    ['طظ', [925, 949, 796, 820]], ['ع', [597, 532, 597, 482]], ['غ', [597, 532, 523, 482]], ['ف', [1037, 1035, 478, 506]], ['ق', [776, 834, 478, 506]],
    ['ك', [824, 843, 476, 552]], ['ل', [727, 757, 305, 331]], ['م', [619, 666, 536, 578]], ['ن', [734, 761, 278, 302]], ['ه', [524, 536, 527, 461]],
    ['ى', [783, 833]], ['\uFEFB', [570, 597]],
    ],
    // The space to the tilde: figures and signs in Arabic text are set in its face.
    signs: listed(`
      318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770
      632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278
      278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838`),
  },
  bold: {
    letters: [
    ['ء', [511]], ['آأإا', [343, 375]], ['ؤو', [622, 627]], ['ئ', [917, 917, 375, 408]], ['بتث', [1005, 1059, 375, 408]], ['ة', [590, 606]],
    ['جحخ', [721, 721, 721, 721]], ['دذ', [513, 578]], ['رز', [576, 622]], ['سش', [1380, 1414, 983, 1018]], ['صض', [1345, 1364, 966, 985]],
    ['طظ', [1039, 1071, 942, 974]], ['عغ', [683, 683, 683, 564]], ['ف', [1162, 1191, 655, 720]], ['ق', [894, 901, 655, 720]],
    ['ك', [917, 931, 582, 582]], ['ل', [868, 893, 375, 408]], ['م', [733, 784, 619, 670]], ['ن', [854, 900, 375, 408]], ['ه', [590, 606, 693, 660]],
    ['ى', [917, 1012]], ['ي', [917, 1012, 375, 408]], ['\uFEFB', [745, 759]],
    ],
    signs: listed(`
      348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830
      683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343
      343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 365 712 838`),
  },
} as const;

const [firstArabic, lastArabic] = [0x621, 0x6d3];
const [lam, lengthener, lamAlef] = [0x644, 0x640, 0xfefb];
const isMark = (code: number): boolean => (code >= 0x64b && code <= 0x65f) || code === 0x670;
/** Letters of other languages in this script, each with the one whose shape it shares. */
const sameShape: Readonly<Record<string, string>> = { ٱ: 'ا', پ: 'ب', چ: 'ح', ژ: 'ر', ڤ: 'ف', گ: 'ك', ک: 'ك', ی: 'ي' };

interface ArabicFace {
  readonly forms: ReadonlyMap<number, readonly number[]>;
  readonly signs: readonly number[];
}

const arabicFace = ({ letters, signs }: (typeof arabicTables)['plain' | 'bold']): ArabicFace => {
  const forms = new Map<number, readonly number[]>(letters.flatMap(([group, widths]) => [...group].map((letter) => [letter.charCodeAt(0), widths] as const)));
  for (const [letter, shape] of Object.entries(sameShape)) forms.set(letter.charCodeAt(0), forms.get(shape.charCodeAt(0)) ?? []);
  forms.set(lengthener, Array.from({ length: 4 }, () => signs[0] ?? 0));
  return { forms, signs };
};
const arabic = { plain: arabicFace(arabicTables.plain), bold: arabicFace(arabicTables.bold) };

/** Adds up the widths of a text that is given letter by letter, as lines are broken. */
export type Measure = (text: string, at: number) => number;

/** Measures single signs of Latin text. */
export const latinMeasure = ({ bold, italic }: Face): Measure => {
  const widths = latin[bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'plain'];
  return (text, at) => widths(text.charCodeAt(at));
};

const alef: ReadonlySet<string> = new Set('آأإا');

/** Measures single letters of Arabic text, each in the form that it has beside its neighbours. */
export const arabicMeasure = ({ bold }: Face): Measure => {
  const { forms, signs } = bold ? arabic.bold : arabic.plain;
  const other = latin[bold ? 'bold' : 'plain'];
  const formsAt = (text: string, at: number): readonly number[] => forms.get(text.charCodeAt(at)) ?? [];
  const before = (text: string, at: number): number => {
    let place = at - 1;
    while (place >= 0 && isMark(text.charCodeAt(place))) place -= 1;
    return place;
  };
  const after = (text: string, at: number): number => {
    let place = at + 1;
    while (place < text.length && isMark(text.charCodeAt(place))) place += 1;
    return place;
  };
  return (text, at) => {
    const code = text.charCodeAt(at);
    if (isMark(code)) return 0;
    if (code < firstArabic || code > lastArabic) return code <= lastAscii ? (signs[code - 0x20] ?? 0) : code === 0xa0 ? (signs[0] ?? 0) : code === 0x60c || code === 0x61b ? 323 : other(code);
    const own = forms.get(code) ?? [];
    const [previous, next] = [before(text, at), after(text, at)];
    const joinsPrevious = previous >= 0 && formsAt(text, previous).length === 4;
    if (alef.has(text[at] ?? '') && previous >= 0 && text.charCodeAt(previous) === lam) return 0;
    if (code === lam && alef.has(text[next] ?? '')) return forms.get(lamAlef)?.[joinsPrevious ? 1 : 0] ?? unknown;
    const joinsNext = own.length === 4 && formsAt(text, next).length > 1;
    return own[(joinsPrevious ? 1 : 0) + (joinsNext ? 2 : 0)] ?? own[0] ?? unknown;
  };
};

/** Width of a text on one line in points, each sign in the face of its script. Arabic letters are set larger by `arabicScale`. */
export const textWidth = (text: string, size: number, face: Face = { bold: false, italic: false }): number => {
  const [ofLatin, ofArabic] = [latinMeasure(face), arabicMeasure(face)];
  let thousandths = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    thousandths += code >= firstArabic && code <= lastArabic ? ofArabic(text, at) * arabicScale : ofLatin(text, at);
  }
  return (thousandths * size) / 1000;
};

/** How much wider than measured a label may come out in a face that stands in for the one named. */
export const labelAllowance = 1.1;
