import type { CancellationToken } from 'vscode-languageserver';
import type { FixAllParams, FixAllResult } from '../protocol/fixes';
import { fixAll } from './fix-all';
import type { Session } from './session';

/** The safe fixes of an open document as it is now, for our client to apply. */
export async function onFixAll(
  session: Session,
  { uri, clearsOutputs }: FixAllParams,
  token: CancellationToken,
): Promise<FixAllResult> {
  const checked = await session.checker.check(uri, token);
  if (checked === undefined) return { changes: [], cleared: [], applied: 0 };
  const { clearsLeakingOutputs } = await session.editorSettings(uri);
  return fixAll(checked, { clearsOutputs: clearsOutputs ?? clearsLeakingOutputs });
}
