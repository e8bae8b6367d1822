import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { ROOT } from '../../../scripts/process.mjs';
import { findEnvironment, QUIET_ENVIRONMENT } from '../../python/environment';
import { insist, PATIENCE, runCommand, until } from '../../host/actions';
import { attest, itemOf, openPanel, returnToPanel, scoreOf, unfold } from '../checklist-panel';
import type { Scenario } from '../harness';

/** Items of the panel with the scaffolds that they offer, in the order in which somebody may take them. */
const SCAFFOLDS = [
  ['ADV-M1', 'adversarial-test'],
  ['EXP-M1', 'explain-report'],
  ['CIC-M1', 'github-workflow'],
  ['CIC-M2', 'codeowners'],
  ['CIC-M4', 'dependabot'],
  ['AUD-T1', 'security-policy'],
  ['AUD-T1', 'incident-runbook'],
  ['AUD-O2', 'drift-job'],
  ['CIC-T1', 'retrain-workflow'],
  ['VER-T1', 'backup-job'],
  ['VER-T1', 'disaster-recovery'],
  ['VER-P2', 'ml-bom'],
] as const;

/** What both take on a slow machine: torch alone is loaded for ten seconds. */
const RUN_PATIENCE = 120_000;

export const CHECKLIST_RAISED_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the score of the example rises from under 25 to over 80 by what the panel offers alone',
    // Editors that scaffolds open would push the panel's tab out of sight.
    setup: { settings: { 'workbench.editor.limit.enabled': true, 'workbench.editor.limit.value': 3 } },
    prepare: prepareExample,
    run: async ({ page, folder, read, shoot }) => {
      const panel = await openPanel(page);
      expect(await scoreOf(panel)).to.be.lessThan(25);
      await shoot('raised-1-before');
      await panel.getByRole('button', { name: "Record today's score" }).click();
      await panel.locator('.chart').waitFor();

      await answerQuestions(panel);
      await fixRule(panel, 'ENC-P1', 'plain-text-transport');
      await shoot('raised-2-fixed');

      for (const [item, scaffold] of SCAFFOLDS) await applyScaffold(page, panel, item, scaffold);
      expect(existsSync(join(folder, 'tests/security/test_adversarial.py'))).to.equal(true);
      await runCommand(page, 'Notifications: Clear All Notifications');
      await shoot('raised-3-scaffolded');

      if (existsSync(join(folder, 'models/churn.pt'))) {
        await runAction(panel, 'ADV-M1', () => existsSync(join(folder, 'reports/robustness.json')));
        await runAction(panel, 'EXP-M1', () => existsSync(join(folder, 'reports/explanations.json')));
        for (const id of ['ADV-M1', 'EXP-M1']) await panel.locator(`#item-${id} .icon-met`).waitFor();
        await shoot('raised-4-run');
      }

      await attestUntil(panel, 80);
      await shoot('raised-5-attested');
      await panel.getByRole('button', { name: "Record today's score" }).click();
      await until('the score is recorded', () => lastRecord(read('.watertight/history.jsonl')) > 80);
      await panel.getByText(`${String(await scoreOf(panel))} % on `).waitFor();
      await panel.locator('html').evaluate((html) => {
        html.scrollTop = 0;
      });
      await shoot('raised-6-after');
      expect(await scoreOf(panel)).to.be.greaterThan(80);
    },
  },
];

/**
 * The example as somebody has it who has trained: with data and a model. One file is left out, whose findings nobody but its
 * author can mend.
 */
async function prepareExample(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  cpSync(join(ROOT, 'examples/churn'), folder, { recursive: true });
  rmSync(join(folder, 'assistant.py'));
  const python = await findEnvironment('models');
  if (python === undefined) return;
  const { status, stderr } = spawnSync(python, ['-c', TRAIN], {
    cwd: folder,
    env: { ...process.env, ...QUIET_ENVIRONMENT, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The model could not be trained:\n${stderr}`);
  const PATH = `${dirname(python)}${delimiter}${process.env['PATH'] ?? ''}`;
  const environment = { ...QUIET_ENVIRONMENT, PATH };
  // A shell of the user's own may put other interpreters first.
  const plain = { path: '/bin/bash', args: ['--norc', '--noprofile'] };
  const settings = ['linux', 'osx'].flatMap((system) => [
    [`terminal.integrated.env.${system}`, environment],
    [`terminal.integrated.profiles.${system}`, { plain }],
    [`terminal.integrated.defaultProfile.${system}`, 'plain'],
  ]);
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(Object.fromEntries(settings)));
}

const TRAIN = `
from pathlib import Path

import numpy as np
import pandas as pd
import torch

from model import ChurnNet, save_model

FEATURES = ["seconds_of_use", "frequency_of_sms", "customer_value", "open_amount", "complaints"]
random = np.random.default_rng(0)
rows = pd.DataFrame(random.normal(size=(400, len(FEATURES))), columns=FEATURES)
rows["target"] = (rows["complaints"] - rows["customer_value"] + random.normal(0, 0.2, 400) > 0).astype(int)
for folder in ("data", "models"):
    Path(folder).mkdir(exist_ok=True)
rows.to_csv("data/train.csv", index=False)
torch.manual_seed(0)
net = ChurnNet(len(FEATURES))
optimizer = torch.optim.Adam(net.parameters(), 1e-2)
x = torch.tensor(rows[FEATURES].to_numpy(np.float32))
y = torch.tensor(rows["target"].to_numpy(np.float32))
for _ in range(150):
    optimizer.zero_grad()
    torch.nn.functional.binary_cross_entropy_with_logits(net(x), y).backward()
    optimizer.step()
save_model(net)
`;

function lastRecord(history: string): number {
  const { score } = JSON.parse(history.trim().split('\n').at(-1) ?? '') as { readonly score: number };
  return score;
}

async function answerQuestions(panel: FrameLocator): Promise<void> {
  const heading = panel.getByRole('heading', { name: 'About this project' });
  if (!(await heading.isVisible())) return;
  await panel
    .getByRole('group', { name: /people.s lives/ })
    .getByLabel('Yes')
    .check();
  await panel.getByRole('button', { name: 'Save answers' }).click();
  await heading.waitFor({ state: 'detached' });
}

async function fixRule(panel: FrameLocator, item: string, rule: string): Promise<void> {
  const button = (await unfold(panel, item)).locator(`[data-action="fix:${rule}"]`);
  await button.click();
  await panel.getByText(/^Fixed \d+ problem/).waitFor();
  await itemOf(panel, item).click();
}

/** Takes a scaffold as it is proposed. */
async function applyScaffold(page: Page, panel: FrameLocator, item: string, scaffold: string): Promise<void> {
  const body = await unfold(panel, item);
  const preview = page.locator('.bulk-edit-panel');
  // A click goes astray where the panel is laid out anew under it, because of what the last scaffold has changed.
  await insist(async () => {
    await body.locator(`[data-action="scaffold:${scaffold}"]`).click();
    // The button to apply is there before the changes are, and does nothing until then.
    await preview.locator('.monaco-list-row').first().waitFor({ timeout: PATIENCE });
  });
  await preview.getByRole('button', { name: 'Apply' }).click();
  // What was created opens.
  await page.locator('.tab.active', { hasNotText: 'Checklist' }).waitFor();
  await returnToPanel(page);
  await itemOf(panel, item).click();
}

/** Runs the command that an item shows, and waits for what it writes. */
async function runAction(panel: FrameLocator, item: string, isDone: () => boolean): Promise<void> {
  const body = await unfold(panel, item);
  await body
    .getByRole('button', { name: /^Run in terminal/ })
    .first()
    .click();
  await until(`the command of ${item} is done`, isDone, RUN_PATIENCE);
  await itemOf(panel, item).click();
}

/** Attests what is left, critical items first, until the score is reached. */
async function attestUntil(panel: FrameLocator, wanted: number): Promise<void> {
  const open = panel.locator('.item.state-unmet, .item.state-partial');
  for (const weight of ['Critical', 'High', 'Medium']) {
    for (;;) {
      if ((await scoreOf(panel)) > wanted) return;
      const next = open.filter({ has: panel.locator('.item-facts', { hasText: weight }) }).first();
      if ((await next.count()) === 0) break;
      const id = (await next.locator('.item-heading').getAttribute('id')) ?? '';
      await attest(panel, id.replace('item-', ''), { by: 'Ada Nakamura', note: 'Agreed with the platform team.' });
    }
  }
}
