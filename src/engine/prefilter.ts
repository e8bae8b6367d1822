import type { RegisteredRule } from './rule';
import { createWordFinder } from './word-finder';

/** Tells which rules can fire in a text, so that a file in which none can is never parsed. */
export type Prefilter = (
  text: string,
  candidates: readonly RegisteredRule[],
  path?: string,
  /** The texts of the modules of the workspace that a Python file imports; asked for where a rule may need them. */
  imported?: () => readonly string[],
) => readonly RegisteredRule[];

/**
 * One prefilter over the triggers of all rules. A trigger's parts (split at dots and white space) must all occur in the
 * raw text, in any order. All words of all rules are looked for in one pass.
 */
export function createPrefilter(rules: readonly RegisteredRule[]): Prefilter {
  const all = rules.flatMap(({ triggers: own, triggersElsewhere }) => [...own, ...(triggersElsewhere?.here ?? [])]);
  const words = [...new Set(all.flatMap(splitTrigger))];
  const ids = new Map(words.map((word, id) => [word, id]));
  const toWords = (list: readonly string[]): readonly (readonly number[])[] =>
    list.map((trigger) => splitTrigger(trigger).map((word) => ids.get(word) ?? 0));
  const triggers = new Map(rules.map((rule) => [rule.id, toWords(rule.triggers)]));
  const here = new Map(rules.map((rule) => [rule.id, toWords(rule.triggersElsewhere?.here ?? [])]));
  const findWords = createWordFinder(words);
  return (text, candidates, path = '', imported) => {
    const found = findWords(text);
    const isTriggered = (rule: RegisteredRule): boolean =>
      triggers.get(rule.id)?.some((parts) => parts.every((word) => found[word] === 1)) ?? false;
    let texts: readonly string[] | undefined;
    const isTriggeredElsewhere = ({ id, triggersElsewhere }: RegisteredRule): boolean => {
      const isNear = here.get(id)?.some((parts) => parts.every((word) => found[word] === 1)) ?? false;
      if (imported === undefined || triggersElsewhere === undefined || !isNear) return false;
      texts ??= imported();
      return texts.some((other) => triggersElsewhere.there.some((word) => other.includes(word)));
    };
    return candidates.filter(
      (rule) => rule.triggerPaths?.test(path) === true || isTriggered(rule) || isTriggeredElsewhere(rule),
    );
  };
}

/** Parts of one or two characters are left out: they stand in nearly every text and decide nothing. */
function splitTrigger(trigger: string): readonly string[] {
  const words = trigger.split(/[.\s]+/).filter((word) => word.length > 2);
  return words.length > 0 ? words : [trigger];
}
