import type { Settings } from '../../engine/settings';

/** Whether findings of low confidence of a rule are shown: at the level `strict`, and where settings give the rule a severity. */
export function showsUnsure({ level, rules }: Settings, id: string): boolean {
  return level === 'strict' || rules[id]?.severity !== undefined;
}
