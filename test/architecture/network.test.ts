// Nothing leaves this computer: the program and its browser are run for real while every connection they make is written down.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { findBrowser } from '../../main/hosts/portable/browser.ts';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import { exportFormats } from '../../shared/ipc/contract.ts';
import { valueOf } from '../hosts/contract.ts';
import { httpClient } from '../hosts/http-client.ts';
import { projectFolder, startProgram, temporaryFolder } from '../program.ts';

const guard = pathToFileURL(path.join(projectFolder, 'test/architecture/network-guard.ts')).href;
const temporary = temporaryFolder();
afterAll(() => temporary.remove());

test('the guard notices every way out', () => {
  const log = path.join(temporary.folder, 'guard.log');
  const attempts = [
    `await fetch('http://203.0.113.7/').catch(() => {})`,
    `await fetch('https://rapporteur.example/').catch(() => {})`,
    `try { (await import('node:net')).connect(80, '203.0.113.8') } catch {}`,
    `try { (await import('node:net')).connect({ port: 80, host: '203.0.113.9' }) } catch {}`,
    `try { (await import('node:dns')).lookup('rapporteur.example', () => {}) } catch {}`,
    `try { (await import('node:dgram')).createSocket('udp4').send('x', 53, '203.0.113.10') } catch {}`,
    `new (await import('node:worker_threads')).Worker("fetch('http://203.0.113.11/').catch(() => {})", { eval: true })`,
  ];
  for (const attempt of attempts) {
    writeFileSync(log, '');
    spawnSync(process.execPath, ['--import', guard, '--input-type=module', '-e', attempt], { env: { ...process.env, RAPPORTEUR_NETWORK_LOG: log }, timeout: 10_000 });
    expect(readFileSync(log, 'utf8'), attempt).not.toBe('');
  }
});

test('the program connects to nobody while it creates, imports, searches and exports', async () => {
  const log = path.join(temporary.folder, 'program.log');
  writeFileSync(log, '');
  const library = path.join(temporary.folder, 'program');
  const program = await startProgram(library, { nodeArgs: ['--import', guard], env: { RAPPORTEUR_NETWORK_LOG: log } });
  const client = await httpClient(program.url);
  const bridge = bridgeOver(client);
  const text = '# Draft conclusions\n\nSee [the site](https://rapporteur.example/x.png) and ![](https://rapporteur.example/y.png).\n\n1. The forum took note.\n';
  await bridge.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Conclusions of the invented forum' });
  const { document } = valueOf(await bridge.call('library.import', { name: 'draft.md', bytes: Buffer.from(text).toString('base64') }));
  await bridge.call('library.search', { query: 'forum', limit: 10 });
  for (const format of exportFormats) {
    await bridge.call('document.export', { id: document.id, job: crypto.randomUUID(), language: 'en', format, folder: temporary.folder, name: 'draft' });
  }
  expect(existsSync(path.join(temporary.folder, 'draft.docx'))).toBe(true);
  expect(await program.stop()).toBe(0);
  client.end();
  expect(readFileSync(log, 'utf8')).toBe('');
});

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: { readonly address?: string; readonly url?: string } }[];
}

/** Chromium's own record of its network: it is written as it goes, so it may lack its end. */
function readNetLog(file: string): { readonly name: string; readonly address: string | undefined }[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const begin = lines.findIndex((line) => line.startsWith('"events"'));
  const { constants } = JSON.parse(`${lines.slice(0, begin).join('').replace(/,\s*$/, '')}}`) as Pick<NetLog, 'constants'>;
  // One event a line. Only the last may have been cut off when the browser was ended.
  const written = lines.slice(begin + 1).filter((line) => line.startsWith('{'));
  const events = written.flatMap((line, index): NetLog['events'] => {
    try {
      return [JSON.parse(line.replace(/\]?,?\s*$/, ''))];
    } catch (error) {
      if (index === written.length - 1) return [];
      throw error;
    }
  });
  const log: NetLog = { constants, events };
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]));
  return log.events.map(({ type, params }) => ({ name: names.get(type) ?? '', address: params?.address }));
}

const browser = process.platform === 'linux' ? findBrowser() : null;

test.skipIf(browser === null)('its browser sends nothing to anybody, and closing it ends the program', async () => {
  // Without its files the window never opens, and this would wait for it.
  expect(existsSync(path.join(projectFolder, 'dist/renderer/index.html')), 'The window is not built: npm run build').toBe(true);
  const library = path.join(temporary.folder, 'browser');
  mkdirSync(library);
  const netLog = path.join(library, 'network.json');
  const pidFile = path.join(library, 'browser.pid');
  // Stands where the browser is looked for, and adds what makes it watchable.
  const wrapper = path.join(library, 'watched-browser');
  writeFileSync(wrapper, `#!/bin/sh\necho $$ > '${pidFile}'\nexec '${browser?.program}' --headless=new '--log-net-log=${netLog}' "$@"\n`, { mode: 0o755 });
  const child: ChildProcess = spawn(process.execPath, [path.join(projectFolder, 'main/hosts/portable/index.ts'), '--library', library], {
    env: { ...process.env, RAPPORTEUR_BROWSER: wrapper },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      if (part.toString().includes('Rapporteur is open in')) resolve();
    });
    void ended.then((code) => reject(new Error(`The program ended with ${code} before its window was open.`)));
  });
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
  expect(await ended).toBe(0);

  const events = readNetLog(netLog);
  const connected = events.filter(({ name, address }) => name === 'TCP_CONNECT_ATTEMPT' && address !== undefined).map(({ address }) => address);
  expect(connected.length).toBeGreaterThan(0);
  // Port 9 is the proxy that is not there, where everything that is not ours ends.
  expect(connected.filter((address) => !/^127\.0\.0\.1:\d+$/.test(address ?? ''))).toEqual([]);
  // A datagram socket may be pointed somewhere to learn about the local routes; nothing may be sent through it.
  expect(events.filter(({ name }) => ['UDP_BYTES_SENT', 'DNS_TRANSACTION', 'HOST_RESOLVER_SYSTEM_TASK', 'HOST_RESOLVER_DNS_TASK'].includes(name))).toEqual([]);
});
