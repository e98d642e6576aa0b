// The tools that open over the page: elements to put in, links, cross-references, symbols, tables.
import { useMemo, useState, type FocusEvent, type ReactNode } from 'react';
import { Autocomplete, ListBox, ListBoxItem, useFilter } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { Block } from '../../shared/document/blocks/index.ts';
import { contentText, hrefSchema, isText, walkInlines, type CrossReference } from '../../shared/document/inlines.ts';
import type { Id } from '../../shared/document/ids.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { describeSymbol } from '../../shared/text/symbol-words.ts';
import { useMessages, useTranslate } from '../state/interface-language.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useChooseByEnter } from '../ui/useChooseByEnter.ts';
import { changeCrossReference, crossReferenceAt, currentBlock, insertCrossReference, insertSymbolReference, insertTable, linkAt, setBlockFields, setLink } from './commands.ts';
import { editorTools, type Tool } from './editor-tools.ts';
import { insertChoices } from './insert-choices.ts';
import type { PaneEditor } from './pane.ts';
import { CaretPopover } from './CaretPopover.tsx';
import type { DocumentSession } from './session.ts';
import { slotsOf } from './slots.ts';
import { symbolRemark } from './symbol-remark.ts';
import styles from './DocumentEditor.module.css';

interface ToolProps {
  readonly session: DocumentSession;
  readonly editor: PaneEditor;
  readonly close: () => void;
}

interface ChoiceItem {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

const textOf = ({ label, text }: ChoiceItem): string => `${label} ${text}`;

/** A list that narrows as one types; Enter takes the first. */
const ChoiceList = ({ label, items, onChoose, lang, below }: { label: string; items: readonly ChoiceItem[]; onChoose: (id: string) => void; lang?: string; below?: ReactNode }) => {
  const t = useTranslate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [query, setQuery] = useState('');
  const found = items.filter((item) => contains(textOf(item), query));
  const onEnter = useChooseByEnter(
    found.map(({ id }) => id),
    onChoose,
  );
  return (
    <div className={styles.choosing} onKeyDownCapture={onEnter}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField autoFocus lists label={label} clearLabel={t('editor:clear')} placeholder={label} />
        <ListBox
          className={styles.choices!}
          aria-label={label}
          items={found}
          selectionMode="single"
          onAction={(key) => onChoose(String(key))}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onChoose(String(key));
          }}
          renderEmptyState={() => <div className={styles.none}>{t('editor:nothingFound')}</div>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={textOf(item)} className={styles.choice!}>
              {item.text === '' ? (
                <span className={styles.choiceText}>{item.label}</span>
              ) : (
                <>
                  <span className={styles.choiceLabel} lang={lang} dir="auto">
                    {item.label}
                  </span>
                  <span className={styles.choiceText} lang={lang} dir="auto">
                    {item.text}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {below}
    </div>
  );
};

const InsertTool = ({ editor, close }: ToolProps) => {
  const t = useTranslate();
  const choices = useMemo(() => insertChoices(editor, t), [editor, t]);
  return (
    <ChoiceList
      label={t('editor:insertWhat')}
      items={choices.map(({ id, label }) => ({ id, label, text: '' }))}
      onChoose={(id) => {
        close();
        choices.find((choice) => choice.id === id)?.run(editor);
      }}
    />
  );
};

const CrossReferenceTool = ({ session, editor, close }: ToolProps) => {
  const t = useTranslate();
  const { language } = editor;
  const definition = definitionOf(language);
  const existing = useMemo(() => crossReferenceAt(editor), [editor]);
  const [form, setForm] = useState<CrossReference['form']>(existing?.form ?? 'label');
  const numbering = session.numbering(language);
  const profile = session.document.settings;
  const printed = (target: Id, as: CrossReference['form']): string => referenceText({ target, form: as }, numbering, profile);
  // In the order in which one reads, each footnote after the element in which it stands.
  const targets = useMemo(
    () =>
      session.blocks.flatMap((outer): readonly Block[] => (outer.type === 'box' ? [outer, ...outer.blocks] : [outer])).flatMap((block) => {
        const own = block.text[language] ?? block.text[profile.draftingLanguage] ?? [];
        const notes = slotsOf(block).flatMap(({ owner, text }) => (owner === block ? [...walkInlines(text[language] ?? [])] : []));
        return [
          ...(numbering.blocks.has(block.id) ? [{ id: block.id, text: contentText(own) }] : []),
          ...notes.flatMap((inline) => (!isText(inline) && inline.type === 'footnote' ? [{ id: inline.id, text: contentText(inline.content) }] : [])),
        ];
      }),
    [session, language, numbering, profile],
  );
  const items = targets.map(({ id, text }): ChoiceItem => ({ id, label: printed(id, form), text: text.slice(0, 140) || '…' }));
  const own = targets.find(({ id }) => id === existing?.target);
  const example = (own ?? targets.find(({ id }) => numbering.blocks.get(id)?.kind === 'paragraph') ?? targets[0])?.id;
  const change = (to: CrossReference['form']) => {
    setForm(to);
    // One that stands in the text already follows at once.
    if (existing) changeCrossReference(editor, { form: to });
  };
  return (
    <ChoiceList
      label={t('editor:referToWhat')}
      lang={definition.tag}
      items={items}
      onChoose={(id: Id) => {
        close();
        if (existing) changeCrossReference(editor, { target: id, form });
        else insertCrossReference(editor, id, form);
      }}
      below={
        example !== undefined && (
          <SegmentedControl
            label={t('editor:referenceForm')}
            showLabel
            segments={(['label', 'number'] as const).map((value) => ({ value, text: printed(example, value), lang: definition.tag }))}
            value={form}
            onChange={change}
          />
        )
      }
    />
  );
};

const LinkTool = ({ editor, close }: ToolProps) => {
  const t = useTranslate();
  const existing = useMemo(() => linkAt(editor), [editor]);
  const [href, setHref] = useState(existing ?? '');
  const [tried, setTried] = useState(false);
  const complete = /^[a-z]+:/i.test(href.trim()) ? href.trim() : href.includes('@') && !href.includes('/') ? `mailto:${href.trim()}` : `https://${href.trim()}`;
  const valid = hrefSchema.safeParse(complete).success && href.trim() !== '';
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!valid) return;
        close();
        setLink(editor, complete);
      }}
    >
      <TextField autoFocus dir="ltr" label={t('editor:linkAddress')} value={href} onChange={setHref} error={tried && !valid ? t('editor:linkInvalid') : undefined} />
      <div className={styles.row}>
        <Button look="main" type="submit">
          {t('editor:linkSet')}
        </Button>
        {existing && (
          <Button
            onPress={() => {
              close();
              setLink(editor, null);
            }}
          >
            {t('editor:linkRemove')}
          </Button>
        )}
      </div>
    </form>
  );
};

const SymbolTool = ({ editor, close }: ToolProps) => {
  const { t, language } = useMessages();
  const [symbol, setSymbol] = useState('');
  const remark = symbol.trim() === '' ? null : (describeSymbol(symbol, language) ?? symbolRemark(symbol, t));
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        if (symbol.trim() === '') return;
        close();
        insertSymbolReference(editor, symbol.trim());
      }}
    >
      <TextField autoFocus dir="ltr" label={t('editor:symbolField')} value={symbol} onChange={setSymbol} hint={remark ?? undefined} />
      <div className={styles.row}>
        <Button look="main" type="submit" isDisabled={symbol.trim() === ''}>
          {t('editor:symbolInsert')}
        </Button>
      </div>
    </form>
  );
};

const inRange = (text: string, most: number): number | null => {
  const n = Number(text);
  return Number.isInteger(n) && n >= 1 && n <= most ? n : null;
};

/** A number is typed over, not added to. */
const selectWhole = ({ target }: FocusEvent<HTMLInputElement>): void => target.select();

const TableTool = ({ editor, close }: ToolProps) => {
  const t = useTranslate();
  const [rows, setRows] = useState('4');
  const [columns, setColumns] = useState('3');
  const [header, setHeader] = useState(true);
  const rowCount = inRange(rows, 200);
  const columnCount = inRange(columns, 20);
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        if (rowCount === null || columnCount === null) return;
        close();
        insertTable(editor, rowCount, columnCount, { headerRows: header ? 1 : 0 });
      }}
    >
      <TextField autoFocus onFocus={selectWhole} inputMode="numeric" label={t('editor:tableRows')} value={rows} onChange={setRows} error={rowCount === null ? t('editor:tableRowsRange') : undefined} />
      <TextField onFocus={selectWhole} inputMode="numeric" label={t('editor:tableColumns')} value={columns} onChange={setColumns} error={columnCount === null ? t('editor:tableColumnsRange') : undefined} />
      <Checkbox isSelected={header} onChange={setHeader}>
        {t('editor:tableHeaderRow')}
      </Checkbox>
      <div className={styles.row}>
        <Button look="main" type="submit">
          {t('editor:tableInsert')}
        </Button>
      </div>
    </form>
  );
};

/** What the figure at the caret shows, in the language of the pane. */
const DescriptionTool = ({ session, editor, close }: ToolProps) => {
  const t = useTranslate();
  const figure = useMemo(() => currentBlock(editor), [editor]);
  const [alt, setAlt] = useState('');
  const { language } = editor;
  if (figure?.type !== 'figure') return null;
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        close();
        const written = alt.trim();
        if (written !== '') setBlockFields(session, figure.id, { alt: { ...figure.alt, [language]: written } });
      }}
    >
      <TextField
        autoFocus
        dir={alt === '' ? definitionOf(language).direction : 'auto'}
        label={t('editor:altIn', { language: definitionOf(language).name })}
        hint={t('editor:altHint')}
        value={alt}
        maxLength={10_000}
        onChange={setAlt}
      />
      <div className={styles.row}>
        <Button look="main" type="submit">
          {t('app:done')}
        </Button>
      </div>
    </form>
  );
};

const toolViews: Record<Tool, (props: ToolProps) => ReactNode> = {
  insert: InsertTool,
  crossReference: CrossReferenceTool,
  link: LinkTool,
  symbol: SymbolTool,
  table: TableTool,
  description: DescriptionTool,
};

const titles = {
  insert: 'editor:insert',
  crossReference: 'editor:insertCrossReference',
  link: 'editor:insertLink',
  symbol: 'editor:insertSymbol',
  table: 'editor:insertTable',
  description: 'editor:describeImage',
} as const satisfies Record<Tool, string>;

export const EditorDialogs = ({ session, editor, onClosed }: { readonly session: DocumentSession; readonly editor: PaneEditor; readonly onClosed: () => void }) => {
  const t = useTranslate();
  const tools = editorTools(session);
  const open = useStore(tools, (state) => state.open);
  /** Gone at once, and the page has the keyboard again: what is typed next is not lost. */
  const close = () => {
    flushSync(() => tools.setState({ open: null }));
    onClosed();
  };
  if (open === null) return null;
  const View = toolViews[open];
  const changed = open === 'crossReference' && crossReferenceAt(editor) !== null;
  if (open === 'insert' || changed) {
    return (
      <CaretPopover label={t(changed ? 'editor:changeCrossReference' : titles[open])} onClose={close}>
        <View session={session} editor={editor} close={close} />
      </CaretPopover>
    );
  }
  return (
    <Dialog isOpen onClose={close} title={t(titles[open])} closeLabel={t('editor:close')} size="small">
      <View session={session} editor={editor} close={close} />
    </Dialog>
  );
};
