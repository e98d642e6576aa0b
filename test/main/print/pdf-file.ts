// Reads what a test needs of a PDF: its objects as text, streams inflated. Enough for files of our own compiler, no reader of any PDF.
import { inflateSync } from 'node:zlib';

/** Everything a file says, streams inflated where they are deflated. */
export const pdfText = (pdf: Uint8Array): string => {
  const bytes = Buffer.from(pdf);
  const raw = bytes.toString('latin1');
  const parts: string[] = [raw];
  for (const match of raw.matchAll(/\/FlateDecode[^]{0,200}?stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = raw.indexOf('endstream', start);
    try {
      parts.push(inflateSync(bytes.subarray(start, end)).toString('latin1'));
    } catch {
      // Another stream's words looked like a header.
    }
  }
  return parts.join('\n');
};

export const pageCount = (pdf: Uint8Array): number => pdfText(pdf).match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
