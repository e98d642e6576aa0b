// What a document symbol says, part by part; for one of no known form, what is not recognised.
import { definitionOf } from '../../shared/language/index.ts';
import { explainSymbol } from '../../shared/text/symbol-words.ts';
import { parseSymbol } from '../../shared/text/symbol.ts';
import { useMessages } from '../state/interface-language.ts';
import { joinClasses } from './BlockFrame.tsx';
import { symbolRemark } from './symbol-remark.ts';
import styles from './symbols.module.css';

/** Speaks the language of the interface. */
export const SymbolMeaning = ({ symbol, onDark = false }: { readonly symbol: string; readonly onDark?: boolean }) => {
  const { t, language, direction } = useMessages();
  const read = parseSymbol(symbol);
  const { tag } = definitionOf(language);
  if (read === null) {
    return (
      <p className={styles.remark} lang={tag} dir={direction}>
        {symbolRemark(symbol, t)}
      </p>
    );
  }
  return (
    <dl className={joinClasses(styles.meaning, onDark && styles.onDark)} lang={tag} dir={direction}>
      {explainSymbol(read, language).map(({ written, words }, index) => [
        <dt key={`${index}-written`}>
          <bdi dir="ltr">{written}</bdi>
        </dt>,
        <dd key={index}>{words}</dd>,
      ])}
    </dl>
  );
};
