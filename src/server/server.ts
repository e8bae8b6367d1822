import {
  DidChangeConfigurationNotification,
  ResponseError,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import type { Host, Log } from '../engine/host';
import { EVALUATE_CHECKLIST } from '../protocol/checklist';
import { isOwnClient, type ClientOptions } from '../protocol/client-options';
import { FIX_ALL, type FixAllParams } from '../protocol/fixes';
import { OUTPUTS_CHANGED, type OutputsParams } from '../protocol/outputs';
import { CLEAR_SCAN_RESULTS, SCAN_WORKSPACE } from '../protocol/scan';
import { WHEN_IDLE } from '../protocol/status';
import { capabilitiesFor } from './capabilities';
import { onChecklist } from './on-checklist';
import { onCodeAction } from './on-code-action';
import { onDiagnostic } from './on-diagnostic';
import { followDocuments } from './on-documents';
import { onFixAll } from './on-fix-all';
import { onHover } from './on-hover';
import { onOutputs } from './on-outputs';
import { onClearScanResults, onScanWorkspace } from './on-scan';
import { onWatchedFiles, watchFiles } from './on-watched-files';
import { createSession, type OpenSession } from './create-session';
import { readClientFacts, type Session } from './session';

/** What differs between the hosts that the server runs in, and between tests and the real thing. */
export interface ServerParts {
  /** Loads the grammars; what it gives makes one engine for each folder. */
  readonly loadEngines: (options: ClientOptions | undefined) => Promise<() => Engine>;
  readonly createHost: (folderUri: string, log: Log) => Host;
}

/** Answers one client. Returns once the connection listens. */
export function startServer(connection: Connection, parts: ServerParts): void {
  let opened: OpenSession | undefined;

  connection.onInitialize((params): InitializeResult => {
    opened = openSession(connection, params, parts);
    return { capabilities: capabilitiesFor(opened.session.client), serverInfo: { name: 'Watertight' } };
  });
  connection.onInitialized(() => {
    if (opened === undefined) return;
    const { session } = opened;
    if (session.client.hasConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, {});
    watchFiles(session);
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) session.folders.remove(folder.uri);
      for (const folder of added) session.folders.add(folder);
      session.scheduleAll();
    });
  });

  const withSession = <P, R>(handler: (session: Session, params: P, token: CancellationToken) => R) => {
    return (params: P, token: CancellationToken): R => {
      if (opened === undefined) throw new ResponseError(-32002, 'The server has not been initialized.');
      return handler(opened.session, params, token);
    };
  };

  connection.onDidChangeConfiguration((params) => opened?.changeConfiguration(params.settings));
  connection.onHover(withSession(onHover));
  connection.onCodeAction(withSession(onCodeAction));
  connection.languages.diagnostics.on(withSession(onDiagnostic));
  connection.onDidChangeWatchedFiles((params) => opened && onWatchedFiles(opened.session, params));
  connection.onNotification(OUTPUTS_CHANGED, (params: OutputsParams) => opened && onOutputs(opened.session, params));
  connection.onRequest(FIX_ALL, withSession<FixAllParams, ReturnType<typeof onFixAll>>(onFixAll));
  connection.onRequest(SCAN_WORKSPACE, withSession<unknown, ReturnType<typeof onScanWorkspace>>(onScanWorkspace));
  connection.onRequest(CLEAR_SCAN_RESULTS, withSession<unknown, void>(onClearScanResults));
  connection.onRequest(EVALUATE_CHECKLIST, withSession<unknown, ReturnType<typeof onChecklist>>(onChecklist));
  connection.onRequest(
    WHEN_IDLE,
    withSession<unknown, Promise<void>>((session) => session.work.whenIdle()),
  );
  connection.onShutdown(() => opened?.close());
  connection.listen();
}

function openSession(connection: Connection, params: InitializeParams, parts: ServerParts): OpenSession {
  const options: unknown = params.initializationOptions;
  const own = isOwnClient(options) ? options : undefined;
  const log: Log = {
    info: (message) => {
      connection.console.info(message);
    },
    warn: (message) => {
      connection.console.warn(message);
    },
    error: (message) => {
      connection.console.error(message);
    },
  };
  const engines = parts.loadEngines(own);
  const opened = createSession({
    connection,
    log,
    client: readClientFacts(params.capabilities, own !== undefined),
    createHost: (uri) => parts.createHost(uri, log),
    createEngine: async () => (await engines)(),
  });
  engines.catch((error: unknown) => {
    log.error(`Watertight cannot work: its grammars did not load. ${error instanceof Error ? error.message : ''}`);
  });
  for (const folder of params.workspaceFolders ?? []) opened.session.folders.add(folder);
  followDocuments(opened.session);
  return opened;
}
