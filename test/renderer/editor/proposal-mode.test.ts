// Proposing in the editor: what is typed and done stays beside what stood there, the caret goes where a hand expects it, and all laws of the editor hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { isText, plain, type Content, type FootnoteText } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { tidy } from '../../../shared/document/content.ts';
import { mapTexts } from '../../../shared/document/walk.ts';
import { languages } from '../../../shared/language/language.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import * as commands from '../../../renderer/editor/commands.ts';
import { Transforms } from 'slate';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { openProposals } from '../../../renderer/views/proposals/proposal-list.ts';
import { all, names, run, started, stepOf } from './acts.ts';
import { caretAt, selectAll, setStage, settingsFor, settle, type as typeKeys, type Stage } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
const runs = (few: number) => ({ numRuns: soak ? 3_000 : few });
const long = soak ? 30 * 60_000 : 120_000;

const jordan = { author: 'Rana', delegation: 'jordan', meeting: 'Second drafting session' };
const egypt = { author: 'Omar', delegation: 'egypt' };

/** A line with what is proposed in it: `{+in+}`, `{-out-}`, each mark around the other where both stand. */
const written = (content: Content): string =>
  content
    .map((inline) => {
      const text = isText(inline) ? inline.text : inline.type === 'footnote' ? '*' : 'children' in inline ? written(inline.children) : '#';
      const kinds = 'proposals' in inline ? (inline.proposals ?? []).map(({ kind }) => kind) : [];
      const inner = kinds.includes('insertion') ? `{+${text}+}` : text;
      const struck = kinds.includes('deletion') ? `{-${inner}-}` : inner;
      return kinds.includes('format') ? `{~${struck}~}` : struck;
    })
    .join('');

const lines = ({ session, editor }: Stage): string[] => {
  session.commitPanes();
  const at = editor.pane.selection()?.focus;
  return session.blocks.map((block) => {
    const marks = block.proposals?.map(({ kind }) => kind).join(' ') ?? '';
    const caret = at?.slot === block.id ? ` |${at.offset}` : '';
    return `${marks === '' ? '' : `${marks}: `}${written(block.text.en ?? [])}${caret}`;
  });
};

const paragraphs = (...texts: string[]): Stage => {
  const blocks = texts.map((text, index): Block => ({ id: `p${index + 1}`, type: 'paragraph', text: { en: plain(text) } }));
  const set = setStage({ schemaVersion: 1, id: 'document', settings: settingsFor(), blocks }, ['en', 'ar']);
  set.session.setHand(jordan);
  return set;
};

const press = async (editor: PaneEditor, key: 'Backspace' | 'Delete', times = 1): Promise<void> => {
  for (let time = 0; time < times; time++) {
    if (key === 'Backspace') editor.deleteBackward('character');
    else editor.deleteForward('character');
    await settle();
  }
};

describe('typing a proposal', () => {
  test('letters appear as an insertion, and the caret goes on behind them', async () => {
    const set = paragraphs('one two');
    caretAt(set.editor, 'p1', 3);
    await typeKeys(set.editor, ' and');
    expect(lines(set)).toEqual(['one{+ and+} two |7']);
    set.check();
  });

  test('Backspace strikes out and goes before it; pressed on, it goes past what is struck already', async () => {
    const set = paragraphs('one two');
    caretAt(set.editor, 'p1', 5);
    await press(set.editor, 'Backspace', 3);
    expect(lines(set)).toEqual(['on{-e t-}wo |2']);
    caretAt(set.editor, 'p1', 5);
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['o{-ne t-}wo |1']);
    set.check();
  });

  test('Delete strikes out and goes behind it, from element to element', async () => {
    const set = paragraphs('ab', 'cd');
    caretAt(set.editor, 'p1', 0);
    await press(set.editor, 'Delete', 4);
    expect(lines(set)).toEqual(['{-ab-}', 'join: {-c-}d |1']);
    set.check();
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['{-ab-} |0', 'join: {-c-}d']);
  });

  test('a letter struck that stands twice in a row is the one at the caret', async () => {
    const set = paragraphs('bookkeeper');
    caretAt(set.editor, 'p1', 2);
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['b{-o-}okkeeper |1']);
    caretAt(set.editor, 'p1', 4);
    await press(set.editor, 'Delete');
    expect(lines(set)).toEqual(['b{-o-}ok{-k-}eeper |5']);
  });

  test('typing over words leaves them struck, and the new ones behind them', async () => {
    const set = paragraphs('shall consider');
    set.editor.pane.place({ anchor: { slot: 'p1', offset: 0 }, focus: { slot: 'p1', offset: 5 } });
    await typeKeys(set.editor, 'may');
    expect(lines(set)).toEqual(['{-shall-}{+may+} consider |8']);
    set.editor.pane.place({ anchor: { slot: 'p1', offset: 9 }, focus: { slot: 'p1', offset: 17 } });
    await typeKeys(set.editor, 'come');
    expect(lines(set), 'a word that begins alike').toEqual(['{-shall-}{+may+} {-consider-}{+come+} |21']);
    set.session.undo();
    set.session.undo();
    const [block] = set.session.blocks;
    const ids = new Set((block?.text.en ?? []).flatMap((inline) => ('proposals' in inline ? (inline.proposals ?? []) : [])).map(({ id }) => id));
    expect(ids.size, 'one proposal').toBe(1);
  });

  test('words that are selected and deleted before others are typed stand struck before them, as when one types over them', async () => {
    for (const [direction, anchor, focus] of [['forward', 0, 5], ['backward', 5, 0]] as const) {
      const set = paragraphs('shall consider');
      set.editor.pane.place({ anchor: { slot: 'p1', offset: anchor }, focus: { slot: 'p1', offset: focus } });
      set.editor.deleteFragment({ direction });
      await settle();
      expect(lines(set), direction).toEqual(['{-shall-} consider |5']);
      await typeKeys(set.editor, 'may');
      expect(lines(set), direction).toEqual(['{-shall-}{+may+} consider |8']);
      set.check();
    }
  });

  test('words struck out letter by letter stand before those typed next', async () => {
    const set = paragraphs('shall consider');
    caretAt(set.editor, 'p1', 0);
    await press(set.editor, 'Delete', 5);
    await typeKeys(set.editor, 'may');
    expect(lines(set)).toEqual(['{-shall-}{+may+} consider |8']);
  });

  test('what the same hand put in really goes; what another put in is struck in it', async () => {
    const set = paragraphs('one');
    caretAt(set.editor, 'p1', 3);
    await typeKeys(set.editor, ' two');
    await press(set.editor, 'Backspace', 2);
    expect(lines(set)).toEqual(['one{+ t+} |5']);
    set.session.setHand(egypt);
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['one{+ +}{-{+t+}-} |4']);
    await typeKeys(set.editor, 'x');
    set.check();
    const accepted = decideBlocks(set.session.blocks, () => 'accept');
    expect(written(accepted[0]?.text.en ?? [])).toBe('one x');
    expect(written(decideBlocks(set.session.blocks, (mark) => (mark.delegation === 'egypt' ? 'reject' : null))[0]?.text.en ?? [])).toBe('one{+ t+}');
  });

  test('Enter proposes a split, Backspace takes it back, and Backspace at an old break proposes to join', async () => {
    const set = paragraphs('one two', 'three');
    caretAt(set.editor, 'p1', 4);
    set.editor.insertBreak();
    await settle();
    expect(lines(set)).toEqual(['one ', 'split: two |0', 'three']);
    set.check();
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['one two |4', 'three']);
    caretAt(set.editor, 'p2', 0);
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['one two |7', 'join: three']);
    caretAt(set.editor, 'p2', 0);
    await press(set.editor, 'Backspace');
    expect(lines(set)).toEqual(['one tw{-o-} |6', 'join: three']);
    set.check();
  });

  test('a new paragraph, one deleted and one moved keep what was there', async () => {
    const set = paragraphs('one', 'two', 'three');
    caretAt(set.editor, 'p1', 3);
    set.editor.insertBreak();
    await settle();
    await typeKeys(set.editor, 'new');
    expect(lines(set)).toEqual(['one', 'insertion: {+new+} |3', 'two', 'three']);
    commands.deleteBlock(set.editor, 'p2');
    commands.moveBlocks(set.session, ['p3'], 'p1');
    expect(set.session.blocks.map(({ proposals }) => proposals?.map(({ kind }) => kind).join(' '))).toEqual(['move', undefined, 'insertion', 'deletion']);
    set.check();
  });

  test('a selection over paragraphs is struck, typed over, and undone in one step each', async () => {
    const set = paragraphs('one two', 'three four');
    const before = set.session.blocks;
    set.editor.pane.place({ anchor: { slot: 'p1', offset: 4 }, focus: { slot: 'p2', offset: 6 } });
    set.editor.insertText('x');
    await settle();
    await typeKeys(set.editor, 'yz');
    set.check();
    expect(decideBlocks(set.session.blocks, () => 'accept').map(({ text }) => written(text.en ?? []))).toEqual(['one xyzfour']);
    set.session.undo();
    set.session.undo();
    expect(set.session.blocks).toEqual(before);
    set.check();
  });

  test('Enter over a selection of elements, rejected, leaves a note in the other language under the id that references lead to', async () => {
    const blocks: Block[] = [
      { id: 'p1', type: 'keyMessage', text: { en: plain('one') } },
      { id: 'p2', type: 'quotation', text: { en: plain('two'), ar: [{ type: 'footnote', id: 'note', content: plain('حاشية') as FootnoteText }] } },
    ];
    for (const from of [0, 1, 2, 3]) {
      for (const to of [0, 1, 2, 3]) {
        const set = setStage({ schemaVersion: 1, id: 'document', settings: settingsFor(), blocks }, ['en', 'ar']);
        set.session.setHand(jordan);
        set.editor.pane.place({ anchor: { slot: 'p1', offset: from }, focus: { slot: 'p2', offset: to } });
        set.editor.insertBreak();
        await settle();
        set.check();
        const rejected = decideBlocks(set.session.blocks, () => 'reject').flatMap(({ text: { ar = [] } }) => ar);
        expect(rejected, `${from}–${to}`).toEqual(blocks[1]?.text.ar);
      }
    }
  });

  test('formatting says what it was, and a decision is not a proposal', async () => {
    const set = paragraphs('one two');
    set.editor.pane.place({ anchor: { slot: 'p1', offset: 0 }, focus: { slot: 'p1', offset: 3 } });
    commands.toggleFormat(set.editor, 'bold');
    await settle();
    expect(lines(set)[0]).toMatch(/^\{~one~\} two/);
    set.session.update((blocks) => decideBlocks(blocks, () => 'accept'), { label: 'accept', direct: true });
    expect(lines(set)[0]).toMatch(/^one two/);
    set.check();
  });

  test('find and replace, cutting and pasting go through the same door', async () => {
    const set = paragraphs('one two', 'two');
    const { replaceAll } = await import('../../../renderer/editor/find.ts');
    replaceAll(set.session, 'en', 'two', '2');
    expect(lines(set).map((line) => line.replace(/ \|\d+$/, ''))).toEqual(['one {-two-}{+2+}', '{-two-}{+2+}']);
    selectAll(set.editor);
    set.editor.deleteFragment();
    await settle();
    set.check();
    expect(decideBlocks(set.session.blocks, () => 'reject').map(({ text }) => written(text.en ?? []))).toEqual(['one two', 'two']);
  });

  test('a note within words that are replaced stands struck and anew, each under an id of its own', async () => {
    const set = paragraphs('one two');
    set.session.setHand(null);
    caretAt(set.editor, 'p1', 3);
    commands.insertFootnote(set.editor);
    await settle();
    set.session.setHand(jordan);
    const before = set.session.blocks;
    set.session.update((blocks) => blocks.map((block) => ({ ...block, text: { en: [{ text: 'x' }, ...(block.text.en ?? []).slice(1, 2), { text: ' two' }] } }) as Block), { orderly: true });
    set.check();
    set.session.update((blocks) => blocks.map((block) => ({ ...block, text: { en: [{ text: 'y' }, ...(before[0]?.text.en ?? []).slice(1, 2), { text: 'z' }] } }) as Block), { orderly: true });
    set.check();
  });

  test('a row that is put in stays one proposal while it is written into and others go; so does a footnote', async () => {
    const cell = (id: string, text: string) => ({ id, colspan: 1, rowspan: 1, text: { en: plain(text) } });
    const row = (id: string, ...cells: ReturnType<typeof cell>[]) => ({ id, kind: 'normal' as const, cells });
    const table: Block = { ...blankBlock('table', 't'), rows: [row('r1', cell('c1', 'Port'), cell('c2', 'Ships')), row('r2', cell('c3', 'Tyre'), cell('c4', '12')), row('r3', cell('c5', 'Sidon'), cell('c6', '9'))] } as Block;
    const set = setStage({ schemaVersion: 1, id: 'document', settings: settingsFor(), blocks: [table] }, ['en', 'ar']);
    set.session.setHand(jordan);
    caretAt(set.editor, 'c3', 1);
    commands.insertRow(set.editor, 'after');
    await settle();
    await typeKeys(set.editor, 'Tripoli');
    caretAt(set.editor, 'c5', 1);
    commands.deleteRow(set.editor);
    await settle();
    const proposals = openProposals(set.session.blocks);
    expect(proposals.map(({ ofBlocks, putIn, takenOut }) => [ofBlocks.join(' '), putIn, takenOut])).toEqual([['rowIn', 'Tripoli', ''], ['rowOut', '', 'Sidon 9']]);
    expect(decideBlocks(set.session.blocks, () => 'reject')).toEqual([table]);
    caretAt(set.editor, 'c4', 2);
    commands.insertFootnote(set.editor);
    const [note] = set.session.numbering('en').footnotes.keys();
    commands.setFootnoteContent(set.session, 'en', note ?? '', plain('See the annex.') as FootnoteText);
    expect(openProposals(set.session.blocks).find(({ isFootnote }) => isFootnote)).toMatchObject({ putIn: '*See the annex.' });
    expect(openProposals(set.session.blocks)).toHaveLength(3);
    set.check();
  });

  test('letters typed directly beside a proposal or a comment are neither; within one they are', async () => {
    const set = paragraphs('one two');
    caretAt(set.editor, 'p1', 3);
    await typeKeys(set.editor, ' and');
    caretAt(set.editor, 'p1', 9);
    await press(set.editor, 'Delete');
    expect(openProposals(set.session.blocks).map(({ putIn, takenOut }) => putIn || takenOut)).toEqual(['and', 'w']);
    expect(lines(set)[0]).toMatch(/^one\{\+ and\+\} t\{-w-\}o/);
    set.session.setHand(null);
    for (const [offset, typed] of [[7, 'a'], [5, 'b'], [12, 'c']] as const) {
      caretAt(set.editor, 'p1', offset);
      await typeKeys(set.editor, typed);
    }
    expect(lines(set)[0]).toMatch(/^one\{\+ abnd\+\}a t\{-w-\}co/);
    set.check();
  });

  test('what is written directly into a proposed paragraph goes with it; what stood before and is joined to it stays', async () => {
    const set = paragraphs('one', 'two');
    caretAt(set.editor, 'p1', 3);
    await typeKeys(set.editor, '\nnew');
    const made = set.session.blocks[1]?.id ?? '';
    set.session.update((blocks) => blocks.map((block): Block => (block.id === made ? { ...block, proposals: (block.proposals ?? []).map((mark) => ({ ...mark, kind: 'insertion' }) as typeof mark) } : block)), { direct: true });
    set.session.setHand(null);
    caretAt(set.editor, made, 3);
    await typeKeys(set.editor, 'er');
    expect(lines(set).slice(0, 3)).toEqual(['one', 'insertion: {+new+}er |5', 'two']);
    expect(decideBlocks(set.session.blocks, () => 'reject').map(({ text }) => written(text.en ?? []))).toEqual(['one', 'two']);
    await press(set.editor, 'Delete');
    expect(lines(set)).toEqual(['one', '{+new+}ertwo |5']);
    expect(decideBlocks(set.session.blocks, () => 'reject').map(({ text }) => written(text.en ?? []))).toEqual(['one', 'ertwo']);
  });

  test('where structure is locked, text is proposed all the same', async () => {
    const set = paragraphs('one');
    const arabic = set.panes[1] as PaneEditor;
    expect(arabic.structureLocked).toBe(true);
    caretAt(arabic, 'p1', 0);
    await typeKeys(arabic, 'نص');
    set.session.commitPanes();
    expect(written(set.session.blocks[0]?.text.ar ?? [])).toBe('{+نص+}');
    set.check();
  });

  test('a word is one step of undo, as always', async () => {
    const set = paragraphs('one');
    caretAt(set.editor, 'p1', 3);
    await typeKeys(set.editor, ' two three');
    set.session.undo();
    expect(lines(set)).toEqual(['one{+ two +} |8']);
    set.session.undo();
    expect(lines(set)).toEqual(['one{+ +} |4']);
    set.session.redo();
    expect(lines(set)).toEqual(['one{+ two +} |8']);
  });
});

/** Texts that are empty are as good as absent, and the halves of a link are one. */
const bare = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => ((text[language]?.length ?? 0) > 0 ? [[language, normaliseContent(tidy(text[language] ?? []))]] : [])))));

const withoutBrackets = (content: Content): Content => content.flatMap((inline): Content => (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option') ? withoutBrackets(inline.children) : [inline]));
const settled = started.map((document): Document => {
  const blocks = decideBlocks(document.blocks, () => 'accept').map((block) =>
    mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => (text[language] === undefined ? [] : [[language, tidy(withoutBrackets(text[language]))]])))),
  );
  return normaliseDocument({ ...document, blocks }, countingIds('settled'));
});

describe('whatever is done while all is proposed', () => {
  const acts = names.filter((name) => !['undo', 'redo'].includes(name));

  test('the panes show the document, and rejecting it all gives the document as it was', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(settled, fc.array(stepOf(acts), { minLength: 1, maxLength: 20 }), async (document, steps) => {
        const set = setStage(document, ['en', 'ar']);
        for (const step of steps) {
          set.session.setHand(step.b % 3 === 0 ? egypt : jordan);
          const editor = set.panes[step.c % set.panes.length];
          if (editor) await all[step.act]?.(set, editor, step);
          await settle();
          set.check();
          expect(bare(decideBlocks(set.session.blocks, () => 'reject')), step.act).toEqual(bare(document.blocks));
        }
      }),
      runs(40),
    );
  });

  test('undo leads back to the very blocks, and redo to where one was', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(acts), { minLength: 1, maxLength: 20 }), async (document, steps) => {
        const set = setStage(document, ['en', 'ar']);
        set.session.setHand(jordan);
        await run(set, steps);
        const end = [...set.session.blocks];
        while (set.session.canUndo) {
          set.session.undo();
          set.check();
        }
        expect(set.session.blocks).toEqual(document.blocks);
        while (set.session.canRedo) set.session.redo();
        set.check();
        expect(set.session.blocks).toEqual(end);
      }),
      runs(25),
    );
  });

  test('the library ends with what the window shows', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(started, fc.array(stepOf(names), { maxLength: 20 }), fc.array(fc.nat(20), { maxLength: 4 }), async (document, steps, saves) => {
        const set = setStage(document, ['en']);
        set.session.setHand(jordan);
        let at = 0;
        await run(set, steps, () => {
          if (saves.includes(at++)) void set.session.flush();
        });
        await set.session.dispose();
        expect(set.library.document.blocks).toEqual(JSON.parse(JSON.stringify(set.session.blocks)));
      }),
      runs(25),
    );
  });
});

test('a key press that proposes changes one element of one pane', async () => {
  const blocks = Array.from({ length: 500 }, (_, index): Block => ({ id: `b${index}`, type: 'numberedParagraph', text: { en: plain(`Paragraph ${index} on harbours.`), ar: plain('فقرة') } }));
  const set = setStage({ schemaVersion: 1, id: 'document', settings: settingsFor(), blocks }, ['en', 'ar']);
  const [english, arabic] = set.panes as [PaneEditor, PaneEditor];
  set.session.setHand(jordan);
  caretAt(english, 'b250', 5);
  await settle();
  const numbers = set.session.numbering('en');
  for (const act of [() => english.insertText('x'), () => english.insertText('y'), () => english.deleteForward('character')]) {
    const [held, tree, other] = [set.session.blocks, english.children, arabic.children];
    act();
    set.session.commitPanes();
    await settle();
    expect(set.session.blocks.filter((block, index) => block !== held[index])).toHaveLength(1);
    expect(english.children.filter((element, index) => element !== tree[index])).toHaveLength(1);
    expect(arabic.children).toBe(other);
    expect(set.session.numbering('en')).toBe(numbers);
  }
  Transforms.deselect(english);
});
