// The panel at the end side: what belongs to the selected element, and what can be done with it.
import { ArrowDown, ArrowUp, History, Trash2 } from 'lucide-react';
import { memo, useDeferredValue, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Block, BlockOf, BlockType } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { contentText } from '../../shared/document/inlines.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { parseSymbol } from '../../shared/text/symbol.ts';
import { describeSymbol } from '../../shared/text/symbol-words.ts';
import { useMessages, useTranslate } from '../state/interface-language.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAsset } from './assets.ts';
import { joinClasses } from './BlockFrame.tsx';
import { deleteBlock, moveBlock, setBlockFields } from './commands.ts';
import { editorTools } from './editor-tools.ts';
import { countElement, footnotesOf } from './element-counts.ts';
import { symbolsOf } from './element-symbols.ts';
import { LogosPanel } from './LogosPanel.tsx';
import { PickedImage } from './PickedImage.tsx';
import { TableTools } from './TableTools.tsx';
import { choiceOf, menuLabel } from './insert-choices.ts';
import { ofDocument, useSession } from './pane-context.tsx';
import type { DocumentSession } from './session.ts';
import { SymbolMeaning } from './SymbolMeaning.tsx';
import { ownSymbolRemark, symbolRemark } from './symbol-remark.ts';
import styles from './DocumentEditor.module.css';
import symbolStyles from './symbols.module.css';

interface PanelProps<Type extends BlockType> {
  readonly session: DocumentSession;
  readonly block: BlockOf<Type>;
}

const FigurePanel = ({ session, block }: PanelProps<'figure'>) => {
  const t = useTranslate();
  const url = useAsset(session, block.image);
  const set = (patch: Partial<BlockOf<'figure'>>) => setBlockFields(session, block.id, patch);
  return (
    <section className={styles.group}>
      {url && <img className={styles.preview} src={url} alt="" />}
      <PickedImage session={session} label={t(block.image ? 'editor:replaceImage' : 'editor:chooseImage')} onPick={(image) => set({ image })} />
      {session.document.settings.languages.map((language) => (
        <TextField
          key={language}
          rows={2}
          label={t('editor:altIn', { language: definitionOf(language).name })}
          lang={definitionOf(language).tag}
          dir={definitionOf(language).direction}
          hint={t('editor:altHint')}
          value={block.alt[language] ?? ''}
          maxLength={10_000}
          onChange={(alt) => set({ alt: { ...block.alt, [language]: alt } })}
        />
      ))}
      <Select
        label={t('editor:figureWidth')}
        value={String(block.width)}
        choices={[...new Set([25, 50, 75, 100, block.width])].sort((a, b) => a - b).map((width) => ({ value: String(width), text: t('editor:percent', { n: width }) }))}
        onChange={(width) => set({ width: Number(width) })}
      />
    </section>
  );
};

const HeadingPanel = ({ session, block }: PanelProps<'heading'>) => {
  const t = useTranslate();
  return (
    <Checkbox isSelected={block.numbered} onChange={(numbered) => setBlockFields(session, block.id, { numbered })}>
      {t('editor:headingNumbered')}
    </Checkbox>
  );
};

const SessionPanel = ({ session, block }: PanelProps<'session'>) => {
  const t = useTranslate();
  return (
    <Select
      label={t('editor:sessionKind')}
      value={block.kind}
      choices={[
        { value: 'session', text: t('editor:kindSession') },
        { value: 'meeting', text: t('editor:kindMeeting') },
      ]}
      onChange={(kind) => setBlockFields(session, block.id, { kind })}
    />
  );
};

const AgendaPanel = ({ session, block }: PanelProps<'agendaItem'>) => {
  const t = useTranslate();
  return (
    <Checkbox isSelected={block.adopted} onChange={(adopted) => setBlockFields(session, block.id, { adopted })}>
      {t('editor:agendaAdopted')}
    </Checkbox>
  );
};

const SymbolPanel = ({ session, block }: PanelProps<'symbol'>) => {
  const t = useTranslate();
  const remark = useSession(session, (s) => ownSymbolRemark(s.blocks, t), ofDocument);
  if (block.symbol === null) return null;
  return (
    <section className={styles.group}>
      <SymbolMeaning symbol={block.symbol} />
      {parseSymbol(block.symbol) !== null && remark !== null && <p className={styles.hint}>{remark}</p>}
    </section>
  );
};

const AnnexPanel = ({ session, block }: PanelProps<'annex'>) => {
  const t = useTranslate();
  return (
    <Select
      label={t('editor:annexOriginal')}
      value={block.original ?? 'none'}
      choices={[{ value: 'none', text: t('editor:sameAsDocument') }, ...languages.map((language) => ({ value: language, text: definitionOf(language).name }))]}
      onChange={(value) => setBlockFields(session, block.id, { original: value === 'none' ? null : value })}
    />
  );
};

/** Fields that are not edited on the page itself. Types that are not listed have none. */
const panels: { readonly [Type in BlockType]?: (props: PanelProps<Type>) => ReactNode } = {
  figure: FigurePanel,
  logos: LogosPanel,
  heading: HeadingPanel,
  session: SessionPanel,
  agendaItem: AgendaPanel,
  symbol: SymbolPanel,
  annex: AnnexPanel,
  table: TableTools,
};

interface SelectedProps {
  readonly session: DocumentSession;
  readonly selected: NonNullable<DocumentSession['selected']>;
}

const useSelectedBlock = ({ session, selected }: SelectedProps): Block | undefined => useSession(session, (s) => s.blockById(selected.block));

const FieldsPanel = memo(function FieldsPanel({ session, selected }: SelectedProps) {
  const block = useSelectedBlock({ session, selected });
  const Panel = block && (panels[block.type] as ((props: { session: DocumentSession; block: Block }) => ReactNode) | undefined);
  return block && Panel && <Panel session={session} block={block} />;
});

/** Footnotes and counts follow a moment after the page: a key press does not wait for them. */
const Facts = memo(function Facts({ session, selected }: SelectedProps) {
  const { t, language } = useMessages();
  const block = useDeferredValue(useSelectedBlock({ session, selected }));
  return block && <FactsOf session={session} block={block} language={selected.language} interfaceLanguage={language} t={t} />;
});

interface FactsProps {
  readonly session: DocumentSession;
  readonly block: Block;
  readonly language: Language;
  readonly interfaceLanguage: Language;
  readonly t: Translate;
}

const FactsOf = memo(function FactsOf({ session, block, language, interfaceLanguage, t }: FactsProps) {
  const footnotes = footnotesOf(block, language);
  const symbols = symbolsOf(block, language);
  const { languages: shown, draftingLanguage } = session.document.settings;
  const counted = shown.flatMap((one) => {
    const counts = countElement(block, one, draftingLanguage);
    return counts === null ? [] : [{ language: one, ...counts }];
  });
  return (
    <>
      {footnotes.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>{t('editor:footnotes')}</h3>
          {footnotes.map((footnote) => (
            <div key={footnote.id} className={styles.card}>
              <sup>{session.numbering(language).footnotes.get(footnote.id)}</sup>
              <span className={styles.cardText} dir="auto">
                {contentText(footnote.content) || t('editor:footnoteEmpty')}
              </span>
            </div>
          ))}
        </section>
      )}
      {symbols.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>{t('editor:symbolsHere')}</h3>
          {symbols.map((symbol) => (
            <div key={symbol} className={styles.card}>
              <bdi dir="ltr" className={symbolStyles.symbolName}>
                {/* A long one goes on behind a stroke. */}
                {symbol.split('/').flatMap((part, index) => (index === 0 ? part : ['/', <wbr key={index} />, part]))}
              </bdi>
              <span className={styles.cardText}>{describeSymbol(symbol, interfaceLanguage) ?? symbolRemark(symbol, t)}</span>
            </div>
          ))}
        </section>
      )}
      {counted.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>{t('editor:wordsHere')}</h3>
          <dl className={styles.facts}>
            {counted.map((counts) => [
              <dt key={`${counts.language}-name`} lang={definitionOf(counts.language).tag}>
                {definitionOf(counts.language).name}
              </dt>,
              <dd key={counts.language}>
                {counts.words > 0 ? t('editor:words', { count: counts.words }) : t(counts.missing > 0 ? 'editor:untranslated' : 'editor:noText')}
                {counts.footnoteWords > 0 && <span className={styles.factDetail}>{t('editor:ofFootnotes', { n: counts.footnoteWords })}</span>}
                {counts.words > 0 && counts.missing > 0 && <span className={styles.factBehind}>{t('editor:partlyTranslated', { n: counts.missing, of: counts.texts })}</span>}
              </dd>,
            ])}
          </dl>
        </section>
      )}
    </>
  );
});

const Acts = memo(function Acts({ session, selected }: SelectedProps) {
  const t = useTranslate();
  const editor = useStore(editorTools(session), (state) => state.active);
  return (
    <div className={joinClasses(styles.row, styles.acts)}>
      <IconButton small label={t('editor:moveUp')} onPress={() => moveBlock(session, selected.block, -1)}>
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:moveDown')} onPress={() => moveBlock(session, selected.block, 1)}>
        <ArrowDown size={15} aria-hidden />
      </IconButton>
      {editor && (
        <IconButton small label={t('editor:deleteElement')} onPress={() => deleteBlock(editor, selected.block)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      )}
    </div>
  );
});

export interface InspectorProps {
  readonly session: DocumentSession;
  /** Shows the history of an element. */
  readonly onHistory: (block: Id) => void;
}

export const Inspector = ({ session, onHistory }: InspectorProps) => {
  const t = useTranslate();
  const selected = useSession(session, (s) => s.selected);
  // Its parts follow the text of the element themselves; this follows what the element is.
  const name = useSession(session, (s) => {
    const block = s.selected && s.blockById(s.selected.block);
    return block ? menuLabel(choiceOf(block), t) : null;
  });
  const label = useSession(session, (s) => {
    if (!s.selected) return '';
    const number = s.numbering(s.selected.language).blocks.get(s.selected.block);
    return number?.printed ? definitionOf(s.selected.language).label(number, s.document.settings) : '';
  });
  if (!selected || name === null) return <div className={styles.inspector}><p className={styles.hint}>{t('editor:nothingSelected')}</p></div>;
  return (
    <div className={styles.inspector}>
      <h2 className={styles.elementTitle}>
        {name}
        {label && (
          <bdi className={styles.elementNumber} lang={definitionOf(selected.language).tag} dir={definitionOf(selected.language).direction}>
            {label}
          </bdi>
        )}
      </h2>
      <FieldsPanel session={session} selected={selected} />
      <Facts session={session} selected={selected} />
      <Acts session={session} selected={selected} />
      <Button small look="quiet" className={styles.quietAct} onPress={() => onHistory(selected.block)}>
        <History size={15} aria-hidden />
        {t('history:historyOf')}
      </Button>
    </div>
  );
};
