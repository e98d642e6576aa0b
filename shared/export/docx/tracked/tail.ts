// The end of a text or of a cell, whose last paragraph mark always stays.
//
// Taking out a paragraph mark joins its paragraph to the next one, with the properties of the next. The last one has no next, so where the last
// paragraphs are new or gone, it is the mark before them that came or went, and the last mark is the one that stayed, with other properties.
//
// Neither a body nor a cell may end in a table (ISO 29500-1, 17.4, for cells; Word holds the body to the same). Where a table comes or
// goes at the very end, the paragraph behind it is therefore there before and after, empty on one side.
import type { Merged } from './body.ts';
import type { MergedParagraph } from './paragraph.ts';

const isParagraph = (merged: Merged | undefined): merged is MergedParagraph => merged?.type === 'paragraph';
const cameOrWent = (merged: Merged | undefined): merged is MergedParagraph => isParagraph(merged) && (merged.track === 'inserted' || merged.track === 'deleted');

/** What an end consists of besides its last paragraph: the properties of the section, the end of a move. */
const isMark = (merged: Merged | undefined): boolean => merged?.type === 'complete' && /^<w:(?:sectPr|move)/.test(merged.xml);

const stays = (paragraph: MergedParagraph, before: string | null): MergedParagraph => {
  const { properties } = paragraph;
  return { ...paragraph, track: 'none', before: before === null || before === properties.own ? null : before };
};

/** A new paragraph all of whose content is new: that of one that was split off stayed. */
const isWhollyNew = (merged: Merged | undefined): merged is MergedParagraph =>
  isParagraph(merged) && merged.track === 'inserted' && !/<w:(?:r|fldSimple)[ >]/.test(merged.content.replace(/<w:ins [^>]*>.*?<\/w:ins>/gs, ''));

const endsWithChange = /<\/w:(?:ins|del)>(?:<w:bookmark[^>]*>)*$/;

/**
 * Where words came or went at the end of a paragraph and further paragraphs came behind it, it is the mark before them that is new, as when somebody types there,
 * and the mark of the last one that stayed. The same to Word; LibreOffice takes such words and paragraphs for one change, the mark between them included, and
 * gives what follows the properties of the new paragraph where words went.
 */
export const markedAsTyped = (merged: readonly Merged[]): Merged[] => {
  const result = [...merged];
  for (const [at, paragraph] of merged.entries()) {
    if (!isParagraph(paragraph) || paragraph.track !== 'none' || paragraph.before !== null || paragraph.properties.section !== '' || !endsWithChange.test(paragraph.content)) continue;
    let last: number | null = null;
    for (let next = at + 1; next < merged.length; next++) {
      const candidate = merged[next];
      if (!isWhollyNew(candidate)) break;
      if (candidate.properties.own === paragraph.properties.own && candidate.properties.section === '') last = next;
    }
    if (last === null) continue;
    result[at] = { ...paragraph, track: 'inserted' };
    result[last] = stays(merged[last] as MergedParagraph, null);
  }
  return result;
};

/** An empty paragraph that stayed, such as an end rule. */
const isEmpty = (merged: Merged | undefined): boolean => isParagraph(merged) && merged.track === 'none' && !/<w:(?:r|fldSimple|hyperlink)[ >]/.test(merged.content);

/**
 * New paragraphs with footnotes, and those before an empty one, are marked as when somebody types them at the end of the paragraph before: its mark is new, and that of the last of them is the one
 * that stayed, with other properties. The same to Word; LibreOffice, when such a paragraph is rejected with a mark of its own, leaves it there empty, or
 * its number with the empty one.
 */
export const notedAsTyped = (merged: readonly Merged[]): Merged[] => {
  const result = [...merged];
  for (let at = 0; at < merged.length; at++) {
    const paragraph = result[at];
    if (!isParagraph(paragraph) || paragraph.track !== 'none' || paragraph.properties.section !== '') continue;
    let last = at;
    for (let next = merged[last + 1]; isWhollyNew(next) && next.properties.section === ''; next = merged[last + 1]) last++;
    const closing = merged[last];
    if (last === at || !isParagraph(closing)) continue;
    const noted = merged.slice(at + 1, last + 1).some((each) => isParagraph(each) && each.content.includes('<w:footnoteReference'));
    if (!noted && !isEmpty(merged[last + 1])) continue;
    result[at] = { ...paragraph, track: 'inserted', before: null };
    result[last] = stays(closing, paragraph.before ?? paragraph.properties.own);
    at = last - 1;
  }
  return result;
};

/** A paragraph that went with all its content. */
const isWhollyGone = (merged: Merged | undefined): merged is MergedParagraph =>
  isParagraph(merged) && merged.track === 'deleted' && merged.properties.section === '' && !/<w:(?:r|fldSimple)[ >]/.test(merged.content.replace(/<w:del [^>]*>.*?<\/w:del>/gs, ''));

/**
 * Paragraphs with footnotes that went are marked as when somebody deletes them from the end of the paragraph before: its mark is gone, and that of the last of them
 * stayed, with the properties of that paragraph. The same to Word; LibreOffice, when the deletion of one with a mark of its own is accepted, leaves it there empty.
 */
export const notedAsDeleted = (merged: readonly Merged[]): Merged[] => {
  const result = [...merged];
  for (let at = 0; at < merged.length; at++) {
    const paragraph = result[at];
    if (!isParagraph(paragraph) || paragraph.track !== 'none' || paragraph.properties.section !== '') continue;
    let last = at;
    for (let next = merged[last + 1]; isWhollyGone(next); next = merged[last + 1]) last++;
    const closing = merged[last];
    if (last === at || !isParagraph(closing) || !merged.slice(at + 1, last + 1).some((each) => isParagraph(each) && each.content.includes('<w:footnoteReference'))) continue;
    result[at] = { ...paragraph, track: 'deleted' };
    result[last] = stays({ ...closing, properties: { ...closing.properties, own: paragraph.properties.own } }, closing.properties.own);
    at = last - 1;
  }
  return result;
};

/** Gives the last paragraph a mark that stays. */
export const closeTail = (merged: readonly Merged[]): Merged[] => {
  let end = merged.length;
  while (end > 0 && isMark(merged[end - 1])) end--;
  if (!cameOrWent(merged[end - 1])) return [...merged];
  const start = merged.slice(0, end).findLastIndex((each) => isParagraph(each) && each.track === 'none') + 1;
  const [head, tail, rest] = [merged.slice(0, start), merged.slice(start, end), merged.slice(end)];
  const lastGone = tail.findLast((each) => isParagraph(each) && each.track === 'deleted') as MergedParagraph | undefined;
  const lastNew = tail.findLast((each) => isParagraph(each) && each.track === 'inserted') as MergedParagraph | undefined;
  if (lastGone !== undefined && lastNew !== undefined) {
    // Each is the last of its version, so that both end in one paragraph.
    const others = tail.filter((each) => each !== lastGone && each !== lastNew);
    return [...head, ...others, stays({ ...lastNew, content: `${lastGone.content}${lastNew.content}` }, lastGone.properties.own), ...rest];
  }
  const last = lastGone ?? lastNew;
  if (last === undefined) return [...merged];
  const before = head.at(-1);
  // Behind a table an empty paragraph stands in any case.
  if (!isParagraph(before) || before.properties.section !== '' || !tail.every(cameOrWent)) return [...head, ...tail.slice(0, -1), stays(last, null), ...rest];
  const track = lastNew === undefined ? 'deleted' : 'inserted';
  const beforeOwn = before.before ?? before.properties.own;
  const turned: MergedParagraph = track === 'deleted'
    ? { ...before, track, before: null, properties: { ...before.properties, own: beforeOwn } }
    : { ...before, track, before: null };
  const closing = track === 'deleted'
    ? stays({ ...last, properties: { ...last.properties, own: before.properties.own } }, last.properties.own)
    : stays(last, beforeOwn);
  return [...head.slice(0, -1), turned, ...tail.slice(0, -1), closing, ...rest];
};
