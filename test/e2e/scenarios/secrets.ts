import { expect } from 'chai';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickOn, hoverOver, openCodeActions, quickOpen, squiggles, until } from '../../host/actions';
import type { Scenario } from '../harness';

/** A documented dummy: it is reported like a token and is none. */
const DUMMY = 'hf_WatertightDummyWatertightDummyWate';
const LEAK = `from huggingface_hub import login\n\nlogin(token="${DUMMY}")\n`;

export const SECRET_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the hover of a secret leads to where it is revoked, and does not show it',
    run: async ({ page, folder, shoot }) => {
      writeFileSync(join(folder, 'upload.py'), LEAK);
      await quickOpen(page, 'upload.py');
      await squiggles(page, 'error').first().waitFor();
      const hover = await hoverOver(page, squiggles(page, 'error').first(), 'Revoke the secret at huggingface.co');
      expect(await hover.innerText()).not.to.contain(DUMMY);
      expect(await hover.locator('a', { hasText: 'Revoke the secret at' }).getAttribute('data-href')).to.equal(
        'https://huggingface.co/settings/tokens',
      );
      await shoot('secret-hover');
    },
  },
  {
    name: 'a secret moves to .env, which git ignores then, and one undo takes all of that back',
    run: async ({ page, folder, read, shoot }) => {
      writeFileSync(join(folder, 'upload.py'), LEAK);
      await quickOpen(page, 'upload.py');
      await squiggles(page, 'error').first().waitFor();
      await clickOn(page, squiggles(page, 'error').first());
      await page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible').first().waitFor();
      const row = await openCodeActions(page, 'Move it to .env as HF_TOKEN');
      await shoot('secret-actions');
      await row.click();
      const isThere = (path: string): boolean => existsSync(join(folder, path));
      await until('the secret in .env', () => isThere('.env') && read('.env') === `HF_TOKEN=${DUMMY}\n`);
      await until('.env in .gitignore', () => isThere('.gitignore') && read('.gitignore') === '.env\n');
      await until('the variable in the code', () => read('upload.py').includes('login(token=os.environ["HF_TOKEN"])'));
      await squiggles(page, 'error').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Z');
      await page.locator('.view-line', { hasText: DUMMY }).first().waitFor();
      await shoot('secret-undone');
      await until('no secret in .env', () => !isThere('.env') || read('.env') === '');
      await until('no line in .gitignore', () => !isThere('.gitignore') || read('.gitignore') === '');
    },
  },
];
