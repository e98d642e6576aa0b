// Links lead to the same addresses, but for the part that names a language.
import { found } from './finding.ts';
import { differences, placedOf, type Check } from './line.ts';

/** `…/en/report` and `…/ar/report` are one page in two languages. */
const pageOf = (href: string): string => href.replace(/\/$/u, '').replace(/(?<=[/.?&=_-])(?:en|ar|fr|english|arabic|french)(?=[/.&_-]|$)/giu, '*');

export const links: Check = ({ source, target }) => {
  const { differ, missing, extra } = differences(placedOf(source.content, 'link'), placedOf(target.content, 'link'), ({ inline }) => pageOf(inline.href));
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...differ.map(([{ inline: wanted, ...from }, { inline, ...there }]) =>
      found('linkDiffers', 'error', there, { params: { wanted: wanted.href, found: inline.href }, source: from, fix: { kind: 'link', ...there, href: wanted.href } }),
    ),
    ...missing.map(({ inline, ...from }) => found('linkMissing', 'error', end, { params: { wanted: inline.href }, source: from })),
    ...extra.map(({ inline, ...there }) => found('linkExtra', 'error', there, { params: { found: inline.href } })),
  ];
};
