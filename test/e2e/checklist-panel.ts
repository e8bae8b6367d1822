/** What a user does in the checklist panel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/process.mjs';
import { runCommand } from '../host/actions';

/** Opens the panel with the palette, and gives its page once it shows scores. */
export async function openPanel(page: Page): Promise<FrameLocator> {
  await runCommand(page, 'Watertight: Open Checklist');
  const panel = panelOf(page);
  await panel.getByRole('grid').waitFor();
  return panel;
}

/** The page of the panel: a webview is a frame in a frame. Outputs of notebooks are webviews too. */
export function panelOf(page: Page): FrameLocator {
  return page
    .locator('iframe.webview.ready[src*="extensionId=watertight.watertight"]')
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
}

/** Goes back to the panel's tab. */
export async function returnToPanel(page: Page): Promise<FrameLocator> {
  await page.locator('.tab', { hasText: 'Checklist' }).first().click();
  const panel = panelOf(page);
  await panel.getByRole('grid').waitFor();
  return panel;
}

/** The button of an item, which unfolds it. */
export function itemOf(panel: FrameLocator, id: string): Locator {
  return panel.locator(`#item-${id}`);
}

/** Unfolds an item, and gives what is in it. */
export async function unfold(panel: FrameLocator, id: string): Promise<Locator> {
  const heading = itemOf(panel, id);
  if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
  const body = panel.locator(`#body-${id}`);
  await body.waitFor();
  return body;
}

/** The whole score, from 0 to 100. */
export async function scoreOf(panel: FrameLocator): Promise<number> {
  const text = await panel.locator('.total-score').innerText();
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
}

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe-core finds that matters, as `rule: element`. */
export async function axeProblems(panel: FrameLocator): Promise<readonly string[]> {
  const root = panel.locator('html');
  // What a debugger evaluates is not held back by the page's policy.
  await root.evaluate(AXE);
  return root.evaluate(async () => {
    const page = globalThis as unknown as { readonly axe: Pick<typeof axe, 'run'> };
    const { violations } = await page.axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Says that an item is met, and waits until it counts. */
export async function attest(
  panel: FrameLocator,
  id: string,
  said: { readonly by: string; readonly note: string; readonly link?: string },
): Promise<void> {
  const body = await unfold(panel, id);
  await body.getByRole('button', { name: /^Attest/ }).click();
  await panel.getByLabel('Who says so').fill(said.by);
  await panel.getByLabel('What was done').fill(said.note);
  if (said.link !== undefined) await panel.getByLabel('Link or file that shows it').fill(said.link);
  await body.getByRole('button', { name: 'Save' }).click();
  await panel.locator(`#item-${id}`, { hasText: 'Attested' }).waitFor();
  await itemOf(panel, id).click();
}
