/** What a user does in a workbench, with the keyboard and the mouse. Every step waits for its effect, never for time. */
import type { Locator, Page } from 'playwright-core';

/** Milliseconds that one attempt of a step may take. */
export const PATIENCE = 4000;
const ATTEMPTS = 4;

/** Does a step again where its effect did not show. */
export async function insist(step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await step();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Opens a file of the folder by its name. */
export async function quickOpen(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input:visible').fill(name);
  const base = name.slice(name.lastIndexOf('/') + 1);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: base }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
}

/** Runs a command of the palette by its full title, `Category: Title`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  // A palette that was opened before the extension's commands were known never shows them.
  await insist(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input:visible').fill(`>${title}`);
    await row.waitFor({ timeout: PATIENCE });
  });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** All squiggles of the visible editors, or those of one kind. */
export function squiggles(page: Page, severity?: 'error' | 'warning' | 'info'): Locator {
  const kinds = severity === undefined ? ['error', 'warning', 'info'] : [severity];
  return page.locator(kinds.map((kind) => `.squiggly-${kind}`).join(','));
}

/** Moves the mouse to the middle of something and gives the hover that opens. */
export async function hoverOver(page: Page, target: Locator, text: string | RegExp): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible', { hasText: text }).first();
  // What is hovered over may move while the page is laid out.
  await insist(async () => {
    const box = await target.boundingBox();
    if (box === null) throw new Error('There is nothing to hover over.');
    // The editor opens a hover when the mouse comes to rest, so it has to move first.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 2);
    await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2);
    await hover.waitFor({ timeout: PATIENCE });
  });
  return hover;
}

/** The rows of the Problems view, which it opens: each names severity, message and place. */
export async function openProblems(page: Page): Promise<Locator> {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
  await panel.waitFor();
  return panel.locator('.monaco-list-row');
}

/** Puts the cursor on a squiggle with the mouse. */
export async function clickOn(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to click on.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Opens the list of code actions at the cursor and gives the row with this text. */
export async function openCodeActions(page: Page, text: string | RegExp): Promise<Locator> {
  const row = page.locator('.action-widget .monaco-list-row.action', { hasText: text }).first();
  // The editor closes the list again when it is laid out anew meanwhile.
  await insist(async () => {
    await page.keyboard.press('Control+.');
    await row.waitFor({ timeout: PATIENCE });
  });
  return row;
}

export async function codeActionRow(page: Page, text: string | RegExp): Promise<Locator> {
  const row = page.locator('.action-widget .monaco-list-row.action', { hasText: text }).first();
  await row.waitFor();
  return row;
}

/** Saves, and waits until the tab has no mark of unsaved changes. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

/**
 * Saves until that is so on disk. A workbench that has just come up may not know yet what it shall run on save: its own
 * settings are read, and its participants taken up, after the first editor stands. A user saves again too.
 */
export async function saveUntil(page: Page, what: string, isTrue: () => boolean): Promise<void> {
  await insist(async () => {
    await save(page);
    await until(what, isTrue, PATIENCE);
  });
}

/** The cells of the open notebook that hold code. */
export function codeCells(page: Page): Locator {
  return page.locator('.notebookOverlay .code-cell-row');
}

/** Waits until a condition outside of the page holds, such as bytes on disk. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Not within ${String(milliseconds / 1000)} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
