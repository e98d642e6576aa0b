// The silence procedure on an element: it is agreed unless somebody objects before a deadline.
import { z } from '../zod.ts';

const partySchema = z.string().min(1).max(200);

/** Times in milliseconds since 1970, UTC. */
export interface Silence {
  from: number;
  until: number;
  /** Minutes by which the clock that set the deadline is ahead of UTC: it is printed as it was set, wherever the text is read. */
  offset: number;
  /** Absent while nothing was recorded. A deadline that has passed says nothing by itself: somebody has to record it. */
  outcome?: 'passed' | 'broken' | undefined;
  /** Whoever broke it. */
  brokenBy?: string | undefined;
}

/** Its type goes by its name: it is part of every element, and written out each time it would be longer than the compiler writes. */
export const silenceSchema: z.ZodType<Silence, Silence> = z.strictObject({
  from: z.number().int(),
  until: z.number().int(),
  offset: z.number().int().min(-840).max(840),
  outcome: z.enum(['passed', 'broken']).optional(),
  brokenBy: partySchema.optional(),
});
