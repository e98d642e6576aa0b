// `new <template>`: makes a document of a kind, or of a template that a user of this library made.
import type { Result } from '../../../shared/errors.ts';
import { ok } from '../../../shared/errors.ts';
import type { CallInput } from '../../../shared/ipc/contract.ts';
import type { Core } from '../../core.ts';
import { done, failed, languageOption, printJson, templateOption, withCore, wrongUse, type Command } from '../command.ts';
import { documentName } from '../find-document.ts';
import { printable } from '../lines.ts';

type Wanted = CallInput<'library.create'>['template'];

/** A template of the user's own goes by its name, as it was given. */
const chooseTemplate = async (core: Core, name: string): Promise<Result<Wanted>> => {
  const listed = await core.call('template.list', {});
  const own = listed.ok ? listed.value.find((template) => template.name === name.trim()) : undefined;
  return own === undefined ? templateOption(name) : ok({ own: own.id });
};

export const newDocument: Command = {
  words: ['template'],
  options: { lang: { type: 'string' }, title: { type: 'string' } },
  async run(context) {
    const language = languageOption(context.text('lang'));
    if (!language.ok) return wrongUse(language.error);
    const title = context.text('title');
    const kind = templateOption(context.words[0] ?? '');
    // Only a kind that is known begins a library: templates of users are in one.
    const outcome = await withCore(context, kind.ok ? 'beginning' : 'writing', async (core) => {
      const template = await chooseTemplate(core, context.words[0] ?? '');
      if (!template.ok) return wrongUse(template.error);
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
    return !kind.ok && !outcome.ok && outcome.failure?.error.code === 'library.none' ? wrongUse(kind.error) : outcome;
  },
};
