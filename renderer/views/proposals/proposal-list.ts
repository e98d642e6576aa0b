// The open proposals of a document in reading order: what stands under one id is one proposal, wherever its marks are.
import { blockTypes, type Block, type BlockType } from '../../../shared/document/blocks/index.ts';
import { atomSign } from '../../../shared/document/content.ts';
import { isText, walkInlines, type CrossReference, type Inline } from '../../../shared/document/inlines.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { BlockProposal, Proposer, TextProposal } from '../../../shared/document/proposal.ts';
import { textPlaces } from '../../../shared/document/walk.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { sameItems } from '../../state/session.ts';

type Kind = BlockProposal['kind'] | TextProposal['kind'] | 'rowIn' | 'rowOut';

/** What an element is, as it was and as it is proposed. */
export interface ElementKind {
  readonly type: BlockType;
  readonly level?: number;
}

/** A change of an element itself: what it is, the grid of a table, or anything else that is set on it. */
export type ChangeOfElement = { readonly of: 'kind'; readonly before: ElementKind; readonly now: ElementKind } | { readonly of: 'grid' | 'other' };

interface Mark {
  readonly by: Proposer & { readonly id: Id };
  readonly kind: Kind;
  /** The element in which it stands; one in a box by itself. */
  readonly block: Id;
  /** Null for marks of elements and rows. */
  readonly language: Language | null;
  readonly words: string;
  /** The line in which it stands. */
  readonly line?: readonly Inline[];
  /** References stand in the words as one sign each. */
  readonly references?: readonly CrossReference[];
  readonly changed?: readonly ChangeOfElement[];
}

export interface OpenProposal {
  readonly id: Id;
  readonly by: Proposer;
  /** Where its first mark stands. */
  readonly block: Id;
  readonly language: Language | null;
  readonly blocks: readonly Id[];
  /** What is proposed of elements and rows, each kind once. */
  readonly ofBlocks: readonly Exclude<Kind, 'format'>[];
  readonly putIn: string;
  readonly takenOut: string;
  readonly formatted: string;
  /** The references among all of these words, in the order in which their signs stand in them. */
  readonly references: readonly CrossReference[];
  readonly changed: readonly ChangeOfElement[];
  /** Whether all that is put in or taken out is one footnote, whose text the words are. */
  readonly isFootnote: boolean;
}

/** Stands for a space where nothing else is proposed. */
const space = '\u2423';

/** As the proposal `id` has them: what another puts into a footnote of it is told there. */
const wordsOf = (inline: Inline, id: Id): string => {
  if (isText(inline)) return inline.text;
  switch (inline.type) {
    case 'footnote':
      return `*${inline.content.filter((part) => !('proposals' in part) || part.proposals?.every((mark) => mark.kind !== 'insertion' || mark.id === id) !== false).map((part) => wordsOf(part, id)).join('')}`;
    case 'symbolReference':
      return inline.symbol;
    case 'crossReference':
      return atomSign;
    default:
      return inline.children.map((child) => wordsOf(child, id)).join('');
  }
};

const referencesIn = (inline: Inline): readonly CrossReference[] => {
  if (isText(inline)) return [];
  if (inline.type === 'crossReference') return [inline];
  return inline.type === 'footnote' ? inline.content.flatMap(referencesIn) : [];
};

const marksIn = (content: readonly Inline[], block: Id, language: Language): Mark[] =>
  [...walkInlines(content)].flatMap((inline): Mark[] => [
    ...('proposals' in inline ? (inline.proposals ?? []) : []).map((mark) => ({ by: mark, kind: mark.kind, block, language, words: wordsOf(inline, mark.id), line: content, references: referencesIn(inline) })),
    // What is proposed within a footnote by the hand that put it in is told with it.
    ...(!isText(inline) && inline.type === 'footnote' ? marksIn(inline.content, block, language).filter(({ by }) => inline.proposals?.some(({ id }) => id === by.id) !== true) : []),
  ]);

const kindOf = (fields: Readonly<Record<string, unknown>>, type: BlockType): ElementKind => {
  const { level } = fields;
  return { type: blockTypes.find((one) => one === fields['type']) ?? type, ...(typeof level === 'number' ? { level } : {}) };
};

const changedBy = (before: Readonly<Record<string, unknown>>, block: Block): ChangeOfElement[] => {
  // What an element becomes says enough of it: its fields come with the kind.
  if ('type' in before || 'level' in before) return [{ of: 'kind', before: kindOf(before, block.type), now: kindOf({ ...block }, block.type) }];
  const grid = 'rows' in before || 'columns' in before;
  return [{ of: grid ? 'grid' : 'other' }];
};

const marksOfOne = (block: Block): Mark[] => [
  ...(block.proposals ?? []).map((mark): Mark => ({ by: mark, kind: mark.kind, block: block.id, language: null, words: '', ...(mark.kind === 'change' ? { changed: changedBy(mark.before, block) } : {}) })),
  ...(block.type === 'table' ? block.rows.flatMap(({ proposals = [] }) => proposals.map((mark): Mark => ({ by: mark, kind: mark.kind === 'insertion' ? 'rowIn' : 'rowOut', block: block.id, language: null, words: '' }))) : []),
  ...[...textPlaces(block.type === 'box' ? { ...block, blocks: [] } : block)].flatMap(({ text }) => languages.flatMap((language) => marksIn(text[language] ?? [], block.id, language))),
  ...(block.type === 'box' ? block.blocks.flatMap(marksOf) : []),
];

const known = new WeakMap<Block, readonly Mark[]>();
const none: readonly Mark[] = [];

const marksOf = (block: Block): readonly Mark[] => {
  let marks = known.get(block);
  if (marks === undefined) {
    const found = marksOfOne(block);
    known.set(block, (marks = found.length === 0 ? none : found));
  }
  return marks;
};

/** All open proposals in reading order. Elements that did not change since are not looked at again. */
export const openProposals = (blocks: readonly Block[]): readonly OpenProposal[] => {
  const byId = new Map<Id, Mark[]>();
  for (const block of blocks) {
    for (const mark of marksOf(block)) {
      const together = byId.get(mark.by.id);
      if (together) together.push(mark);
      else byId.set(mark.by.id, [mark]);
    }
  }
  return [...byId].flatMap(([id, marks]): OpenProposal[] => {
    const [first] = marks;
    if (first === undefined) return [];
    const wordKinds: readonly Kind[] = ['insertion', 'deletion', 'format'];
    const inText = marks.filter(({ kind, language }) => language !== null && wordKinds.includes(kind));
    // Words of one line follow each other as they stand in it, those of several, such as cells, by a space.
    const words = (kind: Kind): string => {
      const all = inText
        .filter((mark) => mark.kind === kind)
        .map((mark, index, own) => (index === 0 || own[index - 1]?.line === mark.line ? mark.words : ` ${mark.words}`))
        .join('');
      return all.trim() === '' ? all.replaceAll(/\s/gu, space) : all.trim();
    };
    return [
      {
        id,
        by: first.by,
        block: first.block,
        language: marks.find(({ language }) => language !== null)?.language ?? null,
        blocks: [...new Set(marks.map(({ block }) => block))],
        ofBlocks: [...new Set(marks.flatMap(({ kind, language }) => (language === null && kind !== 'format' ? [kind] : [])))],
        putIn: words('insertion'),
        takenOut: words('deletion'),
        formatted: words('format'),
        references: [...inText].sort((one, other) => wordKinds.indexOf(one.kind) - wordKinds.indexOf(other.kind)).flatMap(({ references = [] }) => references),
        changed: marks.flatMap(({ changed = [] }) => changed),
        isFootnote: inText.length === 1 && inText[0]?.kind !== 'format' && inText[0]?.words.startsWith('*') === true,
      },
    ];
  });
};

/** Who is named first: the delegation, or the author where there is none. */
export const partyOf = ({ delegation, author }: Proposer): string => delegation ?? author;

const sameProposal = (a: OpenProposal, b: OpenProposal): boolean =>
  a.id === b.id && a.block === b.block && a.putIn === b.putIn && a.takenOut === b.takenOut && a.formatted === b.formatted && a.blocks.join() === b.blocks.join() && a.ofBlocks.join() === b.ofBlocks.join() && a.by.at === b.by.at && a.isFootnote === b.isFootnote && JSON.stringify([a.references, a.changed]) === JSON.stringify([b.references, b.changed]);

export const sameProposals = sameItems(sameProposal);
