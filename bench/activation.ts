import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runCommand } from '../test/host/actions';
import { launchBrowser, openWorkbench } from '../test/host/browser';
import { startCodeServer } from '../test/host/code-server';
import { packageExtension } from '../test/host/stage';

const RUNS = 5;

/**
 * Milliseconds that the packaged extension takes to activate, as VS Code itself counts them (Developer: Show Running
 * Extensions): loading its code and calling `activate`. The median of some runs, each in a new extension host.
 */
export async function measureActivation(kind: 'server' | 'web'): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-bench-'));
  // What wakes the extension.
  writeFileSync(join(folder, 'requirements.txt'), 'pandas\n');
  const settings = kind === 'web' ? { 'remote.extensionKind': { 'watertight.watertight': ['web'] } } : {};
  const server = await startCodeServer({ settings, extensions: [packageExtension()] });
  const browser = await launchBrowser();
  try {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await openWorkbench(browser, server, folder);
      runs.push(await readActivation(page));
      await page.context().close();
    }
    return runs.sort((a, b) => a - b)[RUNS >> 1] ?? NaN;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readActivation(page: Page): Promise<number> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', {
    hasText: /Watertight[^]*Activation: \d+ms/,
  });
  await row.first().waitFor({ timeout: 60_000 });
  return Number(/Activation: (\d+)ms/.exec(await row.first().innerText())?.[1]);
}
