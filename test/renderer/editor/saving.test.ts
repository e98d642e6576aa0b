// Saving: what is sent and when, what happens when it fails, and when somebody else has written.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { saveDelay } from '../../../renderer/editor/saving.ts';
import { invertSplices, splicesBetween } from '../../../renderer/editor/splices.ts';
import { applySplices } from '../../../shared/document/splices.ts';
import { read } from './notation.ts';
import { caretAt, settle, stage, type, type Stage } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const savedText = ({ library }: Stage, index = 0) => library.document.blocks[index]?.text.en?.map((inline) => ('text' in inline ? inline.text : '')).join('') ?? '';

describe('when', () => {
  test('three tenths of a second after the last key all is in the library', async () => {
    const set = stage('paragraph a: ^');
    expect(set.session.saveState.state).toBe('saved');
    await type(set.editor, 'sea');
    expect(set.session.saveState.state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(savedText(set)).toBe('sea');
    expect(set.session.saveState).toEqual({ state: 'saved', at: Date.now() });
  });

  test('while typing goes on, at least every three tenths of a second', async () => {
    const set = stage('paragraph a: ^');
    const started = Date.now();
    for (let i = 0; i < 40; i++) {
      await type(set.editor, 'x');
      await vi.advanceTimersByTimeAsync(50);
    }
    const times = [started, ...set.library.saves.map(({ at }) => at)];
    times.slice(1).forEach((at, index) => expect(at - (times[index] as number)).toBeLessThanOrEqual(saveDelay + 50));
    expect(set.library.saves.length).toBeGreaterThan(4);
  });

  test('never two at a time; what was typed meanwhile follows', async () => {
    const set = stage('paragraph a: ^');
    set.library.hold();
    await type(set.editor, 'one ');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.session.saveState.state).toBe('saving');
    await type(set.editor, 'two');
    await vi.advanceTimersByTimeAsync(5 * saveDelay);
    set.library.release?.();
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(savedText(set)).toBe('one two');
    expect(set.session.saveState.state).toBe('saved');
  });

  test('at once when the window closes', async () => {
    const set = stage('paragraph a: ^');
    set.editor.insertText('s');
    await set.session.flush();
    expect(savedText(set)).toBe('s');
    set.library.hold();
    set.editor.insertText('e');
    const first = set.session.flush();
    set.editor.insertText('a');
    const second = set.session.flush();
    set.library.release?.();
    await Promise.all([first, second]);
    expect(savedText(set)).toBe('sea');
    await set.session.dispose();
  });

  test('what was taken back is not sent', async () => {
    const set = stage('paragraph a: One^');
    await type(set.editor, 'x');
    set.session.undo();
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.library.saves).toEqual([]);
    expect(set.session.saveState.state).toBe('saved');
  });

  test('settings are sent with the next save', async () => {
    const set = stage('paragraph a: One^');
    set.session.updateSettings({ look: 'headquarters' });
    await set.session.flush();
    expect(set.library.document.settings.look).toBe('headquarters');
  });
});

describe('when it fails', () => {
  test('the state says so, it is tried again, and nothing is lost', async () => {
    const set = stage('paragraph a: ^');
    set.library.failures.push({ code: 'disk.full', params: {} }, { code: 'disk.full', params: {} });
    await type(set.editor, 'sea');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.session.saveState).toEqual({ state: 'failed', error: { code: 'disk.full', params: {} } });
    await type(set.editor, 's');
    expect(set.session.saveState.state).toBe('failed');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(set.session.saveState.state).toBe('failed');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(savedText(set)).toBe('seas');
    expect(set.session.saveState.state).toBe('saved');
  });

  test('a lost connection is a failure like any other', async () => {
    const set = stage('paragraph a: ^');
    const { call } = set.library.bridge;
    let broken = true;
    (set.library.bridge as { call: unknown }).call = (...args: Parameters<typeof call>) => (broken ? Promise.reject(new Error('gone')) : call(...args));
    await type(set.editor, 'sea');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.session.saveState.state).toBe('failed');
    broken = false;
    await set.session.flush();
    expect(savedText(set)).toBe('sea');
  });
});

/** A library whose answers to some calls are lost on the way back, or delayed by something that happens first. */
const answering = (set: Stage, name: string, between: () => void): void => {
  const { call } = set.library.bridge;
  (set.library.bridge as { call: unknown }).call = async (...args: Parameters<typeof call>) => {
    const answer = await call(...args);
    if (args[0] === name) between();
    return answer;
  };
};

describe('when a save stood and its answer was lost', () => {
  const once = (set: Stage): void => {
    let lost = false;
    answering(set, 'document.save', () => {
      if (lost) return;
      lost = true;
      throw new Error('gone');
    });
  };

  test('what is written on stands there once', async () => {
    const set = stage('paragraph a: One^');
    once(set);
    await type(set.editor, 'x\nnew');
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.session.saveState.state).toBe('failed');
    expect(set.library.document.blocks).toHaveLength(2);
    await type(set.editor, ' word');
    await set.session.flush();
    expect(set.session.saveState.state).toBe('saved');
    expect(set.shows()).toBe('paragraph a: Onex\nparagraph #: new word^');
    expect(savedText(set, 1)).toBe('new word');
    expect(set.library.document.blocks).toHaveLength(2);
    set.check();
  });

  test('undo still leads back to where one began', async () => {
    const set = stage('paragraph a: One^');
    once(set);
    await type(set.editor, 'x\nnew');
    await vi.advanceTimersByTimeAsync(saveDelay);
    await set.session.flush();
    while (set.session.canUndo) set.session.undo();
    expect(set.shows()).toBe('paragraph a: One^');
  });
});

describe('when the window seemed to go and stayed', () => {
  test.each([false, true])('what is written on stands there once (while a save was under way: %s)', async (underWay) => {
    const set = stage('paragraph a: One^');
    if (underWay) set.library.hold();
    await type(set.editor, 'x');
    if (underWay) await vi.advanceTimersByTimeAsync(saveDelay);
    await type(set.editor, 'y');
    set.session.sendLast();
    await type(set.editor, 'z');
    set.library.release?.();
    await vi.advanceTimersByTimeAsync(10 * saveDelay);
    await set.session.flush();
    expect(set.shows()).toBe('paragraph a: Onexyz^');
    expect(savedText(set)).toBe('Onexyz');
    expect(set.library.document.blocks).toHaveLength(1);
    while (set.session.canUndo) set.session.undo();
    expect(set.shows()).toBe('paragraph a: One^');
  });
});

describe('when somebody else has written', () => {
  const base = 'heading1 h: Ports\nparagraph a: One^ {ar: واحد}\nparagraph b: Two\nparagraph c: Three';
  const theirs = (source: string) => read(source).blocks;

  test('their change appears, and typing that was not saved stays', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    set.library.write(theirs('heading1 h: Harbours\nparagraph a: One {ar: واحد}\nparagraph n: New\nparagraph b: Two'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.shows()).toBe('heading1 h: Harbours\nparagraph a: Onex^ {ar: واحد}\nparagraph n: New\nparagraph b: Two');
    await set.session.flush();
    expect(savedText(set, 1)).toBe('Onex');
    expect(set.session.saveState.state).toBe('saved');
    set.check();
  });

  test('a save that meets another revision comes over it', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    set.library.write(theirs('heading1 h: Harbours\nparagraph a: One {ar: واحد}\nparagraph b: Two\nparagraph c: Three'), false);
    await set.session.flush();
    expect(set.session.saveState.state).toBe('saved');
    expect(savedText(set, 0)).toBe('Harbours');
    expect(savedText(set, 1)).toBe('Onex');
  });

  test('where both wrote into one text, both stay', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    set.library.write(theirs('heading1 h: Ports\nparagraph a: Uno {ar: واحد}\nparagraph b: Two\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.shows()).toBe('heading1 h: Ports\nparagraph a: Onex^ {ar: واحد}\nparagraph #: Uno {ar: واحد}\nparagraph b: Two\nparagraph c: Three');
    await set.session.flush();
    set.check();
    expect(set.library.document.blocks.length).toBe(5);
  });

  test('two languages of one element do not disturb each other', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    set.library.write(theirs('heading1 h: Ports\nparagraph a: One {ar: اثنان}\nparagraph b: Two\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.shows()).toBe('heading1 h: Ports\nparagraph a: Onex^ {ar: اثنان}\nparagraph b: Two\nparagraph c: Three');
  });

  test('what they deleted stays where we wrote in it; what we deleted stays where they did', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    set.session.update((blocks) => blocks.filter(({ id }) => id !== 'b' && id !== 'c'));
    set.library.write(theirs('heading1 h: Ports\nparagraph b: Two more\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.shows()).toBe('heading1 h: Ports\nparagraph a: Onex^ {ar: واحد}\nparagraph b: Two more');
  });

  test('undo takes back what was done here, not what they did', async () => {
    const set = stage(base);
    await type(set.editor, 'x y');
    set.library.write(theirs('heading1 h: Harbours\nparagraph a: One {ar: واحد}\nparagraph b: Two\nparagraph n: New\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    while (set.session.canUndo) set.session.undo();
    expect(set.shows()).toBe('heading1 h: Harbours\nparagraph a: One^ {ar: واحد}\nparagraph b: Two\nparagraph n: New\nparagraph c: Three');
    while (set.session.canRedo) set.session.redo();
    expect(set.shows()).toBe('heading1 h: Harbours\nparagraph a: Onex y^ {ar: واحد}\nparagraph b: Two\nparagraph n: New\nparagraph c: Three');
    set.check();
  });

  test('what they write while their last revision is being read appears too', async () => {
    const set = stage(base);
    let more = true;
    answering(set, 'document.open', () => {
      if (more) set.library.write(theirs('heading1 h: Harbours\nparagraph a: One {ar: واحد}\nparagraph b: Second\nparagraph c: Three'));
      more = false;
    });
    set.library.write(theirs('heading1 h: Harbours\nparagraph a: One {ar: واحد}\nparagraph b: Two\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(10 * saveDelay);
    expect(set.shows()).toBe('heading1 h: Harbours\nparagraph a: One^ {ar: واحد}\nparagraph b: Second\nparagraph c: Three');
  });

  test('settings that each side changed meet field by field', async () => {
    const set = stage(base);
    set.session.updateSettings({ look: 'headquarters' });
    set.library.document = { ...set.library.document, settings: { ...set.library.document.settings, digits: 'arabicIndic' } };
    set.library.write(set.library.document.blocks);
    await set.session.flush();
    expect(set.session.document.settings).toMatchObject({ look: 'headquarters', digits: 'arabicIndic' });
    expect(set.library.document.settings).toEqual(set.session.document.settings);
    set.session.undo();
    expect(set.session.document.settings).toMatchObject({ look: 'escwa-current', digits: 'arabicIndic' });
  });

  test('an element that they put into a box and we wrote in keeps both texts and one id', async () => {
    const set = stage(base);
    await type(set.editor, 'x');
    const [h, a, b, c] = structuredClone(set.library.document.blocks) as [Block, Block, Block, Block];
    set.library.write([h, { id: 'box', type: 'box', text: {}, blocks: [a] } as Block, b, c]);
    await vi.advanceTimersByTimeAsync(saveDelay);
    set.check();
    await set.session.flush();
    expect(JSON.stringify(set.library.document.blocks)).toContain('"One"');
    expect(JSON.stringify(set.library.document.blocks)).toContain('"Onex"');
  });

  test('a line of the first page that both put in stays as text where it may stand only once', async () => {
    const set = stage(base);
    const symbol = (id: string, value: string): Block => ({ id, type: 'symbol', symbol: value, text: {} });
    set.session.update((blocks) => [symbol('ours', 'E/ESCWA/2031/1'), ...blocks]);
    set.library.write([symbol('theirs', 'E/ESCWA/2031/2'), ...set.library.document.blocks]);
    await vi.advanceTimersByTimeAsync(saveDelay);
    set.check();
    for (const value of ['E/ESCWA/2031/1', 'E/ESCWA/2031/2']) expect(JSON.stringify(set.session.blocks)).toContain(value);
  });

  test('the caret stays where it was', async () => {
    const set = stage(base);
    caretAt(set.editor, 'b', 1);
    await settle();
    set.library.write(theirs('heading1 h: Harbours\nparagraph n: New\nparagraph a: One {ar: واحد}\nparagraph b: Two\nparagraph c: Three'));
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(set.editor.pane.selection()?.focus).toMatchObject({ slot: 'b', offset: 1 });
  });
});

describe('splices', () => {
  const block = (id: string): Block => ({ id, type: 'paragraph', text: {} });
  const lists = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
  const pool = Array.from({ length: 31 }, (_, index) => block(`b${index}`));
  const from = (indices: readonly number[]) => indices.map((index) => pool[index] as Block);

  test('lead from one list to the other and back, and send only what is new', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const [before, after] = [from(a), from(b)];
        const splices = splicesBetween(before, after);
        expect(applySplices(before, splices)).toEqual(after);
        expect(applySplices(after, invertSplices(before, splices))).toEqual(before);
        const kept = longestCommon(a, b);
        expect(splices.reduce((sum, { insert }) => sum + insert.length, 0)).toBe(b.length - kept);
      }),
    );
  });

  /** Length of a longest common subsequence, the slow way. */
  const longestCommon = (a: readonly number[], b: readonly number[]): number => {
    const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++)
        (table[i] as number[])[j] = a[i - 1] === b[j - 1] ? ((table[i - 1] as number[])[j - 1] as number) + 1 : Math.max((table[i - 1] as number[])[j] as number, (table[i] as number[])[j - 1] as number);
    return (table[a.length] as number[])[b.length] as number;
  };

  test('one changed paragraph of ten thousand is one splice of one', () => {
    const before = Array.from({ length: 10_000 }, (_, index) => block(`p${index}`));
    const after = before.with(5_000, block('p5000'));
    expect(splicesBetween(before, after)).toEqual([{ at: 5_000, remove: 1, insert: [after[5_000]] }]);
  });
});
