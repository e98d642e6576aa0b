// `original <document> [--to <file>]`: the file that a document was imported from, byte for byte.
import { basename, dirname, extname, resolve } from 'node:path';
import { writeFileWhole } from '../../export/write-file.ts';
import { done, failed, printJson, withCore, wrongUse, type Command } from '../command.ts';
import { documentName, findDocument } from '../find-document.ts';

export const original: Command = {
  words: ['document'],
  options: { to: { type: 'string' } },
  run: (context) =>
    withCore(context, 'reading', async (core) => {
      const summary = await findDocument(core, context.words[0] ?? '');
      if (!summary.ok) return failed(summary.error);
      const file = await core.call('document.original', { id: summary.value.id });
      if (!file.ok) return failed(file.error);
      if (file.value === null) return wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.noOriginal', { name: documentName(summary.value) }), command: 'rapporteur original' } });
      // Without a name of its own it goes where the command was given, and never over a file that is there.
      const to = context.text('to');
      const path = resolve(context.folder, to ?? basename(file.value.name));
      const bytes = Buffer.from(file.value.bytes, 'base64');
      const extension = extname(path).slice(1);
      const written = await writeFileWhole({ folder: dirname(path), name: basename(path), extension, bytes, existing: to === null ? 'number' : 'replace' });
      if (!written.ok) return failed(written.error);
      if (context.json) printJson(context, { path: written.value, bytes: bytes.length });
      else context.print(`${context.t('cli:exported', { path: written.value, kilobytes: Math.ceil(bytes.length / 1024) })}\n`);
      return done;
    }),
};
