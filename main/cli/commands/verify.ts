// `verify`: proves the library sound, or says what is broken.
import { done, failed, failedQuietly, printJson, withCore, type Command } from '../command.ts';
import { moment } from '../../moment.ts';
import { printable } from '../lines.ts';

export const verify: Command = {
  words: [],
  options: {},
  run: (context) =>
    withCore(context, 'reading', async (core) => {
      const verified = core.verify();
      if (!verified.ok) return failed(verified.error);
      const { documents, revisions, blocks, assets, problems, chains } = verified.value;
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
      for (const { kind, document, detail, revision } of problems) {
        const where = document === null ? '' : `${printable(document)}: `;
        const which = revision === undefined ? '' : [moment(revision.at), revision.author, revision.name ?? '', t(`history:chain.${revision.how}`)].filter((part) => part !== '').join(', ');
        context.print(`${t(`cli:broken.${kind}`)} ${where}${which === '' ? printable(detail) : `${printable(which)} (${printable(detail)})`}\n`);
      }
      // What can still be read of each history that is broken.
      for (const { document, revisions, broken, newestSound, soundUntil } of chains) {
        const params = { document: printable(document), sound: revisions - broken, revisions, time: soundUntil === null ? '–' : moment(soundUntil) };
        context.print(`${t(newestSound ? 'cli:chainNewestSound' : soundUntil === null ? 'cli:chainNoneSound' : 'cli:chainNewestBroken', params)}\n`);
      }
      // A document from elsewhere may show images that never came with it: nothing is damaged by that.
      const whole = problems.every(({ kind }) => kind === 'image');
      return failed({ code: whole ? 'library.imagesMissing' : 'library.damaged', params: { path: context.libraryFolder } });
    }),
};
