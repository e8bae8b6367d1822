import * as vscode from 'vscode';
import { CLEAR_SCAN_RESULTS } from '../../protocol/scan';
import type { Extension } from '../activate';

export function registerClearScanResults({ client, ready }: Extension): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.clearScanResults', async () => {
    await ready();
    await client.sendRequest(CLEAR_SCAN_RESULTS);
  });
}
