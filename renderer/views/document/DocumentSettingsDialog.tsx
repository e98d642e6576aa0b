// What holds for a document as a whole: its kind, its look, its languages, and the digits of its Arabic text. Each choice holds at once and can be undone.
import { looks, orderedLanguages, templates, type DocumentSettings } from '../../../shared/document/document.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages as allLanguages } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { LanguagesField } from '../LanguagesField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';

export const DocumentSettingsDialog = ({ session, onClose }: { readonly session: DocumentSession; readonly onClose: () => void }) => {
  const { t } = useMessages();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const set = (patch: Partial<DocumentSettings>) => session.updateSettings(patch);
  const { draftingLanguage, languages } = settings;
  return (
    <TaskDialog title={t('app:document.title')} onClose={onClose} leave={null} task={{ label: t('app:done'), run: onClose }}>
      <div className={form.form}>
        <Select
          label={t('app:document.look')}
          choices={looks.map((look) => ({ value: look, text: t(`app:document.looks.${look}`), detail: t(`app:document.lookDetails.${look}`) }))}
          value={settings.look}
          onChange={(look) => set({ look })}
        />
        <Select
          label={t('app:document.kind')}
          hint={t('app:document.kindHint')}
          choices={templates.map((template) => ({ value: template, text: t(`blocks:template.${template}`) }))}
          value={settings.template}
          onChange={(template) => set({ template })}
        />
        <LanguagesField
          label={t('app:document.languages')}
          hint={t('app:document.languagesHint')}
          offered={allLanguages}
          fixed={draftingLanguage}
          chosen={languages}
          onChange={(chosen) => set({ languages: orderedLanguages(draftingLanguage, chosen) })}
        />
        {languages.length > 1 && (
          <SegmentedControl
            label={t('app:document.drafting')}
            showLabel
            segments={allLanguages.filter((language) => languages.includes(language)).map((language) => ({ value: language, text: definitionOf(language).name, lang: language }))}
            value={draftingLanguage}
            onChange={(language) => set({ draftingLanguage: language, languages: orderedLanguages(language, languages) })}
          />
        )}
        {languages.includes('ar') && (
          <SegmentedControl
            label={t('app:document.digits')}
            showLabel
            segments={[
              { value: 'western' as const, text: '1 2 3', label: t('app:document.western') },
              { value: 'arabicIndic' as const, text: '١ ٢ ٣', label: t('app:document.arabicIndic') },
            ]}
            value={settings.digits}
            onChange={(digits) => set({ digits })}
          />
        )}
      </div>
    </TaskDialog>
  );
};
