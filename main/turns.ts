// Long work in portions, so that saving and opening have their turn in between.
import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work before others have their turn. */
const turn = 20;

/** Runs work to its end; wherever it yields, what waits is done first once a turn is over. */
export const inTurns = async <Value>(work: Generator<void, Value>): Promise<Value> => {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < turn) continue;
    await setImmediate();
    began = performance.now();
  }
};

/** The same work, given up with null where it yields once nobody wants it. */
export const unlessAborted = function* <Value>(work: Generator<void, Value>, signal: AbortSignal): Generator<void, Value | null> {
  while (!signal.aborted) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield;
  }
  return null;
};
