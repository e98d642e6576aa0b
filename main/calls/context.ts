// What every call has at hand.
import type { z } from '../../shared/zod.ts';
import type { NewId } from '../../shared/document/ids.ts';
import type { Result } from '../../shared/errors.ts';
import type { CallName, CallOutput, calls, EventData, EventName } from '../../shared/ipc/contract.ts';
import type { Comparisons } from '../compare/comparisons.ts';
import type { Exports } from '../export/exports.ts';
import type { Previews } from '../preview/previews.ts';
import type { Imports } from '../import/imports.ts';
import type { Authorship } from '../storage/commit.ts';
import type { Library } from '../storage/library.ts';
import type { PreferenceStore } from '../storage/preferences.ts';
import type { RevisionKind } from '../storage/revisions.ts';
import type { MemoryAtHand } from './memory-at-hand.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { UnsavedWords } from './unsaved.ts';

/** What only the host can do. */
export interface HostServices {
  /** Asks for a folder with the dialog of the system, beginning in `start`; null when the user cancels. Absent where there is no such dialog. */
  readonly chooseFolder?: (start: string) => Promise<string | null>;
  /** Opens a file, or shows it in its folder. False when the system would not. */
  readonly reveal: (path: string, how: 'open' | 'folder') => Promise<boolean>;
}

export interface CallContext {
  readonly library: Library;
  readonly preferences: PreferenceStore;
  readonly documents: OpenDocuments;
  readonly exports: Exports;
  readonly comparisons: Comparisons;
  readonly unsaved: UnsavedWords;
  readonly previews: Previews;
  readonly imports: Imports;
  readonly memory: MemoryAtHand;
  readonly services: HostServices;
  readonly defaultExportFolder: string;
  /** Who writes a revision at this moment: what the preferences say of the author, this computer, the time. */
  readonly authorship: (kind: RevisionKind) => Authorship;
  readonly now: () => number;
  readonly newId: NewId;
  /** What went wrong without being anybody's failure, for the log. */
  readonly report: (what: string, error: unknown) => void;
  readonly emit: <Name extends EventName>(name: Name, data: EventData<Name>) => void;
}

/** What a call is given: its input, validated by the contract. */
export type Validated<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;

export type Handler<Name extends CallName> = (input: Validated<Name>) => Result<CallOutput<Name>> | Promise<Result<CallOutput<Name>>>;

/** The handlers of all calls whose names begin with one of the words. */
export type HandlersOf<Subject extends string> = { readonly [Name in Extract<CallName, `${Subject}.${string}`>]: Handler<Name> };
