// One thing that is open, in a list: where it stands, in which language, what it is and its words. It leads to its place.
import { definitionOf } from '../../../shared/language/index.ts';
import type { OpenItem } from '../../../shared/negotiation/open-items.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './brackets.module.css';

export interface OpenItemButtonProps {
  readonly session: DocumentSession;
  readonly item: OpenItem;
  /** Whether the list says the language already. */
  readonly plain?: boolean;
  /** Absent where there is no place to lead to. */
  readonly onShow?: ((item: OpenItem) => void) | undefined;
}

/** What each kind is called. */
export const openKindTexts = { bracket: 'brackets:kindBracket', proposal: 'brackets:kindProposal', parked: 'brackets:kindParked', silence: 'brackets:kindSilence' } as const;

export const OpenItemButton = ({ session, item, plain = false, onShow }: OpenItemButtonProps) => {
  const { t } = useMessages();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const inLanguage = item.language ?? settings.draftingLanguage;
  const number = session.numbering(inLanguage).blocks.get(item.block);
  const definition = definitionOf(inLanguage);
  const label = number?.printed === true ? definition.label(number, settings) : '';
  const line = (
    <span className={styles.itemLine}>
      <span className={styles.itemPlace}>
        {label !== '' && (
          <>
            <bdi dir={definition.direction}>{label}</bdi> ·{' '}
          </>
        )}
        {[item.language === null || plain ? '' : t(`app:language.${item.language}`), t(openKindTexts[item.kind])]
          .filter((part) => part !== '')
          .map((part, index) => (
            <span key={index}>
              {index > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
      </span>
      {item.words !== '' && (
        <span className={styles.itemWords} lang={definition.tag} dir={definition.direction}>
          {item.words}
        </span>
      )}
    </span>
  );
  return onShow === undefined ? (
    <span className={styles.item}>{line}</span>
  ) : (
    <Button look="quiet" small className={styles.item} onPress={() => onShow(item)}>
      {line}
    </Button>
  );
};
