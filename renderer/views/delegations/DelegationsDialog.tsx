// The delegations of one text: found, added, renamed, put together in groups, removed; and names that were written somewhere, matched to one of them everywhere.
import { useMemo, useState } from 'react';
import { Plus } from 'lucide-react';
import type { Delegation } from '../../../shared/document/delegation.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { blockName } from '../../../shared/language/elements.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { builtInDelegations, delegationsOf, searchDelegations, withDelegation, withoutDelegation } from '../../../shared/negotiation/delegations.ts';
import { partyUses, replaceParty, writtenParties, type PartyUse } from '../../../shared/negotiation/parties.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import { DelegationForm } from './DelegationForm.tsx';
import { DelegationPicker } from './DelegationPicker.tsx';
import { EditDelegations } from './delegation-list.ts';
import styles from './Delegations.module.css';

export interface DelegationsDialogProps {
  readonly session: DocumentSession;
  readonly onShow: (block: Id, language: Language) => void;
  readonly onClose: () => void;
}

/** As many places as one looks through; the rest is counted. */
const most = 8;

const builtIn = new Map(builtInDelegations.map((one) => [one.id, one]));

type Chosen = { readonly kind: 'one'; readonly id: Id } | { readonly kind: 'new'; readonly written?: string } | null;

export const DelegationsDialog = ({ session, onShow, onClose }: DelegationsDialogProps) => {
  const { t, language } = useMessages();
  const { tell } = useWindow();
  const document = useSessionValue(session, ['document', 'settings'], (one) => one.document);
  const { settings } = document;
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const uses = useMemo(() => partyUses(document), [document]);
  const written = useMemo(() => [...writtenParties(document, delegations)], [document, delegations]);
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<Language>(language);
  const [chosen, setChosen] = useState<Chosen>(null);
  const found = useMemo(() => searchDelegations(query, delegations, order), [query, delegations, order]);
  const own = settings.delegations ?? [];
  const isOwn = (id: Id): boolean => own.some((one) => one.id === id) && !builtIn.has(id);
  const isRenamed = (id: Id): boolean => own.some((one) => one.id === id) && builtIn.has(id);
  const selected = chosen?.kind === 'one' ? (delegations.find(({ id }) => id === chosen.id) ?? null) : null;
  const setOwn = (next: readonly Delegation[]) => session.updateSettings({ delegations: [...next] });

  const placeOf = ({ block, language: shown, what }: PartyUse): string => {
    if (block === null) return t(what === 'group' ? 'delegations:inGroup' : 'delegations:inComments');
    const inLanguage = shown ?? settings.draftingLanguage;
    const number = session.numbering(inLanguage).blocks.get(block);
    const found = session.blockById(block);
    const label = number?.printed === true ? definitionOf(language).label(number, settings) : '';
    return [found === undefined ? '' : [blockName(found, language), label].filter((part) => part !== '').join(' '), shown === null ? '' : t(`app:language.${shown}`)].filter((part) => part !== '').join(' · ');
  };

  const places = (list: readonly PartyUse[]) => (
    <ul className={styles.places}>
      {list.slice(0, most).map((use) => (
        <li key={`${use.block ?? ''} ${use.language ?? ''} ${use.what}`}>
          {use.block === null ? (
            placeOf(use)
          ) : (
            <Button
              look="link"
              onPress={() => {
                onClose();
                if (use.block !== null) onShow(use.block, use.language ?? settings.draftingLanguage);
              }}
            >
              <bdi>{placeOf(use)}</bdi>
            </Button>
          )}
        </li>
      ))}
      {list.length > most && <li className={form.hint}>{t('history:openNaming.more', { n: writtenNumber(list.length - most, language) })}</li>}
    </ul>
  );

  const keep = (delegation: Delegation, asWritten?: string) => {
    const next = withDelegation(own, delegation);
    session.updateDocument((state) => {
      const kept = { ...state, settings: { ...state.settings, delegations: [...next] } };
      return asWritten === undefined ? kept : replaceParty(kept, asWritten, delegation.id);
    }, { label: 'settings', direct: true });
    setChosen({ kind: 'one', id: delegation.id });
    setQuery('');
  };

  const match = (name: string, party: string) => {
    session.updateDocument((state) => replaceParty(state, name, party), { label: 'settings', direct: true });
    const to = delegations.find(({ id }) => id === party);
    tell({ kind: 'done', text: t('delegations:matched', { name, delegation: to?.name[language] ?? party }) });
  };

  const details = () => {
    if (chosen?.kind === 'new') {
      const name = chosen.written;
      return <DelegationForm key={`new ${name ?? ''}`} delegation={null} written={name} delegations={delegations} newId={session.newId} onKeep={(made) => keep(made, name)} onCancel={() => setChosen(null)} />;
    }
    if (selected !== null) {
      const where = uses.get(selected.id) ?? [];
      return (
        <>
          <h3 className={styles.name}>
            <bdi>{selected.name[language]}</bdi>
          </h3>
          <DelegationForm key={selected.id} delegation={selected} delegations={delegations} newId={session.newId} onKeep={keep} onCancel={() => setChosen(null)} />
          {isRenamed(selected.id) && (
            <Button small onPress={() => setOwn(withoutDelegation(own, selected.id))}>
              {t('delegations:original')}
            </Button>
          )}
          {isOwn(selected.id) && where.length === 0 && (
            <Button
              small
              onPress={() => {
                setOwn(withoutDelegation(own, selected.id));
                setChosen(null);
              }}
            >
              {t('delegations:remove', { name: selected.name[language] })}
            </Button>
          )}
          {where.length > 0 && (
            <section aria-label={t('delegations:uses')}>
              <p className={form.hint}>{t(isOwn(selected.id) ? 'delegations:inUse' : 'delegations:usedAt', { count: where.length, n: writtenNumber(where.length, language) })}</p>
              {places(where)}
            </section>
          )}
        </>
      );
    }
    return (
      <>
        <p className={form.hint}>{t('delegations:manageHint')}</p>
        {written.length > 0 && (
          <section aria-label={t('delegations:written')} className={styles.written}>
            <h3 className={styles.name}>{t('delegations:written')}</h3>
            <p className={form.hint}>{t('delegations:writtenHint')}</p>
            <ul className={styles.writtenList}>
              {written.map(([name, where]) => (
                <li key={name} className={styles.writtenOne} data-written-party={name}>
                  <span>
                    <bdi className={styles.strong}>{name}</bdi> <span className={form.hint}>{t('delegations:usedAt', { count: where.length, n: writtenNumber(where.length, language) })}</span>
                  </span>
                  <div className={form.row}>
                    <DelegationPicker className={form.grow} label={t('delegations:matchTo', { name })} hideLabel delegations={delegations} value={null} clearing onChoose={(party) => match(name, party)} />
                    <Button small onPress={() => setChosen({ kind: 'new', written: name })}>
                      {t('delegations:addWritten')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </>
    );
  };

  return (
    // Who is in the list needs no way to it.
    <EditDelegations.Provider value={null}>
      <TaskDialog title={t('delegations:title')} size="wide" onClose={onClose} leave={null} task={{ label: t('app:done'), look: chosen === null ? 'main' : 'plain', run: onClose }}>
        <div className={styles.columns}>
          <div className={styles.side}>
            <SearchField label={t('delegations:search')} clearLabel={t('editor:clear')} placeholder={t('delegations:typeToFind')} value={query} onChange={setQuery} autoFocus />
            <div className={form.row}>
              <Select label={t('delegations:order')} className={form.grow} value={order} choices={languages.map((one) => ({ value: one, text: t(`app:language.${one}`) }))} onChange={setOrder} />
              <Button onPress={() => setChosen({ kind: 'new' })}>
                <Plus size={15} aria-hidden />
                {t('delegations:add')}
              </Button>
            </div>
            {found.length === 0 ? (
              <p className={form.hint} role="status">
                {t('delegations:none')}
              </p>
            ) : (
              <ul className={styles.list} aria-label={t('delegations:title')}>
                {found.map((one) => {
                  const count = uses.get(one.id)?.length ?? 0;
                  const marks = [one.abbreviations?.[0], one.kind === 'country' ? undefined : t(`delegations:kinds.${one.kind}`), isOwn(one.id) ? t('delegations:own') : isRenamed(one.id) ? t('delegations:renamed') : undefined].filter((part) => part !== undefined);
                  return (
                    <li key={one.id}>
                      <Button look="quiet" small className={styles.entry} aria-pressed={selected?.id === one.id} onPress={() => setChosen({ kind: 'one', id: one.id })}>
                        <span className={styles.entryName}>
                          <bdi lang={definitionOf(order).tag}>{one.name[order]}</bdi>
                          {marks.length > 0 && (
                            <span className={form.hint}>
                              <bdi>{marks.join(' · ')}</bdi>
                            </span>
                          )}
                        </span>
                        {count > 0 && <span className={styles.count}>{writtenNumber(count, language)}</span>}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )}
          </div>
          <div className={styles.details}>{details()}</div>
        </div>
      </TaskDialog>
    </EditDelegations.Provider>
  );
};
