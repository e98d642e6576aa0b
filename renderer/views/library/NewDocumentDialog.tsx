// A new document: its kind, its drafting language, and its title if there is one already.
import { useId, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { templates, type TemplateName } from '../../../shared/document/document.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import form from '../form.module.css';
import styles from './NewDocument.module.css';

const isTemplate = (key: unknown): key is TemplateName => templates.some((template) => template === key);

const Body = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { ask, route } = useWindow();
  const kindLabel = useId();
  const [template, setTemplate] = useState<TemplateName>('outcomeDocument');
  const [language, setLanguage] = useState<Language>(interfaceLanguage);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const create = async () => {
    if (busy) return;
    setBusy(true);
    const trimmed = title.trim();
    const made = await ask('library.create', { template, language, ...(trimmed === '' ? {} : { title: trimmed }) });
    setBusy(false);
    if (made === null) return;
    onClose();
    await route.getState().go({ view: 'document', id: made.id });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('library:new.title')}
      closeLabel={t('app:close')}
      size="large"
      buttons={
        <>
          <Button onPress={onClose}>{t('app:cancel')}</Button>
          <Button look="main" isDisabled={busy} onPress={() => void create()}>
            {t('library:new.create')}
          </Button>
        </>
      }
    >
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className={styles.kinds}>
          <span id={kindLabel} className={form.label}>
            {t('library:new.kind')}
          </span>
          <ListBox
            aria-labelledby={kindLabel}
            className={styles.list!}
            layout="grid"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[template]}
            onSelectionChange={(keys) => {
              const next = keys === 'all' ? undefined : [...keys].find(isTemplate);
              if (next !== undefined) setTemplate(next);
            }}
          >
            {templates.map((name) => (
              <ListBoxItem key={name} id={name} textValue={t(`blocks:template.${name}`)} className={styles.kind!}>
                <span className={styles.name}>{t(`blocks:template.${name}`)}</span>
                <span className={styles.line}>{t(`blocks:templateDescription.${name}`)}</span>
              </ListBoxItem>
            ))}
          </ListBox>
        </div>
        <SegmentedControl
          label={t('library:new.language')}
          showLabel
          segments={languages.map((one) => ({ value: one, text: definitionOf(one).name, lang: one }))}
          value={language}
          onChange={setLanguage}
        />
        <TextField label={t('library:new.documentTitle')} hint={t('library:new.titleHint')} value={title} onChange={setTitle} maxLength={2000} dir={title === '' ? definitionOf(language).direction : 'auto'} />
      </form>
    </Dialog>
  );
};

export const NewDocumentDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => (isOpen ? <Body onClose={onClose} /> : null);
