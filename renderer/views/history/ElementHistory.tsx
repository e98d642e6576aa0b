// The history of one element: every version since it was written first, with what changed in it, and who wrote each of its words.
import { useEffect, useMemo, useState } from 'react';
import { Printer } from 'lucide-react';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { CrossReference } from '../../../shared/document/inlines.ts';
import { numberBlocks, type Numbering } from '../../../shared/document/numbering.ts';
import { referenceText } from '../../../shared/document/reference.ts';
import { eventText } from '../../../shared/history/entry-text.ts';
import { stretchText, textsOf } from '../../../shared/history/words.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import type { Authored, ElementVersion } from '../../../shared/ipc/history.ts';
import type { Profile } from '../../../shared/language/definition.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { joinClasses } from '../../editor/BlockFrame.tsx';
import type { DocumentSession } from '../../editor/session.ts';
import { ReadPage } from '../../reading/ReadPage.tsx';
import { labelApart, readingOf, readingOfComparison, type Reading, type ReadSide } from '../../reading/reading.ts';
import { useMessages } from '../../state/interface-language.ts';
import { sameItems, useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { useCommands } from '../../commands/useCommands.ts';
import { editedIn } from './edited-in.ts';
import { authorText, shortTime } from './entry-text.ts';
import { HistoryBar } from './HistoryBar.tsx';
import styles from './ElementHistory.module.css';
import frame from './History.module.css';

type Answer = CallOutput<'history.paragraph'>;

/** Hands that are told apart by colour; the letters tell apart any number. */
const colours = 6;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => Array.from(part)[0] ?? '')
    .join('')
    .slice(0, 3)
    .toLocaleUpperCase();

/** A version beside the one before it, as a document of this element alone, which refers to the others by the numbers they have today. */
const readingOfVersion = (block: Block | null, earlier: Block | null, { settings }: Pick<Document, 'settings'>, today: Numbering): Reading | null => {
  const { language } = today;
  const alone = (one: Block | null): Document => ({ schemaVersion, id: 'element', settings: { ...settings, unplaced: [] }, blocks: one === null ? [] : [one] });
  if (block === null && earlier === null) return null;
  // Before it was split off it was part of an element whose number is not its own.
  const blocks = new Map([...today.blocks].filter(([id]) => id !== block?.id && id !== earlier?.id));
  const among = (reading: Reading): Reading => {
    const side = (one: ReadSide): ReadSide => ({ ...one, numbering: { ...today, blocks, footnotes: one.numbering.footnotes } });
    return { ...reading, before: side(reading.before), after: side(reading.after) };
  };
  if (earlier === null) return among(readingOf(alone(block), language));
  // Before it was split off, the element was part of another one: its words are compared all the same.
  const before = block === null ? earlier : { ...earlier, id: block.id };
  return among(readingOfComparison(compareDocuments(alone(before), alone(block), { languages: [language] }), language));
};

interface VersionProps {
  readonly version: ElementVersion;
  readonly earlier: ElementVersion | undefined;
  readonly session: DocumentSession;
  readonly today: Numbering;
  readonly label: string;
}

const Version = ({ version, earlier, session, today, label }: VersionProps) => {
  const { t, language: reader } = useMessages();
  const reading = useMemo(() => readingOfVersion(version.block, earlier?.block ?? null, session.document, today), [version, earlier, session, today]);
  const edited = editedIn(version.block, earlier?.block ?? null);
  return (
    <li className={styles.version}>
      <div className={styles.versionHead}>
        <span className={styles.versionWho}>{authorText(version.author, t, reader)}</span>
        <span>{shortTime(version.to, reader)}</span>
        {version.name !== null && <bdi>{version.name}</bdi>}
        {version.events.map((event, index) => (
          <span key={index} className={styles.versionWhat}>
            {eventText(event, t, (other) => (today.blocks.has(other) ? referenceText({ target: other, form: 'label' }, today, session.document.settings) : ''))}
          </span>
        ))}
        {/* Nothing of it is seen on this page. */}
        {edited.length > 0 && !edited.includes(today.language) && (
          <span>{t('history:changedLanguages', { languages: edited.map((one) => t(`app:language.${one}`)).join(reader === 'ar' ? '، ' : ', ') })}</span>
        )}
      </div>
      {reading !== null && <ReadPage bare label={label} reading={reading} moves={[]} view="inText" goal={null} onGo={() => undefined} onAct={null} />}
    </li>
  );
};

/** The newest text, every stretch under the sign of its author. */
interface WrittenProps {
  readonly block: Block;
  readonly words: readonly Authored[];
  readonly authors: Answer['authors'];
  readonly today: Numbering;
  readonly profile: Profile;
}

const Written = ({ block, words, authors, today, profile }: WrittenProps) => {
  const { t, language: reader } = useMessages();
  const { language } = today;
  const { tag, direction, digits } = definitionOf(language);
  const refer = (reference: CrossReference): string => referenceText(reference, today, profile);
  const used = [...new Set(words.filter((word) => word.language === language).map(({ author }) => author))];
  return (
    <section className={styles.version} aria-label={t('history:element.who')}>
      <h2 className={frame.detailsTitle}>{t('history:element.who')}</h2>
      <ul className={styles.legend}>
        {used.map((author) => (
          <li key={author} className={styles[`hand${author % colours}`]}>
            <span className={styles.hand}>{authors[author] === undefined ? '' : authorText(authors[author], t, reader)}</span>
            <span className={styles.handMark}>{initials(authors[author]?.name ?? '')}</span>
          </li>
        ))}
      </ul>
      {textsOf(block, language).map(({ place, footnote, content }) => {
        const stretches = words.filter((word) => word.language === language && word.place === place && word.footnote === footnote);
        const number = footnote === null ? undefined : today.footnotes.get(footnote);
        return stretches.length === 0 ? null : (
          <p key={`${place} ${footnote ?? ''}`} className={joinClasses(styles.written, footnote !== null && styles.writtenNote)} lang={tag} dir={direction}>
            {footnote !== null && <sup>{number === undefined ? '*' : digits(number, profile)} </sup>}
            {stretches.map(({ start, end, author }, at) => {
              const changes = stretches[at - 1]?.author !== author;
              return (
                <span key={start} className={joinClasses(styles.hand, styles[`hand${author % colours}`])} title={authors[author]?.name}>
                  {changes && <span className={styles.handMark}>{initials(authors[author]?.name ?? '')}</span>}
                  {stretchText(content, start, end, refer)}
                </span>
              );
            })}
          </p>
        );
      })}
    </section>
  );
};

export interface ElementHistoryProps {
  readonly session: DocumentSession;
  readonly element: Id;
  readonly title: string;
  readonly symbol: string | null;
  readonly language: Language;
  readonly revision: Id | null;
}

export const ElementHistory = ({ session, element, title, symbol, language, revision }: ElementHistoryProps) => {
  const { t, language: reader } = useMessages();
  const { bridge, route } = useWindow();
  const { id } = session.document;
  const languages = useSessionValue(session, ['settings'], (one) => one.document.settings.languages, sameItems());
  const [answer, setAnswer] = useState<{ readonly value: Answer } | { readonly error: string } | null>(null);
  useEffect(() => {
    let gone = false;
    const load = () =>
      void bridge.call('history.paragraph', { id, block: element }).then((result) => {
        if (!gone) setAnswer(result.ok ? { value: result.value } : { error: errorText(result.error, reader) });
      });
    load();
    const stop = bridge.on('document.changed', (changed) => {
      if (changed.id === id) load();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [bridge, id, element, reader]);
  const versions = answer !== null && 'value' in answer ? answer.value.versions : [];
  const last = versions.find(({ block }) => block !== null)?.block ?? null;
  const present = session.blockById(element);
  const name = useMemo(() => {
    if (last === null) return '';
    const label = labelApart(element, readingOf(session.document, language).after);
    // Between words that run the other way `4 (c)` would turn round.
    const turned = definitionOf(language).direction !== definitionOf(reader).direction;
    return [t(`blocks:${last.type}`), turned && label !== '' ? isolate(label) : label].filter((part) => part !== '').join(' ');
  }, [last, element, session, language, reader, t]);
  /** The element had other numbers in other versions: it shows none. */
  const today = useMemo((): Numbering => {
    const numbering = numberBlocks(session.document.blocks, language);
    return { ...numbering, blocks: new Map([...numbering.blocks].filter(([block]) => block !== element)) };
  }, [session, language, element]);
  const place = { view: 'document', id, languages: [language] } as const;
  const goBack = () => void route.getState().go({ ...place, ...(present === undefined ? {} : { block: element }) });
  useCommands([
    { id: 'view.history', group: 'view', title: (tr) => tr('history:back'), shortcuts: [{ code: 'KeyH', alt: true }], run: goBack },
    { id: 'history.print', group: 'document', title: (tr) => tr('history:element.print'), shortcuts: [{ code: 'KeyP', mod: true }], run: () => window.print() },
  ]);
  return (
    <div className={joinClasses(frame.view, frame.printed)}>
      <HistoryBar
        title={name === '' ? title : t('history:element.title', { name })}
        symbol={symbol}
        languages={languages}
        language={language}
        changed={[]}
        onLanguage={(next) => route.getState().amend({ view: 'document', id, languages: [next], history: { ...(revision === null ? {} : { revision }), element } })}
        onBack={goBack}
        onName={undefined}
      />
      <div className={frame.middle}>
        <main className={frame.main} data-region="page" aria-label={t('history:element.title', { name })}>
          <div className={frame.strip}>
            <Button onPress={() => void route.getState().go({ ...place, history: revision === null ? {} : { revision } })}>{t('history:element.whole')}</Button>
            <span className={frame.space} />
            <Button onPress={() => window.print()}>
              <Printer size={15} aria-hidden />
              {t('history:element.print')}
            </Button>
          </div>
          {/* Scrolled by keyboard: nothing in it can be pressed. */}
          <div className={frame.scroller} tabIndex={0} role="group" aria-label={t('history:element.versions')} aria-busy={answer === null}>
            <div className={styles.element}>
              {answer !== null && 'error' in answer && (
                <p className={frame.failed} role="alert">
                  {answer.error}
                </p>
              )}
              {answer !== null && 'value' in answer && versions.length === 0 && <p className={frame.hint}>{t('history:element.lost')}</p>}
              {answer !== null && 'value' in answer && versions.length > 0 && present === undefined && <p className={frame.hint}>{t('history:element.gone')}</p>}
              {answer !== null && 'value' in answer && last !== null && answer.value.words.length > 0 && (
                <Written block={last} words={answer.value.words} authors={answer.value.authors} today={today} profile={session.document.settings} />
              )}
              {versions.length > 0 && <h2 className={frame.detailsTitle}>{t('history:element.versions')}</h2>}
              <ol className={styles.versions}>
                {versions.map((version, index) => (
                  <Version key={version.revision} version={version} earlier={versions[index + 1]} session={session} today={today} label={name} />
                ))}
              </ol>
            </div>
          </div>
        </main>
      </div>
    </div>
  );
};
