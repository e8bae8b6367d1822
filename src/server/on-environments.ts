import type { EnvironmentsParams } from '../protocol/environments';
import type { Session } from './session';
import { uriKey } from './uris';

/** Takes note of the Python environments that are selected, and looks again where they are others than before. */
export function onEnvironments(session: Session, { environments }: EnvironmentsParams): void {
  const now = new Map(environments.map(({ folder, path }) => [uriKey(folder), path.replaceAll('\\', '/')]));
  const before = session.environments;
  if (now.size === before.size && [...now].every(([folder, path]) => before.get(folder) === path)) return;
  before.clear();
  for (const [folder, path] of now) before.set(folder, path);
  session.scheduleAll();
}
