import { ResponseError } from 'vscode-languageserver';
import type { Host } from '../engine/host';
import type { PlanScaffoldParams, PlanScaffoldResult, ScaffoldSummary } from '../protocol/scaffold';
import { planScaffold } from '../scaffold/plan';
import { findScaffold, SCAFFOLDS } from '../scaffold/registry';
import type { Folder } from './folder';
import type { Session } from './session';
import { uriKey } from './uris';

/** InvalidParams of JSON-RPC. */
const INVALID_PARAMS = -32602;

export function onListScaffolds(): readonly ScaffoldSummary[] {
  return SCAFFOLDS.map(({ id, title, summary }) => ({ id, title, summary }));
}

/** What a scaffold would write into a folder of the workspace, beside what the editor shows of it. Writes nothing. */
export function onPlanScaffold(session: Session, { folder: uri, id }: PlanScaffoldParams): Promise<PlanScaffoldResult> {
  const scaffold = findScaffold(id);
  const folder = session.folders.all().find((candidate) => isSame(candidate.uri, uri));
  if (scaffold === undefined) throw new ResponseError(INVALID_PARAMS, 'There is no such template.');
  if (folder === undefined) throw new ResponseError(INVALID_PARAMS, 'The workspace has no such folder.');
  const { root, name } = folder;
  const today = new Date(folder.host.now()).toISOString().slice(0, 10);
  return planScaffold({ host: withOpenTexts(session, folder), root, name, today }, scaffold);
}

/** The folder's host, with what is typed and not saved yet. */
function withOpenTexts({ documents }: Session, folder: Folder): Host {
  const { host, root } = folder;
  return {
    ...host,
    readFile(path) {
      const open = documents.texts.get(folder.uriOf(path.slice(root.length + 1)));
      return open === undefined ? host.readFile(path) : Promise.resolve(open.getText());
    },
  };
}

function isSame(a: string, b: string): boolean {
  return uriKey(a).replace(/\/+$/, '') === uriKey(b).replace(/\/+$/, '');
}
