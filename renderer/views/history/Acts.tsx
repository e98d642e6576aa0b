// What was decided in an entry of the history: which proposal, whose, when and in which meeting.
import { anywayText } from '../../../shared/history/entry-text.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { builtInDelegations, partyShortName } from '../../../shared/negotiation/delegations.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenClock, writtenNumber } from '../../state/written.ts';
import styles from './History.module.css';

/** As many as one reads; the rest is counted. */
const most = 100;

export const Acts = ({ acts }: { readonly acts: NonNullable<HistoryEntry['acts']> }) => {
  const { t, language } = useMessages();
  return (
    <ul className={styles.singles}>
      {acts.slice(0, most).map((act, index) => {
        const { kind, at, party, meeting, words } = act;
        const what = [anywayText([act], t, (count) => writtenNumber(count, language)) ?? t(`proposals:act.${kind}`), words === undefined ? '' : isolate(`“${words}”`), party === undefined ? '' : isolate(partyShortName(party, builtInDelegations, language))];
        const said = what.filter((part) => part !== '').join(' · ');
        return (
          <li key={index}>
            {writtenClock(at, language)} {meeting === undefined ? said : t('proposals:act_in', { what: said, meeting: isolate(meeting) })}
          </li>
        );
      })}
      {acts.length > most && <li>+{acts.length - most}</li>}
    </ul>
  );
};
