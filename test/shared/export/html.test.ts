// The exported page stands alone, is accessible, and takes every text as text.
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, test } from 'vitest';
import { blankBlock } from '../../../shared/document/blocks/index.ts';
import { isText, type Inline } from '../../../shared/document/inlines.ts';
import type { Document } from '../../../shared/document/document.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { htmlExporter } from '../../../shared/export/html.ts';
import { definitionOf, languages, type Language } from '../../../shared/language/index.ts';
import { documents, untidyDocuments } from '../document/generators.ts';
import { readSample } from '../samples/samples.ts';
import { inputOf, sampleDocument } from './sample.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const pageOf = async (document: Document, language: Language): Promise<string> => new TextDecoder().decode(await htmlExporter.write(inputOf(document, language)));
const parsed = (html: string): Node => parse(html, { onParseError: (error) => expect.soft(error.code, html.slice(error.startOffset - 80, error.endOffset + 40)).toBeUndefined() });
function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const each of node.childNodes) yield* elements(each);
}
const textOf = (node: Node): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '');
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((each) => each.name === name)?.value;

const runsIn = (content: readonly Inline[]): string[] =>
  content.flatMap((inline) => {
    if (isText(inline)) return [inline.text];
    if (inline.type === 'symbolReference') return [inline.symbol];
    return inline.type === 'crossReference' ? [] : runsIn(inline.type === 'footnote' ? inline.content : inline.children);
  });

describe('an exported page', () => {
  test.each(languages)('names its language and direction, and has one title: %s', async (language) => {
    const root = parsed(await pageOf(sampleDocument(), language));
    const all = [...elements(root)];
    const html = all.find(({ tagName }) => tagName === 'html');
    expect(html && [attribute(html, 'lang'), attribute(html, 'dir')]).toEqual([definitionOf(language).tag, definitionOf(language).direction]);
    expect(all.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
    expect(all.some(({ tagName }) => tagName === 'script')).toBe(false);
  });

  test('skips no level of heading, whatever the document does, and has one of level 1 where it has any', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(documents(20), untidyDocuments), fc.constantFrom(...languages), async (document, language) => {
        const levels = [...elements(parsed(await pageOf(document, language)))].flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
        for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
      }),
      { numRuns: 60 },
    );
  });

  test('figures stand under figures, and a head of several columns in their middle', async () => {
    const page = await pageOf(readSample('committee-report'), 'en');
    expect(page).toContain('<td class="figures">2.3</td><td class="figures">5.8</td>');
    expect(page).toContain('<th scope="colgroup" class="over" colspan="2">Value</th>');
  });

  test('tells what heads what in a table: columns, rows, and the rows under a day or a group; an empty cell heads nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(documents(12), fc.constant(sampleDocument())), fc.constantFrom(...languages), async (document, language) => {
        for (const table of elements(parsed(await pageOf(document, language)))) {
          if (table.tagName !== 'table') continue;
          for (const cell of elements(table)) {
            if (cell.tagName !== 'th') continue;
            expect(['col', 'colgroup', 'row', 'rowgroup']).toContain(attribute(cell, 'scope'));
            expect(textOf(cell).trim()).not.toBe('');
          }
          for (const body of elements(table)) {
            if (body.tagName !== 'tbody') continue;
            const rows = [...elements(body)].filter(({ tagName }) => tagName === 'tr');
            for (const [index, row] of rows.entries()) {
              // No cell reaches out of its stretch of rows.
              for (const cell of elements(row)) expect(index + Number(attribute(cell, 'rowspan') ?? 1)).toBeLessThanOrEqual(rows.length);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('gives a reference to the end rule or to a page break its place', async () => {
    const sample = sampleDocument();
    const target = (id: string) => ({ type: 'crossReference' as const, id: `to-${id}`, target: id, form: 'label' as const });
    const blocks: Document['blocks'] = [
      { id: 'refers', type: 'paragraph', text: { en: [target('break'), target('rule')] } },
      { id: 'break', type: 'pageBreak', text: {} },
      { id: 'rule', type: 'endRule', text: {} },
    ];
    const all = [...elements(parsed(await pageOf({ ...sample, blocks }, 'en')))];
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    for (const element of all) if (attribute(element, 'href')?.startsWith('#')) expect(ids).toContain(attribute(element, 'href')?.slice(1));
    expect(ids).toEqual(expect.arrayContaining(['e-break', 'e-rule']));
  });

  test('stands alone: no script, no address that a browser would load, every inner link has its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(documents(20), fc.constant(sampleDocument())), fc.constantFrom(...languages), async (document, language) => {
        const all = [...elements(parsed(await pageOf(document, language)))];
        const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const element of all) {
          expect(['script', 'iframe', 'object', 'embed', 'link', 'base', 'form']).not.toContain(element.tagName);
          expect(element.attrs.filter(({ name }) => name.startsWith('on'))).toEqual([]);
          const source = attribute(element, 'src');
          if (source !== undefined) expect(source).toMatch(/^data:image\//);
          const href = attribute(element, 'href');
          if (href?.startsWith('#')) expect(ids).toContain(href.slice(1));
          else if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
          if (element.tagName === 'img') expect(attribute(element, 'alt')).toBeDefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('holds every word of its language', async () => {
    await fc.assert(
      fc.asyncProperty(documents(20), fc.constantFrom(...languages), async (document, language) => {
        const printed = textOf(parsed(await pageOf(document, language))).replace(/\s+/gu, ' ');
        for (const { block, text } of walkTexts(document.blocks)) {
          if ((block.type === 'session' && block.number !== null) || (block.type === 'documentKind' && block.kind !== null)) continue;
          for (const words of runsIn(text[language] ?? [])) expect(printed).toContain(words.replace(/\s+/gu, ' '));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is well formed even for documents in disorder', async () => {
    await fc.assert(fc.asyncProperty(untidyDocuments, fc.constantFrom(...languages), async (document, language) => {
      expect(await pageOf(document, language)).toContain('</html>');
    }), { numRuns: 20 });
  });

  test('takes any text as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</title><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '<!--', ']]>', '&lt;')), async (text) => {
        const blocks = [{ ...blankBlock('title', 't'), text: { en: [{ text }] } }, { ...blankBlock('paragraph', 'p'), text: { en: [{ text }, { type: 'link' as const, href: `https://example.org/${text.replace(/\s/gu, '')}`, children: [{ text }] }] } }];
        const all = [...elements(parsed(await pageOf({ ...sampleDocument(), blocks }, 'en')))];
        const tags = new Set(all.map(({ tagName }) => tagName));
        for (const tag of tags) expect(['html', 'head', 'meta', 'title', 'style', 'body', 'header', 'main', 'h1', 'p', 'a', 'br']).toContain(tag);
      }),
      { numRuns: 60 },
    );
  });

  test('prints numbers as text and gathers its notes at the end, each with a way back', async () => {
    const all = [...elements(parsed(await pageOf(sampleDocument(), 'en')))];
    const find = (id: string): string => textOf(all.find((element) => attribute(element, 'id') === id) ?? ({ childNodes: [] } as unknown as Node));
    expect(find('e-c2')).toBe('II. Sessions of the Conference');
    expect(find('e-p7')).toMatch(/^7\. The secretariat submitted its report1, in accordance/);
    expect(find('n-f1-en')).toMatch(/^1 See E\/ESCWA\/CL2\.GPID\/2031\/4\(Part II\)/);
    expect(find('e-sp2')).toBe('(i) to a depth of fourteen metres;');
  });

  test('isolates Latin words in Arabic', async () => {
    const html = await pageOf(sampleDocument(), 'ar');
    expect(html).toContain('<bdi dir="ltr">Port of Maremma</bdi>');
    expect(html).toContain('<bdi dir="ltr" class="symbol">A/RES/85/195</bdi>');
  });

  test('keeps the parts of a figure in their order in Arabic', async () => {
    const html = await pageOf({ ...sampleDocument(), blocks: [{ id: 'p', type: 'paragraph', text: { ar: [{ text: 'على 1 204 قراءات' }] } }] }, 'ar');
    expect(html).toContain('على 1\u00A0204 قراءات');
  });
});
