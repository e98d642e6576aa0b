// That somebody looked at a finding and said why the text is right as it is.
import { languageSchema, type Language } from '../../language/language.ts';
import { idSchema } from '../../document/ids.ts';
import { z } from '../../zod.ts';
import { findingCodes, type Finding } from './finding.ts';

export const dismissalSchema = z.strictObject({
  code: z.enum(findingCodes),
  /** The element; findings are told apart in it by what they name, not by their place, which moves with every edit. */
  block: idSchema,
  target: languageSchema,
  params: z.record(z.string().max(100), z.union([z.string().max(4000), z.number()])),
  reason: z.string().trim().min(1).max(1000),
  by: z.string().max(200),
  /** Milliseconds since 1970, UTC. */
  at: z.number().int().nonnegative(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;

const sameParams = (one: Finding['params'], other: Finding['params']): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

/** Whether a finding was dismissed: one that names something else is another. */
export const isDismissed = (finding: Finding, target: Language, dismissals: readonly Dismissal[]): boolean =>
  dismissals.some((one) => one.code === finding.code && one.block === finding.block && one.target === target && sameParams(one.params, finding.params));
