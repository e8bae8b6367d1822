import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  LIST_FOLDER,
  READ_FILE,
  STAT_FILE,
  type FileParams,
  type FolderEntry,
  type ReadFileResult,
} from '../protocol/files';

/** Answers a server that cannot reach the workspace's files itself. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(READ_FILE, readFile),
    client.onRequest(LIST_FOLDER, listFolder),
    client.onRequest(STAT_FILE, statFile),
  );
}

function uriOf({ folder, path }: FileParams): vscode.Uri {
  return vscode.Uri.parse(folder).with({ path });
}

async function readFile(params: FileParams): Promise<ReadFileResult> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uriOf(params));
    if (bytes.includes(0)) return { problem: 'not-text', message: 'it holds binary data' };
    // Offsets count in the file as it is, its byte order mark included.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'not-text', message: 'it is not UTF-8' };
    const code = error instanceof vscode.FileSystemError ? error.code : '';
    if (code === 'FileNotFound') return { problem: 'not-found', message: 'it does not exist' };
    if (code === 'FileIsADirectory') return { problem: 'not-a-file', message: 'it is a folder' };
    return { problem: 'unreadable', message: 'it cannot be read' };
  }
}

async function listFolder(params: FileParams): Promise<readonly FolderEntry[]> {
  const folder = uriOf(params);
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return Promise.all(
    entries
      // A link may lead back to a folder above it.
      .filter(([, type]) => (type & vscode.FileType.SymbolicLink) === 0 || (type & vscode.FileType.File) !== 0)
      .map(async ([name, type]): Promise<FolderEntry> => {
        const kind = kindOf(type);
        const size = kind === 'file' ? await sizeOf(vscode.Uri.joinPath(folder, name)) : 0;
        return { name, kind, size };
      }),
  );
}

async function statFile(params: FileParams): Promise<FolderEntry | null> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uriOf(params));
    return { name: params.path.slice(params.path.lastIndexOf('/') + 1), kind: kindOf(type), size };
  } catch {
    return null;
  }
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
}
