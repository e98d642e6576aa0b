// Generators of documents for property tests: every block type and inline, in three languages. What `documents` gives is well formed
// (normalising returns it as it is); what `untidyDocuments` gives is only valid by the schema.
import fc from 'fast-check';
import type { BoxedBlock } from '../../../shared/document/blocks/box.ts';
import { blockDefinitions, type Block, type BlockOf, type BlockType } from '../../../shared/document/blocks/index.ts';
import { documentKinds } from '../../../shared/document/blocks/documentKind.ts';
import { distributions } from '../../../shared/document/blocks/distribution.ts';
import { organs } from '../../../shared/document/blocks/organ.ts';
import type { TableCell, TableRow } from '../../../shared/document/blocks/table.ts';
import type { Asset, LanguageText } from '../../../shared/document/block.ts';
import { looks, schemaVersion, templates, type Document } from '../../../shared/document/document.ts';
import { bracketStates, type Content, type FootnoteText, type Inline, type Text } from '../../../shared/document/inlines.ts';
import { languages, type Language } from '../../../shared/language/language.ts';

const vocabulary: Record<Language, readonly string[]> = {
  en: ['the', 'Commission', 'water', 'harbours', 'recommended', 'of', 'coastal', 'States', 'in', '2031', 'co-operation', '“quoted”', '12.5', 'per', 'cent', 'it’s', '(annex)'],
  ar: ['اللجنة', 'المياه', 'في', 'الموانئ', 'أوصت', 'مُعتمَدة', 'الـدول', 'ESCWA', 'عام', '2031', '«نص»', '(أ)', 'إلى', 'والساحل', '١٢'],
  fr: ['la', 'Commission', 'l’eau', 'côtière', 'États', 'a', 'recommandé', '«\u00A0cité\u00A0»', 'à', '2031', 'œuvre', 'où', '12,5\u00A0%'],
};
/** Characters that mean something in Markdown, HTML, XML or Typst and must come through as themselves. */
const markup = ['*', '_', '#', '<b>', '&amp;', '$x$', '\\', '@ref', '`', '~', '"', "'", '--', '[1]', '|', '{', '}', '//', '= a', '- b', '+ c', '1. d'];
const punctuation: Record<Language, readonly string[]> = { en: ['.', ',', ';', ':', '?'], ar: ['.', '،', '؛', ':', '؟'], fr: ['.', ',', '\u00A0;', '\u00A0:', '\u00A0?'] };

const oneOf = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const flag = fc.constantFrom<true | undefined>(true, undefined, undefined);

/** A few words of a language, never empty, without line breaks, neither beginning nor ending with a space. */
export const phrases = (language: Language): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 12, arbitrary: oneOf(vocabulary[language]) }, { weight: 1, arbitrary: oneOf(markup) }), { minLength: 1, maxLength: 8 })
    .chain((words) => fc.option(oneOf(punctuation[language])).map((end) => words.join(' ') + (end ?? '')));

/** Leaves the keys without value out, as the schemas want. */
const compact = <Result>(value: object): Result => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Result;

const proposals = fc.option(fc.array(fc.record({ id: fc.constant('?'), kind: fc.constantFrom('insertion' as const, 'deletion' as const), author: fc.constantFrom('Nadia', 'Omar'), at: fc.constant(0) }), { minLength: 1, maxLength: 2 }), { freq: 12, nil: undefined });
const comments = fc.option(fc.constant(['?']), { freq: 12, nil: undefined });

const textRuns = (text: fc.Arbitrary<string>): fc.Arbitrary<Text> =>
  fc.record({ text, bold: flag, italic: flag, underline: flag, superscript: flag, subscript: fc.constant(undefined), proposals, comments }).map((run) => compact<Text>(run));

const hrefs = fc.constantFrom('https://example.org/harbours', 'mailto:office@example.org', 'http://example.org/a?b=1&c=%D8%A7#d');
const symbols = fc.constantFrom('A/RES/73/195', 'E/ESCWA/30/L.1', 'E/ESCWA/CL2.GPID/2024/WG.7/Outcome document', 'A/C.3/65/L.78/Rev.1');

const signature = (inline: Inline): string => {
  if (!('text' in inline)) return JSON.stringify({ ...inline, id: '' });
  return JSON.stringify({ ...inline, text: '' });
};

/** No empty runs, and no two neighbours that are one. */
const apart = <Item extends Inline>(content: readonly Item[]): Item[] => {
  const result: Item[] = [];
  for (const inline of content) {
    const before = result.at(-1);
    if (before !== undefined && 'text' in inline && 'text' in before && signature(before) === signature(inline)) continue;
    if (before !== undefined && 'type' in inline && inline.type === 'link' && 'type' in before && before.type === 'link') continue;
    result.push(inline);
  }
  return result;
};

const links = (language: Language): fc.Arbitrary<Inline> =>
  fc.record({ type: fc.constant('link' as const), href: hrefs, children: fc.array(textRuns(phrases(language)), { minLength: 1, maxLength: 2 }).map(apart) });

const symbolReferences = fc
  .record({ type: fc.constant('symbolReference' as const), symbol: symbols, bold: flag, italic: flag, proposals, comments })
  .map((inline) => compact<Inline>(inline));

/** The target is a number that becomes the id of an element of the document; every tenth is lost. */
const crossReferences = fc
  .record({
    type: fc.constant('crossReference' as const),
    id: fc.constant('?'),
    target: fc.nat(9999).map((n) => (n % 10 === 0 ? 'lost' : `?${n}`)),
    form: fc.constantFrom('label' as const, 'number' as const),
  })
  .map((inline): Inline => inline);

const footnotes = (language: Language): fc.Arbitrary<Inline> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: textRuns(phrases(language)) }, links(language), symbolReferences, crossReferences), { minLength: 1, maxLength: 3 })
    .map((content) => ({ type: 'footnote', id: '?', content: apart(content) as FootnoteText }));

const brackets = (language: Language, depth: number): fc.Arbitrary<Inline> => {
  const parties = fc.option(fc.constant(['Group of Northern Ports']), { nil: undefined });
  const party = fc.option(fc.constant('Delegation of the Isles'), { nil: undefined });
  const options = fc
    .array(
      fc
        .record({ type: fc.constant('option' as const), id: fc.constant('?'), proposer: party, supporters: parties, children: contents(language, depth - 1) })
        .map((option) => compact<Inline>(option)),
      { minLength: 2, maxLength: 3 },
    );
  return fc
    .record({
      type: fc.constant('bracket' as const),
      id: fc.constant('?'),
      state: oneOf(bracketStates),
      proposer: party,
      objections: parties,
      note: fc.option(fc.constant('To come back to after lunch'), { nil: undefined }),
      children: fc.oneof(contents(language, depth - 1), options),
    })
    .map((bracket) => compact<Inline>(bracket));
};

/** The text of one place in one language, well formed; may be empty. */
export const contents = (language: Language, depth = 1): fc.Arbitrary<Content> => {
  const choices: fc.WeightedArbitrary<Inline>[] = [
    { weight: 10, arbitrary: textRuns(phrases(language)) },
    { weight: 1, arbitrary: links(language) },
    { weight: 1, arbitrary: symbolReferences },
    { weight: 1, arbitrary: crossReferences },
    { weight: 1, arbitrary: footnotes(language) },
  ];
  if (depth > 0) choices.push({ weight: 1, arbitrary: fc.constant(null).chain(() => brackets(language, depth)) });
  return fc.array(fc.oneof(...choices), { maxLength: 4 }).map(apart);
};

/** Text in some of the languages. */
export const languageTexts = (make: (language: Language) => fc.Arbitrary<Content> = contents): fc.Arbitrary<LanguageText> =>
  fc
    .record({
      en: fc.option(make('en'), { freq: 8, nil: undefined }),
      ar: fc.option(make('ar'), { freq: 2, nil: undefined }),
      fr: fc.option(make('fr'), { freq: 1, nil: undefined }),
    })
    .map((text) => compact<LanguageText>(text));

const languageStrings = fc.record({ en: phrases('en'), ar: phrases('ar'), fr: phrases('fr') });

/** A day from 1990 to 2049. */
export const days: fc.Arbitrary<string> = fc.integer({ min: 7305, max: 29_219 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

/** Images whose bytes are nowhere: exporters must do without them. */
const assets: fc.Arbitrary<Asset> = fc.record({
  hash: fc.constantFrom('0'.repeat(64), 'ab'.repeat(32)),
  mediaType: fc.constantFrom('image/png' as const, 'image/jpeg' as const),
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 2000 }),
});

/** Rows whose cells cover every place of the grid exactly once; spans do not cross the end of the header rows. */
const grids = (rowCount: number, columnCount: number, headerRows: number): fc.Arbitrary<TableRow[]> =>
  fc
    .record({
      wishes: fc.array(fc.record({ colspan: fc.constantFrom(1, 1, 1, 2, 3), rowspan: fc.constantFrom(1, 1, 1, 2) }), { minLength: rowCount * columnCount, maxLength: rowCount * columnCount }),
      texts: fc.array(languageTexts((language) => contents(language, 0)), { minLength: rowCount * columnCount, maxLength: rowCount * columnCount }),
      kinds: fc.array(fc.constantFrom('normal' as const, 'normal' as const, 'day' as const, 'group' as const), { minLength: rowCount, maxLength: rowCount }),
    })
    .map(({ wishes, texts, kinds }) => {
      const taken = Array.from({ length: rowCount }, () => new Array<boolean>(columnCount).fill(false));
      let next = 0;
      return Array.from({ length: rowCount }, (_, row): TableRow => {
        const cells: TableCell[] = [];
        for (let column = 0; column < columnCount; column++) {
          if (taken[row]?.[column] === true) continue;
          const wish = wishes[next] ?? { colspan: 1, rowspan: 1 };
          let colspan = 1;
          while (colspan < wish.colspan && column + colspan < columnCount && taken[row]?.[column + colspan] === false) colspan++;
          const end = row < headerRows ? headerRows : rowCount;
          const rowspan = Math.min(wish.rowspan, end - row);
          for (let down = 0; down < rowspan; down++) for (let across = 0; across < colspan; across++) (taken[row + down] ?? [])[column + across] = true;
          cells.push({ id: '?', text: texts[next] ?? {}, colspan, rowspan });
          next++;
        }
        return { id: '?', kind: row < headerRows ? 'normal' : (kinds[row] ?? 'normal'), cells };
      });
    });

const base = <Type extends BlockType>(type: Type) => ({ id: fc.constant('?'), type: fc.constant(type), text: languageTexts() });
const silent = <Type extends BlockType>(type: Type) => ({ id: fc.constant('?'), type: fc.constant(type), text: fc.constant({} as LanguageText) });

const tables: fc.Arbitrary<BlockOf<'table'>> = fc
  .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }), header: fc.nat(2) })
  .chain(({ rows, columns, header }) =>
    fc.record({
      ...base('table'),
      purpose: fc.constantFrom('data' as const, 'data' as const, 'programme' as const, 'documents' as const, 'participants' as const),
      headerRows: fc.constant(Math.min(header, rows)),
      rowHeaders: fc.boolean(),
      landscape: fc.boolean(),
      columns: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: columns, maxLength: columns }),
      rows: grids(rows, columns, Math.min(header, rows)),
      notes: languageTexts(),
      source: languageTexts(),
    }),
  );

const boxed: fc.Arbitrary<BoxedBlock> = fc.constant(null).chain(() =>
  fc.oneof(
    generators.paragraph,
    generators.bullet,
    generators.subparagraph,
    generators.quotation,
    generators.table,
    generators.figure,
  ),
) as fc.Arbitrary<BoxedBlock>;

/** One generator per block type. Ids are not yet given; `withIds` does it. */
export const generators: { readonly [Type in BlockType]: fc.Arbitrary<BlockOf<Type>> } = {
  logos: fc.record({ ...silent('logos'), logos: fc.array(fc.record({ id: fc.constant('?'), image: assets, alt: languageStrings, height: fc.integer({ min: 6, max: 40 }) }, { requiredKeys: ['id', 'image', 'alt'] }), { maxLength: 3 }) }),
  organ: fc.record({ ...silent('organ'), organ: oneOf(organs) }),
  distribution: fc.record({ ...silent('distribution'), distribution: oneOf(distributions) }),
  symbol: fc.record({ ...silent('symbol'), symbol: fc.option(symbols) }),
  date: fc.record({ ...silent('date'), date: fc.option(days) }),
  language: fc.record(silent('language')),
  originalLanguage: fc.record({ ...silent('originalLanguage'), original: fc.option(oneOf(languages)) }),
  jobNumber: fc.record({ ...silent('jobNumber'), jobNumber: fc.option(fc.constantFrom('24-00312', '18-12606')) }),
  body: fc.record(base('body')),
  committee: fc.record(base('committee')),
  session: fc.record({ ...base('session'), number: fc.option(fc.integer({ min: 1, max: 99 })), kind: fc.constantFrom('session' as const, 'meeting' as const) }),
  venue: fc.tuple(fc.record(base('venue')), fc.option(fc.tuple(days, days))).map(([block, range]) => {
    const [from, to] = range === null ? [null, null] : range.toSorted();
    return { ...block, from: from ?? null, to: to ?? null };
  }),
  agendaItem: fc.record({ ...silent('agendaItem'), items: fc.array(fc.constantFrom('3', '4 (b)', '11'), { maxLength: 3 }), adopted: fc.boolean() }),
  documentKind: fc.record({ ...base('documentKind'), kind: fc.option(oneOf(documentKinds)) }),
  title: fc.record(base('title')),
  subtitle: fc.record(base('subtitle')),
  summary: fc.record(base('summary')),
  contents: fc.record(silent('contents')),
  heading: fc.record({ ...base('heading'), level: fc.integer({ min: 1, max: 5 }), numbered: fc.boolean() }),
  numberedParagraph: fc.record(base('numberedParagraph')),
  paragraph: fc.record(base('paragraph')),
  priorityArea: fc.record(base('priorityArea')),
  keyMessage: fc.record(base('keyMessage')),
  subparagraph: fc.record({ ...base('subparagraph'), level: fc.integer({ min: 1, max: 4 }) }),
  bullet: fc.record({ ...base('bullet'), level: fc.integer({ min: 1, max: 2 }) }),
  quotation: fc.record(base('quotation')),
  box: fc.record({ ...base('box'), blocks: fc.array(boxed, { minLength: 1, maxLength: 4 }) }),
  table: tables,
  figure: fc.record({ ...base('figure'), image: fc.option(assets), alt: languageStrings, source: languageTexts(), width: fc.integer({ min: 10, max: 100 }) }),
  preambularParagraph: fc.record(base('preambularParagraph')),
  operativeParagraph: fc.record(base('operativeParagraph')),
  annex: fc.record({ ...base('annex'), original: fc.option(oneOf(languages)) }),
  signature: fc.record(base('signature')),
  endRule: fc.record(silent('endRule')),
  pageBreak: fc.record(silent('pageBreak')),
};

const anyOf = (types: readonly BlockType[]): fc.Arbitrary<Block> => fc.oneof(...types.map((type) => generators[type] as fc.Arbitrary<Block>));

const frontTypes = (Object.keys(blockDefinitions) as BlockType[]).filter((type) => blockDefinitions[type].traits.place === 'front');
const bodyTypes = (Object.keys(blockDefinitions) as BlockType[]).filter((type) => blockDefinitions[type].traits.place === 'body');

/** Blocks of the first page, each at most once and in order (several paragraphs of summary). */
export const frontMatter: fc.Arbitrary<Block[]> = fc
  .subarray(frontTypes)
  .chain((types) => fc.tuple(...types.flatMap((type) => (type === 'summary' ? [generators.summary, generators.summary] : [generators[type] as fc.Arbitrary<Block>]))))
  .map((blocks) => blocks);

/** Blocks of the body in any order, ids not yet given. */
export const bodyBlocks = (maxLength = 14): fc.Arbitrary<Block[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: anyOf(['heading', 'numberedParagraph', 'subparagraph', 'keyMessage', 'priorityArea']) }, { weight: 3, arbitrary: anyOf(bodyTypes) }), { maxLength });

/** Gives every element the next id, and cross-references a target among the blocks. */
export const withIds = (blocks: readonly Block[], prefix = 'id'): Block[] => {
  let next = 0;
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => (item === '?' ? `${prefix}-${++next}` : named(item)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, key === 'id' ? `${prefix}-${++next}` : named(field)]));
  };
  const result = named(blocks) as Block[];
  const targets = result.map((block) => block.id);
  const aimed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(aimed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        key,
        key === 'target' && typeof field === 'string' && field.startsWith('?') ? (targets[Number(field.slice(1)) % Math.max(1, targets.length)] ?? 'lost') : aimed(field),
      ]),
    );
  };
  return aimed(result) as Block[];
};

const settings: fc.Arbitrary<Document['settings']> = fc.record({
  template: oneOf(templates),
  look: oneOf(looks),
  draftingLanguage: oneOf(languages),
  digits: fc.constantFrom('western' as const, 'arabicIndic' as const),
}).map((chosen) => ({ ...chosen, languages: [chosen.draftingLanguage, ...languages.filter((language) => language !== chosen.draftingLanguage)], unplaced: [] }));

/** Well-formed blocks of a whole document: first page, then body. */
export const documentBlocks = (maxBody = 14): fc.Arbitrary<Block[]> =>
  fc.tuple(frontMatter, bodyBlocks(maxBody)).map(([front, body]) => withIds([...front, ...body]));

/** Well-formed documents. */
export const documents = (maxBody = 14): fc.Arbitrary<Document> =>
  fc.record({ settings, blocks: documentBlocks(maxBody) }).map(({ settings: chosen, blocks }) => ({ schemaVersion, id: 'document', settings: chosen, blocks }));

const untidyRuns = fc.oneof(fc.constant<Inline>({ text: '' }), fc.constant<Inline>({ text: 'a' }), fc.constant<Inline>({ text: 'b', bold: true }), fc.constant<Inline>({ type: 'link', href: 'https://example.org', children: [] }));

/** Disorder that the schema allows: repeated ids, broken runs and grids, front matter in the body, text where none belongs. */
const untidied = (block: Block, disorder: { readonly runs: readonly Inline[]; readonly span: number; readonly drop: boolean; readonly sameId: boolean }): Block => {
  const text: LanguageText = { ...block.text, en: [...(block.text.en ?? []), ...disorder.runs, ...(block.text.en ?? [])] };
  const after: Block = { ...block, text, id: disorder.sameId ? 'same' : block.id };
  if (after.type !== 'table') return after;
  const rows = after.rows.map((row, index) => ({
    ...row,
    cells: row.cells
      .filter((_, cell) => !disorder.drop || (index + cell) % 3 !== 0)
      .map((cell, position) => ((index + position) % 2 === 0 ? { ...cell, colspan: disorder.span, rowspan: disorder.span } : cell)),
  }));
  return { ...after, rows, columns: disorder.drop ? after.columns.slice(0, 1) : after.columns, headerRows: disorder.span };
};

/** Documents valid by the schema and nothing more. */
export const untidyDocuments: fc.Arbitrary<Document> = fc
  .record({
    settings,
    blocks: fc
      .array(
        fc.tuple(
          anyOf([...frontTypes, ...bodyTypes]),
          fc.record({ runs: fc.array(untidyRuns, { maxLength: 4 }), span: fc.integer({ min: 1, max: 5 }), drop: fc.boolean(), sameId: fc.boolean() }),
        ),
        { maxLength: 12 },
      )
      .map((pairs) => {
        const blocks = withIds(pairs.map(([block]) => block));
        return blocks.map((block, index) => untidied(block, pairs[index]?.[1] ?? { runs: [], span: 1, drop: false, sameId: false }));
      }),
  })
  .map(({ settings: chosen, blocks }) => ({ schemaVersion, id: 'document', settings: chosen, blocks }));

/** Every character of a document's text, footnotes included, without order: nothing may be lost from it. */
export const letters = (blocks: readonly Block[]): string => {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('text' in value && typeof value.text === 'string') found.push(value.text);
      if ('symbol' in value && typeof value.symbol === 'string') found.push(value.symbol);
      Object.values(value).forEach(visit);
    }
  };
  visit(blocks);
  return [...found.join('')].sort().join('');
};

