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

/** A trigger of a rule, by the ids of the words that must all occur. */
interface Trigger {
  readonly rule: number;
  readonly words: readonly number[];
  /** Whether it stands for `triggersElsewhere.here`: then the imported texts decide. */
  readonly isNear: boolean;
}

/** What a text tells of a rule. */
const UNTRIGGERED = 0;
const NEAR = 1;
const TRIGGERED = 2;

/** With more rules hardly a text triggers all of them. */
const FEW = 8;

/**
 * One prefilter over the triggers of all rules. A trigger's parts (split at dots and white space) must all occur in the
 * raw text, in any order. All words of all rules are looked for in one pass; what follows costs as much as was found.
 */
export function createPrefilter(rules: readonly RegisteredRule[]): Prefilter {
  const numbers = new Map(rules.map(({ id }, number) => [id, number]));
  const { words, triggers } = listTriggers(rules);
  const findWords = createWordFinder(words);
  const byWord = groupByLongest(triggers, words);

  function judge(text: string, candidates: readonly RegisteredRule[]): Uint8Array {
    // Of a few rules all are soon triggered: then the rest of the text decides nothing.
    const areTriggered = (found: Uint8Array): boolean => {
      const states = statesOf(found);
      return candidates.every(({ id }) => states[numbers.get(id) ?? -1] === TRIGGERED);
    };
    return statesOf(findWords(text, candidates.length <= FEW ? areTriggered : undefined));
  }

  function statesOf(found: Uint8Array): Uint8Array {
    const states = new Uint8Array(rules.length);
    for (let word = 0; word < found.length; word++) {
      if (found[word] !== 1) continue;
      for (const trigger of byWord[word] ?? []) {
        const state = trigger.isNear ? NEAR : TRIGGERED;
        if ((states[trigger.rule] ?? 0) < state && trigger.words.every((part) => found[part] === 1))
          states[trigger.rule] = state;
      }
    }
    return states;
  }

  return (text, candidates, path = '', imported) => {
    const states = judge(text, candidates);
    let texts: readonly string[] | undefined;
    const isTriggeredElsewhere = ({ triggersElsewhere }: RegisteredRule): boolean => {
      if (imported === undefined || triggersElsewhere === undefined) return false;
      const others = (texts ??= imported());
      return others.some((other) => triggersElsewhere.there.some((word) => other.includes(word)));
    };
    return candidates.filter((rule) => {
      const state = states[numbers.get(rule.id) ?? -1] ?? UNTRIGGERED;
      if (state === TRIGGERED || rule.triggerPaths?.test(path) === true) return true;
      return state === NEAR && isTriggeredElsewhere(rule);
    });
  };
}

function listTriggers(rules: readonly RegisteredRule[]): {
  readonly words: readonly string[];
  readonly triggers: readonly Trigger[];
} {
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  const triggers = rules.flatMap(({ triggers: own, triggersElsewhere }, rule) => [
    ...own.map((trigger): Trigger => ({ rule, words: splitTrigger(trigger).map(idOf), isNear: false })),
    ...(triggersElsewhere?.here ?? []).map((trigger): Trigger => ({
      rule,
      words: splitTrigger(trigger).map(idOf),
      isNear: true,
    })),
  ]);
  return { words: [...ids.keys()], triggers };
}

/** By their longest word, which is the one that fewest texts hold. */
function groupByLongest(triggers: readonly Trigger[], words: readonly string[]): readonly (readonly Trigger[])[] {
  const groups = words.map((): Trigger[] => []);
  const lengthOf = (word: number): number => words[word]?.length ?? 0;
  for (const trigger of triggers) {
    const [first = 0, ...others] = trigger.words;
    const longest = others.reduce((best, word) => (lengthOf(word) > lengthOf(best) ? word : best), first);
    groups[longest]?.push(trigger);
  }
  return groups;
}

/** Parts of one or two characters are left out: they stand in nearly every text and decide nothing. */
function splitTrigger(trigger: string): readonly string[] {
  const words = trigger.split(/[.\s]+/).filter((word) => word.length > 2);
  return words.length > 0 ? words : [trigger];
}
