import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPin } from '../engine/pins';
import { isPlainPath } from './commit';

/** The SHA-256 of a file that is here already, where a path of the code leads from its own folder, or from the root. */
export function findFileDigest(
  facts: Pick<WorkspaceFacts, 'sha256'>,
  from: string,
  path: string,
): KnownPin | undefined {
  const plain = path.replace(/^\.\//, '');
  if (!isPlainPath(plain) || from.startsWith('/')) return undefined;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const value = facts.sha256?.(folder + plain) ?? (folder === '' ? undefined : facts.sha256?.(plain));
  return value === undefined ? undefined : { value, source: `that of the ${plain} that is here` };
}
