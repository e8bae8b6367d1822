import { codeCells, hoverOver, openProblems, quickOpen, squiggles } from '../../host/actions';
import type { Scenario } from '../harness';

const THEMES = [
  { name: 'light', theme: 'Light 2026', className: 'vs' },
  { name: 'dark', theme: 'Dark 2026', className: 'vs-dark' },
  { name: 'high-contrast', theme: 'Default High Contrast', className: 'hc-black' },
] as const;

/** Pictures for people to look at; what fails here is a theme that did not apply or a finding that does not show. */
export const THEME_SCENARIOS: readonly Scenario[] = THEMES.map(({ name, theme, className }) => ({
  name: `findings show in a ${name} theme`,
  setup: { settings: { 'workbench.colorTheme': theme } },
  run: async ({ page, shoot }) => {
    await page.locator(`.monaco-workbench.${className}`).waitFor();
    await quickOpen(page, 'churn.ipynb');
    await codeCells(page).first().waitFor();
    await squiggles(page).first().waitFor();
    const rows = await openProblems(page);
    await rows.first().waitFor();
    await hoverOver(page, squiggles(page).first(), 'yaml-unsafe-load');
    await shoot(`theme-${name}`);
  },
}));
