// Tells whether something built is older than its sources: by size and time first, which is fast, and by content when those differ.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './node.mjs';

/** All files below `sources` (files or folders, relative to the project), sorted. */
function filesOf(sources) {
  const files = [];
  const visit = (file) => {
    const entry = statSync(file, { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (!entry.isDirectory()) return void files.push({ file, size: entry.size, time: entry.mtimeMs });
    for (const name of readdirSync(file)) if (!name.startsWith('.')) visit(path.join(file, name));
  };
  for (const source of sources) visit(path.join(projectFolder, source));
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const digest = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/**
 * What `result` (a file that must exist, and beside which the stamp is kept) was built from.
 * `isFresh()` is asked before building; `remember()` is called after a build that succeeded, and remembers the sources as they were when this was made.
 */
export function freshness(result, sources) {
  const stampFile = path.join(path.dirname(path.join(projectFolder, result)), '.built-from.json');
  const files = filesOf(sources);
  const times = digest(files.map(({ file, size, time }) => `${file} ${size} ${time}`));
  const contents = () => digest(files.flatMap(({ file }) => [path.relative(projectFolder, file), readFileSync(file)]));
  const write = (content) => {
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify({ times, contents: content }));
  };
  // As they are now: what changes while it is being built must be built again.
  let atStart = null;
  return {
    isFresh() {
      const stamp = existsSync(path.join(projectFolder, result)) ? readStamp(stampFile) : null;
      if (stamp !== null && stamp.times === times) return true;
      atStart = contents();
      if (stamp === null || stamp.contents !== atStart) return false;
      write(atStart);
      return true;
    },
    remember() {
      write(atStart ?? contents());
    },
  };
}
