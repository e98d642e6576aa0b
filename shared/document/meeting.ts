// The meetings in which a text is negotiated. One that is taken up again on another day stands once for each sitting, under the same name.
import { z } from '../zod.ts';

export const meetingNameSchema = z.string().trim().min(1).max(200);

export const meetingSchema = z.strictObject({
  name: meetingNameSchema,
  place: z.string().max(200).optional(),
  /** Milliseconds since 1970, UTC. Not ended: it is running. */
  began: z.number().int(),
  ended: z.number().int().optional(),
  /** Minutes by which the clock of the room is ahead of UTC, so that its log tells the time of the room wherever it is printed. */
  offset: z.number().int().min(-840).max(840),
});
export type Meeting = z.infer<typeof meetingSchema>;
