import { PROVIDERS } from '../../secrets/providers';

/** What a text with a secret must contain. */
export function secretTriggers(): readonly string[] {
  return [...new Set([...PROVIDERS.flatMap((provider) => provider.anchors), '://'])];
}
