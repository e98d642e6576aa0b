// `terms import <file>`, `terms export <file>`: the user's own terms as a table (TSV) or for other programs (TBX).
import { basename, resolve } from 'node:path';
import { termsFromTbx, termsToTbx } from '../../../shared/exchange/tbx.ts';
import { termsFromTsv, termsToTsv } from '../../../shared/exchange/terms-tsv.ts';
import { decodeText } from '../../../shared/import/decode.ts';
import { allTerms } from '../../calls/memory-calls.ts';
import { done, failed, printJson, type Command, type CommandContext, type Outcome } from '../command.ts';
import { readLimited } from '../read-file.ts';
import { endingOf, misused, unknownAction, withMemory, writeOut } from './with-memory.ts';

const forms = { tsv: 'tsv', txt: 'tsv', tbx: 'tbx', xml: 'tbx' } as const;
const formOf = (path: string): 'tsv' | 'tbx' | null => (Object.hasOwn(forms, endingOf(path)) ? forms[endingOf(path) as keyof typeof forms] : null);

const importTerms = async (context: CommandContext, file: string, form: 'tsv' | 'tbx'): Promise<Outcome> => {
  const path = resolve(context.folder, file);
  const read = await readLimited(path);
  if (!read.ok) return failed(read.error);
  const decoded = decodeText(read.value, basename(path));
  if (!decoded.ok) return failed(decoded.error);
  const { text } = decoded.value;
  const taken = form === 'tsv' ? termsFromTsv(text, basename(path)) : termsFromTbx(text, basename(path));
  if (!taken.ok) return failed(taken.error);
  const { entries, leftOut } = taken.value;
  return withMemory(context, true, async (memory) => {
    const added = memory.addTerms(entries);
    if (!added.ok) return failed(added.error);
    if (context.json) printJson(context, { ...added.value, leftOut });
    else context.print(`${context.t('cli:terms.imported', { count: entries.length, ...added.value })}${leftOut.length > 0 ? ` ${context.t('cli:leftOut', { count: leftOut.length })}` : ''}\n`);
    return done;
  });
};

const exportTerms = (context: CommandContext, file: string, form: 'tsv' | 'tbx'): Promise<Outcome> =>
  withMemory(context, false, async (memory) => {
    const own = memory.terms();
    if (!own.ok) return failed(own.error);
    const entries = context.values['starter'] === true ? allTerms(own.value.entries) : own.value.entries;
    return writeOut(context, file, Buffer.from(form === 'tsv' ? termsToTsv(entries) : termsToTbx(entries, 'Rapporteur')), entries.length);
  });

const actions = ['import', 'export'] as const;

export const terms: Command = {
  words: ['action', 'file'],
  options: { starter: { type: 'boolean' } },
  run: async (context) => {
    const [wanted = '', file = ''] = context.words;
    const action = actions.find((one) => one === wanted);
    if (action === undefined) return unknownAction(context, 'terms', actions);
    const form = formOf(file);
    if (form === null) return misused('terms', context.t('cli:problem.ending', { name: file, known: '.tsv, .tbx' }));
    return action === 'import' ? importTerms(context, file, form) : exportTerms(context, file, form);
  },
};
