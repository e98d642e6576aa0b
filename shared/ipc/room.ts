// What the room is shown on its screen: the rapporteur's window says what, every room window asks for it and hears when it changed.
import { blockSchema } from '../document/blocks/index.ts';
import { delegationSchema } from '../document/delegation.ts';
import { lookSchema } from '../document/document.ts';
import { idSchema } from '../document/ids.ts';
import { meetingNameSchema, meetingSchema } from '../document/meeting.ts';
import { languageSchema } from '../language/language.ts';
import { actSchema } from '../negotiation/act.ts';
import { z } from '../zod.ts';

/** Where the page of the window shows what the room sees, in every host. */
export const roomPath = '/room';

export const roomThemes = ['light', 'dark'] as const;
/** `text`: the element under discussion; `agreed`: what was agreed today. */
export const roomViews = ['text', 'agreed'] as const;

export const roomShownSchema = z.strictObject({
  document: idSchema,
  /** Null: nothing is under discussion. */
  block: idSchema.nullable(),
  view: z.enum(roomViews),
  /** One, or two beside each other, the first at the start side. */
  languages: z.array(languageSchema).min(1).max(2),
  theme: z.enum(roomThemes),
});
export type RoomShown = z.infer<typeof roomShownSchema>;

const perLanguage = z.partialRecord(languageSchema, z.string());

const placeSchema = z.strictObject({
  block: idSchema.nullable(),
  /** `paragraph 12`, in each language that is shown. */
  label: perLanguage,
});

export const roomPageSchema = z.strictObject({
  title: perLanguage,
  symbol: z.string().nullable(),
  settings: z.strictObject({ look: lookSchema, digits: z.enum(['western', 'arabicIndic']), delegations: z.array(delegationSchema).optional() }),
  meeting: meetingSchema.nullable(),
  /** The element under discussion without comments and notes, which are nobody's but the rapporteur's; null where there is none, or it is gone. */
  block: blockSchema.nullable(),
  /** The box in which it stands, and the headings above, outermost first. */
  above: z.partialRecord(languageSchema, z.array(z.string())),
  /** `paragraph 12` for the element, and the numbers in front of it and of the elements in it, by id. */
  name: perLanguage,
  labels: z.record(idSchema, perLanguage),
  /** What its cross-references print and the numbers of its footnotes, by id. */
  references: z.record(idSchema, perLanguage),
  footnotes: z.record(idSchema, perLanguage),
  /** Elements in which something is open, those under silence included. */
  open: z.number().int().nonnegative(),
  /** What was agreed today in the running meeting and was not opened again, in elements in which nothing is open. */
  agreed: z.array(placeSchema.extend({ kind: actSchema.shape.kind, words: z.string(), at: z.number().int() })),
  silences: z.array(placeSchema.extend({ until: z.number().int(), offset: z.number().int() })),
});
export type RoomPage = z.infer<typeof roomPageSchema>;

export const roomCalls = {
  /** Says what the room windows show, null for nothing. It is kept while the program runs, and `room.changed` is sent where it is something else than before. */
  'room.show': { input: z.strictObject({ shown: roomShownSchema.nullable() }), output: z.strictObject({}) },
  /** What the room windows show, of the text as it is saved. `page` is null where the document cannot be opened. */
  'room.read': { input: z.strictObject({}), output: z.strictObject({ shown: roomShownSchema.nullable(), page: roomPageSchema.nullable() }) },
  /** What was done in the meetings of a document, in order, each with its time and the author of its revision; without a name, in all of them. */
  'room.acts': {
    input: z.strictObject({ id: idSchema, meeting: meetingNameSchema.optional() }),
    output: z.array(z.strictObject({ ...actSchema.shape, at: z.number().int().nonnegative(), author: z.string() })),
  },
} as const;
