// What stands in the way of naming a draft as settled: all that is open, by language, each with a link to its place, and the reason for naming it all the same.
import { useEffect, useState } from 'react';
import type { Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { namesSettled, openForNaming, type OpenForNaming as Open } from '../../../shared/negotiation/settled-names.ts';
import type { OpenItem } from '../../../shared/negotiation/open-items.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { TextField } from '../../ui/TextField.tsx';
import { OpenItemButton } from '../brackets/OpenItemButton.tsx';
import brackets from '../brackets/brackets.module.css';
import form from '../form.module.css';

/** What is open in the text that is to have a name; null where the name may be given, and while an earlier text is still being fetched. */
export const useOpenForNaming = (session: DocumentSession, revision: Id | null, name: string): Open | null => {
  const { bridge } = useWindow();
  const { id } = session.document;
  const settled = namesSettled(name);
  const [earlier, setEarlier] = useState<Document | null>(null);
  const wanted = settled && revision !== null && earlier === null;
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    void bridge.call('history.open', { id, revision }).then((answer) => {
      if (!gone && answer.ok) setEarlier(answer.value.document);
    });
    return () => {
      gone = true;
    };
  }, [bridge, id, revision, wanted]);
  const text = revision === null ? { blocks: [...session.blocks], settings: session.document.settings } : earlier;
  if (!settled || text === null) return null;
  const open = openForNaming(text);
  return open.items.length === 0 ? null : open;
};

export interface OpenForNamingProps {
  readonly session: DocumentSession;
  readonly name: string;
  readonly open: Open;
  /** Whether the text that is to be named is an earlier one. */
  readonly isEarlier: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onShow: (item: OpenItem) => void;
}

/** As many as one reads in each language; the rest is counted. */
const most = 50;

export const OpenForNaming = ({ session, name, open, isEarlier, reason, onReason, onShow }: OpenForNamingProps) => {
  const { t, language } = useMessages();
  return (
    <section className={brackets.hindering} aria-label={t('history:openNaming.title')} data-open-naming={open.items.length}>
      <h3 className={brackets.title}>{t('history:openNaming.title')}</h3>
      <p>{t('history:openNaming.text', { name })}</p>
      {isEarlier && <p className={form.hint}>{t('history:openNaming.earlier')}</p>}
      <div className={brackets.byLanguage}>
        {[...open.languages].map(([one, count]) => {
          // What concerns an element as a whole is listed once, with the language that is drafted in.
          const items = open.items.filter((item) => item.language === one || (item.language === null && one === session.document.settings.draftingLanguage));
          if (items.length === 0) return null;
          return (
            <section key={one} aria-label={t(`app:language.${one}`)}>
              <h4 className={form.label}>{t('history:openNaming.language', { language: t(`app:language.${one}`), n: writtenNumber(count, language) })}</h4>
              <ul className={brackets.items}>
                {items.slice(0, most).map((item) => (
                  <li key={`${item.target} ${item.language ?? ''}`}>
                    <OpenItemButton plain session={session} item={item} onShow={session.blockById(item.block) === undefined ? undefined : onShow} />
                  </li>
                ))}
                {items.length > most && <li className={form.hint}>{t('history:openNaming.more', { n: writtenNumber(items.length - most, language) })}</li>}
              </ul>
            </section>
          );
        })}
      </div>
      <TextField label={t('history:openNaming.reason')} hint={t('history:openNaming.reasonHint')} value={reason} onChange={onReason} maxLength={2000} rows={2} dir="auto" />
    </section>
  );
};
