import type { OutputsParams } from '../protocol/outputs';
import type { Session } from './session';
import { uriKey } from './uris';

/** The outputs of a notebook, which the protocol itself does not carry. */
export function onOutputs(session: Session, { notebook, cells }: OutputsParams): void {
  const { documents } = session;
  const open = documents.find(notebook);
  const given = new Map(cells.map((cell) => [uriKey(cell.cell), cell]));
  let isChanged = false;
  for (const { document } of open?.kind === 'notebook' ? open.notebook.cells : []) {
    const key = uriKey(document);
    const before = documents.outputs.get(key)?.stamp;
    const now = given.get(key);
    if (before === now?.stamp) continue;
    isChanged = true;
    if (now === undefined) documents.outputs.delete(key);
  }
  for (const [key, cell] of given) documents.outputs.set(key, cell);
  if (!isChanged || open === undefined) return;
  documents.touch(open.uri);
  session.schedule(open.uri);
}
