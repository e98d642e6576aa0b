// `import <file>`: makes a document of a Word, text or Markdown file; a Word file that once left comes home as proposals.
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ok, type Result } from '../../../shared/errors.ts';
import type { ImportOrder } from '../../import/thread-messages.ts';
import { createImports } from '../../import/imports.ts';
import { libraryPaths } from '../../storage/folder.ts';
import { done, failed, languageOption, printJson, templateOption, withCore, wrongUse, type Command } from '../command.ts';
import { documentName } from '../find-document.ts';
import { readLimited } from '../read-file.ts';
import { printable, wrap } from '../lines.ts';
import { takeInFile } from './take-in.ts';

/** Why a file cannot be taken in, where that is so; for a folder in which no library is to be begun in vain. */
const tried = async (order: ImportOrder, interrupted: AbortSignal): Promise<Result<void>> => {
  const imports = createImports();
  const cancel = (): void => void imports.close();
  interrupted.addEventListener('abort', cancel);
  try {
    const imported = await imports.run(order, undefined, () => {});
    return imported.ok ? ok(undefined) : imported;
  } finally {
    interrupted.removeEventListener('abort', cancel);
    await imports.close();
  }
};

export const importFile: Command = {
  words: ['file'],
  options: { lang: { type: 'string' }, as: { type: 'string' }, brackets: { type: 'boolean' }, into: { type: 'string' }, delegation: { type: 'string' }, 'as-new': { type: 'boolean' } },
  async run(context) {
    const language = languageOption(context.text('lang'));
    if (!language.ok) return wrongUse(language.error);
    const as = context.text('as');
    const template = as === null ? ok(null) : templateOption(as);
    if (!template.ok) return wrongUse(template.error);
    const brackets = context.values['brackets'] === true;
    const asNew = context.values['as-new'] === true;
    if (asNew && context.text('into') !== null) return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.intoNew'), command: 'rapporteur import' } });
    const path = resolve(context.folder, context.words[0] ?? '');
    const file = await readLimited(path);
    if (!file.ok) return failed(file.error);
    if (!existsSync(libraryPaths(context.libraryFolder).file)) {
      const bytes = new Uint8Array(file.value);
      const order = { name: basename(path), bytes, language: language.value ?? undefined, as: template.value ?? undefined, brackets };
      const possible = await tried(order, context.interrupted);
      if (!possible.ok) return failed(possible.error);
    }
    return withCore(context, 'beginning', async (core) => {
      const job = 'command';
      const cancel = (): void => void core.call('library.cancelImport', { job });
      context.interrupted.addEventListener('abort', cancel);
      const bytes = file.value.toString('base64');
      const taken = asNew ? null : await takeInFile(context, core, { job, name: basename(path), bytes });
      if (taken !== null) {
        context.interrupted.removeEventListener('abort', cancel);
        return taken;
      }
      const imported = await core.call('library.import', {
        job,
        name: basename(path),
        bytes,
        ...(language.value === null ? {} : { language: language.value }),
        ...(template.value === null ? {} : { as: template.value }),
        ...(brackets ? { brackets } : {}),
      });
      context.interrupted.removeEventListener('abort', cancel);
      if (!imported.ok) return failed(imported.error);
      const { document, unplaced } = imported.value;
      if (context.json) printJson(context, imported.value);
      else {
        const { t } = context;
        context.print(`${t('cli:imported', { name: printable(documentName(document)), id: document.id, count: document.paragraphs })}\n`);
        if (unplaced.length > 0) context.print(`${t('cli:unplaced', { count: unplaced.length })}\n`);
        for (const { line, text, reason } of unplaced) {
          const label = `  ${t('cli:line', { line })}  `;
          context.print(`${wrap(`${text.slice(0, 200)} (${t(`library:reason.${reason}`)})`, label, ' '.repeat(label.length), context.width).join('\n')}\n`);
        }
      }
      return done;
    });
  },
};
