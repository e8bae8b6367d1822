import type { Session } from './session';

/** Whether Python files may import from a path, or read their settings from it. */
export function isReadByOthers(path: string): boolean {
  return /\.(?:py|ya?ml|json|toml)$/.test(path);
}

/** Looks again at what was told something by a module or settings file that has changed, in the editor or on the disk. */
export function scheduleReaders(session: Session, uri: string): void {
  const folder = session.folders.of(uri);
  const path = folder.relativePath(uri);
  const places = placesOf(path);
  for (const reader of new Set(places.flatMap((place) => session.checker.readersOf(folder, place)))) {
    session.documents.touch(reader);
    session.schedule(reader);
  }
}

/** The same for a change on the disk, of which files that are not open learn as well. */
export function onModuleChanged(session: Session, uri: string): void {
  const folder = session.folders.of(uri);
  const path = folder.relativePath(uri);
  folder.forgetPath(path);
  scheduleReaders(session, uri);
  for (const reader of folder.readersOf(path)) {
    const readerUri = folder.uriOf(reader);
    session.checklists.touch(session, readerUri);
    if (session.scanResults.has(readerUri)) session.scheduleRescan(readerUri);
  }
}

/** A path and the folders that it is in: a new module may come with its folder. */
function placesOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
