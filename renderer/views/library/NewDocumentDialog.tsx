// A new document: its kind, its drafting language, and its title if there is one already.
import { Trash2 } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { templates, type TemplateName } from '../../../shared/document/document.ts';
import type { OwnTemplate } from '../../../shared/ipc/contract.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LanguagesField } from '../LanguagesField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import styles from './NewDocument.module.css';

/** A kind of document, or the id of a template of the user's own. */
type Chosen = { readonly kind: TemplateName } | { readonly own: string };
const keyOf = (chosen: Chosen): string => ('kind' in chosen ? chosen.kind : chosen.own);

export const NewDocumentDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { ask, route, tell } = useWindow();
  const kindLabel = useId();
  const [chosen, setChosen] = useState<Chosen>({ kind: 'outcomeDocument' });
  const [own, setOwn] = useState<readonly OwnTemplate[]>([]);
  const [language, setLanguage] = useState<Language>(interfaceLanguage);
  const [others, setOthers] = useState<readonly Language[]>(languages);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void ask('template.list', {}).then((listed) => setOwn(listed ?? []));
  }, [ask]);
  const remove = async ({ id, name }: OwnTemplate) => {
    if ((await ask('template.remove', { id })) === null) return;
    setOwn((before) => before.filter((template) => template.id !== id));
    setChosen((before) => ('own' in before && before.own === id ? { kind: 'outcomeDocument' } : before));
    tell({ kind: 'done', text: t('library:template.removed', { name }) });
  };
  const choose = (key: unknown) => {
    const kind = templates.find((template) => template === key);
    const template = own.find(({ id }) => id === key);
    if (kind !== undefined) setChosen({ kind });
    else if (template !== undefined) {
      setChosen({ own: template.id });
      setOthers(template.languages);
    }
  };
  const create = async () => {
    if (busy) return;
    setBusy(true);
    const trimmed = title.trim();
    const made = await ask('library.create', { template: 'kind' in chosen ? chosen.kind : { own: chosen.own }, language, languages: [...others], ...(trimmed === '' ? {} : { title: trimmed }) });
    setBusy(false);
    if (made === null) return;
    onClose();
    await route.getState().go({ view: 'document', id: made.id });
  };
  /** The list would only mark once more what is marked. */
  const createByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    void create();
  };
  const removable = 'own' in chosen ? own.find(({ id }) => id === chosen.own) : undefined;
  return (
    <TaskDialog title={t('library:new.title')} size="wide" onClose={onClose} task={{ label: t('library:new.create'), isDisabled: busy, run: () => void create() }}>
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
          <div onKeyDownCapture={createByEnter}>
            <ListBox
              aria-labelledby={kindLabel}
              className={styles.list!}
              autoFocus
              layout="grid"
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              selectedKeys={[keyOf(chosen)]}
              onSelectionChange={(keys) => {
                if (keys !== 'all') choose([...keys][0]);
              }}
            >
              {templates.map((name) => (
                <ListBoxItem key={name} id={name} textValue={t(`blocks:template.${name}`)} className={styles.kind!}>
                  <span className={styles.name}>{t(`blocks:template.${name}`)}</span>
                  <span className={styles.line}>{t(`blocks:templateDescription.${name}`)}</span>
                </ListBoxItem>
              ))}
              {own.map((template) => (
                <ListBoxItem key={template.id} id={template.id} textValue={template.name} className={styles.kind!}>
                  <span className={styles.name} dir="auto">
                    {template.name}
                  </span>
                  <span className={styles.line}>
                    {t('library:template.own')} · {t('library:template.ownLine', { count: template.elements, kind: t(`blocks:template.${template.template}`) })}
                  </span>
                </ListBoxItem>
              ))}
            </ListBox>
          </div>
          {removable !== undefined && (
            <Button look="quiet" className={styles.remove} onPress={() => void remove(removable)}>
              <Trash2 size={15} aria-hidden />
              {t('library:template.remove', { name: removable.name })}
            </Button>
          )}
        </div>
        <div className={styles.beginning}>
          <SegmentedControl
            label={t('library:new.language')}
            showLabel
            segments={languages.map((one) => ({ value: one, text: definitionOf(one).name, lang: one }))}
            value={language}
            onChange={setLanguage}
          />
          <LanguagesField label={t('library:new.languages')} offered={languages} fixed={language} chosen={others} hint={t('library:new.languagesHint')} onChange={setOthers} />
          <TextField label={t('library:new.documentTitle')} hint={t('library:new.titleHint')} value={title} onChange={setTitle} maxLength={2000} dir={title === '' ? definitionOf(language).direction : 'auto'} />
        </div>
      </form>
    </TaskDialog>
  );
};
