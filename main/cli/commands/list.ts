// `list`: the documents of the library, last changed first.
import { done, failed, printJson, withCore, type Command, type CommandContext, type Outcome } from '../command.ts';
import { moment } from '../../moment.ts';
import { table } from '../lines.ts';
import type { DocumentSummary } from '../../../shared/ipc/contract.ts';
import type { Translate } from '../../../shared/language/messages.ts';

const row = ({ id, symbol, title, draftingLanguage, languages, changedAt, paragraphs, damaged }: DocumentSummary, t: Translate): string[] => [
  id.slice(0, 8),
  moment(changedAt),
  languages.join(' '),
  String(paragraphs),
  symbol ?? '–',
  `${title[draftingLanguage] ?? Object.values(title)[0] ?? '–'}${damaged === true ? ` (${t('library:isDamaged')})` : ''}`,
];

export const list: Command = {
  words: [],
  options: { archived: { type: 'boolean' } },
  async run(context) {
    const outcome = await withCore(context, 'reading', async (core) => {
      const documents = await core.call('library.list', { archived: context.values['archived'] === true });
      if (!documents.ok) return failed(documents.error);
      const { t } = context;
      if (context.json) printJson(context, documents.value);
      else if (documents.value.length === 0) context.print(`${t('cli:noDocuments')}\n`);
      else {
        const head = [t('cli:column.id'), t('cli:column.changed'), t('cli:column.languages'), t('cli:column.paragraphs'), t('cli:column.symbol'), t('cli:column.title')];
        context.print(table([head, ...documents.value.map((document) => row(document, t))]));
      }
      return done;
    });
    return isUnbegun(context, outcome) ? empty(context) : outcome;
  },
};

/** The user named no library and the usual one was never begun: there is nothing in it, and that is no failure. */
const isUnbegun = (context: CommandContext, outcome: Outcome): boolean =>
  context.text('library') === null && !outcome.ok && outcome.failure?.error.code === 'library.none';

const empty: Command['run'] = async (context) => {
  if (context.json) printJson(context, []);
  else context.print(`${context.t('cli:noDocuments')}\n`);
  return done;
};
