// Reads the XML of other translation programs piece by piece: never the whole in memory, no types or entities of its own, nothing deeper or longer than such
// files are.
import { SaxesParser } from 'saxes';
import type { AppError, ErrorCode } from '../errors.ts';

export interface ExchangeElement {
  /** Without the prefix. */
  readonly name: string;
  /** By the name as it is written; `lang` stands for `xml:lang` where there is one. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ExchangeListener {
  readonly open: (element: ExchangeElement, above: readonly ExchangeElement[]) => void;
  readonly close: (element: ExchangeElement, above: readonly ExchangeElement[]) => void;
  readonly text: (text: string) => void;
}

export interface ExchangeLimits {
  /** Characters of the whole file. */
  readonly longestFile: number;
  readonly deepest: number;
  /** Characters of one attribute. */
  readonly longestAttribute: number;
}

export const exchangeLimits: ExchangeLimits = { longestFile: 4_000_000_000, deepest: 40, longestAttribute: 20_000 };

/** Ends reading; `ExchangeReader` turns it into a value. */
class Refused extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

export interface ExchangeFormat {
  /** For messages: `TMX`. */
  readonly format: string;
  /** Names of the outermost element. */
  readonly roots: readonly string[];
  /** Document types that such files name without defining anything: `tmx14.dtd`. Anything more is refused. */
  readonly doctype: RegExp | null;
}

export interface ExchangeReader {
  /** Feeds the next piece. Gives the failure that ends the reading, or null. Failures: `exchange.notThis`, `.damaged`, `.unsafe`, `.tooLarge`. */
  readonly write: (piece: string) => AppError | null;
  /** Says that the file is at its end. */
  readonly end: () => AppError | null;
}

/** `name`: of the file, for messages. */
export const readExchange = ({ format, roots, doctype }: ExchangeFormat, name: string, listener: ExchangeListener, limits: ExchangeLimits = exchangeLimits): ExchangeReader => {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: ExchangeElement[] = [];
  let began = false;
  let length = 0;
  let failed: AppError | null = null;
  parser.on('error', () => {
    throw new Refused(began ? 'exchange.damaged' : 'exchange.notThis');
  });
  parser.on('doctype', (text) => {
    if (doctype?.test(text.trim()) !== true) throw new Refused('exchange.unsafe');
  });
  parser.on('opentag', (tag) => {
    const element: ExchangeElement = { name: tag.name.replace(/^.*:/u, ''), attributes: { ...tag.attributes, ...(tag.attributes['xml:lang'] === undefined ? {} : { lang: tag.attributes['xml:lang'] }) } };
    if (!began) {
      if (!roots.includes(element.name)) throw new Refused('exchange.notThis');
      began = true;
    }
    if (open.length >= limits.deepest) throw new Refused('exchange.unsafe');
    if (Object.values(element.attributes).some((value) => value.length > limits.longestAttribute)) throw new Refused('exchange.unsafe');
    listener.open(element, open);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) listener.close(element, open);
  });
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));

  const guarded = (work: () => void): AppError | null => {
    if (failed !== null) return failed;
    try {
      work();
      return null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const params = error.code === 'exchange.tooLarge' ? { limit: `${Math.floor(limits.longestFile / 1_000_000)} MB` } : { line: parser.line };
      return (failed = { code: error.code, params: { name, format, ...params } });
    }
  };
  return {
    write: (piece) =>
      guarded(() => {
        length += piece.length;
        if (length > limits.longestFile) throw new Refused('exchange.tooLarge');
        parser.write(length === piece.length ? piece.replace(/^\uFEFF/u, '') : piece);
      }),
    end: () =>
      guarded(() => {
        parser.close();
        if (!began) throw new Refused('exchange.notThis');
      }),
  };
};
