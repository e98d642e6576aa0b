// Installs what the program needs, when it is missing or older than package.json and the lock file say. Runs on plain Node 20 with nothing installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { cacheFolder, nodeProgram, projectFolder } from './node.mjs';
import { npm } from './npm.mjs';
import { progressLine } from './progress.mjs';

const modules = path.join(projectFolder, 'node_modules');
const stampFile = path.join(modules, '.rapporteur-setup.json');
/** Stands while an installation goes on, and stays when it did not come to its end. Touched every second meanwhile. */
const markFile = path.join(cacheFolder, 'installing.json');
/** Seconds after which a mark that nobody touches is one that was left. */
const markLives = 15;
/** Seconds without a byte after which the user is told. */
const quiet = 60;

/**
 * Makes sure that the dependencies stand. Cheap when they do (two files are read and hashed).
 * Returns null, or one sentence for the user that says why they could not be installed.
 */
export async function setUp() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) return `Rapporteur needs Node 20 or later, and this is Node ${process.versions.node}.`;
  const wanted = wantedHash();
  const unfinished = existsSync(markFile);
  if (!unfinished && readStamp() === wanted && nodeProgram() !== null) return null;
  if (unfinished && isInstalling()) return 'Another start is installing the packages at this moment: wait until it is done and start again.';
  if (unfinished || !matchesLock() || nodeProgram() === null) {
    const failure = await install(unfinished);
    if (failure !== null) return failure;
  }
  if (nodeProgram() === null) {
    return 'Node 24, which runs Rapporteur, was not installed with the other packages: delete the folder node_modules and start again.';
  }
  writeFileSync(stampFile, JSON.stringify({ hash: wanted }));
  return null;
}

/** For launchers: sets up, or says why not and ends the process. */
export async function setUpOrExit() {
  const failure = await setUp();
  if (failure !== null) {
    console.error(failure);
    process.exit(1);
  }
}

function wantedHash() {
  const hash = createHash('sha256');
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8'));
  hash.update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, platform: process.platform, arch: process.arch }));
  hash.update(readFileSync(path.join(projectFolder, 'package-lock.json')));
  return hash.digest('hex');
}

/** Whether the process that wrote the mark is at work; its number alone may belong to another one after a restart of the computer. */
function isInstalling() {
  try {
    const { pid } = JSON.parse(readFileSync(markFile, 'utf8'));
    process.kill(pid, 0);
    return Date.now() - statSync(markFile).mtimeMs < markLives * 1000;
  } catch {
    return false;
  }
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).hash;
  } catch {
    return null;
  }
}

/** Whether node_modules already holds what the lock file names, for instance because someone ran `npm install` by hand. */
function matchesLock() {
  try {
    const own = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8'));
    const lock = JSON.parse(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages;
    for (const kind of ['dependencies', 'devDependencies']) {
      for (const [name, version] of Object.entries(own[kind] ?? {})) if (lock['']?.[kind]?.[name] !== version) return false;
    }
    return Object.entries(lock).every(([folder, { version, optional, link }]) => {
      if (folder === '' || link) return true;
      if (there[folder] === undefined) return optional === true;
      return there[folder].version === version && existsSync(path.join(projectFolder, folder, 'package.json'));
    });
  } catch {
    return false;
  }
}

/**
 * `unfinished`: the last installation did not come to its end. npm takes half-unpacked packages for whole ones, so that everything is
 * installed anew; the same where npm's own list of what is installed is missing, which it writes at the end.
 */
async function install(unfinished) {
  const fromNothing = unfinished || !existsSync(path.join(modules, '.package-lock.json'));
  const title = unfinished
    ? 'The last installation was not finished; installing anew what Rapporteur needs'
    : fromNothing
      ? 'Installing what Rapporteur needs (this happens once)'
      : 'Bringing the installed packages up to date';
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(markFile, JSON.stringify({ pid: process.pid }));
  const line = progressLine(title);
  if (fromNothing) {
    try {
      rmSync(modules, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      line.end('failed');
      return `The folder ${modules} holds an unfinished installation and cannot be deleted (${error.code}): close what uses it, delete it and start again.`;
    }
  }
  // At the level http npm says each package that it has fetched.
  const { code, output, stopped } = await npm(['install', '--no-save', '--no-audit', '--no-fund', '--no-progress', '--loglevel=http'], (seconds) => {
    const now = new Date();
    utimesSync(markFile, now, now);
    line.update(seconds < quiet ? '' : `nothing has arrived for ${seconds - (seconds % 20)} s; is the network there?`);
  });
  if (stopped !== null) {
    line.end('stopped');
    console.error('The installation was stopped; the next start begins it anew.');
    process.exit(128 + constants.signals[stopped]);
  }
  line.end(code === 0 ? 'done' : 'failed');
  // What npm itself gave up it has put back as it was.
  if (code === 0 || !fromNothing) rmSync(markFile, { force: true });
  if (code === 0) return null;
  const log = path.join(cacheFolder, 'install.log');
  writeFileSync(log, output);
  return explain(output, log);
}

function explain(output, log) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'The packages Rapporteur needs could not be fetched because the npm registry cannot be reached: connect this computer once and start again.';
  }
  if (/ENOSPC/.test(output)) return 'The packages Rapporteur needs do not fit on this disk: free about 700 MB and start again.';
  if (/EACCES|EPERM|EROFS/.test(output)) return `The packages Rapporteur needs cannot be written to ${projectFolder}: make the folder writable and start again.`;
  if (/spawn npm ENOENT/.test(output)) return 'The packages Rapporteur needs cannot be installed because npm was not found: install npm and start again.';
  return `The packages Rapporteur needs could not be installed; what npm said is in ${log}.`;
}
