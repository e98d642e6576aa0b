// Below the text: every wording under discussion with its proposer and who supports it, objects or reserves its position.
import { Fragment } from 'react';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { translator } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
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

/** What a wording is called in a list: its words, and what a proposal takes out or does as a whole. */
export const wordingText = ({ words, gone, whole }: Wording, t: ReturnType<typeof translator>): string => {
  const said = whole === null ? [] : [t(`room:whole.${whole}`)];
  if (words !== '') said.push(words.trim());
  if (gone !== '') said.push(t(words === '' ? 'room:out' : 'room:replaces', { words: isolate(gone.trim()) }));
  return said.join(' · ');
};

export const RoomWordings = ({ block, ...of }: RoomTextProps & { readonly block: Block }) => {
  const wordings = wordingsOf(block, of.language);
  const t = translator(of.language);
  if (wordings.length === 0) return null;
  return (
    <dl className={styles.wordings} aria-label={t('room:window.wordings')}>
      {wordings.map((wording) => (
        <Fragment key={`${wording.kind} ${wording.id}`}>
          <dt data-kind={wording.kind}>{wordingText(wording, t)}</dt>
          <dd>
            <strong>
              <bdi>{wording.proposer === null ? t('room:unnamed') : shortName(wording.proposer, of)}</bdi>
            </strong>
            <Said wording={wording} {...of} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
};
