// Whatever a user does, in whatever order: the document stays valid and in its normal form, the panes show it, no word is lost that was not
// deleted, undo leads back to the very blocks that stood before, and the library ends with what the window shows. Failing seeds are printed.
import { Editor, Node, type Operation } from 'slate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { letters } from '../../shared/document/generators.ts';
import { breaking, keeping, names, pick, run, started, stepOf, type Step } from './acts.ts';
import { setStage, settle } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
/** How many cases a law is tried on: a few at a desk; thousands in a long run, for what only comes together once in so many. */
const runs = (few: number) => ({ numRuns: soak ? 5_000 : few });
const long = soak ? 30 * 60_000 : 120_000;

/** Characters of all languages with what is printed for none lost; direction signs and line breaks aside. */
const words = (blocks: readonly Block[]): string => letters(blocks).replace(/[\s\u200f]/g, '');

describe('whatever is done', () => {
  test('the document stays in its normal form and the panes show it', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(names), { maxLength: 30 }), async (document, steps) => {
        await run(setStage(document, ['en', 'ar']), steps);
      }),
      runs(60),
    );
  });

  test('undo leads back to the very blocks, and redo to where one was', { timeout: long }, async () => {
    const acts = names.filter((name) => name !== 'undo' && name !== 'redo');
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(acts), { minLength: 1, maxLength: 20 }), async (document, steps) => {
        const set = setStage(document, ['en', 'ar']);
        await run(set, steps);
        const [end, settings] = [[...set.session.blocks], set.session.document.settings];
        while (set.session.canUndo) {
          set.session.undo();
          set.check();
        }
        expect(set.session.blocks.length).toBe(document.blocks.length);
        set.session.blocks.forEach((block, index) => expect(block).toBe(document.blocks[index]));
        while (set.session.canRedo) set.session.redo();
        set.check();
        expect(set.session.blocks).toEqual(end);
        expect(set.session.document.settings).toEqual(settings);
      }),
      runs(40),
    );
  });

  test('no word is lost by what deletes nothing', { timeout: long }, async () => {
    const acts = [...Object.keys(keeping), ...Object.keys(breaking)];
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(acts), { maxLength: 25 }), async (document, steps) => {
        const set = setStage(document, ['en', 'ar']);
        const before = words(document.blocks);
        await run(set, steps, (step) => expect(words(set.session.blocks), step.act).toBe(before));
      }),
      runs(60),
    );
  });

  test('the library ends with what the window shows', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(names), { maxLength: 20 }), fc.array(fc.nat(20), { maxLength: 4 }), async (document, steps, saves) => {
        const set = setStage(document, ['en']);
        let at = 0;
        await run(set, steps, () => {
          if (saves.includes(at++)) void set.session.flush();
        });
        await set.session.dispose();
        expect(set.library.document.blocks).toEqual(JSON.parse(JSON.stringify(set.session.blocks)));
      }),
      runs(40),
    );
  });
});

describe('operations that no act of the program makes', () => {
  /** Any operation that Slate can apply to the tree as it stands. */
  const foreign = (editor: PaneEditor, { act, a, b }: Step): Operation | null => {
    const paths = [...Node.nodes(editor)].map(([, path]) => path).filter((path) => path.length > 0 && !Editor.void(editor, { at: path }));
    const path = pick(paths, a);
    if (!path) return null;
    const node = Node.get(editor, path);
    const last = path.at(-1) as number;
    switch (act) {
      case 'split':
        return { type: 'split_node', path, position: b % ((Node.isText(node) ? node.text.length : (node as { children: unknown[] }).children.length) + 1), properties: Node.extractProps(node) as Partial<Node> };
      case 'merge': {
        const previous = last > 0 ? Node.get(editor, [...path.slice(0, -1), last - 1]) : null;
        if (!previous || Node.isText(previous) !== Node.isText(node) || Editor.void(editor, { at: [...path.slice(0, -1), last - 1] })) return null;
        return { type: 'merge_node', path, position: 0, properties: {} };
      }
      case 'move': {
        const to = pick(paths.filter((other) => !path.every((index, depth) => other[depth] === index)), b);
        return to ? { type: 'move_node', path, newPath: to } : null;
      }
      case 'copy':
        return { type: 'insert_node', path, node: structuredClone(node) as never };
      default:
        return { type: 'set_node', path, properties: {}, newProperties: { level: 4, title: 'x' } as never };
    }
  };

  test.each([
    ['en', 'structure open'],
    ['ar', 'structure locked'],
  ] as const)('are mended: every word of the tree stays in the document (%s, %s)', { timeout: long }, async (language, _) => {
    await fc.assert(
      fc.asyncProperty(
        started,
        fc.array(fc.record({ act: fc.constantFrom('split', 'merge', 'move', 'copy', 'set'), a: fc.nat(9973), b: fc.nat(9973), c: fc.nat(9) }), { minLength: 1, maxLength: 8 }),
        async (document, steps) => {
          const set = setStage(document, [language]);
          const { editor, session } = set;
          for (const step of steps) {
            const operation = foreign(editor, step);
            if (!operation) continue;
            const before = session.blocks;
            editor.apply(operation);
            await settle();
            set.check();
            const kept = charactersIn(session.blocks, language);
            for (const [character, count] of charactersIn(before, language)) expect(kept.get(character) ?? 0, `${step.act} lost ${character}`).toBeGreaterThanOrEqual(count);
          }
        },
      ),
      runs(80),
    );
  });

  /** How often each character occurs in the language of the pane. */
  const charactersIn = (blocks: readonly Block[], language: Language): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { text } of walkTexts(blocks)) for (const character of contentText(text[language] ?? [])) counts.set(character, (counts.get(character) ?? 0) + 1);
    return counts;
  };
});
