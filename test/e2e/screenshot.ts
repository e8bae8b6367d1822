/** `npm run screenshot`: the picture of the README, from the packaged extension on the example project. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { codeCells, hoverOver, openProblems, quickOpen, squiggles } from '../host/actions';
import { launchBrowser, openWorkbench } from '../host/browser';
import { startCodeServer } from '../host/code-server';
import { packageExtension } from '../host/stage';

async function main(): Promise<void> {
  const folder = join(mkdtempSync(join(tmpdir(), 'watertight-screenshot-')), 'churn');
  cpSync(join(ROOT, 'examples/churn'), folder, { recursive: true });
  const server = await startCodeServer({ extensions: [packageExtension()] });
  const browser = await launchBrowser();
  try {
    const page = await openWorkbench(browser, server, folder);
    await quickOpen(page, 'explore.ipynb');
    await codeCells(page).first().waitFor();
    await squiggles(page).first().waitFor();
    await (await openProblems(page)).first().waitFor();
    const finding = codeCells(page)
      .locator('.squiggly-warning, .squiggly-error')
      .nth(Number(process.argv[2] ?? 0));
    await hoverOver(page, finding, 'watertight');
    await page.screenshot({ path: join(ROOT, 'media/screenshot.png'), animations: 'disabled' });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
