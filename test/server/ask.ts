import {
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../../src/protocol/fixes';
import { OUTPUTS_CHANGED, type OutputsParams } from '../../src/protocol/outputs';
import { CLEAR_SCAN_RESULTS, SCAN_WORKSPACE, type ScanResult } from '../../src/protocol/scan';
import type { TestClient } from './client';

/** What a client asks a server, in one call each. */

export async function hoverText(client: TestClient, uri: string, position: Position): Promise<string | undefined> {
  const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  const contents = hover?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

/** The actions with the cursor at a place. */
export async function codeActions(
  client: TestClient,
  uri: string,
  at: Position,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [], ...context },
  });
  return (actions ?? []).filter((action): action is CodeAction => !('arguments' in action));
}

export async function pulledDiagnostics(client: TestClient, uri: string): Promise<readonly Diagnostic[]> {
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return report.kind === 'full' ? report.items : [];
}

export function fixAll(client: TestClient, params: FixAllParams): Promise<FixAllResult> {
  return client.connection.sendRequest(FIX_ALL, params);
}

/** The edit that our client makes of the result. */
export function editOf(changes: FixAllResult['changes']): WorkspaceEdit {
  return {
    documentChanges: changes.map(({ uri, version, edits }) => ({
      textDocument: { uri, version },
      edits: edits.map((edit) => ({ ...edit })),
    })),
  };
}

export function scan(client: TestClient): Promise<ScanResult> {
  return client.connection.sendRequest(SCAN_WORKSPACE);
}

export function clearScanResults(client: TestClient): Promise<void> {
  return client.connection.sendRequest(CLEAR_SCAN_RESULTS);
}

export function sendOutputs(client: TestClient, params: OutputsParams): void {
  void client.connection.sendNotification(OUTPUTS_CHANGED, params);
}

/** The editor's settings are others now. */
export function changeSettings(client: TestClient, settings: unknown): void {
  client.setSettings(settings);
  void client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { watertight: settings },
  });
}

const CHANGE_TYPES = {
  created: FileChangeType.Created,
  changed: FileChangeType.Changed,
  deleted: FileChangeType.Deleted,
} as const;

/** The editor has seen that something changed on the disk. */
export function tellOfFiles(client: TestClient, change: keyof typeof CHANGE_TYPES, ...paths: string[]): void {
  void client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: paths.map((path) => ({ uri: client.folder.uriOf(path), type: CHANGE_TYPES[change] })),
  });
}

/** The text of a message, which the protocol lets be Markdown too. */
export function messagesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

export function rulesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}

export function titlesOf(actions: readonly CodeAction[]): readonly string[] {
  return actions.map(({ title }) => title);
}

/** The action of that title. */
export function pick(actions: readonly CodeAction[], title: string): CodeAction {
  const action = actions.find((candidate) => candidate.title === title);
  if (action === undefined) throw new Error(`There is no "${title}" among: ${titlesOf(actions).join(', ')}`);
  return action;
}

/** A place by the first occurrence of a text in an open document. */
export function placeOf(client: TestClient, uri: string, text: string): Position {
  const whole = client.documents.get(uri)?.text ?? '';
  const lines = whole.slice(0, whole.indexOf(text)).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
