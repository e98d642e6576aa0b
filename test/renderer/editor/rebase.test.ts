// Two people in one document: what both changed meets without loss.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { Rebase, deepEqual, intern } from '../../../renderer/editor/rebase.ts';

const ids = Array.from({ length: 8 }, (_, index) => `b${index}`);
const paragraph = (id: string, en: string, ar?: string): Block => ({ id, type: 'paragraph', text: { en: plain(en), ...(ar === undefined ? {} : { ar: plain(ar) }) } });
const base = ids.map((id) => paragraph(id, `${id} as it was`, `${id} كما كان`));

/** What one side does: writes into some, in one language; deletes some; puts one in; moves one. */
interface Side {
  readonly written: readonly string[];
  readonly arabic: readonly string[];
  readonly deleted: readonly string[];
  readonly added: number | null;
  readonly moved: readonly [number, number] | null;
}
const sides = fc.record<Side>({
  written: fc.subarray(ids),
  arabic: fc.subarray(ids),
  deleted: fc.subarray(ids, { maxLength: 3 }),
  added: fc.option(fc.nat(8)),
  moved: fc.option(fc.tuple(fc.nat(7), fc.nat(7))),
});

const change = (blocks: readonly Block[], who: string, side: Side): Block[] => {
  const out = blocks
    .filter(({ id }) => !side.deleted.includes(id))
    .map((block) => {
      const en = side.written.includes(block.id) ? plain(`${who} wrote ${block.id}`) : block.text.en;
      const ar = side.arabic.includes(block.id) ? plain(`${who} كتب ${block.id}`) : block.text.ar;
      return en === block.text.en && ar === block.text.ar ? block : ({ ...block, text: { en, ar } } as Block);
    });
  if (side.added !== null) out.splice(side.added, 0, paragraph(`${who}-new`, `${who} added`));
  if (side.moved !== null && out.length > 1) {
    const [from, to] = side.moved;
    out.splice(to % out.length, 0, ...out.splice(from % out.length, 1));
  }
  return out;
};

const merged = (mine: readonly Block[], theirs: readonly Block[]) => new Rebase(base, intern(structuredClone([...theirs]), base), countingIds('copy')).apply(mine);
const saysAll = (blocks: readonly Block[]) => JSON.stringify(blocks);

test('no word that either side wrote is lost, and no id is there twice', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const [mine, theirs] = [change(base, 'we', a), change(base, 'they', b)];
      const result = merged(mine, theirs);
      const text = saysAll(result);
      for (const block of [...mine, ...theirs]) {
        const was = base.find(({ id }) => id === block.id);
        for (const language of ['en', 'ar'] as const) {
          const content = block.text[language];
          if (content !== undefined && !deepEqual(content, was?.text[language])) expect(text).toContain(JSON.stringify(content));
        }
      }
      expect(new Set(result.map(({ id }) => id)).size).toBe(result.length);
    }),
  );
});

test('where only one side did something, that is what comes of it', () => {
  fc.assert(
    fc.property(sides, (side) => {
      const changed = change(base, 'one', side);
      expect(merged(changed, base)).toEqual(changed);
      expect(merged(base, changed)).toEqual(changed);
      expect(merged(changed, changed)).toEqual(changed);
    }),
  );
});

test('what neither side touched stays the same object', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const [mine, theirs] = [change(base, 'we', a), change(base, 'they', b)];
      for (const block of merged(mine, theirs)) {
        const was = base.find(({ id }) => id === block.id);
        if (was && deepEqual(was, block)) expect(block).toBe(was);
      }
    }),
  );
});
