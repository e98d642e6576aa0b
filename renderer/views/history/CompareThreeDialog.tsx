// Which two revised texts are compared against the text of an entry, their common base.
import { useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { ComparedSide } from '../../../shared/ipc/compare.ts';
import type { NamedDraft } from '../../../shared/ipc/history.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useLibrary } from '../../state/library.ts';
import { Select } from '../../ui/Select.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';

export interface RevisedText {
  readonly side: ComparedSide;
  readonly name: string;
}

export interface CompareThreeDialogProps {
  readonly id: Id;
  readonly drafts: readonly NamedDraft[];
  readonly onChoose: (first: RevisedText, second: RevisedText) => void;
  readonly onClose: () => void;
}

export const CompareThreeDialog = ({ id, drafts, onChoose, onClose }: CompareThreeDialogProps) => {
  const { t, language } = useMessages();
  const { documents } = useLibrary();
  const texts = new Map<string, RevisedText>([
    ['present', { side: { document: id, revision: null }, name: t('history:side.present') }],
    ...drafts.map((draft): [string, RevisedText] => [`draft:${draft.revision}`, { side: { document: id, revision: draft.revision }, name: draft.name }]),
    ...(documents ?? [])
      .filter((one) => one.id !== id && one.damaged !== true)
      .map((one): [string, RevisedText] => [`document:${one.id}`, { side: { document: one.id, revision: null }, name: t('history:side.document', { title: titleOf(one, language).text }) }]),
  ]);
  const choices = [...texts].map(([value, { name }]) => ({ value, text: name }));
  const [first, setFirst] = useState<string | null>(choices[0]?.value ?? null);
  const [second, setSecond] = useState<string | null>(choices[1]?.value ?? null);
  const [left, right] = [texts.get(first ?? ''), texts.get(second ?? '')];
  return (
    <TaskDialog
      title={t('history:three.title')}
      onClose={onClose}
      task={{
        label: t('history:compare'),
        isDisabled: left === undefined || right === undefined || first === second,
        run: () => left !== undefined && right !== undefined && onChoose(left, right),
      }}
    >
      <div className={form.form}>
        <p>{t('history:three.text')}</p>
        <Select label={t('history:three.first')} choices={choices} value={first} onChange={setFirst} />
        <Select label={t('history:three.second')} choices={choices} value={second} onChange={setSecond} />
      </div>
    </TaskDialog>
  );
};
