// A core that remembers what it was asked, for tests of the hosts' own behaviour (addresses, cookies, streams), which is the same for any core.
import { fail } from '../../shared/errors.ts';
import { calls, type CallName, type CallResult, type EventData, type EventName } from '../../shared/ipc/contract.ts';
import type { ServedCore } from '../../main/hosts/served-core.ts';

export interface SmallCore extends ServedCore {
  readonly asked: { readonly name: CallName; readonly input: unknown }[];
  emit<Name extends EventName>(name: Name, data: EventData<Name>): void;
  /** What the next calls answer; the empty list of documents unless set. */
  answer: (name: CallName, input: unknown) => Promise<{ ok: true; value: unknown } | Extract<CallResult<CallName>, { ok: false }>>;
}

export function smallCore(): SmallCore {
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const asked: { name: CallName; input: unknown }[] = [];
  const core: SmallCore = {
    asked,
    answer: async () => ({ ok: true, value: [] }),
    async call<Name extends CallName>(name: Name, input: unknown) {
      if (!calls[name].input.safeParse(input).success) return fail('input.invalid', { call: name });
      asked.push({ name, input });
      // What the host passes on is none of its business; some answers here break the contract on purpose.
      return (await core.answer(name, input)) as CallResult<Name>;
    },
    on(name, listener) {
      const ours = listeners.get(name) ?? new Set();
      listeners.set(name, ours);
      ours.add(listener);
      return () => ours.delete(listener);
    },
    emit(name, data) {
      for (const listener of listeners.get(name) ?? []) listener(data as never);
    },
  };
  return core;
}
