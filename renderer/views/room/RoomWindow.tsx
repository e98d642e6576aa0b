// The window of the room, for the projector: what is under discussion, large, in one language or two; it follows the rapporteur and takes nothing in.
import { useEffect, useMemo, useRef } from 'react';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { RoomPage, RoomShown } from '../../../shared/ipc/room.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';
import { partyShortName, delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { silencePhase } from '../../../shared/negotiation/silence.ts';
import { silenceText } from '../../../shared/negotiation/silence-text.ts';
import { offsetHere } from '../../../shared/text/clock.ts';
import { writtenClockAt, writtenDayAt } from '../../../shared/text/written-moment.ts';
import { isSilentIn, RoomElement } from './RoomElement.tsx';
import { RoomWordings } from './RoomWordings.tsx';
import { useFit } from './useFit.ts';
import { useNow, useRoom } from './useRoom.ts';
import '../../ui/fonts.css';
import '../../ui/tokens.css';
import '../../ui/reset.css';
import styles from './RoomWindow.module.css';

interface PartProps {
  readonly page: RoomPage;
  readonly shown: RoomShown;
  readonly now: number;
}

/** How far the element has come, and what the silence procedure says of it. */
const Standing = ({ page, language, now }: Pick<PartProps, 'page' | 'now'> & { readonly language: Language }) => {
  const standing = page.block?.standing;
  if (standing === undefined) return null;
  const delegations = delegationsOf(page.settings);
  const silence = silenceText(standing, language, page.settings, (party) => partyShortName(party, delegations, language), now);
  const phase = standing.silence === undefined ? null : silencePhase(standing.silence, now);
  const words = silence ?? (standing.state === 'open' ? '' : translator(language)(`brackets:states.${standing.state}`) + (standing.source === undefined ? '' : ` (${standing.source})`));
  return words === '' ? null : <p className={styles.standing} data-standing={phase === 'running' || phase === 'due' ? phase : standing.state}>{words}</p>;
};

const Stage = ({ page, shown, now, bridge }: PartProps & { readonly bridge: Bridge }) => {
  const stage = useRef<HTMLDivElement>(null);
  const { block } = page;
  const written = shown.languages.filter((language) => block !== null && !isSilentIn(block, { page, language }));
  // A half of the hall with nothing in it would cost the other its size.
  const columns = written.length === 0 ? shown.languages.slice(0, 1) : written;
  useFit(stage, columns.length);
  const [first] = shown.languages;
  const name = (first === undefined ? undefined : page.name[first]) ?? '';
  return (
    <>
      <div ref={stage} className={styles.stage} data-columns={columns.length} data-room-block={block?.id} tabIndex={0} role="group" aria-label={name}>
        {block !== null && columns.map((language) => (
          <section key={language} lang={definitionOf(language).tag} dir={definitionOf(language).direction} className={styles.column} aria-label={page.name[language]} data-room-language={language}>
            <RoomElement block={block} page={page} language={language} bridge={bridge} />
            <Standing page={page} language={language} now={now} />
            <RoomWordings block={block} page={page} language={language} />
          </section>
        ))}
      </div>
      {shown.languages.filter((language) => !columns.includes(language)).map((language) => (
        <p key={language} lang={definitionOf(language).tag} dir={definitionOf(language).direction} className={styles.missing} data-room-missing={language}>
          {translator(language)('room:window.empty')}
        </p>
      ))}
    </>
  );
};

const Agreed = ({ page, shown }: PartProps) => {
  const stage = useRef<HTMLDivElement>(null);
  useFit(stage, shown.languages.length);
  return (
    <div ref={stage} className={styles.stage} data-columns={shown.languages.length} tabIndex={0} role="group" aria-label={translator(shown.languages[0] ?? 'en')('room:window.untilNow')}>
      {shown.languages.map((language) => {
        const t = translator(language);
        return (
          <section key={language} lang={definitionOf(language).tag} dir={definitionOf(language).direction} className={styles.column} data-room-language={language}>
            <h2 className={styles.heading}>{t('room:window.untilNow')}</h2>
            {page.agreed.length === 0 && <p className={styles.more}>{t('room:window.none')}</p>}
            <ul className={styles.agreed}>
              {page.agreed.map(({ label, kind, words, at }) => (
                <li key={`${at} ${label[language] ?? ''} ${words}`}>
                  <span className={styles.place}>{label[language]}</span> {words !== '' && <bdi>{words}</bdi>} <span className={styles.how}>{t(`room:log.act.${kind}`)} · {writtenClockAt(at, page.meeting?.offset ?? offsetHere(at), language, page.settings)}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};

/** Places once each, in the order in which they come: `3, 5, 7 bis`. */
const places = (list: readonly { readonly label: Partial<Record<Language, string>> }[], language: Language): string =>
  [...new Set(list.map(({ label }) => label[language] ?? '').filter((label) => label !== ''))].join(language === 'ar' ? '، ' : ', ');

const Foot = ({ page, shown }: PartProps) => {
  const language = shown.languages[0] ?? 'en';
  const t = translator(language);
  const digits = (n: number) => definitionOf(language).digits(n, page.settings);
  const agreed = page.agreed.filter(({ kind }) => kind !== 'agreeAdReferendum');
  const adReferendum = page.agreed.filter(({ kind }) => kind === 'agreeAdReferendum');
  const item = (name: string, list: readonly { readonly label: Partial<Record<Language, string>> }[], look: string | undefined) =>
    list.length > 0 && (
      <span className={look}>
        <strong>{name} {digits(list.length)}</strong> <bdi>{places(list, language)}</bdi>
      </span>
    );
  return (
    <footer className={styles.foot}>
      {item(t('room:window.agreedToday'), agreed, styles.footAgreed)}
      {item(t('room:window.adReferendum'), adReferendum, styles.footAgreed)}
      {item(t('room:window.underSilence'), page.silences, styles.footOpen)}
      <span className={styles.footOpen}>
        <strong>{t('room:window.stillOpen')} {digits(page.open)}</strong>
      </span>
    </footer>
  );
};

const Head = ({ page, shown, now }: PartProps) => {
  const language = shown.languages[0] ?? 'en';
  const offset = page.meeting?.offset ?? offsetHere(now);
  const above = page.above[language] ?? [];
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <h1 className={styles.meeting}>
          <bdi>{page.meeting?.name ?? page.title[language] ?? page.symbol ?? ''}</bdi>
        </h1>
        {shown.view === 'text' && page.block !== null && <span className={styles.name}>{page.name[language]}</span>}
        {shown.view === 'text' && above.length > 0 && (
          <span className={styles.above}>
            {above.map((line, index) => (
              <bdi key={index}>{line}</bdi>
            ))}
          </span>
        )}
      </div>
      <span className={styles.when}>
        {page.meeting?.place !== undefined && <bdi>{page.meeting.place}</bdi>}
        <span>{writtenDayAt(now, offset, language, page.settings)}</span>
        <time className={styles.clock}>{writtenClockAt(now, offset, language, page.settings)}</time>
      </span>
    </header>
  );
};

const Nothing = ({ title, more }: { readonly title: string; readonly more: string }) => (
  <div className={styles.nothing}>
    <h1>{title}</h1>
    <p>{more}</p>
  </div>
);

export const RoomWindow = ({ bridge }: { readonly bridge: Bridge }) => {
  const { seen, lost } = useRoom(bridge);
  const now = useNow();
  const shown = seen?.shown ?? null;
  const page = seen?.page ?? null;
  const language = shown?.languages[0] ?? 'en';
  const theme = shown?.theme ?? 'dark';
  const t = useMemo(() => translator(language), [language]);
  const meeting = page?.meeting?.name;
  useEffect(() => {
    const root = document.documentElement;
    root.lang = definitionOf(language).tag;
    root.dir = definitionOf(language).direction;
    root.dataset['theme'] = theme;
    document.title = [t('room:window.name'), meeting].filter((part) => part !== undefined).join(' – ');
  }, [language, theme, meeting, t]);
  if (seen === null && !lost) return <main className={styles.room} aria-busy="true" aria-label={t('room:window.name')} />;
  const nothing = page === null || (shown?.view === 'text' && page.block === null);
  return (
    <main className={styles.room} aria-label={t('room:window.name')}>
      {page !== null && shown !== null && <Head page={page} shown={shown} now={now} />}
      {lost && <p role="alert" className={styles.lost}>{t('room:window.lost')}</p>}
      {nothing || page === null || shown === null ? (
        shown !== null && page === null ? <Nothing title={t('room:window.gone')} more={t('room:window.goneMore')} /> : <Nothing title={t('room:window.nothing')} more={t('room:window.nothingMore')} />
      ) : shown.view === 'agreed' ? (
        <Agreed page={page} shown={shown} now={now} />
      ) : (
        <Stage page={page} shown={shown} now={now} bridge={bridge} />
      )}
      {page !== null && shown !== null && <Foot page={page} shown={shown} now={now} />}
    </main>
  );
};
