import type { Counts } from '../host/counts';

/** What mocha-in-host.ts writes to the console, one a line. */
export type TestEvent =
  | { readonly kind: 'start'; readonly isWorker: boolean }
  | { readonly kind: 'passed'; readonly title: string; readonly duration?: number }
  | { readonly kind: 'skipped'; readonly title: string }
  | { readonly kind: 'failed'; readonly title: string; readonly error: string }
  | { readonly kind: 'end'; readonly counts: Counts };

const MARK = '[watertight-tests]';

/** Undefined for whatever else a workbench logs. */
export function readEvent(line: string): TestEvent | undefined {
  const start = line.indexOf(MARK);
  if (start === -1) return undefined;
  // A remote host's lines carry styles behind the text.
  const end = line.lastIndexOf('}');
  return JSON.parse(line.slice(start + MARK.length, end + 1)) as TestEvent;
}

export function printEvent(event: TestEvent): void {
  if (event.kind === 'passed')
    console.log(`  ✓ ${event.title}${event.duration === undefined ? '' : ` (${String(event.duration)} ms)`}`);
  if (event.kind === 'skipped') console.log(`  - ${event.title}`);
  if (event.kind === 'failed') console.log(`  ✗ ${event.title}\n${event.error.replaceAll(/^/gm, '      ')}`);
}
