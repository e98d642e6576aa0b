// `compare <document> <revision> [<revision>]` and `compare <file> <file>`: what changed between two texts, printed or as a file.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Comparison } from '../../../shared/compare/comparison.ts';
import { accept, reject } from '../../../shared/compare/rebuild.ts';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Finding } from '../../../shared/export/finding.ts';
import { findingLine } from '../../../shared/export/finding-text.ts';
import { changedLines } from '../../../shared/export/comparison/plain-lines.ts';
import { comparisonFormatSchema, type ComparedSide, type ComparisonFormat } from '../../../shared/ipc/compare.ts';
import type { Language } from '../../../shared/language/language.ts';
import { createComparisons } from '../../compare/comparisons.ts';
import { userName } from '../../computer.ts';
import type { Core } from '../../core.ts';
import { writeFileWhole } from '../../export/write-file.ts';
import { createImports } from '../../import/imports.ts';
import { done, failed, languageOption, printJson, withCore, wrongUse, type Command, type CommandContext, type Failure, type Outcome } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { printable, wrap } from '../lines.ts';
import { readLimited } from '../read-file.ts';

/** Where a comparison goes. */
interface Target {
  readonly path: string;
  readonly format: ComparisonFormat;
}

const targetOf = (context: CommandContext): { readonly ok: true; readonly target: Target | null } | { readonly ok: false; readonly failure: Failure } => {
  const to = context.text('to');
  const amendments = context.values['amendments'] === true;
  const wrong = (problem: string) => ({ ok: false, failure: { error: { code: 'usage.wrong', params: { problem, command: 'rapporteur compare' } }, usage: true } }) as const;
  if (to === null) return amendments ? wrong(context.t('cli:problem.amendmentsNotWord')) : { ok: true, target: null };
  if (to === '') return wrong(context.t('cli:problem.noTarget'));
  const path = resolve(context.folder, to);
  const ending = extname(path).slice(1).toLowerCase();
  if (amendments && ending !== 'docx') return wrong(context.t('cli:problem.amendmentsNotWord'));
  const format = comparisonFormatSchema.safeParse(amendments ? 'amendments' : ending);
  if (!format.success || ending === 'amendments') return { ok: false, failure: { error: { code: 'format.unknown', params: { format: ending, known: 'docx, pdf, html, json' } }, usage: true } };
  return { ok: true, target: { path, format: format.data } };
};

const tell = (context: CommandContext, comparison: Comparison, language: Language): Outcome => {
  const { t } = context;
  if (context.json) {
    printJson(context, comparison);
    return done;
  }
  if (comparison.common.length === 0) {
    context.print(`${t('cli:noCommonLanguage')}\n`);
    const told = comparison.changes.filter(({ detail, consequence }) => detail !== 'setting' && !consequence);
    if (told.length === 0) context.print(`${t('cli:sameShape')}\n`);
    for (const { detail, before, after } of told) {
      const text = [before === '' ? '' : `[-${before}-]`, after === '' ? '' : `{+${after}+}`].filter((part) => part !== '').join(' ');
      context.print(`\n${t(`history:detail.${detail}`)}\n${wrap(printable(text), '  ', '  ', context.width).join('\n')}\n`);
    }
    return done;
  }
  const [before, after] = [reject(comparison), accept(comparison)];
  const nobody = () => ({ name: '', at: 0 });
  const lines = changedLines({ before, after, comparison, language, who: nobody, emblem: null, asset: () => null, progress: () => {} });
  const { summary } = comparison;
  if (comparison.changes.length === 0) context.print(`${t('cli:same')}\n`);
  else {
    const { added, removed, moved, edited, words } = summary;
    context.print(`${t('cli:compared', { added, removed, moved, edited, inserted: words.inserted, deleted: words.deleted })}\n`);
    for (const { place, text } of lines) context.print(`\n${printable(place)}\n${wrap(text, '  ', '  ', context.width).join('\n')}\n`);
  }
  return done;
};

const written = (context: CommandContext, file: { readonly path: string; readonly bytes: number; readonly findings: readonly Finding[] }): Outcome => {
  file.findings.forEach((finding) => context.warn(findingLine(finding, context.language)));
  if (context.json) printJson(context, file);
  else context.print(`${context.t('cli:exported', { path: file.path, kilobytes: Math.ceil(file.bytes / 1024) })}\n`);
  return done;
};

const compareRevisions = async (context: CommandContext, core: Core, target: Target | null, wanted: Language | null): Promise<Outcome> => {
  const [name = '', ...queries] = context.words;
  const summary = await findDocument(core, name);
  if (!summary.ok) return failed(summary.error);
  const { id, draftingLanguage } = summary.value;
  const sides: ComparedSide[] = [];
  for (const query of queries) {
    const found = await core.call('history.find', { id, query });
    if (!found.ok) return failed(found.error);
    sides.push({ document: id, revision: found.value.revision });
  }
  const [before = { document: id, revision: null }, after = { document: id, revision: null }] = sides;
  const language = wanted ?? draftingLanguage;
  const job = 'command';
  const cancel = (): void => void core.call('compare.cancel', { job });
  context.interrupted.addEventListener('abort', cancel);
  try {
    if (target === null) {
      const compared = await core.call('compare.run', { before, after, languages: [language], job });
      return compared.ok ? tell(context, compared.value.comparison, language) : failed(compared.error);
    }
    const author = context.text('author');
    const file = await core.exportComparison({
      job, before, after, language, format: target.format,
      attribution: author === null || author.trim() === '' ? { by: 'history' } : { by: 'one', author: author.trim().slice(0, 200) },
      folder: dirname(target.path), name: basename(target.path), existing: 'replace',
    });
    return file.ok ? written(context, file.value) : failed(file.error);
  } finally {
    context.interrupted.removeEventListener('abort', cancel);
  }
};

/** Two files that no library has seen; nothing of them is kept. */
const compareFiles = async (context: CommandContext, paths: readonly string[], target: Target | null, wanted: Language | null): Promise<Outcome> => {
  const imports = createImports();
  const comparisons = createComparisons(() => {});
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
    void imports.close();
  };
  context.interrupted.addEventListener('abort', cancel);
  const read = async (path: string): Promise<Result<Document>> => {
    const file = await readLimited(path);
    if (!file.ok) return file;
    const imported = await imports.run({ name: basename(path), bytes: new Uint8Array(file.value), language: wanted ?? undefined, as: undefined, reading: 'accepted' }, undefined, () => {});
    return imported.ok ? ok(imported.value.document) : imported;
  };
  try {
    const documents: Document[] = [];
    for (const path of paths) {
      const document = await read(path);
      if (!document.ok) return failed(document.error);
      documents.push(document.value);
    }
    const [before, after] = documents;
    if (before === undefined || after === undefined) throw new Error('two files are compared');
    const language = wanted ?? after.settings.draftingLanguage;
    if (target === null) {
      const compared = await comparisons.compare({ before, after, languages: [language] }, controller.signal);
      return compared.ok ? tell(context, compared.value.comparison, language) : failed(compared.error);
    }
    const at = Math.round(statSync(paths[1] ?? '').mtimeMs);
    const fallback = { name: (context.text('author') ?? '').trim().slice(0, 200) || userName(), at };
    const made = await comparisons.write({ before, after, language, format: target.format, attributions: { fallback, touches: new Map() }, emblem: null, images: new Map() }, controller.signal, () => {});
    if (!made.ok) return failed(made.error);
    const file = await writeFileWhole({ folder: dirname(target.path), name: basename(target.path), extension: extname(target.path).slice(1), bytes: made.value.bytes, existing: 'replace' });
    return file.ok ? written(context, { path: file.value, bytes: made.value.bytes.length, findings: made.value.findings }) : failed(file.error);
  } finally {
    context.interrupted.removeEventListener('abort', cancel);
    await imports.close();
    await comparisons.close();
  }
};

/** Of files that can be taken in: what is called so is no document of the library, whether it is there or not. */
const fileEndings = /\.(?:docx|md|markdown|txt|json)$/i;

export const compare: Command = {
  words: ['document|file', 'revision|file', 'revision'],
  optional: 1,
  options: { to: { type: 'string' }, lang: { type: 'string' }, author: { type: 'string' }, amendments: { type: 'boolean' } },
  async run(context) {
    const wanted = languageOption(context.text('lang'));
    if (!wanted.ok) return wrongUse(wanted.error);
    const target = targetOf(context);
    if (!target.ok) return target;
    const paths = context.words.map((word) => resolve(context.folder, word));
    const isFile = (path: string): boolean => fileEndings.test(path) || (existsSync(path) && statSync(path).isFile());
    if (paths.length === 2 && paths.some(isFile)) {
      const missing = paths.find((path) => !existsSync(path));
      return missing === undefined ? compareFiles(context, paths, target.target, wanted.value) : failed(fail('file.missing', { path: missing }).error);
    }
    return withCore(context, 'reading', (core) => compareRevisions(context, core, target.target, wanted.value));
  },
};
