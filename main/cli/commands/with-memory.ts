// What `tm` and `terms` begin with: the translation memory of the library, which several programs may have open at the same time.
import { basename, dirname, extname, resolve } from 'node:path';
import type { TranslationMemory } from '../../storage/memory/memory.ts';
import { writeFileWhole } from '../../export/write-file.ts';
import type { Core } from '../../core.ts';
import { done, failed, printJson, withCore, wrongUse, type CommandContext, type Outcome } from '../command.ts';

/** `taking`: a file comes in, and a library is begun where there is none. The library itself is only read: what is written goes into the memory beside it. */
export const withMemory = async (context: CommandContext, taking: boolean, work: (memory: TranslationMemory, core: Core) => Promise<Outcome>): Promise<Outcome> => {
  const inCore = async (core: Core): Promise<Outcome> => {
    const memory = core.translationMemory();
    return memory.ok ? work(memory.value, core) : failed(memory.error);
  };
  const outcome = await withCore(context, 'reading', inCore);
  return taking && !outcome.ok && outcome.failure?.error.code === 'library.none' ? withCore(context, 'beginning', inCore) : outcome;
};

export const misused = (command: 'tm' | 'terms' | 'translate', problem: string): Outcome =>
  wrongUse({ code: 'usage.wrong', params: { problem, command: `rapporteur ${command}` } });

/** Says that there is no such action. */
export const unknownAction = (context: CommandContext, command: 'tm' | 'terms' | 'translate', known: readonly string[]): Outcome =>
  misused(command, context.t('cli:problem.unknownAction', { action: context.words[0] ?? '', known: known.join(', ') }));

/** The ending of a file in small letters, without its dot. */
export const endingOf = (path: string): string => extname(path).slice(1).toLowerCase();

/** Writes a file that is replaced if it exists, and says so. `count`: of what is in it. */
export const writeOut = async (context: CommandContext, name: string, bytes: Uint8Array, count: number): Promise<Outcome> => {
  const path = resolve(context.folder, name);
  const written = await writeFileWhole({ folder: dirname(path), name: basename(path), extension: extname(path).slice(1), bytes, existing: 'replace' });
  if (!written.ok) return failed(written.error);
  if (context.json) printJson(context, { path: written.value, count });
  else context.print(`${context.t('cli:wroteEntries', { path: written.value, count })}\n`);
  return done;
};
