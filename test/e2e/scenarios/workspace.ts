import { expect } from 'chai';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProblems, quickOpen, runCommand, squiggles } from '../../host/actions';
import type { Scenario } from '../harness';

export const WORKSPACE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a workspace scan fills Problems with files that are not open',
    run: async ({ page, shoot }) => {
      await runCommand(page, 'Watertight: Scan Workspace');
      const rows = await openProblems(page);
      for (const file of ['requirements.txt', 'train.py', 'churn.ipynb']) {
        await rows.filter({ hasText: file }).first().waitFor();
      }
      await rows.filter({ hasText: 'unpinned-package' }).first().waitFor();
      await shoot('workspace-scan');
    },
  },
  {
    name: 'a workspace scan can be cancelled, and the editor still works',
    run: async ({ page, folder, shoot }) => {
      writeManyFiles(join(folder, 'generated'));
      await runCommand(page, 'Watertight: Scan Workspace');
      const toast = page.locator('.notification-toast', { hasText: 'Watertight' });
      await toast.first().waitFor();
      await shoot('workspace-scan-progress');
      await toast.getByRole('button', { name: 'Cancel' }).click();
      await toast.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      expect(await squiggles(page).count()).to.be.greaterThan(0);
    },
  },
];

/** Enough for a scan to be seen at work on any machine. */
function writeManyFiles(folder: string): void {
  mkdirSync(folder);
  const line = 'settings = yaml.load(open("settings.yaml"), Loader=yaml.Loader)\n';
  const text = `import yaml\n${line.repeat(200)}`;
  for (let index = 0; index < 2000; index++) writeFileSync(join(folder, `module_${String(index)}.py`), text);
}
