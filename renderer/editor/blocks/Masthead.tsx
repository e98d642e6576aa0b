// The structured lines of the masthead: organ, distribution, symbol, date, languages, job number. Each prints the form of its language.
import type { ReactNode } from 'react';
import { distributions } from '../../../shared/document/blocks/distribution.ts';
import { longestJobNumber } from '../../../shared/document/blocks/jobNumber.ts';
import { organs } from '../../../shared/document/blocks/organ.ts';
import { longestSymbol } from '../../../shared/document/blocks/symbol.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { parseDay } from '../../../shared/text/days.ts';
import { normaliseSymbol } from '../../../shared/text/symbol.ts';
import { type BlockAttributes, BlockFrame, CaretHolder, joinClasses } from '../BlockFrame.tsx';
import { InPlaceSelect, InPlaceText } from '../InPlaceField.tsx';
import { useNeighbourType, usePane, useProfile, useSession, useSetFields } from '../pane-context.tsx';
import type { SlateBlock } from '../slate.ts';
import { symbolRemark } from '../symbol-remark.ts';
import type { BlockView } from './block-view.ts';
import styles from './first-page.module.css';

/** The lines beside the masthead, above its rule. */
export const mastheadTypes: ReadonlySet<string> = new Set(['logos', 'organ', 'distribution', 'symbol', 'date', 'language', 'originalLanguage']);

/** An element without text of its own: what it shows, and a place for the caret. The last line of the masthead carries its rule. */
const Field = ({ attributes, element, className, children, show }: { attributes: BlockAttributes; element: SlateBlock; className?: string | undefined; children: ReactNode; show: ReactNode }) => {
  const next = useNeighbourType(element.id, 1);
  const last = mastheadTypes.has(element.type) && (next === null || !mastheadTypes.has(next));
  return (
    <BlockFrame attributes={attributes} element={element} className={joinClasses(className, last && styles.mastheadLast)}>
      <div contentEditable={false} className={last ? styles.mastheadRule : undefined}>
        {show}
      </div>
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};

interface WrittenFieldProps extends Omit<Parameters<typeof Field>[0], 'show'>, Omit<Parameters<typeof InPlaceText>[0], 'label' | 'onCommit'> {
  readonly placeholder: string;
  /** The text without spaces around it; an empty one clears the field. Says in words why it cannot be taken. */
  readonly take: (text: string) => string | null;
}

/** A line of the first page that is written in place. */
const WrittenField = ({ attributes, element, className, children, take, ...field }: WrittenFieldProps) => {
  const { t } = usePane();
  return (
    <Field attributes={attributes} element={element} className={className} show={<InPlaceText label={t(`blocks:${element.type}`)} onCommit={take} {...field} />}>
      {children}
    </Field>
  );
};

export const OrganView: BlockView<'organ'> = ({ attributes, element, children }) => {
  const { definition, t } = usePane();
  const set = useSetFields<'organ'>(element);
  return (
    <Field
      attributes={attributes}
      element={element}
      show={
        <div className={styles.mastheadOrgan}>
          <div>
            <div className={styles.organName}>{definition.wording('unitedNations')}</div>
            <div className={styles.organTitle}>
              <InPlaceSelect
                label={t('blocks:organ')}
                value={element.organ}
                options={organs.map((organ) => ({ value: organ, text: definition.wording(organ) }))}
                onChange={(organ) => set({ organ })}
              />
            </div>
          </div>
          <div className={styles.series}>{{ economicAndSocialCouncil: 'E', generalAssembly: 'A', securityCouncil: 'S', secretariat: 'ST' }[element.organ]}</div>
        </div>
      }
    >
      {children}
    </Field>
  );
};

export const DistributionView: BlockView<'distribution'> = ({ attributes, element, children }) => {
  const { definition, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'distribution'>(element);
  return (
    <Field
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      show={
        <>
          <div>
            <bdi>{definition.wording('distr')}</bdi>
          </div>
          <InPlaceSelect
            label={t('blocks:distribution')}
            value={element.distribution}
            options={distributions.map((value) => ({ value, text: definition.distribution(value, profile) }))}
            onChange={(distribution) => set({ distribution })}
          />
        </>
      }
    >
      {children}
    </Field>
  );
};

export const SymbolView: BlockView<'symbol'> = ({ attributes, element, children, placeholder }) => {
  const { t } = usePane();
  const set = useSetFields<'symbol'>(element);
  const take = (text: string): string | null => {
    const symbol = normaliseSymbol(text);
    if (symbol.length > longestSymbol) return t('editor:tooLong', { most: longestSymbol, length: symbol.length });
    set({ symbol: symbol === '' ? null : symbol });
    return null;
  };
  return (
    <WrittenField
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      shown={element.symbol ?? ''}
      placeholder={placeholder}
      dir="ltr"
      note={element.symbol === null ? null : symbolRemark(element.symbol, t)}
      take={take}
    >
      {children}
    </WrittenField>
  );
};

export const DateView: BlockView<'date'> = ({ attributes, element, children, placeholder }) => {
  const { definition, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'date'>(element);
  const take = (text: string): string | null => {
    const parsed = parseDay(text);
    if (text !== '' && parsed.kind !== 'day') return t(parsed.kind === 'impossible' ? 'editor:dateImpossible' : 'editor:dateUnreadable', { text: isolate(text) });
    set({ date: parsed.kind === 'day' ? parsed.day : null });
    return null;
  };
  return (
    <WrittenField
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      shown={element.date ? definition.date(element.date, profile) : ''}
      placeholder={placeholder}
      take={take}
    >
      {children}
    </WrittenField>
  );
};

export const LanguageView: BlockView<'language'> = ({ attributes, element, children }) => {
  const { session, definition, language } = usePane();
  const profile = useProfile();
  const original = useSession(session, (s) => s.document.blocks.find((block) => block.type === 'originalLanguage')?.original ?? null);
  return (
    <Field attributes={attributes} element={element} className={styles.mastheadLine} show={original !== language ? definition.version(profile) : null}>
      {children}
    </Field>
  );
};

export const OriginalLanguageView: BlockView<'originalLanguage'> = ({ attributes, element, children }) => {
  const { definition, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'originalLanguage'>(element);
  return (
    <Field
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      show={
        <InPlaceSelect<Language | 'none'>
          label={t('blocks:originalLanguage')}
          value={element.original ?? 'none'}
          options={[{ value: 'none', text: t('editor:originalUnset') }, ...languages.map((value) => ({ value, text: definition.original(value, profile) }))]}
          onChange={(value) => set({ original: value === 'none' ? null : value })}
        />
      }
    >
      {children}
    </Field>
  );
};

export const JobNumberView: BlockView<'jobNumber'> = ({ attributes, element, children, placeholder }) => {
  const { t } = usePane();
  const set = useSetFields<'jobNumber'>(element);
  const take = (text: string): string | null => {
    if (text.length > longestJobNumber) return t('editor:tooLong', { most: longestJobNumber, length: text.length });
    set({ jobNumber: text === '' ? null : text });
    return null;
  };
  return (
    <WrittenField attributes={attributes} element={element} shown={element.jobNumber ?? ''} placeholder={placeholder} dir="ltr" take={take}>
      {children}
    </WrittenField>
  );
};
