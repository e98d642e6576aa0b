// A document as a template that others begin with.
import { useState } from 'react';
import { templateTexts, type TemplateText } from '../../../shared/document/own-templates.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';

export interface SaveTemplateDialogProps {
  readonly session: DocumentSession;
  /** The title of the document, a first proposal for the name. */
  readonly title: string;
  readonly onClose: () => void;
}

export const SaveTemplateDialog = ({ session, title, onClose }: SaveTemplateDialogProps) => {
  const { t } = useMessages();
  const { ask, tell } = useWindow();
  const [name, setName] = useState(title.slice(0, 200));
  const [text, setText] = useState<TemplateText>('headings');
  const [busy, setBusy] = useState(false);
  const wanted = name.trim();
  const save = async () => {
    if (busy || wanted === '') return;
    setBusy(true);
    // The template is made of what the library has.
    await session.flush();
    const made = await ask('template.save', { document: session.document.id, name: wanted, text });
    setBusy(false);
    if (made === null) return;
    onClose();
    tell({ kind: 'done', text: t('library:template.saved', { name: made.name }) });
  };
  return (
    <TaskDialog title={t('library:template.title')} onClose={onClose} task={{ label: t('library:template.save'), isDisabled: busy || wanted === '', run: () => void save() }}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={t('library:template.name')} value={name} onChange={setName} maxLength={200} dir="auto" autoFocus />
        <SegmentedControl
          label={t('library:template.text')}
          showLabel
          segments={templateTexts.map((value) => ({ value, text: t(`library:template.texts.${value}`) }))}
          value={text}
          onChange={setText}
        />
        <p className={form.hint}>{t('library:template.hint')}</p>
      </form>
    </TaskDialog>
  );
};
