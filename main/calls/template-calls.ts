// Templates of the user's own: listing them, making one of a document, taking one away.
import { schemaVersion } from '../../shared/document/document.ts';
import { asTemplate } from '../../shared/document/own-templates.ts';
import { fail, ok } from '../../shared/errors.ts';
import type { CallContext, HandlersOf } from './context.ts';

export const templateCalls = (context: CallContext): HandlersOf<'template'> => {
  const { ownTemplates } = context.library;
  return {
    'template.list': () => ok(ownTemplates.list()),

    'template.save'({ document, name, text }) {
      const opened = context.documents.get(document);
      if (!opened.ok) return opened;
      const { id, settings, blocks } = opened.value;
      const template = asTemplate({ schemaVersion, id, settings, blocks: [...blocks] }, text);
      return ok(ownTemplates.put(context.newId(), name.trim(), template, context.now()));
    },

    'template.remove': ({ id }) => (ownTemplates.remove(id) ? ok({}) : fail('template.missing')),
  };
};
