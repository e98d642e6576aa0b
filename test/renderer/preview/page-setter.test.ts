// Pages follow the text: one call at a time, always of the newest text, only what changed is sent, and what is lost on the way is sent anew.
import { expect, test } from 'vitest';
import { PageSetter, type SetPages } from '../../../renderer/views/preview/page-setter.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { createDocument } from '../../../shared/document/templates.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Emblem } from '../../../shared/export/emblem.ts';
import { applySplices } from '../../../shared/document/splices.ts';
import { calls, type Bridge, type PageRange } from '../../../shared/ipc/contract.ts';
import type { z } from '../../../shared/zod.ts';

const contract = calls['preview.set'].input;
type Asked = z.output<typeof contract>;

const begin = () => {
  let document: Document = createDocument('outcomeDocument', 'en', countingIds('block'), { title: 'Quays' });
  let emblem: Emblem | null = null;
  const asked: Asked[] = [];
  const shown: SetPages[] = [];
  const errors: string[] = [];
  /** What the core holds, kept as it would keep it; null once it was lost. */
  let held: { number: number; document: Document } | null = null;
  let refuse: string | null = null;
  let wanted: PageRange = { first: 1, last: 3 };
  let wait: Promise<void> = Promise.resolve();
  const call = async (name: string, input: unknown) => {
    if (name !== 'preview.set') return { ok: true, value: {} };
    const one = contract.parse(input);
    asked.push(one);
    await wait;
    if (refuse !== null) return { ok: false, error: { code: refuse, params: {} } };
    if ('document' in one.text) held = { number: one.number, document: one.text.document };
    else if (held?.number !== one.text.since) return { ok: false, error: { code: 'preview.lost', params: {} } };
    else held = { number: one.number, document: { ...held.document, blocks: [...applySplices(held.document.blocks, one.text.change.splices)], settings: one.text.change.settings ?? held.document.settings } };
    return { ok: true, value: { pdf: '', places: [], everywhere: true, milliseconds: 1 } };
  };
  const bridge = { call, on: () => () => {} } as unknown as Bridge;
  const setter = new PageSetter('en', {
    bridge,
    preview: 'pane',
    current: () => document,
    wanted: () => wanted,
    emblem: () => emblem,
    onPages: async (pages) => {
      shown.push(pages);
    },
    onError: ({ code }) => errors.push(code),
  });
  return {
    setter, asked, shown, errors,
    type: (text: string) => {
      document = { ...document, blocks: document.blocks.map((block) => (block.type === 'title' ? { ...block, text: { en: plain(text) } } : block)) };
    },
    setEmblem: (next: Emblem | null) => {
      emblem = next;
    },
    get document() {
      return document;
    },
    get held() {
      return held?.document ?? null;
    },
    lose: () => {
      held = null;
    },
    look: (first: number, last: number) => {
      wanted = { first, last };
    },
    refuse: (code: string | null) => {
      refuse = code;
    },
    hold: () => {
      let go = () => {};
      wait = new Promise((resolve) => {
        go = resolve;
      });
      return go;
    },
  };
};

test('the first call brings the text, the next ones what changed', async () => {
  const stage = begin();
  await stage.setter.ask('en');
  stage.type('Quays and piers');
  await stage.setter.ask('en');
  expect(stage.asked.map(({ text }) => ('document' in text ? 'all' : text.change.splices.length))).toEqual(['all', 1]);
  expect(stage.held).toEqual(stage.document);
  await stage.setter.ask('en');
  expect(stage.asked.length).toBe(2);
});

test('while pages are being set, typing asks for no more than one other set, of the newest text', async () => {
  const stage = begin();
  const go = stage.hold();
  const first = stage.setter.ask('en');
  for (const text of ['a', 'ab', 'abc', 'abcd']) {
    stage.type(text);
    void stage.setter.ask('en');
  }
  go();
  await first;
  expect(stage.asked.length).toBe(2);
  expect(stage.shown.at(-1)?.document).toBe(stage.document);
  expect(stage.held).toEqual(stage.document);
});

test('another language is another set of the same text', async () => {
  const stage = begin();
  await stage.setter.ask('en');
  await stage.setter.ask('ar');
  expect(stage.asked.map(({ language }) => language)).toEqual(['en', 'ar']);
  expect(stage.shown.map(({ language }) => language)).toEqual(['en', 'ar']);
});

test('other pages of the same text are asked for when they are looked at, and not those that are there', async () => {
  const stage = begin();
  stage.look(4, 6);
  await stage.setter.ask('en');
  stage.look(5, 6);
  await stage.setter.ask('en');
  stage.look(6, 8);
  await stage.setter.ask('en');
  expect(stage.asked.map(({ pages }) => pages)).toEqual([{ first: 4, last: 6 }, { first: 6, last: 8 }]);
  expect(stage.asked.map(({ text }) => ('document' in text ? 'all' : text.change.splices.length))).toEqual(['all', 0]);
  expect(stage.shown.at(-1)?.pages).toEqual({ first: 6, last: 8 });
});

test('all pages are had for printing, while the pane goes on with those that are looked at', async () => {
  const stage = begin();
  await stage.setter.ask('en');
  stage.type('Quays and piers');
  const whole = await stage.setter.whole();
  expect(whole?.pages).toBe(null);
  expect(whole?.document).toBe(stage.document);
  await expect.poll(() => stage.shown.at(-1)?.document).toBe(stage.document);
  expect(stage.shown.at(-1)?.pages).toEqual({ first: 1, last: 3 });
  stage.refuse('preview.failed');
  expect(await stage.setter.whole()).toBe(null);
});

test('a text that was lost is brought again, whole', async () => {
  const stage = begin();
  await stage.setter.ask('en');
  stage.lose();
  stage.type('Quays again');
  await stage.setter.ask('en');
  expect(stage.errors).toEqual([]);
  expect(stage.held).toEqual(stage.document);
  expect(stage.shown.at(-1)?.document).toBe(stage.document);
});

test('a failure is told once, the pages before it stay, and the next key tries again', async () => {
  const stage = begin();
  await stage.setter.ask('en');
  stage.refuse('preview.failed');
  stage.type('Odd');
  await stage.setter.ask('en');
  await stage.setter.ask('en');
  expect(stage.errors).toEqual(['preview.failed']);
  stage.refuse(null);
  stage.type('Even');
  await stage.setter.ask('en');
  expect(stage.shown.length).toBe(2);
  expect(stage.held).toEqual(stage.document);
});

test('a core that always loses the text is not asked for ever', async () => {
  const stage = begin();
  stage.refuse('preview.lost');
  await stage.setter.ask('en');
  expect(stage.asked.length).toBe(3);
  expect(stage.errors).toEqual(['preview.lost']);
});

test('another emblem is shown although the text did not change', async () => {
  const { setter, asked, setEmblem } = begin();
  await setter.ask('en');
  setEmblem({ image: { hash: 'e'.repeat(64), mediaType: 'image/png', width: 10, height: 10 }, alt: {} });
  await setter.ask('en');
  await setter.ask('en');
  expect(asked.map(({ emblem }) => emblem?.image.mediaType ?? null)).toEqual([null, 'image/png']);
});
