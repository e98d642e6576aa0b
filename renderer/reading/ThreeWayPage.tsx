// Two revised texts against their common base: only what one of them touched, what they did to it, and where they are in each other's way.
import { useMemo } from 'react';
import { conflictsIn, type Deed, type ThreeWayBlock, type ThreeWayComparison } from '../../shared/compare/three-way.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { useMessages } from '../state/interface-language.ts';
import type { Language } from '../../shared/language/language.ts';
import { writeThree } from './Line.tsx';
import { ElementBody, Notes, spokenBy, type ElementContext } from './ReadElement.tsx';
import { isChanged, labelApart, readingOfComparison } from './reading.ts';
import styles from './reading.module.css';
import three from './three-way.module.css';

export interface ThreeWayPageProps {
  readonly label: string;
  readonly comparison: ThreeWayComparison;
  readonly language: Language;
  readonly conflictsOnly: boolean;
}

/** Whether a paragraph was joined, and not split: it went into the one before it, or took the next one in. */
const wasJoined = ({ place }: Deed, { reading: { rows } }: ElementContext): boolean =>
  place !== null && (rows[place]?.part?.kind === 'joined' || rows.some(({ part }) => part?.kind === 'joined' && part.head === place));

const deedText = (deed: Deed, context: ElementContext): string => {
  const { kind, moved, split } = deed;
  const { t, speaks } = context;
  const parts = [kind === 'untouched' || kind === 'absent' ? '' : t(`history:deed.${kind}`), moved ? t('history:deed.moved') : '', split ? t(wasJoined(deed, context) ? 'history:deed.joined' : 'history:deed.split') : ''].filter((part) => part !== '');
  return parts.length === 0 ? t('history:deed.untouched') : parts.join(speaks.dir === 'rtl' ? '، ' : ', ');
};

/** Each of the revised texts beside the base. */
interface Contexts {
  readonly left: ElementContext;
  readonly right: ElementContext;
}

const Side = ({ block, side, contexts }: { readonly block: ThreeWayBlock; readonly side: 'left' | 'right'; readonly contexts: Contexts }) => {
  const { place } = block.deeds[side];
  const row = place === null ? undefined : contexts[side].reading.rows[place];
  return row === undefined ? null : <ElementBody row={row} context={contexts[side]} shown="both" />;
};

/** Whether somebody who reads this language sees what was done; what was said in another language only is read there. */
const isSeen = ({ deeds, texts, conflicts }: ThreeWayBlock, contexts: Contexts): boolean => {
  const { language } = contexts.left.reading;
  if (texts.some((text) => text.language === language)) return true;
  if (conflicts.some((conflict) => conflict !== 'wording' && conflict !== 'table')) return true;
  return (['left', 'right'] as const).some((side) => {
    const { kind, moved, split, place } = deeds[side];
    if (moved || split || kind === 'inserted' || kind === 'deleted') return true;
    const row = place === null ? undefined : contexts[side].reading.rows[place];
    return row !== undefined && isChanged(row, language);
  });
};

const isTouched = ({ kind, moved, split }: Deed): boolean => (kind !== 'untouched' && kind !== 'absent') || moved || split;

const Touched = ({ block, contexts }: { readonly block: ThreeWayBlock; readonly contexts: Contexts }) => {
  const { reading: left, t, speaks } = contexts.left;
  const { reading: right } = contexts.right;
  const { language } = left;
  const label = block.base !== null ? labelApart(block.base.id, left.before) : block.left !== null ? labelApart(block.left.id, left.after) : block.right !== null ? labelApart(block.right.id, right.after) : '';
  const shared = block.texts.find((text) => text.language === language && text.cell === null);
  const line = shared === undefined ? null : writeThree(shared.pieces, left);
  const sides = (['left', 'right'] as const).filter((side) => isTouched(block.deeds[side]));
  // What only another language is in conflict about is read there.
  const outcome = block.outcome === 'conflict' && conflictsIn(block, language).length === 0 ? 'conflictElsewhere' : block.outcome;
  const shown = block.outcome === 'agreeing' ? sides.slice(0, 1) : sides;
  return (
    <li className={three.three} data-outcome={block.outcome}>
      <div className={styles.badges} {...speaks}>
        <span className={three.chip} data-conflict={outcome === 'conflict' || undefined}>
          {t(outcome === 'conflictElsewhere' ? 'history:conflictElsewhere' : `history:outcome.${outcome}`)}
        </span>
        {conflictsIn(block, language).map((conflict) => (
          <span key={conflict} className={three.chip} data-conflict>
            {t(`history:conflict.${conflict}`)}
          </span>
        ))}
        {sides.map((side) => (
          <span key={side} className={three.chip}>
            {side === 'left' ? '1' : '2'}: {deedText(block.deeds[side], contexts[side])}
          </span>
        ))}
      </div>
      {shared === undefined ? (
        shown.map((side) => (
          <div key={side} className={joinClasses(shown.length > 1 && three.version)}>
            {shown.length > 1 && <sup className={three.hand}>{side === 'left' ? '1' : '2'}</sup>}
            <Side block={block} side={side} contexts={contexts} />
          </div>
        ))
      ) : (
        <>
          <div className={styles.line}>
            {label !== '' && <span className={styles.label}>{label}</span>}
            <div className={styles.text}>{line?.nodes}</div>
          </div>
          {line !== null && <Notes notes={line.notes} context={contexts.left} shown="both" />}
        </>
      )}
    </li>
  );
};

export const ThreeWayPage = ({ label, comparison, language, conflictsOnly }: ThreeWayPageProps) => {
  const { t, language: reader } = useMessages();
  const contexts = useMemo((): Contexts => {
    const context = (side: 'left' | 'right'): ElementContext => ({ reading: readingOfComparison(comparison[side], language), t, speaks: spokenBy(reader), onGo: () => undefined, onAct: null });
    return { left: context('left'), right: context('right') };
  }, [comparison, language, t, reader]);
  const { definition } = contexts.left.reading;
  const touched = comparison.blocks.flatMap((block, index) => (block.outcome === 'untouched' || (conflictsOnly && conflictsIn(block, language).length === 0) || !isSeen(block, contexts) ? [] : [{ block, index }]));
  return (
    <div role="group" aria-label={label} lang={definition.tag} dir={definition.direction} className={styles.page}>
      {touched.length === 0 ? (
        <p className={styles.rule} {...contexts.left.speaks}>{t(conflictsOnly ? 'history:noConflicts' : 'history:noChangesHere')}</p>
      ) : (
        <ul className={three.plainList}>
          {touched.map(({ block, index }) => (
            <Touched key={index} block={block} contexts={contexts} />
          ))}
        </ul>
      )}
    </div>
  );
};
