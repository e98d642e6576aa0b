// Below the text: every wording under discussion with its proposer and who supports it, objects or reserves its position.
import { Fragment } from 'react';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { translator } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { wordingText } from '../../../shared/negotiation/wording-text.ts';
import { wordingsOf, type Wording } from '../../../shared/negotiation/wordings.ts';
import { shortName, type RoomTextProps } from './RoomLine.tsx';
import styles from './RoomText.module.css';

const Said = ({ wording, ...of }: RoomTextProps & { readonly wording: Wording }) => {
  const t = translator(of.language);
  const names = (parties: readonly string[]) => parties.map((party) => isolate(shortName(party, of))).join(of.language === 'ar' ? '، ' : ', ');
  return (
    <>
      {wording.supporters.length > 0 && <span className={styles.support}>{t('room:support', { names: names(wording.supporters) })}</span>}
      {wording.objections.length > 0 && <span className={styles.oppose}>{t('room:oppose', { names: names(wording.objections) })}</span>}
      {wording.reservations.length > 0 && <span className={styles.reserve}>{t('room:reserve', { names: names(wording.reservations) })}</span>}
    </>
  );
};

/** The words stand in full above: here they are recognised. */
const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text);

/** Of whom or of whose position anything is known. */
const isSaid = ({ proposer, supporters, objections, reservations }: Wording): boolean => proposer !== null || supporters.length + objections.length + reservations.length > 0;

export const RoomWordings = ({ block, ...of }: RoomTextProps & { readonly block: Block }) => {
  const wordings = wordingsOf(block, of.language).filter(isSaid);
  const t = translator(of.language);
  if (wordings.length === 0) return null;
  return (
    <dl className={styles.wordings} aria-label={t('room:window.wordings')}>
      {wordings.map((wording) => (
        <Fragment key={`${wording.kind} ${wording.id}`}>
          <dt data-kind={wording.kind}>{shortened(wordingText(wording, t))}</dt>
          <dd>
            {wording.proposer !== null && (
              <strong>
                <bdi>{shortName(wording.proposer, of)}</bdi>
              </strong>
            )}
            <Said wording={wording} {...of} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
};
