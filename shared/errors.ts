// Expected failure is a value, not an exception; a thrown error is a bug. The text of each code is in `assets/locales/*/errors.json`.

/** Adding a code asks for its text in every language of the interface: a test compares this list with the locales. */
export const errorCodes = [
  'document.unknown',
  'document.ambiguous',
  'document.conflict',
  'document.invalid',
  'document.tooNew',
  'document.damaged',
  'document.unread',
  'library.inUse',
  'library.tooNew',
  'library.unreadable',
  'library.readOnly',
  'library.damaged',
  'library.imagesMissing',
  'library.missing',
  'library.none',
  'backup.failed',
  'disk.full',
  'disk.failed',
  'folder.missing',
  'folder.readOnly',
  'folder.unreadable',
  'file.missing',
  'file.unreadable',
  'file.unopened',
  'file.isFolder',
  'import.empty',
  'import.binary',
  'import.tooLarge',
  'import.unsupported',
  'import.word',
  'import.pdf',
  'import.packed',
  'import.tooMany',
  'import.tooLong',
  'import.cancelled',
  'compare.cancelled',
  'compare.failed',
  'export.cancelled',
  'export.failed',
  'export.missingTitle',
  'export.missingDate',
  'export.missingAlternativeText',
  'export.missingGlyph',
  'preview.lost',
  'preview.failed',
  'asset.unknown',
  'asset.damaged',
  'asset.unsupported',
  'asset.tooLarge',
  'connection.lost',
  'revision.unknown',
  'revision.damaged',
  'draft.exists',
  'restore.same',
  'element.unknown',
  'unsaved.restored',
  'unsaved.apart',
  'unsaved.left',
  'dialog.unavailable',
  'path.refused',
  'input.invalid',
  'template.unknown',
  'template.missing',
  'language.unknown',
  'format.unknown',
  'usage.wrong',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface AppError {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: AppError };

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const fail = (code: ErrorCode, params: AppError['params'] = {}): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code, params },
});
