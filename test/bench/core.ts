// The core on a library of sample documents, as hosts and command line use it.
import { createCore, type Core } from '../../main/core.ts';
import type { Document } from '../../shared/document/document.ts';
import { libraryWith } from './library.ts';

export interface BenchCore {
  readonly core: Core;
  readonly folder: string;
  close(): Promise<void>;
}

export function coreWith(documents: readonly Document[]): BenchCore {
  const library = libraryWith(documents);
  const core = createCore({ libraryFolder: library.folder, version: 'bench', host: 'portable', services: { reveal: async () => false } });
  if (!core.ok) throw new Error(core.error.code);
  return {
    core: core.value,
    folder: library.folder,
    async close() {
      await core.value.close();
      library.remove();
    },
  };
}
