// What an editor may drop on the window: encodings of all times, files that are no texts, and files far too large.
import { describe, expect, it } from 'vitest';
import { documentSchema, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { elementLimit, importDocument, importLimit, lengthLimit, type ImportInput } from '../../../shared/import/index.ts';
import { walkTexts } from '../../../shared/document/walk.ts';

const take = (name: string, bytes: Uint8Array, more: Partial<ImportInput> = {}) => importDocument({ name, bytes, newId: countingIds('b'), ...more });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, little);
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index), little);
  return bytes;
};
const textOf = (document: Document): string => [...walkTexts(document.blocks)].map(({ text }) => contentText(text[document.settings.draftingLanguage] ?? [])).join('\n');
const taken = (name: string, bytes: Uint8Array, more: Partial<ImportInput> = {}): Document => {
  const result = take(name, bytes, more);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.document;
};

const french = '# Rapport\n\n1. L’été, où qu’il soit, a été âpre à Nîmes — et ça dure.\n';
const arabic = '# تقرير\n\n1- عُقد الاجتماع في بيروت وحضره ممثلون عن الدول الأعضاء.\n';

describe('the encoding of a file', () => {
  it('is UTF-8 with or without a mark, or UTF-16 with one', () => {
    for (const text of [french, arabic]) {
      const plain = textOf(taken('a.md', utf8(text)));
      expect(plain).toContain(text === french ? 'Nîmes — et ça dure.' : 'عُقد الاجتماع');
      expect(textOf(taken('a.md', utf8(`\uFEFF${text}`)))).toBe(plain);
      expect(textOf(taken('a.md', utf16(text, true)))).toBe(plain);
      expect(textOf(taken('a.md', utf16(text, false)))).toBe(plain);
      expect(textOf(taken('a.md', utf8(text.replaceAll('\n', '\r\n'))))).toBe(plain);
    }
  });

  it('is an old Windows encoding where it is no UTF-8', () => {
    // « été » and « Beyrouth » in Windows-1252; "بيروت" and "تقرير" in Windows-1256.
    const latin = Uint8Array.from([...'Rapport\n\nL\x92\xe9t\xe9 \xe0 Beyrouth fut tr\xe8s chaud et les eaux basses.'].map((sign) => sign.charCodeAt(0)));
    expect(textOf(taken('a.txt', latin))).toContain('L’été à Beyrouth fut très chaud');
    const windowsArabic = Uint8Array.from([0xca, 0xde, 0xd1, 0xed, 0xd1, 0x20, 0xe4, 0xda, 0xdf, 0x0a, 0x0a, 0xc8, 0xed, 0xd1, 0xe6, 0xca, 0x20, 0xc8, 0xed, 0xd1, 0xe6, 0xca]);
    const document = taken('a.txt', windowsArabic);
    expect(document.settings.draftingLanguage).toBe('ar');
    expect(textOf(document)).toContain('بيروت بيروت');
  });
});

describe('a file is refused', () => {
  const code = (name: string, bytes: Uint8Array): string | null => {
    const result = take(name, bytes);
    return result.ok ? null : result.error.code;
  };
  it('when it is empty', () => {
    for (const bytes of [new Uint8Array(), utf8('   \n\t\r\n'), utf8('\uFEFF'), utf8('\u200F\n')]) expect(code('a.txt', bytes)).toBe('import.empty');
  });
  it('when it is not text', () => {
    expect(code('a.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256))).toBe('import.binary');
    expect(code('a.md', utf8('text\0text'))).toBe('import.binary');
    expect(code('a.md', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBe('import.binary');
  });
  it('when it is larger than any document, with its size and the limit', () => {
    const result = take('huge.txt', new Uint8Array(20 * 1024 * 1024).fill(0x61));
    expect(result).toEqual({ ok: false, error: { code: 'import.tooLarge', params: { name: 'huge.txt', megabytes: 20, limit: importLimit / 1_048_576 } } });
  });
  it('when it is a file of another program, whatever it is called', () => {
    const named = (start: string): Uint8Array => utf8(`${start}${'word/document.xml and more. '.repeat(20)}`);
    const word = named('PK\u0003\u0004');
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);
    for (const name of ['a.txt', 'a.md', 'report', 'a.docx']) {
      // A Word file in name and beginning, and no more.
      expect(code(name, word), name).toBe('import.wordDamaged');
      expect(code(name, old), name).toBe('import.word');
      expect(code(name, utf8('{\\rtf1\\ansi Some text}')), name).toBe('import.word');
      expect(code(name, utf8('PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text')), name).toBe('import.word');
      expect(code(name, utf8('%PDF-1.7\n1 0 obj')), name).toBe('import.pdf');
      expect(code(name, Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0x61, 0x2e, 0x74, 0x78, 0x74])), name).toBe(name === 'a.docx' ? 'import.wordDamaged' : 'import.packed');
      expect(code(name, Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])), name).toBe('import.packed');
    }
  });
  it('when it has more elements than a document can be worked with, or one that is far too long', () => {
    const many = take('many.md', utf8('A few words.\n\n'.repeat(elementLimit + 1)));
    expect(many).toEqual({ ok: false, error: { code: 'import.tooMany', params: { name: 'many.md', limit: elementLimit } } });
    expect(code('rows.md', utf8('- a\n'.repeat(elementLimit * 6)))).toBe('import.tooMany');
    const line = take('line.txt', utf8(`A title\n\nThe ${'coast and the sea '.repeat(lengthLimit / 10)}`));
    expect(line).toEqual({ ok: false, error: { code: 'import.tooLong', params: { name: 'line.txt', beginning: 'The coast and the sea coast and the sea coast and the sea…', limit: lengthLimit } } });
    // Short lines that Markdown makes one paragraph.
    expect(code('lines.md', utf8('Some words of the coast\n'.repeat(lengthLimit / 10)))).toBe('import.tooLong');
  });
  it('when nothing is in it, whatever it is called', () => {
    for (const name of ['a.docx', 'a.md', 'a.txt', 'a.json', 'a.odt']) expect(code(name, new Uint8Array()), name).toBe('import.empty');
  });

  it('when its type cannot be read', () => {
    for (const name of ['a.doc', 'a.odt', 'a.rtf']) expect(code(name, utf8('Some text')), name).toBe('import.word');
    expect(code('a.docx', utf8('Some text'))).toBe('import.wordDamaged');
    expect(code('a.pdf', utf8('Some text'))).toBe('import.pdf');
    for (const name of ['a.html', 'a.xlsx', 'a.png']) expect(code(name, utf8('Some text')), name).toBe('import.unsupported');
    expect(code('a.json', utf8('{"some": "thing"}'))).toBe('import.unsupported');
    expect(code('a.json', utf8('{"schemaVersion": 99999, "id": "x"}'))).toBe('document.tooNew');
    expect(code('a.json', utf8('{"schemaVersion": 1, "id": "x"}'))).toBe('document.invalid');
  });
});

describe('a document of the program itself', () => {
  it('comes back as it was, under an identity of its own', () => {
    const document = taken('a.md', utf8('# Title\n\n1. **Bold** paragraph.[^1]\n\n[^1]: A note.\n'));
    const again = taken('a.json', utf8(JSON.stringify(document)), { newId: countingIds('other') });
    expect(again.id).not.toBe(document.id);
    expect({ ...again, id: document.id }).toEqual(document);
    expect(taken('a.json', utf8(JSON.stringify(document)), { as: 'keyMessagesSummary' }).settings.template).toBe('keyMessagesSummary');
  });
});

describe('what the user says goes before what is guessed', () => {
  it('for the language and the template', () => {
    const document = taken('a.md', utf8(french), { language: 'en', as: 'workshopConceptNote' });
    expect([document.settings.draftingLanguage, document.settings.template]).toEqual(['en', 'workshopConceptNote']);
    expect(document.blocks.every(({ text }) => text.fr === undefined)).toBe(true);
  });
});

describe('texts of any kind', () => {
  it('become valid documents, also when nothing in them is known', () => {
    for (const text of ['x', '1.', 'A.', '---', '| |', '[^1]', '> ', '**', '#', '¹', '- ', 'Contents', 'Summary\n', 'Annex', 'Box 1', 'Table 1\n\na\tb\nc\td', '<table>', '](', 'الفصل']) {
      expect(documentSchema.safeParse(taken('a.md', utf8(`${text}\n`))).success, text).toBe(true);
    }
  });

  it('take time in proportion to their length also where signs are piled up', () => {
    // Signs that wait for a partner which never comes, or comes at the very end.
    const piles = ['> ', '[', '(', '*a ', '**', '_a', '<b>', '<b ', '`', '`a``b', 'http://a.b/', 'http://a.b/(', '!['].map((sign) => sign.repeat(Math.floor(100_000 / sign.length)));
    piles.push(`${'['.repeat(50_000)}x${']'.repeat(50_000)}`, `http://a.b/${')'.repeat(100_000)}`, `${'('.repeat(50_000)}${')'.repeat(50_000)}`, `\n\n# A heading${' '.repeat(100_000)}of`, '> | a\n'.repeat(10_000));
    for (const pile of piles) {
      const start = process.cpuUsage();
      const document = taken('pile.md', utf8(`# Title\n\n${pile} end`));
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000, pile.slice(0, 20)).toBeLessThan(1500);
      expect(textOf(document)).toContain('end');
    }
  });

  it('take time in proportion to their length', () => {
    const paragraphs = (count: number): Uint8Array => {
      const lines = ['# A long report', '', 'Introduction', ''];
      for (let n = 1; n <= count; n++) {
        if (n % 100 === 1) lines.push(`${'I'.repeat(1)}. Chapter`, '');
        lines.push(`${n}. ${'The secretariat reported on harbours, wells and roads in the region, and said what would follow. '.repeat(6)}¹`, '', `¹ A/RES/70/1, para. ${n}.`, '');
      }
      return utf8(lines.join('\n'));
    };
    // Time of the processor, the better of two: other programs on the machine do not count.
    const once = (bytes: Uint8Array): number => {
      const start = process.cpuUsage();
      taken('long.md', bytes);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const time = (bytes: Uint8Array): number => Math.min(once(bytes), once(bytes));
    time(paragraphs(300));
    const [small, large] = [time(paragraphs(750)), time(paragraphs(3000))];
    // Four times the text: linear is four, quadratic sixteen.
    expect(large / small).toBeLessThan(9);
  });
});
