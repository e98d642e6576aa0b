// Where comments hold on: ids of threads on text, signs, footnotes and elements. What is cut, moved, split or joined takes them along.
import type { Block } from '../document/blocks/index.ts';
import type { BoxedBlock } from '../document/blocks/box.ts';
import { flatText, inlineLength, mapRange, textChange, tidy } from '../document/content.ts';
import type { Id } from '../document/ids.ts';
import { isText, type Content, type FootnoteText, type Inline, type InlineElement, type Text } from '../document/inlines.ts';
import { mapKeeping, mapTexts } from '../document/walk.ts';
import { languages } from '../language/language.ts';

interface Commented {
  readonly comments?: readonly Id[] | undefined;
}

/** A thing with these threads on it; a list that is empty is absent. */
export const withComments = <Thing extends object>(thing: Thing, comments: readonly Id[]): Thing => {
  const { comments: _, ...rest } = thing as Thing & Commented;
  return (comments.length === 0 ? rest : { ...rest, comments: [...comments] }) as Thing;
};

const commentsOf = (thing: object): readonly Id[] => (thing as Commented).comments ?? [];

/** Only runs and signs carry comments; links, brackets and options hold what does. */
const carries = (inline: Text | InlineElement): boolean => isText(inline) || inline.type === 'footnote' || inline.type === 'crossReference' || inline.type === 'symbolReference';

/** The content with a thread on what stands in [from, to). */
export const anchorText = (content: readonly Inline[], from: number, to: number, thread: Id): Content =>
  from >= to ? [...content] : mapRange(content, from, to, (inline) => (!carries(inline) || commentsOf(inline).includes(thread) ? inline : withComments(inline, [...commentsOf(inline), thread])));

/** The element with a thread about all of it; also where it stands in a box. The very same blocks where it is not there. */
export const anchorBlock = (blocks: readonly Block[], block: Id, thread: Id): readonly Block[] => {
  const add = <Kind extends Block>(one: Kind): Kind => {
    if (one.id === block) return commentsOf(one).includes(thread) ? one : withComments(one, [...commentsOf(one), thread]);
    if (one.type !== 'box') return one;
    const inner = mapKeeping<BoxedBlock>(one.blocks, add);
    return inner === one.blocks ? one : { ...one, blocks: [...inner] };
  };
  return mapKeeping(blocks, add);
};

type Keeps = (thread: Id) => boolean;

const keepOn = <Thing extends object>(thing: Thing, keeps: Keeps): Thing => {
  const comments = commentsOf(thing);
  return comments.every(keeps) ? thing : withComments(thing, comments.filter(keeps));
};

const keepInside = (content: readonly Inline[], keeps: Keeps): readonly Inline[] =>
  mapKeeping(content, (inline): Inline => {
    const own = keepOn(inline, keeps);
    if (isText(own)) return own;
    if (own.type === 'footnote') {
      const inside = keepInside(own.content, keeps);
      return inside === own.content ? own : { ...own, content: [...inside] as FootnoteText };
    }
    if (!('children' in own)) return own;
    const children = keepInside(own.children, keeps);
    return children === own.children ? own : ({ ...own, children: [...children] } as Inline);
  });

/** A line without the threads that are not kept, its runs joined; the very same line where none of them held on there. */
export const keepInContent = (content: Content, keeps: Keeps): Content => {
  const kept = keepInside(content, keeps);
  return kept === content ? content : tidy(kept);
};

/** The blocks without the threads that are not kept. The very same blocks where none of them held on there. */
export const keepAnchors = (blocks: readonly Block[], keeps: Keeps): readonly Block[] =>
  mapKeeping(blocks, (block) => {
    const strip = <Kind extends Block>(one: Kind): Kind => {
      const own = keepOn(one, keeps);
      if (own.type !== 'box') return own;
      const inner = mapKeeping<BoxedBlock>(own.blocks, strip);
      return inner === own.blocks ? own : { ...own, blocks: [...inner] };
    };
    return mapTexts(strip(block), (text) => {
      let result = text;
      for (const language of languages) {
        const content = text[language];
        const kept = content && keepInContent(content, keeps);
        if (kept !== content) result = { ...result, [language]: kept };
      }
      return result;
    });
  });

/** A line without any comment, its runs joined. */
const uncommented = (content: Content): Content => keepInContent(content, () => false);

interface Stretch {
  readonly thread: Id;
  readonly from: number;
  readonly to: number;
}

/** What each thread holds in a line, by offsets. */
const stretchesOf = (content: readonly Inline[], start = 0): Stretch[] => {
  let at = start;
  return content.flatMap((inline): Stretch[] => {
    const from = at;
    at += inlineLength(inline);
    if (!isText(inline) && 'children' in inline) return stretchesOf(inline.children, from);
    return commentsOf(inline).map((thread) => ({ thread, from, to: at }));
  });
};

/** Puts the threads of one version of a line on another: on the same words, and on what came between them. */
const carryAnchors = (from: readonly Inline[], to: Content, wanted: Keeps): Content => {
  const { at, removed, inserted } = textChange(flatText(from), flatText(to));
  const start = (offset: number) => (offset <= at ? offset : offset >= at + removed ? offset - removed + inserted.length : at);
  const end = (offset: number) => (offset <= at ? offset : offset >= at + removed ? offset - removed + inserted.length : at + inserted.length);
  return stretchesOf(from)
    .filter(({ thread }) => wanted(thread))
    .reduce((line, stretch) => anchorText(line, start(stretch.from), end(stretch.to), stretch.thread), to);
};

/** Where what a thread is about begins in a line; null where it is not about that line. */
export const anchorStart = (content: readonly Inline[], thread: Id): number | null => stretchesOf(content).find((stretch) => stretch.thread === thread)?.from ?? null;

/**
 * A line into which [from, to) was typed, without the comments that `before` has on one side of that place only: what a comment is about grows within,
 * not at its edges. The very same line where there are none.
 */
export const typedBeside = (before: readonly Inline[], after: Content, from: number, to: number): Content => {
  const stretches = stretchesOf(before);
  const on = (offset: number): readonly Id[] => stretches.flatMap((stretch) => (stretch.from <= offset && offset < stretch.to ? [stretch.thread] : []));
  const [left, right] = [on(from - 1), on(from)];
  const edge = [...left, ...right].filter((thread) => !left.includes(thread) || !right.includes(thread));
  if (edge.length === 0 || !stretchesOf(after).some((stretch) => edge.includes(stretch.thread) && stretch.from < to && stretch.to > from)) return after;
  return mapRange(after, from, to, (inline) => keepOn(inline, (thread) => !edge.includes(thread)));
};

const threadsIn = (content: readonly Inline[]): ReadonlySet<Id> => new Set(stretchesOf(content).map(({ thread }) => thread));

/** Ids that both sides have, or that one of them put in; not those that one of them took away. */
export const mergeIds = (base: readonly Id[], mine: readonly Id[], theirs: readonly Id[]): Id[] =>
  [...new Set([...mine, ...theirs])].filter((id) => (mine.includes(id) && theirs.includes(id)) || !base.includes(id));

/**
 * Two versions of a line that began as one: the words as `mergeWords` has them, which is given the lines without comments, and the comments of both.
 * Null where the words are in each other's way.
 */
export const mergeCommented = (base: Content, mine: Content, theirs: Content, mergeWords: (base: Content, mine: Content, theirs: Content) => Content | null): Content | null => {
  const words = mergeWords(uncommented(base), uncommented(mine), uncommented(theirs));
  if (words === null) return null;
  const [before, ours, others] = [threadsIn(base), threadsIn(mine), threadsIn(theirs)];
  const kept = new Set(mergeIds([...before], [...ours], [...others]));
  return carryAnchors(theirs, carryAnchors(mine, words, (thread) => kept.has(thread)), (thread) => kept.has(thread) && !ours.has(thread));
};

/** An element that took in another has the comments about both. */
export const withCommentsOf = <Kind extends Block>(block: Kind, other: Block): Kind => {
  const added = commentsOf(other).filter((thread) => !commentsOf(block).includes(thread));
  return added.length === 0 ? block : withComments(block, [...commentsOf(block), ...added]);
};
