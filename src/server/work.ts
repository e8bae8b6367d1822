/** Counts what is under way, so that somebody can wait for the end of it. */
export interface Work {
  /** Says that something began; the function that it returns says that it ended. */
  begin(): () => void;
  /** Resolves once nothing is under way. */
  whenIdle(): Promise<void>;
}

export function createWork(): Work {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      running++;
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        running--;
        if (running > 0) return;
        const resolved = waiting;
        waiting = [];
        for (const resolve of resolved) resolve();
      };
    },
    async whenIdle() {
      // What ends may begin the next thing at once.
      while (running > 0) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
    },
  };
}
