// The table of who may import whom, as data. A file belongs to the first layer that claims it.
import type { Import } from './sources.ts';

export interface Layer {
  readonly name: string;
  readonly claims: (file: string) => boolean;
  /** Beginnings of the paths of project files that may be imported. */
  readonly files: readonly string[];
  /** Exceptions to `files`. */
  readonly notFiles?: readonly string[];
  /** Packages that may be imported; `node:` stands for all of Node that reaches no network. */
  readonly packages: readonly string[];
}

/** What reaches other computers, or could. Only the portable host listens, and only on this computer. */
export const networkModules = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/promises'];

const below =
  (...folders: readonly string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file.startsWith(folder));

export const layers: readonly Layer[] = [
  { name: 'zod with its settings', claims: (file) => file === 'shared/zod.ts', files: [], packages: ['zod'] },
  {
    name: 'shared',
    claims: below('shared/'),
    files: ['shared/', 'assets/'],
    packages: ['slate', 'docx', 'fflate', 'saxes', 'parse5', 'i18next', 'diff'],
  },
  { name: 'preload', claims: (file) => file === 'main/hosts/electron/preload.ts', files: ['shared/ipc/'], packages: ['electron'] },
  {
    name: 'Electron host',
    claims: below('main/hosts/electron/'),
    files: ['main/', 'shared/', 'assets/'],
    notFiles: ['main/hosts/portable/', 'main/cli/', 'main/launch/'],
    packages: ['electron', 'node:'],
  },
  {
    name: 'portable host',
    claims: below('main/hosts/portable/'),
    files: ['main/', 'shared/', 'assets/'],
    notFiles: ['main/hosts/electron/', 'main/cli/', 'main/launch/'],
    packages: ['node:', 'node:http', 'node:net'],
  },
  { name: 'hosts', claims: below('main/hosts/'), files: ['main/', 'shared/', 'assets/'], notFiles: ['main/hosts/electron/', 'main/hosts/portable/', 'main/cli/', 'main/launch/'], packages: ['node:'] },
  { name: 'launchers', claims: below('main/launch/'), files: ['main/launch/'], packages: ['node:'] },
  { name: 'storage', claims: below('main/storage/'), files: ['main/storage/', 'shared/', 'assets/'], packages: ['node:', 'better-sqlite3'] },
  {
    name: 'print',
    claims: below('main/print/'),
    files: ['main/print/', 'shared/', 'assets/'],
    packages: ['node:', '@myriaddreamin/typst-ts-node-compiler', '@myriaddreamin/typst-ts-web-compiler', '@myriaddreamin/typst.ts', '@resvg/resvg-wasm'],
  },
  { name: 'main', claims: below('main/'), files: ['main/', 'shared/', 'assets/'], notFiles: ['main/hosts/', 'main/launch/'], packages: ['node:'] },
  {
    name: 'renderer',
    claims: below('renderer/'),
    files: ['renderer/', 'shared/', 'assets/'],
    packages: ['react', 'react-dom', 'slate', 'slate-react', 'slate-dom', 'react-aria-components', 'react-aria', 'react-stately', '@internationalized/date', 'lucide-react', 'pdfjs-dist', 'zustand'],
  },
];

/** What is wrong with an import, or null. */
export function objection(file: string, found: Import): string | null {
  const layer = layers.find((candidate) => candidate.claims(file));
  if (layer === undefined) return `${file} belongs to no layer`;
  const where = `${file}:${found.line}: ${layer.name} may not import ${found.specifier}`;
  if (found.file !== null) {
    const target = found.file;
    const allowed = layer.files.some((start) => target.startsWith(start)) && !(layer.notFiles ?? []).some((start) => target.startsWith(start));
    return allowed ? null : where;
  }
  const name = found.package ?? '';
  if (layer.packages.includes(name)) return null;
  return name.startsWith('node:') && layer.packages.includes('node:') && !networkModules.includes(name) ? null : where;
}
