// Word files that mean harm, or that are broken: each ends with a reason and with nothing taken in, quickly, and nothing is fetched.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { contentText } from '../../../../shared/document/inlines.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { importDocument, type Imported } from '../../../../shared/import/index.ts';
import type { Result } from '../../../../shared/errors.ts';
import { errorText } from '../../../../shared/language/messages.ts';
import { languages } from '../../../../shared/language/index.ts';
import { namespaces, paragraph, run, text, wordFile, wordFiles } from './word-file.ts';

const take = (bytes: Uint8Array): Result<Imported> => importDocument({ name: 'letter.docx', bytes, newId: countingIds('b') });
const code = (bytes: Uint8Array): string | null => {
  const result = take(bytes);
  if (!result.ok) for (const language of languages) expect(errorText(result.error, language)).toContain('letter.docx');
  return result.ok ? null : result.error.code;
};
const wordsOf = (bytes: Uint8Array): string => {
  const result = take(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.document.blocks.map((block) => contentText(block.text.en ?? [])).join('|');
};
const some = text('The coast is long.');
const sample = (): Record<string, Uint8Array> => wordFiles({ body: some });

describe('a file is refused with its reason', () => {
  test('when it unpacks to far more than any document', () => {
    const spaces = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    expect(code(zipSync({ ...sample(), 'word/document.xml': spaces }))).toBe('import.wordTooMuch');
    // It says that it is small.
    const lying = zipSync({ ...sample(), 'word/document.xml': new Uint8Array(8 * 1024 * 1024).fill(0x20) });
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    expect(code(lying)).toBe('import.wordTooMuch');
    // Nobody unpacks what no text refers to.
    expect(code(zipSync({ ...sample(), 'word/media/bomb.bin': spaces }))).toBe(null);
  });
  test('when it has more entries than a document, or one of them twice', () => {
    const many = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`word/media/${index}.png`, new Uint8Array(1)]));
    expect(code(zipSync({ ...sample(), ...many }, { level: 0 }))).toBe('import.wordTooMuch');
    expect(code(zipSync({ ...sample(), 'WORD/Document.xml': strToU8('<other/>') }))).toBe('import.wordDamaged');
  });
  test('when it defines entities or types', () => {
    const bomb = `<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${namespaces}><w:body><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>`;
    expect(code(zipSync({ ...sample(), 'word/document.xml': strToU8(bomb) }))).toBe('import.wordUnsafe');
    expect(code(zipSync({ ...sample(), 'word/document.xml': strToU8(`<w:document ${namespaces}><w:body><w:p><w:r><w:t>&unknown;</w:t></w:r></w:p></w:body></w:document>`) }))).toBe('import.wordDamaged');
  });
  test('when it nests without end', () => {
    const deep = (open: string, close: string, n: number): string => `${open.repeat(n)}${some}${close.repeat(n)}`;
    expect(code(wordFile({ body: deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 5000) }))).toBe('import.wordUnsafe');
    expect(code(wordFile({ body: paragraph(`${'<w:ins w:id="1" w:author="A">'.repeat(400)}${run('x')}${'</w:ins>'.repeat(400)}`) }))).toBe('import.wordUnsafe');
    expect(code(wordFile({ body: deep('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 100) }))).toBe(null);
  });
  test('when it has a password, or is the container that Word makes for one', () => {
    const locked = zipSync(sample());
    const view = new DataView(locked.buffer);
    for (let at = 0; at < locked.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(code(locked)).toBe('import.wordProtected');
    const container = new Uint8Array(4096);
    container.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    container.set([...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]), 1024);
    expect(code(container)).toBe('import.wordProtected');
  });
  test('when it has more paragraphs than any document', () => {
    expect(code(zipSync({ ...sample(), 'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${'<w:p/>'.repeat(160_000)}</w:body></w:document>`) }, { level: 0 }))).toBe('import.wordTooMuch');
  });
  test('when parts are missing, cut short, of another type or no XML', () => {
    const { 'word/document.xml': _, ...without } = sample();
    expect(code(zipSync(without))).toBe('import.wordDamaged');
    expect(code(zipSync({ 'word/document.xml': sample()['word/document.xml'] ?? new Uint8Array() }))).toBe('import.wordDamaged');
    expect(code(zipSync({ ...sample(), 'word/document.xml': strToU8('<w:document') }))).toBe('import.wordDamaged');
    expect(code(zipSync({ ...sample(), 'word/document.xml': strToU8(`<w:document ${namespaces}/>`) }))).toBe('import.wordDamaged');
    const sheet = strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>');
    expect(code(zipSync({ ...sample(), '[Content_Types].xml': sheet }))).toBe('import.wordDamaged');
    const whole = zipSync(sample());
    for (const share of [0.1, 0.5, 0.9, 0.99]) expect(code(whole.slice(0, Math.floor(whole.length * share)))).toBe('import.wordDamaged');
  });
});

describe('a file is read all the same', () => {
  test('when entries want to lie elsewhere: they are not looked at', () => {
    expect(wordsOf(zipSync({ ...sample(), '../../outside.xml': strToU8('<x/>'), '/etc/passwd': strToU8('x'), 'C:\\x.xml': strToU8('x'), 'word/../../y.xml': strToU8('x') }))).toContain('The coast is long.');
  });
  test('when lists, styles and fields lead in circles or nowhere', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Circle"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Circle"/><w:numStyleLink w:val="Circle"/></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="99"/></w:num>';
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>';
    const list = (id: string): string => text(`Item of ${id}`, `<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const fields = paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>');
    expect(wordsOf(wordFile({ body: list('1') + list('2') + list('77') + fields, parts: { numbering, styles } }))).toBe('Item of 1|Item of 2|Item of 77|shown');
  });
  test('when links and pictures lie outside: nothing is fetched, unsafe addresses become words, safe ones stay links', () => {
    const relationships = ['https://example.org/a', 'file:///etc/passwd', 'javascript:alert(1)', '\\\\server\\share']
      .map((target, index) => `<Relationship Id="l${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`)
      .join('');
    const body = paragraph([0, 1, 2, 3].map((index) => `<w:hyperlink r:id="l${index}">${run(`link${index} `)}</w:hyperlink>`).join(''));
    const result = take(wordFile({ body, relationships }));
    if (!result.ok) throw new Error(result.error.code);
    const content = result.value.document.blocks.flatMap((block) => block.text.en ?? []);
    expect(content.filter((inline) => 'type' in inline && inline.type === 'link').map((inline) => ('href' in inline ? inline.href : ''))).toEqual(['https://example.org/a']);
    expect(contentText(content)).toBe('link0 link1 link2 link3');
  });
  test('when a table has no rows, in a file of our own as in any other', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="p"><w:name w:val="UN-Text"/></w:style>';
    expect(wordsOf(wordFile({ body: `${text('The coast is long.', '<w:pStyle w:val="p"/>')}<w:tbl/><w:tbl><w:tr/></w:tbl>`, parts: { styles } }))).toContain('The coast is long.');
    expect(wordsOf(wordFile({ body: `${some}<w:tbl/><w:tbl><w:tr/></w:tbl>` }))).toContain('The coast is long.');
  });
  test('when notes call each other in a row or in a circle: each stands where it was called first', () => {
    const note = (id: number, next: number): string => `<w:footnote w:id="${id}">${paragraph(`${run(`Note ${id}.`)}<w:r><w:footnoteReference w:id="${next}"/></w:r>`)}</w:footnote>`;
    const many = 3000;
    const footnotes = Array.from({ length: many }, (_, index) => note(index + 1, ((index + 1) % many) + 1)).join('');
    expect(wordsOf(wordFile({ body: paragraph(`${run('The coast is long.')}<w:r><w:footnoteReference w:id="1"/></w:r>`), parts: { footnotes } }))).toContain('The coast is long.');
  });
  test('when ranges of comments, bookmarks and moves are opened and never closed', () => {
    const open = (name: string, more: string): string => Array.from({ length: 20_000 }, (_, id) => `<w:${name} w:id="${id}"${more.replace('#', String(id))}/>`).join('');
    const lines = text('a').repeat(2000);
    for (const ranges of [open('commentRangeStart', ''), open('bookmarkStart', ' w:name="n#"'), open('moveToRangeStart', ' w:name="n#"')]) expect(wordsOf(wordFile({ body: `${paragraph(ranges)}${some}${lines}` }))).toContain('The coast is long.');
  });
  test('in the strict form of the format, with other prefixes, and in UTF-16', () => {
    const strict = '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>The coast is long.</x:t></x:r></x:p></x:body></x:document>';
    const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>';
    expect(wordsOf(zipSync({ ...sample(), '_rels/.rels': strToU8(rels), 'word/document.xml': strToU8(strict) }))).toBe('The coast is long.');
    const wide = Uint8Array.from([0xff, 0xfe, ...[...strict].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])]);
    expect(wordsOf(zipSync({ ...sample(), 'word/document.xml': wide }))).toBe('The coast is long.');
  });
});
