// The native Typst compiler (`@myriaddreamin/typst-ts-node-compiler`): fast, and able to claim PDF/UA-1. Its calls are synchronous.
import path from 'node:path';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { CompilerFailure, type Engine, type EngineOutput, type Standard, type TypstFiles } from './engine.ts';
import { createForerunner, type Forerunner } from './forerunner.ts';
import { inWorkspace, nativeCompiler } from './native-compiler.ts';

/**
 * How many compilations an unused result stays in the compiler's cache: enough for typing, few enough to keep memory flat. What a document
 * of 3,000 paragraphs leaves there is some 300 MB, so a large one keeps only what the next compilation uses again.
 */
const cacheAge = (files: TypstFiles): number => (Object.values(files.sources).reduce((sum, text) => sum + text.length, 0) > 600_000 ? 1 : 8);

/** Loads the compiler and the fonts. Throws where the package for this platform is missing. The forerunner is null where one thread must do. */
export const nativeEngine = (forerunner: Forerunner | null = createForerunner()): Engine => {
  const { compiler, hold, compile } = nativeCompiler();

  /**
   * What the standards refuse has been checked before. Should the compiler still refuse, the user gets the same file without the claim, and where it fails
   * over its tags without these, which is worth more at a deadline than none.
   */
  const write = (document: NodeTypstDocument, standard: Standard): EngineOutput => {
    let refusal: string | null = null;
    for (const form of [{ pdfStandard: standard }, {}, { pdfTags: false }]) {
      try {
        return { pdf: new Uint8Array(compiler.pdf(document, form)), refusal };
      } catch (error) {
        refusal ??= error instanceof Error ? error.message : String(error);
      }
    }
    throw new CompilerFailure(refusal ?? 'no reason given');
  };

  const set = (files: TypstFiles): NodeTypstDocument => {
    hold(files);
    return compile({ mainFilePath: inWorkspace(files.main) });
  };

  /** The one value that the source has given this name. */
  const told = (document: NodeTypstDocument, name: 'places' | 'strays'): unknown => {
    const [value] = compiler.query(document, { selector: `<${name}>`, field: 'value' }) as readonly unknown[];
    return value;
  };

  return {
    name: 'native',
    print: (files, standard, onSet) => {
      forerunner?.runAhead(files);
      let document = set(files);
      for (let next = onSet(told(document, 'strays')); next !== null; next = onSet(told(document, 'strays'))) document = set(next);
      const output = write(document, standard);
      // Forgetting what a long text left takes time that nobody should wait for.
      setImmediate(() => compiler.evictCache(cacheAge(files)));
      return Promise.resolve(output);
    },
    prepare: (files) => {
      forerunner?.runAhead(files);
      set(files);
    },
    preview: (files) => {
      const document = set(files);
      return Promise.resolve({
        places: told(document, 'places'),
        stray: told(document, 'strays'),
        pdf: () => {
          const pdf = new Uint8Array(compiler.pdf(document, { pdfTags: false }));
          setImmediate(() => compiler.evictCache(cacheAge(files)));
          return Promise.resolve(pdf);
        },
      });
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
