// What can go wrong between the program and its file, told apart by what the user can do about it.
import Database from 'better-sqlite3';
import { fail, type AppError, type Result } from '../../shared/errors.ts';

/** Stored bytes that make no sense, or do not have the hash they should have. */
export class Damage extends Error {
  override readonly name = 'Damage';
  /** Symbol, title or id of the one document that is concerned; null where more may be. */
  readonly document: string | null;

  constructor(message: string, options: ErrorOptions & { readonly document?: string } = {}) {
    super(message, options);
    this.document = options.document ?? null;
  }
}

/** Ends a piece of work from its depth with an expected failure; `guarded` and `refusable` turn it into a value. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: AppError;

  constructor(failure: AppError) {
    super(failure.code);
    this.failure = failure;
  }
}

const fileSystemFailure = (code: string, path: string): AppError | null => {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk.full', params: { path } };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'folder.readOnly', params: { path } };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return { code: 'folder.missing', params: { path } };
    case 'EIO':
    case 'ENXIO':
    case 'EBUSY':
    case 'EMFILE':
    case 'ENFILE':
    case 'ETXTBSY':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return { code: 'disk.failed', params: { path } };
    default:
      return null;
  }
};

const sqliteFailure = (code: string, path: string): AppError | null => {
  if (code === 'SQLITE_FULL') return { code: 'disk.full', params: { path } };
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return { code: 'library.damaged', params: { path } };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'library.inUse', params: { path } };
  if (code.startsWith('SQLITE_READONLY')) return { code: 'library.readOnly', params: { path } };
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM' || code === 'SQLITE_AUTH') return { code: 'library.unreadable', params: { path } };
  if (code.startsWith('SQLITE_IOERR')) return { code: 'disk.failed', params: { path } };
  return null;
};

/** The expected failure that an exception stands for, or null when it is a bug. `path`: the file or folder that was worked on. */
export const failureOf = (error: unknown, path: string): AppError | null => {
  if (error instanceof Refusal) return error.failure;
  if (error instanceof Damage) {
    return error.document === null ? { code: 'library.damaged', params: { path } } : { code: 'document.damaged', params: { document: error.document, path } };
  }
  if (error instanceof Database.SqliteError) return sqliteFailure(error.code, path);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return fileSystemFailure(error.code, path);
  return null;
};

/** Runs work that may be refused from its depth, and turns that alone into a value. */
export const refusable = <Value>(work: () => Result<Value>): Result<Value> => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure.code, error.failure.params);
    throw error;
  }
};

/** Runs work on a file and turns what can be expected to go wrong into a value. Bugs are thrown on. */
export const guarded = <Value>(path: string, work: () => Result<Value>): Result<Value> => {
  try {
    return work();
  } catch (error) {
    const failure = failureOf(error, path);
    if (failure === null) throw error;
    return fail(failure.code, failure.params);
  }
};
