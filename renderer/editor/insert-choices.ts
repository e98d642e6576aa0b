// What the menu of elements offers: every type that a user can put in, by its UN name, and the signs that stand inside a line.
import { blockTypes, traitsOf, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { insertBlock, insertDocumentList, insertFootnote, insertParticipantList, insertProgramme, setBlockType } from './commands.ts';
import { isAtEmptyElement, openFootnote, openTool } from './editor-tools.ts';
import type { PaneEditor } from './pane.ts';

export interface TypeChoice {
  readonly type: BlockType;
  readonly level?: number;
  readonly numbered?: boolean;
}

/** Types whose levels have names of their own. */
const namedLevels: ReadonlySet<BlockType> = new Set<BlockType>(['heading', 'subparagraph', 'bullet']);

/** The choice that a block stands for. */
export const choiceOf = (block: Block): TypeChoice => ({
  type: block.type,
  ...('level' in block ? { level: block.level } : {}),
  ...('numbered' in block ? { numbered: block.numbered } : {}),
});

export const menuId = ({ type, level, numbered }: TypeChoice): string =>
  [type, level !== undefined && namedLevels.has(type) ? String(level) : '', numbered === false ? 'unnumbered' : ''].filter(Boolean).join('.');

export const menuLabel = ({ type, level, numbered }: TypeChoice, t: Translate): string => {
  if (type === 'heading' && numbered === false) return t('blocks:unnumberedHeading');
  if (level !== undefined && namedLevels.has(type)) return t(`blocks:${type}${level}` as 'blocks:heading1');
  return t(`blocks:${type}`);
};

export interface InsertChoice {
  readonly id: string;
  readonly label: string;
  readonly run: (editor: PaneEditor) => void;
}

const bodyChoices: readonly TypeChoice[] = [
  { type: 'numberedParagraph' },
  { type: 'paragraph' },
  { type: 'heading', level: 1 },
  { type: 'heading', level: 1, numbered: false },
  { type: 'heading', level: 2 },
  { type: 'heading', level: 3 },
  { type: 'priorityArea' },
  { type: 'keyMessage' },
  { type: 'subparagraph', level: 1 },
  { type: 'subparagraph', level: 2 },
  { type: 'bullet', level: 1 },
  { type: 'bullet', level: 2 },
  { type: 'quotation' },
  { type: 'box' },
  { type: 'figure' },
  { type: 'preambularParagraph' },
  { type: 'operativeParagraph' },
  { type: 'annex' },
  { type: 'signature' },
  { type: 'endRule' },
  { type: 'pageBreak' },
];

/** Types that an empty element can become where it stands; the others are put in after it. */
const turnsInto = (type: BlockType): boolean => traitsOf(type).text && !['box', 'figure', 'table'].includes(type) && traitsOf(type).place === 'body';

const insertType = (choice: TypeChoice) => (editor: PaneEditor) => {
  // In a box, what it may not hold goes after it.
  if (isAtEmptyElement(editor) && turnsInto(choice.type) && setBlockType(editor, choice.type, choice)) return;
  insertBlock(editor, choice.type, choice);
};

/** All that can be put in at the caret; elements of the first page that the document has already are left out. */
export const insertChoices = (editor: PaneEditor, t: Translate): readonly InsertChoice[] => {
  const present = new Set(editor.session.document.blocks.map((block) => block.type));
  const front = blockTypes.filter((type) => traitsOf(type).place === 'front' && !(traitsOf(type).single && present.has(type)));
  return [
    ...bodyChoices.map((choice) => ({ id: menuId(choice), label: menuLabel(choice, t), run: insertType(choice) })),
    { id: 'table', label: t('blocks:table'), run: (target) => openTool(target.session, 'table') },
    { id: 'programme', label: t('blocks:programme'), run: insertProgramme },
    { id: 'documents', label: t('blocks:documents'), run: insertDocumentList },
    { id: 'participants', label: t('blocks:participants'), run: insertParticipantList },
    {
      id: 'footnote',
      label: t('editor:insertFootnote'),
      run: (target) => {
        const footnote = insertFootnote(target);
        if (footnote) openFootnote(target.session, { id: footnote, language: target.language });
      },
    },
    { id: 'crossReference', label: t('editor:insertCrossReference'), run: (target) => openTool(target.session, 'crossReference') },
    { id: 'symbolReference', label: t('editor:insertSymbol'), run: (target) => openTool(target.session, 'symbol') },
    { id: 'link', label: t('editor:insertLink'), run: (target) => openTool(target.session, 'link') },
    ...front.map((type): InsertChoice => ({ id: type, label: t(`blocks:${type}`), run: (target) => insertBlock(target, type) })),
  ];
};

