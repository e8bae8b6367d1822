import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../protocol/fixes';
import { toEdit } from './notebook-edits';

export interface FixAllEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly applied: number;
}

/** How often the server is asked again when the document changed while it looked. */
const TRIES = 3;

/** All safe fixes of an open file or notebook; undefined where there are none. */
export async function requestFixAll(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  token?: vscode.CancellationToken,
): Promise<FixAllEdit | undefined> {
  const params: FixAllParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const result = await client.sendRequest<FixAllResult>(FIX_ALL, params, token);
    if (result.changes.length === 0 && result.cleared.length === 0) return undefined;
    const edit = toEdit(result);
    if (edit !== undefined) return { edit, applied: result.applied };
  }
  return undefined;
}
