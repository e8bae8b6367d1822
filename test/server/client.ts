import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidChangeNotebookDocumentNotification,
  DidSaveTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type ConfigurationParams,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import { createEngine } from '../../src/engine/lint';
import type { RegisteredRule } from '../../src/engine/rule';
import { createNodeHost } from '../../src/host/node/host';
import { SCAN_PROGRESS, type ScanProgress } from '../../src/protocol/scan';
import { STATUS_CHANGED, WHEN_IDLE, type Status } from '../../src/protocol/status';
import { createPinFinder } from '../../src/pins/find-pins';
import { RULES } from '../../src/rules/index';
import { createClientHost } from '../../src/server/client-files';
import { startServer, type ServerParts } from '../../src/server/server';
import { testGrammars } from '../unit/grammars';
import { answerFileRequests } from './client-files';
import { createTestFolder, type FolderContent, type TestFolder } from './folder';

export interface TestClientOptions {
  /** Our own extension, an editor that is pushed diagnostics, or one that asks for them. */
  readonly kind?: 'own' | 'pushed' | 'pulling';
  /** What stands in the folder of the workspace. */
  readonly files?: FolderContent;
  /** Whether only the client can read the files: their URIs are of a scheme that the server does not know. */
  readonly isVirtual?: boolean;
  /** Folders of the workspace below that folder; the folder itself where nothing is said. */
  readonly folders?: readonly string[];
  /** False for an editor that knows of one folder only, its root. */
  readonly hasFolders?: boolean;
  /** What the editor's section `watertight` says. */
  readonly settings?: unknown;
  /** Its sections replace those of what a capable editor declares. */
  readonly capabilities?: ClientCapabilities;
  /** Rules beside those of the product. */
  readonly rules?: readonly RegisteredRule[];
  readonly createHost?: ServerParts['createHost'];
}

/** An editor with a server of its own. Everything goes over streams, as in real life. */
export interface TestClient {
  readonly folder: TestFolder;
  readonly connection: ProtocolConnection;
  readonly capabilities: ServerCapabilities;
  /** Everything that was received, in order. */
  readonly logs: readonly string[];
  readonly pushes: readonly PublishDiagnosticsParams[];
  readonly statuses: readonly Status[];
  readonly progress: readonly ScanProgress[];
  readonly registrations: readonly Registration[];
  /** What the editor answers from now on when it is asked for its settings. */
  setSettings(settings: unknown): void;
  /** Opens a file, or text that is not on the disk; the URI. */
  open(path: string, text: string, languageId?: string): string;
  /** The texts of files and cells that are open. */
  readonly documents: Map<string, ClientDocument>;
  /** Replaces the whole text of an open file or cell. */
  edit(uri: string, text: string): void;
  save(uri: string): void;
  close(uri: string): void;
  /** Applies an edit to what is open, and to files on the disk; throws where it is meant for another version. */
  apply(edit: WorkspaceEdit | undefined): void;
  /** Waits until the server has nothing left to do. */
  idle(): Promise<void>;
  /** What the editor shows for a document once the server is idle. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  stop(): Promise<void>;
}

export interface ClientDocument {
  /** The notebook that a cell belongs to. */
  readonly notebook?: string;
  readonly version: number;
  readonly text: string;
}

/** Starts clients that are stopped, and their folders removed, after each test of the suite. */
export function useClients(): (options?: TestClientOptions) => Promise<TestClient> {
  const clients: TestClient[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.stop()));
  });
  return async (options = {}) => {
    const client = await startClient(options);
    clients.push(client);
    return client;
  };
}

/** The two ends of a pair of streams; the server listens at its end. */
export function connectServer(options: TestClientOptions = {}): ProtocolConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, {
    async loadEngines() {
      const grammars = await testGrammars();
      return () => createEngine({ rules: [...RULES, ...(options.rules ?? [])], grammars, findPins: createPinFinder() });
    },
    createHost:
      options.createHost ??
      ((uri, log) => (uri.startsWith('file:') ? createNodeHost({ log }) : createClientHost(server, uri, log))),
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  connection.listen();
  return connection;
}

async function startClient(options: TestClientOptions): Promise<TestClient> {
  const { kind = 'own' } = options;
  const folder = createTestFolder(options.files, options.isVirtual === true ? 'memory://store' : 'file://');
  const connection = connectServer(options);
  const received = receive(connection);
  let { settings } = options;
  connection.onRequest(ConfigurationRequest.type, ({ items }: ConfigurationParams) =>
    items.map(() => settings ?? null),
  );
  const workspaceFolders = (options.folders ?? ['']).map((path) => ({
    uri: folder.uriOf(path),
    name: path === '' ? 'project' : path,
  }));
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Older editors send nothing else.
    rootUri: options.hasFolders === false ? folder.uri : null,
    capabilities: capabilitiesOf(options.capabilities),
    ...(options.hasFolders === false ? {} : { workspaceFolders }),
    ...(kind === 'own' ? { initializationOptions: { client: 'watertight' } } : {}),
  });
  if (kind === 'own') answerFileRequests(connection);
  await connection.sendNotification(InitializedNotification.type, {});
  const idle = (): Promise<void> => connection.sendRequest(WHEN_IDLE);
  return {
    folder,
    connection,
    capabilities,
    ...received,
    ...openDocuments(connection, folder),
    setSettings(changed) {
      settings = changed;
    },
    idle,
    async diagnostics(uri) {
      await idle();
      return received.pushes.findLast((push) => push.uri === uri)?.diagnostics ?? [];
    },
    async stop() {
      await idle();
      await connection.sendRequest(ShutdownRequest.type);
      connection.end();
      connection.dispose();
      folder.dispose();
    },
  };

  function capabilitiesOf(given: ClientCapabilities = {}): ClientCapabilities {
    return {
      workspace: given.workspace ?? {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      textDocument: given.textDocument ?? {
        publishDiagnostics: { relatedInformation: true },
        // VS Code declares this too.
        ...(kind === 'pushed' ? {} : { diagnostic: {} }),
      },
    };
  }
}

type Received = Pick<TestClient, 'logs' | 'pushes' | 'statuses' | 'progress' | 'registrations'>;

function receive(connection: ProtocolConnection): Received {
  const logs: string[] = [];
  const pushes: PublishDiagnosticsParams[] = [];
  const statuses: Status[] = [];
  const progress: ScanProgress[] = [];
  const registrations: Registration[] = [];
  connection.onNotification(LogMessageNotification.type, ({ message }) => void logs.push(message));
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => void pushes.push(params));
  connection.onNotification(STATUS_CHANGED, (status: Status) => void statuses.push(status));
  connection.onNotification(SCAN_PROGRESS, (step: ScanProgress) => void progress.push(step));
  connection.onRequest(RegistrationRequest.type, (params) => {
    registrations.push(...params.registrations);
  });
  return { logs, pushes, statuses, progress, registrations };
}

type OpenDocuments = Pick<TestClient, 'documents' | 'open' | 'edit' | 'save' | 'close' | 'apply'>;

function openDocuments(connection: ProtocolConnection, folder: TestFolder): OpenDocuments {
  const documents = new Map<string, ClientDocument>();

  function edit(uri: string, text: string): void {
    const before = documents.get(uri);
    if (before === undefined) throw new Error(`${uri} is not open.`);
    const document = { ...before, version: before.version + 1, text };
    documents.set(uri, document);
    const changed = { textDocument: { uri, version: document.version }, contentChanges: [{ text }] };
    if (before.notebook === undefined)
      void connection.sendNotification(DidChangeTextDocumentNotification.type, changed);
    else {
      void connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
        notebookDocument: { uri: before.notebook, version: document.version },
        change: { cells: { textContent: [{ document: changed.textDocument, changes: changed.contentChanges }] } },
      });
    }
  }

  function applyTo(uri: string, version: number | null, edits: readonly TextEdit[]): void {
    const document = documents.get(uri);
    if (document === undefined) {
      const before = readOrEmpty(uri);
      writeFileSync(fileURLToPath(uri), TextDocument.applyEdits(TextDocument.create(uri, '', 0, before), [...edits]));
      return;
    }
    if (version !== null && version !== document.version) throw new Error(`An edit of an old version: ${uri}`);
    edit(uri, TextDocument.applyEdits(TextDocument.create(uri, '', 0, document.text), [...edits]));
  }

  return {
    documents,
    edit,
    open(path, text, languageId = 'python') {
      const uri = folder.uriOf(path);
      documents.set(uri, { version: 1, text });
      const textDocument = { uri, languageId, version: 1, text };
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return uri;
    },
    save(uri) {
      void connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    },
    close(uri) {
      documents.delete(uri);
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    apply(workspaceEdit) {
      for (const [uri, edits] of Object.entries(workspaceEdit?.changes ?? {})) applyTo(uri, null, edits);
      for (const change of workspaceEdit?.documentChanges ?? []) {
        if (!('textDocument' in change)) continue;
        applyTo(change.textDocument.uri, change.textDocument.version, change.edits as TextEdit[]);
      }
    },
  };
}

function readOrEmpty(uri: string): string {
  try {
    return readFileSync(fileURLToPath(uri), 'utf8');
  } catch {
    return '';
  }
}
