import { NotebookDocuments, TextDocuments, type NotebookDocument } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CellOutputs } from '../protocol/outputs';
import { uriKey } from './uris';

/** A file that is open in the editor. */
export interface OpenText {
  readonly kind: 'text';
  readonly uri: string;
  readonly document: TextDocument;
}

/** A notebook that is open in the editor. */
export interface OpenNotebook {
  readonly kind: 'notebook';
  readonly uri: string;
  readonly notebook: NotebookDocument;
}

export type OpenDocument = OpenText | OpenNotebook;

/** What is open in the editor, as it is now. Documents are updated in place: read them where they are used. */
export interface Documents {
  readonly texts: TextDocuments<TextDocument>;
  readonly notebooks: NotebookDocuments<TextDocument>;
  /** The open document that a URI belongs to; the notebook for one of its cells. */
  find(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  textOfCell(uri: string): TextDocument | undefined;
  isCell(uri: string): boolean;
  /** Outputs as our client has sent them, by the cell's URI. */
  readonly outputs: Map<string, CellOutputs>;
  /** Counts the changes of a document and of all that its findings depend on. */
  revisionOf(uri: string): number;
  touch(uri: string): void;
  touchAll(): void;
}

export function createDocuments(): Documents {
  const texts = new TextDocuments(TextDocument);
  const notebooks = new NotebookDocuments(TextDocument);
  const openNotebooks = new Map<string, NotebookDocument>();
  const outputs = new Map<string, CellOutputs>();
  const revisions = new Map<string, number>();
  let epoch = 0;

  notebooks.onDidOpen((notebook) => openNotebooks.set(uriKey(notebook.uri), notebook));
  notebooks.onDidChange(({ notebookDocument, cells }) => {
    // A cell that was moved is removed and added again; its outputs stay.
    const left = new Set(notebookDocument.cells.map((cell) => cell.document));
    for (const { document } of cells?.removed ?? []) if (!left.has(document)) outputs.delete(uriKey(document));
  });
  notebooks.onDidClose((notebook) => {
    openNotebooks.delete(uriKey(notebook.uri));
    for (const cell of notebook.cells) outputs.delete(uriKey(cell.document));
  });

  function find(uri: string): OpenDocument | undefined {
    const document = texts.get(uri);
    if (document !== undefined) return { kind: 'text', uri, document };
    const open = openNotebooks.get(uriKey(uri));
    const ofCell = open ?? notebooks.findNotebookDocumentForCell(uri);
    // A cell that was removed still leads to its notebook.
    if (ofCell === undefined || (open === undefined && !ofCell.cells.some((cell) => cell.document === uri))) {
      return findTextBySpelling(uri);
    }
    return { kind: 'notebook', uri: ofCell.uri, notebook: ofCell };
  }

  function findTextBySpelling(uri: string): OpenText | undefined {
    const key = uriKey(uri);
    const document = texts.all().find((candidate) => uriKey(candidate.uri) === key);
    return document && { kind: 'text', uri: document.uri, document };
  }

  return {
    texts,
    notebooks,
    find,
    all: () => [
      ...texts.all().map((document): OpenText => ({ kind: 'text', uri: document.uri, document })),
      ...[...openNotebooks.values()].map((notebook): OpenNotebook => ({
        kind: 'notebook',
        uri: notebook.uri,
        notebook,
      })),
    ],
    textOfCell: (uri) => notebooks.cellTextDocuments.get(uri),
    isCell: (uri) => notebooks.getNotebookCell(uri) !== undefined,
    outputs,
    revisionOf: (uri) => epoch + (revisions.get(uriKey(uri)) ?? 0),
    touch(uri) {
      const key = uriKey(uri);
      revisions.set(key, (revisions.get(key) ?? 0) + 1);
    },
    touchAll() {
      epoch++;
    },
  };
}
