// What of a page differs from what was painted of it before: the lines that a key changed are a small part of it. Reads the PDF that our compiler writes, and
// where it finds anything else than it knows, all of the page counts as changed.
import { unzlibSync } from 'fflate';

/** All that decides how a page looks. */
export interface PageInk {
  /** The drawing of the page in pieces, each of which leaves nothing behind that the next one would depend on. */
  readonly pieces: readonly string[];
  /** Size, fonts, colours and images of the page, as they stand in the file. */
  readonly means: string;
}

/** A part of a page from side to side, in points from its foot. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Bytes as text, each as one character. */
const decoder = new TextDecoder('latin1');

/** Where each object begins, by its number. Null where the file has no plain table of them. */
const objectsOf = (text: string): readonly number[] | null => {
  const start = /startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1];
  const table = start === undefined ? null : /^xref\n0 \d+\n((?:\d{10} \d{5} [nf]\r?\n)+|(?:\d{10} \d{5} [nf] \n)+)/.exec(text.slice(Number(start)))?.[1];
  return table == null ? null : table.trim().split(/\r?\n/).map((line) => Number(line.slice(0, 10)));
};

/** The drawing cut after every state that is restored to that of the whole page. Null where that cannot be told. */
const piecesOf = (drawing: string): readonly string[] | null => {
  const pieces: string[] = [];
  let piece: string[] = [];
  let depth = 0;
  for (const line of drawing.split('\n')) {
    piece.push(line);
    if (line === 'q') depth++;
    else if (line === 'Q' && --depth === 0) {
      pieces.push(piece.join('\n'));
      piece = [];
    }
    if (depth < 0) return null;
  }
  if (piece.some((line) => line !== '')) return null;
  return depth === 0 ? pieces : null;
};

/** A PDF as this file reads it; pages count from 1. */
export interface ReadInks {
  /** The number of pages; null where the file cannot be read here. */
  readonly count: number | null;
  /** What a page looks like; null where that cannot be told. */
  readonly inkOf: (page: number) => PageInk | null;
  /** The same file, with nothing on a page but what reaches into a band of it; null where that cannot be told. */
  readonly partOf: (page: number, band: Band) => Uint8Array<ArrayBuffer> | null;
}

/** Reads what the pages of a PDF look like, each when it is asked for. */
export const pageInks = (bytes: Uint8Array): ReadInks => {
  const text = decoder.decode(bytes);
  const starts = objectsOf(text);
  const object = (number: number): string | null => {
    const start = starts?.[number];
    if (start === undefined || !text.startsWith(`${number} 0 obj\n`, start)) return null;
    return text.slice(start, text.indexOf('endobj', start));
  };
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(object(1) ?? '')?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));

  const drawingOf = (number: number): string | null => {
    const start = starts?.[number] ?? -1;
    const head = /^\d+ 0 obj\n<<\n {2}\/Length (\d+)\n {2}\/Filter \/FlateDecode\n>>\nstream\n/.exec(text.slice(start, start + 200));
    if (start < 0 || head === null) return null;
    const from = start + head[0].length;
    return decoder.decode(unzlibSync(bytes.subarray(from, from + Number(head[1]))));
  };

  /** The objects that something names, and those that they name, as they stand in the file. */
  const named = (source: string, seen: Set<number>): string =>
    [...(source.split('stream\n', 1)[0] ?? '').matchAll(/(\d+) 0 R/g)]
      .map(([, name]) => Number(name))
      .filter((number) => !seen.has(number) && seen.add(number))
      .map((number) => {
        const found = object(number) ?? '';
        return found + named(found, seen);
      })
      .join('');

  const contentsOf = (page: number): number | null => {
    const number = /\/Contents (\d+) 0 R/.exec(object(kids[page - 1] ?? -1) ?? '')?.[1];
    return number === undefined ? null : Number(number);
  };
  const read = (page: number): PageInk | null => {
    const means = /\/Resources <<[\s\S]*\/MediaBox \[[^\]]*\]/.exec(object(kids[page - 1] ?? -1) ?? '')?.[0];
    const contents = contentsOf(page);
    const drawing = contents === null ? null : drawingOf(contents);
    const pieces = drawing === null ? null : piecesOf(drawing);
    return means === undefined || pieces === null ? null : { pieces, means: means + named(means, new Set()) };
  };
  const known = new Map<number, PageInk | null>();
  const inkOf = (page: number): PageInk | null => {
    const before = known.get(page);
    if (before !== undefined) return before;
    const ink = read(page);
    known.set(page, ink);
    return ink;
  };

  return {
    count: kids.length === 0 ? null : kids.length,
    inkOf,
    partOf: (page, { from, to }) => {
      const ink = inkOf(page);
      const contents = contentsOf(page);
      const [, size, root] = /trailer\n<<\n {2}\/Size (\d+)\n {2}\/Root (\d+ 0 R)\n/.exec(text) ?? [];
      const table = /startxref\n(\d+)\n/.exec(text)?.[1];
      if (ink === null || contents === null || size === undefined || table === undefined) return null;
      const drawing = ink.pieces
        .filter((piece) => {
          const band = bandOf(piece);
          return band === null || (band.to >= from && band.from <= to);
        })
        .join('\n');
      if (!ascii.test(drawing)) return null;
      // What follows the end of a file takes the place of what is in it under the same number.
      const added = `\n${contents} 0 obj\n<<\n/Length ${drawing.length}\n>>\nstream\n${drawing}\nendstream\nendobj\n`;
      const entry = `${String(bytes.length + 1).padStart(10, '0')} 00000 n\r\n`;
      const tail = `xref\n${contents} 1\n${entry}trailer\n<<\n/Size ${size}\n/Root ${root}\n/Prev ${table}\n>>\nstartxref\n${bytes.length + added.length}\n%%EOF\n`;
      const part = new Uint8Array(bytes.length + added.length + tail.length);
      part.set(bytes);
      part.set(new TextEncoder().encode(added + tail), bytes.length);
      return part;
    },
  };
};

const ascii = /^[\0-\x7f]*$/;

/** How far letters reach above and below their base line, in sizes of the type, with room to spare. */
const reach = { above: 2, below: 1.5 } as const;

/** A line of text: nothing but letters, upright, on one base line. */
const lineOfText = /^q\n1 0 0 -1 -?[\d.]+ (-?[\d.]+) cm\n([\s\S]*)\nQ$/;
/** What draws, or moves, other than letters on that line. */
const other = /(?:^|[\s>)\]])(?:re|m|l|c|v|y|h|S|s|f|F|f\*|B|B\*|b|b\*|W|W\*|Do|sh|cm|Td|TD|T\*|Ts|'|"|TL|gs|Tz|BI)(?=\s|$)/m;
const moves = /^(.*) Tm$/gm;

const bandOf = (piece: string): Band | null => {
  const [, at, inside = ''] = lineOfText.exec(piece) ?? [];
  // Strings of letters could hold anything.
  const drawn = inside.replace(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f]*>/g, '()');
  if (at === undefined || other.test(drawn) || drawn.includes('\nQ')) return null;
  if ([...drawn.matchAll(moves)].some(([, matrix]) => !/^1 0 0 -1 -?[\d.]+ 0$/.test(matrix ?? ''))) return null;
  const sizes = [...drawn.matchAll(/ ([\d.]+) Tf$/gm)].map(([, size]) => Number(size));
  if (sizes.length === 0) return null;
  const size = Math.max(...sizes);
  return { from: Number(at) - reach.below * size, to: Number(at) + reach.above * size };
};

/** What differs between two states of a page: a part of it, null for nothing, or all of it. */
export const changeOf = (before: PageInk | null, after: PageInk | null): Band | 'all' | null => {
  if (before === null || after === null || before.means !== after.means) return 'all';
  const [old, now] = [before.pieces, after.pieces];
  const shorter = Math.min(old.length, now.length);
  let prefix = 0;
  while (prefix < shorter && old[prefix] === now[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && old[old.length - 1 - suffix] === now[now.length - 1 - suffix]) suffix++;
  let from = Infinity;
  let to = -Infinity;
  for (const piece of [...old.slice(prefix, old.length - suffix), ...now.slice(prefix, now.length - suffix)]) {
    const band = bandOf(piece);
    if (band === null) return 'all';
    from = Math.min(from, band.from);
    to = Math.max(to, band.to);
  }
  return from > to ? null : { from, to };
};
