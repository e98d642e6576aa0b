// The history of an element: through edits, moves, splits, merges and changes of type it ends at the present text, and every word is its writer's.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { contentText, plain } from '../../../shared/document/inlines.ts';
import { textPlaces } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Library } from '../../../main/storage/library.ts';
import type { ElementHistory } from '../../../main/storage/element-history.ts';
import type { OpenDocument } from '../../../main/storage/open-document.ts';
import { revisionId } from '../../../main/storage/revisions.ts';
import { create, documentOf, paragraph, save, temporaryLibrary } from './temporary-library.ts';

const historyOf = (library: Library, document: OpenDocument, id: string, single = true): ElementHistory | null => {
  const work = library.elementHistories(document.head?.key ?? 0, id, single);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

const textOf = (block: Block | undefined, language: Language = 'en'): string => contentText(block?.text[language] ?? []);

/** Saves the document with other blocks. */
const write = (library: Library, document: OpenDocument, blocks: Block[], author: string) =>
  save(library, document, [{ at: 0, remove: document.blocks.length, insert: blocks }], { by: { author } });

const what = (history: ElementHistory | null) => history?.versions.map(({ events, author }) => `${author.name}: ${events.map(({ what, other }) => (other === null ? what : `${what} ${other}`)).join(', ')}`);

/** The words of the newest version with their writers: `Rima: The port | Omar: is open.` */
const writers = (history: ElementHistory | null, block: Block) =>
  history?.words.map(({ language, start, end, author }) => `${history.authors[author]?.name}: ${textOf(block, language).slice(start, end)}`);

test('a paragraph that is written, split, merged, moved and made a quotation tells all of it', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'The port was opened.'), paragraph('p2', 'The road is long.'), paragraph('p3', 'Almost the end.'), paragraph('p5', 'The end.')]));
  write(library, document, [paragraph('p1', 'The port was opened in May by the host and all its guests.'), ...document.blocks.slice(1)], 'Rima');
  write(library, document, [paragraph('p1', 'The port was opened in May'), paragraph('p4', 'by the host and all its guests.'), ...document.blocks.slice(1)], 'Omar');
  write(library, document, [document.blocks[0] as Block, paragraph('p4', 'by the host and all its guests. The road is long.'), ...document.blocks.slice(3)], 'Lina');
  write(library, document, [...[0, 2, 3, 1].map((at) => document.blocks[at] as Block)], 'Rima');
  const quoted: Block = { id: 'p4', type: 'quotation', text: { en: plain('by the host and all its many guests. The road is long.') } };
  write(library, document, [...document.blocks.slice(0, 3), quoted], 'Omar');

  const history = historyOf(library, document, 'p4');
  expect(what(history)).toEqual(['Omar: edited, retyped', 'Rima: moved', 'Lina: merged p2', 'Omar: splitFrom p1', 'Rima: edited', 'Rapporteur: born']);
  expect(history?.versions.map(({ block }) => block?.id)).toEqual(['p4', 'p4', 'p4', 'p4', 'p1', 'p1']);
  expect(writers(history, quoted)).toEqual(['Rima: by the host and all its ', 'Omar: many ', 'Rima: guests', 'Rapporteur: .', 'Lina:  ', 'Rapporteur: The road is long.']);
  expect(what(historyOf(library, document, 'p1'))).toEqual(['Omar: split p4', 'Rima: edited', 'Rapporteur: born']);
  expect(what(historyOf(library, document, 'p2'))).toEqual(['Lina: mergedInto p4', 'Rapporteur: born']);
  expect(historyOf(library, document, 'p2')?.words).toEqual([]);
  expect(historyOf(library, document, 'p9')).toBeNull();
});

test('what was deleted and comes back is the same element, in a box or not, and in every language', () => {
  const library = temporaryLibrary();
  const boxed = { id: 'i1', type: 'paragraph' as const, text: { en: plain('In the box.') } };
  const box = (...blocks: (typeof boxed)[]): Block => ({ id: 'b1', type: 'box', text: { en: plain('Box') }, blocks: [{ id: 'i0', type: 'paragraph', text: {} }, ...blocks] });
  const document = create(library, documentOf([paragraph('p1', 'One.'), box(boxed)]));
  write(library, document, [paragraph('p1', 'One.'), box()], 'Rima');
  const arabic = { ...boxed, text: { en: plain('In the box.'), ar: plain('في الإطار.') } };
  write(library, document, [paragraph('p1', 'One.'), box(arabic)], 'Omar');
  write(library, document, [paragraph('p1', 'One and only.'), box(arabic)], 'Omar');
  const history = historyOf(library, document, 'i1');
  expect(what(history)).toEqual(['Omar: returned', 'Rima: deleted', 'Rapporteur: born']);
  expect(writers(history, arabic)).toEqual(['Rapporteur: In the box.', 'Omar: في الإطار.']);
  expect(what(historyOf(library, document, 'b1'))).toEqual(['Omar: edited', 'Rima: edited', 'Rapporteur: born']);
});

/** The document as another laptop has it, which goes on from here by itself. */
const fork = (document: OpenDocument): OpenDocument => ({ ...document, blocks: [...document.blocks], keys: [...document.keys], hashes: [...document.hashes], byId: new Map(document.byId) });

/** A merge of what another laptop wrote, with the text that came of it. */
const merge = (library: Library, document: OpenDocument, other: OpenDocument, blocks: Block[], author: string) => {
  const parent = library.revisions.get(other.head?.key ?? 0);
  save(library, document, [{ at: 0, remove: document.blocks.length, insert: blocks }], { merged: parent === null ? [] : [parent], by: { author, kind: 'merged' } });
};

test('after a merge the words of both laptops are their writers’, and the versions of both are told', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'The port was opened.'), paragraph('p2', 'The road is long.')]));
  write(library, document, [paragraph('p1', 'The port was opened in May.'), document.blocks[1] as Block], 'Rima');
  const other = fork(document);
  write(library, document, [paragraph('p1', 'The old port was opened in May.'), document.blocks[1] as Block], 'Omar');
  write(library, other, [paragraph('p1', 'The port was opened in May by the host.'), paragraph('p2', 'The road is long and wet.'), paragraph('p3', 'A mill was seen.')], 'Lina');
  write(library, other, [paragraph('p1', 'The port was opened in May by the host and guests.'), ...other.blocks.slice(1)], 'Noor');
  const merged = paragraph('p1', 'The old port was solemnly opened in May by the host and guests.');
  merge(library, document, other, [merged, ...other.blocks.slice(1)], 'Sami');
  const history = historyOf(library, document, 'p1');
  expect(what(history)).toEqual(['Sami: edited', 'Noor: edited', 'Lina: edited', 'Omar: edited', 'Rima: edited', 'Rapporteur: born']);
  expect(writers(history, merged)).toEqual(['Rapporteur: The ', 'Omar: old ', 'Rapporteur: port was ', 'Sami: solemnly', 'Rapporteur:  opened', 'Rima:  in May', 'Lina:  by the host', 'Noor:  and guests', 'Rapporteur: .']);
  // What came from the other laptop as it was is told where it was written, and by whom.
  expect(what(historyOf(library, document, 'p2'))).toEqual(['Lina: edited', 'Rapporteur: born']);
  expect(writers(historyOf(library, document, 'p2'), document.blocks[1] as Block)).toEqual(['Rapporteur: The road is long', 'Lina:  and wet', 'Rapporteur: .']);
  expect(what(historyOf(library, document, 'p3'))).toEqual(['Lina: born']);
  expect(writers(historyOf(library, document, 'p3'), document.blocks[2] as Block)).toEqual(['Lina: A mill was seen.']);
  write(library, document, [paragraph('p1', 'The old port was closed.'), ...document.blocks.slice(1)], 'Rima');
  expect(what(historyOf(library, document, 'p1'))?.slice(0, 3)).toEqual(['Rima: edited', 'Sami: edited', 'Noor: edited']);
});

test('typing counts as one version, as it does in the timeline', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'a')]));
  for (const [n, author] of ['Rima', 'Rima', 'Rima', 'Omar', 'Rima'].entries()) write(library, document, [paragraph('p1', `a ${n}`)], author);
  expect(what(historyOf(library, document, 'p1', false))).toEqual(['Rima: edited', 'Omar: edited', 'Rima: edited', 'Rapporteur: born']);
  expect(textOf(historyOf(library, document, 'p1', false)?.versions[2]?.block ?? undefined)).toBe('a 2');
});

interface Act {
  readonly what: 'edit' | 'move' | 'split' | 'merge' | 'delete' | 'add' | 'retype';
  readonly at: number;
  readonly to: number;
}

const acts = fc.array(fc.record({ what: fc.constantFrom<Act['what']>('edit', 'edit', 'move', 'split', 'merge', 'delete', 'add', 'retype'), at: fc.nat(1000), to: fc.nat(1000) }), { minLength: 1, maxLength: 25 });

const words = (block: Block): string[] => textOf(block).split(' ').filter((word) => word !== '');

/** Every word says which step wrote it: `w7x2` is the second word of step 7. */
const fresh = (step: number, count: number): string[] => Array.from({ length: count }, (_, n) => `w${step}x${n}`);

const withWords = (block: Block, list: readonly string[]): Block => ({ ...block, text: { en: plain(list.join(' ')) } });

const acted = (blocks: readonly Block[], { what, at, to }: Act, step: number): Block[] => {
  const place = at % blocks.length;
  const block = blocks[place] as Block;
  const said = words(block);
  switch (what) {
    case 'edit': {
      const gap = to % (said.length + 1);
      return blocks.with(place, withWords(block, [...said.slice(0, gap), ...fresh(step, 2), ...said.slice(gap + (at % 3))]));
    }
    case 'move':
      return blocks.toSpliced(place, 1).toSpliced(to % blocks.length, 0, block);
    case 'split': {
      if (said.length < 2) return [...blocks];
      const gap = 1 + (to % (said.length - 1));
      return blocks.toSpliced(place, 1, withWords(block, said.slice(0, gap)), withWords({ ...block, id: `n${step}` }, said.slice(gap)));
    }
    case 'merge': {
      const next = blocks[place + 1];
      if (next === undefined || said.length === 0 || words(next).length === 0) return [...blocks];
      return blocks.toSpliced(place, 2, withWords(block, [...said, ...words(next)]));
    }
    case 'delete':
      return blocks.length === 1 ? [...blocks] : blocks.toSpliced(place, 1);
    case 'add':
      return blocks.toSpliced(place, 0, paragraph(`n${step}`, fresh(step, 3).join(' ')));
    case 'retype':
      return blocks.with(place, { id: block.id, type: block.type === 'quotation' ? 'numberedParagraph' : 'quotation', text: block.text } as Block);
  }
};

test('through whatever happens, a history ends at the present text, each version is in its revision, and each word is its writer’s', () => {
  fc.assert(
    fc.property(acts, (wanted) => {
      const library = temporaryLibrary();
      const document = create(library, documentOf([0, 1, 2].map((n) => paragraph(`p${n}`, `w0x${n * 3} w0x${n * 3 + 1} w0x${n * 3 + 2}`))));
      const states = new Map([[revisionId(document.head?.hash ?? Buffer.of()), { step: 0, blocks: document.blocks }]]);
      for (const [index, act] of wanted.entries()) {
        write(library, document, acted(document.blocks, act, index + 1), `author ${index + 1}`);
        const id = revisionId(document.head?.hash ?? Buffer.of());
        if (!states.has(id)) states.set(id, { step: index + 1, blocks: document.blocks });
      }
      const ids = new Set([...states.values()].flatMap(({ blocks }) => blocks.map(({ id }) => id)));
      for (const id of ids) {
        const history = historyOf(library, document, id);
        const present = document.blocks.find((block) => block.id === id) ?? null;
        expect(history?.versions[0]?.block ?? null).toEqual(present);
        for (const { block, revision } of history?.versions ?? []) if (block !== null) expect(states.get(revision)?.blocks).toContainEqual(block);
        expect(history?.versions.at(-1)?.events[0]?.what).toBe('born');
        // Every change of the element is a version.
        const changed = [...states.values()].map(({ blocks }) => JSON.stringify(blocks.find((block) => block.id === id) ?? null));
        const turns = changed.filter((text, at) => at > 0 && text !== changed[at - 1]).length + (changed[0] === 'null' ? 0 : 1);
        expect((history?.versions ?? []).filter((version) => version.events.some(({ what }) => what !== 'moved') && (version.block?.id ?? id) === id).length).toBe(turns);
        if (present === null) continue;
        const text = textOf(present);
        expect(history?.words.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect([...textPlaces(present)]).toHaveLength(1);
        for (const { start, end, author, revision } of history?.words ?? []) {
          for (const word of text.slice(start, end).match(/w\d+x\d+/g) ?? []) {
            const writer = Number(/w(\d+)/.exec(word)?.[1]);
            expect(`${word} by ${history?.authors[author]?.name} in ${states.get(revision)?.step}`).toBe(`${word} by ${writer === 0 ? 'Rapporteur' : `author ${writer}`} in ${writer}`);
          }
        }
      }
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 500 : 20 },
  );
});
