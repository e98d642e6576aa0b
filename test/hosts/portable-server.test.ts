// The portable host lets in its own window and nobody else, serves nothing but the window, and loses nothing when it ends.
import { request, type IncomingMessage } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closing, startServer, type PortableServer } from '../../main/hosts/portable/server.ts';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import { fail } from '../../shared/errors.ts';
import { ask, cookieFor, httpClient } from './http-client.ts';
import { smallCore, type SmallCore } from './small-core.ts';

let folder: string;
let core: SmallCore;
let server: PortableServer;
const reported: unknown[] = [];
let opened = 0;
let counts: number[] = [];
/** In milliseconds, for all that expires. */
let clock = 0;

const start = (options: { readonly port: number; readonly sessionBefore?: string }): Promise<PortableServer> =>
  startServer({
    ...options,
    core,
    windowFolder: path.join(folder, 'window'),
    now: () => clock,
    report: (error) => reported.push(error),
    openWindow: () => {
      opened += 1;
    },
    windowsChanged: (count) => counts.push(count),
  });

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rapporteur-host-'));
  const window = path.join(folder, 'window');
  mkdirSync(path.join(window, 'assets'), { recursive: true });
  writeFileSync(path.join(window, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__NONCE__"><title>Rapporteur</title>');
  writeFileSync(path.join(window, 'assets', 'window.js'), 'export {};');
  writeFileSync(path.join(window, 'assets', 'notes.bak'), 'not for serving');
  writeFileSync(path.join(folder, 'secret.js'), 'outside');
  core = smallCore();
  reported.length = 0;
  opened = 0;
  counts = [];
  clock = 0;
  server = await start({ port: 0 });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const origin = (): string => `http://127.0.0.1:${server.port}`;

describe('who is let in', () => {
  test('the address that was printed opens the window again and again, and its cookie is kept from scripts and other sites', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { pathname, search } = new URL(server.url);
      const reply = await ask(server.port, pathname + search);
      expect(reply.status).toBe(303);
      expect(reply.headers.location).toBe('/');
      expect(reply.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    }
  });

  test('the address on a command line opens one window only', async () => {
    const ticket = server.ticketUrl();
    await cookieFor(ticket);
    await expect(cookieFor(ticket)).rejects.toThrow('403');
  });

  test('the address on a command line works for two minutes', async () => {
    const ticket = server.ticketUrl();
    clock += 2 * 60_000 + 1;
    await expect(cookieFor(ticket)).rejects.toThrow('403');
    await cookieFor(server.ticketUrl());
  });

  describe('after the program was killed, another one at its address', () => {
    /** The cookie and the address of a window of the first program. */
    const replaced = async () => {
      const before = { url: server.url, cookie: await cookieFor(server.url) };
      const { port, session } = server;
      await server.close();
      server = await start({ port, sessionBefore: session });
      return before;
    };
    const post = async (cookie: string, target: string, body: unknown) =>
      (await ask(server.port, target, { method: 'POST', headers: { cookie, origin: origin() }, body: JSON.stringify(body) })).status;
    const save = { id: 'one', base: 'two', splices: [], count: 0 };

    test('has an address and a session of its own', async () => {
      const before = await replaced();
      expect(server.url).not.toBe(before.url);
      await expect(cookieFor(before.url)).rejects.toThrow('403');
      expect(await cookieFor(server.url)).not.toBe(before.cookie);
    });

    test('takes in the words of windows left behind, and nothing else of them', async () => {
      const { cookie } = await replaced();
      expect(await post(cookie, '/call/document.save', save)).toBe(200);
      expect(await post(cookie, '/call/document.open', { id: 'one' })).toBe(200);
      expect(await post(cookie, '/closing-heard?window=one', { unsaved: false })).toBe(200);
      expect(core.asked.map(({ name }) => name)).toEqual(['document.save', 'document.open']);
      for (const call of ['library.list', 'document.export', 'file.listFolders', 'preferences.set']) expect(await post(cookie, `/call/${call}`, {})).toBe(403);
      for (const target of ['/', '/index.html', '/assets/window.js']) expect((await ask(server.port, target, { headers: { cookie } })).status).toBe(403);
      expect(core.asked).toHaveLength(2);
    });

    test('asks windows left behind, too, when it ends', async () => {
      const { cookie } = await replaced();
      const stream = await new Promise<IncomingMessage>((resolve) => request({ host: '127.0.0.1', port: server.port, path: '/events?window=one', headers: { cookie }, agent: false }, resolve).end());
      const told = new Promise<string>((resolve) => stream.setEncoding('utf8').on('data', (part: string) => part.includes('app.closing') && resolve(part)));
      const ready = server.prepareToClose();
      await told;
      expect(await post(cookie, '/closing-heard?window=one', { unsaved: true })).toBe(200);
      expect(await ready).toBe(1);
      stream.destroy();
    });

    test('does so for two minutes', async () => {
      const { cookie } = await replaced();
      clock += 2 * 60_000;
      expect(await post(cookie, '/call/document.save', save)).toBe(200);
      clock += 1;
      expect(await post(cookie, '/call/document.save', save)).toBe(403);
      expect(await post(await cookieFor(server.url), '/call/document.save', save)).toBe(200);
    });
  });

  test.each(['/', '/?token=', '/?token=wrong', '/assets/window.js', '/events', '/call/library.list', '/index.html'])('without the cookie %s is refused', async (target) => {
    expect((await ask(server.port, target)).status).toBe(403);
  });

  test('a wrong cookie is refused', async () => {
    const name = (await cookieFor(server.url)).split('=')[0] ?? '';
    expect((await ask(server.port, '/', { headers: { cookie: `${name}=wrong` } })).status).toBe(403);
  });

  test.each(['localhost', 'rapporteur.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])('under the name %s nothing is answered, cookie or not', async (host) => {
    const cookie = await cookieFor(server.url);
    expect((await ask(server.port, '/', { headers: { cookie, host } })).status).toBe(403);
  });

  test.each([
    { origin: 'http://127.0.0.1:1' },
    { origin: 'https://rapporteur.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('another page in the browser is refused: %o', async (headers) => {
    const cookie = await cookieFor(server.url);
    for (const target of ['/', '/events', '/assets/window.js']) expect((await ask(server.port, target, { headers: { cookie, ...headers } })).status).toBe(403);
    const call = { method: 'POST', headers: { cookie, origin: origin(), ...headers }, body: '{"archived":false}' };
    expect((await ask(server.port, '/call/library.list', call)).status).toBe(403);
    expect(core.asked).toEqual([]);
  });

  test('a call that does not say where it comes from is refused', async () => {
    const cookie = await cookieFor(server.url);
    expect((await ask(server.port, '/call/library.list', { method: 'POST', headers: { cookie }, body: '{"archived":false}' })).status).toBe(403);
    expect(core.asked).toEqual([]);
  });

  test('only this computer reaches the port', async () => {
    const outside = Object.values(os.networkInterfaces()).flatMap((addresses) => (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'));
    for (const { address } of outside) await expect(fetch(`http://${address}:${server.port}/`)).rejects.toThrow();
    await expect(fetch(`http://[::1]:${server.port}/`)).rejects.toThrow();
    expect((await ask(server.port, '/')).status).toBe(403);
  });

  test('another window is opened for whoever can read the library folder, not for a page', async () => {
    const headers = { authorization: `Bearer ${server.controlSecret}` };
    expect((await ask(server.port, '/control/window', { method: 'POST', headers })).status).toBe(200);
    expect((await ask(server.port, '/control/window', { method: 'POST', headers: { ...headers, origin: origin() } })).status).toBe(403);
    expect((await ask(server.port, '/control/window', { method: 'POST', headers: { authorization: 'Bearer x' } })).status).toBe(403);
    expect(opened).toBe(1);
  });
});

describe('what is served', () => {
  test('the page comes with a policy that admits only its own files, and a new nonce each time', async () => {
    const cookie = await cookieFor(server.url);
    const pages = [await ask(server.port, '/', { headers: { cookie } }), await ask(server.port, '/', { headers: { cookie } })];
    const nonces = pages.map(({ text }) => /nonce="([^"]+)"/.exec(text)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    pages.forEach(({ headers, status }, index) => {
      expect(status).toBe(200);
      const policy = headers['content-security-policy'];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index]}'`);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    });
  });

  test('files of the build come with their media type', async () => {
    const cookie = await cookieFor(server.url);
    await ask(server.port, '/', { headers: { cookie } });
    const reply = await ask(server.port, '/assets/window.js', { headers: { cookie } });
    expect([reply.status, reply.headers['content-type'], reply.text]).toEqual([200, 'text/javascript; charset=utf-8', 'export {};']);
  });

  test.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/..%5c..%5csecret.js',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    '//secret.js',
    '//127.0.0.1/',
    'http://127.0.0.1/',
    '/assets/notes.bak',
    '/assets',
    '/assets/',
    '/%',
    '/%00',
    '/constructor',
    '/assets/window.js%00.css',
  ])('%s leads nowhere', async (target) => {
    const cookie = await cookieFor(server.url);
    await ask(server.port, '/', { headers: { cookie } });
    const reply = await ask(server.port, target, { headers: { cookie } });
    expect([404, 403]).toContain(reply.status);
    expect(reply.text).not.toContain('outside');
    expect(reported).toEqual([]);
  });
});

describe('calls and events', () => {
  test('an answer, an expected failure and a bug each arrive as what they are', async () => {
    const client = await httpClient(server.url);
    const bridge = bridgeOver(client);
    expect(await bridge.call('library.list', { archived: false })).toEqual({ ok: true, value: [] });
    core.answer = async () => fail('disk.full', { path: '/x' });
    expect(await bridge.call('library.list', { archived: false })).toEqual({ ok: false, error: { code: 'disk.full', params: { path: '/x' } } });
    core.answer = () => Promise.reject(new Error('a bug'));
    expect(await bridge.call('library.list', { archived: false })).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    expect(reported).toEqual([expect.objectContaining({ message: 'a bug' })]);
    client.end();
  });

  test('an answer that breaks the contract does not reach the window', async () => {
    const client = await httpClient(server.url);
    core.answer = async () => ({ ok: true, value: [{ id: 'not a document' }] });
    expect(await bridgeOver(client).call('library.list', { archived: false })).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    client.end();
  });

  test.each([
    ['no such call', '/call/library.destroy', '{}'],
    ['a name that every object has', '/call/constructor', '{}'],
    ['no JSON', '/call/library.list', '{archived'],
    ['nothing at all', '/call/library.list', ''],
    ['a wrong input', '/call/library.list', '{"archived":"yes"}'],
  ])('%s is refused with a value', async (_, target, body) => {
    const cookie = await cookieFor(server.url);
    const reply = await ask(server.port, target, { method: 'POST', headers: { cookie, origin: origin() }, body });
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
    expect(core.asked).toEqual([]);
    expect(reported).toEqual([]);
  });

  test('a call beyond every measure is refused without being kept', async () => {
    const cookie = await cookieFor(server.url);
    const body = `{"archived":false,"x":"${'x'.repeat(97 * 1024 * 1024)}"}`;
    const reply = await ask(server.port, '/call/library.list', { method: 'POST', headers: { cookie, origin: origin() }, body });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  test('every window hears an event', async () => {
    const clients = [await httpClient(server.url), await httpClient(server.url)];
    const revision = '2f1c7a34-90ab-4f6e-8d3c-5b7a1e0c9d42';
    const heard = clients.map((client) => new Promise((resolve) => bridgeOver(client).on('document.changed', resolve)));
    await Promise.all(clients.map(({ opened: open }) => open));
    expect(server.windows).toBe(2);
    core.emit('document.changed', { id: revision, revision });
    expect(await Promise.all(heard)).toEqual([{ id: revision, revision }, { id: revision, revision }]);
    for (const client of clients) client.end();
  });
});

describe('the end', () => {
  /** Time stands still but for what a test lets pass; the network goes on. */
  const stopTime = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  /** Lets a moment pass again and again until something has happened. */
  const passUntil = async <Value>(happens: Promise<Value>): Promise<Value> => {
    let over = false;
    const end = (): void => void (over = true);
    happens.then(end, end);
    while (!over) {
      await vi.advanceTimersByTimeAsync(5);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return happens;
  };
  /** Whether something has not happened although `milliseconds` have passed. */
  const stillWaits = async (happens: Promise<unknown>, milliseconds: number): Promise<boolean> => {
    let over = false;
    const end = (): void => void (over = true);
    happens.then(end, end);
    await vi.advanceTimersByTimeAsync(milliseconds);
    return !over;
  };
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A window; `closing` resolves when it hears of the end. */
  const openWindow = async (answer: () => void | Promise<boolean> = () => undefined) => {
    const client = await httpClient(server.url);
    const bridge = bridgeOver(client);
    const heard = new Promise<void>((resolve) => {
      bridge.on('app.closing', () => {
        resolve();
        return answer();
      });
    });
    await client.opened;
    return { client, bridge, heard };
  };

  test('windows are asked to save, and what they send is answered before the host ends', async () => {
    let finish = (): void => {};
    const asked = new Promise<void>((resolve) => {
      core.answer = () => {
        resolve();
        return new Promise((answer) => (finish = () => answer({ ok: true, value: [] })));
      };
    });
    let saved: Promise<unknown> | undefined;
    const { bridge } = await openWindow(() => void (saved = bridge.call('library.list', { archived: false })));
    stopTime();
    const ready = server.prepareToClose();
    await asked;
    expect(await stillWaits(ready, closing.quiet * 10)).toBe(true);
    finish();
    expect(await passUntil(ready)).toBe(0);
    expect(await saved).toEqual({ ok: true, value: [] });
    expect(core.asked).toHaveLength(1);
    vi.useRealTimers();
    await server.close();
    await expect(ask(server.port, '/')).rejects.toThrow();
  });

  test('a window whose host is gone gets a value, not an exception', async () => {
    const { bridge } = await openWindow();
    await server.close();
    expect(await bridge.call('library.list', { archived: false })).toEqual({ ok: false, error: { code: 'connection.lost', params: {} } });
  });

  test('a window that writes its second call only when the first was answered is waited for', async () => {
    let call: Promise<unknown> | undefined;
    const { bridge } = await openWindow(() => void (call = bridge.call('library.list', { archived: false }).then(() => bridge.call('library.list', { archived: true }))));
    const finish: (() => void)[] = [];
    core.answer = () => new Promise((resolve) => finish.push(() => resolve({ ok: true, value: [] })));
    stopTime();
    const ready = server.prepareToClose();
    for (const n of [0, 1]) {
      await expect.poll(() => finish.length).toBe(n + 1);
      expect(await stillWaits(ready, closing.quiet * 3)).toBe(true);
      finish[n]?.();
    }
    await passUntil(ready);
    expect(await call).toEqual({ ok: true, value: [] });
  });

  test('a window that is left with words it could not save says so', async () => {
    const words = { left: true };
    const windows = [await openWindow(), await openWindow(async () => words.left), await openWindow(() => Promise.reject(new Error('it cannot say')))];
    expect(await server.prepareToClose()).toBe(2);
    // The host goes on, and the window saves after all.
    words.left = false;
    windows[2]?.client.end();
    await expect.poll(() => server.windows).toBe(2);
    expect(await server.prepareToClose()).toBe(0);
  });

  test('a window that has answered and goes does not count for another that has not', async () => {
    let answer = (_: boolean): void => {};
    const [quick, slow] = [await openWindow(), await openWindow(() => new Promise((resolve) => (answer = resolve)))];
    stopTime();
    const ready = server.prepareToClose();
    await Promise.all([quick.heard, slow.heard]);
    await vi.advanceTimersByTimeAsync(30);
    quick.client.end();
    await expect.poll(() => server.windows).toBe(1);
    expect(await stillWaits(ready, closing.limit - 500)).toBe(true);
    answer(true);
    expect(await passUntil(ready)).toBe(1);
  });

  test('a window that says nothing does not keep the program for ever', async () => {
    await openWindow(() => new Promise(() => {}));
    stopTime();
    const ready = server.prepareToClose();
    expect(await stillWaits(ready, closing.limit - 1)).toBe(true);
    expect(await passUntil(ready)).toBe(0);
  });

  test('the number of windows follows them as they come and go', async () => {
    const { client } = await openWindow();
    client.end();
    await expect.poll(() => server.windows).toBe(0);
    expect(counts).toEqual([1, 0]);
  });

  test('the room has its own address, hears what happens, and keeps no program running', async () => {
    const cookie = await cookieFor(server.url);
    expect((await ask(server.port, '/room', { headers: { cookie } })).status).toBe(200);
    expect((await ask(server.port, '/room')).status).toBe(403);
    const room = await new Promise<IncomingMessage>((resolve) => request({ host: '127.0.0.1', port: server.port, path: '/events?window=room&room=', headers: { cookie }, agent: false }, resolve).end());
    expect([server.windows, counts]).toEqual([0, []]);
    const heard = new Promise<string>((resolve) => {
      let text = '';
      room.on('data', (part: Buffer) => {
        text += part.toString('utf8');
        if (text.includes('library.changed')) resolve(text);
      });
    });
    core.emit('library.changed', {});
    expect(await heard).toContain('event: library.changed');
    // It is not waited for when the program ends.
    expect(await server.prepareToClose()).toBe(0);
    room.destroy();
  });

  test('a window that connects anew, as after a sleep, is one window', async () => {
    const cookie = await cookieFor(server.url);
    const connect = () => new Promise<IncomingMessage>((resolve) => request({ host: '127.0.0.1', port: server.port, path: '/events?window=same', headers: { cookie }, agent: false }, resolve).end());
    const first = await connect();
    const ended = new Promise((resolve) => first.on('close', resolve).on('error', resolve));
    const second = await connect();
    await ended;
    expect(server.windows).toBe(1);
    expect(counts).toEqual([1]);
    second.destroy();
    await expect.poll(() => server.windows).toBe(0);
  });
});

test('a port that is taken is refused at once', async () => {
  await expect(startServer({ core, windowFolder: folder, port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
