// Two questions of the history: whether a text is to be restored, and which other document to compare with.
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useLibrary } from '../../state/library.ts';
import { TaskDialog } from '../TaskDialog.tsx';
import { shortTime } from './entry-text.ts';
import { ComboBox } from '../../ui/Select.tsx';

export const RestoreDialog = ({ entry, onRestore, onClose }: { readonly entry: HistoryEntry; readonly onRestore: () => void; readonly onClose: () => void }) => {
  const { t, language } = useMessages();
  return (
    <TaskDialog title={t('history:restoreTitle', { time: entry.name ?? shortTime(entry.to, language) })} size="small" onClose={onClose} task={{ label: t('history:restore'), autoFocus: true, run: onRestore }}>
      <p>{t('history:restoreText')}</p>
    </TaskDialog>
  );
};

export interface OtherDocumentDialogProps {
  readonly id: Id;
  readonly onChoose: (document: { readonly id: Id; readonly title: string }) => void;
  readonly onClose: () => void;
}

export const OtherDocumentDialog = ({ id, onChoose, onClose }: OtherDocumentDialogProps) => {
  const { t, language } = useMessages();
  const { documents } = useLibrary();
  const [chosen, setChosen] = useState<Id | null>(null);
  const choices = (documents ?? [])
    .filter((one) => one.id !== id && one.damaged !== true)
    .map((one) => ({ value: one.id, text: titleOf(one, language).text, ...(one.symbol === null ? {} : { detail: one.symbol }) }));
  const [only] = choices;
  useEffect(() => {
    if (choices.length === 1 && only !== undefined) setChosen(only.value);
  }, [choices.length, only?.value]);
  const found = choices.find(({ value }) => value === chosen);
  return (
    <TaskDialog
      title={t('history:documentTitle')}
      onClose={onClose}
      task={{ label: t('history:compare'), isDisabled: found === undefined, run: () => found !== undefined && onChoose({ id: found.value, title: found.text }) }}
    >
      {documents !== null && choices.length === 0 ? <p>{t('history:noOtherDocument')}</p> : <ComboBox label={t('history:document')} choices={choices} value={chosen} onChange={setChosen} />}
    </TaskDialog>
  );
};
