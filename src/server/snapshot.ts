import type { NotebookCell } from 'vscode-languageserver';
import type { FileInput } from '../engine/engine';
import type { CellInput } from '../lang/notebook/types';
import type { CellOutputs } from '../protocol/outputs';
import { isRecord } from './editor-settings';
import type { Documents, OpenDocument, OpenNotebook } from './documents';
import { uriKey } from './uris';

/** The text of one document of a snapshot: the file itself, or a cell. */
export interface SnapshotText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Only for cells whose outputs are known. */
  readonly outputs?: CellOutputs;
}

/** An open document at one moment: later changes do not touch it. */
export interface Snapshot {
  readonly uri: string;
  readonly revision: number;
  readonly input: FileInput;
  /** One for a file, one for each cell of a notebook. */
  readonly texts: readonly SnapshotText[];
  readonly isNotebook: boolean;
}

/** `path` is that below the folder of the workspace. */
export function takeSnapshot(documents: Documents, open: OpenDocument, path: string): Snapshot {
  const revision = documents.revisionOf(open.uri);
  if (open.kind === 'notebook') return takeNotebook(documents, open, path, revision);
  const { document } = open;
  const text = document.getText();
  return {
    uri: open.uri,
    revision,
    input: { path, text, languageId: document.languageId },
    texts: [{ uri: open.uri, version: document.version, text }],
    isNotebook: false,
  };
}

function takeNotebook(documents: Documents, open: OpenNotebook, path: string, revision: number): Snapshot {
  const texts = open.notebook.cells.map((cell): SnapshotText => {
    const document = documents.textOfCell(cell.document);
    const outputs = documents.outputs.get(uriKey(cell.document));
    return {
      uri: cell.document,
      version: document?.version ?? 0,
      text: document?.getText() ?? '',
      ...(outputs === undefined ? {} : { outputs }),
    };
  });
  const cells = open.notebook.cells.map((cell, index) =>
    readCell(cell, texts[index], documents.textOfCell(cell.document)?.languageId ?? 'python'),
  );
  const metadata = readMetadata(open.notebook.metadata);
  return {
    uri: open.uri,
    revision,
    input: { path, cells: { cells, ...(metadata === undefined ? {} : { metadata }) } },
    texts,
    isNotebook: true,
  };
}

function readCell(cell: NotebookCell, text: SnapshotText | undefined, languageId: string): CellInput {
  const given = isRecord(cell.metadata) ? cell.metadata : {};
  const metadata = readMetadata(given);
  return {
    kind: cell.kind === 1 ? 'markdown' : languageId === 'raw' ? 'raw' : 'code',
    languageId,
    text: text?.text ?? '',
    ...(typeof given['id'] === 'string' ? { id: given['id'] } : {}),
    ...(metadata === undefined ? {} : { metadata }),
    ...(text?.outputs === undefined ? {} : { outputs: text.outputs.outputs }),
  };
}

/** VS Code keeps the file's own metadata one level deeper, beside what it needs itself. */
function readMetadata(given: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(given)) return undefined;
  return isRecord(given['metadata']) ? given['metadata'] : given;
}
