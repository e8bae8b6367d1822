import * as vscode from 'vscode';
import { PLAN_SCAFFOLD, type PlanScaffoldParams, type PlanScaffoldResult } from '../protocol/scaffold';
import type { Extension } from './activate';
import { plural } from './words';

type PlannedFile = PlanScaffoldResult['files'][number];

/** What was created; undefined where nothing was: everything is there already, or the user thought better of it. */
export interface AppliedScaffold {
  readonly plan: PlanScaffoldResult;
  /** The files that were created or extended. */
  readonly written: readonly vscode.Uri[];
}

/**
 * Creates the files of a scaffold in a folder of the workspace. VS Code shows the whole change first, as it shows a
 * refactoring, and the user applies it or not: one edit, one undo. Files that are there keep every line.
 */
export async function applyScaffold(
  extension: Extension,
  folder: vscode.Uri,
  id: string,
): Promise<AppliedScaffold | undefined> {
  const { client, ready } = extension;
  await ready();
  const params: PlanScaffoldParams = { folder: client.code2ProtocolConverter.asUri(folder), id };
  const plan = await client.sendRequest<PlanScaffoldResult>(PLAN_SCAFFOLD, params);
  const wanted = plan.files.filter(({ state }) => state === 'new' || state === 'extended');
  if (wanted.length === 0) {
    void showNothingToDo(plan, folder);
    return undefined;
  }
  const edit = askedFirst(folder, plan.title);
  for (const file of wanted) await addFile(edit, folder, file, plan.title);
  // The editor says whether the edit could be made, not whether the user took it.
  await vscode.workspace.applyEdit(edit);
  const written = await saveWritten(folder, wanted);
  const [first] = written;
  if (first === undefined) return undefined;
  await vscode.window.showTextDocument(first, { preview: false });
  void showNext(plan, folder, written.length);
  return { plan, written };
}

/**
 * An edit that VS Code shows before it makes it. It does so where a part needs confirmation, and leaves that part out unless the
 * user ticks it. So the only such part is one that would do nothing, and is not listed: creating what is there. The files
 * are ticked.
 */
function askedFirst(folder: vscode.Uri, label: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(folder, { ignoreIfExists: true }, { needsConfirmation: true, label });
  return edit;
}

async function addFile(
  edit: vscode.WorkspaceEdit,
  folder: vscode.Uri,
  file: PlannedFile,
  title: string,
): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, file.path);
  const metadata = { needsConfirmation: false, label: title };
  if (file.state === 'new') {
    edit.createFile(uri, { contents: new TextEncoder().encode(file.text) }, metadata);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const { range, newText } = insertionInto(document, file.text);
  edit.replace(uri, range, newText, metadata);
}

/** The one place where the new text has more: so the preview shows what is added, not a whole file. */
function insertionInto(document: vscode.TextDocument, after: string): { range: vscode.Range; newText: string } {
  const before = document.getText();
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
  return { range, newText: after.slice(start, after.length - end) };
}

/** What the user took of the change. Extended files are saved like created ones: the disk is what others look at. */
async function saveWritten(folder: vscode.Uri, wanted: readonly PlannedFile[]): Promise<readonly vscode.Uri[]> {
  const written: vscode.Uri[] = [];
  for (const { path, text } of wanted) {
    const uri = vscode.Uri.joinPath(folder, path);
    const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
    if (document?.getText() !== text) continue;
    written.push(uri);
    if (document.isDirty) await document.save();
  }
  return written;
}

async function showNothingToDo({ title, files, notes }: PlanScaffoldResult, folder: vscode.Uri): Promise<void> {
  const other = files.find(({ state }) => state === 'exists');
  if (other === undefined) {
    const text = files.length === 0 ? (notes[0] ?? 'There is nothing to create here.') : 'Everything is there already.';
    void vscode.window.showInformationMessage(`${title}: ${text}`);
    return;
  }
  const compare = 'Compare';
  const text = `${title}: ${other.path} is there already and stays as it is.`;
  if ((await vscode.window.showInformationMessage(text, compare)) !== compare) return;
  const template = await vscode.workspace.openTextDocument({ content: other.text, language: languageOf(other.path) });
  const there = vscode.Uri.joinPath(folder, other.path);
  await vscode.commands.executeCommand('vscode.diff', there, template.uri, `${other.path}: yours and the template`);
}

const LANGUAGES: Readonly<Record<string, string>> = { md: 'markdown', yaml: 'yaml', yml: 'yaml', py: 'python' };

function languageOf(path: string): string {
  return LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext';
}

/** What is left to do. A command is only typed into a terminal: the user presses Enter. */
async function showNext(
  { title, notes, commands }: PlanScaffoldResult,
  folder: vscode.Uri,
  count: number,
): Promise<void> {
  const show = 'Show Command';
  const text = [`${title}: ${plural(count, 'file')} created.`, ...notes].join(' ');
  const choice = await vscode.window.showInformationMessage(text, ...(canRun() && commands.length > 0 ? [show] : []));
  if (choice !== show) return;
  const terminal = vscode.window.createTerminal({ name: 'Watertight', cwd: folder });
  terminal.show();
  terminal.sendText(commands.join(' && '), false);
}

/** A browser has no terminal of its own. */
function canRun(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;
}
