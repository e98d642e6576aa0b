// A Word file that once left, given to `import`: what was done to it becomes proposals in the document that it was made of.
import type { AppError } from '../../../shared/errors.ts';
import { delegationsOf, findDelegation } from '../../../shared/negotiation/delegations.ts';
import type { Core } from '../../core.ts';
import { done, failed, printJson, wrongUse, type CommandContext, type Outcome } from '../command.ts';
import { documentName, findDocument } from '../find-document.ts';
import { printable } from '../lines.ts';

const misuse = (problem: string): AppError => ({ code: 'usage.wrong', params: { problem, command: 'rapporteur import' } });

/** Null where the file is to become a document of its own: it never left, or is of a text that is not here and nobody named one. */
export const takeInFile = async (context: CommandContext, core: Core, { job, name, bytes }: { readonly job: string; readonly name: string; readonly bytes: string }): Promise<Outcome | null> => {
  const { t } = context;
  const into = context.text('into');
  const named = into === null ? null : await findDocument(core, into);
  if (named?.ok === false) return failed(named.error);
  const looked = await core.call('return.look', { job, name, bytes, ...(named !== null && { document: named.value.id }) });
  if (!looked.ok) return failed(looked.error);
  const look = looked.value;
  if (look === null || look.document === null) return into === null ? null : failed({ code: 'return.unsuited', params: { name } });
  const opened = await core.call('document.open', { id: look.document });
  if (!opened.ok) return failed(opened.error);
  const wanted = context.text('delegation');
  const delegation = wanted === null ? undefined : findDelegation(wanted, delegationsOf(opened.value.document.settings))?.id;
  if (wanted !== null && delegation === undefined) return wrongUse(misuse(t('cli:problem.unknownDelegation', { name: wanted })));
  const people = look.people.map((person) => {
    const speaks = delegation ?? person.delegation;
    return { name: person.name, ...(speaks !== undefined && { delegation: speaks }) };
  });
  const untracked = people.find((person) => person.name === look.saved.by) ?? { name: look.saved.by, ...(delegation !== undefined && { delegation }) };
  const taken = await core.call('return.take', { job, name, bytes, document: look.document, people, untracked });
  if (!taken.ok) return failed(taken.error);
  if (context.json) {
    printJson(context, { document: look.document, draft: look.draft, ...taken.value });
    return done;
  }
  const { brings } = taken.value;
  const list = [...(await summaries(core))].find(({ id }) => id === look.document);
  const title = list === undefined ? look.document : printable(documentName(list));
  if (brings.proposals === 0 && brings.remarks === 0) context.print(`${t('cli:takenNothing', { name: title })}\n`);
  else context.print(`${t('cli:taken', { name: title, count: brings.proposals })}\n`);
  if (brings.conflicts > 0) context.print(`${t('cli:takenConflicts', { count: brings.conflicts })}\n`);
  if (brings.remarks > 0) context.print(`${t('cli:takenRemarks', { count: brings.remarks })}\n`);
  return done;
};

const summaries = async (core: Core): Promise<readonly Parameters<typeof documentName>[0][]> => {
  const [current, archived] = [await core.call('library.list', { archived: false }), await core.call('library.list', { archived: true })];
  return [...(current.ok ? current.value : []), ...(archived.ok ? archived.value : [])];
};
