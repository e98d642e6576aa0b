// The shapes of the translation memory in order. The number of a migration is its place in this list, counted from 1; none is ever changed or taken out.
import type { Migration } from '../migrations/index.ts';

const memory = {
  name: 'memory',
  sql: `
-- A document that units come from.
CREATE TABLE origin (
  key INTEGER PRIMARY KEY,
  document TEXT CHECK (length(document) <= 1000),
  symbol TEXT CHECK (length(symbol) <= 1000),
  title TEXT CHECK (length(title) <= 1000)
) STRICT;
CREATE UNIQUE INDEX origin_whole ON origin (ifnull(document, ''), ifnull(symbol, ''), ifnull(title, ''), document IS NULL, symbol IS NULL, title IS NULL);

CREATE TABLE unit (
  -- Never given out again: lists of the index may name units that are gone.
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Both languages: the place of the source in the list of languages times sixteen, plus that of the target.
  pair INTEGER NOT NULL CHECK (pair BETWEEN 0 AND 255),
  -- Six bytes of the SHA-256 of the source text without differences of space; the text itself is compared then.
  hash INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 10000),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 10000),
  before TEXT CHECK (length(before) = 16),
  after TEXT CHECK (length(after) = 16),
  origin INTEGER REFERENCES origin (key),
  paragraph TEXT CHECK (length(paragraph) <= 1000),
  by TEXT NOT NULL CHECK (length(by) <= 200),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_by_source ON unit (pair, hash);

-- Words of the sources of one pair of languages, folded.
CREATE TABLE token (
  key INTEGER PRIMARY KEY CHECK (key < 8388608),
  pair INTEGER NOT NULL,
  text TEXT NOT NULL,
  -- In how many units it stands, or stood once.
  units INTEGER NOT NULL,
  UNIQUE (pair, text)
) STRICT;

-- The words of a source in order: keys of tokens, seven bits to a byte.
CREATE TABLE unit_tokens (
  unit INTEGER PRIMARY KEY REFERENCES unit (key) ON DELETE CASCADE,
  tokens BLOB NOT NULL
) STRICT;

-- The units of which one word is this token, by the class of the number of their words (sizesOf in postings.ts): rising, each as its distance from the one before, the first from the column "first".
CREATE TABLE posting (
  token INTEGER NOT NULL,
  size INTEGER NOT NULL,
  first INTEGER NOT NULL,
  units BLOB NOT NULL,
  PRIMARY KEY (token, size, first)
) STRICT, WITHOUT ROWID;

-- The same for units added one by one, until there are enough of them for a list.
CREATE TABLE loose_posting (
  token INTEGER NOT NULL,
  size INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  PRIMARY KEY (token, size, unit)
) STRICT, WITHOUT ROWID;

-- Folded words of both languages, each behind the letter of its language; the texts themselves stand in "unit".
CREATE VIRTUAL TABLE concordance USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
`,
};

const terms = {
  name: 'terms',
  sql: `
-- Terms of the user's own. What an entry is, shared/translation/terms.ts tells.
CREATE TABLE term_entry (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
  entry TEXT NOT NULL
) STRICT;
`,
};

export const memoryMigrations: readonly Migration[] = [memory, terms];
