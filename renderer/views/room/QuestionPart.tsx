// What the panel asks before something is recorded: which delegation, or until when a text is under silence.
import { useStore } from 'zustand';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { recordSilenceBroken, sayPosition } from './room-acts.ts';
import { roomBoard, type Question } from './room-board.ts';
import { SilenceDeadline } from './SilenceDeadline.tsx';
import { discussedIn, type RoomDriver } from './useRoomDriver.ts';
import styles from './RoomPanel.module.css';

/** Several delegations support or oppose one after the other; only one proposes, and only one breaks the silence. */
const many: ReadonlySet<Question> = new Set(['support', 'oppose', 'reserve']);

export const QuestionPart = ({ session, driver }: { readonly session: DocumentSession; readonly driver: RoomDriver }) => {
  const { t } = useMessages();
  const board = roomBoard(session);
  const { question, asked } = useStore(board);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  if (question === null) return null;
  const done = () => {
    board.setState({ question: null });
    driver.back();
  };
  if (question === 'deadline') return <SilenceDeadline key={asked} session={session} onDone={done} />;
  const choose = (party: string) => {
    const discussed = discussedIn(session);
    if (discussed === null) return;
    if (question === 'propose') {
      board.setState({ question: null });
      driver.proposeFor(party);
    } else if (question === 'broken') {
      recordSilenceBroken(discussed, party);
      done();
    } else sayPosition(discussed, party, question);
  };
  return (
    <div
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) done();
      }}
    >
      <DelegationPicker key={asked} label={t(`room:who.${question}`)} delegations={delegationsOf(settings)} value={null} onChoose={choose} allowOther clearing autoFocus />
      <Button small look="quiet" onPress={done}>{t(many.has(question) ? 'room:done' : 'room:deadline.cancel')}</Button>
    </div>
  );
};
