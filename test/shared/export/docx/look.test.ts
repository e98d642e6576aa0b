// What a reader sees of a Word file is what a reader sees of the print: figures, heads over several columns, captions, labels in the middle of a line.
import { describe, expect, test } from 'vitest';
import { looks, type Look } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { coastalConference } from '../../../fixtures/coastal-conference.ts';
import { inputOf } from '../sample.ts';
import { child, children, descendants, parseXml, partsOf, textOf, val, type Node } from './word-reader.ts';

type Parts = Readonly<Record<string, Node>>;
const written = new Map<string, Promise<Parts>>();
/** The parts of the file in a look and language, written once for all tests. */
const partsFor = (look: Look, language: Language): Promise<Parts> => {
  const key = `${look} ${language}`;
  const made = written.get(key) ?? docxExporter.write(inputOf(coastalConference(look), language)).then((bytes): Parts => Object.fromEntries(Object.entries(partsOf(bytes)).filter(([name]) => name.startsWith('word/') && /\.(?:xml|rels)$/.test(name)).map(([name, xml]) => [name, parseXml(xml)])));
  written.set(key, made);
  return made;
};
const part = (parts: Readonly<Record<string, Node>>, name: string): Node => {
  const found = parts[`word/${name}.xml`];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const styleOf = (paragraph: Node): string | undefined => val(child(child(paragraph, 'w:pPr'), 'w:pStyle'));
const style = (parts: Readonly<Record<string, Node>>, id: string): Node | undefined => children(part(parts, 'styles'), 'w:style').find(({ attributes }) => attributes['w:styleId'] === id);
const alignment = (parts: Readonly<Record<string, Node>>, id: string): string | undefined => val(child(child(style(parts, id), 'w:pPr'), 'w:jc'));

describe('in Arabic', () => {
  test('no letters slope, and figures stand at the right of their column with their thousands in order', async () => {
    const parts = await partsFor('escwa-current', 'ar');
    const ours = [...children(part(parts, 'styles'), 'w:style').filter(({ attributes }) => attributes['w:styleId']?.startsWith('UN-') === true), part(parts, 'document'), part(parts, 'footnotes')];
    const sloped = ours.flatMap((node) => [...descendants(node, 'w:iCs')].filter((each) => val(each) !== '0').map(() => node.attributes['w:styleId'] ?? node.name));
    expect(sloped).toEqual([]);
    // What Word calls the start is the right of a paragraph that runs from right to left.
    expect([alignment(parts, 'UN-Table-Figures'), alignment(parts, 'UN-Table-Head-Figures')]).toEqual(['start', 'start']);
    expect([...descendants(part(parts, 'document'), 'w:p')].map(textOf)).toContain('1\u00A0204');
  });
});

test('figures stand at the right of their column in Latin script too', async () => {
  const parts = await partsFor('escwa-current', 'en');
  expect(alignment(parts, 'UN-Table-Figures')).toBe('end');
});

test('a head over several columns stands in their middle over a rule of its own', async () => {
  const parts = await partsFor('headquarters', 'fr');
  const over = [...descendants(part(parts, 'document'), 'w:tc')].filter((cell) => children(cell, 'w:p').some((each) => styleOf(each) === 'UN-Table-Head-Over'));
  expect(over.map(textOf)).toEqual(['Ports']);
  expect(over.map((cell) => child(child(child(cell, 'w:tcPr'), 'w:tcBorders'), 'w:bottom') !== undefined)).toEqual([true]);
  expect(alignment(parts, 'UN-Table-Head-Over')).toBe('center');
});

test('the label of a heading in the middle of a line is followed by a space, others by a tab', async () => {
  for (const look of looks) {
    const numbering = part(await partsFor(look, 'en'), 'numbering');
    const headings = children(numbering, 'w:abstractNum').find((list) => val(child(list, 'w:name')) === 'UN-headings');
    const [chapter, , subsection] = children(headings ?? numbering, 'w:lvl').map((level) => val(child(level, 'w:suff')));
    expect([look, chapter, subsection]).toEqual([look, look === 'escwa-classic' ? 'space' : 'tab', 'tab']);
  }
});

test('Headquarters sets the number of a caption regular over a bold title', async () => {
  const labels = async (look: Look): Promise<string[]> =>
    [...descendants(part(await partsFor(look, 'en'), 'document'), 'w:r')].filter((run) => val(child(child(run, 'w:rPr'), 'w:rStyle')) === 'UN-Caption-Label').map(textOf);
  expect((await labels('headquarters')).join('')).toContain('Table 1');
  expect(await labels('escwa-current')).toEqual([]);
});

test('the classic head has symbol and page number on one line, the foot of Headquarters the job number opposite the page number', async () => {
  const lines = async (look: Look, name: string): Promise<string[]> =>
    Object.entries(await partsFor(look, 'en')).filter(([file]) => file.startsWith(`word/${name}`)).flatMap(([, node]) => children(node, 'w:p').map(textOf)).filter((text) => text !== '');
  const symbol = 'E/ESCWA/CL9.TEST/2031/WG.4/Outcome document';
  expect(await lines('escwa-classic', 'header')).toEqual(Array.from({ length: 4 }, () => `${symbol}\t--`));
  expect((await lines('headquarters', 'footer')).toSorted()).toEqual(['\t31-00412', '\t31-00412', '31-00412', '31-00412\t', '31-00412\t']);
  expect(await lines('escwa-current', 'footer')).toEqual(['31-00412']);
});

test('a lead-in is kept with its list, a short table on one page', async () => {
  const document = part(await partsFor('escwa-current', 'fr'), 'document');
  const paragraphs = [...descendants(document, 'w:p')];
  const kept = (text: string): boolean[] => paragraphs.filter((each) => textOf(each).includes(text)).map((each) => child(child(each, 'w:pPr'), 'w:keepNext') !== undefined);
  expect(kept('La Conférence poursuivait trois objectifs')).toEqual([true]);
  expect(kept('Convenir de messages clefs')).toEqual([false]);
  expect(kept('Avis de tempête six heures')).toEqual([true]);
});

test('a date in English in an Arabic masthead reads from left to right from its first figure on', async () => {
  const document = part(await partsFor('headquarters', 'ar'), 'document');
  expect([...descendants(document, 'w:p')].map(textOf)).toContain('\u200E14 June 2031');
});

test('a short box is not broken over two pages', async () => {
  const document = part(await partsFor('escwa-current', 'en'), 'document');
  const [row] = [...descendants(document, 'w:tr')].filter((each) => textOf(each).startsWith('Box 1'));
  expect(child(child(row, 'w:trPr'), 'w:cantSplit')).toBeDefined();
});

test('lists in a box begin at its edge, as in print, and count as those outside it', async () => {
  const parts = await partsFor('escwa-current', 'en');
  const at = (id: string): string | undefined => child(child(style(parts, id), 'w:pPr'), 'w:ind')?.attributes['w:left'];
  const hanging = (id: string): string | undefined => child(child(style(parts, id), 'w:pPr'), 'w:ind')?.attributes['w:hanging'];
  for (const id of ['UN-Box-Bullet', 'UN-Box-Subpara-a']) expect([at(id), val(child(style(parts, id), 'w:basedOn'))]).toEqual([hanging(id), id.replace('Box-', '')]);
  const styles = [...descendants(part(parts, 'document'), 'w:p')].map(styleOf);
  expect(styles.filter((name) => name?.startsWith('UN-Box-Bullet'))).toEqual(['UN-Box-Bullet', 'UN-Box-Bullet', 'UN-Box-Bullet-2']);
});

test('the job number runs from left to right at the foot of Arabic pages, in the figures it was given in', async () => {
  for (const look of looks) {
    const runs = Object.entries(await partsFor(look, 'ar')).filter(([name]) => name.startsWith('word/footer')).flatMap(([, node]) => [...descendants(node, 'w:r')].filter((run) => textOf(run) === '31-00412'));
    expect(runs.length, look).toBe(look === 'headquarters' ? 5 : 1);
    expect(runs.filter((run) => child(child(run, 'w:rPr'), 'w:rtl') !== undefined), look).toEqual([]);
  }
});

test('the lines from the body to the agenda item stand together, and the masthead of Headquarters is a high band', async () => {
  const spacing = (parts: Readonly<Record<string, Node>>, id: string) => child(child(style(parts, id), 'w:pPr'), 'w:spacing')?.attributes ?? {};
  for (const look of looks) {
    const parts = await partsFor(look, 'en');
    for (const id of ['UN-Body-Name', 'UN-Committee', 'UN-Session', 'UN-Venue', 'UN-Item']) expect(Number(spacing(parts, id)['w:after']), id).toBeLessThan(60);
    for (const id of ['UN-Document-Kind', 'UN-Title']) expect(Number(spacing(parts, id)['w:before']), id).toBeGreaterThan(200);
    expect(Number(spacing(parts, 'UN-Original-Language')['w:after']) > 400, look).toBe(look === 'headquarters');
    // With another line for the last word of its name the body would fill two.
    expect(Number(child(child(style(parts, 'UN-Body-Name'), 'w:pPr'), 'w:ind')?.attributes['w:right'] ?? 0) < 0, look).toBe(look === 'headquarters');
  }
});

test('on landscape pages what stands at the far side of a head or foot stands there, and upright pages after them have their own again', async () => {
  for (const look of looks) {
    const parts = await partsFor(look, 'en');
    const relations = new Map([...descendants(parts['word/_rels/document.xml.rels'] ?? part(parts, 'document'), 'Relationship')].map(({ attributes }) => [attributes['Id'], attributes['Target']]));
    const farthest = (file: string): number[] =>
      [...descendants(part(parts, file.replace('.xml', '')), 'w:p')].filter((paragraph) => [...descendants(paragraph, 'w:tab')].length > 0)
        .flatMap((paragraph) => [...descendants(style(parts, styleOf(paragraph) ?? '') ?? paragraph, 'w:tab')].map(({ attributes }) => Number(attributes['w:pos'])));
    let shown = new Map<string, string>();
    const tabs = [...descendants(part(parts, 'document'), 'w:sectPr')].map((section) => {
      for (const kind of ['w:headerReference', 'w:footerReference']) for (const { attributes } of children(section, kind)) shown = new Map([...shown, [`${kind} ${attributes['w:type'] ?? ''}`, relations.get(attributes['r:id']) ?? '']]);
      const [size, margins] = [child(section, 'w:pgSz')?.attributes ?? {}, child(section, 'w:pgMar')?.attributes ?? {}];
      const measure = Number(size['w:w']) - Number(margins['w:left']) - Number(margins['w:right']);
      return [...shown].filter(([place]) => place.endsWith('default')).flatMap(([, file]) => farthest(file)).map((at) => at / measure);
    });
    expect(tabs.length).toBeGreaterThan(1);
    for (const shares of tabs) for (const share of shares) expect(share, look).toBeCloseTo(look === 'headquarters' ? 1 : 0.5, 2);
    expect(tabs.every((shares) => shares.length > 0), look).toBe(look !== 'escwa-current');
  }
});
