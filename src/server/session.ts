import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Log } from '../engine/host';
import type { Checker } from './checker';
import type { Checklists } from './checklists';
import type { Documents } from './documents';
import type { EditorSettings } from './editor-settings';
import type { Folders } from './folders';
import type { Publisher } from './publisher';
import type { ScanResults } from './scan-results';
import type { Work } from './work';

/** What the handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly log: Log;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly work: Work;
  readonly checker: Checker;
  readonly publisher: Publisher;
  readonly scanResults: ScanResults;
  readonly checklists: Checklists;
  /** The Python environments that are selected in the editor, by the keys of their folders' URIs. */
  readonly environments: Map<string, string>;
  /** What was looked up online, by its path of facts. */
  readonly lookedUp: Map<string, string>;
  /** The globs that the client was asked to watch. */
  readonly watched: Set<string>;
  /** The client's settings for a document. */
  editorSettings(uri: string): Promise<EditorSettings>;
  /** Looks at an open document after a short while, and tells the client. A later call replaces an earlier one. */
  schedule(uri: string, delay?: 'soon' | 'now'): void;
  scheduleAll(): void;
  /** Looks again at a file that a scan saw, or at all of them, after a short while. A later call replaces an earlier one. */
  scheduleRescan(uri?: string): void;
}

/** What the client said about itself when it started the server. */
export interface ClientFacts {
  /** Our own extension: it has our commands and sends outputs. */
  readonly isOwn: boolean;
  /** The client asks for the diagnostics of files; then none are pushed, but for cells. */
  readonly pullsDiagnostics: boolean;
  /** The client can be told to ask again. */
  readonly canRefreshDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly canRegisterConfiguration: boolean;
  readonly hasFolderChanges: boolean;
  readonly hasRelatedInformation: boolean;
  readonly hasVersionedEdits: boolean;
  readonly canRegisterWatchers: boolean;
  readonly canCreateFiles: boolean;
}

export function readClientFacts(capabilities: ClientCapabilities, isOwn: boolean): ClientFacts {
  const { textDocument, workspace } = capabilities;
  return {
    isOwn,
    // Push and pull to one client would show everything twice.
    pullsDiagnostics: !isOwn && textDocument?.diagnostic !== undefined,
    canRefreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    canRegisterConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasFolderChanges: workspace?.workspaceFolders === true,
    hasRelatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    hasVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    canRegisterWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canCreateFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
  };
}
