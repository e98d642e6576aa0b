// `export <document> --to <file>`: writes a document as a file; the ending of the file says which kind.
import { basename, dirname, extname, resolve } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import type { Finding } from '../../../shared/export/finding.ts';
import { findingLine } from '../../../shared/export/finding-text.ts';
import { exportForms, exportFormSchema, formFits } from '../../../shared/export/negotiation/form.ts';
import { exportFormats, exportFormatSchema, formatEnding } from '../../../shared/ipc/contract.ts';
import { done, failed, languageOption, printJson, withCore, wrongUse, type Command, type CommandContext, type Outcome } from '../command.ts';
import { delegationsOf, findDelegation } from '../../../shared/negotiation/delegations.ts';
import type { Core } from '../../core.ts';
import { findDocument } from '../find-document.ts';

export const exportDocument: Command = {
  words: ['document'],
  options: { to: { type: 'string' }, lang: { type: 'string' }, as: { type: 'string' }, meeting: { type: 'string' }, delegation: { type: 'string' }, archive: { type: 'boolean' } },
  async run(context) {
    const to = context.text('to');
    if (to === null || to === '') return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.noTarget'), command: 'rapporteur export' } });
    // The exports made are remembered; where the library cannot be written to, the file is made all the same.
    const writing = await exportTo(context, to, 'writing');
    return !writing.ok && isUnwritable(context, writing.failure?.error) ? exportTo(context, to, 'reading') : writing;
  },
};

/** A window has the library, or its disk is write-protected or full. */
const isUnwritable = ({ libraryFolder }: CommandContext, error: AppError | undefined): boolean =>
  error?.code === 'library.inUse' || error?.code === 'library.readOnly' || (error?.code === 'disk.full' && String(error.params['path']).startsWith(libraryFolder));

/** A delegation by any of its names; a name that is in no list is taken as it is written in the text. */
const partyNamed = async (core: Core, id: string, name: string): Promise<string> => {
  const opened = await core.call('document.open', { id });
  return (opened.ok ? findDelegation(name, delegationsOf(opened.value.document.settings))?.id : undefined) ?? name;
};

const exportTo = async (context: CommandContext, to: string, mode: 'writing' | 'reading'): Promise<Outcome> => {
  const wanted = languageOption(context.text('lang'));
  if (!wanted.ok) return wrongUse(wanted.error);
  const path = resolve(context.folder, to);
  const ending = extname(path).slice(1);
  const archive = context.values['archive'] === true;
  const format = exportFormatSchema.safeParse(archive && ending.toLowerCase() === 'pdf' ? 'pdfa' : ending.toLowerCase());
  // An ending is all there is to go by: the format for archives has none of its own, and no other file is for them.
  const known = exportFormats.filter((one) => one === formatEnding(one));
  if (!format.success || format.data !== (archive ? 'pdfa' : formatEnding(format.data))) {
    return wrongUse({ code: 'format.unknown', params: { format: ending, known: archive ? 'pdf' : known.join(', ') } });
  }
  const form = exportFormSchema.safeParse(context.text('as') ?? 'standing');
  if (!form.success || !formFits(form.data, format.data)) {
    const known = exportForms.filter((one) => formFits(one, format.data)).join(', ');
    return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.unknownForm', { form: context.text('as') ?? '', format: format.data, known }), command: 'rapporteur export' } });
  }
  const named = context.text('delegation')?.trim() ?? '';
  if (form.data === 'outcome' && named === '') return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.noDelegation'), command: 'rapporteur export' } });
  return withCore(context, mode, async (core) => {
    const summary = await findDocument(core, context.words[0] ?? '');
    if (!summary.ok) return failed(summary.error);
    const language = wanted.value ?? summary.value.draftingLanguage;
    const asked = form.data === 'outcome' ? await partyNamed(core, summary.value.id, named) : null;
    const before = await core.call('document.findings', { id: summary.value.id, language, format: format.data });
    const job = 'command';
    const cancel = (): void => void core.call('document.cancelExport', { job });
    context.interrupted.addEventListener('abort', cancel);
    const written = await core.exportFile({
      id: summary.value.id,
      job,
      language,
      format: format.data,
      form: form.data,
      ...(asked === null ? {} : { delegation: { party: asked, groups: true } }),
      ...(context.text('meeting') === null ? {} : { meeting: context.text('meeting') ?? '' }),
      folder: dirname(path),
      name: basename(path),
      existing: 'replace',
    });
    context.interrupted.removeEventListener('abort', cancel);
    const tell = (findings: readonly Finding[]): void => findings.forEach((finding) => context.warn(findingLine(finding, context.language)));
    const noticed = before.ok ? before.value : [];
    if (!written.ok) {
      // The error names the first thing in the way; these are all of them, with their places.
      if (written.error.code.startsWith('export.missing')) tell(noticed.filter(({ severity }) => severity === 'hinders'));
      return failed(written.error);
    }
    // What is amiss with a file is told of a file that is there.
    tell([...noticed, ...written.value.findings]);
    if (context.json) printJson(context, written.value);
    else context.print(`${context.t('cli:exported', { path: written.value.path, kilobytes: Math.ceil(written.value.bytes / 1024) })}\n`);
    return done;
  });
};
