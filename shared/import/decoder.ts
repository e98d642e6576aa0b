// The grammar of a UN document: from labels that can mean several things to the structure that costs least as a whole.
//
// Every paragraph has some readings (`I.` may be the first chapter, the ninth section, or words of a sentence). A reading costs little when it
// continues its count and is set as such elements are set, and much when it does not. The decoder keeps the cheapest structures so far and
// follows each of them to the end, so that what comes later decides what came before. Time is linear in the number of paragraphs.
import type { Chunk } from './chunk.ts';
import { headingCost, textCost, type Evidence } from './evidence.ts';

/** What a paragraph can be, with the number it bears as such. */
export type Reading =
  | { readonly as: 'chapter' | 'section' | 'subsection' | 'heading4' | 'heading5' | 'numbered' | 'message' | 'operative' | 'local'; readonly n: number }
  | { readonly as: 'sub'; readonly n: number; readonly level: 1 | 2 | 3 | 4 }
  | { readonly as: 'unnumbered'; readonly level: number }
  | { readonly as: 'annex' | 'box' | 'caption' | 'paragraph' | 'bullet' | 'quotation' | 'preambular' | 'signature' | 'other' };

interface State {
  readonly chapter: number;
  readonly section: number;
  readonly sub: number;
  readonly heading4: number;
  readonly heading5: number;
  readonly par: number;
  readonly msg: number;
  /** What the numbers of this chapter have been so far. */
  readonly mode: 0 | 1 | 2;
  readonly op: number;
  readonly pre: boolean;
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly local: number;
  /** An annex began and no paragraph has been numbered in it. */
  readonly annex: boolean;
  /** The headings above announce key messages. */
  readonly messages: boolean;
  readonly depth: number;
  /** Some heading stands above. */
  readonly headed: boolean;
}

const beginning: State = {
  chapter: 0, section: 0, sub: 0, heading4: 0, heading5: 0, par: 0, msg: 0, mode: 0, op: 0, pre: false, s1: 0, s2: 0, s3: 0, s4: 0, local: 0, annex: false, messages: false, depth: 0, headed: false,
};

interface Path {
  readonly state: State;
  readonly cost: number;
  readonly reading: Reading;
  readonly before: Path | null;
}

const fresh = { headed: true, heading5: 0, msg: 0, op: 0, pre: false, s1: 0, s2: 0, s3: 0, s4: 0, local: 0 } as const;
const noLists = { s1: 0, s2: 0, s3: 0, s4: 0, local: 0 } as const;

/** `kept`: the numbers of the document are of one kind throughout, so that headings do not begin them anew. */
const step = (state: State, reading: Reading, evidence: Evidence | null, kept: boolean): State => {
  const mode = kept ? state.mode : 0;
  switch (reading.as) {
    case 'chapter':
      return { ...state, ...fresh, chapter: reading.n, section: 0, sub: 0, heading4: 0, mode, depth: 1, messages: evidence?.announcesMessages === true };
    case 'section':
      return { ...state, ...fresh, section: reading.n, sub: 0, heading4: 0, depth: 2, messages: state.messages || evidence?.announcesMessages === true };
    case 'subsection':
      return { ...state, ...fresh, sub: reading.n, heading4: 0, depth: 3 };
    case 'heading4':
      return { ...state, ...fresh, heading4: reading.n, depth: 4 };
    case 'heading5':
      return { ...state, ...fresh, heading5: reading.n, depth: 5 };
    case 'unnumbered': {
      const above = reading.level <= 1 ? { section: 0, sub: 0, heading4: 0, mode, depth: 0 } : {};
      return { ...state, ...fresh, ...above, messages: (reading.level > 1 && state.messages) || evidence?.announcesMessages === true };
    }
    case 'annex':
      return { ...state, ...fresh, chapter: 0, section: 0, sub: 0, heading4: 0, mode: 0, annex: true, messages: evidence?.announcesMessages === true, depth: 0 };
    case 'numbered':
      return { ...state, ...noLists, par: reading.n, mode: 1, annex: false };
    case 'message':
      return { ...state, ...noLists, msg: reading.n, mode: 2 };
    case 'operative':
      return { ...state, ...noLists, op: reading.n };
    case 'preambular':
      return { ...state, ...noLists, pre: true, op: 0 };
    case 'local':
      return { ...state, local: reading.n, s1: 0, s2: 0, s3: 0, s4: 0 };
    case 'sub':
      if (reading.level === 1) return { ...state, s1: reading.n, s2: 0, s3: 0, s4: 0 };
      if (reading.level === 2) return { ...state, s2: reading.n, s3: 0, s4: 0 };
      return reading.level === 3 ? { ...state, s3: reading.n, s4: 0 } : { ...state, s4: reading.n };
    default:
      return state;
  }
};

/** The price of a number that does not go on from the one before. */
const countCost = (last: number, n: number, gap: number, back: number, first = 0): number => {
  if (n === last + 1) return 0;
  if (last === 0) return first + Math.min(n - 2, 6) * 0.1;
  return n > last ? gap + Math.min(n - last - 2, 8) * 0.25 : back;
};

interface Offer {
  readonly reading: Reading;
  readonly cost: number;
}

/** Depth that a title without number has in the printed contents, or one below the number above it. */
const unnumberedLevel = (state: State, evidence: Evidence): number => (evidence.entry !== null ? evidence.entry.level : evidence.wellKnown ? 1 : Math.min(5, state.depth + 1));

const offersFor = (state: State, evidence: Evidence, contents: boolean, messages: boolean): Offer[] => {
  const { chunk } = evidence;
  const offers: Offer[] = [];
  const offer = (reading: Reading, cost: number): void => void offers.push({ reading, cost });
  const heading = headingCost(evidence, false);
  const listed = headingCost(evidence, contents);
  const text = textCost(evidence);
  // A label of one letter with a sentence behind it is somebody's initial.
  const initial = evidence.ends && evidence.words > 6 && chunk.hash === 0 && !chunk.bold && evidence.entry === null ? 2.5 : 0;
  const agrees = (kind: string): number => (evidence.entry === null ? 0 : evidence.entry.kind === kind ? -0.8 : 1.5);

  if (chunk.label === null) {
    const numberless = evidence.entry === null || evidence.entry.label === null || evidence.entry.kind === 'annex' ? 0 : 0.3;
    const set = chunk.hash > 0 || chunk.bold || evidence.wellKnown || evidence.entry !== null;
    let plain = 0;
    if (chunk.hash > 0) plain += 4;
    if (evidence.entry !== null) plain += 4;
    if (evidence.wellKnown) plain += 3;
    if (chunk.bold && !evidence.ends && chunk.plain.length < 200) plain += 2.4;
    if (evidence.capitals && !evidence.ends && evidence.words > 1 && chunk.plain.length < 120) plain += 1.5;
    if (evidence.standsAlone) plain += 1.6;
    if (chunk.bullet !== null) offer({ as: 'bullet' }, 0);
    else if (evidence.preambular) offer({ as: 'preambular' }, -0.5);
    else if (/^\((?:signed|signé|توقيع)\)/iu.test(chunk.plain)) offer({ as: 'signature' }, -0.5);
    else if (chunk.quote > 0 && chunk.hash === 0) offer({ as: 'quotation' }, 0);
    else if (evidence.quoted) offer({ as: 'quotation' }, -0.3);
    if (chunk.bullet === null) {
      offer({ as: 'paragraph' }, plain);
      if (set || evidence.standsAlone || evidence.capitals || (chunk.italic && evidence.standsAlone)) offer({ as: 'unnumbered', level: unnumberedLevel(state, evidence) }, 1.2 + heading + numberless - (evidence.wellKnown ? 1 : 0));
    }
    return offers;
  }

  /** An item of a list is not set as a heading. */
  const hashed = chunk.hash > 0 ? 2.5 : 0;
  for (const { series, n } of chunk.label.readings) {
    switch (series) {
      case 'roman':
        offer({ as: 'chapter', n }, 0.2 + initial + listed + agrees('chapter') + countCost(state.chapter, n, 2.2, 3.5, 1.5));
        break;
      case 'letter':
        offer({ as: 'section', n }, 0.2 + initial + listed + agrees('section') + countCost(state.section, n, 2.2, 3.5, 2) + (state.chapter === 0 ? 0.3 : 0));
        break;
      case 'number': {
        offer({ as: 'numbered', n }, text + (evidence.standsOver ? 0.6 : 0) + countCost(state.par, n, 2.2, state.annex && n === 1 ? 3 : 4.5, 0.8) + (state.mode === 2 ? 1 : 0) + (chunk.lead > 2 ? 0.15 : 0) + (messages && n === 1 ? 0.6 : 0) + (state.local > 0 && n === state.local + 1 ? 0.8 : 0) + (state.op > 0 && evidence.operative ? 1 : 0));
        const announced = state.messages || messages;
        const lead = chunk.lead > 2 && !chunk.bold ? 0.1 : announced ? 0.2 : chunk.bold ? 0.3 : 1.5;
        offer({ as: 'message', n }, Math.min(text, chunk.bold ? 0.4 : text) + lead + countCost(state.msg, n, 3, 3.5, 3) + (n === 1 ? (announced ? 0.1 : 0.35) : 0) + (state.mode !== 1 ? 0 : chunk.lead > 2 && !chunk.bold && state.section > 0 ? 0.15 : 1.6) + (state.headed ? 0 : 1.5) + (state.section > 0 || announced ? 0 : 0.8));
        offer({ as: 'subsection', n }, 0.8 + heading + agrees('subsection') + (chunk.hash > 0 || chunk.bold || chunk.italic || evidence.capitals || evidence.entry !== null || evidence.standsOver ? 0 : 0.9) + countCost(state.sub, n, 2.4, 3, 2.6) + (state.section > 0 ? 0 : state.sub > 0 && n === state.sub + 1 ? 0.2 : evidence.standsOver ? 0.3 : state.chapter > 0 ? 0.8 : 1.8));
        // A number set in under another one belongs to a list within that paragraph.
        if (evidence.nested > 0) {
          const level = Math.min(4, evidence.nested) as 1 | 2 | 3 | 4;
          const last = [state.s1, state.s2, state.s3, state.s4][level - 1] ?? 0;
          offer({ as: 'sub', n, level }, 0.1 + countCost(last, n, 2.2, n === 1 ? 0.2 : 2.2, 2));
        }
        if (evidence.operative) offer({ as: 'operative', n }, (state.pre || state.op > 0 ? -0.4 : 2) + countCost(state.op, n, 2.4, 3, 2));
        offer({ as: 'local', n }, hashed + (evidence.standsOver ? 1 : 0) + (state.annex ? 0.1 : 0.3) + (n === 1 ? 2 : 0) + countCost(state.local, n, 3, n === 1 ? 0 : 4, 4));
        break;
      }
      case 'parenLetter':
        offer({ as: 'sub', n, level: 1 }, hashed + countCost(state.s1, n, 2.2, n === 1 ? 0.3 : 2.2, 2));
        if (chunk.hash > 0 || ((chunk.bold || chunk.italic) && !evidence.ends)) offer({ as: 'heading4', n }, 0.7 + heading + countCost(state.heading4, n, 2.4, 3, 2.4) + (state.sub > 0 || state.section > 0 ? 0 : 1));
        break;
      case 'parenRoman':
        if (chunk.hash > 0) offer({ as: 'heading5', n }, 0.7 + heading + countCost(state.heading5, n, 2.4, 3, 2.4) + (state.heading4 > 0 ? 0 : 1));
        offer({ as: 'sub', n, level: 2 }, hashed + countCost(state.s2, n, 2.2, n === 1 ? 1.2 : 2.2, 2) + (state.s1 === 0 ? 0.8 : state.s1 === 8 && n === 1 ? 0.1 : 0));
        break;
      case 'parenNumber':
        offer({ as: 'sub', n, level: 1 }, 0.4 + countCost(state.s1, n, 2.2, n === 1 ? 0.3 : 2.2, 2));
        offer({ as: 'sub', n, level: 2 }, 0.3 + countCost(state.s2, n, 2.2, n === 1 ? 0.3 : 2.2, 2) + (state.s1 === 0 ? 1 : 0));
        break;
      case 'quotedNumber':
        if (chunk.hash > 0) offer({ as: 'heading5', n }, 0.7 + heading + countCost(state.heading5, n, 2.4, 3, 2.4) + (state.heading4 > 0 ? 0 : 1));
        offer({ as: 'sub', n, level: 2 }, hashed + countCost(state.s2, n, 2.2, n === 1 ? 0.3 : 2.2, 2));
        break;
      case 'smallLetter':
        offer({ as: 'sub', n, level: 3 }, countCost(state.s3, n, 2.2, n === 1 ? 0.3 : 2.2, 2) + (state.s2 > 0 ? 0 : 1.5));
        offer({ as: 'sub', n, level: 1 }, 0.9 + countCost(state.s1, n, 2.2, n === 1 ? 0.3 : 2.2, 2) + (state.s2 > 0 ? 1 : 0));
        offer({ as: 'section', n }, 0.9 + listed + agrees('section') + countCost(state.section, n, 2.2, 3.5, 2.5) + (chunk.bold || chunk.hash > 0 || evidence.entry !== null ? -0.6 : 0.6));
        break;
      case 'smallRoman':
        offer({ as: 'sub', n, level: 4 }, countCost(state.s4, n, 2.2, n === 1 ? 0.3 : 2.2, 2) + (state.s3 > 0 ? 0 : 2));
        offer({ as: 'sub', n, level: 2 }, 0.9 + countCost(state.s2, n, 2.2, n === 1 ? 0.3 : 2.2, 2));
        break;
    }
  }
  offer({ as: 'paragraph' }, 5);
  return offers;
};

/** So many structures are followed at a time, and none that costs more than the cheapest by this much. */
const width = 14;
const reach = 12;

/**
 * The cheapest structure: one reading for every chunk. `fixed` readings are known beforehand. `contents`: the file has printed contents;
 * `messages`: its title or kind announces key messages.
 */
export const decode = (chunks: readonly Chunk[], evidence: readonly (Evidence | null)[], fixed: readonly (Reading | null)[], contents: boolean, messages: boolean): Reading[] => {
  let beam: Path[] = [{ state: beginning, cost: 0, reading: { as: 'other' }, before: null }];
  for (const [index] of chunks.entries()) {
    const known = fixed[index] ?? null;
    const weighed = evidence[index] ?? null;
    const next = new Map<string, Path>();
    const limit = (beam[0]?.cost ?? 0) + reach;
    for (const path of beam) {
      const offers: Offer[] = known !== null ? [{ reading: known, cost: 0 }] : weighed === null ? [{ reading: { as: 'other' }, cost: 0 }] : offersFor(path.state, weighed, contents, messages);
      for (const { reading, cost } of offers) {
        const total = path.cost + cost;
        if (total > limit) continue;
        const state = step(path.state, reading, weighed, messages);
        const key = `${state.chapter},${state.section},${state.sub},${state.heading4},${state.heading5},${state.par},${state.msg},${state.mode},${state.op},${state.s1},${state.s2},${state.s3},${state.local},${state.depth},${state.pre ? 1 : 0}${state.annex ? 1 : 0}${state.messages ? 1 : 0}`;
        const rival = next.get(key);
        if (rival === undefined || rival.cost > total) next.set(key, { state, cost: total, reading, before: path });
      }
    }
    beam = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, width);
  }
  const readings: Reading[] = [];
  for (let path: Path | null = beam[0] ?? null; path !== null && path.before !== null; path = path.before) readings.push(path.reading);
  return readings.reverse();
};
