// Opens a file with the program the system has for it, or shows it in its folder, without a shell and without Electron.
import { spawn } from 'node:child_process';
import path from 'node:path';

/** The command for a file, by platform. `file` is an absolute path that an export produced. */
function openCommand(file: string, how: 'open' | 'folder', platform: NodeJS.Platform = process.platform): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', how === 'open' ? [file] : ['-R', file]];
  // explorer.exe takes a file as what to open, and `/select,` as what to show; it reads the path as one word.
  if (platform === 'win32') return ['explorer.exe', [how === 'open' ? file : `/select,${file}`]];
  return ['xdg-open', [how === 'open' ? file : path.dirname(file)]];
}

/** Resolves with whether the system took the file. Explorer ends with 1 even then, so on Windows starting it is enough. */
export function openFile(file: string, how: 'open' | 'folder'): Promise<boolean> {
  const [program, args] = openCommand(file, how);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0 || process.platform === 'win32'));
    child.unref();
  });
}
