// The same Typst in WebAssembly, for computers for which there is no native compiler: slower, tagged, but unable to claim a standard.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createTypstCompiler, initOptions } from '@myriaddreamin/typst.ts';
import { CompilerFailure, type Engine, type TypstFiles } from './engine.ts';
import { readFonts } from './fonts.ts';

const require = createRequire(import.meta.url);
const root = '/rapporteur-print/';

/** A PDF, as `CompileFormatEnum.pdf`, whose enum cannot be imported by name. */
const pdfFormat = 1;

interface Diagnostic {
  readonly severity?: string;
  readonly message?: string;
}

/** Loads the compiler and the fonts; takes about a second. Throws where the package is missing. */
export const webEngine = async (): Promise<Engine> => {
  const compiler = createTypstCompiler();
  await compiler.init({
    // The fonts come from our packages, never from the network.
    beforeBuild: [initOptions.loadFonts(readFonts().flat().map((font) => new Uint8Array(font)), { assets: false })],
    // The form that the loader of the module asks for; given the bytes alone it warns on the console.
    getModule: () => ({ module_or_path: readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) }) as unknown as Uint8Array<ArrayBuffer>,
  });
  let known = new Set<string>();

  const hold = ({ sources, images }: TypstFiles): void => {
    const next = new Set<string>();
    for (const [name, text] of Object.entries(sources)) {
      if (name.endsWith('.typ')) compiler.addSource(`${root}${name}`, text);
      else compiler.mapShadow(`${root}${name}`, new TextEncoder().encode(text));
      next.add(name);
    }
    for (const [name, bytes] of images) {
      if (!known.has(name)) compiler.mapShadow(`${root}${name}`, bytes);
      next.add(name);
    }
    for (const name of known) if (!next.has(name)) compiler.unmapShadow(`${root}${name}`);
    known = next;
  };

  const compile = async (main: string): Promise<Uint8Array> => {
    const { result, diagnostics } = await compiler.compile<typeof pdfFormat, 'full'>({ mainFilePath: `${root}${main}`, format: pdfFormat, diagnostics: 'full' });
    if (result !== undefined) return result;
    throw new CompilerFailure((diagnostics ?? []).map(({ message }: Diagnostic) => message ?? '').join('; '));
  };

  return {
    name: 'web',
    print: async (files, _standard, onSet) => {
      hold(files);
      const pdf = await compile(files.main);
      onSet();
      return { pdf: new Uint8Array(pdf), refusal: 'the compiler in WebAssembly claims no standard' };
    },
    // It sets and writes in one step, and remembers too little for a second one to be shorter.
    prepare: () => {},
    preview: async (files) => {
      hold(files);
      const [places] = await compiler.query<readonly unknown[]>({ mainFilePath: `${root}${files.main}`, selector: '<places>', field: 'value' });
      return { places, pdf: async () => new Uint8Array(await compile(files.main)) };
    },
    readsImage: async (name, bytes) => {
      const probe = `probe/${path.posix.basename(name)}`;
      compiler.mapShadow(`${root}${probe}`, bytes);
      compiler.addSource(`${root}probe.typ`, `#image(${JSON.stringify(probe)}, width: 1cm, alt: "probe")`);
      try {
        await compile('probe.typ');
        return true;
      } catch (error) {
        if (error instanceof CompilerFailure) return false;
        throw error;
      } finally {
        compiler.unmapShadow(`${root}${probe}`);
      }
    },
  };
};
