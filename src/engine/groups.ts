import type { Practice } from '../core/finding';
import type { Group } from './rule';

/** The practice that each group of rules serves (contract.md, Names). */
export const PRACTICE_OF_GROUP: Readonly<Record<Group, Practice>> = {
  secrets: 'encryption',
  encryption: 'encryption',
  privacy: 'encryption',
  'access-control': 'access-control',
  audit: 'audit',
  robustness: 'adversarial-testing',
  explainability: 'explainability',
  'ci-cd': 'ci-cd',
  'untrusted-code': 'ci-cd',
  versioning: 'versioning',
};
