import * as vscode from 'vscode';

const KEY = 'watertight.person';

/** What is used here of the interface of VS Code's own Git extension. */
interface GitApi {
  getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string> } | null;
}

interface GitExports {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Who attests: as said before, else as Git commits here; empty where neither is known. Git is asked once. */
export function createPersonFinder({ globalState }: vscode.ExtensionContext): () => Promise<string> {
  let committer: Promise<string> | undefined;
  return () => {
    const said = globalState.get<string>(KEY);
    if (said !== undefined && said !== '') return Promise.resolve(said);
    committer ??= findCommitter();
    return committer;
  };
}

export async function rememberPerson({ globalState }: vscode.ExtensionContext, person: string): Promise<void> {
  await globalState.update(KEY, person);
}

async function findCommitter(): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const git = vscode.extensions.getExtension<GitExports>('vscode.git');
  if (folder === undefined || git === undefined) return '';
  try {
    const exports = git.isActive ? git.exports : await git.activate();
    const repository = exports.enabled ? exports.getAPI(1).getRepository(folder.uri) : null;
    return (await repository?.getConfig('user.name')) ?? '';
  } catch {
    // A name that is not set is an error of Git's.
    return '';
  }
}
