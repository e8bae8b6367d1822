import type { Connection } from 'vscode-languageserver';

/**
 * The connection for `NotebookDocuments.listen`. That tells of cells that come and go, but is silent when cells only
 * change places: no document opens or closes then, and yet what a cell sees of those above it is another thing.
 */
export function tellOfMoves(connection: Connection, onMoved: (notebook: string) => void): Connection {
  const { synchronization } = connection.notebooks;
  const followed: Connection['notebooks'] = {
    ...connection.notebooks,
    synchronization: {
      ...synchronization,
      onDidChangeNotebookDocument: (handler) =>
        synchronization.onDidChangeNotebookDocument(async (params) => {
          await handler(params);
          const structure = params.change.cells?.structure;
          if (structure === undefined || structure.didOpen?.length || structure.didClose?.length) return;
          onMoved(params.notebookDocument.uri);
        }),
    },
  };
  return { ...connection, notebooks: followed };
}
