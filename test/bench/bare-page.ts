// The page that the editor is measured against: the same text in the same type, in one contenteditable element, with nothing of ours behind it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fontPaths } from '../../main/print/fonts.ts';
import type { Document } from '../../shared/document/document.ts';
import { contentText, isText, walkInlines } from '../../shared/document/inlines.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Blocks per section, as in the window. */
const sectionSize = 40;

/** Each block is a paragraph with its label as text; footnotes stand under it. The paragraph to type in has the id `here`. */
function bareHtml(document: Document, language: Language, here: string, inParts: boolean): string {
  const definition = definitionOf(language);
  const numbering = numberBlocks(document.blocks, language);
  const paragraphs = document.blocks.flatMap((block) => {
    const content = block.text[language] ?? [];
    const number = numbering.blocks.get(block.id);
    const label = number === undefined ? '' : `${definition.label(number, document.settings)} `;
    const notes = [...walkInlines(content)].flatMap((inline) => (!isText(inline) && inline.type === 'footnote' ? [contentText(inline.content)] : []));
    return [
      `<p${block.id === here ? ' id="here"' : ''}>${escaped(label)}<span>${escaped(contentText(content))}</span></p>`,
      ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
    ];
  });
  const sections: string[] = [];
  for (let from = 0; from < paragraphs.length; from += sectionSize) sections.push(`<section>${paragraphs.slice(from, from + sectionSize).join('')}</section>`);
  const [family, size, height] = language === 'ar' ? ['Amiri, Tinos', 17, 1.72] : ['Tinos, Amiri', 15, 1.48];
  return `<!doctype html><html lang="${definition.tag}" dir="${definition.direction}"><meta charset="utf-8"><title>bare</title><style>
@font-face { font-family: Tinos; src: url(/font/0/0); }
@font-face { font-family: Amiri; src: url(/font/1/0); }
body { margin: 0; background: #fff; }
#page { inline-size: 568px; margin: 44px auto; font: ${size}px/${height} ${family}, serif; white-space: pre-wrap; overflow-wrap: break-word; outline: none; }
p { margin: 0; padding-block: 3.5px; }
.note { font-size: 0.8em; }
section { content-visibility: auto; contain-intrinsic-block-size: auto 5000px; }
</style><div id="page" contenteditable="true" spellcheck="false">${inParts ? sections.join('') : paragraphs.join('')}</div></html>`;
}

export interface BareServer {
  /** `inParts`: the browser is told that it may leave out sections that are not in view. */
  address(language: Language, inParts: boolean): string;
  close(): Promise<void>;
}

/** Serves the bare pages of a document, with the faces that the program uses. */
export async function serveBarePages(document: Document, here: string): Promise<BareServer> {
  const fonts = fontPaths();
  const server = createServer((request, response) => {
    const [, kind, first, second] = (request.url ?? '').split('/');
    if (kind === 'font') {
      response.setHeader('content-type', 'font/ttf');
      response.end(readFileSync(fonts[Number(first)]?.[Number(second)] ?? ''));
    } else if (kind === 'page') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(bareHtml(document, first as Language, here, second === 'parts'));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (language, inParts) => `http://127.0.0.1:${port}/page/${language}/${inParts ? 'parts' : 'whole'}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
