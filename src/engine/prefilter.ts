import type { RegisteredRule } from './rule';

/** Tells which rules can fire in a text, so that a file in which none can is never parsed. */
export type Prefilter = (
  text: string,
  candidates: readonly RegisteredRule[],
  path?: string,
) => readonly RegisteredRule[];

/**
 * One prefilter over the triggers of all rules. A trigger's parts (split at dots and white space) must all occur in the
 * raw text, in any order. Each distinct word is looked for at most once in a text, however many rules name it.
 */
export function createPrefilter(rules: readonly RegisteredRule[]): Prefilter {
  const triggers = new Map(rules.map((rule) => [rule.id, rule.triggers.map(splitTrigger)]));
  return (text, candidates, path = '') => {
    const seen = new Map<string, boolean>();
    const occurs = (word: string): boolean => {
      const known = seen.get(word);
      if (known !== undefined) return known;
      const found = text.includes(word);
      seen.set(word, found);
      return found;
    };
    return candidates.filter(
      (rule) =>
        rule.triggerPaths?.test(path) === true ||
        (triggers.get(rule.id)?.some((words) => words.every(occurs)) ?? false),
    );
  };
}

/** Parts of one or two characters are left out: they stand in nearly every text and decide nothing. */
function splitTrigger(trigger: string): readonly string[] {
  const words = trigger.split(/[.\s]+/).filter((word) => word.length > 2);
  return words.length > 0 ? words : [trigger];
}
