// The selected element at the translator's desk: how far it has come, what changed under it, and what can be done with it.
import { CopyPlus, Lock, LockOpen } from 'lucide-react';
import { useStore } from 'zustand';
import { confirmations, type Confirmation } from '../../../shared/document/translation.ts';
import { blockName } from '../../../shared/language/elements.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { isUnit, unitStatus } from '../../../shared/translation/state.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { writtenAge } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Select } from '../../ui/Select.tsx';
import { CheckList } from './CheckList.tsx';
import { deskOf } from './desk.ts';
import { Offers } from './Offers.tsx';
import { SourceChange } from './SourceChange.tsx';
import { confirmElement, copySource, lockElement } from './translation-acts.ts';
import { translationShortcuts } from './useTranslationCommands.ts';
import styles from './Translation.module.css';

export interface UnitCardProps {
  readonly session: DocumentSession;
  /** Confirms the element and leads to the next one that is wanted. */
  readonly onConfirm: () => void;
  /** Puts the keyboard back into the text of the translation. */
  readonly onBack: () => void;
}

/** What a translator or a reviewer may say; a draft is what nobody has said anything of. */
const sayable = confirmations.filter((state): state is Exclude<Confirmation, 'draft'> => state !== 'draft');

export const UnitCard = ({ session, onConfirm, onBack }: UnitCardProps) => {
  const { t, language } = useMessages();
  const { platform } = useWindow();
  const { author } = usePreferences();
  const { source, target } = useStore(deskOf(session));
  const block = useSessionValue(session, ['document', 'selection'], (one) => (one.selected === null ? undefined : one.blockById(one.selected.block)));
  const numbering = useSessionValue(session, ['numbers'], (one) => one.numbering(target));
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  if (block === undefined) return <p className={styles.faint}>{t('translation:noElement')}</p>;
  const number = numbering.blocks.get(block.id);
  const name = [number?.printed === true ? definitionOf(language).label(number, settings) : '', blockName(block, language)].filter((part) => part !== '').join(' ');
  const key = (shortcut: (typeof translationShortcuts)[keyof typeof translationShortcuts]): string => formatShortcut(shortcut, t, platform);
  if (!isUnit(block, source)) {
    return (
      <section className={styles.card} aria-label={t('translation:element')}>
        <h3 className={styles.name}>
          <bdi>{name}</bdi>
        </h3>
        <p className={styles.faint}>{t('translation:nothingToTranslate', { language: t(`app:language.${source}`) })}</p>
      </section>
    );
  }
  const { state, stale, locked, confirmed } = unitStatus(block, source, target);
  return (
    <section className={styles.card} aria-label={t('translation:element')} data-unit-state={state} data-unit-stale={stale || undefined}>
      <h3 className={styles.name}>
        <bdi>{name}</bdi>
      </h3>
      <p className={styles.state}>
        <span className={styles.mark} data-state={stale ? 'stale' : state} aria-hidden />
        <span>{stale ? t('translation:stale') : t(`translation:state.${state}`)}</span>
        {confirmed !== null && confirmed.state !== 'draft' && (
          <span className={styles.faint}>
            {[...(stale || state === 'draft' ? [t(`translation:state.${confirmed.state}`)] : []), confirmed.by, writtenAge(confirmed.at, Date.now(), language)].filter((part) => part !== '').join(' · ')}
          </span>
        )}
      </p>
      {stale && confirmed !== null && (
        <>
          <p className={styles.label}>{t('translation:changed', { language: t(`app:language.${confirmed.from}`) })}</p>
          <SourceChange session={session} block={block} confirmed={confirmed} />
        </>
      )}
      <div className={styles.acts}>
        <Button look="main" small isDisabled={state === 'empty' || locked} onPress={onConfirm}>
          {stale ? t('translation:stillRight') : t('translation:confirm')} <Keys quiet keys={key(translationShortcuts.confirm)} />
        </Button>
        {state === 'empty' && !locked && (
          <Button
            small
            onPress={() => {
              copySource(session, block.id);
              onBack();
            }}
          >
            <CopyPlus size={14} aria-hidden />
            {t('translation:copySource')}
          </Button>
        )}
      </div>
      <CheckList session={session} block={block} source={source} target={target} locked={locked} onBack={onBack} />
      <Offers session={session} block={block} source={source} target={target} locked={locked} />
      <div className={styles.more}>
        {state !== 'empty' && (
          <Select
            label={t('translation:sayState')}
            value={state}
            choices={(state === 'draft' ? (['draft', ...sayable] as const) : sayable).map((value) => ({ value, text: t(`translation:state.${value}`), disabled: value === 'draft' }))}
            isDisabled={locked}
            onChange={(value) => confirmElement(session, block.id, value, author)}
          />
        )}
        <Button look="quiet" small onPress={() => lockElement(session, block.id, !locked, author)}>
          {locked ? <LockOpen size={14} aria-hidden /> : <Lock size={14} aria-hidden />}
          {locked ? t('translation:unlock') : t('translation:lock')}
        </Button>
      </div>
    </section>
  );
};
