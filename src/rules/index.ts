// Written by `npm run generate`.
import type { RegisteredRule } from '../engine/rule';
import expiredSuppression from './audit/expired-suppression';
import unknownSuppression from './audit/unknown-suppression';

export type RuleId = 'expired-suppression' | 'unknown-suppression';

/** Every rule with the group that its folder gives it, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
  { ...expiredSuppression, group: 'audit' },
  { ...unknownSuppression, group: 'audit' },
];
