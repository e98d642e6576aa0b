// Word files that were changed at random, by their structure and by their bytes: each is taken in or refused with a reason, none of them breaks the import or holds it up.
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { countingIds } from '../../../../shared/document/ids.ts';
import { documentSchema } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import { inputOf } from '../../export/sample.ts';
import { readSample } from '../../samples/samples.ts';
import { paragraph, run, text, wordFiles } from './word-file.ts';

const by = 'w:id="3" w:author="Nadia" w:date="2031-05-01T10:00:00Z"';
/** A little of everything. */
const handwritten = wordFiles({
  body:
    text('Report on the wells', '<w:pStyle w:val="Title"/>') + text('First.', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
    paragraph(`${run('The ')}<w:ins ${by}>${run('long ')}<w:del ${by}><w:r><w:delText>wide </w:delText></w:r></w:del></w:ins><w:commentRangeStart w:id="1"/>${run('coast', '<w:b/><w:rtl/>')}<w:commentRangeEnd w:id="1"/><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`, `<w:rPr><w:del ${by}/></w:rPr>`) +
    `<w:tbl><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>${text('a')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc>${text('b')}</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>` +
    paragraph('<w:r><w:drawing><wp:inline><wp:extent cx="100" cy="100"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>') + '<w:sectPr><w:titlePg/></w:sectPr>',
  parts: {
    footnotes: `<w:footnote w:id="1">${text('A note.')}</w:footnote>`, comments: `<w:comment ${by.replace('3', '1')}>${text('Why?')}</w:comment>`,
    numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  },
});
const own = Object.fromEntries(Object.entries(unzipSync(await docxExporter.write(inputOf(readSample('concept-note'), 'ar')))).filter(([name]) => !/media|theme/.test(name)));
const bases = [handwritten, handwritten, handwritten, own] as const;

type Change = (xml: string, at: number, other: number) => string;
const tagAt = (xml: string, at: number): { from: number; to: number } => {
  const start = at % Math.max(1, xml.length);
  const found = xml.slice(start).search(/<[a-zA-Z]/);
  const from = found < 0 ? -1 : start + found;
  const to = from < 0 ? -1 : xml.indexOf('>', from);
  return to < 0 ? { from: 0, to: 0 } : { from, to: to + 1 };
};
/** The element that begins at a tag, with all in it, so far as that can be seen by counting its name. */
const elementAt = (xml: string, at: number): { from: number; to: number } => {
  const { from, to } = tagAt(xml, at);
  const name = /^<([\w:]+)/.exec(xml.slice(from, to))?.[1];
  if (name === undefined || xml[to - 2] === '/') return { from, to };
  const form = new RegExp(`<${name}[\\s>/]|</${name}>`, 'g');
  form.lastIndex = to;
  for (let depth = 1, found = form.exec(xml); found !== null; found = form.exec(xml)) {
    depth += found[0].startsWith('</') ? -1 : xml[xml.indexOf('>', found.index) - 1] === '/' ? 0 : 1;
    if (depth === 0) return { from, to: found.index + name.length + 3 };
  }
  return { from, to };
};
const changes: readonly Change[] = [
  (xml, at) => { const { from, to } = elementAt(xml, at); return xml.slice(0, from) + xml.slice(to); },
  (xml, at) => { const { from, to } = elementAt(xml, at); return xml.slice(0, to) + xml.slice(from, to) + xml.slice(to); },
  (xml, at, other) => { const { from, to } = elementAt(xml, at); const place = tagAt(xml, other).from; return xml.slice(0, place) + xml.slice(from, to) + xml.slice(place); },
  (xml, at, other) => { const { from, to } = elementAt(xml, at); return xml.slice(0, from) + xml.slice(from, to).repeat(2 + (other % 40)) + xml.slice(to); },
  (xml, at, other) => { const { from, to } = elementAt(xml, at); const deep = 1 + (other % 200); const open = xml.slice(from, tagAt(xml, from).to); const name = /^<([\w:]+)/.exec(open)?.[1] ?? 'w:p'; return open.endsWith('/>') ? xml : xml.slice(0, from) + open.repeat(deep) + xml.slice(from, to) + `</${name}>`.repeat(deep) + xml.slice(to); },
  (xml, at, other) => xml.replace(/"[^"]*"/g, (value, index: number) => (Math.abs(index - (at % xml.length)) < 40 ? ['""', '"-1"', '"999999999999"', '"NaN"', '"on"', '"../../x"', '"%1%2%3%4%5%6%7%8%9"', '"arabicAbjad"'][other % 8] ?? value : value)),
  (xml, at, other) => { const { from, to } = elementAt(xml, at); const names = ['w:p', 'w:r', 'w:t', 'w:tbl', 'w:tr', 'w:tc', 'w:ins', 'w:del', 'w:sdt', 'w:txbxContent', 'w:footnoteReference', 'w:fldChar']; const name = names[other % names.length]; return xml.slice(0, from) + xml.slice(from, to).replace(/^<[\w:]+/, `<${name}`).replace(/<\/[\w:]+>$/, `</${name}>`) + xml.slice(to); },
  (xml, at) => xml.slice(0, at % Math.max(1, xml.length)),
  (xml, at) => { const { from } = tagAt(xml, at); return `${xml.slice(0, from)}\uFFFF\u0000<![CDATA[x]]><!-- y --><?z?>${xml.slice(from)}`; },
];

/** Evenly: small numbers are no likelier than others. */
const any = (max: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min: 0, max }));

const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const mutation = fc.record({ part: any(1000), change: any(changes.length - 1), at: any(400_000), other: any(400_000) });
const mutants = fc.record({ base: fc.constantFrom(...bases), mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }), bytes: seldom(fc.array(fc.tuple(any(1_000_000), any(255)), { minLength: 1, maxLength: 8 })), without: seldom(any(1000)) }).map(({ base, mutations, bytes, without }) => {
  const files: Record<string, Uint8Array> = { ...base };
  const names = Object.keys(files);
  for (const { part, change, at, other } of mutations) {
    // The text is changed as often as all else together.
    const name = part % 4 !== 0 ? 'word/document.xml' : (names[(part >> 2) % names.length] ?? '');
    files[name] = strToU8((changes[change] as Change)(strFromU8(files[name] ?? new Uint8Array()), at, other));
  }
  if (without !== null) delete files[names[without % names.length] ?? ''];
  const packed = zipSync(files, { level: 0 });
  for (const [at, byte] of bytes ?? []) packed[at % packed.length] = byte;
  return packed;
});

test('whatever is done to a Word file, it becomes a document or is refused, in less than ten seconds', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(mutants, (bytes) => {
      const begun = performance.now();
      const result = importDocument({ name: 'letter.docx', bytes, newId: countingIds('b') });
      expect(performance.now() - begun).toBeLessThan(10_000);
      const code = result.ok ? 'taken' : result.error.code;
      seen.set(code, (seen.get(code) ?? 0) + 1);
      if (result.ok) expect(documentSchema.safeParse(result.value.document).error).toBeUndefined();
      else expect(code).toMatch(/^import\.(?:word(?:Damaged|Protected|TooMuch|Unsafe)|empty|binary|tooLong|tooMany|unsupported|packed)$/);
    }),
    { numRuns: Math.max(150, fc.readConfigureGlobal().numRuns ?? 150) },
  );
  // Neither are all of them refused, nor does nothing ever break.
  expect(seen.get('taken') ?? 0).toBeGreaterThan(20);
  expect(seen.get('import.wordDamaged') ?? 0).toBeGreaterThan(5);
});
