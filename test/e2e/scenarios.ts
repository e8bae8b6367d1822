import type { Scenario } from './harness';
import { CHECKLIST_SCENARIOS } from './scenarios/checklist';
import { CHECKLIST_PANEL_SCENARIOS } from './scenarios/checklist-panel';
import { CHECKLIST_RAISED_SCENARIOS } from './scenarios/checklist-raised';
import { FILE_SCENARIOS } from './scenarios/file';
import { NOTEBOOK_SCENARIOS } from './scenarios/notebook';
import { SECRET_SCENARIOS } from './scenarios/secrets';
import { THEME_SCENARIOS } from './scenarios/themes';
import { TRUST_SCENARIOS } from './scenarios/trust';
import { WORKSPACE_SCENARIOS } from './scenarios/workspace';

export const SCENARIOS: readonly Scenario[] = [
  ...FILE_SCENARIOS,
  ...NOTEBOOK_SCENARIOS,
  ...SECRET_SCENARIOS,
  ...WORKSPACE_SCENARIOS,
  ...CHECKLIST_SCENARIOS,
  ...CHECKLIST_PANEL_SCENARIOS,
  ...CHECKLIST_RAISED_SCENARIOS,
  ...TRUST_SCENARIOS,
  ...THEME_SCENARIOS,
];
