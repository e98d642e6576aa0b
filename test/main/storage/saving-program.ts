// A program that saves without end and says each time what is saved; killed by its test. Arguments: folder, pages between checkpoints.
import { writeSync } from 'node:fs';
import { openLibrary } from '../../../main/storage/library.ts';
import { revisionId } from '../../../main/storage/revisions.ts';
import { schemaVersion } from '../../../shared/document/document.ts';

const [folder = '', checkpoint = '1000'] = process.argv.slice(2);
writeSync(1, 'begin\n');
const opened = openLibrary({ folder, mode: 'writing' });
if (!opened.ok) {
  writeSync(1, `refused ${opened.error.code}\n`);
  process.exit(3);
}
const library = opened.value;
library.db.pragma(`wal_autocheckpoint = ${Number(checkpoint)}`);
const authorship = { author: 'Rapporteur', device: 'laptop', at: 1, kind: 'automatic' as const };
const settings = { template: 'outcomeDocument' as const, look: 'escwa-current' as const, draftingLanguage: 'en' as const, languages: ['en' as const], digits: 'western' as const, unplaced: [] };
const text = (n: number): string => `Saved ${n} times, ${'with some words about the harbour '.repeat(n % 30)}`;

const found = library.documents.open('document');
const document = found.ok
  ? found
  : library.documents.create({ schemaVersion, id: 'document', settings, blocks: [{ id: 'p', type: 'paragraph', text: { en: [{ text: text(0) }] } }] }, authorship);
if (!document.ok) throw new Error(document.error.code);
const first = document.value.blocks[0];
let n = Number(/Saved (\d+)/.exec(JSON.stringify(first))?.[1]);
writeSync(1, `open ${n}\n`);
for (;;) {
  n += 1;
  const added = { id: `q${n}`, type: 'paragraph' as const, text: { en: [{ text: `Line ${n}` }] } };
  const changed = { id: 'p', type: 'paragraph' as const, text: { en: [{ text: text(n) }] } };
  const splices = [{ at: 0, remove: 1, insert: [changed] }, { at: 1, remove: 0, insert: [added] }];
  const written = library.documents.write(document.value, { splices, count: document.value.blocks.length + 1 }, { ...authorship, at: n });
  if (!written.ok) throw new Error(written.error.code);
  writeSync(1, `saved ${n} ${revisionId(document.value.head?.hash ?? Buffer.of())}\n`);
}
