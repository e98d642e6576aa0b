// `export <document> --to <file>`: writes a document as a file; the ending of the file says which kind.
import { basename, dirname, extname, resolve } from 'node:path';
import type { Finding } from '../../../shared/export/finding.ts';
import { findingLine } from '../../../shared/export/finding-text.ts';
import { exportFormats, exportFormatSchema } from '../../../shared/ipc/contract.ts';
import { done, failed, languageOption, printJson, withCore, wrongUse, type Command, type CommandContext, type Outcome } from '../command.ts';
import { findDocument } from '../find-document.ts';

export const exportDocument: Command = {
  words: ['document'],
  options: { to: { type: 'string' }, lang: { type: 'string' } },
  async run(context) {
    const to = context.text('to');
    if (to === null || to === '') return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.noTarget'), command: 'rapporteur export' } });
    // The exports made are remembered; beside a window that has the library, or on a write-protected disk, the file is made all the same.
    const writing = await exportTo(context, to, 'writing');
    const code = writing.ok ? null : writing.failure?.error.code;
    return code === 'library.inUse' || code === 'library.readOnly' ? exportTo(context, to, 'reading') : writing;
  },
};

const exportTo = async (context: CommandContext, to: string, mode: 'writing' | 'reading'): Promise<Outcome> => {
  const wanted = languageOption(context.text('lang'));
  if (!wanted.ok) return wrongUse(wanted.error);
  const path = resolve(context.folder, to);
  const ending = extname(path).slice(1);
  const format = exportFormatSchema.safeParse(ending.toLowerCase());
  if (!format.success) return wrongUse({ code: 'format.unknown', params: { format: ending, known: exportFormats.join(', ') } });
  return withCore(context, mode, async (core) => {
    const summary = await findDocument(core, context.words[0] ?? '');
    if (!summary.ok) return failed(summary.error);
    const language = wanted.value ?? summary.value.draftingLanguage;
    const tell = (findings: readonly Finding[]): void => findings.forEach((finding) => context.warn(findingLine(finding, context.language)));
    const before = await core.call('document.findings', { id: summary.value.id, language, format: format.data });
    if (before.ok) tell(before.value);
    const job = 'command';
    const cancel = (): void => void core.call('document.cancelExport', { job });
    context.interrupted.addEventListener('abort', cancel);
    const written = await core.exportFile({
      id: summary.value.id,
      job,
      language,
      format: format.data,
      folder: dirname(path),
      name: basename(path),
      existing: 'replace',
    });
    context.interrupted.removeEventListener('abort', cancel);
    if (!written.ok) return failed(written.error);
    tell(written.value.findings);
    if (context.json) printJson(context, written.value);
    else context.print(`${context.t('cli:exported', { path: written.value.path, kilobytes: Math.ceil(written.value.bytes / 1024) })}\n`);
    return done;
  });
};
