import type { RegisteredRule } from './rule';
import { createWordFinder } from './word-finder';

/** Tells which rules can fire in a text, so that a file in which none can is never parsed. */
export type Prefilter = (
  text: string,
  candidates: readonly RegisteredRule[],
  path?: string,
) => readonly RegisteredRule[];

/**
 * One prefilter over the triggers of all rules. A trigger's parts (split at dots and white space) must all occur in the
 * raw text, in any order. All words of all rules are looked for in one pass.
 */
export function createPrefilter(rules: readonly RegisteredRule[]): Prefilter {
  const words = [...new Set(rules.flatMap((rule) => rule.triggers.flatMap(splitTrigger)))];
  const ids = new Map(words.map((word, id) => [word, id]));
  const triggers = new Map(
    rules.map((rule) => [
      rule.id,
      rule.triggers.map((trigger) => splitTrigger(trigger).map((word) => ids.get(word) ?? 0)),
    ]),
  );
  const findWords = createWordFinder(words);
  return (text, candidates, path = '') => {
    const found = findWords(text);
    const isTriggered = (rule: RegisteredRule): boolean =>
      triggers.get(rule.id)?.some((parts) => parts.every((word) => found[word] === 1)) ?? false;
    return candidates.filter((rule) => rule.triggerPaths?.test(path) === true || isTriggered(rule));
  };
}

/** Parts of one or two characters are left out: they stand in nearly every text and decide nothing. */
function splitTrigger(trigger: string): readonly string[] {
  const words = trigger.split(/[.\s]+/).filter((word) => word.length > 2);
  return words.length > 0 ? words : [trigger];
}
