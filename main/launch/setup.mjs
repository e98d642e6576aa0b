// Installs what the program needs, when it is missing or older than package.json and the lock file say. Runs on plain Node 20 with nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, environment, nodeProgram, projectFolder } from './node.mjs';
import { progressLine } from './progress.mjs';

const modules = path.join(projectFolder, 'node_modules');
const stampFile = path.join(modules, '.rapporteur-setup.json');

/**
 * Makes sure that the dependencies stand. Cheap when they do (two files are read and hashed).
 * Returns null, or one sentence for the user that says why they could not be installed.
 */
export async function setUp() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) return `Rapporteur needs Node 20 or later, and this is Node ${process.versions.node}.`;
  const wanted = wantedHash();
  if (readStamp() === wanted && nodeProgram() !== null) return null;
  if (!matchesLock() || nodeProgram() === null) {
    const failure = await install();
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

async function install() {
  const first = !existsSync(modules);
  const line = progressLine(first ? 'Installing what Rapporteur needs (this happens once)' : 'Bringing the installed packages up to date');
  const { code, output } = await npm(['install', '--no-save', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']);
  line.end(code === 0 ? 'done' : 'failed');
  if (code === 0) return null;
  mkdirSync(cacheFolder, { recursive: true });
  const log = path.join(cacheFolder, 'install.log');
  writeFileSync(log, output);
  return explain(output, log);
}

/** Runs the npm that started us, so that a Node outside the path works too. */
function npm(args) {
  const script = process.env.npm_execpath;
  const direct = script !== undefined && /npm-cli\.(c|m)?js$/.test(script);
  const [program, all] = direct ? [process.execPath, [script, ...args]] : ['npm', args];
  return new Promise((resolve) => {
    const child = spawn(program, all, {
      cwd: projectFolder,
      // npm is a .cmd file on Windows, which only a shell starts; the arguments are ours.
      shell: !direct && process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.on('error', (error) => resolve({ code: 1, output: String(error.message) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
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
