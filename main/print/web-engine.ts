// The same Typst in WebAssembly, for computers for which there is no native compiler: slower, tagged, but unable to claim a standard.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createTypstCompiler, initOptions } from '@myriaddreamin/typst.ts';
import { CompilerFailure, type Engine, type EngineOutput, type TypstFiles } from './engine.ts';
import { readFonts } from './fonts.ts';

const require = createRequire(import.meta.url);
const root = '/rapporteur-print/';

/** What the compiler answers, whatever it was asked for. */
interface Answer {
  readonly hasError?: boolean;
  readonly diagnostics?: readonly { readonly message?: string }[];
  readonly result?: Uint8Array;
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

  /** Sets a file, and hands it over as it is set. */
  const set = <Result>(main: string, use: (told: (name: 'places' | 'strays') => Promise<unknown>, pdf: () => Uint8Array<ArrayBuffer>) => Promise<Result>): Promise<Result> =>
    compiler.runWithWorld({ mainFilePath: `${root}${main}` }, async (world) => {
      const accepted = (answer: unknown): Answer => {
        const { hasError, diagnostics = [], ...found } = answer as Answer;
        if (hasError === true) throw new CompilerFailure(diagnostics.map(({ message }) => message ?? '').join('; '));
        return found;
      };
      accepted(await world.compile({ diagnostics: 'full' }));
      const told = async (name: 'places' | 'strays'): Promise<unknown> => {
        const [value] = (await world.query<readonly unknown[]>({ selector: `<${name}>`, field: 'value' }));
        return value;
      };
      return use(told, () => new Uint8Array(accepted(world.pdf({ diagnostics: 'full' })).result ?? []));
    });

  return {
    name: 'web',
    print: async (files, _standard, onSet) => {
      for (let next: TypstFiles | null = files; ; ) {
        hold(next);
        const done: EngineOutput | TypstFiles = await set(next.main, async (told, pdf) => onSet(await told('strays')) ?? { pdf: pdf(), refusal: 'the compiler in WebAssembly claims no standard' });
        if ('pdf' in done) return done;
        next = done;
      }
    },
    // It sets and writes in one step, and remembers too little for a second one to be shorter.
    prepare: () => {},
    preview: (files) => {
      hold(files);
      return set(files.main, async (told) => ({ places: await told('places'), stray: await told('strays'), pdf: () => set(files.main, (_, written) => Promise.resolve(written())) }));
    },
    readsImage: async (name, bytes) => {
      const probe = `probe/${path.posix.basename(name)}`;
      compiler.mapShadow(`${root}${probe}`, bytes);
      compiler.addSource(`${root}probe.typ`, `#image(${JSON.stringify(probe)}, width: 1cm, alt: "probe")`);
      try {
        await set('probe.typ', () => Promise.resolve());
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
