// What was found, kind by kind: how many, what it means, and a way to each place.
import { useState } from 'react';
import { ChevronRight, CircleAlert } from 'lucide-react';
import { Disclosure, DisclosurePanel, Heading, Button as AriaButton } from 'react-aria-components';
import { findingKinds, type FindingKind } from '../../../shared/export/finding.ts';
import { findingElement } from '../../../shared/export/finding-text.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './Findings.module.css';
import type { FoundIn } from './useFindings.ts';

/** As many as one looks through at once; the rest on request. */
const step = 20;
/** A kind with so few stands open: they take no more room than its name. */
const fewEnough = 2;

export interface FindingListProps {
  readonly findings: readonly FoundIn[];
  /** Whether to say with each in which language it is. */
  readonly severalLanguages: boolean;
  readonly onShow: (block: Id, language: Language) => void;
}

export const FindingList = ({ findings, severalLanguages, onShow }: FindingListProps) => (
  <div className={styles.kinds}>
    {findingKinds.map((kind) => {
      const found = findings.filter(({ finding }) => finding.kind === kind);
      return found.length > 0 && <KindOfFinding key={kind} kind={kind} found={found} severalLanguages={severalLanguages} onShow={onShow} />;
    })}
  </div>
);

interface KindOfFindingProps extends Omit<FindingListProps, 'findings'> {
  readonly kind: FindingKind;
  readonly found: readonly FoundIn[];
}

const KindOfFinding = ({ kind, found, severalLanguages, onShow }: KindOfFindingProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const [shown, setShown] = useState(step);
  const hinders = found.some(({ finding }) => finding.severity === 'hinders');
  return (
    <Disclosure defaultExpanded={hinders || found.length <= fewEnough} className={classes(styles.kind, hinders && styles.hinders)}>
      <Heading level={4} className={styles.kindName!}>
        <AriaButton slot="trigger" className={styles.trigger!}>
          <ChevronRight size={14} aria-hidden className={styles.sign} />
          {hinders && <CircleAlert size={14} aria-hidden className={styles.bad} />}
          <span>{t(`export:findings.kind.${kind}.name`)}</span>
          <span className={styles.count}>{writtenNumber(found.length, interfaceLanguage)}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.panel!}>
        <p className={styles.advice}>{t(`export:findings.kind.${kind}.advice`)}</p>
        <ul className={styles.places}>
          {found.slice(0, shown).map((one, index) => (
            <li key={`${one.language} ${one.finding.block} ${index}`}>
              <Place {...one} severalLanguages={severalLanguages} onShow={onShow} />
            </li>
          ))}
        </ul>
        {found.length > shown && (
          <Button small look="quiet" onPress={() => setShown(shown + 5 * step)}>
            {t('export:findings.more', { count: Math.min(5 * step, found.length - shown) })}
          </Button>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
};

const Place = ({ language, finding, severalLanguages, onShow }: FoundIn & Omit<FindingListProps, 'findings'>) => {
  const { language: interfaceLanguage } = useMessages();
  const { block, excerpt, which } = finding;
  const element = findingElement(finding, interfaceLanguage);
  const words = (
    <>
      {which !== '' && <bdi className={styles.which}>{which}</bdi>}
      {element !== '' && <span>{element}</span>}
      {excerpt !== '' && (
        <bdi dir="auto" className={styles.excerpt}>
          {excerpt}
        </bdi>
      )}
      {severalLanguages && (
        <bdi lang={language} className={styles.language}>
          {definitionOf(language).name}
        </bdi>
      )}
    </>
  );
  if (block !== null)
    return (
      <AriaButton className={styles.place!} onPress={() => onShow(block, language)}>
        {words}
      </AriaButton>
    );
  return element === '' && !severalLanguages ? null : <span className={classes(styles.place, styles.nowhere)}>{words}</span>;
};
