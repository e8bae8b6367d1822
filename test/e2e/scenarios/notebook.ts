import { expect } from 'chai';
import {
  clickOn,
  codeCells,
  hoverOver,
  openCodeActions,
  openProblems,
  quickOpen,
  save,
  squiggles,
  until,
} from '../../host/actions';
import type { Scenario, Stage } from '../harness';

const UNSAFE = 'yaml.load(stream, Loader=yaml.Loader)';
const FIXED = 'yaml.safe_load(stream)';

export const NOTEBOOK_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a notebook shows a squiggle in each leaky cell, and a hover',
    run: async (stage) => {
      const { page, shoot } = stage;
      await openNotebook(stage);
      await until(
        'a squiggle in both cells',
        async () =>
          (await codeCells(page)
            .filter({ has: squiggles(page) })
            .count()) === 2,
      );
      await shoot('notebook');
      const hover = await hoverOver(page, squiggles(page).first(), 'yaml-unsafe-load');
      expect(await hover.innerText()).to.contain('safe_load');
      await shoot('notebook-hover');
    },
  },
  {
    name: 'Problems leads to the cell',
    run: async (stage) => {
      await openNotebook(stage);
      const rows = await openProblems(stage.page);
      await rows.filter({ hasText: 'yaml-unsafe-load' }).first().waitFor();
      await stage.shoot('notebook-problems');
    },
  },
  {
    name: 'a quick fix mends one cell by mouse and keeps the outputs',
    run: async (stage) => {
      const { page, shoot } = stage;
      await openNotebook(stage);
      const before = await squiggles(page).count();
      await clickOn(page, squiggles(page).first());
      const row = await openCodeActions(page, 'safe_load');
      await shoot('notebook-quick-fix');
      await row.click();
      await until('one squiggle fewer', async () => (await squiggles(page).count()) < before);
      await save(page);
      await until('the fix on disk', () => countOf(stage, FIXED) === 1);
      expect(countOf(stage, UNSAFE)).to.equal(1);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
    },
  },
  {
    name: 'a notebook whose first cell is Markdown is mended on save in all cells, on disk, and keeps the outputs',
    setup: { settings: { 'notebook.codeActionsOnSave': { 'notebook.source.fixAll.watertight': 'explicit' } } },
    run: async (stage) => {
      await openNotebook(stage);
      await save(stage.page);
      await until('both fixes on disk', () => countOf(stage, FIXED) === 2);
      expect(countOf(stage, UNSAFE)).to.equal(0);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
      await squiggles(stage.page).first().waitFor({ state: 'detached' });
      await stage.shoot('notebook-fixed-on-save');
    },
  },
];

async function openNotebook({ page }: Stage): Promise<void> {
  await quickOpen(page, 'churn.ipynb');
  await codeCells(page).first().waitFor();
  await squiggles(page).first().waitFor();
}

function countOf({ read }: Stage, text: string): number {
  return read('churn.ipynb').split(text).length - 1;
}
