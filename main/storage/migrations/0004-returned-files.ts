// Files that left and came home: each kept as it was with the revision in which it was taken in.

export const returnedFiles = {
  name: 'returned-files',
  sql: `
CREATE TABLE returned (
  revision INTEGER PRIMARY KEY REFERENCES revision (key),
  document INTEGER NOT NULL REFERENCES document (key),
  name TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- Deflated.
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX returned_by_document ON returned (document);
`,
};
