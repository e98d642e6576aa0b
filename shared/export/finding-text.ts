// Findings in words: where something is, and one line for a terminal.
import type { BlockType } from '../document/blocks/index.ts';
import { elementName } from '../language/elements.ts';
import type { Language } from '../language/language.ts';
import { translator } from '../language/messages.ts';
import { isolate } from '../text/bidi.ts';
import type { Finding, FindingKind } from './finding.ts';

/** Their labels hold the noun already: `Figure 1`. */
const labelledByName: ReadonlySet<BlockType> = new Set(['box', 'table', 'figure', 'annex']);

/** What the element is called, in the language of the interface, and its number in the document: `Numbered paragraph 12`; empty where there is no element. */
export const findingElement = ({ type, level, label }: Finding, language: Language): string => {
  if (type === null) return '';
  if (label !== '' && labelledByName.has(type)) return isolate(label);
  const name = elementName(type, language, level ?? undefined);
  return label === '' ? name : `${name} ${isolate(label)}`;
};

/** Their names say already which element it is. */
const ofFirstPage: ReadonlySet<FindingKind> = new Set(['missingTitle', 'missingSymbol', 'missingDate']);

/** `Not translated: Numbered paragraph 12 “The participants recalled…”` */
export const findingLine = (finding: Finding, language: Language): string => {
  const t = translator(language);
  const name = t(`export:findings.kind.${finding.kind}.name`);
  if (ofFirstPage.has(finding.kind)) return name;
  const excerpt = finding.excerpt === '' ? '' : `“${isolate(finding.excerpt)}”`;
  const place = [finding.which === '' ? '' : isolate(finding.which), findingElement(finding, language), excerpt].filter((part) => part !== '').join(' ');
  return place === '' ? name : t('export:findings.line', { name, place });
};
