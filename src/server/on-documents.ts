import type { NotebookCell, NotebookDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { tellOfMoves } from './notebook-moves';
import { isReadByOthers, scheduleReaders } from './module-changes';
import type { Session } from './session';
import { sendStatus } from './status';

/** Keeps findings in step with what is opened, typed, saved and closed. */
export function followDocuments(session: Session): void {
  const { documents, connection } = session;
  documents.texts.listen(connection);
  documents.notebooks.listen(tellOfMoves(connection, (uri) => void onChange(session, uri)));

  const open = (uri: string): void => {
    session.scanResults.hide(uri);
    documents.touch(uri);
    session.schedule(uri, 'now');
    if (isReadByOthers(uri)) scheduleReaders(session, uri);
  };
  const close = (uri: string): void => {
    session.checker.forget(uri);
    session.publisher.clear(uri);
    if (isReadByOthers(uri)) scheduleReaders(session, uri);
    // What a scan had said of it stands again, as the file is on disk now.
    if (session.scanResults.has(uri)) session.scheduleRescan(uri);
    sendStatus(session);
  };

  // The library calls the opening of a text its first change.
  const justOpened = new Set<string>();
  documents.texts.onDidOpen(({ document }) => {
    justOpened.add(document.uri);
    open(document.uri);
  });
  documents.texts.onDidChangeContent(({ document }) => {
    if (!justOpened.delete(document.uri)) void onChange(session, document.uri);
  });
  documents.texts.onDidSave(({ document }) => {
    session.schedule(document.uri, 'now');
    followSave(session, document.uri);
  });
  documents.texts.onDidClose(({ document }) => {
    close(document.uri);
  });

  documents.notebooks.onDidOpen(({ uri }) => {
    open(uri);
  });
  documents.notebooks.onDidChange((event) => {
    if (isRelevant(event)) void onChange(session, event.notebookDocument.uri);
  });
  documents.notebooks.onDidSave(({ uri }) => {
    session.schedule(uri, 'now');
    followSave(session, uri);
  });
  documents.notebooks.onDidClose(({ uri }) => {
    close(uri);
  });
}

/** What is saved counts for the checklist at once. */
function followSave(session: Session, uri: string): void {
  session.checklists.touch(session, uri);
  session.checklists.schedule(session);
}

async function onChange(session: Session, uri: string): Promise<void> {
  session.documents.touch(uri);
  // It is looked at with the next question, or once it is saved.
  session.checklists.touch(session, uri);
  const end = session.work.begin();
  const { run } = await session.editorSettings(uri);
  if (run === 'onType') {
    session.schedule(uri);
    if (isReadByOthers(uri)) scheduleReaders(session, uri);
  }
  end();
}

type NotebookChange = Parameters<Parameters<NotebookDocuments<TextDocument>['onDidChange']>[0]>[0];

/** Typing in a cell that was run also changes its execution count, again and again: that is nothing to look at. */
function isRelevant({ cells, metadata }: NotebookChange): boolean {
  if (metadata !== undefined) return true;
  if (cells === undefined) return false;
  if (cells.added.length > 0 || cells.removed.length > 0 || cells.changed.textContent.length > 0) return true;
  return cells.changed.data.some(
    ({ old, new: current }) =>
      old.kind !== current.kind || describeMetadata(old.metadata) !== describeMetadata(current.metadata),
  );
}

function describeMetadata(metadata: NotebookCell['metadata']): string {
  return JSON.stringify({ ...metadata, execution_count: undefined });
}
