// Paste from Word, LibreOffice, Google Docs and the web: clean typed blocks, all words, nothing foreign.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockSchema, type Block } from '../../../shared/document/blocks/index.ts';
import { contentSchema, hrefSchema, walkInlines } from '../../../shared/document/inlines.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { normaliseBlock } from '../../../shared/document/normalise.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { blocksFromHtml, blocksFromText, type Pasted } from '../../../shared/import/clipboard.ts';
import type { Language } from '../../../shared/language/index.ts';
import { outlineOf } from './outline.ts';

const folder = new URL('../../fixtures/clipboard/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const languageOf = (name: string): Language => (name.startsWith('arabic') ? 'ar' : name.startsWith('libreoffice') ? 'fr' : 'en');
const paste = (html: string, language: Language = 'en'): Pasted => blocksFromHtml(html, { language, newId: countingIds('p') });
const blocksOf = (pasted: Pasted): Block[] => ('blocks' in pasted ? pasted.blocks : []);
const outline = (blocks: readonly Block[], language: Language = 'en'): string[] =>
  outlineOf({ schemaVersion: 1, id: 'd', settings: { template: 'committeeReport', look: 'escwa-current', draftingLanguage: language, languages: [language], digits: 'western', unplaced: [] }, blocks: [...blocks] }, 100)
    .trimEnd()
    .split('\n')
    .slice(1);
const words = (blocks: readonly Block[], language: Language): string =>
  [...walkTexts(blocks)].flatMap(({ text }) => [...walkInlines(text[language] ?? [])].map((inline) => ('text' in inline ? inline.text : inline.type === 'symbolReference' ? inline.symbol : inline.type === 'footnote' ? inline.content.map((part) => ('text' in part ? part.text : '')).join('') : ''))).join(' ');

describe.each(names)('a clipboard like %s', (name) => {
  it('becomes the elements that a person sees in it', () => {
    expect(`${outline(blocksOf(paste(read(name), languageOf(name))), languageOf(name)).join('\n')}\n`).toBe(read(name.replace('.html', '.outline')));
  });
  it('is valid and in normal form', () => {
    for (const block of blocksOf(paste(read(name), languageOf(name)))) {
      expect(blockSchema.safeParse(block).error).toBeUndefined();
      expect(normaliseBlock(block, countingIds('n'))).toBe(block);
    }
  });
  it('leaves scripts, styles and what is hidden behind', () => {
    const text = words(blocksOf(paste(read(name), languageOf(name))), languageOf(name));
    expect(text).not.toMatch(/alert|color:|secret|Hidden words|mso-|@font-face|WordDocument/);
  });
});

describe('images', () => {
  const dot = 'data:image/png;base64,iVBORw0KGgo=';
  const shown = (html: string) => {
    const pasted = paste(html);
    const blocks = blocksOf(pasted);
    return { lines: blocks.map((block) => (block.type === 'figure' ? `figure ${block.alt.en ?? '_'}` : words([block], 'en'))), images: pasted.images && { figures: pasted.images.carried.map(({ figure }) => blocks.findIndex(({ id }) => id === figure)), named: pasted.images.named } };
  };
  it('that the clipboard carries become figures behind the text they followed, with their description', () => {
    expect(shown(`<p>One.</p><p><img src="${dot}" alt="A lighthouse"></p><p>Two <img src="${dot}"> three.</p><ul><li>Four</li></ul>`)).toEqual({
      lines: ['One.', 'figure A lighthouse', 'Two three.', 'figure _', 'Four'],
      images: { figures: [1, 3], named: 0 },
    });
    expect(shown(`<table><tr><td>a<img src="${dot}"></td><td>b</td></tr></table>after`)).toMatchObject({ lines: [expect.anything(), 'figure _', 'after'], images: { figures: [1] } });
    expect(shown(`<img src="${dot}">`)).toEqual({ lines: ['figure _'], images: { figures: [0], named: 0 } });
  });
  it('that it only names are counted, and dots that count readers are not', () => {
    expect(shown('<p>One.</p><img src="file:///C:/Temp/image001.png"><p>Two.</p><img width="1" height="1" src="https://count.example/dot.gif">')).toEqual({ lines: ['One.', 'Two.'], images: { figures: [], named: 1 } });
    expect(paste('word <img src="https://a.example/x.png">')).toEqual({ inline: [{ text: 'word' }], images: { carried: [], named: 1 } });
  });
});

describe('a fragment of one line', () => {
  it('goes into the line, with its formats and links', () => {
    expect(paste('<html><body><!--StartFragment--><span>two <b>bold</b> words</span><!--EndFragment--></body></html>')).toEqual({ inline: [{ text: 'two ' }, { text: 'bold', bold: true }, { text: ' words' }] });
    expect(paste('<p style="margin:0"><b>All of it</b></p>')).toEqual({ inline: [{ text: 'All of it', bold: true }] });
    expect(paste('see <a href="https://a.example/x">this</a> and A/RES/70/1')).toEqual({ inline: [{ text: 'see ' }, { type: 'link', href: 'https://a.example/x', children: [{ text: 'this' }] }, { text: ' and ' }, { type: 'symbolReference', symbol: 'A/RES/70/1' }] });
    expect(paste('A short remark')).toEqual({ inline: [{ text: 'A short remark' }] });
    expect(paste('')).toEqual({ inline: [] });
    expect(blocksFromText('2*3*4 **is** 24', { language: 'en', newId: countingIds('p') })).toEqual({ inline: [{ text: '2*3*4 **is** 24' }] });
  });
  it('is a block where it is a heading, an item or a table', () => {
    expect(outline(blocksOf(paste('<h2>Wells</h2>')))).toEqual(['heading | 2 unnumbered | Wells']);
    expect(outline(blocksOf(paste('<ul><li>one</li></ul>')))).toEqual(['bullet | 1 | one']);
    expect(outline(blocksOf(paste('<table><tr><td>x</td></tr></table>')))).toEqual(['table | data 1 columns, 0 header rows | Table 1', '  normal: x']);
    expect(outline(blocksOf(paste('<p>12. The wells are deep.</p>')))).toEqual(['numberedParagraph | 1. | The wells are deep.']);
  });
});

describe('links', () => {
  it('lead only where it is safe', () => {
    const links = (html: string): string[] => {
      const pasted = paste(html);
      return [...walkInlines('inline' in pasted ? pasted.inline : [])].flatMap((inline) => ('type' in inline && inline.type === 'link' ? [inline.href] : []));
    };
    expect(links('<a href="javascript:alert(1)">a</a><a href=" jAvAsCrIpT:x">b</a><a href="data:text/html,x">c</a><a href="file:///etc/passwd">d</a><a href="/x">e</a><a href="vbscript:x">f</a>')).toEqual([]);
    expect(links('<a href="https://www.google.com/url?q=https://a.example/b%3Fc%3D1&sa=D">a</a>')).toEqual(['https://a.example/b?c=1']);
    expect(links('<a href="mailto:a@b.example">a</a> <a href="HTTP://X.example">b</a>')).toEqual(['mailto:a@b.example', 'HTTP://X.example']);
  });
});

describe('tables', () => {
  const table = (html: string) => blocksOf(paste(html)).find((block) => block.type === 'table');
  it('keep their spans and every cell, whatever is wrong with them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.record({ text: fc.constantFrom('a', 'bb', 'c d', ''), colspan: fc.integer({ min: 0, max: 70 }), rowspan: fc.integer({ min: 0, max: 9 }) }), { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const html = `<p>before</p><table>${rows.map((cells) => `<tr>${cells.map(({ text, colspan, rowspan }) => `<td colspan=${colspan} rowspan=${rowspan}>${text}</td>`).join('')}</tr>`).join('')}</table>`;
        const blocks = blocksOf(paste(html));
        for (const block of blocks) expect(blockSchema.safeParse(block).error).toBeUndefined();
        const wanted = rows.flat().map(({ text }) => text).join('').replace(/\s/g, '');
        expect(words(blocks, 'en').replace(/before|\s/g, '')).toBe(wanted);
      }),
      { numRuns: 150 },
    );
  });
  it('inside cells become lines of the cell', () => {
    const found = table('<p>x</p><table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>');
    expect(found?.type === 'table' && found.rows[0]?.cells.map((cell) => cell.text.en)).toEqual([[{ text: 'a\nb\tc' }], [{ text: 'd' }]]);
  });
});

describe('footnotes', () => {
  it('come with their text, once; a call without a text stays a number', () => {
    const note = '<p>One<sup><a href="#fn1" id="fnref1">1</a></sup> and two<sup><a href="#fn1">1</a></sup>.</p><p>Other.</p><ol><li id="fn1">The note. <a href="#fnref1">↩</a></li></ol>';
    expect(outline(blocksOf(paste(note)))).toEqual(['paragraph | One{The note.} and two^1.', 'paragraph | Other.']);
    expect(paste('<p>One<a style="mso-footnote-id:ftn1" href="#_ftn1">[1]</a>.</p>')).toEqual({ inline: [{ text: 'One' }, { text: '1', superscript: true }, { text: '.' }] });
  });
});

describe('plain text', () => {
  it('becomes elements by its numbers, signs and lines', () => {
    const pasted = blocksFromText('I. Wells\n\n12. The first well is deep and old.\n(a) Walled;\n(b) Open.\n\n• rope\n• bucket\n\nThe last word has been said, and nobody added to it.\n', { language: 'en', newId: countingIds('p') });
    expect(outline(blocksOf(pasted))).toEqual([
      'heading | 1 | I. | Wells', 'numberedParagraph | 1. | The first well is deep and old.', 'subparagraph | 1 | (a) | Walled;', 'subparagraph | 1 | (b) | Open.', 'bullet | 1 | rope', 'bullet | 1 | bucket', 'paragraph | The last word has been said, and nobody added to it.',
    ]);
  });
});

describe('any clipboard', () => {
  it('gives valid content and keeps its letters', () => {
    const tag = fc.constantFrom('p', 'div', 'b', 'span', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'h1', 'a', 'sup', 'blockquote', 'pre', 'br', 'hr');
    const piece = fc.oneof(tag.map((name) => `<${name}>`), tag.map((name) => `</${name}>`), fc.constantFrom('word', ' ', 'ب', '1. ', '(a) ', '< ', '&amp;', '<!-- c -->', '<a href="x:y">', '\n', '• ', '<td colspan=3>', '<p style="mso-list:l0 level3 lfo1">'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        const pasted = paste(html);
        if ('inline' in pasted) expect(contentSchema.safeParse(pasted.inline).error).toBeUndefined();
        else {
          expect(pasted.blocks.length).toBeGreaterThan(0);
          for (const block of pasted.blocks) expect(blockSchema.safeParse(block).error).toBeUndefined();
        }
        const text = 'inline' in pasted ? [...walkInlines(pasted.inline)].map((inline) => ('text' in inline ? inline.text : '')).join(' ') : words(pasted.blocks, 'en');
        const wanted = html.split('word').length - 1;
        expect(text.split('word').length - 1).toBe(wanted);
        for (const inline of 'inline' in pasted ? walkInlines(pasted.inline) : []) if ('type' in inline && inline.type === 'link') expect(hrefSchema.safeParse(inline.href).success).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('may be nested without bounds', () => {
    const deep = `${'<div>'.repeat(20_000)}bottom${'</div>'.repeat(20_000)}`;
    expect(JSON.stringify(paste(`<p>top</p>${deep}`))).toContain('bottom');
    expect(JSON.stringify(paste(`<p>top</p>${'<b><i>'.repeat(10_000)}bottom`))).toContain('bottom');
    expect(JSON.stringify(paste(`<p>top</p>${'<ul><li>'.repeat(5_000)}bottom`))).toContain('bottom');
    expect(JSON.stringify(paste(`<p>top</p>${'<table><tr><td>'.repeat(2_000)}bottom`))).toContain('bottom');
  });
});
