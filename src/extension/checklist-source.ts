import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { CHECKLIST_CHANGED, EVALUATE_CHECKLIST, type FolderChecklist } from '../protocol/checklist';
import type { Extension } from './activate';

/** The checklists of all folders, judged once and then kept up to date; the tree and the panel show the same ones. */
export interface ChecklistSource extends vscode.Disposable {
  /** Judges the workspace where that has not been done; rejects where it cannot be. */
  get(): Promise<readonly FolderChecklist[]>;
  /** Judges it anew. */
  refresh(): Promise<readonly FolderChecklist[]>;
  /** What is known does not hold any more. */
  invalidate(): void;
  readonly onDidChange: vscode.Event<undefined>;
}

export function createChecklistSource({ client, ready }: Extension): ChecklistSource {
  const changed = new vscode.EventEmitter<undefined>();
  let checklists: Promise<readonly FolderChecklist[]> | undefined;

  const load = async (): Promise<readonly FolderChecklist[]> => {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) return [];
    await ready();
    return client.sendRequest<readonly FolderChecklist[]>(EVALUATE_CHECKLIST, {});
  };
  const keep = (loading: Promise<readonly FolderChecklist[]>): Promise<readonly FolderChecklist[]> => {
    checklists = loading;
    // The next one who asks gets another try.
    loading.catch(() => {
      if (checklists === loading) checklists = undefined;
    });
    return loading;
  };
  const get = (): Promise<readonly FolderChecklist[]> => checklists ?? keep(load());
  const invalidate = (): void => {
    checklists = undefined;
    changed.fire(undefined);
  };
  const parts = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(invalidate),
    client.onNotification(CHECKLIST_CHANGED, (judged: FolderChecklist) => {
      if (checklists === undefined) return;
      void keep(checklists.then((all) => all.map((one) => (one.folder === judged.folder ? judged : one))));
      changed.fire(undefined);
    }),
    // A server that was started again tells of changes only once it has been asked again.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running && checklists !== undefined) invalidate();
    }),
  );
  return Object.assign(parts, {
    get,
    refresh() {
      invalidate();
      return get();
    },
    invalidate,
    onDidChange: changed.event,
  });
}
