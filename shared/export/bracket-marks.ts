// How negotiated text prints: square brackets while it is open, nothing once it is agreed.
import type { Bracket, Inline } from '../document/inlines.ts';

export interface BracketMarks {
  readonly open: string;
  readonly close: string;
  /** Text that was taken out of the negotiation still prints, struck out, so that nothing leaves the text unseen. */
  readonly struck: boolean;
}

export const bracketMarks = (state: Bracket['state']): BracketMarks => {
  switch (state) {
    case 'open':
    case 'parked':
      return { open: '[', close: ']', struck: false };
    case 'deleted':
      return { open: '[', close: ']', struck: true };
    case 'agreed':
    case 'agreedAdReferendum':
    case 'agreedLanguage':
      return { open: '', close: '', struck: false };
  }
};

/** What stands between two wordings of a bracket: `[shall / should]`. */
export const optionSeparator = ' / ';

/** Whether the separator stands before an inline of a bracket: between two options that follow each other directly. */
export const separates = (children: readonly Inline[], index: number): boolean => {
  const [before, here] = [children[index - 1], children[index]];
  return before !== undefined && here !== undefined && 'type' in before && before.type === 'option' && 'type' in here && here.type === 'option';
};
