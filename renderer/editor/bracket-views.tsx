// How negotiated words look on the page: brackets with who wants them, options between strokes, and how far a paragraph has come.
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RenderElementProps } from 'slate-react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Standing } from '../../shared/document/block.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Bracket, Option } from '../../shared/document/inlines.ts';
import { languages } from '../../shared/language/language.ts';
import { bracketMarks } from '../../shared/export/bracket-marks.ts';
import { delegationsOf, partyShortName } from '../../shared/negotiation/delegations.ts';
import { openItems, openLanguages } from '../../shared/negotiation/open-items.ts';
import { isUnderSilence } from '../../shared/negotiation/silence.ts';
import { useMessages } from '../state/interface-language.ts';
import { writtenTime } from '../state/written.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { usePane, useSession } from './pane-context.tsx';
import type { DocumentSession } from './session.ts';
import type { Topic } from './topics.ts';
import styles from './brackets.module.css';

const ofSettings: readonly Topic[] = ['settings'];

interface ViewProps<Element> {
  readonly attributes: RenderElementProps['attributes'];
  readonly children: ReactNode;
  readonly element: Element;
}

/** Who proposed the words, in the language of the page, as generated content: it can be neither selected nor deleted. */
const useProposer = (proposer: string | undefined): string | undefined => {
  const { session, language } = usePane();
  const delegations = useSession(session, (s) => delegationsOf(s.document.settings), ofSettings);
  return proposer === undefined ? undefined : partyShortName(proposer, delegations, language);
};

export const BracketView = ({ attributes, children, element }: ViewProps<Pick<Bracket, 'id' | 'state' | 'proposer'>>) => {
  const proposer = useProposer(element.proposer);
  const { open, close, struck } = bracketMarks(element.state);
  return (
    <span {...attributes} className={styles.bracket} data-bracket={element.id} data-state={element.state} data-open={open} data-close={close} data-struck={struck || undefined}>
      <span className={styles.words} data-proposer={open === '' ? undefined : proposer}>
        {children}
      </span>
    </span>
  );
};

export const OptionView = ({ attributes, children, element }: ViewProps<Pick<Option, 'id' | 'proposer'>>) => {
  const proposer = useProposer(element.proposer);
  return (
    <span {...attributes} className={styles.option} data-option={element.id}>
      <span className={styles.words} data-proposer={proposer}>
        {children}
      </span>
    </span>
  );
};

/** The languages in which each element has an open bracket, such as `en ar`; elements without one are not in it. */
type OpenLanguages = ReadonlyMap<Id, string>;

const openLanguagesOf = (session: DocumentSession): OpenLanguages => new Map([...openLanguages(openItems(session.blocks))].map(([id, open]) => [id, [...open].join(' ')]));

const boards = new WeakMap<DocumentSession, StoreApi<{ readonly open: OpenLanguages }>>();

/** One look at the document for all its elements, a moment behind the keyboard, which does not wait for it. */
const openBoard = (session: DocumentSession): StoreApi<{ readonly open: OpenLanguages }> => {
  const made = boards.get(session);
  if (made !== undefined) return made;
  const board = createStore<{ readonly open: OpenLanguages }>(() => ({ open: openLanguagesOf(session) }));
  boards.set(session, board);
  let planned = false;
  const look = () => {
    planned = false;
    const [before, open] = [board.getState().open, openLanguagesOf(session)];
    if (open.size !== before.size || [...open].some(([id, found]) => before.get(id) !== found)) board.setState({ open });
  };
  session.subscribe(() => {
    if (planned) return;
    planned = true;
    requestIdleCallback(look, { timeout: 500 });
  }, ['document']);
  return board;
};

const signs: Readonly<Record<Standing['state'], string>> = { open: '[ ]', agreed: '✓', agreedAdReferendum: '✓*', parked: 'Ⅱ', deleted: '✗', agreedLanguage: '✓§' };

/** Beside an element: how far it has come, and where a bracket of it is open in another language than that of the page. */
export const StandingMarks = ({ id, standing }: { readonly id: Id; readonly standing: Standing | undefined }) => {
  const { session, language, t } = usePane();
  const { language: spoken } = useMessages();
  const open = useStore(openBoard(session), (board) => board.open.get(id) ?? '');
  const elsewhere = open.split(' ').filter((one) => one !== '' && one !== language);
  const onlyElsewhere = open.includes(language) ? [] : languages.filter((one) => elsewhere.includes(one));
  if (standing === undefined && onlyElsewhere.length === 0) return null;
  const silent = standing !== undefined && isUnderSilence(standing);
  const words = [
    ...(standing === undefined ? [] : [t('brackets:command.paragraph', { state: isUnderSilence(standing) ? t('room:silenceUntil', { time: writtenTime(standing.silence.until, spoken) }) : t(`brackets:states.${standing.state}`) }) + (standing.source === undefined ? '' : ` (${standing.source})`)]),
    ...onlyElsewhere.map((one) => t('brackets:openIn', { language: t(`app:language.${one}`) })),
  ].join(' · ');
  return (
    <span contentEditable={false} className={styles.standing} data-standing={standing?.state} data-open-elsewhere={onlyElsewhere.join(' ') || undefined} title={words}>
      <span aria-hidden="true">
        {silent && <Timer size={14} />}
        {[standing === undefined || silent ? '' : signs[standing.state], ...onlyElsewhere.map((one) => `[${one.toUpperCase()}]`)].filter(Boolean).join(' ')}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};
