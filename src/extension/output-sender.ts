import * as vscode from 'vscode';
import { OUTPUTS_CHANGED, type OutputsParams } from '../protocol/outputs';
import type { Extension } from './activate';
import { collectOutputs } from './cell-outputs';
import { NOTEBOOK_TYPES } from './client-options';

/** Milliseconds without a new output before they are sent: a training loop prints all the time. */
const DEBOUNCE = 300;

export interface OutputSender extends vscode.Disposable {
  /** Sends at once what waits. */
  flush(): Promise<void>;
  /** Sends the outputs of all open notebooks again, to a new server. */
  sendAll(): void;
}

/** Tells the server the outputs of open notebooks: the protocol itself leaves them out. */
export function createOutputSender({ client, ready }: Extension): OutputSender {
  const waiting = new Map<vscode.NotebookDocument, ReturnType<typeof setTimeout>>();

  async function send(notebook: vscode.NotebookDocument): Promise<void> {
    clearTimeout(waiting.get(notebook));
    waiting.delete(notebook);
    await ready();
    if (notebook.isClosed || !client.isRunning()) return;
    const params: OutputsParams = {
      notebook: client.code2ProtocolConverter.asUri(notebook.uri),
      cells: collectOutputs(notebook, (cell) => client.code2ProtocolConverter.asUri(cell.document.uri)),
    };
    await client.sendNotification(OUTPUTS_CHANGED, params);
  }

  function schedule(notebook: vscode.NotebookDocument, delay: number): void {
    if (!isOurs(notebook)) return;
    clearTimeout(waiting.get(notebook));
    waiting.set(
      notebook,
      setTimeout(() => void send(notebook).catch(() => undefined), delay),
    );
  }

  const sendAll = (): void => {
    for (const notebook of vscode.workspace.notebookDocuments) schedule(notebook, 0);
  };
  sendAll();
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidOpenNotebookDocument((notebook) => {
      schedule(notebook, 0);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
      if (contentChanges.length > 0 || cellChanges.some(({ outputs }) => outputs !== undefined)) {
        schedule(notebook, DEBOUNCE);
      }
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => {
      clearTimeout(waiting.get(notebook));
      waiting.delete(notebook);
    }),
  );
  const timers = new vscode.Disposable(() => {
    for (const timer of waiting.values()) clearTimeout(timer);
  });
  return Object.assign(vscode.Disposable.from(timers, subscriptions), {
    sendAll,
    async flush() {
      await Promise.all([...waiting.keys()].map(send));
    },
  });
}

function isOurs(notebook: vscode.NotebookDocument): boolean {
  return NOTEBOOK_TYPES.some((type) => type === notebook.notebookType);
}
