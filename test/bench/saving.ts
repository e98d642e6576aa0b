// How soon what was typed is a revision in the library, and what a commit costs.
import type { Browser } from 'playwright-core';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import { contentText } from '../../shared/document/inlines.ts';
import { openLibrary } from '../../main/storage/library.ts';
import { httpClient } from '../hosts/http-client.ts';
import { startProgram, temporaryFolder } from '../program.ts';
import { newContext, openDocument, settle } from './browser.ts';
import { authorship, libraryWith } from './library.ts';
import { middleParagraph, randomness, sampleDocument, sentence } from './sample.ts';
import { wording } from './wording.ts';

/**
 * Types short bursts into the window, and waits each time until the library has a revision with the last letter. Milliseconds from the press of
 * the last key until the program has told of it, which it does once the revision is in SQLite.
 */
export async function measureSaved(browser: Browser, document: Document, bursts: number): Promise<number[]> {
  const library = libraryWith([document]);
  const program = await startProgram(library.folder);
  const random = randomness(11);
  const taken: number[] = [];
  try {
    const client = await httpClient(program.url);
    const bridge = bridgeOver(client);
    await client.opened;
    const context = await newContext(browser);
    const page = await openDocument(context, program.url, document.id, ['en']);
    await settle(page);
    const keys = await context.newCDPSession(page);
    const { id } = document.blocks.find(({ type }) => type === 'title') as Block;
    const press = (key: string) => keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: 'KeyA', text: key, windowsVirtualKeyCode: 65 });
    let typed = contentText(document.blocks.find((block) => block.id === id)?.text.en ?? []);
    const isSaved = async (): Promise<boolean> => {
      const list = await bridge.call('library.list', { archived: false });
      if (!list.ok) throw new Error(list.error.code);
      return list.value.find((summary) => summary.id === document.id)?.title.en === typed;
    };
    for (let burst = 0; burst < bursts; burst++) {
      const heard: number[] = [];
      const stop = bridge.on('document.changed', () => void heard.push(performance.now()));
      let last = 0;
      const letters = 3 + Math.floor(random() * 10);
      for (let letter = 0; letter < letters; letter++) {
        const key = 'abcdefghij'[letter % 10] as string;
        typed += key;
        last = performance.now();
        await press(key);
        if (letter < letters - 1) await new Promise((resolve) => setTimeout(resolve, 20 + random() * 120));
      }
      // The first revision after the last key may be one that was on its way.
      const told = async (): Promise<number> => {
        for (;;) {
          const at = heard.findLast((time) => time > last);
          if (at !== undefined && (await isSaved())) return at;
          if (performance.now() - last > 10_000) throw new Error('What was typed was not saved within ten seconds.');
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };
      taken.push((await told()) - last);
      stop();
    }
    client.end();
    await context.close();
  } finally {
    await program.stop();
    library.remove();
  }
  return taken;
}

/** Milliseconds of each of many commits that change one paragraph, the wait for the disk included, by the number of paragraphs of the document. */
export function measureCommits(sizes: readonly number[], commits: number): Map<number, number[]> {
  const place = temporaryFolder();
  const random = randomness(13);
  const taken = new Map<number, number[]>();
  try {
    const opened = openLibrary({ folder: place.folder, mode: 'writing' });
    if (!opened.ok) throw new Error(opened.error.code);
    const { documents, close } = opened.value;
    const open = sizes.map((paragraphs) => {
      const document = sampleDocument({ paragraphs, languages: ['en'], seed: paragraphs });
      const created = documents.create(document, authorship(0));
      if (!created.ok) throw new Error(created.error.code);
      taken.set(paragraphs, []);
      return { paragraphs, document: created.value, middle: document.blocks.indexOf(middleParagraph(document)) };
    });
    for (let commit = 0; commit < commits + 20; commit++) {
      // In turns, so that whatever else the disk has to do meets all alike.
      for (const { paragraphs, document, middle } of open) {
        const at = middle - 20 + Math.floor(random() * 40);
        const before = document.blocks[at] as Block;
        const block: Block = { ...before, text: { en: [...(before.text.en ?? []), { text: ` ${sentence(random, wording.en)}`.slice(0, 30) }] } };
        const began = performance.now();
        const written = documents.write(document, { splices: [{ at, remove: 1, insert: [block] }], count: document.blocks.length }, authorship(commit + 1));
        const milliseconds = performance.now() - began;
        if (!written.ok) throw new Error(written.error.code);
        if (commit >= 20) taken.get(paragraphs)?.push(milliseconds);
      }
    }
    close();
  } finally {
    place.remove();
  }
  return taken;
}
