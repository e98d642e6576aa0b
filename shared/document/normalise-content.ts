// The normal form of inline content: no empty runs, no two neighbouring runs of the same formatting, options only in brackets.
import { isText, type Content, type FootnoteText, type Inline, type Text } from './inlines.ts';
import { mapKeeping } from './walk.ts';

const sameList = (one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean =>
  one === other || (one?.length === other?.length && JSON.stringify(one) === JSON.stringify(other));

/** Whether two runs differ in nothing but their text. */
export const sameFormat = (one: Text, other: Text): boolean =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  one.underline === other.underline &&
  one.superscript === other.superscript &&
  one.subscript === other.subscript &&
  sameList(one.proposals, other.proposals) &&
  sameList(one.comments, other.comments);

/** Lists of annotations are absent rather than empty. */
const withoutEmptyLists = <Annotated extends Inline>(inline: Annotated): Annotated => {
  const noProposals = 'proposals' in inline && inline.proposals?.length === 0;
  const noComments = 'comments' in inline && inline.comments?.length === 0;
  if (!noProposals && !noComments) return inline;
  const entries = Object.entries(inline).filter(([key]) => !(key === 'proposals' && noProposals) && !(key === 'comments' && noComments));
  return Object.fromEntries(entries) as Annotated;
};

const normaliseInline = (inline: Inline): Inline => {
  const plain = withoutEmptyLists(inline);
  if (isText(plain)) return plain;
  switch (plain.type) {
    case 'link': {
      const children = joined(plain.children, false);
      return children === plain.children ? plain : { ...plain, children: [...children] as Text[] };
    }
    case 'footnote': {
      const content = joined(plain.content, false);
      return content === plain.content ? plain : { ...plain, content: [...content] as FootnoteText };
    }
    case 'bracket':
    case 'option': {
      const children = joined(plain.children, plain.type === 'bracket');
      return children === plain.children ? plain : { ...plain, children: [...children] };
    }
    case 'symbolReference':
    case 'crossReference':
      return plain;
  }
};

/** Normalises each inline and joins what belongs together. Returns the very same list when nothing changed. */
const joined = (content: readonly Inline[], inBracket: boolean): readonly Inline[] => {
  const each = mapKeeping(content, normaliseInline);
  const result: Inline[] = [];
  let changed = each !== content;
  const append = (inline: Inline): void => {
    const before = result.at(-1);
    if (isText(inline)) {
      if (inline.text === '') {
        changed = true;
      } else if (before !== undefined && isText(before) && sameFormat(before, inline)) {
        result[result.length - 1] = { ...before, text: before.text + inline.text };
        changed = true;
      } else result.push(inline);
    } else if (inline.type === 'link' && inline.children.length === 0) {
      changed = true;
    } else if (inline.type === 'option' && !inBracket) {
      // Only a bracket has options to choose from; elsewhere the words alone stay.
      changed = true;
      inline.children.forEach(append);
    } else result.push(inline);
  };
  each.forEach(append);
  return changed ? result : content;
};

/** The normal form of a content. No character is lost. Returns the very same content when it is normal already. */
export const normaliseContent = (content: Content): Content => {
  const result = joined(content, false);
  return result === content ? content : [...result];
};
