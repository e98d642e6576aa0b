// In which capacity an author wrote, what a revision restores or names, and named drafts that stay as they are.

export const history = {
  name: 'history',
  sql: `
-- What an author was, and of which delegation or office, when a revision was written.
CREATE TABLE capacity (
  key INTEGER PRIMARY KEY,
  -- Empty where it was never said.
  role TEXT NOT NULL,
  office TEXT NOT NULL,
  UNIQUE (role, office)
) STRICT;

-- Null where nothing was said of the author but the name. The hash of the revision covers it.
ALTER TABLE revision ADD COLUMN capacity INTEGER REFERENCES capacity (key);
-- What is said of a revision beyond its name and note, as canonical JSON; null where nothing is. The hash of the revision covers it.
ALTER TABLE revision ADD COLUMN about TEXT;
CREATE INDEX revision_by_document ON revision (document);

CREATE TRIGGER named_draft_stays BEFORE UPDATE ON revision WHEN OLD.kind = 1
BEGIN SELECT RAISE(ABORT, 'a named draft cannot be changed'); END;
CREATE TRIGGER named_draft_is_kept BEFORE DELETE ON revision WHEN OLD.kind = 1
BEGIN SELECT RAISE(ABORT, 'a named draft cannot be deleted'); END;
`,
};
