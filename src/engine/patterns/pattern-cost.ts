import { foldCase, NO_CHARACTERS, overlap, ALL_CHARACTERS, type CharacterSet } from './character-set';
import type { PatternNode } from './read-pattern';

/** How long a backtracking matcher may try a pattern at one place of a text. */
export interface PatternCost {
  /** No more steps than this, whatever the text; Infinity where they double with each character. */
  readonly steps: number;
  /** The fewest characters that match. */
  readonly shortest: number;
  /** Whether a part may be repeated without a bound. */
  readonly isUnbounded: boolean;
}

export interface CostOptions {
  /** What stands for "without a bound": how many characters the text has at most. */
  readonly longest: number;
  readonly ignoresCase?: boolean;
}

/** Numbers above this are as good as endless. */
const ENDLESS = 1e12;

/**
 * `ways`: of the ways through a part, how many can go on behind it on one text; the others fail at the next character.
 * They multiply along a sequence, which is what makes matchers slow.
 */
interface Effort {
  readonly steps: number;
  readonly ways: number;
  readonly shortest: number;
  /** The characters that it may start with; with `isEmptiable` also those of what follows. */
  readonly first: CharacterSet;
  readonly isEmptiable: boolean;
  readonly isUnbounded: boolean;
}

/** An upper bound by the shape of the pattern alone: it may be too high, never too low. */
export function costOf(pattern: PatternNode, options: CostOptions): PatternCost {
  const { steps, shortest, isUnbounded } = measure(pattern, NO_CHARACTERS, options);
  return { steps: steps >= ENDLESS ? Infinity : Math.ceil(steps), shortest, isUnbounded };
}

/** `follow`: what the text must go on with behind the node. */
function measure(node: PatternNode, follow: CharacterSet, options: CostOptions): Effort {
  switch (node.kind) {
    case 'characters': {
      const first = options.ignoresCase === true ? foldCase(node.set) : node.set;
      return { steps: 1, ways: 1, shortest: 1, first, isEmptiable: false, isUnbounded: false };
    }
    case 'edge':
      return { ...NOTHING, steps: 1 };
    case 'reference':
      return { ...NOTHING, steps: options.longest, first: ALL_CHARACTERS };
    case 'look': {
      // A look has at most one way: what it has found is not looked for again.
      const { steps, isUnbounded } = measure(node.of, NO_CHARACTERS, options);
      return { ...NOTHING, steps, first: ALL_CHARACTERS, isUnbounded };
    }
    case 'sequence':
      return measureSequence(node.parts, follow, options);
    case 'choice':
      return measureChoice(node.ways, follow, options);
    case 'repeat':
      return measureRepeat(node, follow, options);
  }
}

const NOTHING: Effort = {
  steps: 0,
  ways: 1,
  shortest: 0,
  first: NO_CHARACTERS,
  isEmptiable: true,
  isUnbounded: false,
};

/** From the end, since a part has to know what follows it. */
function measureSequence(parts: readonly PatternNode[], follow: CharacterSet, options: CostOptions): Effort {
  let rest: Effort = NOTHING;
  for (const part of [...parts].reverse()) {
    const effort = measure(part, rest.isEmptiable ? rest.first | follow : rest.first, options);
    rest = {
      steps: effort.steps + effort.ways * rest.steps,
      ways: effort.ways * rest.ways,
      shortest: effort.shortest + rest.shortest,
      first: effort.isEmptiable ? effort.first | rest.first : effort.first,
      isEmptiable: effort.isEmptiable && rest.isEmptiable,
      isUnbounded: effort.isUnbounded || rest.isUnbounded,
    };
  }
  return rest;
}

function measureChoice(nodes: readonly PatternNode[], follow: CharacterSet, options: CostOptions): Effort {
  const efforts = nodes.map((node) => measure(node, follow, options));
  const starts = efforts.map(({ first, isEmptiable }) => (isEmptiable ? first | follow : first));
  const isDecided = starts.every((start, index) => starts.slice(0, index).every((other) => !overlap(start, other)));
  const all = efforts.map(({ ways }) => ways);
  return {
    steps: efforts.reduce((sum, { steps }) => sum + steps, 1),
    ways: isDecided ? Math.max(...all) : all.reduce((sum, ways) => sum + ways, 0),
    shortest: Math.min(...efforts.map(({ shortest }) => shortest)),
    first: efforts.reduce((set, { first }) => set | first, NO_CHARACTERS),
    isEmptiable: efforts.some(({ isEmptiable }) => isEmptiable),
    isUnbounded: efforts.some(({ isUnbounded }) => isUnbounded),
  };
}

function measureRepeat(
  { of, min, max }: Extract<PatternNode, { kind: 'repeat' }>,
  follow: CharacterSet,
  options: CostOptions,
): Effort {
  const again = measure(of, NO_CHARACTERS, options).first;
  const { steps, ways, shortest, first, isEmptiable, isUnbounded } = measure(of, follow | again, options);
  const most = Number.isFinite(max) ? max : options.longest;
  // Whether to go round again is told by the next character, where what is repeated and what follows start differently.
  const isDecided = min === most || (!isEmptiable && !overlap(first, follow));
  return {
    steps: (steps + 1) * sumOfPowers(ways, 0, most - 1),
    ways: isDecided ? Math.min(ways ** most, ENDLESS) : sumOfPowers(ways, min, most),
    shortest: shortest * min,
    first,
    isEmptiable: isEmptiable || min === 0,
    isUnbounded: isUnbounded || max === Infinity,
  };
}

/** w^from + … + w^to, where both are counted in; 0 where there are none. */
function sumOfPowers(ways: number, from: number, to: number): number {
  if (to < from) return 0;
  if (ways <= 1) return to - from + 1;
  return ways ** to > ENDLESS ? ENDLESS : (ways ** (to + 1) - ways ** from) / (ways - 1);
}
