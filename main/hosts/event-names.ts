// The events of the contract, as hosts pass them on to windows.
import { events, type EventName } from '../../shared/ipc/contract.ts';
import type { ServedCore } from './served-core.ts';

const eventNames = Object.keys(events) as readonly EventName[];

/** Hears every event of the core; returns a function that ends it. */
export function onEveryEvent(core: ServedCore, listener: (name: EventName, data: unknown) => void): () => void {
  const ends = eventNames.map((name) => core.on(name, (data) => listener(name, data)));
  return () => {
    for (const end of ends) end();
  };
}
