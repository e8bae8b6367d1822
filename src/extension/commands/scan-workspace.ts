import * as vscode from 'vscode';
import { SCAN_PROGRESS, SCAN_WORKSPACE, type ScanProgress, type ScanResult } from '../../protocol/scan';
import type { Extension } from '../activate';
import type { ChecklistSource } from '../checklist-source';
import { plural } from '../words';

/** Looks at every file of the workspace, with counts as it goes. Returns what the scan found, for other extensions. */
export function registerScanWorkspace(extension: Extension, checklist: ChecklistSource): vscode.Disposable {
  const { client, ready } = extension;
  let report: ((progress: ScanProgress) => void) | undefined;
  let running: Thenable<ScanResult> | undefined;

  const scan = async (
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
  ): Promise<ScanResult> => {
    report = (counts) => {
      progress.report({ message: countsOf(counts) });
    };
    try {
      await ready();
      return await client.sendRequest<ScanResult>(SCAN_WORKSPACE, {}, token);
    } finally {
      report = undefined;
    }
  };

  return vscode.Disposable.from(
    client.onNotification(SCAN_PROGRESS, (progress: ScanProgress) => report?.(progress)),
    vscode.commands.registerCommand('watertight.scanWorkspace', async () => {
      // A second call joins the scan that is under way.
      if (running !== undefined) return running;
      running = vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: 'Watertight', cancellable: true },
        scan,
      );
      try {
        const result = await running;
        void showResult(result);
        checklist.invalidate();
        return result;
      } finally {
        running = undefined;
      }
    }),
  );
}

async function showResult(result: ScanResult): Promise<void> {
  const problems = 'Show Problems';
  const log = 'Show Log';
  const failed = result.failed > 0 ? `, ${plural(result.failed, 'file')} could not be read` : '';
  const ending = result.isCancelled ? ' before it was cancelled' : '';
  const text = `${countsOf(result)}, ${String(result.milliseconds)} ms${ending}${failed}.`;
  const actions = [...(result.findings > 0 ? [problems] : []), ...(result.failed > 0 ? [log] : [])];
  const choice = await vscode.window.showInformationMessage(`Watertight: ${text}`, ...actions);
  if (choice === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === log) await vscode.commands.executeCommand('watertight.showLog');
}

function countsOf({ findings, files }: ScanProgress): string {
  return `${plural(findings, 'finding')}, ${plural(files, 'file')}`;
}
