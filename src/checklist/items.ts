import type { Practice, Stage } from '../core/finding';
import { ACCESS_CONTROL_ITEMS } from './items/access-control';
import { ADVERSARIAL_ITEMS } from './items/adversarial-testing';
import { AUDIT_ITEMS } from './items/audit';
import { CI_CD_ITEMS } from './items/ci-cd';
import { ENCRYPTION_ITEMS } from './items/encryption';
import { EXPLAINABILITY_ITEMS } from './items/explainability';
import { VERSIONING_ITEMS } from './items/versioning';
import type { ChecklistItem } from './types';

export const PRACTICE_TITLES: Readonly<Record<Practice, string>> = {
  encryption: 'Encryption at rest and in transit',
  'access-control': 'Access control',
  audit: 'Audits and monitoring',
  'adversarial-testing': 'Adversarial testing',
  explainability: 'Explainability',
  'ci-cd': 'Automated CI/CD',
  versioning: 'Data and model versioning',
};

export const STAGE_TITLES: Readonly<Record<Stage, string>> = {
  data: 'Data',
  development: 'Development',
  deployment: 'Deployment',
  monitoring: 'Monitoring',
  maintenance: 'Maintenance',
};

/** The catalogue: at least one item for each practice in each stage. */
export const ITEMS: readonly ChecklistItem[] = [
  ...ENCRYPTION_ITEMS,
  ...ACCESS_CONTROL_ITEMS,
  ...AUDIT_ITEMS,
  ...ADVERSARIAL_ITEMS,
  ...EXPLAINABILITY_ITEMS,
  ...CI_CD_ITEMS,
  ...VERSIONING_ITEMS,
];
