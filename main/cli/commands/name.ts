// `name <document> <name>`: keeps a revision under a name for good; the text as it stands, unless another one is named. A name that says that
// nothing is left to settle takes a reason while something is open.
import { done, failed, printJson, withCore, wrongUse, type Command } from '../command.ts';
import { documentName, findDocument } from '../find-document.ts';
import { printable } from '../lines.ts';
import { shortId } from './log.ts';

export const nameDraft: Command = {
  words: ['document', 'name'],
  options: { note: { type: 'string' }, symbol: { type: 'string' }, revision: { type: 'string' }, anyway: { type: 'boolean' }, reason: { type: 'string' } },
  run: (context) => {
    // What an unset variable of a script gives is no name.
    if ((context.words[1] ?? '').trim() === '') {
      return Promise.resolve(wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.missingWord', { word: '<name>' }), command: 'rapporteur name' } }));
    }
    const reason = context.text('reason')?.trim() ?? '';
    const anyway = context.values['anyway'] === true;
    if (anyway && reason === '') return Promise.resolve(wrongUse({ code: 'usage.wrong', params: { problem: context.t('cli:problem.anywayWhy'), command: 'rapporteur name' } }));
    return withCore(context, 'writing', async (core) => {
      const summary = await findDocument(core, context.words[0] ?? '');
      if (!summary.ok) return failed(summary.error);
      const { id } = summary.value;
      const [name, note, symbol, wanted] = [context.words[1] ?? '', context.text('note'), context.text('symbol'), context.text('revision')];
      const target = wanted === null ? null : await core.call('history.find', { id, query: wanted });
      if (target?.ok === false) return failed(target.error);
      const named = await core.call('history.name', {
        id,
        name,
        ...(note === null ? {} : { note }),
        ...(symbol === null ? {} : { symbol }),
        ...(anyway ? { anyway: { reason } } : {}),
        ...(target === null ? {} : { revision: target.value.revision }),
      });
      if (!named.ok) return failed(named.error);
      if (context.json) printJson(context, named.value);
      else context.print(`${context.t('cli:named', { name: printable(name), document: printable(documentName(summary.value)), revision: shortId(named.value.revision) })}\n`);
      return done;
    });
  },
};
