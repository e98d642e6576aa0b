// What stands inside a line of text: formatted text and the inline elements. One inline content belongs to one language.
import { idSchema } from './ids.ts';
import { textProposalSchema } from './proposal.ts';
import { z } from '../zod.ts';

export { formats, type Format } from './proposal.ts';

const flag = z.literal(true).optional();

const annotations = {
  proposals: z.array(textProposalSchema).optional(),
  comments: z.array(idSchema).optional(),
};

export const textSchema = z.strictObject({
  text: z.string(),
  bold: flag,
  italic: flag,
  underline: flag,
  superscript: flag,
  subscript: flag,
  ...annotations,
});
/** A run of text in one formatting. */
export type Text = z.infer<typeof textSchema>;

/** Only addresses that a reader may follow safely; anything else stays plain text. */
export const hrefSchema = z
  .string()
  .max(4096)
  .regex(/^(https?:\/\/|mailto:)\S+$/i);

export const linkSchema = z.strictObject({
  type: z.literal('link'),
  href: hrefSchema,
  children: z.array(textSchema),
});

/** A UN document symbol as written, for instance `A/RES/73/195`: always a left-to-right run that is not broken. */
export const symbolReferenceSchema = z.strictObject({
  type: z.literal('symbolReference'),
  symbol: z.string().min(1).max(200),
  bold: flag,
  italic: flag,
  ...annotations,
});

/** Prints the current number of its target. `label`: with the noun of the target ("paragraph 12"); `number`: the number alone. */
export const crossReferenceSchema = z.strictObject({
  type: z.literal('crossReference'),
  id: idSchema,
  target: idSchema,
  form: z.enum(['label', 'number']),
  ...annotations,
});

/** Footnotes carry their own text; it has no footnotes of its own. */
export const footnoteTextSchema = z.array(z.union([textSchema, linkSchema, symbolReferenceSchema, crossReferenceSchema]));

export const footnoteSchema = z.strictObject({
  type: z.literal('footnote'),
  id: idSchema,
  content: footnoteTextSchema,
  ...annotations,
});

export const bracketStates = ['open', 'agreed', 'agreedAdReferendum', 'parked', 'deleted', 'agreedLanguage'] as const;

/** A delegation or group by its id, or a name as it was written where it is none of the list. */
export const partySchema = z.string().min(1).max(200);
const parties = z.array(partySchema).max(250).optional();

/** Who wants a wording and who does not, and when and in which meeting that was said. */
const positions = {
  proposer: partySchema.optional(),
  supporters: parties,
  objections: parties,
  /** Those who agree but want it recorded that they do so with a reserve. */
  reservations: parties,
  /** Milliseconds since 1970, UTC. */
  at: z.number().int().optional(),
  /** Name of the meeting. */
  meeting: z.string().max(200).optional(),
};

/** One of several wordings inside a bracket. */
const optionFields = {
  type: z.literal('option'),
  id: idSchema,
  ...positions,
};

/**
 * Text that is not agreed; it prints in square brackets. The brackets themselves are not part of the text. `source`: where agreed language
 * was taken from (`A/RES/73/195, para. 16`).
 */
const bracketFields = {
  type: z.literal('bracket'),
  id: idSchema,
  state: z.enum(bracketStates),
  ...positions,
  note: z.string().max(4000).optional(),
  source: z.string().max(500).optional(),
};

export type Link = z.infer<typeof linkSchema>;
export type SymbolReference = z.infer<typeof symbolReferenceSchema>;
export type CrossReference = z.infer<typeof crossReferenceSchema>;
export type Footnote = z.infer<typeof footnoteSchema>;
export type FootnoteText = z.infer<typeof footnoteTextSchema>;

const optionOwn = z.strictObject(optionFields);
const bracketOwn = z.strictObject(bracketFields);
export type Option = z.infer<typeof optionOwn> & { children: Inline[] };
export type Bracket = z.infer<typeof bracketOwn> & { children: Inline[] };

export type InlineElement = Link | SymbolReference | CrossReference | Footnote | Bracket | Option;
export type Inline = Text | InlineElement;
export type InlineType = InlineElement['type'];

export const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.union([
    textSchema,
    z.discriminatedUnion('type', [linkSchema, symbolReferenceSchema, crossReferenceSchema, footnoteSchema, bracketSchema, optionSchema]),
  ]),
);

const children = z.array(inlineSchema);
export const optionSchema = z.strictObject({ ...optionFields, children });
export const bracketSchema = z.strictObject({ ...bracketFields, children });

/** The text of one place in one language. Never holds two neighbouring runs of the same formatting once normalised. */
export const contentSchema = z.array(inlineSchema);
export type Content = Inline[];

export const isText = (inline: Inline): inline is Text => 'text' in inline;

/** Inlines that stand as one indivisible sign in the line. */
export const isAtom = (inline: Inline): inline is SymbolReference | CrossReference | Footnote =>
  !isText(inline) && (inline.type === 'symbolReference' || inline.type === 'crossReference' || inline.type === 'footnote');

/** Plain text content. */
export const plain = (text: string): Content => (text === '' ? [] : [{ text }]);

/**
 * The characters of a content. Footnotes and cross-references have none of their own (their text and number are elsewhere);
 * brackets contribute what stands between them.
 */
export const contentText = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (isText(inline)) return inline.text;
      switch (inline.type) {
        case 'symbolReference':
          return inline.symbol;
        case 'crossReference':
        case 'footnote':
          return '';
        case 'link':
        case 'bracket':
        case 'option':
          return contentText(inline.children);
      }
    })
    .join('');

/** Visits every inline in reading order, parents before children, not entering footnotes' own text. */
export function* walkInlines(content: readonly Inline[]): Generator<Inline> {
  for (const inline of content) {
    yield inline;
    if (!isText(inline) && (inline.type === 'link' || inline.type === 'bracket' || inline.type === 'option')) yield* walkInlines(inline.children);
  }
}
