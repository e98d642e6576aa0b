// Cross-references lead to the same elements in both languages.
import { found } from './finding.ts';
import { differences, placedOf, type Check } from './line.ts';

export const references: Check = ({ source, target, notes }) => {
  const { differ, missing, extra } = differences(placedOf(source.content, 'crossReference'), placedOf(target.content, 'crossReference'), ({ inline }) => notes.get(inline.target) ?? inline.target);
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...differ.map(([wanted, { inline, start, end: stop }]) =>
      found('referenceDiffers', 'error', { start, end: stop }, {
        source: { start: wanted.start, end: wanted.end },
        fix: { kind: 'write', edits: [{ start, end: stop, put: { ...inline, target: [...notes].find(([, note]) => note === wanted.inline.target)?.[0] ?? wanted.inline.target } }] },
      }),
    ),
    ...missing.map((wanted) => found('referenceMissing', 'error', end, { source: { start: wanted.start, end: wanted.end } })),
    ...extra.map((there) => found('referenceExtra', 'error', { start: there.start, end: there.end })),
  ];
};
