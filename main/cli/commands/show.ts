// `show <document>`: the text of a document, with its numbers, or the document itself as data.
import { done, printJson, wrongUse, type Command } from '../command.ts';
import { plainTextOf } from '../plain-text.ts';
import { withDocument } from './read-document.ts';

const formats = ['text', 'json'];

export const show: Command = {
  words: ['document'],
  options: { lang: { type: 'string' }, format: { type: 'string' } },
  async run(context) {
    const format = context.text('format') ?? (context.json ? 'json' : 'text');
    if (!formats.includes(format)) return wrongUse({ code: 'format.unknown', params: { format, known: formats.join(', ') } });
    return withDocument(context, async ({ document, language }) => {
      if (format === 'json') printJson(context, document);
      else context.print(plainTextOf(document, language, context.width));
      return done;
    });
  },
};
