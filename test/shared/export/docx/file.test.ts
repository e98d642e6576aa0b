// A Word file is valid, whole, right to left where its language is, and the same bytes every time.
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { unzipSync } from 'fflate';
import type { LanguageText } from '../../../../shared/document/block.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { isText, type Content, type Inline } from '../../../../shared/document/inlines.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { walkTexts } from '../../../../shared/document/walk.ts';
import type { Rasterise } from '../../../../shared/export/exporter.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { withoutDirectionSigns } from '../../../../shared/text/bidi.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { child, children, descendants, parseXml, partsOf, readParagraphs, textOf, val } from './word-reader.ts';

const write = (document: Document, language: Language): Promise<Uint8Array> => docxExporter.write(inputOf(document, language));
const xmlOf = (bytes: Uint8Array, name: string): string => partsOf(bytes)[name] ?? '';
const withBlocks = (...blocks: Block[]): Document => ({ ...sampleDocument(), blocks });
const paragraphOf = (content: Content): Block => ({ ...blankBlock('paragraph', 'only'), text: { en: content } });

/** The runs of text in a content, also in links, brackets and footnotes. */
const runsIn = (content: readonly Inline[]): string[] =>
  content.flatMap((inline) => {
    if (isText(inline)) return [inline.text];
    if (inline.type === 'symbolReference') return [inline.symbol];
    if (inline.type === 'crossReference') return [];
    return runsIn(inline.type === 'footnote' ? inline.content : inline.children);
  });

describe('a Word file', () => {
  test('has the same bytes for the same document, whatever the time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const at = (time: string, document: Document, language: Language): Promise<Uint8Array> => {
        vi.setSystemTime(new Date(time));
        return write(document, language);
      };
      await fc.assert(
        fc.asyncProperty(documents(12), fc.constantFrom(...languages), async (document, language) => {
          const first = await at('2031-03-04T05:06:07Z', document, language);
          const second = await at('2044-10-30T23:59:59Z', structuredClone(document), language);
          expect(Buffer.compare(first, second)).toBe(0);
        }),
        { numRuns: 12 },
      );
    } finally {
      vi.useRealTimers();
    }
  });

  test('holds every word of its language', async () => {
    await fc.assert(
      fc.asyncProperty(documents(20), fc.constantFrom(...languages), async (document, language) => {
        const bytes = await write(document, language);
        const text = readParagraphs(bytes).map((paragraph) => paragraph.text).join('\n') + children(parseXml(xmlOf(bytes, 'word/footnotes.xml')), 'w:footnote').map(textOf).join('\n');
        const printed = withoutDirectionSigns(text).replace(/\s+/gu, ' ');
        for (const place of walkTexts(document.blocks)) {
          const silent = (place.block.type === 'session' && place.block.number !== null) || (place.block.type === 'documentKind' && place.block.kind !== null);
          if (silent) continue;
          for (const words of runsIn(place.text[language] ?? [])) expect(printed).toContain(withoutDirectionSigns(words).replace(/\s+/gu, ' '));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('takes any text as text: nothing in it becomes markup, and what XML forbids goes', async () => {
    const nasty = 'a <w:br/> & "b" \u0000\u0008\u000B\u001F\uFFFE\uD800 ]]> <!-- c --> &lt; 💧';
    const bytes = await write(withBlocks(paragraphOf([{ text: nasty }, { type: 'link', href: 'https://example.org/?a="<>&b', children: [{ text: nasty }] }, { type: 'symbolReference', symbol: 'A/<x>"&' }])), 'en');
    const [paragraph] = readParagraphs(bytes).filter(({ style }) => style === 'UN-Text');
    const kept = 'a <w:br/> & "b" \n\uFFFD ]]> <!-- c --> &lt; 💧';
    expect(paragraph?.text).toBe(`${kept}${kept}A/<x>"&`);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const parts = partsOf(await write(withBlocks({ ...blankBlock('title', 't'), text: { en: [{ text }] } }, { ...blankBlock('symbol', 's'), symbol: text.slice(0, 200) }, { ...blankBlock('jobNumber', 'j'), jobNumber: text.slice(0, 40) }, paragraphOf([{ text }])), 'en'));
        for (const xml of Object.values(parts)) parseXml(xml);
      }),
      { numRuns: 25 },
    );
  });

  test('leads to web addresses and document symbols, and to nothing else', async () => {
    const bytes = await write(withBlocks(paragraphOf([
      { type: 'link', href: 'https://example.org/a', children: [{ text: 'safe' }] },
      { type: 'link', href: 'javascript:alert(1)', children: [{ text: 'unsafe' }] },
      { type: 'link', href: 'file:///etc/passwd', children: [{ text: 'local' }] },
      { type: 'symbolReference', symbol: 'E/ESCWA/30/4(Part II)' },
    ])), 'en');
    const targets = [...descendants(parseXml(xmlOf(bytes, 'word/_rels/document.xml.rels')), 'Relationship')].filter(({ attributes }) => attributes['TargetMode'] === 'External').map(({ attributes }) => attributes['Target']);
    expect(targets).toEqual(['https://example.org/a', 'https://undocs.org/E/ESCWA/30/4(PartII)']);
    expect(readParagraphs(bytes).map(({ text }) => text)).toContain('safeunsafelocalE/ESCWA/30/4(Part II)');
  });

  test('is right to left in Arabic: sections, paragraphs, tables and letters, with Latin runs left to right', async () => {
    const bytes = await write(sampleDocument(), 'ar');
    const document = parseXml(xmlOf(bytes, 'word/document.xml'));
    for (const section of descendants(document, 'w:sectPr')) expect(child(section, 'w:bidi')).toBeDefined();
    for (const table of descendants(document, 'w:tblPr')) expect(child(table, 'w:bidiVisual')).toBeDefined();
    for (const { node } of readParagraphs(bytes)) expect(child(child(node, 'w:pPr'), 'w:bidi')).toBeDefined();
    for (const run of descendants(document, 'w:r')) {
      const text = textOf(run);
      const rtl = child(child(run, 'w:rPr'), 'w:rtl') !== undefined;
      if (/\p{Script=Arabic}/u.test(text)) expect(rtl, text).toBe(true);
      if (/\p{Script=Latin}/u.test(text)) expect(rtl, text).toBe(false);
      const bold = child(child(run, 'w:rPr'), 'w:b');
      if (bold !== undefined) expect(child(child(run, 'w:rPr'), 'w:bCs')).toBeDefined();
    }
    expect(xmlOf(bytes, 'word/styles.xml')).toMatch(/w:lang w:val="en-GB" w:bidi="ar-LB"|w:lang w:bidi="ar-LB" w:val="en-GB"/);
    expect(xmlOf(await write(sampleDocument(), 'en'), 'word/document.xml')).not.toContain('<w:bidi');
  });

  test('knows its headings, so that the navigation of Word shows them by level', async () => {
    const styles = new Map(children(parseXml(xmlOf(await write(sampleDocument(), 'en'), 'word/styles.xml')), 'w:style').map((style) => [style.attributes['w:styleId'], style]));
    for (const level of [1, 2, 3, 4, 5]) {
      const style = styles.get(`UN-H${level}`);
      expect(val(child(style, 'w:basedOn'))).toBe(`Heading${level}`);
      expect(val(child(child(style, 'w:pPr'), 'w:outlineLvl'))).toBe(String(level - 1));
    }
    expect(val(child(styles.get('UN-Priority-Area'), 'w:basedOn'))).toBe('UN-H2');
    expect(val(child(styles.get('UN-Annex'), 'w:basedOn'))).toBe('Heading1');
  });

  test('has contents with ranges and pages, each line leading to its heading', async () => {
    const bytes = await write(sampleDocument(), 'en');
    const lines = readParagraphs(bytes).filter(({ style }) => style.startsWith('UN-TOC') || style.startsWith('UN-Contents'));
    const texts = lines.map(({ text }) => text);
    expect(texts.slice(0, 4)).toEqual(['Contents', '', 'Paragraphs', 'Page']);
    const at = texts.indexOf('II.\tSessions of the Conference\t');
    expect(texts.slice(at, at + 2)).toEqual(['II.\tSessions of the Conference\t', '4–11']);
    expect(texts[at + 2]).toMatch(/^\d+$/);
    expect(texts).toContain('Chapter');
    const marks = new Set([...descendants(parseXml(xmlOf(bytes, 'word/document.xml')), 'w:bookmarkStart')].map(({ attributes }) => attributes['w:name']));
    for (const { node } of lines) for (const link of descendants(node, 'w:hyperlink')) expect(marks).toContain(link.attributes['w:anchor']);
  });

  test('leads nowhere that is not there: what refers to an element that prints nothing is text alone', async () => {
    const gone: Block = { ...blankBlock('quotation', 'gone'), text: { en: [] } };
    const lines: Block[] = [blankBlock('organ', 'organ'), gone, paragraphOf(['gone', 'organ', 'only'].map((target) => ({ type: 'crossReference', id: `to-${target}`, target, form: 'label' })))];
    const check = async (document: Document, language: Language): Promise<void> => {
      const bytes = await write(document, language);
      const [body, notes] = [xmlOf(bytes, 'word/document.xml'), xmlOf(bytes, 'word/footnotes.xml')];
      const marks = new Set([body, notes].flatMap((xml) => [...descendants(parseXml(xml), 'w:bookmarkStart')].map(({ attributes }) => attributes['w:name'])));
      const named = [body, notes].flatMap((xml) => Array.from(xml.matchAll(/w:anchor="([^"]*)"|(?:PAGE|NOTE)?REF (\S+)/g), ([, link, field]) => link ?? field));
      for (const name of named) expect(marks).toContain(name);
    };
    await check(withBlocks(...lines), 'en');
    // A heading is a link in the contents, and what it refers to a link within.
    const heading: Block = { ...blankBlock('priorityArea', 'area'), text: { en: [{ text: 'See ' }, { type: 'crossReference', id: 'to-organ', target: 'organ', form: 'label' }, { type: 'symbolReference', symbol: 'A/1' }] } };
    await check(withBlocks(blankBlock('organ', 'organ'), blankBlock('contents', 'contents'), heading, blankBlock('priorityArea', 'other')), 'en');
    await fc.assert(fc.asyncProperty(documents(25), fc.constantFrom(...languages), check), { numRuns: 40 });
  });

  test('never asks at opening whether to update its fields', async () => {
    const parts = partsOf(await write(sampleDocument(), 'en'));
    expect(parts['word/settings.xml']).not.toContain('updateFields');
    expect(Object.values(parts).join('')).not.toContain('w:dirty');
  });

  test('refers to numbers that Word keeps current, and prints the same ones', async () => {
    const bytes = await write(sampleDocument(), 'en');
    const paragraph = readParagraphs(bytes).find(({ text }) => text.startsWith('The secretariat submitted'));
    expect(paragraph?.text).toContain('(see paragraph\u00A03, chapter\u00A0II, section\u00A0C, table\u00A01, chapter\u00A0II and footnote\u00A01)');
    const fields = [...descendants(paragraph?.node ?? parseXml('<a/>'), 'w:fldSimple')].map((field) => `${(field.attributes['w:instr'] ?? '').trim().split(' ')[0]} ${textOf(field)}`);
    expect(fields).toEqual(['REF 3', 'REF II', 'REF C', 'REF 1', 'REF II', 'NOTEREF 1']);
  });

  test('prints brackets, options and proposals so that they can be read in black and white', async () => {
    const bytes = await write(sampleDocument(), 'en');
    const paragraph = readParagraphs(bytes).find(({ text }) => text.startsWith('States '));
    expect(paragraph?.text).toBe('States [shall / should] protect all the harbours without delay.');
    const marked = [...descendants(paragraph?.node ?? parseXml('<a/>'), 'w:r')].flatMap((run) => {
      const properties = child(run, 'w:rPr');
      return [child(properties, 'w:u') === undefined ? '' : `+${textOf(run)}`, child(properties, 'w:strike') === undefined ? '' : `-${textOf(run)}`].filter((mark) => mark !== '');
    });
    expect(marked).toEqual(['+all ', '-the ']);
  });

  test('says in brackets what is not translated, and keeps its number', async () => {
    const paragraph = readParagraphs(await write(sampleDocument(), 'fr')).find(({ label, style }) => style === 'UN-Para' && label === '11.');
    expect(paragraph?.text).toBe('[Pas encore traduit]');
  });

  test('marks what is not translated as a notice of its own, in the cells of tables too', async () => {
    const document = sampleDocument();
    const english = (text: LanguageText): LanguageText => ({ en: text.en ?? [] });
    const blocks = document.blocks.map((block): Block =>
      block.type === 'table' ? { ...block, text: english(block.text), rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: english(cell.text) })) })) } : block);
    const notices = [...descendants(parseXml(xmlOf(await write({ ...document, blocks }, 'fr'), 'word/document.xml')), 'w:r')].filter((run) => textOf(run) === '[Pas encore traduit]');
    expect(notices.length).toBeGreaterThan(4);
    expect(new Set(notices.map((run) => val(child(child(run, 'w:rPr'), 'w:rStyle'))))).toEqual(new Set(['UN-Untranslated']));
  });

  test('carries title, symbol and language as its properties, and neither author nor time', async () => {
    const core = xmlOf(await write(sampleDocument(), 'fr'), 'docProps/core.xml');
    expect(core).toContain('<dc:title>Deuxième Conférence régionale sur les villes côtières et leurs ports</dc:title>');
    expect(core).toContain('<dc:subject>E/ESCWA/CL2.GPID/2031/WG.7/Outcome document</dc:subject>');
    expect(core).toContain('<dc:language>fr-FR</dc:language>');
    expect(core).not.toMatch(/creator|lastModifiedBy|created|modified/);
  });

  test('shows images with their alternative text, and their description where the image is lost', async () => {
    const bytes = await write(sampleDocument(), 'en');
    const drawings = [...descendants(parseXml(xmlOf(bytes, 'word/document.xml')), 'wp:docPr')].map(({ attributes }) => attributes['descr']);
    expect(drawings).toEqual(['Network of Coastal Cities', 'Chart', 'A line that falls from left to right']);
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    const lost = await docxExporter.write(inputOf(sampleDocument(), 'en', () => null));
    expect(readParagraphs(lost).map(({ text }) => text)).toContain('[A line that falls from left to right]');
  });

  test('repeats the head of a table, and turns the page for a wide one', async () => {
    const document = parseXml(xmlOf(await write(sampleDocument(), 'en'), 'word/document.xml'));
    const heads = [...descendants(document, 'w:tr')].filter((row) => child(child(row, 'w:trPr'), 'w:tblHeader') !== undefined);
    expect(heads.map(textOf)).toContain('PortDepth (metres)Remarks');
    expect([...descendants(document, 'w:pgSz')].map(({ attributes }) => attributes['w:orient'] ?? 'portrait')).toEqual(['portrait', 'portrait', 'landscape', 'portrait']);
  });

  test('keeps a vector image as it is, and shows older programs a field that is not see-through in its place', async () => {
    const vector = { hash: 'cd'.repeat(32), mediaType: 'image/svg+xml', width: 300, height: 200 } as const;
    const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>');
    const figure: Block = { ...blankBlock('figure', 'f'), image: vector, alt: { en: 'A chart' } };
    const bytes = await docxExporter.write(inputOf(withBlocks(figure), 'en', () => drawing));
    const files = unzipSync(bytes);
    const targets = new Map([...descendants(parseXml(xmlOf(bytes, 'word/_rels/document.xml.rels')), 'Relationship')].map(({ attributes }) => [attributes['Id'], attributes['Target']]));
    const fileOf = (name: string): Uint8Array => {
      const [blip] = descendants(parseXml(xmlOf(bytes, 'word/document.xml')), name);
      return files[`word/${targets.get(blip?.attributes['r:embed'] ?? '') ?? ''}`] ?? new Uint8Array();
    };
    expect(fileOf('asvg:svgBlip')).toEqual(drawing);
    const standIn = Buffer.from(fileOf('a:blip'));
    expect(standIn.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Colour type 0 of PNG is grey without transparency.
    expect(standIn[25]).toBe(0);
    const data = standIn.indexOf('IDAT');
    const [filter, grey] = inflateSync(standIn.subarray(data + 4, data + 4 + standIn.readUInt32BE(data - 4)));
    expect(filter).toBe(0);
    expect(grey).toBeLessThan(240);
  });

  test('carries a vector image in pixels too, painted once for the largest of its places', async () => {
    const vector = { hash: 'cd'.repeat(32), mediaType: 'image/svg+xml', width: 300, height: 200 } as const;
    const figure = (id: string, width: number): Block => ({ ...blankBlock('figure', id), image: vector, width, alt: { en: 'A chart' } });
    const painted = new TextEncoder().encode('painted');
    const wanted: number[] = [];
    const rasterise: Rasterise = async (_, width) => {
      wanted.push(width);
      return painted;
    };
    const input = inputOf(withBlocks(figure('small', 25), figure('large', 50)), 'en', () => new TextEncoder().encode('<svg/>'));
    const files = unzipSync(await docxExporter.write({ ...input, rasterise }));
    // Half of a line of 160 mm at 300 dots per inch.
    expect(wanted).toEqual([expect.closeTo((80 / 25.4) * 300, -0.5)]);
    expect(Object.values(files)).toContainEqual(painted);
  });
});
