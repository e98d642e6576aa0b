// Whatever a user does, in whatever order: the document stays valid and in its normal form, the panes show it, no word is lost that was not
// deleted, undo leads back to the very blocks that stood before, and the library ends with what the window shows. Failing seeds are printed.
import { Editor, Node, Transforms, type Operation } from 'slate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockTypes, type Block, type BlockType } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { formats } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { clipboardData, cutSelection, paste } from '../../../renderer/editor/clipboard.ts';
import * as commands from '../../../renderer/editor/commands.ts';
import { isCollapsed } from '../../../renderer/editor/edit.ts';
import { findMatches, replaceAll, searchText } from '../../../renderer/editor/find.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { documents, letters } from '../../shared/document/generators.ts';
import { setStage, settle, type Stage } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
/** How many cases a law is tried on: a few at a desk; thousands in a long run, for what only comes together once in so many. */
const runs = (few: number) => ({ numRuns: soak ? 5_000 : few });
const long = soak ? 30 * 60_000 : 120_000;

/** A number that picks one of several, however many there are. */
type Pick = number;
const pick = <Item>(items: readonly Item[], at: Pick): Item | undefined => items[at % Math.max(1, items.length)];

interface Step {
  readonly act: string;
  readonly a: Pick;
  readonly b: Pick;
  readonly c: Pick;
}

const pointAt = (editor: PaneEditor, a: Pick, b: Pick) => {
  const texts = [...Node.texts(editor)].filter(([, path]) => !Editor.above(editor, { at: path, match: (n) => !Editor.isEditor(n) && 'type' in n && n.type === 'coveredCell' }));
  const entry = pick(texts, a);
  if (!entry) return null;
  const [text, path] = entry;
  const inVoid = Editor.void(editor, { at: path });
  return { path, offset: inVoid ? 0 : b % (text.text.length + 1) };
};

let clip: Record<string, string> = {};

type Act = (stage: Stage, editor: PaneEditor, step: Step) => void | Promise<void>;

/** Acts that lose no text. */
const keeping: Record<string, Act> = {
  caret: (_, editor, { a, b }) => {
    const point = pointAt(editor, a, b);
    if (point) Transforms.select(editor, point);
  },
  select: (_, editor, { a, b, c }) => {
    const [anchor, focus] = [pointAt(editor, a, b), pointAt(editor, a + (c % 7), c)];
    if (anchor && focus) Transforms.select(editor, { anchor, focus });
  },
  format: (_, editor, { a }) => commands.toggleFormat(editor, pick(formats, a) ?? 'bold'),
  link: (_, editor, { a }) => {
    // Without a selection the address itself is written.
    const selection = editor.pane.selection();
    if (selection && !isCollapsed(selection)) commands.setLink(editor, a % 3 === 0 ? null : `https://example.org/${a % 2}`);
  },
  type: (_, editor, { a, b }) => void commands.setBlockType(editor, pick(blockTypes, a) as BlockType, (b % 5) + 1),
  level: (_, editor, { a }) => void commands.changeLevel(editor, a % 2 === 0 ? 1 : -1),
  insert: (_, editor, { a }) => void commands.insertBlock(editor, pick(blockTypes, a) as BlockType),
  move: ({ session }, _, { a, b }) => commands.moveBlocks(session, [pick(session.blocks, a)?.id ?? ''], b % 5 === 0 ? null : (pick(session.blocks, b)?.id ?? null)),
  step: ({ session }, _, { a, b }) => commands.moveBlock(session, pick(session.blocks, a)?.id ?? '', b % 2 === 0 ? 1 : -1),
  section: ({ session }, _, { a, b }) => commands.moveSection(session, pick(session.blocks, a)?.id ?? '', pick(session.blocks, b)?.id ?? null),
  row: (_, editor, { a }) => void commands.insertRow(editor, a % 2 === 0 ? 'before' : 'after'),
  column: (_, editor, { a }) => void commands.insertColumn(editor, a % 2 === 0 ? 'before' : 'after'),
  merge: (_, editor) => void commands.mergeCells(editor),
  split: (_, editor) => void commands.splitCell(editor),
  header: (_, editor) => void commands.toggleHeaderRow(editor),
  kind: (_, editor, { a }) => void commands.setRowKind(editor, pick(['normal', 'day', 'group'] as const, a) ?? 'normal'),
  tab: (_, editor, { a }) => void commands.moveToCell(editor, a % 2 === 0 ? 1 : -1),
  copy: (_, editor) => {
    clip = clipboardData(editor, false);
  },
  unlock: ({ session }, editor, { a }) => session.setUnlocked(editor.language, a % 2 === 0),
  look: ({ session }, _, { a }) => session.updateSettings({ digits: a % 2 === 0 ? 'western' : 'arabicIndic' }),
};

const whereNothingIsSelected = (act: Act): Act => (stage, editor, step) => {
  if (editor.selection) Transforms.collapse(editor, { edge: 'end' });
  return act(stage, editor, step);
};
const breaking: Record<string, Act> = {
  enter: whereNothingIsSelected((_, editor) => editor.insertBreak()),
  newline: whereNothingIsSelected((_, editor) => editor.insertSoftBreak()),
  joinBack: whereNothingIsSelected((_, editor) => {
    const at = editor.pane.selection()?.focus;
    if (at?.offset === 0) editor.deleteBackward('character');
  }),
};

/** Acts that put text in, take text out, or go back. */
const changing: Record<string, Act> = {
  write: (_, editor, { a, c }) => editor.insertText(pick(['a', 'ب', ' ', '. ', 'https://example.org/x', 'A/RES/73/195', 'é', '\u200f'], a) ?? String(c)),
  space: (_, editor) => editor.insertText(' '),
  backspace: (_, editor, { a }) => editor.deleteBackward(a % 3 === 0 ? 'word' : 'character'),
  delete: (_, editor, { a }) => editor.deleteForward(a % 3 === 0 ? 'word' : 'character'),
  erase: (_, editor) => editor.deleteFragment(),
  enterOver: (_, editor) => editor.insertBreak(),
  footnote: (_, editor) => void commands.insertFootnote(editor),
  note: ({ session }, editor, { a, b }) => {
    const ids = [...session.numbering(editor.language).footnotes.keys()];
    const id = pick(ids, a);
    if (id) commands.setFootnoteContent(session, editor.language, id, [{ text: `word ${b % 10}` }]);
  },
  noNote: ({ session }, editor, { a }) => {
    const id = pick([...session.numbering(editor.language).footnotes.keys()], a);
    if (id) commands.deleteFootnote(session, editor.language, id);
  },
  reference: ({ session }, editor, { a }) => void commands.insertCrossReference(editor, pick(session.blocks, a)?.id ?? 'lost'),
  symbol: (_, editor) => void commands.insertSymbolReference(editor, 'E/ESCWA/30/L.1'),
  table: (_, editor, { a, b }) => void commands.insertTable(editor, (a % 3) + 1, (b % 3) + 1),
  programme: (_, editor) => void commands.insertProgramme(editor),
  deleteRow: (_, editor) => void commands.deleteRow(editor),
  deleteColumn: (_, editor) => void commands.deleteColumn(editor),
  deleteBlock: ({ session }, editor, { a }) => void commands.deleteBlock(editor, pick(session.blocks, a)?.id ?? ''),
  cut: (_, editor) => {
    clip = clipboardData(editor, true);
    cutSelection(editor);
  },
  paste: (_, editor, { a }) => {
    const all = { own: clip['application/x-rapporteur'], html: clip['text/html'], text: clip['text/plain'] };
    paste(editor, a % 4 === 0 ? { text: all.text } : a % 4 === 1 ? { html: all.html, text: all.text } : all);
  },
  replace: ({ session }, editor, { a }) => {
    const found = findMatches(session.document, editor.language, pick(['the', 'A/', 'ال', 'o'], a) ?? 'e');
    replaceAll(session, editor.language, pick(['the', 'A/', 'ال', 'o'], a) ?? 'e', found.length % 2 === 0 ? 'xx' : '');
  },
  undo: ({ session }) => session.undo(),
  redo: ({ session }) => session.redo(),
};

const names = [...Object.keys(keeping), ...Object.keys(breaking), ...Object.keys(changing)];
const all: Record<string, Act> = { ...keeping, ...breaking, ...changing };

const stepOf = (acts: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ act: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('caret', 'select') }, { weight: 7, arbitrary: fc.constantFrom(...acts) }), a: fc.nat(997), b: fc.nat(997), c: fc.nat(997) });

/** Documents with something to write into, in the normal form. */
const started = documents(8).map((document): Document => normaliseDocument({ ...document, settings: { ...document.settings, draftingLanguage: 'en', languages: ['en', 'ar', 'fr'] } }, countingIds('tidied')));

const run = async (set: Stage, steps: readonly Step[], after?: (step: Step) => void): Promise<void> => {
  clip = {};
  for (const step of steps) {
    const editor = set.panes[step.c % set.panes.length] as PaneEditor;
    await all[step.act]?.(set, editor, step);
    await settle();
    set.check();
    after?.(step);
  }
};

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
    for (const { text } of walkTexts(blocks)) for (const character of searchText(text[language] ?? [])) counts.set(character, (counts.get(character) ?? 0) + 1);
    return counts;
  };
});
