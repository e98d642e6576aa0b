// `new <template>`: makes a document.
import { done, failed, languageOption, printJson, templateOption, withCore, wrongUse, type Command } from '../command.ts';
import { documentName } from '../find-document.ts';
import { printable } from '../lines.ts';

export const newDocument: Command = {
  words: ['template'],
  options: { lang: { type: 'string' }, title: { type: 'string' } },
  async run(context) {
    const template = templateOption(context.words[0] ?? '');
    if (!template.ok) return wrongUse(template.error);
    const language = languageOption(context.text('lang'));
    if (!language.ok) return wrongUse(language.error);
    const title = context.text('title');
    return withCore(context, 'writing', async (core) => {
      const created = await core.call('library.create', {
        template: template.value,
        language: language.value ?? 'en',
        ...(title === null ? {} : { title }),
      });
      if (!created.ok) return failed(created.error);
      if (context.json) printJson(context, created.value);
      else context.print(`${context.t('cli:created', { name: printable(documentName(created.value)), id: created.value.id })}\n`);
      return done;
    });
  },
};
