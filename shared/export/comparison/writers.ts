// The files of a comparison. PDF is printed by the desktop side, from what `comparisonToPrint` gives.
import { blankBlock, type Block, type BlockOf } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { plain, type Content } from '../../document/inlines.ts';
import { numberBlocks } from '../../document/numbering.ts';
import type { ComparisonFormat } from '../../ipc/compare.ts';
import { renumberingOf } from '../../compare/renumbering.ts';
import { docxExporter } from '../docx/index.ts';
import { writeTracked } from '../docx/tracked/index.ts';
import type { ExportInput } from '../exporter.ts';
import { documentSymbol, firstPage } from '../first-page.ts';
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { htmlExporter } from '../html.ts';
import type { ComparedInput } from './input.ts';
import { markedDocument } from './marked-document.ts';
import { amendmentsTable, dataTable, renumberingTable } from './tables.ts';
import { comparisonWords } from './words.ts';

type Write = (input: ComparedInput) => Promise<Uint8Array>;

const surroundings = ({ language, emblem, asset, rasterise, progress }: ComparedInput): Pick<ExportInput, 'language' | 'emblem' | 'asset' | 'rasterise' | 'progress'> => ({
  language, asset, progress, ...(emblem !== undefined && { emblem }), ...(rasterise !== undefined && { rasterise }),
});

const worded = (type: 'title' | 'subtitle' | 'paragraph', id: string, input: ComparedInput, content: Content): Block => ({ ...blankBlock(type, id), text: { [input.language]: content } });
const heading = (id: string, input: ComparedInput, text: string): Block => ({ ...blankBlock('heading', id), level: 1, numbered: false, text: { [input.language]: plain(text) } });

/** What the amended document is called: its symbol and its title. */
const nameOf = ({ after, language }: ComparedInput): string => [documentSymbol(after), firstPage(after, definitionOf(language)).title].filter((part) => part !== null && part !== '').join(' – ');

/** The tables that follow a printed comparison. */
const appendix = (input: ComparedInput): Block[] => {
  const words = comparisonWords[input.language];
  const [data, numbers] = [dataTable(input), renumberingTable(input)];
  return [
    ...(data === null ? [] : [heading('comparison-first-page', input, words.firstPage), data]),
    ...(numbers === null ? [] : [heading('comparison-renumbering', input, words.renumbering), numbers]),
  ];
};

/** Every image with an alternative text: nobody can describe one of the earlier text any more, and a PDF that everybody can read must say something of each. */
const described = (blocks: readonly Block[], language: Language): Block[] => {
  const said = (alt: BlockOf<'figure'>['alt']): BlockOf<'figure'>['alt'] => ((alt[language] ?? '').trim() === '' ? { ...alt, [language]: comparisonWords[language].undescribed } : alt);
  return blocks.map((block): Block => {
    if (block.type === 'figure') return { ...block, alt: said(block.alt) };
    if (block.type === 'logos') return { ...block, logos: block.logos.map((logo) => ({ ...logo, alt: said(logo.alt) })) };
    return block.type === 'box' ? { ...block, blocks: described(block.blocks, language) as BoxedBlock[] } : block;
  });
};

/** The marked text with its tables, as the printers of one document take it. */
export const comparisonToPrint = (input: ComparedInput): ExportInput => {
  const { document, numbering } = markedDocument(input);
  const added = appendix(input);
  const breaks: Block[] = added.length === 0 ? [] : [blankBlock('pageBreak', 'comparison-break')];
  // A PDF that everybody can read has a title, also where the text that is compared has none yet.
  const titled = firstPage(document, definitionOf(input.language)).title !== '';
  const title: Block[] = titled ? [] : [worded('title', 'comparison-title', input, plain(comparisonWords[input.language].comparison))];
  return { ...surroundings(input), document: { ...document, blocks: [...title, ...described(document.blocks, input.language).filter(({ type }) => titled || type !== 'title'), ...breaks, ...added] }, numbering };
};

/** Changes in colour as well; struck and underlined they are without it. */
const htmlColours = 'ins{color:#1a6b35}del{color:#a3221c}';

const writeHtml: Write = async (input) => {
  const page = new TextDecoder().decode(await htmlExporter.write(comparisonToPrint(input)));
  return new TextEncoder().encode(page.replace('</style>', `${htmlColours}</style>`));
};

const writeAmendments: Write = async (input) => {
  const words = comparisonWords[input.language];
  const [table, numbers] = [amendmentsTable(input), renumberingTable(input)];
  const blocks: Block[] = [
    worded('title', 'amendments-title', input, plain(words.amendments)),
    worded('subtitle', 'amendments-name', input, plain(nameOf(input))),
    table ?? worded('paragraph', 'amendments-none', input, plain(words.noChanges)),
    ...(numbers === null ? [] : [heading('amendments-renumbering', input, words.renumbering), numbers]),
  ];
  const document = { ...input.after, blocks };
  return await docxExporter.write({ ...surroundings(input), document, numbering: numberBlocks(blocks, input.language) });
};

const writeDocx: Write = (input) => {
  const { before, after, comparison, who, language } = input;
  const [old, now] = [before, after].map((document) => ({ document, numbering: numberBlocks(document.blocks, language) }));
  if (old === undefined || now === undefined) throw new Error('A comparison has two sides.');
  return writeTracked({ ...surroundings(input), ...now }, { before: old, after: now, comparison, who });
};

/** Counts up when a field of the data goes or means something else; new fields alone do not count. */
export const comparisonVersion = 1;

const writeJson: Write = async ({ comparison, language }) =>
  new TextEncoder().encode(`${JSON.stringify({ version: comparisonVersion, comparison, renumberings: [{ language, rows: renumberingOf(comparison, language) }] }, null, 2)}\n`);

export const comparisonWriters: Readonly<Record<Exclude<ComparisonFormat, 'pdf'>, Write>> = {
  docx: writeDocx,
  amendments: writeAmendments,
  html: writeHtml,
  json: writeJson,
};
