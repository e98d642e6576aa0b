// The languages of a document in short, the drafting language first and strongest.
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import styles from './Library.module.css';

export const LanguageTags = ({ languages, drafting }: { readonly languages: readonly Language[]; readonly drafting: Language }) => {
  const { t } = useMessages();
  const ordered = [drafting, ...languages.filter((language) => language !== drafting)];
  return (
    <span className={styles.tags}>
      {ordered.map((language) => {
        const name = t(`app:language.${language}`);
        const isDrafting = language === drafting;
        return (
          <abbr key={language} className={isDrafting ? styles.draftingTag : styles.tag} title={isDrafting ? t('library:draftingLanguage', { language: name }) : name}>
            {language.toUpperCase()}
          </abbr>
        );
      })}
    </span>
  );
};
