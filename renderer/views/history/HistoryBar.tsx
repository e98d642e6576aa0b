// The bar above the history: the way back, what it is the history of, the language that is read, and what can leave.
import { ChevronLeft } from 'lucide-react';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { PaletteButton } from '../PaletteButton.tsx';
import bar from '../document/Document.module.css';
import styles from './History.module.css';

export interface HistoryBarProps {
  readonly title: string;
  readonly symbol: string | null;
  readonly languages: readonly Language[];
  readonly language: Language;
  /** Those in which the two texts differ. */
  readonly changed: readonly Language[];
  readonly onLanguage: (language: Language) => void;
  readonly onBack: () => void;
  readonly onName?: (() => void) | undefined;
  /** Null while there is no comparison to send; absent where none belongs. */
  readonly onSend?: (() => void) | null | undefined;
}

export const HistoryBar = ({ title, symbol, languages, language, changed, onLanguage, onBack, onName, onSend }: HistoryBarProps) => {
  const { t } = useMessages();
  return (
    <header className={bar.bar} data-region="bar">
      <div className={bar.barStart}>
        <Button look="quiet" onPress={onBack} className={bar.back}>
          <ChevronLeft size={16} aria-hidden className={bar.mirrored} />
          {t('history:back')}
        </Button>
        <div className={bar.what}>
          {symbol !== null && symbol !== '' && (
            <bdi dir="ltr" className={bar.symbol}>
              {symbol}
            </bdi>
          )}
          <h1 className={bar.title}>
            <bdi>{title}</bdi>
          </h1>
        </div>
      </div>
      <div className={bar.barEnd}>
        <SegmentedControl<Language>
          label={t('app:bar.languages')}
          segments={languages.map((one) => ({
            value: one,
            text: (
              <>
                {definitionOf(one).name}
                {changed.includes(one) && <span className={styles.dot} aria-hidden />}
              </>
            ),
            label: changed.includes(one) ? `${definitionOf(one).name} (${t('history:changes')})` : definitionOf(one).name,
            lang: one,
          }))}
          value={language}
          onChange={onLanguage}
        />
        <PaletteButton />
        {onName !== undefined && <Button onPress={onName}>{t('history:name')}</Button>}
        {onSend !== undefined && (
          <Button look="main" isDisabled={onSend === null} onPress={() => onSend?.()}>
            {t('history:export')}
          </Button>
        )}
      </div>
    </header>
  );
};
