// What a command of the command line is, and what it has at hand.
import type { ParseArgsConfig } from 'node:util';
import { fail, ok, type AppError, type Result } from '../../shared/errors.ts';
import { languages, isLanguage, type Language } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { createCore, type Core } from '../core.ts';
import { templates, templateSchema, type TemplateName } from '../../shared/document/document.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface CommandContext {
  /** What follows the name of the command, without options. */
  readonly words: readonly string[];
  readonly values: Values;
  /** The text of an option, or null. */
  readonly text: (name: string) => string | null;
  readonly json: boolean;
  /** Folder from which relative paths count. */
  readonly folder: string;
  readonly libraryFolder: string;
  readonly version: string;
  /** Language of what the command says. */
  readonly language: Language;
  readonly t: Translate;
  /** Columns of the terminal. */
  readonly width: number;
  readonly print: (text: string) => void;
  /** Says on standard error what the user should know although the command did its work. */
  readonly warn: (line: string) => void;
  /** Ends the command when it is interrupted. */
  readonly interrupted: AbortSignal;
}

/** A failure, and whether the command was called wrongly (exit code 2) or could not do its work (1). */
export interface Failure {
  readonly error: AppError;
  readonly usage: boolean;
}
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly failure: Failure | null };

export const done: Outcome = { ok: true };
/** Failed, and has said so itself. */
export const failedQuietly: Outcome = { ok: false, failure: null };
export const failed = (error: AppError): Outcome => ({ ok: false, failure: { error, usage: false } });
export const wrongUse = (error: AppError): Outcome => ({ ok: false, failure: { error, usage: true } });

export const commandNames = ['templates', 'new', 'import', 'list', 'outline', 'show', 'export', 'original', 'compare', 'log', 'history', 'name', 'restore', 'translate', 'tm', 'terms', 'verify'] as const;
export type CommandName = (typeof commandNames)[number];

export interface Command {
  /** Names of the words it needs, for its first line of help. */
  readonly words: readonly string[];
  /** How many of the last of them may be left out. */
  readonly optional?: number;
  readonly options: Options;
  /** What stands behind an option of it, where that is something else than with the other commands. */
  readonly values?: Readonly<Record<string, string>>;
  readonly run: (context: CommandContext) => Promise<Outcome>;
}

/** How a command opens the library: to read it; to write to one that is there; to write, and to begin one where there is none. */
export type Access = 'reading' | 'writing' | 'beginning';

/** Opens the library for one command and lets it go afterwards. */
export const withCore = async (context: CommandContext, access: Access, work: (core: Core) => Promise<Outcome>): Promise<Outcome> => {
  const core = createCore({
    libraryFolder: context.libraryFolder,
    version: context.version,
    host: 'portable',
    services: { reveal: async () => false },
    mode: access === 'reading' ? 'reading' : 'writing',
    begin: access === 'beginning',
  });
  if (!core.ok) return failed(core.error);
  try {
    return await work(core.value);
  } finally {
    await core.value.close();
  }
};

/** Data for machines, on one line for each call. */
export const printJson = (context: CommandContext, value: unknown): void => context.print(`${JSON.stringify(value, null, 2)}\n`);

export const languageOption = (text: string | null): Result<Language | null> => {
  if (text === null) return ok(null);
  const wanted = text.trim().toLowerCase();
  return isLanguage(wanted) ? ok(wanted) : fail('language.unknown', { language: text, known: languages.join(', ') });
};

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** Takes `outcomeDocument`, `outcome-document` and `Outcome document` alike. */
export const templateOption = (text: string): Result<TemplateName> => {
  const found = templates.find((name) => plainName(name) === plainName(text));
  const parsed = templateSchema.safeParse(found);
  return parsed.success ? ok(parsed.data) : fail('template.unknown', { template: text, known: templates.join(', ') });
};
