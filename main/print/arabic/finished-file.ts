// A finished PDF as the compiler writes it: its objects by number, and the same file with some of them replaced. Nothing else of the PDF language is read.

/** A file without object streams whose one table of cross-references stands at its end: offsets of all objects, in their order in the file. */
export interface FinishedFile {
  readonly bytes: Buffer;
  /** Where each object begins, by its number; 0 for those that are free. */
  readonly offsets: readonly number[];
  /** The same in the order of the file, and after them where the table begins. */
  readonly order: readonly number[];
  readonly table: number;
}

/** Bytes of a row of the table of cross-references. */
const rowLength = 20;

/** Null for a file of another making. */
export const readFinished = (pdf: Uint8Array): FinishedFile | null => {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)))?.[1] ?? NaN);
  const head = Number.isNaN(table) ? null : /^xref\n0 (\d+)\n/.exec(bytes.toString('latin1', table, table + 40));
  if (head === null) return null;
  const offsets: number[] = [];
  const rows = bytes.toString('latin1', table + head[0].length, table + head[0].length + Number(head[1]) * rowLength);
  for (let at = 0; at < rows.length; at += rowLength) offsets.push(rows[at + 17] === 'n' ? Number(rows.slice(at, at + 10)) : 0);
  return { bytes, offsets, order: [...offsets.filter((offset) => offset > 0).toSorted((one, other) => one - other), table], table };
};

/** The place in `order` of the object in which a byte stands. */
const placeOf = (order: readonly number[], position: number): number => {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((order[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
};

const startOfStream = '\nstream\n';

/** An object as text, of a stream what stands before its bytes; empty for one that is not there. */
export const objectText = ({ bytes, offsets, order }: FinishedFile, number: number): string => {
  const from = offsets[number] ?? 0;
  if (from === 0) return '';
  const to = order[placeOf(order, from) + 1] ?? from;
  const stream = bytes.subarray(from, to).indexOf(startOfStream);
  return bytes.toString('latin1', from, stream === -1 ? to : from + stream + startOfStream.length);
};

/** The bytes of a stream as they stand in the file; null for an object of another kind. */
export const streamBytes = (file: FinishedFile, number: number): Buffer | null => {
  const head = objectText(file, number);
  const length = /\n {2}\/Length (\d+)\n/.exec(head)?.[1];
  if (length === undefined || !head.endsWith(startOfStream)) return null;
  const from = (file.offsets[number] ?? 0) + head.length;
  return file.bytes.subarray(from, from + Number(length));
};

/** The pages of the file as text, in its order. */
export const pagesOf = (file: FinishedFile): string[] => {
  const found: string[] = [];
  const sign = '\n  /Type /Page\n';
  for (let at = file.bytes.indexOf(sign); at !== -1; at = file.bytes.indexOf(sign, at + 1)) {
    const from = file.order[placeOf(file.order, at)] ?? 0;
    // Elsewhere these bytes would be chance.
    if (/^\d+ 0 obj\n<<$/.test(file.bytes.toString('latin1', from, at))) found.push(file.bytes.toString('latin1', from, file.order[placeOf(file.order, at) + 1]));
  }
  return found;
};

/** The file with streams in place of others, deflated. */
export const withStreams = ({ bytes, offsets, order, table }: FinishedFile, streams: ReadonlyMap<number, Uint8Array>): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = [];
  const moves: { readonly from: number; readonly by: number }[] = [];
  let [copied, moved] = [0, 0];
  const changed = [...streams].toSorted(([one], [other]) => (offsets[one] ?? 0) - (offsets[other] ?? 0));
  for (const [number, stream] of changed) {
    const from = offsets[number] ?? 0;
    const to = order[placeOf(order, from) + 1] ?? table;
    const head = Buffer.from(`${number} 0 obj\n<<\n  /Length ${stream.length}\n  /Filter /FlateDecode\n>>\nstream\n`, 'latin1');
    const tail = Buffer.from('\nendstream\nendobj\n\n', 'latin1');
    parts.push(bytes.subarray(copied, from), head, stream, tail);
    copied = to;
    moved += head.length + stream.length + tail.length - (to - from);
    moves.push({ from: to, by: moved });
  }
  parts.push(bytes.subarray(copied, table));
  const rows = Buffer.from(bytes.subarray(table));
  const first = rows.indexOf('\n', 5) + 1;
  const ends = moves.map(({ from }) => from);
  for (const [number, offset] of offsets.entries()) {
    const last = offset < (ends[0] ?? Infinity) ? -1 : placeOf(ends, offset);
    if (last !== -1) rows.write(String(offset + (moves[last]?.by ?? 0)).padStart(10, '0'), first + number * rowLength, 'latin1');
  }
  const trailer = rows.lastIndexOf('startxref');
  parts.push(rows.subarray(0, trailer), Buffer.from(`startxref\n${table + moved}\n%%EOF`, 'latin1'));
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
