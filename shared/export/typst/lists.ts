// Key messages, sub-paragraphs and bullets that follow each other, as lists within lists.
import type { BlockOf } from '../../document/blocks/index.ts';
import type { ListElement, ListItem } from './printed.ts';
import { RunWriter } from './runs.ts';
import { labelWidth, pointsOfMm, type Setting } from './setting.ts';

export type ListBlock = BlockOf<'keyMessage' | 'subparagraph' | 'bullet'>;

export const isListBlock = (block: { readonly type: string }): block is ListBlock =>
  block.type === 'keyMessage' || block.type === 'subparagraph' || block.type === 'bullet';

/** Where the items of a list stand, in points from the edge of the text: label, text, and the edge that turn lines return to. */
interface Place {
  readonly label: number;
  readonly text: number;
  readonly edge: number;
  readonly flush: boolean;
}

const depthOf = (block: ListBlock): number => (block.type === 'keyMessage' ? 0 : block.level);

const placeOf = (block: ListBlock, boxed: boolean, { measures }: Setting): Place => {
  const step = pointsOfMm(measures.numberTabMm);
  if (block.type === 'keyMessage') return { label: 0, text: step, edge: step, flush: false };
  if (block.type === 'subparagraph' && measures.subparagraphs === 'firstLine' && !boxed) {
    const edge = step * (block.level - 1);
    return { label: edge + step, text: edge + 2 * step, edge, flush: true };
  }
  const narrow = step * 0.8;
  const text = (boxed ? 0 : step) + narrow * block.level;
  return { label: text - narrow, text, edge: text, flush: false };
};

interface OpenItem {
  readonly depth: number;
  /** The edge that lists inside the item are measured from. */
  readonly edge: number;
  readonly lists: OpenList[];
}
interface OpenList {
  readonly type: ListBlock['type'];
  readonly place: Place;
  readonly from: number;
  readonly items: { readonly block: ListBlock; readonly open: OpenItem }[];
}

const closed = (list: OpenList, setting: Setting, runs: RunWriter): ListElement => {
  const { measures, scale, numbering, language, profile, anchors, characters } = setting;
  const { place, from } = list;
  const width = place.text - place.label;
  return {
    k: 'list',
    at: place.flush ? place.edge - from : place.label - from,
    lead: place.flush ? place.label - place.edge : 0,
    width,
    flush: place.flush,
    whole: false,
    goesOn: false,
    items: list.items.map(({ block, open }): ListItem => {
      const number = numbering.blocks.get(block.id);
      const label = block.type === 'bullet' ? (language.bullets[block.level - 1] ?? '•') : number === undefined ? '' : language.label(number, profile);
      return {
        label: characters.printable(label),
        fits: labelWidth(label, measures.body.size * scale) < width,
        anchor: anchors.of(block.id),
        c: runs.text(block.text),
        list: open.lists.map((inner) => closed(inner, setting, runs)),
      };
    }),
  };
};

/** The lists of a run of blocks, nested by level. `boxed`: inside a box, where there is no column of paragraph numbers. */
export const listsOf = (blocks: readonly ListBlock[], boxed: boolean, setting: Setting, runs: RunWriter): ListElement[] => {
  const root: OpenItem = { depth: -1, edge: 0, lists: [] };
  const open: OpenItem[] = [root];
  for (const block of blocks) {
    const depth = depthOf(block);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const parent = open.at(-1) ?? root;
    const place = placeOf(block, boxed, setting);
    let list = parent.lists.at(-1);
    if (list === undefined || list.type !== block.type || list.place.text !== place.text) {
      list = { type: block.type, place, from: parent.edge, items: [] };
      parent.lists.push(list);
    }
    const item: OpenItem = { depth, edge: place.edge, lists: [] };
    list.items.push({ block, open: item });
    open.push(item);
  }
  return root.lists.map((list) => closed(list, setting, runs));
};
