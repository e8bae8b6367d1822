import { createHash } from 'node:crypto';

/** SHA-256, as 43 characters of base64url. Text counts as UTF-8. */
export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

/** The start of a SHA-256 that can be a file's name on every disk. */
export function digestName(...contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 24);
}
