import { quickOpen, squiggles } from '../../host/actions';
import type { Scenario } from '../harness';

export const TRUST_SCENARIOS: readonly Scenario[] = [
  {
    name: 'findings show in Restricted Mode too, before and after trust is given',
    setup: { hasWorkspaceTrust: true },
    run: async ({ page, shoot }) => {
      await page.locator('#status\\.workspaceTrust', { hasText: 'Restricted Mode' }).waitFor();
      await quickOpen(page, 'train.py');
      await squiggles(page).first().waitFor();
      await shoot('restricted-mode');
      await page.locator('#status\\.workspaceTrust').click();
      await page
        .locator('.workspace-trust-editor')
        .getByRole('button', { name: /^Trust/ })
        .first()
        .click();
      await page.locator('#status\\.workspaceTrust').waitFor({ state: 'detached' });
      await page.locator('.tab[data-resource-name="train.py"]').click();
      await squiggles(page).first().waitFor();
    },
  },
];
