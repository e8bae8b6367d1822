import { costOf } from './pattern-cost';
import { readPattern } from './read-pattern';

/** Of one place of a text, a pattern of the settings may be tried in so many steps: some microseconds. */
const MAX_STEPS = 1000;
const MAX_LENGTH = 1000;

/** Why a regular expression of the settings cannot be used; undefined where it can. Such a one takes linear time. */
export function getPatternProblem(source: string): string | undefined {
  if (source.length > MAX_LENGTH) return `it is longer than ${String(MAX_LENGTH)} characters`;
  try {
    new RegExp(source);
  } catch (error) {
    // V8 writes the whole pattern in front of the reason.
    return `it is no regular expression: ${error instanceof Error ? error.message.replace(/^.*: /s, '') : 'unknown'}`;
  }
  const flags = /\(\?[ims-]+[:)]/.exec(source)?.[0];
  if (flags !== undefined) return `it switches flags (\`${flags}\`), which is not supported`;
  const { steps, shortest, isUnbounded } = costOf(readPattern(source), { longest: MAX_STEPS });
  if (isUnbounded) return 'it repeats something without a bound; say how often at most, as in `[a-z]{1,64}`';
  if (shortest === 0) return 'it matches the empty text';
  if (steps > MAX_STEPS)
    return 'it can take very long on some texts: parts that can match the same characters follow or hold one another';
  return undefined;
}
