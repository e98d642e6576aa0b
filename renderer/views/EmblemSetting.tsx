// The emblem of the first pages: chosen, seen, described, replaced and removed. The library keeps it; the program brings none along.
import { PickedImage } from '../editor/PickedImage.tsx';
import { useAsset } from '../editor/assets.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages } from '../../shared/language/language.ts';
import { useTranslate } from '../state/interface-language.ts';
import { usePreferences, useWindow } from '../state/window.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import form from './form.module.css';
import styles from './EmblemSetting.module.css';

/** Letters of an alternative text. */
const longestAlt = 1000;

export const EmblemSetting = () => {
  const t = useTranslate();
  const window = useWindow();
  const emblem = usePreferences().emblem ?? null;
  const { set } = window.preferences.getState();
  const url = useAsset(window, emblem?.image ?? null);
  return (
    <section className={form.group} aria-labelledby="emblem">
      <h3 className={form.label} id="emblem">
        {t('app:settings.emblem')}
      </h3>
      <p className={form.hint}>{t('app:settings.emblemHint')}</p>
      {url !== null && <img className={styles.shown} src={url} alt={t('app:settings.emblemShown')} />}
      <div className={styles.buttons}>
        <PickedImage
          session={window}
          label={t(emblem === null ? 'app:settings.emblemChoose' : 'app:settings.emblemReplace')}
          onPick={(image) => set({ emblem: { image, alt: emblem?.alt ?? {} } })}
        />
        {emblem !== null && <Button onPress={() => set({ emblem: null })}>{t('app:settings.emblemRemove')}</Button>}
      </div>
      {emblem !== null &&
        languages.map((language) => {
          const { name, tag, direction, wording } = definitionOf(language);
          return (
            <TextField
              key={language}
              className={styles.alt}
              label={t('editor:altIn', { language: name })}
              lang={tag}
              dir={direction}
              placeholder={wording('emblem')}
              value={emblem.alt[language] ?? wording('emblem')}
              maxLength={longestAlt}
              onChange={(alt) => set({ emblem: { ...emblem, alt: { ...emblem.alt, [language]: alt } } })}
            />
          );
        })}
      {emblem !== null && <p className={form.hint}>{t('app:settings.emblemAltHint')}</p>}
    </section>
  );
};
