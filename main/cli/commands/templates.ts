// `templates`: the kinds of documents that `new` makes, and the templates that users of this library made.
import { templates as all } from '../../../shared/document/document.ts';
import type { OwnTemplate } from '../../../shared/ipc/contract.ts';
import { done, failed, printJson, withCore, type Command, type CommandContext } from '../command.ts';
import { printable, table } from '../lines.ts';

/** Those of the library; none where there is no library yet. */
const ownTemplates = async (context: CommandContext): Promise<readonly OwnTemplate[]> => {
  let found: readonly OwnTemplate[] = [];
  await withCore(context, 'reading', async (core) => {
    const listed = await core.call('template.list', {});
    if (listed.ok) found = listed.value;
    return listed.ok ? done : failed(listed.error);
  });
  return found;
};

export const templates: Command = {
  words: [],
  options: {},
  async run(context) {
    const kinds = all.map((name) => ({ name, title: context.t(`blocks:template.${name}`), description: context.t(`blocks:templateDescription.${name}`) }));
    const own = (await ownTemplates(context)).map(({ name }) => ({ name, title: name, own: true }));
    if (context.json) printJson(context, [...kinds, ...own]);
    else context.print(table([...kinds.map(({ name, title }) => [name, title]), ...own.map(({ name }) => [printable(name), context.t('cli:ownTemplate')])]));
    return done;
  },
};
