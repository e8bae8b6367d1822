/** The suite "e2e": `tsx test/e2e/run.ts [part of a name]`. Drives the packaged extension in a real workbench. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { launchBrowser } from '../host/browser';
import { writeCounts } from '../host/counts';
import { packageExtension } from '../host/stage';
import { playAll, type Outcome } from './harness';
import { SCENARIOS } from './scenarios';

async function main(part: string | undefined): Promise<void> {
  const scenarios = SCENARIOS.filter(({ name }) => part === undefined || name.includes(part));
  if (scenarios.length === 0) throw new Error(`No scenario is called "${part ?? ''}".`);
  rmSync(join(ROOT, 'test/e2e/shots'), { recursive: true, force: true });
  const outcomes: Outcome[] = [];
  const browser = await launchBrowser();
  try {
    await playAll(browser, process.env['WATERTIGHT_VSIX'] ?? packageExtension(), scenarios, (outcome) => {
      outcomes.push(outcome);
      print(outcome);
    });
  } finally {
    await browser.close();
  }
  const failed = outcomes.filter(({ error }) => error !== undefined).length;
  writeCounts({ passed: outcomes.length - failed, failed, skipped: 0 });
  if (failed > 0) process.exitCode = 1;
}

function print({ name, error, firstError, milliseconds }: Outcome): void {
  if (firstError !== undefined) console.log(`  ✗ ${name}: first attempt`, firstError);
  console.log(`  ${error === undefined ? '✓' : '✗'} ${name} (${(milliseconds / 1000).toFixed(1)} s)`);
  if (error !== undefined) console.log(error);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
