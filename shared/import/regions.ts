// Where the first page ends, where the summary stands, and where the body of the text begins.
import { comparable, endsSentence } from './comparable.ts';
import { decimalOf } from './decimals.ts';
import { timeRangeLength } from './dates.ts';
import { fieldOf } from './fields.ts';
import { isRule, type LiveLine } from './furniture.ts';
import { labelOf, nounLabelOf } from './labels.ts';
import { isBlank } from './lines.ts';
import { peel, unmarked } from './peel.ts';
import type { PrintedContents } from './printed-contents.ts';
import { conclusionWords, introductionWords, preambularForm, summaryWords } from './vocabulary.ts';

/** The parts of a file, without its printed contents. */
export interface Regions {
  readonly front: readonly LiveLine[];
  readonly summary: readonly LiveLine[];
  /** Lines at the foot of the first page: the job number, and notes that an asterisk in the masthead calls. */
  readonly foot: readonly LiveLine[];
  /** The line "Summary" itself. */
  readonly summaryHeading: LiveLine | null;
  readonly body: readonly LiveLine[];
}

/** Lines of one paragraph: up to the next blank line. */
const runFrom = (lines: readonly LiveLine[], index: number): string => {
  let text = '';
  for (let at = index; at < lines.length && !isBlank(lines[at]) && text.length < 600; at++) text += `${unmarked(lines[at]?.text ?? '')} `;
  return text.trim();
};

const isBold = (text: string): boolean => /^\s*(?:\*\*|__|<b>|<strong>)/.test(text);

const nextFilled = (lines: readonly LiveLine[], index: number): number => {
  let at = index + 1;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  return at;
};

/** Whether the text begins with this line. */
const beginsBody = (lines: readonly LiveLine[], index: number, titleSeen: boolean): boolean => {
  const line = lines[index] as LiveLine;
  const peeled = peel(line.text);
  const plain = unmarked(peeled.source);
  const key = comparable(plain);
  if (introductionWords.has(key) || conclusionWords.has(key) || introductionWords.has(key.replace(/^1 /, ''))) return true;
  if (decimalOf(plain)?.written.startsWith('1.1') === true) return true;
  const label = labelOf(peeled.text);
  if (label !== null) {
    const rest = unmarked(peeled.text.slice(label.length));
    const readings = label.readings.filter(({ series }) => series === 'roman' || series === 'letter' || series === 'number');
    if (readings.length > 0 && fieldOf(plain, true) === null) {
      if (readings.some(({ n }) => n === 1) && (rest !== '' || isBlank(lines[index + 1]))) return true;
      if (peeled.hash > 0 || (readings.some(({ series }) => series === 'number') && rest.length > 80)) return true;
    }
  }
  const noun = nounLabelOf(plain);
  if (noun !== null && noun.apart && (noun.n !== null || noun.noun === 'annex')) return true;
  if (peeled.bullet !== null && plain.length > 20 && !/^[-–—]$/.test(plain)) return true;
  if (timeRangeLength(plain) > 0 && (line.text.includes('\t') || timeRangeLength(unmarked(lines[nextFilled(lines, index)]?.text ?? '')) > 0)) return true;
  const run = runFrom(lines, index);
  // The subject of a resolution: the organ, and a comma.
  if (/[,،]$/.test(run) && run.length < 160 && preambularForm.test(comparable(runFrom(lines, nextFilled(lines, index))))) return true;
  if (preambularForm.test(key) && /[,،]$/.test(run)) return true;
  if (peeled.hash === 0 && !isBold(line.text)) {
    if (run.length > 280 || (run.length > 140 && endsSentence(run)) || (titleSeen && run.length > 60 && /[.:]$/.test(run) && fieldOf(plain, true) === null)) return true;
  }
  if (titleSeen && (peeled.hash > 0 || isBold(line.text)) && fieldOf(plain, true) === null) {
    // A heading right over a paragraph or a list: the second title of a first page never is.
    const next = nextFilled(lines, index);
    const following = lines[next];
    if (following !== undefined) {
      const after = runFrom(lines, next);
      const below = peel(following.text);
      if (below.hash === 0 && !isBold(following.text) && (after.length > 160 || (after.length > 60 && /[.:;]$/.test(after)) || below.bullet !== null || labelOf(below.text)?.readings.some(({ series }) => series === 'number') === true) && fieldOf(unmarked(following.text), true) === null) return true;
    }
  }
  return false;
};

/** No first page has more lines above its summary. */
const longestFront = 90;

/** Divides the lines. `hasTitle`: the title is known from elsewhere, so that the first heading can begin the body. */
export const splitRegions = (lines: readonly LiveLine[], contents: PrintedContents | null, hasTitle: boolean): Regions => {
  const summaryAt = lines.findIndex(
    (line, index) => index < 250 && line.text.length < 60 && summaryWords.has(comparable(unmarked(line.text))) && (contents === null || index < contents.start || index >= contents.end),
  );
  let titleSeen = hasTitle;
  let bodyAt = lines.length;
  let filled = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as LiveLine;
    if (index === summaryAt || index === contents?.start) {
      bodyAt = index;
      break;
    }
    if (isBlank(line) || isRule(line.text)) continue;
    filled += 1;
    if (filled > longestFront || beginsBody(lines, index, titleSeen)) {
      bodyAt = index;
      break;
    }
    const field = fieldOf(unmarked(line.text), true);
    const headed = peel(line.text).hash > 0;
    // A title can be worded like a committee or a kind: "Forum on …", "Report of …".
    if (headed || isBold(line.text)) titleSeen ||= field === null || (headed && (field.type === 'committee' || (field.type === 'documentKind' && field.kind === null)));
  }
  const front = lines.slice(0, bodyAt);
  const isSummary = bodyAt === summaryAt || (contents !== null && summaryAt >= contents.end && bodyAt === contents.start && lines.slice(contents.end, summaryAt).every((line) => isBlank(line) || isRule(line.text)));
  if (isSummary) {
    const limit = contents !== null && contents.start > summaryAt ? contents.start : lines.length;
    let end = nextFilled(lines, summaryAt);
    let paragraphs = 0;
    for (; end < limit; end++) {
      const line = lines[end] as LiveLine;
      if (isBlank(line) || isRule(line.text)) continue;
      const peeled = peel(line.text);
      const plain = unmarked(peeled.source);
      const label = labelOf(peeled.text);
      if (introductionWords.has(comparable(plain)) || conclusionWords.has(comparable(plain))) break;
      if (label?.readings.some(({ series, n }) => n === 1 && (series === 'roman' || series === 'letter' || series === 'number')) === true) break;
      if (paragraphs > 0 && (peeled.hash > 0 || (isBold(line.text) && plain.length < 120 && !endsSentence(plain) && isBlank(lines[end + 1]) && isBlank(lines[end - 1])))) break;
      if (paragraphs > 0 && isBlank(lines[end - 1]) && isBlank(lines[end + 1]) && plain.length < 70 && !endsSentence(plain) && peeled.bullet === null && runFrom(lines, nextFilled(lines, end)).length > 120 && end > summaryAt + 2 && contents === null) break;
      paragraphs += 1;
    }
    const rest = contents !== null && contents.start > summaryAt ? lines.slice(end, contents.start).concat(lines.slice(contents.end)) : lines.slice(Math.max(end, contents?.end ?? 0));
    const starred = front.some((line) => /[^\s*]\\?\*{1,3}\s*$/.test(line.text) && !/^\s*\*/.test(line.text));
    const isFoot = (line: LiveLine): boolean => fieldOf(unmarked(line.text), true)?.type === 'jobNumber' || (starred && /^\s*(?:\\?\*){1,3}\s*[^\s*]/.test(line.text) && line.text.length < 200 && !/\*\s*$/.test(line.text));
    const summaryLines = lines.slice(summaryAt + 1, end);
    return { front, summary: summaryLines.filter((line) => !isFoot(line)), foot: summaryLines.filter(isFoot), summaryHeading: lines[summaryAt] ?? null, body: rest };
  }
  if (contents !== null && bodyAt === contents.start) return { front, summary: [], foot: [], summaryHeading: null, body: lines.slice(contents.end) };
  const body = contents === null || contents.end <= bodyAt ? lines.slice(bodyAt) : lines.slice(bodyAt, contents.start).concat(lines.slice(contents.end));
  return { front, summary: [], foot: [], summaryHeading: null, body };
};
