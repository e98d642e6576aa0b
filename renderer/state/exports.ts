// Exports on their way: they go on while the dialog is closed, and the foot of the window shows them.
import { createStore } from 'zustand/vanilla';
import type { NewId, Id } from '../../shared/document/ids.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import type { Bridge, CallResult, EventData, ExportFormat } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';

export interface ExportOrder {
  readonly document: Id;
  readonly format: ExportFormat;
  /** Of a negotiated text; as it stands where none is named. */
  readonly form?: ExportForm;
  /** Of which meeting the log is. */
  readonly meeting?: string | undefined;
  /** Whose view it is. */
  readonly delegation?: { readonly party: string; readonly groups: boolean } | undefined;
  readonly language: Language;
  readonly folder: string;
  /** File name with its extension. */
  readonly name: string;
}

type Outcome = CallResult<'document.export'>;

export interface ExportJob extends ExportOrder {
  readonly job: Id;
  readonly step: EventData<'export.progress'>['step'] | null;
  /** From 0 to 1. */
  readonly done: number;
  /** Null while it goes on. */
  readonly outcome: Outcome | null;
}

export interface ExportState {
  /** Of this start of the window, oldest first. */
  readonly jobs: readonly ExportJob[];
  /** One after the other, in the order given; ends when all have ended. A cancelled or failed one does not stop the rest. */
  readonly start: (orders: readonly ExportOrder[]) => Promise<readonly ExportJob[]>;
  /** Cancels what has not ended, begun or not. */
  readonly cancel: () => void;
}

export const isRunning = (job: ExportJob): boolean => job.outcome === null;

export const createExports = (bridge: Bridge, newId: NewId) => {
  const store = createStore<ExportState>((set, get) => {
    const amend = (job: Id, patch: Partial<ExportJob>) => set({ jobs: get().jobs.map((one) => (one.job === job ? { ...one, ...patch } : one)) });
    const cancelled = new Set<Id>();
    return {
      jobs: [],
      start: async (orders) => {
        const jobs = orders.map((order): ExportJob => ({ ...order, job: newId(), step: null, done: 0, outcome: null }));
        set({ jobs: [...get().jobs, ...jobs] });
        for (const { document, job, language, format, form, meeting, delegation, folder, name } of jobs) {
          const outcome: Outcome = cancelled.has(job)
            ? { ok: false, error: { code: 'export.cancelled', params: {} } }
            : await bridge.call('document.export', { id: document, job, language, format, ...(form !== undefined && { form }), ...(meeting !== undefined && { meeting }), ...(delegation !== undefined && { delegation }), folder, name });
          amend(job, { outcome, ...(outcome.ok ? { done: 1 } : {}) });
        }
        const ids = new Set(jobs.map((one) => one.job));
        return get().jobs.filter((one) => ids.has(one.job));
      },
      cancel: () => {
        for (const one of get().jobs) {
          if (!isRunning(one)) continue;
          cancelled.add(one.job);
          void bridge.call('document.cancelExport', { job: one.job });
        }
      },
    };
  });
  bridge.on('export.progress', ({ job, step, done }) => {
    store.setState({ jobs: store.getState().jobs.map((one) => (one.job === job && isRunning(one) ? { ...one, step, done } : one)) });
  });
  return store;
};
export type ExportStore = ReturnType<typeof createExports>;
