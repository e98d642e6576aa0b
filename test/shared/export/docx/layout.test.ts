// What stands together on a page of a Word file, and where the masthead puts its lines.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoxedBlock } from '../../../../shared/document/blocks/box.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { looks, type Document } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { textWidth } from '../../../../shared/export/docx/letter-widths.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { child, children, descendants, parseXml, partsOf, textOf, val, type Node } from './word-reader.ts';

const bodyIn = (parts: Record<string, string>): Node => {
  const body = child(parseXml(parts['word/document.xml'] ?? ''), 'w:body');
  if (body === undefined) throw new Error('no body');
  return body;
};
const partsFor = async (document: Document, language: Language = 'en'): Promise<Record<string, string>> => partsOf(await docxExporter.write(inputOf(document, language)));
const bodyOf = async (document: Document, language: Language = 'en'): Promise<Node> => bodyIn(await partsFor(document, language));
const styleOf = (paragraph: Node): string | undefined => val(child(child(paragraph, 'w:pPr'), 'w:pStyle'));
const stylesOf = (parts: Record<string, string>): Map<string, Node> => new Map(children(parseXml(parts['word/styles.xml'] ?? ''), 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
const elementsOf = (node: Node): Node[] => node.children.filter((each): each is Node => typeof each !== 'string');
const landscape = (section: Node): boolean => child(section, 'w:pgSz')?.attributes['w:orient'] === 'landscape';

describe('a landscape table', () => {
  const wide: Block = { ...blankBlock('table', 'wide'), landscape: true, text: { en: [{ text: 'Wide' }] } };
  const text = (id: string): Block => ({ ...blankBlock('paragraph', id), text: { en: [{ text: id }] } });
  const annex: Block = { ...blankBlock('annex', 'an'), text: { en: [{ text: 'Harbours surveyed' }] } };
  const section: Block = { ...blankBlock('heading', 'h'), level: 2, text: { en: [{ text: 'By year' }] } };

  test.each([
    ['an annex', [annex]],
    ['a heading', [section]],
    ['an annex and a heading', [annex, section]],
  ])('takes %s right before it onto its page', async (_, before) => {
    const body = await bodyOf({ ...sampleDocument(), blocks: [text('first'), ...before, wide, text('last')] });
    const sections: { landscape: boolean; texts: string[] }[] = [];
    let texts: string[] = [];
    for (const node of elementsOf(body)) {
      const end = node.name === 'w:sectPr' ? node : child(child(node, 'w:pPr'), 'w:sectPr');
      if (node.name !== 'w:sectPr') texts.push(textOf(node).replace('\n', ' '));
      if (end === undefined) continue;
      sections.push({ landscape: landscape(end), texts: texts.filter((each) => each !== '') });
      texts = [];
    }
    expect(sections.map((each) => each.landscape)).toEqual([false, true, false]);
    expect(sections[1]?.texts.join(' | ')).toMatch(before.includes(annex) ? /^Annex Harbours surveyed/ : /^By year/);
    expect(sections[1]?.texts.join(' | ')).toContain('Wide');
    expect(sections[2]?.texts).toEqual(['last']);
  });
});

test('an annex and the contents begin a page by their styles, also an annex that a typist adds', async () => {
  const parts = await partsFor(sampleDocument());
  for (const style of ['UN-Annex', 'UN-Contents-Head']) expect(child(child(stylesOf(parts).get(style), 'w:pPr'), 'w:pageBreakBefore')).toBeDefined();
  for (const paragraph of descendants(bodyIn(parts), 'w:p')) expect(child(child(paragraph, 'w:pPr'), 'w:pageBreakBefore')).toBeUndefined();
});

test('caption, table, notes and source stay together, in every document', async () => {
  await fc.assert(
    fc.asyncProperty(documents(12), fc.constantFrom(...languages), async (document, language) => {
      const parts = await partsFor(document, language);
      const styles = stylesOf(parts);
      const keepsNext = (paragraph: Node): boolean => [paragraph, styles.get(styleOf(paragraph) ?? '')].some((node) => child(child(node, 'w:pPr'), 'w:keepNext') !== undefined);
      const check = (nodes: readonly Node[]): void => {
        for (const [index, node] of nodes.entries()) {
          if (node.name === 'w:tbl') {
            const rows = children(node, 'w:tr');
            for (const row of rows) for (const cell of children(row, 'w:tc')) check(elementsOf(cell));
            const below = nodes[index + 1];
            if (below !== undefined && ['UN-Table-Note', 'UN-Table-Source'].includes(styleOf(below) ?? '')) {
              for (const paragraph of descendants(rows.at(-1) ?? node, 'w:p')) expect(keepsNext(paragraph)).toBe(true);
            }
          } else if (styleOf(node) === 'UN-Table-Note' && styleOf(nodes[index + 1] ?? node) === 'UN-Table-Source') expect(keepsNext(node)).toBe(true);
          else if (styleOf(node) === 'UN-Table-Caption') expect(keepsNext(node)).toBe(true);
        }
      };
      check(elementsOf(bodyIn(parts)));
    }),
    { numRuns: 25 },
  );
});

test('no paragraph says by itself what its style says', async () => {
  for (const language of languages) {
    const parts = await partsFor(sampleDocument(), language);
    const styles = stylesOf(parts);
    const repeated = new Set<string>();
    for (const paragraph of descendants(parseXml(parts['word/document.xml'] ?? ''), 'w:p')) {
      const own = child(paragraph, 'w:pPr');
      const style = child(styles.get(styleOf(paragraph) ?? ''), 'w:pPr');
      if (own === undefined || style === undefined) continue;
      // The direction stands on each paragraph, where every program looks for it.
      for (const property of elementsOf(own)) if (property.name !== 'w:bidi' && children(style, property.name).some((same) => JSON.stringify(same) === JSON.stringify(property))) repeated.add(`${styleOf(paragraph)} ${property.name}`);
    }
    expect([...repeated]).toEqual([]);
  }
});

test('paragraphs and letters look as their styles say: what they say by themselves keeps them with what follows, or is emphasis', async () => {
  for (const look of looks) {
    for (const language of languages) {
      const parts = await partsFor(sampleDocument(look), language);
      const said = new Set<string>();
      for (const name of Object.keys(parts).filter((each) => /^word\/(?:document|header\d|footer\d)\.xml$/.test(each))) {
        for (const properties of descendants(parseXml(parts[name] ?? ''), 'w:pPr')) {
          const style = val(child(properties, 'w:pStyle')) ?? '';
          for (const property of elementsOf(properties)) {
            // A table with its notes, a lead-in with its list, the last text with the rule under it.
            const kept = property.name === 'w:keepNext';
            // No space over what stands at the head of a page that the text asks for.
            const atHead = property.name === 'w:spacing' && JSON.stringify(property.attributes) === '{"w:before":"0"}';
            const uncounted = property.name === 'w:numPr' && val(child(property, 'w:numId')) === '0';
            if (!kept && !atHead && !uncounted && !['w:pStyle', 'w:bidi', 'w:rPr', 'w:sectPr'].includes(property.name)) said.add(`${style} ${property.name}`);
          }
        }
        for (const properties of descendants(parseXml(parts[name] ?? ''), 'w:rPr')) {
          for (const property of elementsOf(properties)) if (!['w:rStyle', 'w:rtl', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:u', 'w:strike', 'w:vertAlign'].includes(property.name)) said.add(property.name);
        }
      }
      expect([...said], `${look} ${language}`).toEqual([]);
    }
  }
});

test('no line of a paragraph stands alone, whatever the program takes for granted', async () => {
  const defaults = child(child(parseXml((await partsFor(sampleDocument()))['word/styles.xml'] ?? ''), 'w:docDefaults'), 'w:pPrDefault');
  expect(child(child(defaults, 'w:pPr'), 'w:widowControl')).toBeDefined();
});

test('an image stands in a style that gives it the height it needs, also where lines have an exact one', async () => {
  const parts = await partsFor(sampleDocument(), 'ar');
  const styles = stylesOf(parts);
  const ruleOf = (style: string): string | undefined => child(child(styles.get(style), 'w:pPr'), 'w:spacing')?.attributes['w:lineRule'];
  expect(ruleOf('UN-Text')).toBe('exact');
  const withImages = [...descendants(bodyIn(parts), 'w:p')].filter((node) => [...descendants(node, 'w:drawing')].length > 0).map((node) => styleOf(node) ?? '');
  expect(withImages.length).toBeGreaterThan(2);
  for (const style of withImages) expect(ruleOf(style), style).toBeUndefined();
});

test('Arabic labels stand at the leading edge in Word, which reads "left" so, and in LibreOffice, which does not', async () => {
  const edges = async (language: Language): Promise<Set<string>> => {
    const levels = [...descendants(parseXml((await partsFor(sampleDocument(), language))['word/numbering.xml'] ?? ''), 'w:lvl')];
    return new Set(levels.filter((level) => val(child(level, 'w:numFmt')) !== 'none').map((level) => {
      const [choice, fallback] = ['mc:Choice', 'mc:Fallback'].map((name) => child(child(level, 'mc:AlternateContent'), name));
      return [child(level, 'w:lvlJc'), child(choice, 'w:lvlJc'), child(fallback, 'w:lvlJc')].map((edge) => val(edge) ?? '').join(' ');
    }));
  };
  expect(await edges('en')).toEqual(new Set(['left  ']));
  expect(await edges('ar')).toEqual(new Set([' left right']));
});

describe('the masthead', () => {
  test.each(looks)('leaves the lines of Latin letters whole in Arabic, sign and all (%s)', async (look) => {
    const body = await bodyOf(sampleDocument(look), 'ar');
    const lines = [...descendants(body, 'w:p')].filter((node) => /^UN-(?:Distr|Symbol|Original-Language|Language)$/.test(styleOf(node) ?? ''));
    expect(lines.map(textOf).join()).toContain('Distr.');
    for (const line of lines) {
      if (!/\p{Script=Latin}/u.test(textOf(line))) continue;
      const runs = children(line, 'w:r');
      expect(runs).toHaveLength(1);
      expect(child(child(runs[0], 'w:rPr'), 'w:rtl')).toBeUndefined();
    }
  });

  test.each(looks)('is aligned by its styles alone (%s)', async (look) => {
    const parts = await partsFor(sampleDocument(look));
    const styles = stylesOf(parts);
    const align = (id: string): string | undefined => val(child(child(styles.get(id), 'w:pPr'), 'w:jc'));
    for (const id of ['UN-Distr', 'UN-Symbol', 'UN-Date', 'UN-Language', 'UN-Original-Language']) expect(align(id)).toBe(look === 'headquarters' ? 'start' : 'end');
    const [masthead] = descendants(parseXml(parts['word/document.xml'] ?? ''), 'w:tbl');
    if (masthead === undefined) throw new Error('no masthead');
    for (const paragraph of descendants(masthead, 'w:p')) expect(child(child(paragraph, 'w:pPr'), 'w:jc')).toBeUndefined();
  });
});

describe('the written label of an Arabic heading', () => {
  test('fits before the place where all texts of its level begin', async () => {
    const parts = await partsFor(sampleDocument(), 'ar');
    const styles = stylesOf(parts);
    const labelled = [...descendants(bodyIn(parts), 'w:p')].flatMap((node) => {
      const [label, tab] = textOf(node).split('\t');
      return /^UN-(?:H[12]|Priority-Area)$/.test(styleOf(node) ?? '') && tab !== undefined ? [{ style: styleOf(node) ?? '', label: label ?? '' }] : [];
    });
    expect(new Set(labelled.map(({ style }) => style)).size).toBe(3);
    for (const { style, label } of labelled) {
      const properties = styles.get(style);
      const indent = child(child(properties, 'w:pPr'), 'w:ind')?.attributes ?? {};
      expect(indent['w:left']).toBe(indent['w:hanging']);
      // The level of the list that counts it in silence would set the text by indents of its own.
      const level = [...descendants(parseXml(parts['word/numbering.xml'] ?? ''), 'w:lvl')].find((each) => val(child(each, 'w:pStyle')) === style);
      expect(child(level, 'w:pPr')).toBeUndefined();
      const points = Number(val(child(child(properties, 'w:rPr'), 'w:sz'))) / 2;
      expect(Number(indent['w:left']) / 20, label).toBeGreaterThan(textWidth(label, points, { bold: true, italic: false }) + 9);
    }
  });

  test('stands a space before its text where the heading is centred', async () => {
    const body = await bodyOf(sampleDocument('escwa-classic'), 'ar');
    const chapters = [...descendants(body, 'w:p')].filter((node) => styleOf(node) === 'UN-H1').map(textOf);
    expect(chapters).toContain('أولاً - الرسائل الرئيسية');
    expect(chapters.join()).not.toContain('\t');
  });
});

test('in a box, a figure with its caption and its source is a row that no page parts, and the text around it may break', async () => {
  await fc.assert(
    fc.asyncProperty(documents(14), fc.constantFrom(...languages), async (drawn, language) => {
      const figure = blankBlock('figure', 'boxed-figure');
      const boxed: BoxedBlock = { ...figure, text: { [language]: [{ text: 'Depth' }] }, image: { hash: 'ab'.repeat(32), mediaType: 'image/png', width: 600, height: 240 }, source: { [language]: [{ text: 'Survey' }] } };
      const text = (id: string): BoxedBlock => ({ ...blankBlock('paragraph', id), text: { [language]: [{ text: id }] } });
      const boxes = [[boxed], [text('before-a'), boxed], [text('before-b'), boxed, text('after')], [text('alone')]]
        .map((blocks, index): Block => ({ ...blankBlock('box', `box-${index}`), text: { [language]: [{ text: 'A box' }] }, blocks: blocks.map((block) => ({ ...block, id: `${block.id}-${index}` })) }));
      const body = await bodyOf({ ...drawn, blocks: [...drawn.blocks, ...boxes] }, language);
      const rows = [...descendants(body, 'w:tr')].filter((row) => children(row, 'w:tc').some((cell) => children(cell, 'w:p').some((node) => /^UN-(?:Figure|Box)/.test(styleOf(node) ?? ''))));
      const figures = rows.filter((row) => [...descendants(row, 'w:p')].some((node) => styleOf(node) === 'UN-Figure-Caption' && textOf(node).includes('Depth')));
      expect(figures).toHaveLength(3);
      for (const row of figures) {
        expect(child(child(row, 'w:trPr'), 'w:cantSplit')).toBeDefined();
        expect([...descendants(row, 'w:p')].map(styleOf).slice(-4)).toEqual(['UN-Figure-Caption', 'UN-Figure', 'UN-Figure-Source', 'UN-Table-End']);
      }
      for (const words of ['before-a', 'before-b', 'after', 'alone']) {
        const around = rows.find((row) => textOf(row).includes(words));
        // A short box without figures is one piece.
        expect(child(child(around, 'w:trPr'), 'w:cantSplit') !== undefined, words).toBe(words === 'alone');
        expect(textOf(around ?? body)).not.toContain('Depth');
      }
    }),
    { numRuns: 15 },
  );
});

test('what begins a page that the text asks for stands at its head, and what follows keeps its distance', async () => {
  for (const look of looks) {
    const parts = await partsFor(sampleDocument(look), 'en');
    const paragraphs = [...descendants(parseXml(parts['word/document.xml'] ?? ''), 'w:p')].map((each) => child(each, 'w:pPr'));
    const heads = paragraphs.flatMap((properties, index) => (child(properties, 'w:spacing') === undefined ? [] : [val(child(paragraphs[index - 1], 'w:pStyle'))]));
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.filter((before) => before !== 'UN-Section-Break' && before !== 'UN-Page-Break')).toEqual([]);
  }
});
