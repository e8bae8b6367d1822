import * as vscode from 'vscode';
import { CHECKLIST_PANEL, type FromPanel, type Surroundings, type ToPanel } from '../protocol/checklist-panel';
import type { Extension } from './activate';
import { panelHtml } from './checklist-panel-html';
import { answerPanel } from './checklist-panel-messages';
import { createPersonFinder } from './checklist-person';
import type { ChecklistSource } from './checklist-source';
import type { OutputSender } from './output-sender';

export interface ChecklistPanel extends vscode.Disposable {
  /** Opens the panel in an editor tab, or goes to it. */
  show(): void;
}

/** The checklist in an editor tab. What it shows is the source's; what is asked for in it is carried out here. */
export function createChecklistPanel(
  extension: Extension,
  source: ChecklistSource,
  outputs: OutputSender,
): ChecklistPanel {
  const { context, log } = extension;
  const findPerson = createPersonFinder(context);
  let open: vscode.WebviewPanel | undefined;

  const picture = (name: string): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, 'media', name);
  const options = (): vscode.WebviewOptions => ({
    enableScripts: true,
    localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(context.extensionUri, folder)),
  });
  const adopt = (panel: vscode.WebviewPanel): void => {
    open = panel;
    panel.iconPath = { light: picture('checklist-light.svg'), dark: picture('checklist-dark.svg') };
    const post = (message: ToPanel): void => {
      void panel.webview.postMessage(message);
    };
    const tell = async (): Promise<void> => {
      try {
        const checklists = await source.get();
        post({ type: 'checklists', checklists, surroundings: lookAround(await findPerson()) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log.error(`The checklist could not be judged: ${reason}`);
        post({ type: 'failed', text: reason });
      }
    };
    const parts = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage(async (message: FromPanel) => {
        if (message.type === 'ready') return tell();
        const done = await answerPanel(extension, source, outputs, message);
        if (done !== undefined) post({ type: 'done', text: done });
      }),
      source.onDidChange(() => void tell()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void tell()),
    );
    panel.onDidDispose(() => {
      parts.dispose();
      if (open === panel) open = undefined;
    });
    // Only now: the page says that it is ready as soon as it is loaded.
    panel.webview.options = options();
    panel.webview.html = panelHtml(panel.webview, context.extensionUri);
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(CHECKLIST_PANEL, {
    deserializeWebviewPanel(panel) {
      adopt(panel);
      return Promise.resolve();
    },
  });
  const parts = vscode.Disposable.from(serializer, { dispose: () => void open?.dispose() });
  return Object.assign(parts, {
    show() {
      if (open !== undefined) open.reveal();
      else adopt(vscode.window.createWebviewPanel(CHECKLIST_PANEL, 'Checklist', vscode.ViewColumn.Active, options()));
    },
  });
}

function lookAround(person: string): Surroundings {
  const folders = vscode.workspace.workspaceFolders ?? [];
  // Folders of another scheme are on no disk that a terminal could reach.
  const runnable = vscode.workspace.isTrusted ? folders.filter(({ uri }) => uri.scheme === 'file') : [];
  return { hasFolder: folders.length > 0, runnable: runnable.map(({ uri }) => uri.toString()), person };
}
