// What holds for a document as a whole: its kind, its look, its languages, and the digits of its Arabic text. Each choice holds at once and can be undone.
import { looks, templates, type DocumentSettings } from '../../../shared/document/document.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';

/** The languages of a document in their usual order, the drafting language first. */
const ordered = (drafting: Language, languages: readonly Language[]): Language[] => [drafting, ...allLanguages.filter((language) => language !== drafting && languages.includes(language))];

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
        <div role="group" aria-label={t('app:document.languages')} className={form.group}>
          <span className={form.label}>{t('app:document.languages')}</span>
          {allLanguages.map((language) => (
            <Checkbox
              key={language}
              isSelected={languages.includes(language)}
              isDisabled={language === draftingLanguage}
              onChange={(wanted) => set({ languages: ordered(draftingLanguage, wanted ? [...languages, language] : languages.filter((other) => other !== language)) })}
            >
              <bdi lang={language}>{definitionOf(language).name}</bdi>
            </Checkbox>
          ))}
          <span className={form.hint}>{t('app:document.languagesHint')}</span>
        </div>
        {languages.length > 1 && (
          <SegmentedControl
            label={t('app:document.drafting')}
            showLabel
            segments={allLanguages.filter((language) => languages.includes(language)).map((language) => ({ value: language, text: definitionOf(language).name, lang: language }))}
            value={draftingLanguage}
            onChange={(language) => set({ draftingLanguage: language, languages: ordered(language, languages) })}
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
