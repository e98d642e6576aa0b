// How far the selected paragraph has come, with the source of agreed language.
import { bracketStates } from '../../../shared/document/inlines.ts';
import { traitsOf } from '../../../shared/document/blocks/index.ts';
import type { BracketState } from '../../../shared/negotiation/brackets.ts';
import { setStanding } from '../../editor/bracket-acts.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './brackets.module.css';

export const StandingField = ({ session }: { readonly session: DocumentSession }) => {
  const { t } = useMessages();
  const block = useSessionValue(session, ['selection', 'document'], (one) => (one.selected === null ? undefined : one.blockById(one.selected.block)));
  if (block === undefined || traitsOf(block.type).place === 'front' || !traitsOf(block.type).text) return null;
  const { standing } = block;
  const set = (state: BracketState, source?: string) =>
    setStanding(session, block.id, {
      state,
      at: Date.now(),
      ...(session.meeting === undefined ? {} : { meeting: session.meeting }),
      ...(state === 'agreedLanguage' && source ? { source: source.slice(0, 500) } : {}),
    });
  return (
    <section className={styles.panel}>
      <Select<BracketState | 'none'>
        label={t('brackets:standing')}
        value={standing?.state ?? 'none'}
        choices={[{ value: 'none', text: t('brackets:noStanding') }, ...bracketStates.map((state) => ({ value: state, text: t(`brackets:states.${state}`) }))]}
        onChange={(state) => (state === 'none' ? setStanding(session, block.id, undefined) : set(state))}
      />
      {standing?.state === 'agreedLanguage' && (
        <TextField key={block.id} label={t('brackets:source')} hint={t('brackets:sourceHint')} dir="auto" defaultValue={standing.source ?? ''} onBlur={(event) => event.target instanceof HTMLInputElement && event.target.value !== (standing.source ?? '') && set('agreedLanguage', event.target.value)} />
      )}
    </section>
  );
};
