// The panel of the room beside the page: the meeting, what is on the screen, and the paragraph under discussion with everything that can be done with it.
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useStore } from 'zustand';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { blockName } from '../../../shared/language/elements.ts';
import { roomPath, roomThemes, roomViews } from '../../../shared/ipc/room.ts';
import { delegationsOf, partyShortName } from '../../../shared/negotiation/delegations.ts';
import type { Silence } from '../../../shared/document/silence.ts';
import { silencePhase } from '../../../shared/negotiation/silence.ts';
import { wordingText } from '../../../shared/negotiation/wording-text.ts';
import { wordingsOf, type Wording } from '../../../shared/negotiation/wordings.ts';
import { referenceText } from '../../../shared/document/reference.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { useCommandRegistry } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { MeetingPart } from './MeetingPart.tsx';
import { QuestionPart } from './QuestionPart.tsx';
import { panelSides, roomBoard, type PanelSide } from './room-board.ts';
import { useNow } from './useRoom.ts';
import { listedLanguage, type RoomDriver } from './useRoomDriver.ts';
import styles from './RoomPanel.module.css';

export interface RoomPanelProps {
  readonly session: DocumentSession;
  readonly driver: RoomDriver;
}

/** A command of the room as a button, with its key. */
const Act = ({ id, main = false }: { readonly id: string; readonly main?: boolean }) => {
  const { t } = useMessages();
  const { platform } = useWindow();
  const registry = useCommandRegistry();
  const all = useSyncExternalStore(registry.subscribe, registry.all);
  const command = all.find((one) => one.id === `room.${id}`);
  if (command === undefined) return null;
  const [shortcut] = command.shortcuts ?? [];
  return (
    <Button small look={main ? 'main' : 'plain'} className={styles.act} isDisabled={command.when?.() === false} onPress={() => command.run()}>
      <span>{command.title(t)}</span>
      {shortcut !== undefined && <Keys quiet keys={formatShortcut(shortcut, t, platform)} />}
    </Button>
  );
};

const Screen = ({ session }: Pick<RoomPanelProps, 'session'>) => {
  const { t } = useMessages();
  const { info } = useWindow();
  const host = useStore(info, (state) => state.info?.host);
  const board = roomBoard(session);
  const { theme, languages: shown, view } = useStore(board);
  const known = useSessionValue(session, ['settings'], (one) => one.document.settings.languages);
  const choices = useMemo((): readonly (readonly Language[])[] => {
    const list = languages.filter((language) => known.includes(language));
    return [...list.map((one) => [one]), ...list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other]))];
  }, [known]);
  const code = (list: readonly Language[]) => list.map((one) => one.toUpperCase()).join(' + ');
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('room:screen.title')}</h3>
      <Act id="window" />
      {host === 'portable' && (
        <p className={styles.faint}>
          {t('room:window.address')} <bdi dir="ltr" className={styles.address}>{new URL(roomPath, document.baseURI).href}</bdi>
        </p>
      )}
      <Select
        label={t('room:screen.languages')}
        choices={choices.map((list) => ({ value: code(list), text: list.map((one) => (list.length === 1 ? definitionOf(one).name : isolate(definitionOf(one).name))).join(' + ') }))}
        value={code(shown)}
        onChange={(value) => board.setState({ live: true, languages: [...(choices.find((list) => code(list) === value) ?? shown)] })}
      />
      <div className={styles.row}>
        <SegmentedControl label={t('room:screen.theme')} segments={roomThemes.map((one) => ({ value: one, text: t(`room:screen.${one}`) }))} value={theme} onChange={(next) => board.setState({ live: true, theme: next })} />
        <SegmentedControl label={t('room:screen.view')} segments={roomViews.map((one) => ({ value: one, text: t(`room:screen.${one}`) }))} value={view} onChange={(next) => board.setState({ live: true, view: next })} />
      </div>
    </section>
  );
};

const Positions = ({ session, wording }: Pick<RoomPanelProps, 'session'> & { readonly wording: Wording }) => {
  const { t, language } = useMessages();
  const delegations = delegationsOf(session.document.settings);
  const names = (parties: readonly string[]) => parties.map((party) => isolate(partyShortName(party, delegations, language))).join(language === 'ar' ? '، ' : ', ');
  const said = [
    wording.proposer === null ? '' : isolate(partyShortName(wording.proposer, delegations, language)),
    wording.supporters.length === 0 ? '' : t('room:support', { names: names(wording.supporters) }),
    wording.objections.length === 0 ? '' : t('room:oppose', { names: names(wording.objections) }),
    wording.reservations.length === 0 ? '' : t('room:reserve', { names: names(wording.reservations) }),
  ].filter((part) => part !== '');
  return said.length === 0 ? null : <span className={styles.faint}>{said.join(' · ')}</span>;
};

const Wordings = ({ session, block, language }: Pick<RoomPanelProps, 'session'> & { readonly block: string; readonly language: Language }) => {
  const { t } = useMessages();
  const board = roomBoard(session);
  const chosen = useStore(board, (state) => state.wording);
  const found = useSessionValue(session, ['document'], (one) => one.blockById(block));
  if (found === undefined) return null;
  const wordings = wordingsOf(found, language);
  if (wordings.length === 0) return null;
  const { tag, direction } = definitionOf(language);
  const choice = (id: string | null, text: string, wording?: Wording) => (
    <label key={id ?? 'whole'} className={styles.choice}>
      <input type="radio" name="room-wording" checked={chosen === id} onChange={() => board.setState({ wording: id })} />
      <span>
        <span {...(wording === undefined ? {} : { lang: tag, dir: direction })} className={styles.words}>{text}</span>
        {wording !== undefined && <Positions session={session} wording={wording} />}
      </span>
    </label>
  );
  return (
    <fieldset className={styles.wordings}>
      <legend className={styles.legend}>{t('room:wording')}</legend>
      {wordings.map((wording) => choice(wording.id, wordingText(wording, t), wording))}
      {choice(null, t('room:wholeParagraph'))}
    </fieldset>
  );
};

/** The deadline of a silence procedure, and that it has passed as soon as it has. */
const Deadline = ({ silence }: { readonly silence: Silence }) => {
  const { t, language } = useMessages();
  const due = silencePhase(silence, useNow()) === 'due';
  return <p className={styles.silence} role="status">{t(due ? 'room:silenceDue' : 'room:silenceUntil', { time: writtenTime(silence.until, language) })}</p>;
};

const Discussion = ({ session, driver }: RoomPanelProps) => {
  const { t, language } = useMessages();
  const block = useStore(roomBoard(session), (state) => state.block);
  const decided = useStore(roomBoard(session), (state) => state.decided);
  const selected = useSessionValue(session, ['selection'], (one) => one.selected?.block ?? null);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const numbering = useSessionValue(session, ['numbers'], (one) => one.numbering(language));
  // A key press elsewhere changes nothing here.
  const found = useSessionValue(session, ['document'], (one) => (block === null ? undefined : one.blockById(block)));
  const silence = found?.standing?.silence;
  const phase = silence?.outcome === undefined && silence !== undefined ? 'running' : null;
  const name = found === undefined ? null : numbering.blocks.has(found.id) ? referenceText({ target: found.id, form: 'label' }, numbering, settings) : blockName(found, language);
  return (
    <section className={styles.part} data-room-discussed={block ?? undefined}>
      <h3 className={styles.title}>
        {t('room:discussed')}
        <span className={styles.space} />
        <IconButton small label={t('room:act.previous')} onPress={() => driver.walk(-1)}><ChevronUp size={16} aria-hidden /></IconButton>
        <IconButton small label={t('room:act.next')} onPress={() => driver.walk(1)}><ChevronDown size={16} aria-hidden /></IconButton>
      </h3>
      <p className={styles.name}>
        {name ?? t('room:nothingShown')}
        {found?.standing !== undefined && phase === null && found.standing.state !== 'open' && <span className={styles.state}>{t(`brackets:states.${found.standing.state}`)}</span>}
      </p>
      {silence !== undefined && phase === 'running' && <Deadline silence={silence} />}
      {selected !== null && selected !== block && <Act id="showThis" />}
      <p role="status" className={styles.decided} data-room-decided>{decided !== null && decided.element === found ? decided.words : null}</p>
      {found !== undefined && block !== null && <Wordings session={session} block={block} language={listedLanguage(session, block)} />}
      {found !== undefined && (
        <>
          <QuestionPart session={session} driver={driver} />
          <div className={styles.acts}>
            {(['propose', 'support', 'oppose', 'reserve', 'agree', 'agreeAdReferendum', 'park', 'silence'] as const).map((id) => <Act key={id} id={id} main={id === 'agree'} />)}
            {phase === 'running' && <Act id="silencePassed" />}
            {phase === 'running' && <Act id="silenceBroken" />}
          </div>
        </>
      )}
    </section>
  );
};

/** The room, and with one key or press what belongs to the selected element: its brackets are worked on while the meeting runs. */
export const RoomPanel = ({ session, driver, element }: RoomPanelProps & { readonly element: ReactNode }) => {
  const { t } = useMessages();
  const board = roomBoard(session);
  const side = useStore(board, (state) => state.side);
  const texts: Readonly<Record<PanelSide, string>> = { room: t('room:panel'), element: t('app:inspector.title') };
  return (
    <div className={styles.panel} data-room-panel={side}>
      <SegmentedControl className={styles.sides} label={t('room:beside')} segments={panelSides.map((one) => ({ value: one, text: texts[one] }))} value={side} onChange={(next) => board.setState({ side: next })} />
      {side === 'element' ? (
        element
      ) : (
        <>
          <MeetingPart session={session} driver={driver} />
          <Discussion session={session} driver={driver} />
          <Screen session={session} />
        </>
      )}
    </div>
  );
};
