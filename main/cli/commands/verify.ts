// `verify`: proves the library sound, or says what is broken.
import { done, failed, failedQuietly, printJson, withCore, type Command } from '../command.ts';
import { printable } from '../lines.ts';

export const verify: Command = {
  words: [],
  options: {},
  run: (context) =>
    withCore(context, 'reading', async (core) => {
      const verified = core.verify();
      if (!verified.ok) return failed(verified.error);
      const { documents, revisions, blocks, assets, problems } = verified.value;
      const sound = problems.length === 0;
      if (context.json) {
        printJson(context, { sound, ...verified.value });
        return sound ? done : failedQuietly;
      }
      const { t } = context;
      context.print(`${t('cli:verified', { documents, revisions, blocks, assets })}\n`);
      if (sound) {
        context.print(`${t('cli:sound')}\n`);
        return done;
      }
      for (const { kind, document, detail } of problems) {
        const where = document === null ? '' : `${printable(document)}: `;
        context.print(`${t(`cli:broken.${kind}`)} ${where}${printable(detail)}\n`);
      }
      return failed({ code: 'library.damaged', params: { path: context.libraryFolder } });
    }),
};
