// Counts the calls a window has under way, so that a host ends only when everything that was sent has been answered.
export interface CallsUnderWay {
  track<Value>(call: Promise<Value>): Promise<Value>;
  /** Resolves once no call was under way for `quiet` milliseconds, at the latest after `limit` milliseconds. */
  settled(quiet: number, limit: number): Promise<void>;
}

export function countCalls(): CallsUnderWay {
  let underWay = 0;
  let changed = (): void => {};
  return {
    async track(call) {
      underWay += 1;
      changed();
      try {
        return await call;
      } finally {
        underWay -= 1;
        changed();
      }
    },
    settled(quiet, limit) {
      return new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const end = (): void => {
          changed = () => {};
          clearTimeout(timer);
          clearTimeout(last);
          resolve();
        };
        const last = setTimeout(end, limit);
        changed = () => {
          clearTimeout(timer);
          if (underWay === 0) timer = setTimeout(end, quiet);
        };
        changed();
      });
    },
  };
}
