// `templates`: the kinds of documents that `new` makes.
import { templates as all } from '../../../shared/document/document.ts';
import { done, printJson, type Command } from '../command.ts';
import { table } from '../lines.ts';

export const templates: Command = {
  words: [],
  options: {},
  async run(context) {
    const rows = all.map((name) => ({ name, title: context.t(`blocks:template.${name}`), description: context.t(`blocks:templateDescription.${name}`) }));
    if (context.json) printJson(context, rows);
    else context.print(table(rows.map(({ name, title }) => [name, title])));
    return done;
  },
};
