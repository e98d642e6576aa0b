// Files taken in beside the work: the same document as ever, nobody waits, and each import can be cancelled.
import { expect, onTestFinished, test } from 'vitest';
import { createImports } from '../../../main/import/imports.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { withNewIds } from '../../../shared/document/unique-ids.ts';
import { importDocument } from '../../../shared/import/index.ts';

const begin = () => {
  const imports = createImports();
  onTestFinished(() => imports.close());
  return imports;
};

const order = (text: string, name = 'harbours.md') => ({ name, bytes: new TextEncoder().encode(text), language: undefined, as: undefined });
const silent = (): void => {};

const long = (count: number): string => Array.from({ length: count }, (_, n) => `${n + 1}. The delegations spoke of *harbours*, wells and roads.[^${n}]\n\n[^${n}]: A/RES/70/1.\n`).join('\n');
const named = ({ settings, blocks }: Document) => ({ settings: { ...settings, unplaced: settings.unplaced.map((item) => ({ ...item, block: '' })) }, blocks: withNewIds(blocks, countingIds('same')) });

test('the document is the one that is made without a thread, and every import has ids of its own', async () => {
  const imports = begin();
  const text = `# On harbours\n\nA stray line (1) here\n\n${long(40)}\n| a | b |\n|---|---|\n| c | d |\n`;
  const steps: number[] = [];
  const [first, second] = [await imports.run(order(text), 'one', (done) => steps.push(done)), await imports.run(order(text), 'two', silent)];
  const direct = importDocument({ ...order(text), newId: countingIds('b') });
  if (!first.ok || !second.ok || !direct.ok) throw new Error('refused');
  expect(named(first.value.document)).toEqual(named(direct.value.document));
  expect(first.value.document.id).not.toBe(second.value.document.id);
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(Math.max(...steps)).toBeLessThanOrEqual(1);
});

test('what is refused comes back with its reason, and the next file is taken in', async () => {
  const imports = begin();
  expect(await imports.run(order('%PDF-1.7'), 'one', silent)).toEqual({ ok: false, error: { code: 'import.pdf', params: { name: 'harbours.md' } } });
  expect((await imports.run(order('Some words'), 'two', silent)).ok).toBe(true);
});

test('the program goes on while a long file is taken in', async () => {
  const imports = begin();
  const text = long(10_000);
  await imports.run(order('warm'), undefined, silent);
  const before = process.cpuUsage().user + process.cpuUsage().system;
  let turns = 0;
  let over = false;
  const turn = (): void => {
    turns += 1;
    if (!over) setTimeout(turn, 10);
  };
  turn();
  const result = await imports.run(order(text), 'one', silent);
  over = true;
  expect(result.ok).toBe(true);
  // The thread needs well over a second of the processor; had it run in here, no turn would have come in between.
  expect(process.cpuUsage().user + process.cpuUsage().system - before).toBeGreaterThan(300_000);
  expect(turns).toBeGreaterThan(10);
});

test('a cancelled import ends at once with nothing, others go on, and the next one works', async () => {
  const imports = begin();
  const begun = Promise.withResolvers<void>();
  const cancelled = imports.run(order(long(10_000)), 'one', () => begun.resolve());
  const other = imports.run(order('Some words'), 'two', silent);
  await begun.promise;
  imports.cancel('one');
  imports.cancel('unknown');
  expect(await cancelled).toEqual({ ok: false, error: { code: 'import.cancelled', params: {} } });
  expect((await other).ok).toBe(true);
  expect((await imports.run(order('Some words'), 'three', silent)).ok).toBe(true);
});

test('closing cancels what is under way', async () => {
  const imports = begin();
  const running = imports.run(order(long(10_000)), undefined, silent);
  await imports.close();
  expect(await running).toEqual({ ok: false, error: { code: 'import.cancelled', params: {} } });
});
