// The silence procedure on an element: it is agreed unless somebody objects before a deadline.
import { z } from '../zod.ts';

const partySchema = z.string().min(1).max(200);

/** Times in milliseconds since 1970, UTC. */
export const silenceSchema = z.strictObject({
  from: z.number().int(),
  until: z.number().int(),
  /** Minutes by which the clock that set the deadline is ahead of UTC: it is printed as it was set, wherever the text is read. */
  offset: z.number().int().min(-840).max(840),
  /** Absent while nothing was recorded. A deadline that has passed says nothing by itself: somebody has to record it. */
  outcome: z.enum(['passed', 'broken']).optional(),
  /** Whoever broke it. */
  brokenBy: partySchema.optional(),
});
export type Silence = z.infer<typeof silenceSchema>;
