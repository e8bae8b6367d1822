import { Script } from 'node:vm';

/**
 * Fifteen times what the slowest text takes in the tests that ask: it tells what never ends, such as a pattern that goes back
 * over all that it has read, and says nothing about speed, which `npm run bench -- hostile` measures.
 */
const MAX_MILLISECONDS = 60_000;

/** What `run` returns; an error where it does not end: unlike Mocha, this also ends what does not let go of the thread. */
export function inTime<T>(run: () => T): T {
  let result: { readonly value: T } | undefined;
  const holder: { inTimeRun?: () => void } = globalThis as object;
  holder.inTimeRun = (): void => {
    result = { value: run() };
  };
  new Script('inTimeRun()').runInThisContext({ timeout: MAX_MILLISECONDS });
  delete holder.inTimeRun;
  if (result === undefined) throw new Error('The run left nothing behind.');
  return result.value;
}
