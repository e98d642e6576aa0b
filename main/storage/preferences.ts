// What the user has set for this library: one row for each preference, so that each can be read by other versions too.
import type { Database } from 'better-sqlite3';
import { preferencesSchema, type Preferences } from '../../shared/ipc/contract.ts';

export type ChangedPreferences = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

export interface PreferenceStore {
  /** What was never set, or is not understood, has its value from `initial`. */
  readonly get: () => Preferences;
  readonly set: (changed: ChangedPreferences) => void;
}

export const createPreferenceStore = (db: Database, initial: Preferences): PreferenceStore => {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM preference');
  const write = db.prepare<[string, string]>('INSERT INTO preference (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  const inTransaction = db.transaction((changed: ChangedPreferences) => {
    for (const [name, value] of Object.entries(changed)) if (value !== undefined) write.run(name, JSON.stringify(value));
  });
  return {
    get() {
      const preferences = { ...initial };
      for (const { name, value } of all.all()) {
        const candidate = preferencesSchema.safeParse({ ...preferences, [name]: readJson(value) });
        if (candidate.success) Object.assign(preferences, candidate.data);
      }
      return preferences;
    },
    set: (changed) => inTransaction.immediate(changed),
  };
};

/** What a preference is stored as; undefined where it is no JSON. */
export const readJson = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};
