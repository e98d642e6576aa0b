// A Word file that once left has come back: which draft it is, what it brings and by whom, and whether it comes home as proposals.
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import type { ReturnAnswer, ReturnQuestion } from '../../state/imports.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useLibrary } from '../../state/library.ts';
import { writtenNumber, writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import { BringsText } from './ReturnOutcome.tsx';
import styles from './Import.module.css';

export const ReturnDialog = ({ question, onAnswer }: { readonly question: ReturnQuestion; readonly onAnswer: (answer: ReturnAnswer) => void }) => {
  const { t, language } = useMessages();
  const { documents } = useLibrary();
  const { name, look, settings } = question;
  const [people, setPeople] = useState(look.people);
  const known = delegationsOf(settings);
  const summary = (documents ?? []).find(({ id }) => id === look.document);
  const title = summary === undefined ? null : titleOf(summary, language);
  const brings = look.brings.proposals > 0 || look.brings.remarks > 0;
  const speaks = (at: number, delegation: Id | null) =>
    setPeople(people.map((person, index) => {
      const { delegation: _, ...rest } = person;
      return index !== at ? person : delegation === null ? rest : { ...rest, delegation };
    }));
  return (
    <TaskDialog
      size="large"
      onClose={() => onAnswer({ as: 'nothing' })}
      title={t('library:return.title')}
      buttons={
        <>
          <Button onPress={() => onAnswer({ as: 'document' })}>{t('library:return.asNew')}</Button>
          <Button look="main" autoFocus onPress={() => onAnswer({ as: 'proposals', people })}>
            {t('library:return.take')}
          </Button>
        </>
      }
    >
      <p className={styles.name}>
        <bdi>{name}</bdi>
      </p>
      <p>
        {t('library:return.draftOf')}{' '}
        {title !== null && (
          <bdi lang={title.language} dir={title.direction} className={styles.name}>
            {title.text}
          </bdi>
        )}
      </p>
      <dl className={styles.about}>
        {look.language !== null && (
          <>
            <dt>{t('library:return.language')}</dt>
            <dd>{t(`app:language.${look.language}`)}</dd>
          </>
        )}
        <dt>{t(look.draft.known ? 'library:return.made' : 'library:return.likest')}</dt>
        <dd>
          {look.draft.name !== null && <><bdi>{look.draft.name}</bdi> · </>}
          {writtenTime(look.draft.at, language)}
        </dd>
        {(look.saved.by !== '' || look.saved.at > 0) && (
          <>
            <dt>{t('library:return.changed')}</dt>
            <dd>
              {look.saved.by !== '' && <bdi>{look.saved.by}</bdi>}
              {look.saved.by !== '' && look.saved.at > 0 && ' · '}
              {look.saved.at > 0 && writtenTime(look.saved.at, language)}
            </dd>
          </>
        )}
        <dt>{t('library:return.brings')}</dt>
        <dd>
          <BringsText brings={look.brings} />
        </dd>
      </dl>
      {look.before !== null && <p className={styles.unplaced}>{t('library:return.before', { time: writtenTime(look.before, language) })}</p>}
      {brings && (
        <table className={styles.people}>
          <thead>
            <tr>
              <th scope="col">{t('library:return.author')}</th>
              <th scope="col">{t('library:return.proposals')}</th>
              <th scope="col">{t('library:return.speaksFor')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, index) => {
              const author = person.name === '' ? t('library:return.unnamed') : person.name;
              return (
                <tr key={person.name}>
                  <th scope="row">
                    <bdi>{author}</bdi>
                  </th>
                  <td>{writtenNumber(person.proposals, language)}</td>
                  <td className={styles.speaks}>
                    <DelegationPicker label={t('library:return.speaksForOf', { name: author })} hideLabel delegations={known} value={person.delegation ?? null} onChoose={(party) => speaks(index, party)} className={styles.picker} />
                    {person.delegation !== undefined && (
                      <IconButton small label={t('library:return.speaksForNobody', { name: author })} onPress={() => speaks(index, null)}>
                        <X size={15} aria-hidden />
                      </IconButton>
                    )}
                    {person.delegation === undefined && person.name !== '' && <span className={styles.own}>{t('library:return.ownName', { name: isolate(person.name) })}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className={styles.hint}>{t('library:return.hint')}</p>
    </TaskDialog>
  );
};
