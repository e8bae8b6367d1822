import { expect } from 'chai';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Scenario } from '../harness';

const THEMES = ['Light 2026', 'Dark 2026', 'Default High Contrast'] as const;

export const CHECKLIST_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the checklist shows seven practices, and an item opens its evidence',
    run: async ({ page, shoot }) => {
      await openChecklist(page);
      for (const practice of ['Encryption at rest and in transit', 'Explainability', 'Data and model versioning']) {
        await row(page, practice).waitFor();
      }
      await row(page, 'Encryption at rest and in transit').click();
      const item = row(page, 'No secrets in code');
      await item.click();
      await row(page, 'Finding: secret-in-output').click();
      await page.locator('.tab.active[data-resource-name="churn.ipynb"]').waitFor();
      await shoot('checklist');
    },
  },
  {
    name: 'an empty folder has a checklist with a way on',
    run: async ({ page, folder, shoot }) => {
      for (const name of ['churn.ipynb', 'train.py', 'requirements.txt', 'settings.yaml']) rmSync(join(folder, name));
      await openChecklist(page);
      await shoot('checklist-empty');
    },
  },
  ...THEMES.map((theme): Scenario => ({
    name: `the checklist can be read in ${theme}`,
    setup: { settings: { 'workbench.colorTheme': theme } },
    run: async ({ page, shoot }) => {
      await openChecklist(page);
      await row(page, 'Encryption at rest and in transit').click();
      expect(await row(page, 'No secrets in code').getAttribute('aria-label')).to.match(/not met/);
      await shoot(`checklist-${theme.replaceAll(' ', '-').toLowerCase()}`);
    },
  })),
];

async function openChecklist(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Watertight/ }).click();
  await row(page, 'Encryption at rest and in transit').waitFor();
}

function row(page: Page, text: string): ReturnType<Page['locator']> {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}
