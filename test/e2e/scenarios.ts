import type { Scenario } from './harness';
import { FILE_SCENARIOS } from './scenarios/file';
import { NOTEBOOK_SCENARIOS } from './scenarios/notebook';
import { THEME_SCENARIOS } from './scenarios/themes';
import { TRUST_SCENARIOS } from './scenarios/trust';
import { WORKSPACE_SCENARIOS } from './scenarios/workspace';

export const SCENARIOS: readonly Scenario[] = [
  ...FILE_SCENARIOS,
  ...NOTEBOOK_SCENARIOS,
  ...WORKSPACE_SCENARIOS,
  ...TRUST_SCENARIOS,
  ...THEME_SCENARIOS,
];
