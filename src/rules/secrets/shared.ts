import type { Confidence } from '../../core/finding';
import type { Settings } from '../../engine/settings';
import { secretKeywords } from '../../secrets/find-secrets';
import type { Certainty } from '../../secrets/types';

/** What a text with a secret must contain. */
export function secretTriggers(): readonly string[] {
  return secretKeywords();
}

/** What the settings' own kinds of secrets add to that. */
export function ownTriggers({ secrets }: Settings): readonly string[] {
  return secrets.patterns.flatMap(({ keywords }) => keywords);
}

/** What a report says of its confidence, where that is not the rule's. */
export function confidenceOf(certainty: Certainty): { readonly confidence?: Confidence } {
  switch (certainty) {
    case 'certain':
      return {};
    case 'likely':
      return { confidence: 'medium' };
    case 'possible':
      return { confidence: 'low' };
  }
}
