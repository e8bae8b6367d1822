import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type DidChangeWatchedFilesParams,
} from 'vscode-languageserver';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import { isReadByOthers, onModuleChanged } from './module-changes';
import type { Session } from './session';
import { sendStatus } from './status';
import { uriKey } from './uris';

/** What findings of other files depend on. */
const DEPENDENCIES = `**/{${[
  SETTINGS_FILE_NAME,
  '.gitignore',
  '*.lock',
  'requirements*.txt',
  'constraints*.txt',
  'pyproject.toml',
  'Pipfile',
  'conda-lock.yml',
  'environment.y*ml',
  'Dockerfile',
  '*.dockerignore',
  '.bentoignore',
  'config.local',
  '.python-version',
  ...['*.py', '*.yaml', '*.yml', '*.json', '*.toml'],
].join(',')}}`;

export function watchFiles(session: Session): void {
  watch(session, DEPENDENCIES);
}

/** From the first scan on, every file counts: its results hold until it changes. */
export function watchScannedFiles(session: Session): void {
  watch(session, '**/*');
}

function watch(session: Session, globPattern: string): void {
  if (!session.client.canRegisterWatchers || session.watched.has(globPattern)) return;
  session.watched.add(globPattern);
  session.connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] })
    .catch(() => {
      session.log.warn('The editor does not watch files: results of closed files may be out of date.');
    });
}

const IS_DEPENDENCY =
  /(?:^|\/)(?:\.watertight\.yaml|\.gitignore|[^/]*\.lock|requirements[^/]*\.txt|constraints[^/]*\.txt|pyproject\.toml|Pipfile|conda-lock\.yml|environment\.ya?ml|Dockerfile|[^/]*\.dockerignore|\.bentoignore|\.dvc\/config\.local|\.python-version)$/;

export function onWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  let isAnyDependency = false;
  for (const { uri, type } of changes) {
    isAnyDependency ||= IS_DEPENDENCY.test(uri);
    session.checklists.touch(session, uri);
    if (isReadByOthers(uri)) onModuleChanged(session, uri);
    if (type === FileChangeType.Deleted) forgetDeleted(session, uri);
    else if (session.scanResults.has(uri) && session.documents.find(uri) === undefined) session.scheduleRescan(uri);
  }
  if (isAnyDependency) session.scheduleAll();
  else sendStatus(session);
  session.checklists.schedule(session);
}

/** Of a folder that is deleted, editors tell nothing more. */
function forgetDeleted({ scanResults }: Session, uri: string): void {
  scanResults.delete(uri);
  const folder = `${uriKey(uri)}/`;
  for (const scanned of scanResults.uris()) if (uriKey(scanned).startsWith(folder)) scanResults.delete(scanned);
}
