// The native Typst compiler with our fonts, and the files it reads, which it holds in memory. Its calls are synchronous.
import path from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { CompilerFailure, type TypstFiles } from './engine.ts';
import { readFonts } from './fonts.ts';

/** A folder that need not exist. */
const workspace = path.resolve('/rapporteur-print');

/** Where the compiler finds a file of ours. */
export const inWorkspace = (name: string): string => path.join(workspace, name);

const messages = (compiler: NodeCompiler, error: NodeError | null): string => {
  if (error === null) return 'no reason given';
  const found = compiler.fetchDiagnostics(error) as readonly { readonly message?: unknown; readonly severity?: unknown }[];
  return found.map(({ message }) => String(message)).join('; ');
};

export interface NativeCompiler {
  readonly compiler: NodeCompiler;
  /** Gives the compiler these files and takes from it all others. */
  readonly hold: (files: TypstFiles) => void;
  /** Throws `CompilerFailure`. */
  readonly compile: (args: Parameters<NodeCompiler['compile']>[0]) => NodeTypstDocument;
}

/**
 * Loads the compiler and the fonts. Throws where the package for this platform is missing. What compilers of one process have set they
 * remember together, whichever thread they are in.
 */
export const nativeCompiler = (): NativeCompiler => {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts().flat() }] });
  const known = new Map<string, string | Uint8Array>();
  return {
    compiler,
    hold: ({ sources, images }) => {
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
    },
    compile: (args) => {
      const result = compiler.compile(args);
      const document = result.result;
      if (document === null || result.hasError()) throw new CompilerFailure(messages(compiler, result.takeDiagnostics() ?? result.takeError()));
      return document;
    },
  };
};
