/** What the suites do with files and diagnostics: only through `vscode`, so that it works in a web worker too. */
import * as vscode from 'vscode';

/** Writes a file of the open folder and gives its URI. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export interface CellText {
  readonly kind: 'code' | 'markdown';
  readonly text: string;
  /** What the cell printed. */
  readonly output?: string;
}

/** A notebook as Jupyter writes it. */
export function notebookText(cells: readonly CellText[]): string {
  const notebook = {
    cells: cells.map(({ kind, text, output }, index) => ({
      cell_type: kind,
      id: `cell-${String(index)}`,
      metadata: {},
      source: text.split(/(?<=\n)/),
      ...(kind === 'markdown'
        ? {}
        : { execution_count: null, outputs: output === undefined ? [] : [streamOf(output)] }),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

function streamOf(text: string): unknown {
  return { name: 'stdout', output_type: 'stream', text: text.split(/(?<=\n)/) };
}

/** Waits until our diagnostics of a document are as asked for, and gives them. */
export function waitForFindings(
  uri: vscode.Uri,
  isAsWanted: (findings: readonly vscode.Diagnostic[]) => boolean = (findings) => findings.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      const found = findingsOf(uri).map((finding) => `${ruleOf(finding)}: ${finding.message}`);
      reject(new Error(`The findings are not as wanted, but: ${found.length === 0 ? 'none' : found.join('; ')}`));
    }, 20_000);
    const check = (): void => {
      const findings = findingsOf(uri);
      if (!isAsWanted(findings)) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(findings);
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(check);
    check();
  });
}

export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.toLowerCase() === 'watertight');
}

/** `code` is an id, or an id with a link. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
