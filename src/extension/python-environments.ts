import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { ENVIRONMENTS_CHANGED, type EnvironmentsParams } from '../protocol/environments';
import type { Extension } from './activate';

/** What is used of the API of the Python extension: https://github.com/microsoft/vscode-python/wiki/Python-Environment-APIs. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly sysPrefix: string } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Tells the server which Python environments are selected. The Python extension is not woken for that: it is where there is Python. */
export function followPythonEnvironments({ client, ready, log }: Extension): vscode.Disposable {
  let following: vscode.Disposable | undefined;
  let isClosed = false;

  async function send({ environments }: PythonApi): Promise<void> {
    const found = (vscode.workspace.workspaceFolders ?? []).map(async ({ uri }) => {
      const selected = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(uri));
      const path = selected?.executable.sysPrefix ?? '';
      return path === '' ? [] : [{ folder: uri.toString(), path }];
    });
    const params: EnvironmentsParams = { environments: (await Promise.all(found)).flat() };
    await ready();
    await client.sendNotification(ENVIRONMENTS_CHANGED, params);
  }

  /** Other versions of the extension may answer otherwise, or throw: then less is known, and that is all. */
  function trySend(api: PythonApi): void {
    send(api).catch(() => {
      log.warn('The Python extension does not tell which environment is selected.');
    });
  }

  function follow(): void {
    const python = vscode.extensions.getExtension<unknown>('ms-python.python');
    if (following !== undefined || isClosed || python?.isActive !== true || !isPythonApi(python.exports)) return;
    const api = python.exports;
    following = vscode.Disposable.from(
      api.environments.onDidChangeActiveEnvironmentPath(() => {
        trySend(api);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        trySend(api);
      }),
      // A server that was started again knows nothing.
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) trySend(api);
      }),
    );
    trySend(api);
  }

  follow();
  return vscode.Disposable.from(
    // It becomes active some time after the first Python file was opened, which no event tells.
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeActiveNotebookEditor(follow),
    {
      dispose() {
        isClosed = true;
        following?.dispose();
      },
    },
  );
}

function isPythonApi(value: unknown): value is PythonApi {
  if (typeof value !== 'object' || value === null || !('environments' in value)) return false;
  const { environments } = value;
  const names = ['getActiveEnvironmentPath', 'resolveEnvironment', 'onDidChangeActiveEnvironmentPath'];
  return typeof environments === 'object' && environments !== null && names.every((name) => name in environments);
}
