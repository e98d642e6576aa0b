// What a host serves: the part of the core that a window reaches. Hosts know nothing else of it, so that their doors can be tested with a small one.
import type { CallName, CallResult, EventData, EventName } from '../../shared/ipc/contract.ts';

export interface ServedCore {
  /** `input` is what the window sent: the core validates it and answers `input.invalid` when it is not what the contract says. */
  call<Name extends CallName>(name: Name, input: unknown): Promise<CallResult<Name>>;
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(event: Name, listener: (data: EventData<Name>) => void): () => void;
}
