// Goes to a paragraph by its number.
import { useState } from 'react';
import type { Language } from '../../../shared/language/language.ts';
import { leadTo } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { TextField } from '../../ui/TextField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';

/** A whole number in western or Arabic-Indic digits. */
const numberIn = (text: string): number | null => {
  const western = text.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  return /^\d{1,6}$/.test(western) ? Number(western) : null;
};

export interface ParagraphDialogProps {
  readonly session: DocumentSession;
  readonly language: Language;
  readonly onClose: () => void;
}

export const ParagraphDialog = ({ session, language, onClose }: ParagraphDialogProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const [text, setText] = useState('');
  const [missed, setMissed] = useState(false);
  const { blocks, paragraphs } = session.numbering(language);
  const hint =
    paragraphs === null
      ? t('app:paragraph.none')
      : t('app:paragraph.range', { first: writtenNumber(paragraphs.first, interfaceLanguage), last: writtenNumber(paragraphs.last, interfaceLanguage) });
  const go = () => {
    const n = numberIn(text);
    const found = n === null ? undefined : [...blocks].find(([, number]) => number.kind === 'paragraph' && number.n === n);
    if (found === undefined) {
      setMissed(true);
      return;
    }
    onClose();
    leadTo(session, found[0], language);
  };
  return (
    <TaskDialog title={t('app:paragraph.title')} size="small" onClose={onClose} leave={null} task={{ label: t('app:paragraph.go'), run: go }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextField
          label={t('app:paragraph.number')}
          autoFocus
          inputMode="numeric"
          value={text}
          onChange={(value) => {
            setText(value);
            setMissed(false);
          }}
          {...(missed ? { error: hint } : { hint })}
        />
      </form>
    </TaskDialog>
  );
};
