// One accessible HTML page that needs nothing else: text, numbers, notes at the end, style and images inside it, no script.
import type { LanguageText } from '../document/block.ts';
import type { BoxedBlock } from '../document/blocks/box.ts';
import { usualLogoHeight } from '../document/blocks/logos.ts';
import { traitsOf, type Block, type BlockOf } from '../document/blocks/index.ts';
import { contentText, type Content, type Footnote } from '../document/inlines.ts';
import { walkBlocks } from '../document/walk.ts';
import { definitionOf, type LanguageDefinition } from '../language/index.ts';
import { captionLabel } from './caption-label.ts';
import { contentsLines } from './contents-lines.ts';
import type { Exporter, ExportInput } from './exporter.ts';
import { firstPage, frontParts, type FirstPage, type FrontText } from './first-page.ts';
import { HeadingLevels } from './heading-levels.ts';
import { htmlStyle } from './html-style.ts';
import { htmlTable } from './html-table.ts';
import { elementId, escapeHtml, htmlString, htmlText, noteId, noteMarkId, type HtmlContext } from './html-text.ts';
import { lookMeasures } from './look.ts';
import { isLatinLine, printedText } from './printed-text.ts';

const dataAddress = (mediaType: string, bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return `data:${mediaType};base64,${btoa(parts.join(''))}`;
};

/** Columns that find room on a telephone. */
const narrowTable = 3;

class Page {
  readonly #input: ExportInput;
  readonly #language: LanguageDefinition;
  readonly #notes: Footnote[] = [];
  readonly #context: HtmlContext;
  readonly #levels = new HeadingLevels();
  /** The title of the document is the one heading of level 1; without it, chapters are. */
  readonly #chapterLevel: 1 | 2;
  /** Whether a list of bullets is open, and at which level. */
  #bullets = 0;

  constructor(input: ExportInput) {
    this.#input = input;
    this.#language = definitionOf(input.language);
    this.#chapterLevel = firstPage(input.document, this.#language).lines.some(({ type }) => type === 'title') ? 2 : 1;
    const targets = new Set([...walkBlocks(input.document.blocks)].filter(({ block }) => traitsOf(block.type).place === 'body').map(({ block }) => block.id));
    this.#context = {
      language: this.#language,
      profile: input.document.settings,
      numbering: input.numbering,
      note: (footnote) => void this.#notes.push(footnote),
      isTarget: (id) => targets.has(id),
    };
  }

  #text(text: LanguageText): string {
    const { content, untranslated } = printedText(text, this.#language);
    return this.#noticed(content, untranslated);
  }

  /** A text, or the notice that it is not translated. */
  #noticed(content: Content, notice: boolean): string {
    const html = htmlText(content, this.#context);
    return notice ? `<span class="untranslated">${html}</span>` : html;
  }

  #frontText(text: FrontText): string {
    return frontParts(text, (content, notice) => this.#noticed(content, notice)).join('');
  }

  #string(text: string): string {
    return htmlString(text, this.#language);
  }

  #label(block: Block): string {
    const number = this.#input.numbering.blocks.get(block.id);
    return number === undefined ? '' : this.#language.label(number, this.#input.document.settings);
  }

  #numbered(tag: string, classes: string, block: Block): string {
    const label = this.#label(block);
    const number = label === '' ? '' : `<span class="n">${this.#string(label)}</span> `;
    return `<${tag} id="${elementId(block.id)}" class="${classes}">${number}${this.#text(block.text)}</${tag}>`;
  }

  /** The tag of a heading: as deep as the headings that are open, so that no level is skipped. */
  #headingTag(level: number): string {
    return `h${Math.min(6, this.#levels.next(level) + this.#chapterLevel - 1)}`;
  }

  #caption(block: Block): string {
    const label = this.#label(block);
    const text = this.#text(block.text);
    if (label === '' || text === '') return this.#string(label) + text;
    const { separator, ownLine } = captionLabel(this.#language, this.#input.document.settings);
    return `${this.#string(label)}${ownLine ? '<br>' : this.#string(separator)}${text}`;
  }

  #below(text: LanguageText, word: 'note' | 'source'): string {
    const written = this.#text(text);
    return written === '' ? '' : `<p class="below"><i>${this.#string(this.#language.wording(word))}</i> ${written}</p>`;
  }

  #image(image: NonNullable<BlockOf<'figure'>['image']>, alt: string, width: string): string {
    const bytes = this.#input.asset(image.hash);
    if (bytes === null) return `<p>[${this.#string(alt)}]</p>`;
    return `<img src="${dataAddress(image.mediaType, bytes)}" alt="${escapeHtml(alt)}"${width}>`;
  }

  #figure(figure: BlockOf<'figure'>): string {
    const caption = this.#caption(figure);
    const image = figure.image === null ? '' : this.#image(figure.image, figure.alt[this.#language.code] ?? '', ` style="width:${figure.width}%;aspect-ratio:${figure.image.width}/${figure.image.height}"`);
    return `<figure id="${elementId(figure.id)}">${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}${image}${this.#below(figure.source, 'source')}</figure>`;
  }

  #table(table: BlockOf<'table'>): string {
    const caption = this.#caption(table);
    const html = htmlTable(table, { cell: (text) => this.#text(text), plain: (text) => contentText(printedText(text, this.#language).content), caption, captionId: `t-${table.id}` });
    // On a narrow screen a wide table is scrolled, which the keyboard can do only where it can go; its words are not broken.
    const scrolled = table.columns.length > narrowTable ? `<div class="scroll" tabindex="0"${caption === '' ? '' : ` role="region" aria-labelledby="t-${table.id}"`}>${html}</div>` : html;
    return `<div class="data-table" id="${elementId(table.id)}">${scrolled}${this.#below(table.notes, 'note')}${this.#below(table.source, 'source')}</div>`;
  }

  /** Opens and closes lists so that an item of a level stands in its list. */
  #toBullets(level: number): string {
    let html = '';
    for (; this.#bullets > level; this.#bullets -= 1) html += '</li></ul>';
    if (level > 0 && this.#bullets === level) html += '</li>';
    for (; this.#bullets < level; this.#bullets += 1) html += this.#bullets > 0 || level === 1 ? '<ul>' : '<ul><li>';
    return html;
  }

  #boxed(block: BoxedBlock): string {
    return this.#toBullets(block.type === 'bullet' ? block.level : 0) + this.#block(block);
  }

  #box(box: BlockOf<'box'>): string {
    const title = this.#caption(box);
    const inside = box.blocks.map((block) => this.#boxed(block)).join('') + this.#toBullets(0);
    const name = title === '' ? '' : ` aria-labelledby="t-${box.id}"`;
    return `<section class="box" id="${elementId(box.id)}"${name}>${title === '' ? '' : `<p id="t-${box.id}"><b>${title}</b></p>`}${inside}</section>`;
  }

  #annex(annex: BlockOf<'annex'>): string {
    const label = this.#label(annex);
    const text = this.#text(annex.text);
    const tag = this.#headingTag(1);
    const heading = `<${tag} id="${elementId(annex.id)}" class="l1 annex">${this.#string(label)}${label !== '' && text !== '' ? '<br>' : ''}${text}</${tag}>`;
    if (annex.original === null || annex.original === this.#language.code) return heading;
    return `${heading}<p style="text-align:center">[${this.#string(this.#language.original(annex.original, { ...this.#input.document.settings, look: 'headquarters' }))}]</p>`;
  }

  #block(block: Block): string {
    const id = elementId(block.id);
    switch (block.type) {
      case 'heading':
        return this.#numbered(this.#headingTag(block.level), `l${block.level}`, block);
      case 'priorityArea':
        return this.#numbered(this.#headingTag(2), 'l2', block);
      case 'numberedParagraph':
      case 'operativeParagraph':
        return this.#numbered('p', block.type, block);
      case 'keyMessage':
        return this.#numbered('p', 'hang', block);
      case 'subparagraph':
        return this.#numbered('p', `hang s${block.level}`, block);
      case 'paragraph':
        return `<p id="${id}">${this.#text(block.text)}</p>`;
      case 'bullet':
        return `<li id="${id}">${this.#text(block.text)}`;
      case 'quotation':
        return `<blockquote id="${id}"><p>${this.#text(block.text)}</p></blockquote>`;
      case 'box':
        return this.#box(block);
      case 'table':
        return this.#table(block);
      case 'figure':
        return this.#figure(block);
      case 'preambularParagraph':
        return `<p id="${id}" class="pre">${this.#text(block.text)}</p>`;
      case 'annex':
        return this.#annex(block);
      case 'signature':
        return `<p id="${id}" class="signature">${this.#text(block.text)}</p>`;
      case 'endRule':
        return `<hr id="${id}" class="end">`;
      case 'pageBreak':
        return `<div id="${id}" class="page"></div>`;
      default:
        return '';
    }
  }

  #front(page: FirstPage): string {
    const logos = page.logos.map(({ image, alt, height }) => this.#image(image, alt, height === usualLogoHeight ? '' : ` style="height:${height}mm"`)).join('');
    const { masthead } = page;
    const line = (text: string | null): string => (text === null || text === '' ? '' : `<p>${isLatinLine(text) ? `<bdi dir="ltr">${escapeHtml(text)}</bdi>` : this.#string(text)}</p>`);
    const series = masthead === null ? '' : `<p class="series">${masthead.series === null ? '' : `<bdi dir="ltr">${escapeHtml(masthead.series)}</bdi>`}</p>`;
    const symbol = masthead?.symbol == null ? '' : `<p><bdi dir="ltr">${escapeHtml(masthead.symbol)}</bdi></p>`;
    const emblem = masthead?.emblem == null || this.#input.asset(masthead.emblem.image.hash) === null ? '' : `<div class="emblem">${this.#image(masthead.emblem.image, masthead.emblem.alt, '')}</div>`;
    const organName = `<p class="organ">${this.#string(masthead?.organ ?? '')}</p>`;
    const organ = emblem === '' ? organName : `<div class="beside">${emblem}${organName}</div>`;
    const top = masthead === null ? '' :
      `<div class="masthead"><p class="organization">${this.#string(masthead.organization)}</p>${series}` +
      `${organ}<div class="distr">${masthead.distributionLines.map(line).join('')}${symbol}${line(masthead.date)}${line(masthead.language)}${line(masthead.original)}</div></div>`;
    const lines = page.lines.map((text) => {
      const { type, id, underTitle } = text;
      const tag = type === 'title' ? 'h1' : 'p';
      return `<${tag} id="${elementId(id)}" class="${type}${underTitle ? ' under' : ''}">${this.#frontText(text)}</${tag}>`;
    });
    const summary = page.summary.length === 0 ? '' :
      `<section class="summary" aria-labelledby="summary"><h${this.#chapterLevel} id="summary">${this.#string(this.#language.wording('summary'))}</h${this.#chapterLevel}>${page.summary.map((text) => `<p id="${elementId(text.id)}">${this.#frontText(text)}</p>`).join('')}</section>`;
    return `<header>${logos === '' ? '' : `<div class="logos">${logos}</div>`}${top}${lines.join('')}</header>${summary}`;
  }

  #contents(): string {
    const { document, numbering } = this.#input;
    const word = (key: 'contents' | 'chapter' | 'paragraphs'): string => this.#string(this.#language.wording(key));
    const silent: HtmlContext = { ...this.#context, note: () => undefined };
    const rows = contentsLines(document, this.#language, numbering).map((line) => {
      const chapter = line.opensChapters ? `<tr><td class="chapter" colspan="2">${word('chapter')}</td></tr>` : '';
      const label = line.label === '' ? '' : `<span class="n">${this.#string(line.label)}</span> `;
      return `${chapter}<tr><td${line.level > 1 ? ' class="sub"' : line.annex ? ' class="wide"' : ''}><a href="#${elementId(line.id)}">${label}${htmlText(line.content, silent)}</a></td><td>${this.#string(line.paragraphs)}</td></tr>`;
    });
    return `<nav aria-labelledby="contents"><h${this.#chapterLevel} id="contents">${word('contents')}</h${this.#chapterLevel}><table><thead><tr><td></td><th scope="col">${word('paragraphs')}</th></tr></thead><tbody>${rows.join('')}</tbody></table></nav>`;
  }

  /** Notes in the order of their numbers, each with a way back to its mark. */
  #endNotes(): string {
    if (this.#notes.length === 0) return '';
    const { document, numbering } = this.#input;
    const ordered = [...this.#notes].sort((a, b) => (numbering.footnotes.get(a.id) ?? 0) - (numbering.footnotes.get(b.id) ?? 0));
    const notes = ordered.map((footnote) => {
      const n = this.#language.digits(numbering.footnotes.get(footnote.id) ?? 0, document.settings);
      return `<p id="${noteId(footnote.id)}" role="doc-footnote"><a href="#${noteMarkId(footnote.id)}" role="doc-backlink"><sup>${escapeHtml(n)}</sup></a> ${htmlText(footnote.content, this.#context)}</p>`;
    });
    return `<div class="notes" role="doc-endnotes">${notes.join('\n')}</div>`;
  }

  write(): string {
    const { document, progress } = this.#input;
    const page = firstPage(document, this.#language, this.#input.emblem);
    const front = this.#front(page);
    const contents = page.contents ? this.#contents() : '';
    const body = document.blocks.filter(({ type }) => traitsOf(type).place === 'body');
    const parts = body.map((block, index) => {
      if (index % 200 === 0) progress(index / body.length);
      return this.#toBullets(block.type === 'bullet' ? block.level : 0) + this.#block(block);
    });
    const text = `${parts.join('\n')}${this.#toBullets(0)}`;
    const title = page.title === '' ? this.#language.wording('untitled') : page.title;
    const { tag, direction } = this.#language;
    return `<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${htmlStyle(this.#language, lookMeasures[document.settings.look])}</style>
</head>
<body>
${front}
${contents}
<main>
${text}
${this.#endNotes()}
</main>
${page.jobNumber === null ? '' : `<footer class="jobNumber">${this.#string(page.jobNumber)}</footer>`}
</body>
</html>
`;
  }
}

const write = async (input: ExportInput): Promise<Uint8Array> => {
  const bytes = new TextEncoder().encode(new Page(input).write());
  input.progress(1);
  return bytes;
};

export const htmlExporter: Exporter = { format: 'html', extension: 'html', mediaType: 'text/html', write };
