// Captions of boxes, tables and figures: "Table 2. Title", and at Headquarters the title on a line of its own under the label, which is not bold.
import type { BlockOf } from '../../document/blocks/index.ts';
import { captionLabel } from '../caption-label.ts';
import type { Run, Runs } from './printed.ts';
import { RunWriter } from './runs.ts';
import type { Setting } from './setting.ts';

/** The caption with its number; empty where there is neither. */
export const captionRuns = (block: BlockOf<'box' | 'table' | 'figure'>, setting: Setting, runs: RunWriter): Runs => {
  const { numbering, language, profile } = setting;
  const number = numbering.blocks.get(block.id);
  const text = runs.text(block.text);
  if (number === undefined) return text;
  const { separator, ownLine } = captionLabel(language, profile);
  const shown = language.label(number, profile);
  const label = ownLine ? runs.regular(shown) : runs.plain(shown);
  if (text.length === 0) return label;
  const between: Run = ownLine ? { k: 'br' } : separator;
  return [...label, between, ...text];
};
