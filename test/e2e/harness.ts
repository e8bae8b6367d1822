import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../../scripts/process.mjs';
import { openWorkbench } from '../host/browser';
import { startCodeServer, type CodeServer } from '../host/code-server';

const SHOTS = join(ROOT, 'test/e2e/shots');
const WORKSPACE = join(ROOT, 'test/e2e/workspace');

/** How a server is set up: tests that agree in this share one. */
export interface Setup {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly hasWorkspaceTrust?: boolean;
}

/** One thing that a user does. It gets a fresh copy of the workspace and a page of its own. */
export interface Scenario {
  readonly name: string;
  readonly setup?: Setup;
  /** Changes the copy of the workspace before it is opened. */
  readonly prepare?: (folder: string) => Promise<void>;
  readonly run: (stage: Stage) => Promise<void>;
}

export interface Stage {
  readonly page: Page;
  /** The folder that is open, on disk. */
  readonly folder: string;
  readonly read: (path: string) => string;
  /** Writes test/e2e/shots/<name>.png. */
  readonly shoot: (name: string) => Promise<void>;
}

export interface Outcome {
  readonly name: string;
  readonly error?: unknown;
  /** Why it failed at first, where it passed on a second page. */
  readonly firstError?: unknown;
  readonly milliseconds: number;
}

/** Copies the workspace, opens it in a new page, runs the scenario, and keeps a picture of a failure. */
export async function play(browser: Browser, server: CodeServer, scenario: Scenario): Promise<Outcome> {
  const folder = join(mkdtempSync(join(tmpdir(), 'watertight-e2e-')), 'churn-model');
  cpSync(WORKSPACE, folder, { recursive: true });
  const started = Date.now();
  let page: Page | undefined;
  try {
    await scenario.prepare?.(folder);
    page = await openWorkbench(browser, server, folder);
    await scenario.run(createStage(page, folder));
    return { name: scenario.name, milliseconds: Date.now() - started };
  } catch (error) {
    if (page !== undefined) await shoot(page, `failed-${scenario.name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
    return { name: scenario.name, error, milliseconds: Date.now() - started };
  } finally {
    await page?.context().close();
    rmSync(dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One server for all scenarios with the same setup. */
export async function playAll(
  browser: Browser,
  vsix: string,
  scenarios: readonly Scenario[],
  report: (outcome: Outcome) => void,
): Promise<void> {
  const keys = new Set(scenarios.map(setupKey));
  for (const key of keys) {
    const server = await startCodeServer({ ...(JSON.parse(key) as Setup), extensions: [vsix] });
    try {
      for (const scenario of scenarios.filter((one) => setupKey(one) === key))
        report(await playTwice(browser, server, scenario));
    } finally {
      await server.stop();
    }
  }
}

/** A busy machine can lose a key press or a click: what fails gets a second page, and the report says so. */
async function playTwice(browser: Browser, server: CodeServer, scenario: Scenario): Promise<Outcome> {
  const first = await play(browser, server, scenario);
  if (first.error === undefined) return first;
  return { ...(await play(browser, server, scenario)), firstError: first.error };
}

function setupKey({ setup }: Scenario): string {
  return JSON.stringify(setup ?? {});
}

function createStage(page: Page, folder: string): Stage {
  return {
    page,
    folder,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    shoot: (name) => shoot(page, name),
  };
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}
