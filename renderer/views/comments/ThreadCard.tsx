// One thread: what it is about, what was said by whom and when, and what can be done with it.
import { Check, CornerDownLeft, MapPinOff, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Delegation } from '../../../shared/document/delegation.ts';
import type { Remark } from '../../../shared/document/thread.ts';
import { authorText } from '../../../shared/history/entry-text.ts';
import type { Language } from '../../../shared/language/language.ts';
import { partyShortName } from '../../../shared/negotiation/delegations.ts';
import { isResolved, reopen, reply, resolve, type ListedThread } from '../../../shared/negotiation/threads.ts';
import { changeThreads, deleteRemark } from '../../editor/commenting.ts';
import { choiceOf, menuLabel } from '../../editor/insert-choices.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenAge, writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { RemarkForm } from './RemarkForm.tsx';
import type { Speaker } from './useSpeaker.ts';
import styles from './Comments.module.css';

export interface ThreadCardProps {
  readonly session: DocumentSession;
  readonly listed: ListedThread;
  readonly delegations: readonly Delegation[];
  readonly speaker: Speaker;
  /** Languages on the page. */
  readonly shown: readonly Language[];
  readonly active: boolean;
  readonly onShow: () => void;
  readonly onActive: () => void;
}

/** As many remarks as a thread can have. */
const most = 500;

/** Words to know a place by; the whole of it stands in the text. */
const shortened = (quote: string): string => (quote.length > 120 ? `${quote.slice(0, 119)}…` : quote);

export const ThreadCard = ({ session, listed, delegations, speaker, shown, active, onShow, onActive }: ThreadCardProps) => {
  const { t, language } = useMessages();
  const [replying, setReplying] = useState(false);
  const { thread, places } = listed;
  const [place] = places;
  const resolved = isResolved(thread);
  const [opening] = thread.remarks;
  const nameOf = ({ author, role, delegation }: Pick<Remark, 'author' | 'delegation'> & { readonly role?: Remark['role'] }): string =>
    authorText({ name: author === '' ? t('comments:nobody') : author, role: role ?? null, office: delegation === undefined ? '' : partyShortName(delegation, delegations, language) }, t, language);
  const block = place === undefined ? undefined : session.blockById(place.block);
  const number = place?.footnote == null ? undefined : session.numbering(place.language ?? shown[0] ?? 'en').footnotes.get(place.footnote);
  const about = place === undefined ? null : number !== undefined ? t('comments:onFootnote', { number }) : place.language === null && block !== undefined ? t('comments:onElement', { name: menuLabel(choiceOf(block), t) }) : null;
  return (
    <article className={styles.card} data-thread={thread.id} data-active={active || undefined} aria-label={t('comments:thread', { author: opening === undefined ? t('comments:nobody') : nameOf(opening) })} onFocus={onActive}>
      {place === undefined ? (
        <p className={styles.gone} title={t('comments:goneHint')}>
          <MapPinOff size={13} aria-hidden />
          {t('comments:gone')}
        </p>
      ) : (
        <button type="button" className={styles.place} onClick={onShow} aria-label={`${t('comments:show')}: ${about ?? shortened(place.quote)}`}>
          {about !== null && <span className={styles.about}>{about}</span>}
          {place.quote !== '' && (
            <q className={styles.quote} dir="auto" {...(place.language === null ? {} : { lang: place.language })}>
              {shortened(place.quote)}
            </q>
          )}
          {place.language !== null && !shown.includes(place.language) && <span className={styles.about}>{t('comments:notShown', { language: t(`app:language.${place.language}`) })}</span>}
        </button>
      )}
      {thread.remarks.map((remark) => (
        <div key={remark.id} className={styles.remark}>
          <div className={styles.head}>
            <span className={styles.author}>
              {nameOf(remark)}{' '}
              {remark.at > 0 && (
                <time className={styles.time} dateTime={new Date(remark.at).toISOString()} title={writtenTime(remark.at, language)}>
                  {writtenAge(remark.at, Date.now(), language)}
                </time>
              )}
            </span>
            {remark.author === speaker.author && (
              <IconButton small label={t('comments:delete')} onPress={() => deleteRemark(session, thread.id, remark.id)}>
                <Trash2 size={13} aria-hidden />
              </IconButton>
            )}
          </div>
          <p className={styles.said} dir="auto">
            {remark.text}
          </p>
          {remark.mentions !== undefined && remark.mentions.length > 0 && (
            <ul className={styles.mentions} aria-label={t('comments:mentions')}>
              {remark.mentions.map((id) => (
                <li key={id} className={styles.mention}>
                  <bdi>@{partyShortName(id, delegations, language)}</bdi>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {thread.resolved !== undefined && (
        <p className={styles.resolved}>
          <Check size={13} aria-hidden />
          {thread.resolved.author === '' ? t('comments:resolvedByNobody') : t('comments:resolvedBy', { author: nameOf(thread.resolved) })}
        </p>
      )}
      {replying && !resolved ? (
        <RemarkForm
          session={session}
          label={t('comments:writeReply')}
          act={t('comments:postReply')}
          onPost={(text, mentions) => {
            changeThreads(session, (threads) => reply(threads, thread.id, speaker.remark(text, mentions)));
            setReplying(false);
          }}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className={styles.acts}>
          {resolved ? (
            <Button small look="quiet" onPress={() => changeThreads(session, (threads) => reopen(threads, thread.id))}>
              <RotateCcw size={13} aria-hidden />
              {t('comments:reopen')}
            </Button>
          ) : (
            <>
              <Button small look="quiet" isDisabled={thread.remarks.length >= most} onPress={() => setReplying(true)}>
                <CornerDownLeft size={13} aria-hidden className={styles.mirrored} />
                {t('comments:reply')}
              </Button>
              <Button small look="quiet" onPress={() => changeThreads(session, (threads) => resolve(threads, thread.id, speaker.by()))}>
                <Check size={13} aria-hidden />
                {t('comments:resolve')}
              </Button>
            </>
          )}
        </div>
      )}
    </article>
  );
};
