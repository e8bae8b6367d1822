/** Milliseconds between two updates of the line. */
const INTERVAL = 100;

export interface Progress {
  readonly update: (done: number) => void;
  /** Takes the line away. */
  end(): void;
}

/** A line on standard error that says how far it is; nothing where that is no terminal. */
export function createProgress(total: number, what: string): Progress {
  const { stderr } = process;
  // A short run is over before anybody could read it.
  if (!stderr.isTTY || total < 50) return { update: () => undefined, end: () => undefined };
  let shown = 0;
  return {
    update(done) {
      const now = Date.now();
      if (now - shown < INTERVAL) return;
      shown = now;
      stderr.write(`\r\u001b[2K${what} ${String(done)} of ${String(total)} files`);
    },
    end() {
      stderr.write('\r\u001b[2K');
    },
  };
}
