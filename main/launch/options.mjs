// The options of `npm start -- …`, checked before anything is installed or built.
import path from 'node:path';

const hosts = ['electron', 'portable'];

export const startHelp = `Usage: npm start -- [options]

  --host=electron|portable   the window's host; without it Electron where it can be had, else the browser that is installed
  --no-open                  opens no window: prints its address and waits
  --library <folder>         where the documents are kept
  --port <number>            the port of the portable host; any free one without it`;

/**
 * Reads the options; each takes its value after `=` or as the next word.
 * Returns `{ host, open, library, port, help }` or `{ problem }`, one sentence for the user.
 */
export function readStartOptions(args, folder = process.cwd()) {
  const options = { host: null, open: true, library: null, port: 0, help: false };
  const rest = [...args];
  while (rest.length > 0) {
    const word = rest.shift();
    const [name, ...parts] = word.split('=');
    const inline = parts.length > 0 ? parts.join('=') : null;
    const value = () => inline ?? (rest.length > 0 && !rest[0].startsWith('--') ? rest.shift() : '');
    if (name === '--host') {
      options.host = value();
      if (!hosts.includes(options.host)) return { problem: '--host takes electron or portable.' };
    } else if (name === '--library') {
      const given = value();
      if (given === '') return { problem: '--library takes a folder.' };
      options.library = path.resolve(folder, given);
    } else if (name === '--port') {
      const given = value();
      options.port = Number(given);
      if (!/^\d+$/.test(given) || options.port < 1 || options.port > 65535) return { problem: '--port takes a number from 1 to 65535.' };
    } else if (word === '--no-open') options.open = false;
    else if (word === '--help' || word === '-h') options.help = true;
    else return { problem: `There is no option ${word}: the options are --host, --no-open, --library, --port and --help.` };
  }
  if (options.host === 'electron' && !options.open) return { problem: '--no-open goes with the portable host only, because Electron always opens a window.' };
  if (options.host === 'electron' && options.port !== 0) return { problem: '--port goes with the portable host only, because Electron needs no port.' };
  return options;
}
