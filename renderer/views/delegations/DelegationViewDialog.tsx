// A delegation's view of the text: what it asked for, and what became of each; with a way to every place, and out as a file.
import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import { writtenView } from '../../../shared/export/negotiation/outcome.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { delegationsOf, inListOrder } from '../../../shared/negotiation/delegations.ts';
import type { ToldAct } from '../../../shared/negotiation/log.ts';
import { partyUses } from '../../../shared/negotiation/parties.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { AskedView } from '../export/ExportDialog.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import { DelegationPicker } from './DelegationPicker.tsx';
import styles from './Delegations.module.css';

export interface DelegationViewDialogProps {
  readonly session: DocumentSession;
  readonly onShow: (block: Id, language: Language) => void;
  readonly onExport: (view: AskedView) => void;
  readonly onClose: () => void;
}

export const DelegationViewDialog = ({ session, onShow, onExport, onClose }: DelegationViewDialogProps) => {
  const { t, language } = useMessages();
  const { bridge, report } = useWindow();
  const document = useSessionValue(session, ['document', 'settings'], (one) => one.document);
  const { settings } = document;
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const [acts, setActs] = useState<readonly ToldAct[] | null>(null);
  const [party, setParty] = useState<string | null>(null);
  const [groups, setGroups] = useState(true);
  useEffect(() => {
    let gone = false;
    void session.flush().then(() => bridge.call('history.acts', { id: session.document.id })).then((answer) => {
      if (gone) return;
      if (answer.ok) setActs(answer.value);
      else report(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [session, bridge, report]);
  /** Those that are named in the text or its history: one of them is meant most likely. */
  const named = useMemo(() => {
    const parties = new Set([...partyUses(document).keys(), ...(acts ?? []).flatMap((act) => (act.party === undefined ? [] : [act.party]))]);
    return inListOrder(delegations.filter(({ id }) => parties.has(id)), language).slice(0, 12);
  }, [document, acts, delegations, language]);
  const view = useMemo(() => (acts === null || party === null ? null : writtenView(document, language, { party, groups, acts })), [document, language, acts, party, groups]);
  return (
    <TaskDialog
      title={view?.title ?? t('delegations:view.open')}
      size="wide"
      onClose={onClose}
      leave={t('app:close')}
      task={{ label: t('delegations:view.export'), isDisabled: party === null, run: () => party !== null && onExport({ party, groups }) }}
    >
      <div className={form.form}>
        <div className={form.row}>
          <DelegationPicker className={form.grow} label={t('delegations:choose')} delegations={delegations} value={party} allowOther autoFocus onChoose={setParty} />
          <Checkbox isSelected={groups} onChange={setGroups}>
            {t('delegations:view.groups')}
          </Checkbox>
        </div>
        {party === null && named.length > 0 && (
          <div className={styles.chips}>
            {named.map((one) => (
              <Button key={one.id} small onPress={() => setParty(one.id)}>
                {one.name[language]}
              </Button>
            ))}
          </div>
        )}
        {party === null && <p className={form.hint}>{t('delegations:view.choose')}</p>}
        {view !== null && view.membership !== '' && <p className={form.hint} data-membership>{view.membership}</p>}
        {view !== null && view.rows.length === 0 && <p role="status">{view.nothing}</p>}
        {view !== null && view.rows.length > 0 && (
          <>
            <p className={form.hint} role="status">
              {view.counts}
            </p>
            <table className={styles.view} data-delegation-view={party}>
              <thead>
                <tr>
                  {view.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.rows.map(({ outcome, place, what, words, asked, became, settled }, index) => {
                  const { block, language: shown, stands } = outcome;
                  const inLanguage = shown === null ? {} : { lang: definitionOf(shown).tag, dir: definitionOf(shown).direction };
                  return (
                    <tr key={index} data-outcome={outcome.outcome}>
                      <td>
                        {block === null || !stands ? (
                          place
                        ) : (
                          <Button
                            look="link"
                            onPress={() => {
                              onClose();
                              onShow(block, shown ?? settings.draftingLanguage);
                            }}
                          >
                            <bdi>{place}</bdi>
                          </Button>
                        )}
                      </td>
                      <td>{what}</td>
                      <td>
                        <bdi {...inLanguage}>
                          {words}
                        </bdi>
                      </td>
                      <td className={styles.moment}>{asked}</td>
                      <td className={styles.strong}>{became}</td>
                      <td className={styles.moment}>{settled}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )}
      </div>
    </TaskDialog>
  );
};
