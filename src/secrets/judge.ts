import { entropyOf, isDocumentedDummy, isPlaceholder } from './placeholders';
import type { Certainty, Floors } from './types';
import { isWordLike } from './words';

/** How sure it is that a text of the right shape is a secret; undefined where it only stands for one. */
export function judgeSecret(secret: string, floors: Floors, usual: Certainty): Certainty | undefined {
  if (isDocumentedDummy(secret)) return usual === 'certain' ? 'certain' : 'likely';
  const verdict = floors.judge === undefined ? (floors.certainty ?? usual) : floors.judge(secret);
  if (verdict === undefined || (verdict === 'certain' && floors.judge !== undefined)) return verdict;
  if (!reachesFloors(secret, floors) || isWordLike(secret) || isPlaceholder(secret)) return undefined;
  return verdict;
}

function reachesFloors(
  secret: string,
  { minEntropy = 2.5, minDigits = 0, minUpper = 0, minLower = 0 }: Floors,
): boolean {
  return (
    count(secret, 48, 57) >= minDigits &&
    count(secret, 65, 90) >= minUpper &&
    count(secret, 97, 122) >= minLower &&
    entropyOf(secret) >= minEntropy
  );
}

/** Characters between two code units, both included. */
function count(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= from && code <= to) found++;
  }
  return found;
}
