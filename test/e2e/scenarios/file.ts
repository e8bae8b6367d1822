import { expect } from 'chai';
import {
  clickOn,
  codeActionRow,
  hoverOver,
  openCodeActions,
  openProblems,
  quickOpen,
  save,
  saveUntil,
  squiggles,
  until,
} from '../../host/actions';
import type { Scenario } from '../harness';

/** What a fix that wants a look writes, and what a safe one does. */
const REVIEWED = 'yaml.safe_load(stream)';
const PLAIN = 'http://huggingface.co';
const FIXED = 'https://huggingface.co';

export const FILE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a Python file shows a squiggle, and Problems names the rule and the line',
    run: async ({ page, shoot }) => {
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      const rows = await openProblems(page);
      const row = rows.filter({ hasText: 'yaml-unsafe-load' }).first();
      await row.waitFor();
      expect(await row.getAttribute('aria-label')).to.match(/yaml\.Loader.* line 9 /s);
      await shoot('file-problems');
    },
  },
  {
    name: 'the hover says what is wrong and what to do',
    run: async ({ page, shoot }) => {
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      const hover = await hoverOver(page, squiggles(page).first(), 'yaml-unsafe-load');
      expect(await hover.innerText()).to.contain('safe_load');
      await shoot('file-hover');
    },
  },
  {
    name: 'the light bulb mends a file by mouse',
    run: async ({ page, read, shoot }) => {
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      await clickOn(page, squiggles(page).first());
      await page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible').first().click();
      const row = await codeActionRow(page, 'safe_load');
      await shoot('file-quick-fix');
      await row.click();
      await until('one squiggle fewer', async () => (await squiggles(page).count()) === 1);
      await save(page);
      await until('the fix on disk', () => read('train.py').includes(REVIEWED));
    },
  },
  {
    name: 'a file is mended on save, on disk, as far as that is safe',
    setup: { settings: { 'editor.codeActionsOnSave': { 'source.fixAll.watertight': 'explicit' } } },
    run: async ({ page, read }) => {
      const before = read('train.py');
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      await saveUntil(page, 'the fix on disk', () => read('train.py').includes(FIXED));
      expect(read('train.py')).to.equal(before.replace(PLAIN, FIXED));
    },
  },
  {
    name: 'a finding is ignored on its line, and stays ignored',
    run: async ({ page, read, shoot }) => {
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      await clickOn(page, squiggles(page).first());
      await (await openCodeActions(page, /ignore.*line/i)).click();
      await until('one squiggle fewer', async () => (await squiggles(page).count()) === 1);
      await shoot('file-ignored');
      await save(page);
      await until('the comment on disk', () => read('train.py').includes('# watertight: ignore[yaml-unsafe-load]'));
    },
  },
];
