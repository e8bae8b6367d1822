import type { CancellationToken } from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import { SCAN_PROGRESS, type ScanProgress, type ScanResult } from '../protocol/scan';
import { checkFile, type FileCheck } from './file-check';
import { createRecall } from './recall';
import type { Session } from './session';
import { sendStatus } from './status';
import { uriKey } from './uris';
import { createTurns, walkFolder } from './walk';

/** Milliseconds between two messages about how far a scan is. */
const PROGRESS_INTERVAL = 100;

/** Looks at every file of the workspace. What was found in files that are not open stays until they change. */
export async function scanWorkspace(session: Session, token: CancellationToken): Promise<ScanResult> {
  const end = session.work.begin();
  const started = Date.now();
  let reported = started;
  let files = 0;
  let findings = 0;
  let failed = 0;
  let skipped = 0;
  const seen = new Set<string>();
  sendStatus(session, 'scanning');
  try {
    for (const folder of session.folders.all()) {
      const recall = await createRecall(folder);
      await walkFolder(session, folder, token, async (path) => {
        const uri = folder.uriOf(path);
        const check = await checkFile(session, folder, path, recall);
        if (check.kind === 'skipped') skipped++;
        if (check.kind === 'failed') failed++;
        const found = findingsOf(check);
        if (found === undefined) return;
        files++;
        findings += found.length;
        seen.add(uriKey(uri));
        session.scanResults.set(uri, found, session.documents.find(uri) !== undefined);
        if (Date.now() - reported < PROGRESS_INTERVAL) return;
        reported = Date.now();
        report(session, { files, findings });
      });
      await recall?.save();
    }
    const isCancelled = token.isCancellationRequested;
    // Files that an earlier scan saw and that are gone, or left out now.
    for (const uri of isCancelled ? [] : session.scanResults.uris()) {
      if (!seen.has(uriKey(uri))) session.scanResults.delete(uri);
    }
    const result = { files, findings, failed, skipped, isCancelled, milliseconds: Date.now() - started };
    session.log.info(describe(result));
    sendStatus(session, 'idle', result);
    return result;
  } finally {
    end();
  }
}

/** Looks again at files that an earlier scan saw, after they or what their findings depend on have changed. */
export async function rescanFiles(session: Session, uris: readonly string[], token: CancellationToken): Promise<void> {
  const takeTurn = createTurns();
  for (const uri of uris) {
    const folder = session.folders.of(uri);
    const check = await checkFile(session, folder, folder.relativePath(uri));
    if (token.isCancellationRequested) return;
    // A scan whose results were cleared meanwhile has nothing to keep up to date.
    if (!session.scanResults.has(uri)) continue;
    const isOpen = session.documents.find(uri) !== undefined;
    const found = findingsOf(check);
    if (found !== undefined) session.scanResults.set(uri, found, isOpen);
    else session.scanResults.delete(uri);
    await takeTurn(folder.host);
  }
  sendStatus(session);
}

/** Undefined where the file could not be looked at. */
function findingsOf(check: FileCheck): readonly Finding[] | undefined {
  if (check.kind === 'recalled') return check.findings;
  return check.kind === 'checked' ? check.result.findings : undefined;
}

function report(session: Session, progress: ScanProgress): void {
  void session.connection.sendNotification(SCAN_PROGRESS, progress);
}

function describe(result: ScanResult): string {
  const { files, findings, failed, skipped, milliseconds, isCancelled } = result;
  const counts = `findings: ${String(findings)}, files: ${String(files)}, skipped: ${String(skipped)}, failed: ${String(failed)}`;
  return `Scan of the workspace${isCancelled ? ', cancelled' : ''}: ${counts}; ${String(milliseconds)} ms.`;
}
