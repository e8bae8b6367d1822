import * as vscode from 'vscode';
import { FIX_RULE, type FixRuleParams, type FixRuleResult } from '../protocol/checklist';
import type { Extension } from './activate';
import { toEdit } from './notebook-edits';
import type { OutputSender } from './output-sender';
import { plural } from './words';

/** How often the server is asked again: when files had to be opened first, or changed while it looked. */
const TRIES = 4;

/**
 * Mends all that a rule found in a folder and that can be mended safely, in one step that can be undone. Files without
 * changes of their own are saved; others are left for their author to save.
 */
export async function fixRule({ client }: Extension, outputs: OutputSender, params: FixRuleParams): Promise<string> {
  let opened: readonly string[] = [];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const result = await client.sendRequest<FixRuleResult>(FIX_RULE, params);
    const closed = result.closed.filter((uri) => !opened.includes(uri));
    if (closed.length > 0) {
      await Promise.all(closed.map(open));
      await outputs.flush();
      opened = [...opened, ...closed];
      continue;
    }
    if (result.applied === 0) return 'There is nothing left that can be fixed safely.';
    const edit = toEdit(result);
    if (edit === undefined) continue;
    const changed = changedDocuments(result).filter(({ isDirty }) => !isDirty);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    await Promise.all(changed.map((document) => document.save()));
    return `Fixed ${plural(result.applied, 'problem')}.`;
  }
  return 'Files kept changing, and nothing was fixed.';
}

async function open(uri: string): Promise<unknown> {
  const parsed = vscode.Uri.parse(uri);
  return parsed.path.endsWith('.ipynb')
    ? vscode.workspace.openNotebookDocument(parsed)
    : vscode.workspace.openTextDocument(parsed);
}

type Saved = Pick<vscode.TextDocument, 'isDirty' | 'save'>;

/** The files and notebooks that are edited; of a notebook its cells are named. */
function changedDocuments({ changes, cleared }: FixRuleResult): readonly Saved[] {
  const uris = new Set([...changes.map(({ uri }) => uri), ...cleared.map(({ cell }) => cell)].map(normalized));
  const notebooks = vscode.workspace.notebookDocuments.filter((notebook) =>
    notebook.getCells().some(({ document }) => uris.has(document.uri.toString())),
  );
  const files = vscode.workspace.textDocuments.filter(
    ({ uri }) => uri.scheme !== 'vscode-notebook-cell' && uris.has(uri.toString()),
  );
  return [...notebooks, ...files];
}

function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
