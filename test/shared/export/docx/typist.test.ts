// A Word file is gone on with: what a typist adds counts by itself, and the marks of the elements outlast saving. LibreOffice stands for the typist's program.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Look } from '../../../../shared/document/document.ts';
import type { NumberKind } from '../../../../shared/document/numbering.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { definitionOf, type Language } from '../../../../shared/language/index.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { convert, hasLibreOffice } from './libreoffice.ts';
import { descendants, parseXml, partsOf, textOf } from './word-reader.ts';

const files = ([['escwa-classic', 'en'], ['headquarters', 'ar']] as const satisfies readonly (readonly [Look, Language])[])
  .map(([look, language]) => ({ name: `${look}-${language}`, look, language }));
type File = (typeof files)[number];

/** An element in the middle of its list, and what is counted there; `label` where it is the same for all. */
type Place = { readonly id: string } & ({ readonly kind: NumberKind; readonly n: number } | { readonly label: string });

const counted: readonly Place[] = [
  { id: 'p2', kind: 'paragraph', n: 2 },
  { id: 'a2k1', kind: 'keyMessage', n: 2 },
  { id: 'sp3', kind: 'subparagraph2', n: 2 },
  { id: 'sp4', kind: 'subparagraph3', n: 1 },
  { id: 'sp5', kind: 'subparagraph4', n: 1 },
  { id: 'sp6', kind: 'subparagraph1', n: 2 },
  // In plain text LibreOffice writes bullets of its own, one for each level.
  { id: 'b1', label: '•' },
  { id: 'b2', label: '◦' },
  { id: 'bx2', label: '•' },
  { id: 'bx3', kind: 'subparagraph1', n: 1 },
  { id: 'op2', kind: 'operative', n: 2 },
];
/** Labels that Word cannot spell in Arabic. */
const countedInLatin: readonly Place[] = [
  { id: 'c1', kind: 'chapter', n: 1 },
  { id: 'a2', kind: 'section', n: 2 },
  { id: 's2', kind: 'section', n: 2 },
  { id: 'ss1', kind: 'subsection', n: 1 },
  { id: 'an2', kind: 'annex', n: 2 },
];
const placesIn = ({ language }: File): readonly Place[] => (language === 'ar' ? counted : [...counted, ...countedInLatin]);

const write = ({ look, language }: File): Promise<Uint8Array> => docxExporter.write(inputOf(sampleDocument(look), language));

/** After the element with a mark: a paragraph of its style, picked from the list of styles, and one as Enter makes it. */
const typed = (bytes: Uint8Array, { id }: Place): Uint8Array => {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const mark = xml.indexOf(`w:name="_R${id}"`);
  const [from, to] = [xml.lastIndexOf('<w:p>', mark), xml.indexOf('</w:p>', mark) + '</w:p>'.length];
  if (mark < 0) throw new Error(`no mark of ${id}`);
  const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(xml.slice(from, to))?.[0] ?? '';
  const style = /<w:pStyle [^>]*>/.exec(properties)?.[0] ?? '';
  const added = [`<w:pPr>${style}</w:pPr>`, properties].map((each, index) => `<w:p>${each}<w:r><w:t>TYPED-${id}-${index + 1}</w:t></w:r></w:p>`).join('');
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.slice(0, to) + added + xml.slice(to)) });
};

describe.skipIf(!hasLibreOffice)('a Word file in the hands of a typist', () => {
  let texts: ReadonlyMap<string, Uint8Array> = new Map();
  let saved: ReadonlyMap<string, Uint8Array> = new Map();
  beforeAll(async () => {
    const made = await Promise.all(files.map(async (file) => ({ ...file, bytes: await write(file) })));
      texts = convert(made.map((file) => ({ name: file.name, bytes: placesIn(file).reduce(typed, file.bytes) })), 'txt:Text');
    saved = convert(made, 'docx');
  }, 300_000);

  test.each(files)('goes on with its numbers where a paragraph is added, by its style or by Enter ($name)', (file) => {
    const definition = definitionOf(file.language);
    const { settings } = sampleDocument(file.look);
    const lines = new TextDecoder().decode(texts.get(file.name)).split('\n').map((line) => line.trim());
    for (const place of placesIn(file)) {
      for (const added of [1, 2]) {
        const label = 'label' in place ? place.label : definition.label({ kind: place.kind, n: place.n + added, printed: true }, settings).replaceAll('\u0640', '');
        expect(lines, place.id).toContain(`${label} TYPED-${place.id}-${added}`);
      }
    }
  });

  test.each(files)('has the marks of all elements, each in its own text, when it was saved ($name)', async (file) => {
    const marksOf = (bytes: Uint8Array | undefined): Map<string, string> => {
      const marks = new Map<string, string>();
      const body = parseXml(partsOf(bytes ?? new Uint8Array())['word/document.xml'] ?? '');
      for (const paragraph of descendants(body, 'w:p')) for (const mark of descendants(paragraph, 'w:bookmarkStart')) marks.set(mark.attributes['w:name'] ?? '', textOf(paragraph));
      return marks;
    };
    const [written, found] = [marksOf(await write(file)), marksOf(saved.get(file.name))];
    expect(written.size).toBeGreaterThan(60);
    for (const [name, text] of written) expect(found.get(name), name).toBe(text);
  });
});
