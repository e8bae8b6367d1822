import {
  DidChangeNotebookDocumentNotification,
  DidCloseNotebookDocumentNotification,
  DidOpenNotebookDocumentNotification,
  DidSaveNotebookDocumentNotification,
  NotebookCellKind,
  type NotebookCell,
  type NotebookDocumentChangeEvent,
  type TextDocumentItem,
} from 'vscode-languageserver/node';
import { code, writeNotebook } from '../unit/notebook/write';
import { sendOutputs } from './ask';
import type { TestClient } from './client';

export interface TestCell {
  readonly kind?: 'code' | 'markdown';
  readonly languageId?: string;
  readonly text: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A notebook that is open in a client. Cells are counted from 0. */
export interface TestNotebook {
  readonly uri: string;
  /** The URI of a cell; cells keep theirs when they move. */
  cell(index: number): string;
  insert(index: number, cell: TestCell): void;
  remove(index: number): void;
  move(from: number, to: number): void;
  setCellMetadata(index: number, metadata: Readonly<Record<string, unknown>>): void;
  /** The outputs that cells have now, by the cell's index. */
  setOutputs(outputs: Readonly<Record<number, readonly unknown[]>>, stamp?: string): void;
  save(): void;
  close(): void;
}

export const PYTHON_KERNEL = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };

/** Opens cells as a notebook, the way VS Code does: metadata of the file lies one level deeper. */
export function openNotebook(
  client: TestClient,
  path: string,
  cells: readonly TestCell[],
  metadata: Readonly<Record<string, unknown>> = PYTHON_KERNEL,
): TestNotebook {
  const { connection, documents, folder } = client;
  const uri = folder.uriOf(path);
  let version = 1;
  let count = 0;
  const made = cells.map(makeCell);
  let order = made.map(({ cell }) => cell);
  void connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
    notebookDocument: { uri, notebookType: 'jupyter-notebook', version, metadata: { metadata }, cells: [...order] },
    cellTextDocuments: made.map(({ item }) => item),
  });

  function makeCell({ kind = 'code', languageId, text, metadata: own }: TestCell): MadeCell {
    // The editor's cells have another authority than the notebook, and ids that mean nothing.
    const document = `vscode-notebook-cell://editor${new URL(uri).pathname}#W${String(count++)}sZmlsZQ%3D%3D`;
    const item = {
      uri: document,
      languageId: languageId ?? (kind === 'code' ? 'python' : 'markdown'),
      version: 1,
      text,
    };
    documents.set(document, { notebook: uri, version: 1, text });
    const cell: NotebookCell = {
      kind: kind === 'code' ? NotebookCellKind.Code : NotebookCellKind.Markup,
      document,
      ...(own === undefined ? {} : { metadata: own }),
    };
    return { cell, item };
  }

  function change(event: NotebookDocumentChangeEvent): void {
    void connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri, version: ++version },
      change: event,
    });
  }

  function at(index: number): NotebookCell {
    const cell = order[index];
    if (cell === undefined) throw new Error(`There is no cell ${String(index)}.`);
    return cell;
  }

  return {
    uri,
    cell: (index) => at(index).document,
    insert(index, given) {
      const { cell, item } = makeCell(given);
      order = order.toSpliced(index, 0, cell);
      change({ cells: { structure: { array: { start: index, deleteCount: 0, cells: [cell] }, didOpen: [item] } } });
    },
    remove(index) {
      const { document } = at(index);
      order = order.toSpliced(index, 1);
      documents.delete(document);
      change({ cells: { structure: { array: { start: index, deleteCount: 1 }, didClose: [{ uri: document }] } } });
    },
    move(from, to) {
      order = order.toSpliced(from, 1).toSpliced(to, 0, at(from));
      // All cells between the two places are written anew; no document opens or closes.
      const start = Math.min(from, to);
      const end = Math.max(from, to) + 1;
      change({ cells: { structure: { array: { start, deleteCount: end - start, cells: order.slice(start, end) } } } });
    },
    setCellMetadata(index, own) {
      const cell = { ...at(index), metadata: own };
      order = order.with(index, cell);
      change({ cells: { data: [cell] } });
    },
    setOutputs(outputs, stamp = 'one') {
      sendOutputs(client, {
        notebook: uri,
        cells: Object.entries(outputs).map(([index, own]) => ({
          cell: at(Number(index)).document,
          outputs: own,
          stamp,
        })),
      });
    },
    save() {
      void connection.sendNotification(DidSaveNotebookDocumentNotification.type, { notebookDocument: { uri } });
    },
    close() {
      void connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
        notebookDocument: { uri },
        cellTextDocuments: order.map(({ document }) => ({ uri: document })),
      });
    },
  };
}

interface MadeCell {
  readonly cell: NotebookCell;
  readonly item: TextDocumentItem;
}

/** The same cells as a file, outputs by the cell's index. */
export function notebookFile(
  cells: readonly TestCell[],
  outputs: Readonly<Record<number, readonly unknown[]>> = {},
  metadata: Readonly<Record<string, unknown>> = PYTHON_KERNEL,
): string {
  const written = cells.map(({ kind, text }, index) =>
    kind === 'markdown' ? { cell_type: 'markdown', source: text } : code(text, { outputs: outputs[index] ?? [] }),
  );
  return writeNotebook(written, {}, metadata);
}
