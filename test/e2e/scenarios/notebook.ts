import { expect } from 'chai';
import {
  clickOn,
  codeCells,
  hoverOver,
  openCodeActions,
  openProblems,
  quickOpen,
  save,
  saveUntil,
  squiggles,
  until,
} from '../../host/actions';
import type { Scenario, Stage } from '../harness';

const REVIEWED = 'yaml.safe_load(stream)';
const PLAIN = 'http://huggingface.co';
const FIXED = 'https://huggingface.co';
const DUMMY = 'hf_Watertight';
const ON_SAVE = { 'notebook.codeActionsOnSave': { 'notebook.source.fixAll.watertight': 'explicit' } };

export const NOTEBOOK_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a notebook shows a squiggle in each leaky cell, and a hover',
    run: async (stage) => {
      const { page, shoot } = stage;
      await openNotebook(stage);
      await until(
        'a squiggle in each cell',
        async () =>
          (await codeCells(page)
            .filter({ has: squiggles(page) })
            .count()) === 3,
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
      await until('the fix on disk', () => countOf(stage, REVIEWED) === 1);
      expect(countOf(stage, PLAIN)).to.equal(2);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
    },
  },
  {
    name: 'an output that shows a token is reported on its cell, and cleared by a click; the other output stays',
    run: async (stage) => {
      const { page, shoot } = stage;
      await openNotebook(stage);
      const leaking = codeCells(page).nth(2);
      await squiggles(page, 'error').first().waitFor();
      const hover = await hoverOver(page, squiggles(page, 'error').first(), 'secret-in-output');
      expect(await hover.innerText())
        .to.contain('In the output of this cell')
        .and.not.to.contain(DUMMY);
      await shoot('notebook-output');
      await leaking.locator('.view-line').first().click();
      await (await openCodeActions(page, 'Clear this output')).click();
      await squiggles(page, 'error').first().waitFor({ state: 'detached' });
      await save(page);
      await until('no token on disk', () => countOf(stage, DUMMY) === 0);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
    },
  },
  {
    name: 'a notebook whose first cell is Markdown is mended on save in all cells, on disk, and keeps the outputs',
    setup: { settings: ON_SAVE },
    run: async (stage) => {
      await openNotebook(stage);
      await saveUntil(stage.page, 'both fixes on disk', () => countOf(stage, FIXED) === 2);
      expect(countOf(stage, PLAIN)).to.equal(0);
      expect(countOf(stage, REVIEWED)).to.equal(0);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
      expect(countOf(stage, DUMMY), 'outputs are cleared only where that is asked for').to.equal(1);
      await stage.shoot('notebook-fixed-on-save');
    },
  },
  {
    name: 'leaking outputs are cleared on save where that is asked for',
    setup: { settings: { ...ON_SAVE, 'watertight.notebook.clearLeakingOutputsOnSave': true } },
    run: async (stage) => {
      await openNotebook(stage);
      await squiggles(stage.page, 'error').first().waitFor();
      await saveUntil(stage.page, 'no token on disk', () => countOf(stage, DUMMY) === 0);
      await until('both fixes on disk', () => countOf(stage, FIXED) === 2);
      expect(countOf(stage, '"epochs: 3\\n"')).to.equal(1);
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
