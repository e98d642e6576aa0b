// What every host must do for its window, on a real core and a real library. Each host's own test says how it is started.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge, CallName, CallOutput, CallResult, EventData, EventName } from '../../shared/ipc/contract.ts';

export interface HostedWindow {
  readonly bridge: Bridge;
  /** Sends what no bridge would send. */
  raw(name: string, input: unknown): Promise<unknown>;
  /** Closes the window or the program as a user does, and resolves when the program has ended. */
  end(): Promise<void>;
}

export interface HostUnderTest {
  readonly name: CallOutput<'app.info'>['host'];
  start(libraryFolder: string): Promise<HostedWindow>;
}

const missing = '6f0f2a1e-3c4d-4b5a-8e6f-7a8b9c0d1e2f';

export function valueOf<Name extends CallName>(result: CallResult<Name>): CallOutput<Name> {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

/** Resolves with the next event of a name. */
export function nextEvent<Name extends EventName>(bridge: Bridge, name: Name): Promise<EventData<Name>> {
  return new Promise((resolve) => {
    const stop = bridge.on(name, (data) => {
      stop();
      resolve(data);
    });
  });
}

/** `skip` says why the host cannot be had here; its tests are then reported as skipped. */
export function describeHost(host: HostUnderTest, skip = false): void {
  describe.skipIf(skip)(`the ${host.name} host`, () => {
    let folder: string;
    let window: HostedWindow | null = null;

    beforeEach(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'rapporteur-contract-'));
    });
    afterEach(async () => {
      await window?.end();
      window = null;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });

    const open = async (): Promise<Bridge> => {
      window = await host.start(folder);
      return window.bridge;
    };
    const create = async (bridge: Bridge, title: string) => valueOf(await bridge.call('library.create', { template: 'outcomeDocument', language: 'en', title }));

    test('says what it is and where the documents are', async () => {
      const bridge = await open();
      expect(valueOf(await bridge.call('app.info', {}))).toMatchObject({ host: host.name, libraryFolder: folder });
    });

    test('answers calls, also several at once, each with its own answer', async () => {
      const bridge = await open();
      const titles = Array.from({ length: 12 }, (_, index) => `Draft outcome document ${index + 1} of the invented forum`);
      const made = await Promise.all(titles.map((title) => create(bridge, title)));
      expect(made.map(({ title }) => title.en)).toEqual(titles);
      const listed = valueOf(await bridge.call('library.list', { archived: false }));
      expect(listed.map(({ title }) => title.en).sort()).toEqual([...titles].sort());
    });

    test('carries every script and a long text unchanged', async () => {
      const bridge = await open();
      const line = 'الفقرة ١٢ (E/INV/2031/L.4): «نص عربي» – texte français, “quoted” 漢字 \u2067٪\u2069 \\ </script> 😀\n';
      const text = `${line.repeat(100)}\n`.repeat(60);
      const bytes = Buffer.from(text, 'utf8').toString('base64');
      const { document } = valueOf(await bridge.call('library.import', { name: 'long.md', bytes, language: 'ar' }));
      const opened = valueOf(await bridge.call('document.open', { id: document.id }));
      expect(JSON.stringify(opened.document)).toContain('😀');
      expect(JSON.stringify(opened.document)).toContain('نص عربي');
    });

    test('gives an expected failure as a value', async () => {
      const bridge = await open();
      expect(await bridge.call('document.open', { id: missing })).toMatchObject({ ok: false, error: { code: 'document.unknown' } });
    });

    test('refuses what the contract does not allow, and does nothing of it', async () => {
      const bridge = await open();
      const raw = window?.raw;
      for (const [name, input] of [
        ['library.create', { template: 'outcomeDocument', language: 'xx' }],
        ['library.create', { template: 'outcomeDocument', language: 'en', title: 'x', more: true }],
        ['library.create', null],
        ['library.list', {}],
        ['document.save', { id: missing }],
        ['library.destroy', {}],
        ['constructor', {}],
        ['', {}],
      ] as const) {
        expect(await raw?.(name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
      }
      expect(valueOf(await bridge.call('library.list', { archived: false }))).toEqual([]);
    });

    test('tells the window what happened in the library', async () => {
      const bridge = await open();
      const changed = nextEvent(bridge, 'library.changed');
      await create(bridge, 'Concept note of the invented forum');
      expect(await changed).toEqual({});
    });

    test('keeps what the room is shown, tells its windows of it, and hands out no comment', async () => {
      const bridge = await open();
      expect(valueOf(await bridge.call('room.read', {}))).toEqual({ shown: null, page: null });
      const { id } = await create(bridge, 'Shown to the hall');
      const { document, revision } = valueOf(await bridge.call('document.open', { id }));
      const at = document.blocks.findIndex(({ type }) => type === 'title');
      const title = document.blocks[at];
      if (title?.type !== 'title') throw new Error('The template has no title.');
      const thread = { id: 'thread-1', remarks: [{ id: 'remark-1', author: 'Rapporteur', at: 1, text: 'Only for me' }] };
      const insert = [{ ...title, comments: ['thread-1'], standing: { state: 'parked' as const, note: 'Ask the chair' } }];
      const acts = [{ kind: 'park' as const, block: title.id, meeting: 'First meeting' }];
      const settings = { ...document.settings, threads: [thread] };
      valueOf(await bridge.call('document.save', { id, base: revision, settings, splices: [{ at, remove: 1, insert }], count: document.blocks.length, acts }));
      const changed = nextEvent(bridge, 'room.changed');
      valueOf(await bridge.call('room.show', { shown: { document: id, block: title.id, view: 'text', languages: ['en', 'ar'], theme: 'dark' } }));
      expect(await changed).toEqual({});
      const { shown, page } = valueOf(await bridge.call('room.read', {}));
      expect(shown).toMatchObject({ block: title.id, theme: 'dark' });
      expect(page?.block).toMatchObject({ id: title.id, standing: { state: 'parked' } });
      expect(JSON.stringify(page)).not.toMatch(/thread-1|Only for me|Ask the chair/);
      expect(valueOf(await bridge.call('room.acts', { id, meeting: 'First meeting' }))).toMatchObject([{ kind: 'park', block: title.id }]);
    });

    test('when it is closed, the window may still save, and it is there the next time', async () => {
      const bridge = await open();
      const made = await create(bridge, 'Before');
      const { document, revision } = valueOf(await bridge.call('document.open', { id: made.id }));
      const at = document.blocks.findIndex(({ type }) => type === 'title');
      const title = document.blocks[at];
      if (title?.type !== 'title') throw new Error('The template has no title.');
      const saved = nextEvent(bridge, 'app.closing').then(() =>
        bridge.call('document.save', {
          id: made.id,
          base: revision,
          splices: [{ at, remove: 1, insert: [{ ...title, text: { ...title.text, en: [{ text: 'Typed while the lid was closing' }] } }] }],
          count: document.blocks.length,
        }),
      );
      await window?.end();
      window = null;
      expect(await saved).toMatchObject({ ok: true });
      const again = await open();
      const [listed] = valueOf(await again.call('library.list', { archived: false }));
      expect(listed?.title.en).toBe('Typed while the lid was closing');
    });
  });
}
