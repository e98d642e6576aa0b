// Reads the sources of the project as syntax trees: what each file imports, and every node for rules about what may be written at all.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const projectFolder = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** A file of the project, relative to its root with forward slashes; null for packages and node:*. */
  readonly file: string | null;
  /** The package, without the path inside it, or `node:…`; null for files. */
  readonly package: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  /** Relative to the project's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Every node of the tree, in no particular order. */
  readonly nodes: readonly SyntaxNode[];
  lineOf(node: SyntaxNode): number;
}

const codeEndings = ['.ts', '.tsx', '.mjs', '.js', '.mts', '.cts'];

/** The code files below a folder of the project. */
export function filesBelow(folder: string, endings: readonly string[] = codeEndings): string[] {
  return readdirSync(path.join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function readSource(file: string, text: string = readFileSync(path.join(projectFolder, file), 'utf8')): Source {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const nodes: SyntaxNode[] = [];
  collect(program, nodes);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports = nodes.flatMap((node) => {
    const found = specifierOf(node);
    return found === null ? [] : [{ ...resolve(file, found.specifier), typeOnly: found.typeOnly, line: lineAt(node.start) }];
  });
  return { file, text, imports, nodes, lineOf: (node) => lineAt(node.start) };
}

/** The sources the program consists of, without its tests. */
export const programSources = (): Source[] => ['shared', 'main', 'renderer'].flatMap((folder) => filesBelow(folder)).map((file) => readSource(file));

function collect(value: unknown, nodes: SyntaxNode[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, nodes);
  else if (isNode(value)) {
    nodes.push(value);
    for (const field of Object.values(value)) collect(field, nodes);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}

/** What a node imports: `import`, `export … from`, `import()`, `import('…')` as a type, `require()`, and files named by `new URL('…', import.meta.url)`. */
function specifierOf(node: SyntaxNode): { specifier: string; typeOnly: boolean } | null {
  const literal = (value: unknown): string | null => {
    if (!isNode(value)) return null;
    if (value.type === 'TSLiteralType') return literal(value['literal']);
    return value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null;
  };
  const found = (value: unknown, typeOnly: boolean) => {
    const specifier = literal(value);
    return specifier === null ? null : { specifier, typeOnly };
  };
  const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);
  switch (node.type) {
    case 'ImportDeclaration':
      return found(node['source'], node['importKind'] === 'type');
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return found(node['source'], node['exportKind'] === 'type');
    case 'ImportExpression':
      return found(node['source'], false);
    case 'TSImportType':
      return found(node['source'] ?? node['argument'], true);
    case 'CallExpression':
      return isNode(node['callee']) && node['callee'].type === 'Identifier' && node['callee']['name'] === 'require' ? found(first(node['arguments']), false) : null;
    case 'NewExpression': {
      const code = isNode(node['callee']) && node['callee']['name'] === 'URL' ? found(first(node['arguments']), false) : null;
      return code !== null && /^\.{1,2}\/.*\.(ts|tsx|mjs|js)$/.test(code.specifier) ? code : null;
    }
    default:
      return null;
  }
}

function resolve(from: string, specifier: string): Pick<Import, 'specifier' | 'file' | 'package'> {
  if (specifier.startsWith('.')) {
    const [plain = specifier] = specifier.split('?');
    return { specifier, file: path.posix.normalize(path.posix.join(path.posix.dirname(from), plain)), package: null };
  }
  if (specifier.startsWith('node:')) return { specifier, file: null, package: specifier };
  return { specifier, file: null, package: specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}
