import type { RegisteredRule } from './rule';
import { createWordFinder, type FoundWords, type Word } from './word-finder';

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
  /** The bit of the rule's state that it sets. */
  readonly sets: number;
}

/** What a text tells of a rule, as bits: one of its triggers is there, */
const TRIGGERED = 1;
/** one of those `alongside`, where the rule has some, */
const ALONGSIDE = 2;
/** one of `triggersElsewhere.here`, so that the imported texts decide. */
const NEAR = 4;

/** One for each kind of file, of two folders whose settings choose other rules; each takes up to 6 MB. */
const MAX_JUDGES = 24;
/** With more rules hardly a text triggers all of them. */
const FEW = 8;

/**
 * One prefilter for all rules. A trigger's parts (split at dots and white space) must all occur in the raw text, in any
 * order; those around a dot, which name something of a module, as whole words. The words of the candidates are looked for
 * in one pass; what follows costs as much as was found.
 */
export function createPrefilter(): Prefilter {
  /** Hosts ask about the same few lists of rules again and again, some of them made anew each time. */
  const byList = new WeakMap<readonly RegisteredRule[], Judge>();
  const byIds = new Map<string, Judge>();
  const judgeOf = (candidates: readonly RegisteredRule[]): Judge => {
    const known = byList.get(candidates);
    if (known !== undefined) return known;
    const ids = candidates.map(({ id }) => id).join();
    const judge = byIds.get(ids) ?? createJudge(candidates);
    if (byIds.size >= MAX_JUDGES) byIds.clear();
    byIds.set(ids, judge);
    byList.set(candidates, judge);
    return judge;
  };

  return (text, candidates, path = '', imported) => {
    const states = judgeOf(candidates)(text);
    let texts: readonly string[] | undefined;
    const isTriggeredElsewhere = ({ triggersElsewhere }: RegisteredRule): boolean => {
      if (imported === undefined || triggersElsewhere === undefined) return false;
      const others = (texts ??= imported());
      return others.some((other) => triggersElsewhere.there.some((word) => other.includes(word)));
    };
    return candidates.filter((rule, number) => {
      const state = states[number];
      if (rule.triggerPaths?.test(path) === true) return true;
      if (!has(state, ALONGSIDE)) return false;
      return has(state, TRIGGERED) || (has(state, NEAR) && isTriggeredElsewhere(rule));
    });
  };
}

/** The state of each of its rules in a text. */
type Judge = (text: string) => Uint8Array;

/** An automaton for these rules alone: one over the words of all languages would not fit into the processor's cache. */
function createJudge(rules: readonly RegisteredRule[]): Judge {
  const { words, triggers } = listTriggers(rules);
  const findWords = createWordFinder(words);
  const byWord = groupByLongest(triggers, words);
  const initial = rules.map(({ alongside }) => (alongside === undefined ? ALONGSIDE : 0));

  function statesOf({ flags, numbers }: FoundWords): Uint8Array {
    const states = Uint8Array.from(initial);
    for (const word of numbers) {
      for (const { rule, words: parts, sets } of byWord[word] ?? []) {
        if (!has(states[rule], sets) && parts.every((part) => flags[part] === 1))
          states[rule] = (states[rule] ?? 0) | sets;
      }
    }
    return states;
  }

  // Of a few rules all are soon triggered: then the rest of the text decides nothing.
  const areTriggered = (found: FoundWords): boolean =>
    statesOf(found).every((state) => has(state, TRIGGERED | ALONGSIDE));
  return (text) => statesOf(findWords(text, rules.length <= FEW ? areTriggered : undefined));
}

function has(state: number | undefined, bits: number): boolean {
  return ((state ?? 0) & bits) === bits;
}

function listTriggers(rules: readonly RegisteredRule[]): {
  readonly words: readonly Word[];
  readonly triggers: readonly Trigger[];
} {
  const words = new Map<string, Word>();
  const ids = new Map<string, number>();
  const idOf = (word: Word): number => {
    const key = `${word.isWhole ? '=' : '~'}${word.text}`;
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    words.set(key, word);
    return id;
  };
  /** Rules about the same things have the same triggers. */
  const known = new Map<string, readonly number[]>();
  const wordsOf = (trigger: string): readonly number[] => {
    const numbers = known.get(trigger) ?? splitTrigger(trigger).map(idOf);
    known.set(trigger, numbers);
    return numbers;
  };
  const triggers = rules.flatMap(({ triggers: own, alongside = [], triggersElsewhere }, rule) => {
    const list = (texts: readonly string[], sets: number): readonly Trigger[] =>
      texts.map((text) => ({ rule, words: wordsOf(text), sets }));
    return [...list(own, TRIGGERED), ...list(alongside, ALONGSIDE), ...list(triggersElsewhere?.here ?? [], NEAR)];
  });
  return { words: [...words.values()], triggers };
}

/** By their longest word, which is the one that fewest texts hold. */
function groupByLongest(triggers: readonly Trigger[], words: readonly Word[]): readonly (readonly Trigger[])[] {
  const groups = words.map((): Trigger[] => []);
  const lengthOf = (word: number): number => words[word]?.text.length ?? 0;
  for (const trigger of triggers) {
    const [first = 0, ...others] = trigger.words;
    const longest = others.reduce((best, word) => (lengthOf(word) > lengthOf(best) ? word : best), first);
    groups[longest]?.push(trigger);
  }
  return groups;
}

/** Parts of one or two characters are left out where they may stand within words, as they do in nearly every text. */
function splitTrigger(trigger: string): readonly Word[] {
  const words = trigger.split(/\s+/).flatMap((group): readonly Word[] => {
    const isWhole = /\w\.\w/.test(group);
    const parts = group.split('.').filter((part) => part.length > (isWhole ? 0 : 2));
    return parts.map((text) => ({ text, isWhole }));
  });
  return words.length > 0 ? words : [{ text: trigger, isWhole: false }];
}
