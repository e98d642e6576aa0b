// The lists of both versions in one file. The basic ones are the same in both; those that were opened where a count begins anew are found again in
// the other version by the paragraphs they number, so that a paragraph that stayed keeps its list and is not shown as changed.

interface Instance {
  readonly id: number;
  /** What it counts, and from where. */
  readonly content: string;
}

const instances = (xml: string): Instance[] => [...xml.matchAll(/<w:num w:numId="(\d+)">(.*?)<\/w:num>/gs)].map(([, id, content]) => ({ id: Number(id), content: content ?? '' }));

/** The list of each paragraph that says one, by the name of its bookmark. */
const listsOf = (text: string): Map<string, number> =>
  new Map([...text.matchAll(/<w:numId w:val="(\d+)"\/>(?:(?!<\/?w:p>|<w:bookmarkStart).)*<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/gs)].map(([, id, name]) => [name ?? '', Number(id)]));

export interface ListVersion {
  readonly text: string;
  /** Its numbering part. */
  readonly lists: string;
}

/**
 * The earlier text with the numbers that its lists have in the new file, and the numbering part of that file. `pairs`: names of the bookmarks
 * of paragraphs that are in both versions.
 */
export const joinLists = (before: ListVersion, after: ListVersion, pairs: Iterable<readonly [before: string, after: string]>): { readonly text: string; readonly lists: string } => {
  const [olds, news] = [instances(before.lists), instances(after.lists)];
  const [oldIds, newIds] = [new Map(olds.map(({ id, content }) => [id, content])), new Map(news.map(({ id, content }) => [id, content]))];
  const [inOld, inNew] = [listsOf(before.text), listsOf(after.text)];
  const together = new Map<string, { readonly from: number; readonly to: number; count: number }>();
  for (const [old, now] of pairs) {
    const [from, to] = [inOld.get(old), inNew.get(now)];
    if (from === undefined || to === undefined || oldIds.get(from) !== newIds.get(to)) continue;
    const key = `${from} ${to}`;
    const known = together.get(key);
    if (known === undefined) together.set(key, { from, to, count: 1 });
    else known.count++;
  }
  const numbers = new Map<number, number>();
  const taken = new Set<number>();
  const give = (from: number, to: number): void => {
    if (numbers.has(from) || taken.has(to)) return;
    numbers.set(from, to);
    taken.add(to);
  };
  // The basic lists come first, in the same order in both; `0` is no list.
  numbers.set(0, 0);
  for (const { id, content } of olds) if (!content.includes('w:lvlOverride') && newIds.get(id) === content) give(id, id);
  for (const { from, to } of [...together.values()].sort((one, other) => other.count - one.count || one.from - other.from || one.to - other.to)) give(from, to);
  let next = news.reduce((most, { id }) => Math.max(most, id), 0);
  const added: string[] = [];
  for (const { id, content } of olds) {
    if (numbers.has(id)) continue;
    numbers.set(id, ++next);
    added.push(`<w:num w:numId="${next}">${content}</w:num>`);
  }
  return {
    text: before.text.replace(/(<w:numId w:val=")(\d+)/g, (_, start: string, id: string) => `${start}${numbers.get(Number(id)) ?? id}`),
    lists: `${after.lists}${added.join('')}`,
  };
};
