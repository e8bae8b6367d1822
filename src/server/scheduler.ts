import { CancellationTokenSource } from 'vscode-languageserver';
import type { Work } from './work';

/** Runs a task for each document a short while after the last call; a newer call cancels what an older one began. */
export interface Scheduler {
  schedule(key: string, delay: number, task: Task): void;
  cancel(key: string): void;
  cancelAll(): void;
}

export type Task = (token: CancellationTokenSource['token']) => Promise<void>;

interface Entry {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly source: CancellationTokenSource;
  readonly end: () => void;
}

export function createScheduler(work: Work, onError: (error: unknown) => void): Scheduler {
  const entries = new Map<string, Entry>();

  function cancel(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    clearTimeout(entry.timer);
    entry.source.cancel();
    entry.end();
  }

  return {
    schedule(key, delay, task) {
      const end = work.begin();
      cancel(key);
      const source = new CancellationTokenSource();
      const run = (): void => {
        task(source.token)
          .catch(onError)
          .finally(() => {
            if (entries.get(key)?.source === source) entries.delete(key);
            end();
          });
      };
      entries.set(key, { timer: setTimeout(run, delay), source, end });
    },
    cancel,
    cancelAll() {
      for (const key of [...entries.keys()]) cancel(key);
    },
  };
}
