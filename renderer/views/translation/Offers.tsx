// What can be put into the translation at the desk: sentences of the memory that are like the source, and the translations of its terms, each one key away.
import { plain, type Inline } from '../../../shared/document/inlines.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { MemoryOffer } from '../../../shared/ipc/memory.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { contentOfMatch } from '../../../shared/translation/placeables-content.ts';
import { formatShortcut, type Shortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { insertLine } from '../../editor/formatting.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import { leadTo } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { mostMatches, useOffers } from './useOffers.ts';
import { referIn, wantedSentence } from './wanted-sentence.ts';
import styles from './Offers.module.css';

/** Behind those of the languages and the pages. */
export const matchShortcuts = ['Digit5', 'Digit6', 'Digit7'].map((code): Shortcut => ({ code, alt: true }));
export const termShortcuts = ['Digit8', 'Digit9', 'Digit0'].map((code): Shortcut => ({ code, alt: true }));

export interface OffersProps {
  readonly session: DocumentSession;
  readonly block: Block;
  readonly source: Language;
  readonly target: Language;
  readonly locked: boolean;
}

const Difference = ({ pieces, language }: { readonly pieces: MemoryOffer['pieces']; readonly language: Language }) => (
  <p className={styles.from} lang={language} dir={definitionOf(language).direction}>
    {pieces.map(({ kind, text }, at) => (kind === 'gone' ? <del key={at}>{text}</del> : kind === 'added' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>))}
  </p>
);

export const Offers = ({ session, block, source, target, locked }: OffersProps) => {
  const { t, language } = useMessages();
  const { platform, tell } = useWindow();
  useSessionValue(session, ['numbers'], (one) => one.numbering(source));
  const wanted = wantedSentence(session, block, source, target);
  const { matches, terms, failure } = useOffers(wanted, source, target);
  const translations = terms.flatMap(({ start, entries }) =>
    entries.flatMap(({ id, term, translations: list }) => list.filter(({ usage }) => usage !== 'forbidden').map((translation) => ({ start, id: `${start} ${id} ${translation.text}`, term, translation }))),
  );
  const distinct = translations.filter(({ translation: { text } }, at) => translations.findIndex((other) => other.translation.text === text) === at);
  const insert = (line: readonly Inline[]): void => {
    if (locked) return tell({ kind: 'notice', text: t('translation:isLocked') });
    const tools = editorTools(session);
    if (tools.getState().active?.language !== target) leadTo(session, block.id, target, true);
    const { active } = tools.getState();
    if (active === null || active.language !== target) return;
    insertLine(active, line, 'translation', true);
    takeKeyboard(active);
  };
  const insertMatch = (at: number): void => {
    const match = matches[at];
    if (match === undefined || wanted === null) return;
    const { content, unplaced } = contentOfMatch(match.text, wanted.objects, referIn(session, target));
    insert(content);
    const missing = unplaced.length + match.open.length;
    if (!locked && missing > 0) tell({ kind: 'notice', text: t('translation:unplaced', { count: missing, n: writtenNumber(missing, language) }) });
  };
  // The keys are for the first translation of each term; the others are a press away.
  const keyed = distinct.filter(({ start }, at) => distinct.findIndex((other) => other.start === start) === at).slice(0, termShortcuts.length);
  const insertTerm = (chosen: (typeof distinct)[number] | undefined): void => {
    if (chosen !== undefined) insert(plain(chosen.translation.text));
  };
  useCommands([
    ...matchShortcuts.map((shortcut, at) => ({
      id: `translation.match${at + 1}`, group: 'edit' as const, title: (tr: typeof t) => tr('translation:command.match', { n: writtenNumber(at + 1, language) }), shortcuts: [shortcut], when: () => matches.length > at, run: () => insertMatch(at),
    })),
    ...termShortcuts.map((shortcut, at) => ({
      id: `translation.term${at + 1}`, group: 'edit' as const, title: (tr: typeof t) => tr('translation:command.term', { n: writtenNumber(at + 1, language) }), shortcuts: [shortcut], when: () => keyed.length > at, run: () => insertTerm(keyed[at]),
    })),
  ]);
  const keys = (shortcut: Shortcut | undefined) => (shortcut === undefined ? null : <Keys quiet keys={formatShortcut(shortcut, t, platform)} />);
  if (wanted === null || (matches.length === 0 && distinct.length === 0 && failure === null)) return null;
  const { direction } = definitionOf(target);
  return (
    <>
      {failure !== null && <p className={styles.faint}>{errorText(failure, language)}</p>}
      {matches.length > 0 && (
        <section aria-label={t('translation:matches')} className={styles.offers}>
          <h4 className={styles.title}>{t('translation:matches')}</h4>
          <ul className={styles.list}>
            {matches.slice(0, mostMatches).map((match, at) => {
              const { symbol, title, paragraph } = match.origin;
              const from = [symbol ?? title, paragraph === null ? null : t('translation:paragraph', { number: paragraph }), match.by].filter((part) => part !== null && part !== '');
              return (
                <li key={match.key} className={styles.offer} data-match={match.percentage}>
                  <p className={styles.head}>
                    <strong>{`${writtenNumber(Math.min(100, match.percentage), language)}\u00A0%`}</strong>
                    {match.percentage > 100 && <span>{t('translation:inContext')}</span>}
                    <bdi className={styles.faint}>{from.join(' · ')}</bdi>
                  </p>
                  {match.percentage < 100 && <Difference pieces={match.pieces} language={source} />}
                  <p className={styles.text} lang={target} dir={direction}>
                    {match.text}
                  </p>
                  <Button small isDisabled={locked} onPress={() => insertMatch(at)} aria-label={t('translation:insertMatch', { text: match.text })}>
                    {t('translation:insert')} {keys(matchShortcuts[at])}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {distinct.length > 0 && (
        <section aria-label={t('translation:terms')} className={styles.offers}>
          <h4 className={styles.title}>{t('translation:terms')}</h4>
          <ul className={styles.list}>
            {distinct.map((one) => (
              <li key={one.id} className={styles.term}>
                <span className={styles.from} lang={source} dir={definitionOf(source).direction}>
                  {one.term.text}
                </span>
                <Button small look="quiet" isDisabled={locked} onPress={() => insertTerm(one)}>
                  <span lang={target} dir={direction}>
                    {one.translation.text}
                  </span>
                  {keys(termShortcuts[keyed.indexOf(one)])}
                </Button>
                {one.translation.status === 'unverified' && <span className={styles.faint}>{t('translation:unverified')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
