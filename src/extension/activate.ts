import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { WHEN_IDLE } from '../protocol/status';
import { createChecklistPanel } from './checklist-panel';
import { createChecklistSource } from './checklist-source';
import { createChecklistView } from './checklist-view';
import { registerClearOutput } from './commands/clear-output';
import { registerClearScanResults } from './commands/clear-scan-results';
import { registerCreateFromTemplate } from './commands/create-from-template';
import { registerFixAll } from './commands/fix-all';
import { registerIgnoreInCell } from './commands/ignore-in-cell';
import { registerLookUpPins } from './commands/look-up-pins';
import { registerOpenChecklist } from './commands/open-checklist';
import { registerRestart } from './commands/restart';
import { registerScanWorkspace } from './commands/scan-workspace';
import { registerShowDocumentation } from './commands/show-documentation';
import { registerShowLog } from './commands/show-log';
import { answerFileRequests } from './file-requests';
import { registerNotebookFixes } from './notebook-fixes';
import { createOutputSender } from './output-sender';
import { followPythonEnvironments } from './python-environments';
import { createStatus } from './status';
import { warnOfCellKind } from './warn-of-cell-kind';

/** What tests and other extensions may use. */
export interface Api {
  /** Resolves once everything that is open was looked at and the findings are shown. */
  whenIdle(): Promise<void>;
}

/** What the commands and views share. */
export interface Extension {
  readonly context: vscode.ExtensionContext;
  readonly client: BaseLanguageClient;
  readonly log: vscode.LogOutputChannel;
  /** Resolves once the server answers; rejects where it could not be started. */
  readonly ready: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** Registers everything and starts the server, but does not wait for it. */
export function activateWith(
  context: vscode.ExtensionContext,
  createClient: (log: vscode.LogOutputChannel) => BaseLanguageClient,
): Api {
  const log = vscode.window.createOutputChannel('Watertight', { log: true });
  const client = createClient(log);
  const start = (): Promise<void> => {
    const promise = client.start();
    promise.catch((error: unknown) => {
      log.error(`The language server did not start: ${error instanceof Error ? error.message : String(error)}`);
    });
    return promise;
  };
  let started = start();
  const extension: Extension = {
    context,
    client,
    log,
    ready: () => started,
    async restart() {
      if (client.isRunning()) await client.stop();
      started = start();
      await started;
    },
  };
  const outputs = createOutputSender(extension);
  const checklist = createChecklistSource(extension);
  const panel = createChecklistPanel(extension, checklist, outputs);
  context.subscriptions.push(
    log,
    client,
    outputs,
    checklist,
    panel,
    createChecklistView(extension, checklist),
    createStatus(extension),
    answerFileRequests(client),
    followPythonEnvironments(extension),
    registerNotebookFixes(extension),
    registerScanWorkspace(extension, checklist),
    registerClearScanResults(extension),
    registerFixAll(extension),
    registerCreateFromTemplate(extension),
    registerLookUpPins(extension),
    registerShowLog(extension),
    registerRestart(extension, outputs),
    registerOpenChecklist(panel, checklist),
    registerShowDocumentation(),
    registerClearOutput(),
    registerIgnoreInCell(),
    warnOfCellKind(context),
  );
  return {
    async whenIdle() {
      await started;
      await outputs.flush();
      await client.sendRequest(WHEN_IDLE);
    },
  };
}
