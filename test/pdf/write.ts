// Writes the objects of a file, changed or not, as a plain PDF: so that tests can make files with one thing wrong.
import type { PdfFile } from './file.ts';
import { isDict, Name, PdfString, Ref, Stream, type Dict, type PdfObject } from './objects.ts';

const written = (object: PdfObject): string => {
  if (object === null || typeof object === 'boolean') return String(object);
  if (typeof object === 'number') return Number.isInteger(object) ? String(object) : object.toFixed(6);
  if (object instanceof Name) return `/${object.value.replace(/[^A-Za-z0-9_.+-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (object instanceof PdfString) return `<${Buffer.from(object.bytes).toString('hex')}>`;
  if (object instanceof Ref) return `${object.number} 0 R`;
  if (Array.isArray(object)) return `[${object.map(written).join(' ')}]`;
  if (isDict(object)) return `<<${[...object].map(([key, value]) => `${written(new Name(key))} ${written(value)}`).join(' ')}>>`;
  throw new Error('a stream stands inside another object');
};

/** The bytes of a file with its objects as they are. */
export const writePdf = (file: PdfFile): Uint8Array => {
  const parts: Buffer[] = [Buffer.from(`%PDF-${file.version}\n%\u0080\u0080\u0080\u0080\n`, 'latin1')];
  let length = parts[0]?.length ?? 0;
  const add = (text: string | Uint8Array): void => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text);
    parts.push(bytes);
    length += bytes.length;
  };
  const offsets = new Map<number, number>();
  for (const number of file.numbers) {
    const object = file.resolve(new Ref(number));
    // Object and cross-reference streams hold what is written one by one here.
    if (object instanceof Stream && ['ObjStm', 'XRef'].includes(file.name(object.dict.get('Type')) ?? '')) continue;
    offsets.set(number, length);
    add(`${number} 0 obj\n`);
    if (object instanceof Stream) {
      add(`${written(new Map<string, PdfObject>([...object.dict, ['Length', object.bytes.length]]))}\nstream\n`);
      add(object.bytes);
      add('\nendstream');
    } else add(written(object));
    add('\nendobj\n');
  }
  const size = Math.max(...offsets.keys()) + 1;
  const start = length;
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const kept = [...file.trailer].filter(([key]) => ['Root', 'Info', 'ID', 'Encrypt'].includes(key));
  const trailer: Dict = new Map<string, PdfObject>([...kept, ['Size', size]]);
  add(`xref\n0 ${size}\n${lines.join('')}trailer\n${written(trailer)}\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
};

/** The text of a stream, to be changed: one character for each byte. */
export const rewriteStream = (file: PdfFile, stream: Stream, change: (text: string) => string): void => {
  stream.bytes = Buffer.from(change(Buffer.from(file.decoded(stream)).toString('latin1')), 'latin1');
  stream.dict.delete('Filter');
  stream.dict.delete('DecodeParms');
};
