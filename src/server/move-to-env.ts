import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../core/fix';
import { createLineIndex } from '../core/line-index';
import { splitEdits, toChange } from './cell-edits';
import type { Checked } from './checker';
import { addIgnored, addVariable } from './dotenv';
import type { PlacedFinding } from './place';
import type { Session } from './session';
import { readTarget, toTargetChanges } from './target-file';
import { toWorkspaceEdit } from './workspace-edit';

/** A second way to make a fix that reads a variable: the value goes along, into a `.env` that git ignores. */
export interface Move {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/**
 * The fix, the variable in `.env` and the line in `.gitignore` as one edit: one step to undo. For somebody to choose, since
 * it writes a secret down; nothing else ever does. Undefined where the file cannot hold it, and where git keeps it.
 */
export async function moveToEnv(
  session: Session,
  checked: Checked,
  placed: PlacedFinding,
  fix: Fix,
): Promise<Move | undefined> {
  const { client } = session;
  const { folder, engine, snapshot } = checked;
  const { path } = snapshot.input;
  const { environment } = fix;
  if (environment === undefined || !client.hasVersionedEdits || !folder.isWorkspaceFolder || path.startsWith('/')) {
    return undefined;
  }
  const envPath = `${environment.isBesideFile ? path.slice(0, path.lastIndexOf('/') + 1) : ''}.env`;
  const value = readMarked(checked, placed);
  const isTracked = await folder.host.isTracked?.(`${folder.root}/${envPath}`);
  if (value === undefined || isTracked === true) return undefined;
  const [env, ignored] = await Promise.all([
    readTarget(session, folder, envPath),
    readTarget(session, folder, '.gitignore'),
  ]);
  if (env === undefined || ignored === undefined) return undefined;
  const variable = addVariable(env.text, environment.name, value);
  const split = splitEdits(engine, snapshot, fix.edits);
  if (variable === undefined || split === undefined) return undefined;
  const { documentChanges = [] } = toWorkspaceEdit(split.map(toChange), client);
  const changes = [
    ...toTargetChanges(env, variable),
    ...toTargetChanges(ignored, addIgnored(ignored.text, envPath)),
    ...documentChanges,
  ];
  const isCreation = (change: (typeof changes)[number]): boolean => 'kind' in change;
  if (!client.canCreateFiles && changes.some(isCreation)) return undefined;
  const title = `Move it to ${envPath} as ${environment.name}, and let git ignore that file`;
  // VS Code takes back in one step what follows one another and is of one kind.
  const inOrder = [...changes.filter(isCreation), ...changes.filter((change) => !isCreation(change))];
  return { title, edit: { documentChanges: inOrder } };
}

/** What the finding marks, where it is written as it is: text with quotes or backslashes says something else. */
function readMarked({ snapshot }: Checked, { uri, range }: PlacedFinding): string | undefined {
  const text = snapshot.texts.find((each) => each.uri === uri)?.text ?? '';
  const lines = createLineIndex(text);
  const marked = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  return marked === '' || /["'\\\r\n]/.test(marked) ? undefined : marked;
}
