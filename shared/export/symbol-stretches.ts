// Where a line may end inside the symbol of a document.

/** Up to how many characters a symbol keeps to one line wherever it stands. A longer one that went to the next line as a whole would leave too wide a line behind. */
export const longestWhole = 28;

/** Less than so many characters at its beginning or its end tell nobody which document it is. */
const [leastBegin, leastEnd] = [8, 4];

/** The stretches of a symbol that keep to one line, each with the slash at its end; joined they are the symbol. */
export const symbolStretches = (symbol: string): readonly string[] => {
  const stretches: string[] = [];
  for (const part of symbol.match(/[^/]*\/|[^/]+$/g) ?? [symbol]) {
    const last = stretches.at(-1);
    if (last !== undefined && stretches.length === 1 && last.length < leastBegin) stretches[0] = last + part;
    else stretches.push(part);
  }
  const [before, end] = stretches.slice(-2);
  return before !== undefined && end !== undefined && end.length < leastEnd ? [...stretches.slice(0, -2), before + end] : stretches;
};
