// The first shape of the library: documents, their revisions, the blocks these share, and what belongs to them.

export const library = {
  name: 'library',
  sql: `
-- Content-addressed: blocks and settings as canonical JSON, each stored once. A row is never changed.
CREATE TABLE block (
  key INTEGER PRIMARY KEY,
  -- SHA-256 of the content.
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- The version that the data are a change of; null when they stand alone.
  base INTEGER REFERENCES block (key) CHECK (base < key),
  -- How many versions came before, along the bases a block could have had; decides which one is the base.
  version INTEGER NOT NULL CHECK (version >= 0),
  data BLOB NOT NULL
) STRICT;
-- Six bytes find the row; the whole hash is compared there.
CREATE INDEX block_by_hash ON block (substr(hash, 1, 6));

-- Content of blocks that are in a newest revision and not stored whole, so that opening does not get slower with the history.
-- Follows from the blocks.
CREATE TABLE current_content (
  block INTEGER PRIMARY KEY REFERENCES block (key),
  content BLOB NOT NULL
) STRICT;

CREATE TABLE contributor (
  key INTEGER PRIMARY KEY,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  UNIQUE (author, device)
) STRICT;

-- A row is never changed, and none is ever deleted.
CREATE TABLE revision (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) DEFERRABLE INITIALLY DEFERRED,
  -- The parent that the changes apply to. A merge has its other parents in revision_parent.
  parent INTEGER REFERENCES revision (key) CHECK (parent < key),
  -- SHA-256 over content, parents and all that is said about the revision: its identity, and the chain.
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  at INTEGER NOT NULL,
  contributor INTEGER NOT NULL REFERENCES contributor (key),
  -- 0 automatic, 1 named, 2 imported, 3 merged, 4 restored.
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  name TEXT,
  note TEXT,
  changes BLOB NOT NULL
) STRICT;
CREATE INDEX revision_by_hash ON revision (substr(hash, 1, 6));

CREATE TABLE revision_parent (
  revision INTEGER NOT NULL REFERENCES revision (key),
  place INTEGER NOT NULL CHECK (place >= 1),
  parent INTEGER NOT NULL REFERENCES revision (key),
  PRIMARY KEY (revision, place)
) STRICT, WITHOUT ROWID;

-- The order of blocks in full at some revisions, so that no chain of changes gets long. Follows from the changes.
CREATE TABLE keyframe (
  revision INTEGER PRIMARY KEY REFERENCES revision (key),
  content BLOB NOT NULL
) STRICT;

CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  head INTEGER NOT NULL REFERENCES revision (key) DEFERRABLE INITIALLY DEFERRED,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  -- What the list of documents shows. Follows from the newest revision.
  symbol TEXT,
  title TEXT NOT NULL,
  template TEXT NOT NULL,
  drafting_language TEXT NOT NULL,
  languages TEXT NOT NULL,
  paragraphs INTEGER NOT NULL,
  words INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- Folded text of the newest revision of each document, one row for each block and language. Follows from it.
CREATE TABLE passage (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key),
  block INTEGER NOT NULL REFERENCES block (key),
  language TEXT NOT NULL,
  -- 0 symbol, 1 title, 2 heading, 3 all else: the order of hits.
  weight INTEGER NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX passage_by_block ON passage (document, block);
CREATE VIRTUAL TABLE passage_index USING fts5 (folded, content='passage', content_rowid='key', tokenize='trigram', detail='none', columnsize=0);

CREATE TABLE asset (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Files as they were when documents were made from them.
CREATE TABLE original (
  document INTEGER PRIMARY KEY REFERENCES document (key),
  name TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- Deflated.
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE exported (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key),
  revision INTEGER NOT NULL REFERENCES revision (key),
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX exported_by_document ON exported (document);

CREATE TABLE preference (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const;
