// The bracket at the caret, beside the page: its wordings with who wants them and who does not, how far it has come, and the ways to settle it.
import { useMemo, useState } from 'react';
import { bracketStates, type Bracket, type Option } from '../../../shared/document/inlines.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { bracketedText, optionsOf, type BracketState, type Position } from '../../../shared/negotiation/brackets.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { agreeOn, changeBracket, optionFor, positionOn, unbracket } from '../../editor/bracket-acts.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { PartyList } from './PartyList.tsx';
import { useCaretBracket } from './useCaretBracket.ts';
import styles from './brackets.module.css';

const shortened = (words: string): string => (words.length > 40 ? `${words.slice(0, 39)}…` : words);

/** A text that is written down when the field is left, so that each change is one step. */
const LeftField = ({ label, value, hint, rows, onLeft }: { readonly label: string; readonly value: string; readonly hint?: string; readonly rows?: number; readonly onLeft: (value: string) => void }) => {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      dir="auto"
      {...(rows === undefined ? {} : { rows })}
      {...(hint === undefined ? {} : { hint })}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && typed !== value) onLeft(typed);
        setTyped(null);
      }}
    />
  );
};

export const BracketPanel = ({ session }: { readonly session: DocumentSession }) => {
  const { t, language } = useMessages();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const selected = useSessionValue(session, ['selection'], (one) => one.selected);
  const here = useCaretBracket(session);
  const [other, setOther] = useState('');
  if (here === null) return null;
  const { block, option, placed } = here;
  const { bracket } = placed;
  const options = optionsOf(bracket);
  /** What positions are about: the wording at the caret, or the bracket where it has one wording. */
  const wording: Bracket | Option = option ?? bracket;
  const words = bracketedText(wording.children);
  const take = (position: Position) => (party: string) => positionOn(session, block, wording.id, words, party, position);
  const text = selected === null ? {} : { lang: definitionOf(selected.language).tag, dir: definitionOf(selected.language).direction };
  const add = () => {
    if (other.trim() === '') return;
    optionFor(session, block, bracket.id, other.trim());
    setOther('');
  };
  return (
    <section className={styles.panel} aria-label={t('brackets:title')} data-bracket-panel={bracket.id}>
      <h2 className={styles.title}>{t('brackets:title')}</h2>
      <p className={styles.words} {...text}>
        {words === '' ? t('brackets:empty') : words}
      </p>
      <div className={styles.acts}>
        {options.length === 0 ? (
          <Button small onPress={() => agreeOn(session, block, bracket.id, null)}>
            {t('brackets:agreeWhole')}
          </Button>
        ) : (
          options.map((one) => (
            <Button key={one.id} small onPress={() => agreeOn(session, block, bracket.id, one)}>
              {t('brackets:agree', { words: shortened(bracketedText(one.children)) })}
            </Button>
          ))
        )}
        <Button small look="quiet" onPress={() => unbracket(session, bracket.id)}>
          {t('brackets:unbracket')}
        </Button>
      </div>
      <Select<BracketState>
        label={t('brackets:state')}
        value={bracket.state}
        choices={bracketStates.map((state) => ({ value: state, text: t(`brackets:states.${state}`) }))}
        onChange={(state) => changeBracket(session, block, bracket.id, { state })}
      />
      {bracket.state === 'agreedLanguage' && <LeftField label={t('brackets:source')} hint={t('brackets:sourceHint')} value={bracket.source ?? ''} onLeft={(source) => changeBracket(session, block, bracket.id, { source: source.slice(0, 500) })} />}
      <DelegationPicker label={t('brackets:proposer')} delegations={delegations} value={wording.proposer ?? null} allowOther onChoose={(proposer) => changeBracket(session, block, wording.id, { proposer })} />
      <PartyList label={t('brackets:supporters')} parties={wording.supporters ?? []} delegations={delegations} onAdd={take('support')} onRemove={take('withdraw')} />
      <PartyList label={t('brackets:objections')} parties={wording.objections ?? []} delegations={delegations} onAdd={take('oppose')} onRemove={take('withdraw')} />
      <PartyList label={t('brackets:reservations')} parties={wording.reservations ?? []} delegations={delegations} onAdd={take('reserve')} onRemove={take('withdraw')} />
      <LeftField key={`note ${bracket.id}`} label={t('brackets:note')} rows={2} value={bracket.note ?? ''} onLeft={(note) => changeBracket(session, block, bracket.id, { note: note.slice(0, 4000) })} />
      <LeftField key={`meeting ${wording.id}`} label={t('brackets:meeting')} value={wording.meeting ?? ''} onLeft={(meeting) => changeBracket(session, block, wording.id, { meeting: meeting.trim() === '' ? undefined : meeting.slice(0, 200) })} />
      {wording.at !== undefined && <p className={styles.faint}>{t('brackets:saidAt', { time: writtenTime(wording.at, language) })}</p>}
      <TextField
        label={t('brackets:otherWording')}
        dir="auto"
        value={other}
        onChange={setOther}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <div className={styles.acts}>
        <Button small isDisabled={other.trim() === ''} onPress={add}>
          {t('brackets:addOption')}
        </Button>
      </div>
    </section>
  );
};
