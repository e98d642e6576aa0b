// The native Typst compiler (`@myriaddreamin/typst-ts-node-compiler`): fast, and able to claim PDF/UA-1. Its calls are synchronous.
import path from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { CompilerFailure, type Engine, type EngineOutput, type TypstFiles } from './engine.ts';
import { readFonts } from './fonts.ts';

/** A folder that need not exist: all files are held in memory. */
const workspace = path.resolve('/rapporteur-print');
const inWorkspace = (name: string): string => path.join(workspace, name);

/**
 * How many compilations an unused result stays in the compiler's cache: enough for typing, few enough to keep memory flat. What a document
 * of 3,000 paragraphs leaves there is some 300 MB, so a large one keeps only what the next compilation uses again.
 */
const cacheAge = (files: TypstFiles): number => (Object.values(files.sources).reduce((sum, text) => sum + text.length, 0) > 600_000 ? 1 : 8);

const messages = (compiler: NodeCompiler, error: NodeError | null): string => {
  if (error === null) return 'no reason given';
  const found = compiler.fetchDiagnostics(error) as readonly { readonly message?: unknown; readonly severity?: unknown }[];
  return found.map(({ message }) => String(message)).join('; ');
};

/** Loads the compiler and the fonts. Throws where the package for this platform is missing. */
export const nativeEngine = (): Engine => {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts().flat() }] });
  const known = new Map<string, string | Uint8Array>();

  const hold = ({ sources, images }: TypstFiles): void => {
    for (const [name, text] of Object.entries(sources)) {
      if (known.get(name) === text) continue;
      if (name.endsWith('.typ')) compiler.addSource(inWorkspace(name), text);
      else compiler.mapShadow(inWorkspace(name), Buffer.from(text, 'utf8'));
      known.set(name, text);
    }
    // Paths of images carry the hash of their bytes: the same path never holds other bytes.
    for (const [name, bytes] of images) {
      if (known.has(name)) continue;
      compiler.mapShadow(inWorkspace(name), Buffer.from(bytes));
      known.set(name, bytes);
    }
    for (const name of known.keys()) {
      if (name in sources || images.has(name)) continue;
      compiler.unmapShadow(inWorkspace(name));
      known.delete(name);
    }
  };

  const compile = (args: Parameters<NodeCompiler['compile']>[0]): NodeTypstDocument => {
    const result = compiler.compile(args);
    const document = result.result;
    if (document === null || result.hasError()) throw new CompilerFailure(messages(compiler, result.takeDiagnostics() ?? result.takeError()));
    return document;
  };

  /**
   * What PDF/UA refuses has been checked before. Should the compiler still refuse, the user gets the same file without the claim, which
   * is worth more at a deadline than none.
   */
  const write = (document: NodeTypstDocument): EngineOutput => {
    try {
      return { pdf: new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' })), refusal: null };
    } catch (error) {
      return { pdf: new Uint8Array(compiler.pdf(document)), refusal: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    name: 'native',
    print: (files, onSet) => {
      hold(files);
      const document = compile({ mainFilePath: inWorkspace(files.main) });
      onSet();
      const output = write(document);
      compiler.evictCache(cacheAge(files));
      return Promise.resolve(output);
    },
    preview: (files) => {
      hold(files);
      const document = compile({ mainFilePath: inWorkspace(files.main) });
      const [places] = compiler.query(document, { selector: '<places>', field: 'value' }) as readonly unknown[];
      const pdf = new Uint8Array(compiler.pdf(document, { pdfTags: false }));
      compiler.evictCache(cacheAge(files));
      return Promise.resolve({ pdf, places });
    },
    readsImage: (name, bytes) => {
      const probe = inWorkspace(`probe/${path.basename(name)}`);
      compiler.mapShadow(probe, Buffer.from(bytes));
      try {
        compile({ mainFileContent: `#image(${JSON.stringify(`probe/${path.basename(name)}`)}, width: 1cm, alt: "probe")` });
        return Promise.resolve(true);
      } catch (error) {
        if (error instanceof CompilerFailure) return Promise.resolve(false);
        throw error;
      } finally {
        compiler.unmapShadow(probe);
      }
    },
  };
};
