// Whether the symbol of a document says the same as its first page: session, year, distribution, organ.
import { distributionOf, parseSymbol, type DocumentSymbol } from '../text/symbol.ts';
import type { DistributionCategory } from './blocks/distribution.ts';
import { traitsOf, type Block, type BlockOf, type BlockType } from './blocks/index.ts';
import type { organs } from './blocks/organ.ts';

/**
 * Where they differ. `session`: the numbers of the session, or of the meeting of the Executive Committee. `year`: the year of the symbol, and the
 * years that the first page allows. `limited` and `restricted`: the symbol marks such a document, and the first page says another category.
 * `adopted`: a resolution or decision is adopted, and adopted texts are distributed generally. `series`: the letters of the organ.
 */
export type SymbolDisagreement =
  | { readonly kind: 'session' | 'meeting'; readonly symbol: number; readonly page: number }
  | { readonly kind: 'year'; readonly symbol: number; readonly from: number; readonly to: number }
  | { readonly kind: 'limited' | 'restricted' | 'adopted'; readonly symbol: string; readonly page: DistributionCategory }
  | { readonly kind: 'series'; readonly symbol: string; readonly page: string };

const seriesOf: Readonly<Record<(typeof organs)[number], string>> = { economicAndSocialCouncil: 'E', generalAssembly: 'A', securityCouncil: 'S', secretariat: 'ST' };
const principalSeries: ReadonlySet<string> = new Set(Object.values(seriesOf));

type FrontOf = { readonly [Type in BlockType]?: BlockOf<Type> };

/** The front matter stands before everything else, and each of its types once. */
const frontOf = (blocks: readonly Block[]): FrontOf => {
  const front: Partial<Record<BlockType, Block>> = {};
  for (const block of blocks) {
    if (traitsOf(block.type).place !== 'front') break;
    front[block.type] ??= block;
  }
  return front as FrontOf;
};

/** Of ESCWA's own bodies, the Executive Committee counts its meetings in the symbol. Working groups and committees count those of a year. */
const sessionIn = ({ parts }: DocumentSymbol): { readonly kind: 'session' | 'meeting'; readonly number: number } | null => {
  const committee = parts.find(({ kind, name }) => kind === 'subBody' && name === 'EC');
  const session = parts.find(({ kind }) => kind === 'session');
  const number = Number.parseInt((session ?? committee)?.number ?? '', 10);
  return Number.isNaN(number) ? null : { kind: session === undefined ? 'meeting' : 'session', number };
};

const yearOf = (day: string): number => Number(day.slice(0, 4));

/**
 * The years that fit the dates of the first page. The symbol of a meeting bears the year of the meeting, or of the days between it and the
 * document; without a meeting, a document may appear in the year after that of its symbol, or before its session begins.
 */
const fittingYears = ({ date, venue }: FrontOf): { readonly from: number; readonly to: number } | null => {
  const issued = date?.date ?? null;
  const days = [venue?.from ?? null, venue?.to ?? null].filter((day) => day !== null);
  const years = [...days, ...(issued === null ? [] : [issued])].map(yearOf);
  if (years.length === 0) return null;
  const room = days.length === 0 ? 1 : 0;
  return { from: Math.min(...years) - room, to: Math.max(...years) + room };
};

/** Where the symbol and the first page differ; nothing where there is no symbol of a known form, or where the page leaves open what it would be compared with. */
export const symbolDisagreements = (blocks: readonly Block[]): readonly SymbolDisagreement[] => {
  const front = frontOf(blocks);
  const symbol = parseSymbol(front.symbol?.symbol ?? '');
  if (symbol === null) return [];
  const found: SymbolDisagreement[] = [];

  const session = sessionIn(symbol);
  const number = front.session?.number ?? null;
  // A session line may name a meeting within the session; the Executive Committee has called its meetings sessions too.
  const comparable = session?.kind === 'meeting' || front.session?.kind === 'session';
  if (session !== null && number !== null && comparable && number !== session.number) found.push({ kind: session.kind, symbol: session.number, page: number });

  const written = symbol.parts.find(({ kind }) => kind === 'year');
  const years = fittingYears(front);
  if (written !== undefined && years !== null) {
    const year = Number(written.text);
    if (year < years.from || year > years.to) found.push({ kind: 'year', symbol: year, ...years });
  }

  const marked = distributionOf(symbol);
  const category = front.distribution?.distribution;
  const adopted = symbol.parts.find(({ kind, name }) => kind === 'nature' && (name === 'RES' || name === 'DEC'));
  // What is not marked may be limited all the same, as outcome documents are.
  if (category !== undefined && marked !== null && marked !== category) found.push({ kind: marked, symbol: marked === 'limited' ? 'L.' : 'R.', page: category });
  else if (category !== undefined && adopted !== undefined && category !== 'general') found.push({ kind: 'adopted', symbol: adopted.name, page: category });

  const series = symbol.parts[0]?.text ?? '';
  const organ = front.organ === undefined ? null : seriesOf[front.organ.organ];
  // Bodies with series of their own are not on the list of organs.
  if (organ !== null && principalSeries.has(series) && series !== organ) found.push({ kind: 'series', symbol: series, page: organ });
  return found;
};
