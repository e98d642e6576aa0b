// `restore <document> <revision>`: writes a revision, a section or one element of it, as the newest text.
import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { Document } from '../../../shared/document/document.ts';
import { effectsText } from '../../../shared/history/entry-text.ts';
import type { Part } from '../../../shared/ipc/history.ts';
import { done, failed, printJson, withCore, wrongUse, type Command, type CommandContext } from '../command.ts';
import { documentName, findDocument } from '../find-document.ts';
import { findElement, findHeading } from '../find-element.ts';
import { printable } from '../lines.ts';
import { moment } from '../../moment.ts';

/** Numbers and headings are those of the revision that is restored. */
const partOf = ({ text }: CommandContext, past: Document): Result<Part> => {
  const language = past.settings.draftingLanguage;
  const [section, paragraph] = [text('section'), text('paragraph')];
  if (section !== null) {
    const heading = findHeading(past, language, section);
    return heading === null ? fail('element.unknown', { element: section }) : ok({ part: 'section', heading });
  }
  if (paragraph === null) return ok({ part: 'whole' });
  const block = findElement(past, language, paragraph);
  return block === null ? fail('element.unknown', { element: paragraph }) : ok({ part: 'element', block });
};

export const restore: Command = {
  words: ['document', 'revision'],
  options: { section: { type: 'string' }, paragraph: { type: 'string' }, note: { type: 'string' } },
  run(context) {
    const { t } = context;
    if (context.text('section') !== null && context.text('paragraph') !== null) {
      return Promise.resolve(wrongUse({ code: 'usage.wrong', params: { problem: t('cli:problem.twoParts'), command: 'rapporteur restore' } }));
    }
    return withCore(context, 'writing', async (core) => {
      const summary = await findDocument(core, context.words[0] ?? '');
      if (!summary.ok) return failed(summary.error);
      const { id } = summary.value;
      const found = await core.call('history.find', { id, query: context.words[1] ?? '' });
      if (!found.ok) return failed(found.error);
      const { revision, name, at } = found.value;
      const past = await core.call('history.open', { id, revision });
      if (!past.ok) return failed(past.error);
      const part = partOf(context, past.value.document);
      if (!part.ok) return failed(part.error);
      const note = context.text('note');
      const restored = await core.call('history.restore', { id, revision, part: part.value, ...(note === null ? {} : { note }) });
      if (!restored.ok) return failed(restored.error);
      if (context.json) printJson(context, restored.value);
      else {
        context.print(`${t('cli:restored', { document: printable(documentName(summary.value)), what: printable(name ?? moment(at)) })}\n`);
        for (const line of effectsText(restored.value.also, t)) context.print(`${printable(line)}\n`);
      }
      return done;
    });
  },
};
