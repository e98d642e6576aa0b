// `log <document>`: the timeline of a document, newest first.
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { anywayText, authorText, changesText } from '../../../shared/history/entry-text.ts';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import { done, failed, printJson, withCore, type Command, type CommandContext } from '../command.ts';
import type { Core } from '../../core.ts';
import { findDocument } from '../find-document.ts';
import { table } from '../lines.ts';
import { moment, momentsText } from '../../moment.ts';

/** As much of an id as tells a revision from the others, without what the command line would take for an option. */
export const shortId = (revision: string): string => revision.replace(/^-+/, '').slice(0, 10);

/** All pages of the timeline. */
const wholeTimeline = async (core: Core, id: string, single: boolean): Promise<Result<HistoryEntry[]>> => {
  const entries: HistoryEntry[] = [];
  for (let after: string | undefined; ; ) {
    const page: Result<CallOutput<'history.list'>> = await core.call('history.list', { id, limit: 200, single, ...(after === undefined ? {} : { after }) });
    if (!page.ok) return fail(page.error.code, page.error.params);
    entries.push(...page.value.entries);
    if (page.value.next === null) return ok(entries);
    after = page.value.next;
  }
};

/** The name of a draft with its symbol, else what happened: of a file that came home with its name. */
const titleOf = ({ kind, name, symbol, restored, named, note, acts, returned }: HistoryEntry, { t }: CommandContext): string => {
  const from = restored ?? named;
  const happened = returned === undefined ? t(`history:entry.${kind}`) : t('history:returned', { name: returned.name });
  const title = name ?? (restored === null ? happened : t('history:restoredFrom', { what: restored.name ?? moment(restored.at) }));
  const more = [symbol, name !== null && from !== null ? moment(from.at) : null, note, anywayText(acts, t)].filter((part) => part !== null);
  return more.length === 0 ? title : `${title} (${more.join('; ')})`;
};

const row = (entry: HistoryEntry, context: CommandContext): string[] => [
  shortId(entry.revision),
  momentsText(entry.from, entry.to),
  authorText(entry.author, context.t, context.language),
  titleOf(entry, context),
  changesText(entry.changes, context.t),
];

export const log: Command = {
  words: ['document'],
  options: { all: { type: 'boolean' } },
  run: (context) =>
    withCore(context, 'reading', async (core) => {
      const summary = await findDocument(core, context.words[0] ?? '');
      if (!summary.ok) return failed(summary.error);
      const entries = await wholeTimeline(core, summary.value.id, context.values['all'] === true);
      if (!entries.ok) return failed(entries.error);
      const { t } = context;
      if (context.json) printJson(context, entries.value);
      else {
        const head = [t('cli:column.revision'), t('cli:column.time'), t('cli:column.author'), t('cli:column.what'), t('cli:column.changes')];
        context.print(table([head, ...entries.value.map((entry) => row(entry, context))]));
      }
      return done;
    }),
};
