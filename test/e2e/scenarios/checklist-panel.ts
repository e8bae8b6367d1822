import { expect } from 'chai';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { quickOpen, runCommand, until } from '../../host/actions';
import { axeProblems, itemOf, openPanel, panelOf, returnToPanel, unfold } from '../checklist-panel';
import type { Scenario, Stage } from '../harness';

const THEMES = [
  { name: 'light', theme: 'Light 2026', className: 'vs' },
  { name: 'dark', theme: 'Dark 2026', className: 'vs-dark' },
  { name: 'high-contrast', theme: 'Default High Contrast', className: 'hc-black' },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light', className: 'hc-light' },
] as const;

const RUN_IN_BROWSER = { 'remote.extensionKind': { 'watertight.watertight': ['web'] } };

export const CHECKLIST_PANEL_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the checklist panel leads from a score to its items and their evidence, and back',
    run: async ({ page, shoot }) => {
      const panel = await openPanel(page);
      await shoot('panel');
      await panel.getByRole('button', { name: /^Encryption at rest and in transit, Development/ }).click();
      await panel.getByRole('heading', { name: /^Encryption at rest and in transit, Development: / }).waitFor();
      const body = await unfold(panel, 'ENC-M1');
      await shoot('panel-item');
      await body.getByRole('button', { name: 'churn.ipynb' }).first().click();
      await page.locator('.tab.active[data-resource-name="churn.ipynb"]').waitFor();
      const again = await returnToPanel(page);
      expect(await itemOf(again, 'ENC-M1').getAttribute('aria-expanded')).to.equal('true');
    },
  },
  ...THEMES.map(({ name, theme, className }): Scenario => ({
    name: `the checklist panel can be read by everybody in a ${name} theme`,
    setup: { settings: { 'workbench.colorTheme': theme } },
    run: async ({ page, shoot }) => {
      await page.locator(`.monaco-workbench.${className}`).waitFor();
      const panel = await openPanel(page);
      const body = await unfold(panel, 'ENC-M1');
      await body.getByRole('button', { name: /^Attest/ }).click();
      await panel.getByLabel('Who says so').waitFor();
      expect(await axeProblems(panel)).to.deep.equal([]);
      await shoot(`panel-${name}-item`);
      await panel.locator('body').evaluate(() => {
        window.scrollTo(0, 0);
      });
      await shoot(`panel-${name}`);
    },
  })),
  {
    name: 'the checklist panel fits beside an editor',
    run: async ({ page, shoot }) => {
      await page.setViewportSize({ width: 760, height: 900 });
      const panel = await openPanel(page);
      await shoot('panel-narrow');
      await unfold(panel, 'ENC-M1');
      await shoot('panel-narrow-item');
      const [width, shown] = await panel
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
      expect(width).to.be.at.most(shown);
    },
  },
  {
    name: 'the checklist panel is worked with the keyboard alone',
    run: async ({ page, shoot }) => {
      const panel = await openPanel(page);
      const focused = panel.locator(':focus');
      await tabTo(page, async () => (await focused.getAttribute('id'))?.startsWith('cell-') === true);
      for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
      expect(await focused.innerText()).to.match(/^Encryption at rest and in transit, Development/);
      await shoot('panel-keyboard');
      await page.keyboard.press('Enter');
      await panel.locator('h2:focus', { hasText: 'Development' }).waitFor();
      await tabTo(page, async () => (await focused.getAttribute('id')) === 'item-ENC-M1');
      await page.keyboard.press('Enter');
      await panel.locator('#body-ENC-M1').waitFor();
      await tabTo(page, async () => (await focused.innerText()) === 'churn.ipynb');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active[data-resource-name="churn.ipynb"]').waitFor();
    },
  },
  {
    name: 'the checklist panel follows a save, and what has the focus keeps it',
    run: async ({ page, folder, shoot }) => {
      writeFileSync(join(folder, 'SECURITY.md'), '');
      await quickOpen(page, 'SECURITY.md');
      // The panel in a group of its own, beside the file that is edited.
      await page.keyboard.press('Control+\\');
      await page.locator('.editor-group-container').nth(1).waitFor();
      const panel = await openPanel(page);
      const heading = itemOf(panel, 'AUD-T1');
      await heading.focus();
      expect(await heading.innerText()).to.contain('Not met');
      const before = await scrollOf(panel);
      await page.locator('.editor-group-container .view-line').first().click();
      const changed = whenChanged(heading);
      const begun = Date.now();
      await page.keyboard.insertText(SECURITY_POLICY);
      await page.keyboard.press('Control+S');
      const milliseconds = (await changed) - begun;
      console.log(`    The panel showed a change after ${String(milliseconds)} ms.`);
      expect(milliseconds).to.be.at.most(UPDATE_MILLISECONDS);
      expect(await heading.innerText()).to.contain('Partly met');
      expect(await scrollOf(panel)).to.equal(before);
      await shoot('panel-beside');
      await itemOf(panel, 'CIC-M2').focus();
      writeFileSync(join(folder, 'CODEOWNERS'), '* @example/ml\n');
      await panel.locator('#item-CIC-M2:focus', { hasNotText: 'Not met' }).waitFor();
    },
  },
  {
    name: 'an item is attested in the panel, and that is taken back',
    run: async ({ page, read, folder, shoot }) => {
      const panel = await openPanel(page);
      const body = await unfold(panel, 'ACC-O1');
      await body.getByRole('button', { name: /^Attest/ }).click();
      await panel.getByLabel('Who says so').fill('Ada Nakamura');
      await panel.getByLabel('What was done').fill('Consoles ask for a second factor.');
      await panel.getByLabel('Link or file that shows it').fill('https://example.org/mfa');
      await shoot('panel-attest');
      await body.getByRole('button', { name: 'Save' }).click();
      await panel.locator('#item-ACC-O1:focus', { hasText: 'Attested' }).waitFor();
      expect(read('.watertight/attestations.yaml'))
        .to.match(/ACC-O1/)
        .and.to.match(/Ada Nakamura/);
      await shoot('panel-attested');
      await body.getByRole('button', { name: 'Take it back' }).click();
      await panel.locator('#item-ACC-O1', { hasNotText: 'Attested' }).waitFor();
      expect(read('.watertight/attestations.yaml')).not.to.match(/ACC-O1/);
      expect(existsSync(join(folder, '.watertight/attestations.yaml'))).to.equal(true);
    },
  },
  {
    name: 'questions about the project are asked once, and answers count at once',
    run: async ({ page, read, shoot }) => {
      const panel = await openPanel(page);
      const question = panel.getByRole('group', { name: /data about people/i });
      await question.getByLabel('No').check();
      await shoot('panel-questions');
      await panel.getByRole('button', { name: 'Save answers' }).click();
      await panel.getByRole('heading', { name: 'About this project' }).waitFor({ state: 'detached' });
      await until('the answer is kept', () => readOr(read, '.watertight/profile.yaml').includes('personalData: false'));
      await panel.locator('#item-ENC-D2', { hasText: 'Not applicable' }).waitFor();
    },
  },
  {
    name: 'a report is exported, and today’s score is recorded',
    run: async ({ page, read, shoot }) => {
      const panel = await openPanel(page);
      await panel.getByRole('button', { name: "Record today's score" }).click();
      await panel.locator('.chart').waitFor();
      expect(read('.watertight/history.jsonl')).to.match(/"score"/);
      await shoot('panel-progress');
      await panel.getByRole('button', { name: 'Export as HTML' }).click();
      await page.locator('.quick-input-widget input:visible').waitFor();
      await page.keyboard.press('Enter');
      await panel.getByText('The report was written').waitFor();
      expect(read('checklist.html')).to.contain('<svg');
    },
  },
  {
    name: 'the checklist panel is as it was after the window is loaded again',
    run: async ({ page }) => {
      const panel = await openPanel(page);
      await panel
        .getByRole('button', { name: /^Explainability/ })
        .first()
        .click();
      await unfold(panel, 'EXP-M3');
      // The editor keeps its state in an orderly end; a page that is torn down may lose the last seconds.
      await runCommand(page, 'Developer: Reload Window');
      await page.locator('.tab', { hasText: 'Checklist' }).waitFor({ state: 'detached' });
      const again = panelOf(page);
      await again.getByRole('heading', { name: /^Explainability: / }).waitFor({ timeout: 40_000 });
      expect(await itemOf(again, 'EXP-M3').getAttribute('aria-expanded')).to.equal('true');
    },
  },
  {
    name: 'an empty folder has a panel with a way on',
    run: async ({ page, folder, shoot }) => {
      for (const name of ['churn.ipynb', 'train.py', 'requirements.txt', 'settings.yaml']) rmSync(join(folder, name));
      const panel = await openPanel(page);
      await panel.getByRole('heading', { name: 'Nothing speaks for any item yet' }).waitFor();
      await shoot('panel-empty');
      expect(await axeProblems(panel)).to.deep.equal([]);
    },
  },
  {
    name: 'the checklist panel works in a browser, and copies commands that it cannot run',
    setup: { settings: RUN_IN_BROWSER },
    run: async ({ page, read, shoot }) => {
      const panel = await openPanel(page);
      const body = await unfold(panel, 'ACC-O1');
      await body.getByRole('button', { name: 'Say why this is not applicable' }).click();
      await panel.getByLabel('Who says so').fill('Ada');
      await panel.getByLabel('Reason').fill('There is no console.');
      await body.getByRole('button', { name: 'Save' }).click();
      await panel.locator('#item-ACC-O1', { hasText: 'Not applicable' }).waitFor();
      expect(read('.watertight/attestations.yaml')).to.match(/not-applicable/);
      expect(await panel.getByRole('button', { name: /^Run in terminal/ }).count()).to.equal(0);
      await shoot('panel-in-browser');
    },
  },
];

/** From a key press to what it means for the checklist; 500 where nothing else runs, and tests share two cores. */
const UPDATE_MILLISECONDS = 5000;

const SECURITY_POLICY = `# Security policy

Report vulnerabilities to security@example.org. We answer within 3 days and disclose after 90 days.
`;

function scrollOf(panel: FrameLocator): Promise<number> {
  return panel.locator('html').evaluate(({ scrollTop }) => scrollTop);
}

/** When the text of an element is another one, in milliseconds since 1970. */
function whenChanged(element: Locator): Promise<number> {
  return element.evaluate(
    (node, patience) =>
      new Promise<number>((resolve, reject) => {
        new MutationObserver(() => {
          resolve(Date.now());
        }).observe(node, { subtree: true, childList: true, characterData: true });
        setTimeout(() => {
          reject(new Error('The element has not changed.'));
        }, patience);
      }),
    10_000,
  );
}

function readOr(read: Stage['read'], path: string): string {
  try {
    return read(path);
  } catch {
    return '';
  }
}

/** Presses Tab until that is so. */
async function tabTo(page: Stage['page'], isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await isThere().catch(() => false)) return;
  }
  throw new Error('The Tab key does not lead there.');
}
