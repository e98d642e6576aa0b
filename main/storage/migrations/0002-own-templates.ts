// Templates of the user's own: documents that others begin with.

export const ownTemplates = {
  name: 'own-templates',
  sql: `
CREATE TABLE own_template (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  -- A document as JSON, of whatever version of the model it was made.
  document TEXT NOT NULL,
  -- Milliseconds since 1970, UTC.
  made_at INTEGER NOT NULL
) STRICT;
`,
};
