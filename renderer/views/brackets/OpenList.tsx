// In the foot: how many brackets and paragraphs are open, and the list of all that is open, by chapter, which leads to each: of one delegation, in one language, of one kind.
import { useMemo, useState } from 'react';
import { contentText } from '../../../shared/document/inlines.ts';
import type { Language } from '../../../shared/language/language.ts';
import { countOpen, itemsOfParty, openItems, openKinds, type OpenItem, type OpenKind } from '../../../shared/negotiation/open-items.ts';
import { delegationsOf, partyShortName } from '../../../shared/negotiation/delegations.ts';
import { groupsOf } from '../../../shared/negotiation/parties.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { OpenItemButton, openKindTexts } from './OpenItemButton.tsx';
import { useOpenBrackets } from './useOpenItems.ts';
import styles from './brackets.module.css';

export interface OpenListProps {
  readonly session: DocumentSession;
  readonly className?: string | undefined;
  readonly onShow: (item: OpenItem) => void;
}

/** Stands for no choice. */
const every = 'every';

const List = ({ session, onShow }: Pick<OpenListProps, 'session' | 'onShow'>) => {
  const { t, language: reader } = useMessages();
  const [party, setParty] = useState<string | null>(null);
  const [shownLanguage, setLanguage] = useState<Language | typeof every>(every);
  const [shownKind, setKind] = useState<OpenKind | typeof every>(every);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const blocks = useSessionValue(session, ['document'], (one) => one.blocks);
  const all = useMemo(() => openItems(blocks), [blocks]);
  const counts = useMemo(() => countOpen(all), [all]);
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const numbering = session.numbering(settings.draftingLanguage);
  const groups = useMemo(() => (party === null ? [] : groupsOf(party, delegations)), [party, delegations]);
  const ofParty = party === null ? all : itemsOfParty(all, party, groups.map(({ id }) => id));
  /** The groups through which the delegation wants something there; empty where it does so itself. */
  const through = ({ parties }: OpenItem): string =>
    party === null || parties.includes(party) ? '' : groups.flatMap(({ id }) => (parties.includes(id) ? [isolate(partyShortName(id, delegations, reader))] : [])).join(reader === 'ar' ? '، ' : ', ');
  const shown = ofParty.filter((item) => (shownLanguage === every || item.language === null || item.language === shownLanguage) && (shownKind === every || item.kind === shownKind));
  const kinds = openKinds.filter((kind) => counts.kinds[kind] > 0);
  const written = (count: number) => writtenNumber(count, reader);
  /** The chapter of the first item after it, with how much is open in it. */
  const chapterOf = (index: number): string | null => {
    const chapter = shown[index]?.chapter ?? null;
    if (index > 0 && shown[index - 1]?.chapter === chapter) return null;
    const heading = chapter === null ? undefined : session.blockById(chapter);
    if (heading === undefined) return index === 0 ? null : '';
    const number = numbering.blocks.get(heading.id);
    const label = number?.printed === true ? definitionOf(settings.draftingLanguage).label(number, settings) : '';
    const title = contentText(heading.text[settings.draftingLanguage] ?? []);
    return `${[label, title].filter((part) => part !== '').join(' ')} (${written(shown.filter((item) => item.chapter === chapter).length)})`;
  };
  return (
    <div className={styles.open}>
      <DelegationPicker label={t('delegations:choose')} delegations={delegations} value={party} onChoose={setParty} allowOther />
      <div className={styles.filters}>
        <Select
          label={t('brackets:inLanguage')}
          value={shownLanguage}
          choices={[{ value: every, text: t('brackets:allLanguages') }, ...settings.languages.map((one) => ({ value: one, text: t(`app:language.${one}`), detail: written(counts.languages[one]) }))]}
          onChange={setLanguage}
        />
        <Select label={t('brackets:ofKind')} value={shownKind} choices={[{ value: every, text: t('brackets:allKinds'), detail: written(counts.all) }, ...kinds.map((kind) => ({ value: kind, text: t(openKindTexts[kind]), detail: written(counts.kinds[kind]) }))]} onChange={setKind} />
      </div>
      {party !== null && (
        <Button look="link" onPress={() => setParty(null)}>
          {t('brackets:allDelegations')}
        </Button>
      )}
      {shown.length === 0 && <p>{t('brackets:nothingOpen')}</p>}
      <ul className={styles.items} aria-label={t('brackets:openTitle')}>
        {shown.map((item, index) => {
          const chapter = chapterOf(index);
          const groupNames = through(item);
          return (
            <li key={`${item.target} ${item.language ?? ''}`}>
              {chapter !== null && chapter !== '' && <span className={styles.chapter}>
                  <bdi>{chapter}</bdi>
                </span>}
              <OpenItemButton session={session} item={item} plain={settings.languages.length === 1 || shownLanguage !== every} onShow={onShow} />
              {groupNames !== '' && <span className={styles.through}>{t('brackets:through', { groups: groupNames })}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

export const OpenList = ({ session, className, onShow }: OpenListProps) => {
  const { t, language } = useMessages();
  const items = useOpenBrackets(session);
  if (items.length === 0) return null;
  const { all } = countOpen(items);
  return (
    <Popover
      label={t('brackets:openTitle')}
      trigger={
        <Button look="quiet" small className={className} data-open-brackets={all}>
          {t('brackets:foot', { count: all, n: writtenNumber(all, language) })}
        </Button>
      }
    >
      {(close) => (
        <List
          session={session}
          onShow={(item) => {
            close();
            onShow(item);
          }}
        />
      )}
    </Popover>
  );
};
