// Two revised texts against their common base: only what one of them touched, what they did to it, and where they are in each other's way.
import { useMemo } from 'react';
import type { Deed, ThreeWayBlock, ThreeWayComparison } from '../../shared/compare/three-way.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { useMessages } from '../state/interface-language.ts';
import type { Language } from '../../shared/language/language.ts';
import { writeThree } from './Line.tsx';
import { ElementBody, type ElementContext } from './ReadElement.tsx';
import { labelOn, readingOfComparison, type Reading } from './reading.ts';
import styles from './reading.module.css';

export interface ThreeWayPageProps {
  readonly label: string;
  readonly comparison: ThreeWayComparison;
  readonly language: Language;
  readonly conflictsOnly: boolean;
}

const deedText = ({ kind, moved, split }: Deed, t: Translate): string => {
  const parts = [kind === 'untouched' || kind === 'absent' ? '' : t(`history:deed.${kind}`), moved ? t('history:deed.moved') : '', split ? t('history:deed.split') : ''].filter((part) => part !== '');
  return parts.length === 0 ? t('history:deed.untouched') : parts.join(', ');
};

interface Readings {
  readonly left: Reading;
  readonly right: Reading;
}

const Side = ({ block, side, readings, t }: { readonly block: ThreeWayBlock; readonly side: 'left' | 'right'; readonly readings: Readings; readonly t: Translate }) => {
  const reading = readings[side];
  const { place } = block.deeds[side];
  const row = place === null ? undefined : reading.rows[place];
  const context: ElementContext = { reading, t, onGo: () => undefined, onAct: null };
  return row === undefined ? null : <ElementBody row={row} context={context} shown="both" />;
};

const isTouched = ({ kind, moved, split }: Deed): boolean => (kind !== 'untouched' && kind !== 'absent') || moved || split;

const Touched = ({ block, readings, language, t }: { readonly block: ThreeWayBlock; readonly readings: Readings; readonly language: Language; readonly t: Translate }) => {
  const { definition } = readings.left;
  const label = block.base !== null ? labelOn(block.base.id, readings.left.before, definition) : block.left !== null ? labelOn(block.left.id, readings.left.after, definition) : block.right !== null ? labelOn(block.right.id, readings.right.after, definition) : '';
  const shared = block.texts.find((text) => text.language === language && text.cell === null);
  const sides = (['left', 'right'] as const).filter((side) => isTouched(block.deeds[side]));
  const shown = block.outcome === 'agreeing' ? sides.slice(0, 1) : sides;
  return (
    <li className={styles.three} data-outcome={block.outcome}>
      <div className={styles.badges}>
        <span className={styles.chip} data-conflict={block.outcome === 'conflict' || undefined}>
          {t(`history:outcome.${block.outcome}`)}
        </span>
        {block.conflicts.map((conflict) => (
          <span key={conflict} className={styles.chip} data-conflict>
            {t(`history:conflict.${conflict}`)}
          </span>
        ))}
        {sides.map((side) => (
          <span key={side} className={styles.chip}>
            {side === 'left' ? '1' : '2'}: {deedText(block.deeds[side], t)}
          </span>
        ))}
      </div>
      {shared === undefined ? (
        shown.map((side) => (
          <div key={side} className={joinClasses(shown.length > 1 && styles.version)}>
            {shown.length > 1 && <sup className={styles.hand}>{side === 'left' ? '1' : '2'}</sup>}
            <Side block={block} side={side} readings={readings} t={t} />
          </div>
        ))
      ) : (
        <div className={styles.line}>
          {label !== '' && <span className={styles.label}>{label}</span>}
          <div className={styles.text}>{writeThree(shared.pieces, readings.left).nodes}</div>
        </div>
      )}
    </li>
  );
};

export const ThreeWayPage = ({ label, comparison, language, conflictsOnly }: ThreeWayPageProps) => {
  const { t } = useMessages();
  const readings = useMemo((): Readings => ({ left: readingOfComparison(comparison.left, language), right: readingOfComparison(comparison.right, language) }), [comparison, language]);
  const { definition } = readings.left;
  const touched = comparison.blocks.flatMap((block, index) => (block.outcome === 'untouched' || (conflictsOnly && block.outcome !== 'conflict') ? [] : [{ block, index }]));
  return (
    <div role="group" aria-label={label} lang={definition.tag} dir={definition.direction} className={styles.page}>
      {touched.length === 0 ? (
        <p className={styles.rule}>{t(conflictsOnly ? 'history:noConflicts' : 'history:noChanges')}</p>
      ) : (
        <ul className={styles.plainList}>
          {touched.map(({ block, index }) => (
            <Touched key={index} block={block} readings={readings} language={language} t={t} />
          ))}
        </ul>
      )}
    </div>
  );
};
