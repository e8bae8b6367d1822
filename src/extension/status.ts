import * as vscode from 'vscode';
import { STATUS_CHANGED, type Status } from '../protocol/status';
import type { Extension } from './activate';
import { documentSelector } from './client-options';
import { plural } from './words';

/** What Watertight knows, where VS Code shows the state of languages. */
export function createStatus({ client, ready }: Extension): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('watertight.status', documentSelector());
  item.name = 'Watertight';
  item.text = 'Watertight';
  item.detail = 'starting';
  item.busy = true;
  item.command = { title: 'Scan Workspace', command: 'watertight.scanWorkspace' };
  ready().then(
    () => {
      item.busy = false;
      item.detail = 'ready';
    },
    () => {
      item.busy = false;
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.detail = 'The language server did not start.';
      item.command = { title: 'Show Log', command: 'watertight.showLog' };
    },
  );
  return vscode.Disposable.from(
    item,
    client.onNotification(STATUS_CHANGED, (status: Status) => {
      item.busy = status.state === 'scanning';
      item.text = `$(shield) ${plural(status.findings, 'finding')}, ${plural(status.files, 'file')}`;
      item.detail = describe(status);
    }),
  );
}

function describe({ state, lastScan }: Status): string {
  if (state === 'scanning') return 'scanning the workspace';
  if (lastScan === undefined) return 'open files';
  const { files, milliseconds, isCancelled } = lastScan;
  return `workspace scan: ${plural(files, 'file')}, ${String(milliseconds)} ms${isCancelled ? ', cancelled' : ''}`;
}
