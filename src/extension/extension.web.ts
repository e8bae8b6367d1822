import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import * as vscode from 'vscode';
import type { ClientOptions } from '../protocol/client-options';
import { activateWith, type Api } from './activate';
import { createClientOptions } from './client-options';

export function activate(context: vscode.ExtensionContext): Api {
  let grammars: ClientOptions['grammars'];
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });

  const read = (name: string): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name));

  const start = async (): Promise<{ reader: BrowserMessageReader; writer: BrowserMessageWriter }> => {
    worker?.terminate();
    const [code, runtime, python] = await Promise.all([
      read('server.web.js'),
      read('web-tree-sitter.wasm'),
      read('tree-sitter-python.wasm'),
    ]);
    grammars = { runtime, python };
    // A worker cannot be made of a remote URI, and the host's own Worker class is not the global one.
    worker = new Worker(URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' })));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };

  return activateWith(context, (log) => {
    const options = createClientOptions(log, () => ({ client: 'watertight', ...(grammars ? { grammars } : {}) }));
    return new LanguageClient('watertight', 'Watertight', start, options);
  });
}
