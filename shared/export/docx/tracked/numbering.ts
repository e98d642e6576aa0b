// The lists of both versions in one file. The basic ones are the same in both; those that were opened where a count begins anew are added.

interface Instance {
  readonly id: number;
  readonly xml: string;
}

const instances = (xml: string): Instance[] => [...xml.matchAll(/<w:num w:numId="(\d+)">.*?<\/w:num>/gs)].map(([whole, id]) => ({ id: Number(id), xml: whole }));

/** The numbers of the earlier version's lists in the new file. A list that the later version has just so keeps its number. */
const renumbered = (before: string, after: string): Map<number, number> => {
  const [olds, news] = [instances(before), instances(after)];
  const known = new Map(news.map(({ id, xml }) => [id, xml]));
  let next = news.reduce((most, { id }) => Math.max(most, id), 0);
  return new Map(olds.map(({ id, xml }) => [id, known.get(id) === xml ? id : ++next]));
};

/** The earlier text with the numbers its lists have in the new file. `before`, `after`: the numbering parts of both versions. */
export const withLists = (text: string, before: string, after: string): string => {
  const numbers = renumbered(before, after);
  return text.replace(/(<w:numId w:val=")(\d+)/g, (_, start: string, id: string) => `${start}${numbers.get(Number(id)) ?? id}`);
};

/** The numbering part of the new file. */
export const joinNumbering = (before: string, after: string): string => {
  const numbers = renumbered(before, after);
  const added = instances(before).flatMap(({ id, xml }) => {
    const number = numbers.get(id) ?? id;
    return number === id && after.includes(xml) ? [] : [xml.replace(/w:numId="\d+"/, `w:numId="${number}"`)];
  });
  return `${after}${added.join('')}`;
};
