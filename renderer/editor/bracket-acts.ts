// What a user does with brackets and with the standing of paragraphs in an open document. Each is one step of undo, is told in the history with the
// meeting, and is done at once also while everything else is proposed.
import { Editor, Node, Range, Transforms } from 'slate';
import type { Standing } from '../../shared/document/block.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { plain, type Content, type Option } from '../../shared/document/inlines.ts';
import { mapContents, mapKeeping, textPlaces } from '../../shared/document/walk.ts';
import type { Act } from '../../shared/negotiation/act.ts';
import {
  addOption,
  bracketAt,
  bracketedText,
  bracketsOf,
  isUnsettled,
  makeClean,
  optionAt,
  optionsOf,
  putInBrackets,
  removeBrackets,
  setBracketFields,
  takePosition,
  type BracketFields,
  type BracketState,
  type PlacedBracket,
  type Position,
  type Said,
} from '../../shared/negotiation/brackets.ts';
import { delegationsOf } from '../../shared/negotiation/delegations.ts';
import { objectifyBlocks, type ObjectifiedBlocks } from '../../shared/negotiation/objectify-blocks.ts';
import { perform, slotContent, spanOf } from './edit.ts';
import { piecesOf } from './formatting.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';
import { findSlot, replaceContent } from './slots.ts';

/** The bracket at the caret, with the option in which the caret stands. */
export interface BracketHere {
  readonly placed: PlacedBracket;
  readonly option: Option | null;
  readonly block: Id;
}

export const bracketHere = (editor: PaneEditor): BracketHere | null => {
  const selection = editor.pane.selection();
  const span = selection && spanOf({ blocks: editor.session.blocks, language: editor.language, selection });
  if (!span || span.start.slot.role === 'bare') return null;
  const content = slotContent(span.start.slot, editor.language);
  const around = negotiatedAround(editor);
  // An offset alone does not say on which side of an edge the caret stands.
  const placed = bracketsOf(content).findLast(({ bracket }) => around.includes(bracket.id)) ?? bracketAt(content, span.start.offset);
  if (placed === null) return null;
  const option = optionsOf(placed.bracket).find(({ id }) => around.includes(id)) ?? optionAt(placed, span.start.offset);
  return { placed, option, block: span.start.slot.owner.id };
};

/** The brackets and options in whose text the caret stands. */
const negotiatedAround = (editor: PaneEditor): readonly Id[] =>
  editor.selection === null ? [] : [...Node.ancestors(editor, Range.start(editor.selection).path)].flatMap(([node]) => ('type' in node && (node.type === 'bracket' || node.type === 'option') ? [node.id] : []));

/** Puts the caret at the beginning of a bracket on a page; nothing happens where it is not there. */
export const enterBracket = (editor: PaneEditor, bracket: Id): void => {
  const [found] = Editor.nodes(editor, { at: [], match: (node) => 'type' in node && node.type === 'bracket' && node.id === bracket });
  if (found !== undefined) Transforms.select(editor, Editor.start(editor, found[1]));
};

/** The bracket of an id wherever it stands; null where it is gone. */
export const bracketById = (session: DocumentSession, block: Id, id: Id): PlacedBracket | null => {
  const owner = session.blockById(block);
  if (!owner) return null;
  for (const { text } of textPlaces(owner)) for (const content of Object.values(text)) for (const placed of bracketsOf(content ?? [])) if (placed.bracket.id === id) return placed;
  return null;
};

const said = ({ hand, meeting }: DocumentSession): Said => ({ party: hand?.delegation, at: Date.now(), meeting });

/** What is told of an act: the meeting is that of whoever speaks now. */
const told = (session: DocumentSession, act: Omit<Act, 'meeting'>): Act => ({
  ...act,
  ...(act.words === undefined ? {} : { words: act.words.slice(0, 500) }),
  ...(session.meeting === undefined ? {} : { meeting: session.meeting }),
});

/** Changes the line in which a bracket or option stands; every other text stays the very same. */
const changeLines = (session: DocumentSession, change: (content: Content) => Content, label: string, acts: readonly Act[]): void =>
  session.update((blocks) => mapKeeping(blocks, (block) => mapContents(block, change)), { label, direct: true, acts });

/** Puts what is selected in brackets, in the name of whoever proposes now: over several elements in each of them; without a selection an empty bracket, to be written into. */
export const bracketSelection = (editor: PaneEditor): boolean => {
  const { session } = editor;
  const block = session.selected?.block;
  const { party } = said(session);
  return perform(
    editor,
    (state) => {
      const span = spanOf(state);
      if (!span || (span.start.slot.id === span.end.slot.id && span.start.slot.role === 'bare')) return null;
      const pieces = piecesOf(state, span);
      if (pieces.length === 0) return null;
      const blocks = pieces.reduce((all, { slot, from, to }) => {
        const standing = findSlot(all, slot.id);
        return standing === null ? all : replaceContent(all, standing, state.language, putInBrackets(slotContent(standing, state.language), from, to, state.newId, said(session)).content);
      }, state.blocks);
      return { blocks, selection: state.selection };
    },
    { label: 'bracket', direct: true, acts: [told(session, { kind: 'propose', ...(block === undefined ? {} : { block }), ...(party === undefined ? {} : { party }) })] },
  );
};

const stateActs: Readonly<Record<BracketState, Act['kind']>> = {
  open: 'reopen',
  agreed: 'agree',
  agreedAdReferendum: 'agreeAdReferendum',
  parked: 'park',
  deleted: 'delete',
  agreedLanguage: 'agreedLanguage',
};

/** Sets the state, the note, the source, the meeting or the time of a bracket, or who proposed it: that is said when it is recorded. */
export const changeBracket = (session: DocumentSession, block: Id, id: Id, fields: BracketFields): void => {
  const words = bracketedText(bracketById(session, block, id)?.bracket.children ?? []);
  const acts = fields.state === undefined ? [] : [told(session, { kind: stateActs[fields.state], block, target: id, words })];
  const { at, meeting } = said(session);
  const dated = fields.proposer === undefined ? fields : { at, meeting, ...fields };
  changeLines(session, (content) => setBracketFields(content, id, dated), 'bracket', acts);
};

const positionActs: Readonly<Record<Position, Act['kind']>> = { support: 'support', oppose: 'oppose', reserve: 'reserve', withdraw: 'withdraw' };

/** `wording`: a bracket, or one of its options. */
export const positionOn = (session: DocumentSession, block: Id, wording: Id, words: string, party: string, position: Position): void =>
  changeLines(session, (content) => takePosition(content, wording, party, position, said(session)), 'position', [told(session, { kind: positionActs[position], block, target: wording, party, words })]);

export const optionFor = (session: DocumentSession, block: Id, bracket: Id, words: string): void => {
  const by = said(session);
  changeLines(session, (content) => addOption(content, bracket, plain(words), session.newId, by).content, 'option', [told(session, { kind: 'propose', block, target: bracket, ...(by.party === undefined ? {} : { party: by.party }), words })]);
};

/** Makes a bracket clean with one of its wordings, or with the only one. */
export const agreeOn = (session: DocumentSession, block: Id, bracket: Id, option: Option | null): void => {
  const placed = bracketById(session, block, bracket);
  if (!placed) return;
  const words = bracketedText(option?.children ?? placed.bracket.children);
  changeLines(session, (content) => makeClean(content, bracket, option?.id ?? null), 'clean', [told(session, { kind: 'agree', block, target: bracket, words })]);
};

/** Makes the bracket at the caret clean with the wording in which the caret stands. False where there is none, or where it is not said which wording. */
export const agreeHere = (editor: PaneEditor): boolean => {
  const here = bracketHere(editor);
  if (!here || (optionsOf(here.placed.bracket).length > 0 && here.option === null)) return false;
  agreeOn(editor.session, here.block, here.placed.bracket.id, here.option);
  return true;
};

/**
 * Makes every bracket clean that a selection over several elements touches, as one step; `left`: how many stay, since they leave a choice. Null where the selection
 * stands in one text: there the bracket at the caret is meant.
 */
export const agreeOnSelected = (editor: PaneEditor): { readonly agreed: number; readonly left: number } | null => {
  const { session, language } = editor;
  session.commitPanes();
  const selection = editor.pane.selection();
  const state = { blocks: session.blocks, language };
  const span = selection && spanOf({ ...state, selection });
  if (!span || span.start.slot.id === span.end.slot.id) return null;
  const found = piecesOf(state, span).flatMap(({ slot, from, to }) =>
    bracketsOf(slotContent(slot, language))
      .filter((placed) => placed.around.length === 0 && isUnsettled(placed.bracket.state) && placed.from < to && placed.to > from)
      .map(({ bracket }) => ({ bracket, block: slot.owner.id })),
  );
  const meant = found.filter(({ bracket }) => optionsOf(bracket).length === 0);
  const acts = meant.map(({ bracket, block }) => told(session, { kind: 'agree', block, target: bracket.id, words: bracketedText(bracket.children) }));
  if (meant.length > 0) changeLines(session, (content) => meant.reduce((line, { bracket }) => makeClean(line, bracket.id, null), content), 'clean', acts);
  return { agreed: meant.length, left: found.length - meant.length };
};

/** Takes the brackets away and keeps every word. */
export const unbracket = (session: DocumentSession, bracket: Id): void => changeLines(session, (content) => removeBrackets(content, bracket), 'unbracket', []);

/** How far a paragraph has come; undefined where nothing is to be said of it. */
export const setStanding = (session: DocumentSession, block: Id, standing: Standing | undefined): void => {
  const apply = <Kind extends Block>(one: Kind): Kind => {
    if (one.id !== block) return one;
    const { standing: _, ...rest } = one;
    return (standing === undefined ? rest : { ...rest, standing }) as Kind;
  };
  const kind = standing === undefined ? 'reopen' : stateActs[standing.state];
  session.update(
    (blocks) =>
      mapKeeping(blocks, (one) => {
        if (one.type !== 'box' || !one.blocks.some(({ id }) => id === block)) return apply(one);
        return { ...one, blocks: one.blocks.map(apply) };
      }),
    { label: 'standing', direct: true, acts: [told(session, { kind, block, ...(standing?.source === undefined ? {} : { note: standing.source }) })] },
  );
};

export type TypedResult = Omit<ObjectifiedBlocks, 'blocks'>;

/**
 * Makes objects of typed brackets: in what is selected, or in the whole document. Quotations of others stay as they are, unless they are what is selected.
 */
export const objectifyTyped = (editor: PaneEditor, where: 'selection' | 'document'): TypedResult => {
  const { session } = editor;
  const options = { delegations: delegationsOf(session.document.settings), newId: session.newId };
  const selection = editor.pane.selection();
  const span = selection && spanOf({ blocks: session.blocks, language: editor.language, selection });
  const owners = new Set(span ? [span.start.slot.owner.id, ...piecesOf({ blocks: session.blocks, language: editor.language }, span).map(({ slot }) => slot.owner.id)] : []);
  let result: TypedResult = { brackets: 0, options: 0, kept: [], completed: [] };
  session.update(
    (blocks) => {
      const { blocks: after, ...made } = objectifyBlocks(blocks, options, where === 'selection' ? { where: ({ id }) => owners.has(id) } : {});
      result = made;
      return after;
    },
    { label: 'objectify', direct: true },
  );
  return result;
};
