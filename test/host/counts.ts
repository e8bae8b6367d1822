import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** To the file that the runner of all suites named; on its own a suite only prints. */
export function writeCounts(counts: Counts): void {
  const file = process.env['WATERTIGHT_COUNTS'];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(counts)}\n`);
}
