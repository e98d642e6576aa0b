// The command line as a test types it: a folder of its own, and what was printed where.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run, type ExitCode } from '../../../main/cli/run.ts';
import type { Language } from '../../../shared/language/language.ts';
import { temporaryFolder } from '../storage/temporary-library.ts';

export interface Said {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** A folder with a library in it, and the command line standing there. */
export const terminal = (language: Language = 'en') => {
  const folder = temporaryFolder();
  const type = async (...args: string[]): Promise<Said> => {
    let out = '';
    let error = '';
    const code = await run(args.includes('--library') ? args : [...args, '--library', 'library'], {
      out: (text) => (out += text), error: (text) => (error += text),
      columns: 72, folder, version: '1.2.3', language, interrupted: new AbortController().signal,
    });
    return { code, out, error };
  };
  const json = async (...args: string[]) => {
    const { code, out, error } = await type(...args, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as unknown;
  };
  const write = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  return { folder, library: join(folder, 'library'), type, json, write };
};
