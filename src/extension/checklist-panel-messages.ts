import * as vscode from 'vscode';
import type { ItemAction } from '../checklist/types';
import {
  ANSWER_PROFILE,
  ATTEST,
  CHECKLIST_REPORT,
  RECORD_PROGRESS,
  type ChecklistReportParams,
  type FileChange,
} from '../protocol/checklist';
import type { FromPanel } from '../protocol/checklist-panel';
import type { Extension } from './activate';
import { carryOut } from './checklist-actions';
import { applyFileChange, isWithin, openPlace } from './checklist-files';
import { rememberPerson } from './checklist-person';
import type { ChecklistSource } from './checklist-source';
import type { OutputSender } from './output-sender';

/** Does what was asked for in the panel; what came of it, in a sentence, where that does not show by itself. */
export async function answerPanel(
  extension: Extension,
  source: ChecklistSource,
  outputs: OutputSender,
  message: FromPanel,
): Promise<string | undefined> {
  const { client, context, log } = extension;
  const change = async (request: string, params: { readonly folder: string }): Promise<string> => {
    const file = await client.sendRequest<FileChange>(request, params);
    return (await applyFileChange(params.folder, file)) ? `${file.path} was written.` : `${file.path} was not written.`;
  };
  try {
    switch (message.type) {
      case 'ready':
        return undefined;
      case 'refresh':
        await source.refresh();
        return undefined;
      case 'open-folder':
        await vscode.commands.executeCommand('vscode.openFolder');
        return undefined;
      case 'show-log':
        log.show();
        return undefined;
      case 'open':
        if (isWithin(message.file)) await openPlace(message.folder, message.file, message.line);
        return undefined;
      case 'copy':
      case 'act': {
        const action = await findAction(source, message);
        if (action === undefined) return 'This has changed meanwhile.';
        if (message.type === 'act') return await carryOut(extension, outputs, message.folder, message.item, action);
        if (action.kind !== 'run') return undefined;
        await vscode.env.clipboard.writeText(action.command);
        return 'The command was copied.';
      }
      case 'attest':
        if (message.params.state !== 'clear') await rememberPerson(context, message.params.by);
        return await change(ATTEST, message.params);
      case 'answer':
        return await change(ANSWER_PROFILE, message.params);
      case 'record':
        return await change(RECORD_PROGRESS, message.params);
      case 'export':
        return await exportReport(extension, message.params);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`The checklist panel: ${reason}`);
    return `That did not work: ${reason}`;
  }
}

/** The action as the checklist has it: what the panel sends is only its name. */
async function findAction(
  source: ChecklistSource,
  { folder, item, action }: Extract<FromPanel, { type: 'act' | 'copy' }>,
): Promise<ItemAction | undefined> {
  const checklist = (await source.get()).find((one) => one.folder === folder);
  return checklist?.report.items.find(({ id }) => id === item)?.actions.find(({ id }) => id === action);
}

const EXTENSIONS = { html: 'html', markdown: 'md', json: 'json' } as const;

/** Asks where to, and writes the report there. */
async function exportReport({ client }: Extension, params: ChecklistReportParams): Promise<string | undefined> {
  const { text } = await client.sendRequest<{ readonly text: string }>(CHECKLIST_REPORT, params);
  const name = `checklist.${EXTENSIONS[params.format]}`;
  const uri = await vscode.window.showSaveDialog({
    title: 'Export the checklist',
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(params.folder), name),
  });
  if (uri === undefined) return undefined;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return `The report was written to ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}.`;
}
