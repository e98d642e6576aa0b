// The structured lines of the masthead: organ, distribution, symbol, date, languages, job number. Each prints the form of its language.
import type { CSSProperties, ReactNode } from 'react';
import { distributions } from '../../../shared/document/blocks/distribution.ts';
import { longestJobNumber } from '../../../shared/document/blocks/jobNumber.ts';
import { organs } from '../../../shared/document/blocks/organ.ts';
import { longestSymbol } from '../../../shared/document/blocks/symbol.ts';
import type { Look } from '../../../shared/document/document.ts';
import { emblemMm } from '../../../shared/export/emblem.ts';
import { lookMeasures } from '../../../shared/export/look.ts';
import { isLatinLine } from '../../../shared/export/printed-text.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { parseDay } from '../../../shared/text/days.ts';
import { normaliseSymbol } from '../../../shared/text/symbol.ts';
import { type BlockAttributes, BlockFrame, CaretHolder, joinClasses } from '../BlockFrame.tsx';
import { InPlaceSelect, InPlaceText } from '../InPlaceField.tsx';
import { ofDocument, useNeighbourType, usePane, useProfile, useSession, useSetFields } from '../pane-context.tsx';
import type { DocumentSession } from '../session.ts';
import type { SlateBlock } from '../slate.ts';
import { ownSymbolRemark } from '../symbol-remark.ts';
import type { BlockView } from './block-view.ts';
import { EmblemView, useEmblem } from './Emblem.tsx';
import styles from './first-page.module.css';

/** The lines beside the masthead, above its rule. */
export const mastheadTypes: ReadonlySet<string> = new Set(['logos', 'organ', 'distribution', 'symbol', 'date', 'language', 'originalLanguage']);

const linesOfMasthead: ReadonlySet<string> = new Set(['distribution', 'symbol', 'date', 'originalLanguage']);

/** Lines beside the organ that leave room for its name on two lines; those that a masthead has less, the organ makes up for. */
const linesBesideOrgan = 4;
/** The same where the emblem takes some of its width, so that it needs three. */
const linesBesideEmblem: Readonly<Record<Look, number>> = { 'escwa-current': 5, 'escwa-classic': 5, headquarters: 6 };
/** Of a page, in millimetres. */
const page = { width: 210 } as const;

const symbolOf = (session: DocumentSession): string => session.blocks.find((block) => block.type === 'symbol')?.symbol?.trim() ?? '';

/** Pixels that the lines of distribution need, also on a page that is narrow because two stand beside each other. */
const leastDistribution = 106;

/** The share of the page that the organ has beside the lines of distribution, in percent: less where the symbol is long. */
const useOrganShare = (): number => {
  const { session } = usePane();
  const { look } = useProfile();
  const forEmblem = useEmblem() === null ? 0 : 8;
  return useSession(session, (s) => (look === 'headquarters' ? 64 : (symbolOf(s).length > 34 ? 40 : 52) + forEmblem), ofDocument);
};

/** Whether an element is the last of the masthead. */
const useIsLast = ({ id, type }: SlateBlock): boolean => {
  const next = useNeighbourType(id, 1);
  return mastheadTypes.has(type) && (next === null || !mastheadTypes.has(next));
};

/** The end of the masthead: its rule, under as much space as the organ beside the last lines needs. */
const MastheadEnd = ({ children }: { readonly children: ReactNode }) => {
  const { session } = usePane();
  const { look } = useProfile();
  const needed = useEmblem() === null ? linesBesideOrgan : linesBesideEmblem[look];
  const beside = useSession(session, (s) => s.blocks.filter(({ type }) => linesOfMasthead.has(type)).length, ofDocument);
  return (
    <div contentEditable={false} className={styles.mastheadRule} style={{ '--missing-lines': Math.max(0, needed - beside) } as CSSProperties}>
      {children}
    </div>
  );
};

/** An element without text of its own: what it shows, and a place for the caret. The last line of the masthead carries its rule. */
const Field = ({ attributes, element, className, children, show }: { attributes: BlockAttributes; element: SlateBlock; className?: string | undefined; children: ReactNode; show: ReactNode }) => {
  const last = useIsLast(element);
  return (
    <BlockFrame attributes={attributes} element={element} className={joinClasses(className, last && styles.mastheadLast)}>
      {last ? <MastheadEnd>{show}</MastheadEnd> : <div contentEditable={false}>{show}</div>}
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};

/** A line beside the organ, at the end side. Headquarters leaves a line of space where the languages begin, `parted` from the date. */
const DistributionLine = ({ children, parted = false }: { readonly children: ReactNode; readonly parted?: boolean }) => {
  const { look } = useProfile();
  const share = useOrganShare();
  return (
    <div className={joinClasses(styles.distributionLine, look === 'headquarters' && styles.headquartersLine, look === 'headquarters' && parted && styles.parted)} style={{ marginInlineStart: `min(${share + (look === 'headquarters' ? 5 : 2)}%, 100% - ${leastDistribution}px)` }}>
      {children}
    </div>
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
  const text = <InPlaceText label={t(`blocks:${element.type}`)} onCommit={take} {...field} />;
  return (
    <Field attributes={attributes} element={element} className={className} show={mastheadTypes.has(element.type) ? <DistributionLine>{text}</DistributionLine> : text}>
      {children}
    </Field>
  );
};

export const OrganView: BlockView<'organ'> = ({ attributes, element, children }) => {
  const { session, definition, t } = usePane();
  const { look } = useProfile();
  const set = useSetFields<'organ'>(element);
  const share = useOrganShare();
  const series = useSession(session, (s) => symbolOf(s).split('/')[0] ?? '', ofDocument);
  const alone = useIsLast(element);
  const headquarters = look === 'headquarters';
  const { masthead, body, marginsMm, mastheadOverhangMm } = lookMeasures[look];
  const emblem = useEmblem();
  const width = page.width - 2 * (marginsMm.side - mastheadOverhangMm);
  const sizes = {
    '--organization': `${masthead.organization / body.size}em`,
    '--series': `${masthead.series / body.size}em`,
    '--organ': `${masthead.organ / body.size}em`,
  } as CSSProperties;
  return (
    <Field
      attributes={attributes}
      element={element}
      className={styles.organ}
      show={
        <div style={sizes} className={joinClasses(styles.mastheadHead, headquarters && styles.headquarters)}>
          <div className={styles.topLine}>
            <div className={styles.organName}>{definition.wording('unitedNations')}</div>
            {/* At Headquarters the letter opens the symbol, which stands here as a whole. */}
            <div className={styles.series}>{headquarters ? ' ' : series}</div>
          </div>
          <div className={joinClasses(styles.organTitle, alone && styles.organAlone)} style={{ inlineSize: `min(${share}%, 100% - ${leastDistribution + 12}px)` }}>
            {emblem !== null && <EmblemView emblem={emblem} share={(emblemMm.column / width / share) * 10_000} />}
            <div className={styles.organChoice}>
              <InPlaceSelect
                wraps
                label={t('blocks:organ')}
                value={element.organ}
                options={organs.map((organ) => ({ value: organ, text: definition.wording(organ) }))}
                onChange={(organ) => set({ organ })}
              />
            </div>
          </div>
        </div>
      }
    >
      {children}
    </Field>
  );
};

export const DistributionView: BlockView<'distribution'> = ({ attributes, element, children }) => {
  const { definition, language, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'distribution'>(element);
  const distr = definition.wording('distr');
  const category = (
    <InPlaceSelect
      label={t('blocks:distribution')}
      value={element.distribution}
      options={distributions.map((value) => ({ value, text: definition.distribution(value, profile) }))}
      onChange={(distribution) => set({ distribution })}
    />
  );
  return (
    <Field
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      show={
        <DistributionLine>
          {profile.look === 'headquarters' ? (
            <bdi>
              {language === 'fr' ? distr : `${distr}:`} {category}
            </bdi>
          ) : (
            <>
              <div>
                <bdi>{distr}</bdi>
              </div>
              {category}
            </>
          )}
        </DistributionLine>
      }
    >
      {children}
    </Field>
  );
};

export const SymbolView: BlockView<'symbol'> = ({ attributes, element, children, placeholder }) => {
  const { session, t } = usePane();
  const { look } = useProfile();
  const organ = useSession(session, (s) => s.blocks.some(({ type }) => type === 'organ'), ofDocument);
  const set = useSetFields<'symbol'>(element);
  const take = (text: string): string | null => {
    const symbol = normaliseSymbol(text);
    if (symbol.length > longestSymbol) return t('editor:tooLong', { most: longestSymbol, length: symbol.length });
    set({ symbol: symbol === '' ? null : symbol });
    return null;
  };
  const note = useSession(session, (s) => ownSymbolRemark(s.blocks, t), ofDocument);
  if (look === 'headquarters' && organ) {
    // The letter of the series, large, and the rest of the symbol. Who enters the field has the whole symbol in it.
    const series = element.symbol?.split('/')[0] ?? '';
    const { masthead, body } = lookMeasures.headquarters;
    return (
      <Field
        attributes={attributes}
        element={element}
        className={joinClasses(styles.mastheadLine, styles.topSymbolBlock)}
        show={
          <div className={styles.topSymbol}>
            <div className={styles.topSymbolLine} dir="ltr">
              <span className={styles.topSeries} style={{ fontSize: `${masthead.series / body.size}em` }}>
                {series}
              </span>
              <InPlaceText
                label={t('blocks:symbol')}
                shown={element.symbol?.slice(series.length) ?? ''}
                value={element.symbol ?? ''}
                placeholder={placeholder}
                dir="ltr"
                note={note}
                symbol={element.symbol}
                onCommit={take}
              />
            </div>
          </div>
        }
      >
        {children}
      </Field>
    );
  }
  return (
    <WrittenField
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      shown={element.symbol ?? ''}
      placeholder={placeholder}
      dir="ltr"
      note={note}
      symbol={element.symbol}
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
  const shown = element.date ? definition.mastheadDate(element.date, profile) : '';
  return (
    <WrittenField
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      shown={shown}
      placeholder={placeholder}
      // Headquarters writes it in Latin script on an Arabic page too.
      {...(isLatinLine(shown) && { dir: 'ltr' as const })}
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
    <Field attributes={attributes} element={element} className={styles.mastheadLine} show={original !== language ? <DistributionLine parted>{definition.version(profile)}</DistributionLine> : null}>
      {children}
    </Field>
  );
};

export const OriginalLanguageView: BlockView<'originalLanguage'> = ({ attributes, element, children }) => {
  const { definition, language, t } = usePane();
  const profile = useProfile();
  const set = useSetFields<'originalLanguage'>(element);
  return (
    <Field
      attributes={attributes}
      element={element}
      className={styles.mastheadLine}
      show={
        <DistributionLine parted={element.original === language}>
          <InPlaceSelect<Language | 'none'>
            label={t('blocks:originalLanguage')}
            value={element.original ?? 'none'}
            options={[{ value: 'none', text: t('editor:originalUnset') }, ...languages.map((value) => ({ value, text: definition.original(value, profile) }))]}
            onChange={(value) => set({ original: value === 'none' ? null : value })}
          />
        </DistributionLine>
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
    <WrittenField attributes={attributes} element={element} className={styles.jobNumber} shown={element.jobNumber ?? ''} placeholder={placeholder} dir="ltr" note={t('editor:jobNumberFoot')} take={take}>
      {children}
    </WrittenField>
  );
};
