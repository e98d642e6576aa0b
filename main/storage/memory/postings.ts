// The inverted index of the memory: for each word of a source the units it stands in, by the number of their words, so that only units of a length that
// can be near enough are read.
import type { Database } from 'better-sqlite3';
import { Damage } from '../failure.ts';
import { writeVarint } from '../varint.ts';

/** More words than a unit can have. */
const sizes = 2 ** 13;
/** Classes of sizes, each a fifth longer than the one before: a list for each size would make many rows of few units. Part of the file's form. */
const firstSizes = ((): readonly number[] => {
  const all = [0];
  for (let size = 1; size < sizes; size = Math.max(size + 1, Math.floor(size * 1.25))) all.push(size);
  return all;
})();
const classes = Uint8Array.from({ length: sizes }, (_, size) => firstSizes.findLastIndex((first) => first <= size));
/** Places in one number leave room for so many classes. */
const mostClasses = 2 ** 6;

/** The sizes of a class. */
export const sizesOf = (sizeClass: number): readonly [least: number, most: number] => [firstSizes[sizeClass] ?? 0, (firstSizes[sizeClass + 1] ?? sizes) - 1];
/** The most units that go into the lists at a time. */
export const mostAtATime = 2 ** 17;
/** From so many units on, those added together go straight to the lists. */
const enoughForLists = 2000;

export interface Token {
  readonly key: number;
  readonly units: number;
}

export interface Postings {
  readonly token: (pair: number, text: string) => Token | null;
  /** Writes the words of new units, which rise. Inside a transaction of the caller. */
  readonly add: (pair: number, units: readonly { readonly key: number; readonly tokens: readonly string[] }[]) => void;
  /**
   * Tells of each unit of which a token is a word and that has from `least` to `most` words, with the class of their number. May name units that have a few words
   * less or more, and units that are gone. Any order.
   */
  readonly read: (token: number, least: number, most: number, tell: (unit: number, sizeClass: number) => void) => void;
  /** The keys of the words of a unit in order; null where the unit is gone. */
  readonly tokensOf: (unit: number) => number[] | null;
  /** The highest key of a unit that was ever given out. */
  readonly highest: () => number;
}

const written = (numbers: Iterable<number>): Buffer => {
  const bytes: number[] = [];
  for (const number of numbers) writeVarint(bytes, number);
  return Buffer.from(bytes);
};

/** Reads numbers below 2^31, in a plain loop: a query reads hundreds of thousands. */
const eachNumber = (bytes: Uint8Array, tell: (number: number) => void): void => {
  let value = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    value |= (byte & 0x7f) << shift;
    if (byte >= 0x80) shift += 7;
    else {
      tell(value);
      value = 0;
      shift = 0;
    }
  }
  if (shift !== 0) throw new Damage('a list of the memory is cut short');
};

export const createPostings = (db: Database): Postings => {
  const findToken = db.prepare<[number, string], Token>('SELECT key, units FROM token WHERE pair = ? AND text = ?');
  const addToken = db.prepare<[number, string, number]>('INSERT INTO token (pair, text, units) VALUES (?, ?, ?)');
  const countToken = db.prepare<[number, number]>('UPDATE token SET units = units + ? WHERE key = ?');
  const addWords = db.prepare<[number, Buffer]>('INSERT INTO unit_tokens (unit, tokens) VALUES (?, ?)');
  const words = db.prepare<[number], Buffer>('SELECT tokens FROM unit_tokens WHERE unit = ?').pluck();
  const addList = db.prepare<[number, number, number, Buffer]>('INSERT INTO posting (token, size, first, units) VALUES (?, ?, ?, ?)');
  const addLoose = db.prepare<[number, number, number]>('INSERT INTO loose_posting (token, size, unit) VALUES (?, ?, ?)');
  const lists = db.prepare<[number, number, number], [number, number, Buffer]>('SELECT size, first, units FROM posting WHERE token = ? AND size BETWEEN ? AND ?').raw();
  const looseOnes = db.prepare<[number, number, number], [number, number]>('SELECT size, unit FROM loose_posting WHERE token = ? AND size BETWEEN ? AND ?').raw();
  const looseUnits = db.prepare<[], number>('SELECT count(*) FROM unit_tokens WHERE unit >= (SELECT min(unit) FROM loose_posting)').pluck();
  const allLoose = db.prepare<[], [number, number, number]>('SELECT token, size, unit FROM loose_posting ORDER BY token, size, unit').raw();
  const highestKey = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'unit'").pluck();

  /** Writes lists from entries in order of token, size and unit. */
  const writeLists = (entries: Iterable<readonly [token: number, size: number, unit: number]>): void => {
    let list: { token: number; size: number; first: number; last: number; bytes: number[] } | null = null;
    const finish = (): void => {
      if (list !== null) addList.run(list.token, list.size, list.first, Buffer.from(list.bytes));
    };
    for (const [token, size, unit] of entries) {
      if (list === null || list.token !== token || list.size !== size) {
        finish();
        list = { token, size, first: unit, last: unit, bytes: [] };
      }
      writeVarint(list.bytes, unit - list.last);
      list.last = unit;
    }
    finish();
  };

  const gatherLoose = (): void => {
    if ((looseUnits.get() ?? 0) < enoughForLists) return;
    writeLists(allLoose.all());
    db.exec('DELETE FROM loose_posting');
  };

  const add: Postings['add'] = (pair, units) => {
    const known = new Map<string, { readonly key: number; units: number }>();
    const tokenOf = (text: string): { readonly key: number; units: number } => {
      let token = known.get(text);
      if (token === undefined) {
        const found = findToken.get(pair, text);
        token = found === undefined ? { key: Number(addToken.run(pair, text, 0).lastInsertRowid), units: 0 } : { key: found.key, units: 0 };
        known.set(text, token);
      }
      return token;
    };
    const first = units[0]?.key ?? 0;
    const places = new Float64Array(units.reduce((sum, { tokens }) => sum + tokens.length, 0));
    let count = 0;
    for (const { key, tokens } of units) {
      if (tokens.length === 0) continue;
      if (tokens.length >= sizes || key - first >= mostAtATime) throw new Error('more than the index takes at a time');
      const found = tokens.map(tokenOf);
      addWords.run(key, written(found.map((token) => token.key)));
      for (const token of new Set(found)) {
        token.units++;
        places[count++] = (token.key * mostClasses + (classes[tokens.length] as number)) * mostAtATime + (key - first);
      }
    }
    for (const token of known.values()) countToken.run(token.units, token.key);
    const entry = (place: number): [number, number, number] => {
      const rest = Math.floor(place / mostAtATime);
      return [Math.floor(rest / mostClasses), rest % mostClasses, first + (place % mostAtATime)];
    };
    const inOrder = places.subarray(0, count).sort();
    if (units.length >= enoughForLists) {
      writeLists((function* () {
        for (const place of inOrder) yield entry(place);
      })());
      return;
    }
    for (const place of inOrder) addLoose.run(...entry(place));
    gatherLoose();
  };

  return {
    token: (pair, text) => findToken.get(pair, text) ?? null,
    add,
    read: (token, least, most, tell) => {
      const [from, to] = [classes[Math.min(least, sizes - 1)] as number, classes[Math.min(most, sizes - 1)] as number];
      for (const [size, first, units] of lists.all(token, from, to)) {
        let unit = first;
        eachNumber(units, (distance) => tell((unit += distance), size));
      }
      for (const [size, unit] of looseOnes.all(token, from, to)) tell(unit, size);
    },
    tokensOf: (unit) => {
      const bytes = words.get(unit);
      if (bytes === undefined) return null;
      const tokens: number[] = [];
      eachNumber(bytes, (token) => tokens.push(token));
      return tokens;
    },
    highest: () => highestKey.get() ?? 0,
  };
};
