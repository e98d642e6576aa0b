// The command line: `npm run rapporteur -- <command>`. Data go to standard output, what went wrong to standard error.
import { readFileSync, writeSync } from 'node:fs';
import { isLanguage, type Language } from '../../shared/language/language.ts';
import { run } from './run.ts';

const { env } = process;

/** npm changes into the folder of the package; paths count from where the user stands. */
const folder = env['npm_lifecycle_event'] === 'rapporteur' && env['INIT_CWD'] !== undefined ? env['INIT_CWD'] : process.cwd();

/** The language of the terminal, by the variables of POSIX; English where they say nothing. */
const language = ((): Language => {
  const said = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').slice(0, 2).toLowerCase();
  return isLanguage(said) ? said : 'en';
})();

/** Writes all of a text before the process ends, also into a pipe. A reader that has gone, as `head` does, ends the command quietly. */
const write = (file: 1 | 2, text: string): void => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') process.exit(0);
      // A pipe that is full for the moment.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => write(1, text),
  error: (text) => write(2, text),
  columns: process.stdout.isTTY ? Math.min(Math.max(process.stdout.columns, 40), 110) : 100,
  folder,
  version,
  language,
  interrupted: interruption.signal,
});
