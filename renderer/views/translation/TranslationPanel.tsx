// The translator's desk beside the page: how far the translation has come, the selected element, and the parts of the document with what is left in each.
import { ChevronLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import type { Tally } from '../../../shared/translation/state.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { chooseLanguage, deskOf } from './desk.ts';
import { UnitCard } from './UnitCard.tsx';
import { useProgress } from './useProgress.ts';
import { translationShortcuts, type TranslationWalk } from './useTranslationCommands.ts';
import styles from './Translation.module.css';

/** The share of the words that is translated, from 0 to 1; all of nothing. */
const shareOf = ({ words, wordsLeft }: Tally): number => (words === 0 ? 1 : (words - wordsLeft) / words);

export interface TranslationPanelProps {
  readonly session: DocumentSession;
  readonly walk: TranslationWalk;
  readonly onShow: (block: Id, language: Language) => void;
  readonly onClose: () => void;
}

export const TranslationPanel = ({ session, walk, onShow, onClose }: TranslationPanelProps) => {
  const { t, language } = useMessages();
  const { platform } = useWindow();
  const desk = deskOf(session);
  const { source, target } = useStore(desk);
  const progress = useProgress(session);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const numbering = useSessionValue(session, ['numbers'], (one) => one.numbering(source));
  const written = (n: number): string => writtenNumber(n, language);
  // A hair from the end is not the end.
  const percent = (tally: Tally): string => `${written(Math.floor(shareOf(tally) * 100))}\u00A0%`;
  const choices = languages.filter((one) => settings.languages.includes(one)).map((value) => ({ value, text: t(`app:language.${value}`) }));
  const open = progress.units.empty + progress.units.draft;
  const headings = useMemo(
    () =>
      progress.sections.map((section) => {
        const block = section.heading === null ? undefined : session.blockById(section.heading);
        const number = section.heading === null ? undefined : numbering.blocks.get(section.heading);
        const label = number?.printed === true ? definitionOf(source).label(number, settings) : '';
        const text = block === undefined ? '' : contentText(block.text[source] ?? block.text[settings.draftingLanguage] ?? []);
        return { section, label, text };
      }),
    [progress, numbering, settings, source, session],
  );
  return (
    <div className={styles.panel}>
      <div>
        <Button small look="quiet" onPress={onClose}>
          <ChevronLeft size={14} aria-hidden className={styles.mirrored} />
          {t('translation:close')}
        </Button>
      </div>
      <div className={styles.languages}>
        <Select label={t('translation:from')} value={source} choices={choices} onChange={(value) => chooseLanguage(desk, 'source', value)} />
        <Select label={t('translation:into')} value={target} choices={choices} onChange={(value) => chooseLanguage(desk, 'target', value)} />
      </div>
      <div className={styles.progress}>
        <ProgressBar label={t('translation:done', { share: percent(progress) })} done={shareOf(progress)} />
        <p className={styles.faint} role="status">
          {[
            t('translation:wordsLeft', { count: progress.wordsLeft, n: written(progress.wordsLeft) }),
            ...(progress.stale > 0 ? [t('translation:staleCount', { count: progress.stale, n: written(progress.stale) })] : []),
          ].join(' · ')}
        </p>
        <div className={styles.acts}>
          <Button small isDisabled={open === 0} onPress={() => walk.next('untranslated')}>
            {t('translation:nextUntranslated')} <Keys quiet keys={formatShortcut(translationShortcuts.untranslated, t, platform)} />
          </Button>
          <Button small isDisabled={progress.stale === 0} onPress={() => walk.next('stale')}>
            {t('translation:nextStale')} <Keys quiet keys={formatShortcut(translationShortcuts.stale, t, platform)} />
          </Button>
        </div>
      </div>
      <UnitCard session={session} onConfirm={walk.confirm} onBack={walk.back} />
      <section aria-label={t('translation:sections')} className={styles.sections}>
        <h3 className={styles.name}>{t('translation:sections')}</h3>
        <ul className={styles.list}>
          {headings.map(({ section, label, text }) => (
            <li key={section.heading ?? 'front'}>
              <Button look="quiet" small className={styles.section} onPress={() => onShow(section.heading ?? session.blocks[0]?.id ?? '', target)}>
                <span className={styles.sectionName} lang={source} dir={definitionOf(source).direction}>
                  {section.heading === null ? <span lang={language}>{t('translation:beforeHeadings')}</span> : `${label} ${text}`.trim()}
                </span>
                <span className={styles.share} data-done={section.wordsLeft === 0 || undefined}>
                  {percent(section)}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
