// The lines that name the meeting: session, place and dates, agenda item, kind of document.
import { documentKinds, type KnownDocumentKind } from '../../../shared/document/blocks/documentKind.ts';
import { westernDigits } from '../../../shared/language/numerals.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { parseDayRange } from '../../../shared/text/days.ts';
import { BlockFrame, CaretHolder, isEmptyElement, Line } from '../BlockFrame.tsx';
import { InPlaceSelect, InPlaceText } from '../InPlaceField.tsx';
import { usePane, useProfile, useSetFields } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import { useFrontLine } from './front-line.tsx';
import styles from './first-page.module.css';

const dateProblems = {
  backwards: 'editor:datesBackwards',
  impossible: 'editor:dateImpossible',
  unreadable: 'editor:datesUnreadable',
} as const;

export const SessionView: BlockView<'session'> = ({ attributes, element, children, placeholder }) => {
  const { definition, t } = usePane();
  const set = useSetFields<'session'>(element);
  const line = useFrontLine(element);
  const take = (text: string): string | null => {
    const number = Number(westernDigits(text).replace(/\D+/g, ''));
    if (text !== '' && (!Number.isInteger(number) || number < 1 || number > 99)) return t('editor:sessionUnreadable');
    set({ number: text === '' ? null : number });
    return null;
  };
  return (
    <BlockFrame attributes={attributes} element={element} {...line}>
      <div className={styles.frontLine}>
        <span contentEditable={false} className={styles.frontField}>
          <InPlaceText
            label={t('editor:sessionNumber')}
            shown={element.number === null ? '' : definition.session(element.number, element.kind)}
            value={element.number === null ? '' : String(element.number)}
            placeholder={placeholder}
            onCommit={take}
          />
        </span>
        {element.number === null ? (
          <Line element={element}>{children}</Line>
        ) : (
          <CaretHolder>{children}</CaretHolder>
        )}
      </div>
    </BlockFrame>
  );
};

export const VenueView: BlockView<'venue'> = ({ attributes, element, children, placeholder }) => {
  const { definition, language, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'venue'>(element);
  const line = useFrontLine(element);
  const dates = element.from && element.to ? definition.dateRange(element.from, element.to, profile) : '';
  const take = (text: string): string | null => {
    if (text === '') set({ from: null, to: null });
    else {
      const parsed = parseDayRange(text);
      if (parsed.kind !== 'range') return t(dateProblems[parsed.kind], { text: isolate(text) });
      set({ from: parsed.from, to: parsed.to });
    }
    return null;
  };
  return (
    <BlockFrame attributes={attributes} element={element} {...line}>
      <div className={styles.frontLine}>
        <Line element={element} placeholder={placeholder}>
          {children}
        </Line>
        <span contentEditable={false} className={styles.frontField}>
          {dates !== '' && !isEmptyElement(element) && <span className={styles.separator}>{language === 'ar' ? '،' : ','}</span>}
          <InPlaceText label={t('editor:venueDates')} shown={dates} placeholder={t('editor:venueDates')} onCommit={take} />
        </span>
      </div>
    </BlockFrame>
  );
};

export const AgendaItemView: BlockView<'agendaItem'> = ({ attributes, element, children, placeholder }) => {
  const { definition, t } = usePane();
  const set = useSetFields<'agendaItem'>(element);
  const line = useFrontLine(element);
  const take = (text: string): string | null => {
    const items = text === '' ? [] : westernDigits(text).split(/\s*[,،;؛]\s*/);
    if (!items.every((item) => /^\d{1,3}( ?\([a-z]\))?$/.test(item))) return t('editor:agendaUnreadable');
    set({ items });
    return null;
  };
  return (
    <BlockFrame attributes={attributes} element={element} {...line}>
      <div contentEditable={false}>
        <InPlaceText
          label={t('blocks:agendaItem')}
          shown={definition.agendaItem(element.items, element.adopted)}
          value={element.items.join(', ')}
          placeholder={placeholder}
          onCommit={take}
        />
      </div>
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};

export const DocumentKindView: BlockView<'documentKind'> = ({ attributes, element, children, placeholder }) => {
  const { definition, t } = usePane();
  const set = useSetFields<'documentKind'>(element);
  const line = useFrontLine(element);
  return (
    <BlockFrame attributes={attributes} element={element} {...line}>
      <div className={styles.frontLine}>
        <span contentEditable={false} className={styles.frontField}>
          <InPlaceSelect<KnownDocumentKind | 'other'>
            label={t('blocks:documentKind')}
            value={element.kind ?? 'other'}
            options={[...documentKinds.map((kind) => ({ value: kind, text: definition.documentKind(kind) })), { value: 'other', text: t('editor:kindOther') }]}
            onChange={(kind) => set({ kind: kind === 'other' ? null : kind })}
          />
        </span>
        {element.kind === null ? (
          <Line element={element} placeholder={placeholder}>
            {children}
          </Line>
        ) : (
          <CaretHolder>{children}</CaretHolder>
        )}
      </div>
    </BlockFrame>
  );
};
