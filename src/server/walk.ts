import type { CancellationToken } from 'vscode-languageserver';
import { discoverFiles } from '../engine/discover';
import type { Host } from '../engine/host';
import { mergeSettings } from '../engine/settings-file';
import type { Folder } from './folder';
import type { Session } from './session';

/** Milliseconds of work after which others get their turn: what is typed during a scan is answered at once. */
const TURN = 20;

/** Visits every file of a folder that the settings want, by its path below the root. */
export async function walkFolder(
  session: Session,
  folder: Folder,
  token: CancellationToken,
  visit: (path: string) => Promise<void>,
  /** Is told of files that are not of a kind that is read. */
  onOther?: (path: string) => void,
): Promise<void> {
  const { host, root } = folder;
  const [editor, found] = await Promise.all([session.editorSettings(folder.uri), folder.findSettings('')]);
  if (!editor.isEnabled) return;
  const settings = mergeSettings(editor.engine, found.settings);
  const takeTurn = createTurns();
  for await (const path of discoverFiles(host, root, settings, onOther === undefined ? {} : { onOther })) {
    if (token.isCancellationRequested) return;
    // A folder of the workspace inside of this one is walked on its own.
    if (session.folders.of(folder.uriOf(path)) !== folder) continue;
    await visit(path);
    await takeTurn(host);
  }
}

/** Lets others work, where the last time is a while ago. */
export function createTurns(): (host: Host) => Promise<void> {
  let last = 0;
  return async (host) => {
    if (host.now() - last < TURN) return;
    await host.pause();
    last = host.now();
  };
}
