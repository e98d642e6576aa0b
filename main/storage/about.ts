// What is said of a revision beyond its name and note: the symbol it was issued under, the revision it names, the one it restores, the file it took in, what was decided in it.
import { idSchema } from '../../shared/document/ids.ts';
import { authorRoleSchema, issuedSymbolSchema, partSchema, returnedSchema, type AuthorRole } from '../../shared/ipc/history.ts';
import { actSchema } from '../../shared/negotiation/act.ts';
import { z } from '../../shared/zod.ts';
import { canonicalJson } from './canonical.ts';

export const aboutSchema = z.strictObject({
  /** The symbol under which a named draft was issued. */
  symbol: issuedSymbolSchema.optional(),
  /** The earlier revision that gets the name; absent where the named revision itself has it. */
  names: idSchema.optional(),
  restored: z.strictObject({ revision: idSchema, part: partSchema }).optional(),
  /** The Word file that came home and was taken in, and how many proposals it brought. */
  returned: returnedSchema.optional(),
  /** What was decided in a negotiation, in order. */
  acts: z.array(actSchema).optional(),
});
export type About = z.infer<typeof aboutSchema>;

/** As stored and hashed: canonical JSON, null where nothing is said. */
export const writtenAbout = (about: About | undefined): string | null => (about === undefined || Object.keys(about).length === 0 ? null : canonicalJson(about).toWellFormed());

/** What was stored; nothing where it makes no sense, which `verify` tells. */
export const readAbout = (stored: string | null): About => {
  if (stored === null) return {};
  try {
    return aboutSchema.safeParse(JSON.parse(stored)).data ?? {};
  } catch {
    return {};
  }
};

/** What an author was, and of which delegation or office, when a revision was written. */
export interface Capacity {
  /** As stored; empty where it was never said. */
  readonly role: string;
  readonly office: string;
}

/** Null where nothing was said of the author but the name. */
export const capacityOf = (role: AuthorRole | null, office: string): Capacity | null => {
  const said = office.trim().toWellFormed();
  return role === null && said === '' ? null : { role: role ?? '', office: said };
};

export const roleIn = (capacity: Capacity | null): AuthorRole | null => authorRoleSchema.safeParse(capacity?.role).data ?? null;
