// The units of the memory as rows: put in, replaced, removed, found by their source.
import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { languages, type Language } from '../../../shared/language/language.ts';
import { sameWriting } from '../../../shared/translation/matching.ts';
import { memoryUnitSchema, type MemoryUnit, type UnitOrigin } from '../../../shared/translation/memory-unit.ts';
import { Damage } from '../failure.ts';

/** Both languages as one number. The list of languages only grows at its end. */
export const pairOf = (source: Language, target: Language): number => languages.indexOf(source) * 16 + languages.indexOf(target);

interface Row {
  readonly key: number;
  readonly pair: number;
  readonly source: string;
  readonly target: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly document: string | null;
  readonly symbol: string | null;
  readonly title: string | null;
  readonly paragraph: string | null;
  readonly by: string;
  readonly at: number;
}

export interface StoredUnit {
  readonly key: number;
  readonly unit: MemoryUnit;
}

export interface Units {
  /** Gives the key and whether it is one that was not there. Inside a transaction of the caller. */
  readonly put: (unit: MemoryUnit) => { readonly key: number; readonly isNew: boolean };
  readonly remove: (key: number) => boolean;
  readonly get: (key: number) => StoredUnit | null;
  /** The text of a unit in a language; null where it is gone or in other languages. */
  readonly textIn: (key: number, language: Language) => string | null;
  /** Units of which the source is the same but for spaces, the newest first. */
  readonly exact: (pair: number, source: string) => StoredUnit[];
  /** Units with a key above `after`, rising; at most `limit`. */
  readonly page: (after: number, limit: number) => StoredUnit[];
  readonly count: () => number;
}

const hashOf = (source: string): number => createHash('sha256').update(sameWriting(source)).digest().readUIntBE(0, 6);

const unitOf = (row: Row): StoredUnit => {
  const { key, pair, source, target, document, symbol, title, paragraph, before, after, by, at } = row;
  const parsed = memoryUnitSchema.safeParse({
    source: languages[pair >> 4], target: languages[pair & 15], sourceText: source, targetText: target, before, after,
    origin: { document, symbol, title, paragraph }, by, at,
  });
  if (!parsed.success) throw new Damage(`unit ${key} of the memory is not one`);
  return { key, unit: parsed.data };
};

export const createUnits = (db: Database): Units => {
  const columns = 'SELECT u.key, u.pair, u.source, u.target, u.before, u.after, o.document, o.symbol, o.title, u.paragraph, u.by, u.at FROM unit u LEFT JOIN origin o ON o.key = u.origin';
  const byKey = db.prepare<[number], Row>(`${columns} WHERE u.key = ?`);
  const bySource = db.prepare<[number, number], Row>(`${columns} WHERE u.pair = ? AND u.hash = ? ORDER BY u.at DESC, u.key DESC`);
  const pageFrom = db.prepare<[number, number], Row>(`${columns} WHERE u.key > ? ORDER BY u.key LIMIT ?`);
  const insert = db.prepare('INSERT INTO unit (pair, hash, source, target, before, after, origin, paragraph, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const replace = db.prepare('UPDATE unit SET source = ?, target = ?, origin = ?, paragraph = ?, by = ?, at = ? WHERE key = ?');
  const remove = db.prepare<[number]>('DELETE FROM unit WHERE key = ?');
  const findOrigin = db.prepare<[Omit<UnitOrigin, 'paragraph'>], number>("SELECT key FROM origin WHERE ifnull(document, '') = ifnull(@document, '') AND ifnull(symbol, '') = ifnull(@symbol, '') AND ifnull(title, '') = ifnull(@title, '') AND document IS @document AND symbol IS @symbol AND title IS @title").pluck();
  const addOrigin = db.prepare<[string | null, string | null, string | null]>('INSERT INTO origin (document, symbol, title) VALUES (?, ?, ?)');
  const texts = db.prepare<[number], [number, string, string]>('SELECT pair, source, target FROM unit WHERE key = ?').raw();
  const isOrigin = db.prepare<[number, string | null, string | null, string | null], number>('SELECT 1 FROM origin WHERE key = ? AND document IS ? AND symbol IS ? AND title IS ?').pluck();
  const number = db.prepare<[], number>('SELECT count(*) FROM unit').pluck();

  // A step that failed took its origins back, and their keys are given out again: the one remembered is looked at.
  let lastOrigin: { readonly of: string; readonly key: number } | null = null;
  const originKey = ({ document, symbol, title }: UnitOrigin): number | null => {
    if (document === null && symbol === null && title === null) return null;
    const of = JSON.stringify([document, symbol, title]);
    if (lastOrigin?.of === of && isOrigin.get(lastOrigin.key, document, symbol, title) !== undefined) return lastOrigin.key;
    const key = findOrigin.get({ document, symbol, title }) ?? Number(addOrigin.run(document, symbol, title).lastInsertRowid);
    lastOrigin = { of, key };
    return key;
  };

  const exact: Units['exact'] = (pair, source) => {
    const written = sameWriting(source);
    return bySource.all(pair, hashOf(source)).filter((row) => sameWriting(row.source) === written).map(unitOf);
  };

  return {
    put: (unit) => {
      const { source, target, sourceText, targetText, before, after, origin, by, at } = unit;
      const pair = pairOf(source, target);
      const isKnown = before !== null || after !== null;
      // A text said where it stands has one translation there, the last. Without that, different translations of it stand beside each other.
      const same = exact(pair, sourceText).find((other) => other.unit.before === before && other.unit.after === after && (isKnown || other.unit.targetText === targetText));
      if (same === undefined) {
        return { key: Number(insert.run(pair, hashOf(sourceText), sourceText, targetText, before, after, originKey(origin), origin.paragraph, by, at).lastInsertRowid), isNew: true };
      }
      replace.run(sourceText, targetText, originKey(origin), origin.paragraph, by, at, same.key);
      return { key: same.key, isNew: false };
    },
    remove: (key) => remove.run(key).changes > 0,
    get: (key) => {
      const row = byKey.get(key);
      return row === undefined ? null : unitOf(row);
    },
    textIn: (key, language) => {
      const row = texts.get(key);
      if (row === undefined) return null;
      const [pair, source, target] = row;
      return languages[pair >> 4] === language ? source : languages[pair & 15] === language ? target : null;
    },
    exact,
    page: (after, limit) => pageFrom.all(after, limit).map(unitOf),
    count: () => number.get() ?? 0,
  };
};
