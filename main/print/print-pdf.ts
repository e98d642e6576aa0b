// Prints a document as PDF in the thread that calls: checks, Typst source, compiler. The compiler and the fonts are loaded once per thread.
import type { Id } from '../../shared/document/ids.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { printedImages } from '../../shared/export/emblem.ts';
import type { ExportInput } from '../../shared/export/exporter.ts';
import { findingOfFile, type Finding } from '../../shared/export/finding.ts';
import { coverageOf } from '../../shared/export/typst/coverage.ts';
import { imagePath } from '../../shared/export/typst/images.ts';
import { typeset, type Typeset, type TypesetInput } from '../../shared/export/typst/typeset.ts';
import { allPlaced, blankView, isEnough, viewOf, wholeView, type View } from '../../shared/export/typst/view.ts';
import type { PageRange, Place } from '../../shared/ipc/contract.ts';
import { withoutDirectionSigns } from '../../shared/text/bidi.ts';
import { z } from '../../shared/zod.ts';
import { readableArabic } from './arabic/readable.ts';
import type { Engine, Standard, TypstFiles } from './engine.ts';
import { readFonts } from './fonts.ts';

export interface PrintedPdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `uncertified`, where the file cannot claim its standard. */
  readonly findings: readonly Finding[];
  /** Why the file claims no standard, for the log; null when it does. */
  readonly refusal: string | null;
}

export type EngineChoice = 'native' | 'web' | 'any';

const loadEngine = async (choice: EngineChoice): Promise<Engine> => {
  if (choice !== 'web') {
    try {
      return (await import('./native-engine.ts')).nativeEngine();
    } catch (error) {
      if (choice === 'native') throw error;
    }
  }
  return (await import('./web-engine.ts')).webEngine();
};

/** Pages to look at while the text is being written: a PDF without tags, and where on its pages elements begin. */
export interface PrintedPreview {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly places: readonly Place[];
  /** Whether these are the places of all elements. */
  readonly everywhere: boolean;
}

/** What is looked at: pages, null for all of them, and on which pages elements began when the text was set before. */
export interface LookedAt {
  readonly pages: PageRange | null;
  readonly before: ReadonlyMap<Id, number>;
  /** Ask for the places of all elements. */
  readonly everywhere: boolean;
}

const everything: LookedAt = { pages: null, before: new Map(), everywhere: true };

/** Id, page from 1, distances from the left and from the top in points: what the template answers. */
const placesSchema = z.array(z.tuple([z.string(), z.number(), z.number(), z.number()]));

/** What the template answers of footnotes that went astray. */
const strayList = z.array(z.tuple([z.string().transform(withoutDirectionSigns), z.number()]));

/** So many footnotes at most are brought to their marks, one after the other: each takes another setting of what follows it. */
const mostPageStarts = { print: 24, preview: 6 } as const;

/** Collects the marks of footnotes that went astray, in the order of the text: a new page for the first may bring others to theirs. */
class PageStarts {
  readonly marks: string[] = [];
  readonly #most: number;

  constructor(purpose: keyof typeof mostPageStarts) {
    this.#most = mostPageStarts[purpose];
  }

  /** Whether the document is to be set again for what was found when it was set; what begins after the last page that matters is not. */
  learn(stray: unknown, lastPage = Infinity): boolean {
    const next = strayList.parse(stray).find(([mark, page]) => page <= lastPage && this.marks.filter((known) => known === mark).length < 2);
    if (next === undefined || this.marks.length >= this.#most) return false;
    this.marks.push(next[0]);
    return true;
  }
}

/** Whether the head of a table has several rows. */
const hasHighHead = ({ blocks }: ExportInput['document']): boolean => [...walkBlocks(blocks)].some(({ block }) => block.type === 'table' && block.headerRows > 1);

/** What decides how pages look. */
type TextToSet = Pick<ExportInput, 'document' | 'numbering' | 'emblem' | 'asset'>;

export interface PdfPrinter {
  readonly engine: Engine['name'];
  /**
   * Sets a document in the language of `numbering` and writes it as PDF/UA-1, or as PDF/A-2a. The same input gives the same bytes. Fails with what
   * `typeset` finds missing; what the compiler cannot set is a bug and throws. An image that cannot be read prints as a frame with its
   * description. `purpose`: two texts in one; see `typeset`.
   */
  readonly print: (input: Omit<ExportInput, 'language'>, standard?: Standard, purpose?: 'comparison') => Promise<Result<PrintedPdf>>;
  /** Sets a document that is about to be printed with this standard. What stands in the way of printing it stays for `print` to say. */
  readonly prepare: (input: Omit<ExportInput, 'language'>, standard: Standard) => Promise<void>;
  /** Sets a document of any state, however unfinished; what did not change since the last call is not set again. Pages that nobody looks at come blank. */
  readonly preview: (input: TextToSet, looked?: LookedAt) => Promise<PrintedPreview>;
}

export const createPdfPrinter = async (choice: EngineChoice = 'any'): Promise<PdfPrinter> => {
  const engine = await loadEngine(choice);
  const covers = coverageOf(readFonts());
  const readable = new Map<string, boolean>();

  const readImages = async ({ document, emblem = null, asset }: TextToSet): Promise<ReadonlyMap<string, Uint8Array>> => {
    const found = new Map<string, Uint8Array>();
    for (const image of printedImages(document.blocks, emblem)) {
      const bytes = found.has(image.hash) ? null : asset(image.hash);
      if (bytes === null) continue;
      const path = imagePath(image);
      let reads = readable.get(path);
      if (reads === undefined) readable.set(path, (reads = await engine.readsImage(path, bytes)));
      if (reads) found.set(image.hash, bytes);
    }
    return found;
  };

  const filesOf = ({ main, template, data, images: used }: Typeset, images: ReadonlyMap<string, Uint8Array>): TypstFiles => {
    const files = new Map<string, Uint8Array>();
    for (const [hash, path] of used) {
      const bytes = images.get(hash);
      if (bytes !== undefined) files.set(path, bytes);
    }
    return { main, sources: { ...template, ...data }, images: files };
  };

  /** What makes the files to print, each time with the marks of the footnotes that went astray before. */
  const filesToPrint = async (input: TextToSet, standard: Standard, purpose: TypesetInput['purpose'] = standard === 'a-2a' ? 'archive' : 'file') => {
    const { document, numbering, emblem } = input;
    const images = await readImages(input);
    return (stray: readonly string[], oneHeadRow = false): Result<TypstFiles> => {
      const set = typeset({ document, numbering, covers, emblem, hasImage: (hash) => images.has(hash), purpose, stray, oneHeadRow });
      return set.ok ? ok(filesOf(set.value, images)) : set;
    };
  };

  return {
    engine: engine.name,
    print: async ({ progress, ...input }, standard = 'ua-1', purpose) => {
      const filesWith = await filesToPrint(input, standard, purpose);
      const files = filesWith([]);
      if (!files.ok) return files;
      progress(0.1);
      const starts = new PageStarts('print');
      const printed = (first: TypstFiles, oneHeadRow: boolean) =>
        engine.print(first, standard, (stray) => {
          const next = starts.learn(stray) ? filesWith(starts.marks, oneHeadRow) : null;
          if (next?.ok === true) return next.value;
          progress(0.85);
          return null;
        });
      const made = await printed(files.value, false);
      const plainer = made.refusal !== null && engine.name === 'native' && hasHighHead(input.document) ? filesWith(starts.marks, true) : null;
      const again = plainer?.ok === true ? await printed(plainer.value, true) : made;
      const { pdf, refusal } = again.refusal === null ? again : made;
      const bytes = await readableArabic(pdf);
      progress(1);
      return ok({ bytes, refusal, findings: refusal === null ? [] : [findingOfFile('uncertified', 'notable')] });
    },
    prepare: async (input, standard) => {
      const files = (await filesToPrint(input, standard))([]);
      if (files.ok) engine.prepare(files.value);
    },
    preview: async (input, { pages, before, everywhere } = everything) => {
      const { document, numbering, emblem } = input;
      const images = await readImages(input);
      const starts = new PageStarts('preview');
      const written = () => {
        const set = typeset({ document, numbering, covers, emblem, hasImage: (hash) => images.has(hash), purpose: 'preview', stray: starts.marks });
        if (!set.ok) throw new Error(`pages to look at were refused: ${set.error.code}`);
        return { body: set.value.body, files: filesOf(set.value, images) };
      };
      let { body, files } = written();
      const known = new Map(before);
      const pageOf = (id: Id): number | undefined => known.get(id);
      const setFor = async (view: View) => {
        const { places, stray, pdf } = await engine.preview({ ...files, sources: { ...files.sources, 'view.json': JSON.stringify(view) } });
        const found = placesSchema.parse(places).map(([block, page, x, y]): Place => ({ block, page, x, y }));
        for (const { block, page } of found) known.set(block, page);
        const again = starts.learn(stray, pages?.last);
        if (again) ({ body, files } = written());
        return { places: found, pdf, everywhere: view.ask === null, again };
      };
      const answer = async ({ places, pdf, everywhere }: Awaited<ReturnType<typeof setFor>>): Promise<PrintedPreview> => ({ bytes: await pdf(), places, everywhere });
      // Ends, since a view made from the places of all elements is enough, and no footnote is brought to its mark twice.
      const setPages = async (): ReturnType<typeof setFor> => {
        if (pages !== null && !allPlaced(body, pageOf)) await setFor(blankView);
        let view = pages === null ? wholeView(body) : viewOf(body, pages, pageOf, everywhere || !allPlaced(body, (id) => before.get(id)));
        for (;;) {
          const made = await setFor(view);
          if (made.again) return setPages();
          if (pages === null || isEnough(body, view, pages, pageOf)) return made;
          view = viewOf(body, pages, pageOf, true);
        }
      };
      return answer(await setPages());
    },
  };
};

let shared: Promise<PdfPrinter> | null = null;

/** The printer of this thread, made at the first call. */
export const pdfPrinter = (): Promise<PdfPrinter> => (shared ??= createPdfPrinter());
