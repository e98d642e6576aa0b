// `templates`: the kinds of documents that `new` makes, and the templates that users of this library made.
import { templates as all } from '../../../shared/document/document.ts';
import type { OwnTemplate } from '../../../shared/ipc/contract.ts';
import { done, failed, printJson, withCore, type Command } from '../command.ts';
import { printable, table } from '../lines.ts';

export const templates: Command = {
  words: [],
  options: {},
  async run(context) {
    const own: OwnTemplate[] = [];
    const outcome = await withCore(context, 'reading', async (core) => {
      const listed = await core.call('template.list', {});
      if (!listed.ok) return failed(listed.error);
      own.push(...listed.value);
      return done;
    });
    // Where there is no library yet, there are the kinds that every library has.
    if (!outcome.ok && outcome.failure?.error.code !== 'library.none') return outcome;
    const kinds = all.map((name) => ({ name, title: context.t(`blocks:template.${name}`), description: context.t(`blocks:templateDescription.${name}`) }));
    if (context.json) printJson(context, [...kinds, ...own.map(({ name }) => ({ name, title: name, own: true }))]);
    else context.print(table([...kinds.map(({ name, title }) => [name, title]), ...own.map(({ name }) => [printable(name), context.t('cli:ownTemplate')])]));
    return done;
  },
};
