import {
  DidChangeConfigurationNotification,
  ResponseError,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFolder,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import type { Host, Log } from '../engine/host';
import {
  ANSWER_PROFILE,
  ATTEST,
  CHECKLIST_REPORT,
  EVALUATE_CHECKLIST,
  FIX_RULE,
  RECORD_PROGRESS,
  type AnswerProfileParams,
  type AttestParams,
  type ChecklistReportParams,
  type FixRuleParams,
  type RecordProgressParams,
} from '../protocol/checklist';
import { ENVIRONMENTS_CHANGED, type EnvironmentsParams } from '../protocol/environments';
import { isOwnClient, type ClientOptions } from '../protocol/client-options';
import { FIX_ALL, type FixAllParams } from '../protocol/fixes';
import { OUTPUTS_CHANGED, type OutputsParams } from '../protocol/outputs';
import { FIND_LOOK_UPS, LOOK_UP_PINS, type FindLookUpsParams, type LookUpPinsParams } from '../protocol/pins';
import { CLEAR_SCAN_RESULTS, SCAN_WORKSPACE } from '../protocol/scan';
import { LIST_SCAFFOLDS, PLAN_SCAFFOLD, type PlanScaffoldParams } from '../protocol/scaffold';
import { WHEN_IDLE } from '../protocol/status';
import { capabilitiesFor } from './capabilities';
import { onAnswerProfile, onAttest, onChecklist, onChecklistReport, onFixRule, onRecordProgress } from './on-checklist';
import { onCodeAction } from './on-code-action';
import { onDiagnostic } from './on-diagnostic';
import { followDocuments } from './on-documents';
import { onEnvironments } from './on-environments';
import { onFixAll } from './on-fix-all';
import { onHover } from './on-hover';
import { onFindLookUps, onLookUpPins } from './on-look-up';
import { onOutputs } from './on-outputs';
import { onListScaffolds, onPlanScaffold } from './on-scaffold';
import { onClearScanResults, onScanWorkspace } from './on-scan';
import { onWatchedFiles, watchFiles } from './on-watched-files';
import { createSession, type OpenSession } from './create-session';
import { readClientFacts, type Session } from './session';
import { splitUri } from './uris';

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
    if (session.client.canRegisterConfiguration) followConfiguration(session);
    watchFiles(session);
    // The library throws where the client sends no such changes.
    if (session.client.hasFolderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        changeFolders(session, change);
      });
    }
  });

  const withSession = <P, R>(handler: (session: Session, params: P, token: CancellationToken) => R) => {
    return (params: P, token: CancellationToken): R => {
      if (opened === undefined) throw new ResponseError(-32002, 'The server has not been initialized.');
      return handler(opened.session, params, token);
    };
  };

  /** The connection hands over the token alone where a client sends no parameters, not even empty ones. */
  const withoutParams = <R>(handler: (session: Session, params: undefined, token: CancellationToken) => R) => {
    const handle = withSession(handler);
    return (...given: readonly unknown[]): R => handle(undefined, given.at(-1) as CancellationToken);
  };

  connection.onDidChangeConfiguration((params) => opened?.changeConfiguration(params.settings));
  connection.onHover(withSession(onHover));
  connection.onCodeAction(withSession(onCodeAction));
  connection.languages.diagnostics.on(withSession(onDiagnostic));
  connection.onDidChangeWatchedFiles((params) => {
    if (opened !== undefined) onWatchedFiles(opened.session, params);
  });
  connection.onNotification(OUTPUTS_CHANGED, (params: OutputsParams) => {
    if (opened !== undefined) onOutputs(opened.session, params);
  });
  connection.onNotification(ENVIRONMENTS_CHANGED, (params: EnvironmentsParams) => {
    if (opened !== undefined) onEnvironments(opened.session, params);
  });
  connection.onRequest(FIX_ALL, withSession<FixAllParams, ReturnType<typeof onFixAll>>(onFixAll));
  connection.onRequest(FIND_LOOK_UPS, withSession<FindLookUpsParams, ReturnType<typeof onFindLookUps>>(onFindLookUps));
  connection.onRequest(LOOK_UP_PINS, withSession<LookUpPinsParams, ReturnType<typeof onLookUpPins>>(onLookUpPins));
  connection.onRequest(LIST_SCAFFOLDS, withoutParams(onListScaffolds));
  connection.onRequest(
    PLAN_SCAFFOLD,
    withSession<PlanScaffoldParams, ReturnType<typeof onPlanScaffold>>(onPlanScaffold),
  );
  connection.onRequest(SCAN_WORKSPACE, withoutParams(onScanWorkspace));
  connection.onRequest(CLEAR_SCAN_RESULTS, withoutParams(onClearScanResults));
  connection.onRequest(EVALUATE_CHECKLIST, withoutParams(onChecklist));
  connection.onRequest(ATTEST, withSession<AttestParams, ReturnType<typeof onAttest>>(onAttest));
  connection.onRequest(
    ANSWER_PROFILE,
    withSession<AnswerProfileParams, ReturnType<typeof onAnswerProfile>>(onAnswerProfile),
  );
  connection.onRequest(
    RECORD_PROGRESS,
    withSession<RecordProgressParams, ReturnType<typeof onRecordProgress>>(onRecordProgress),
  );
  connection.onRequest(
    CHECKLIST_REPORT,
    withSession<ChecklistReportParams, ReturnType<typeof onChecklistReport>>(onChecklistReport),
  );
  connection.onRequest(FIX_RULE, withSession<FixRuleParams, ReturnType<typeof onFixRule>>(onFixRule));
  connection.onRequest(
    WHEN_IDLE,
    withoutParams((session) => session.work.whenIdle()),
  );
  connection.onShutdown(() => opened?.close());
  connection.listen();
}

function followConfiguration({ connection, log }: Session): void {
  connection.client.register(DidChangeConfigurationNotification.type, {}).catch(() => {
    log.warn('The editor does not tell of new settings: they count after a restart.');
  });
}

function changeFolders(session: Session, { added, removed }: WorkspaceFoldersChangeEvent): void {
  const { folders, scanResults } = session;
  for (const folder of removed) folders.remove(folder.uri);
  for (const folder of added) folders.add(folder);
  for (const uri of scanResults.uris()) if (!folders.of(uri).isWorkspaceFolder) scanResults.delete(uri);
  session.scheduleAll();
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
  for (const folder of foldersOf(params)) opened.session.folders.add(folder);
  followDocuments(opened.session);
  return opened;
}

function foldersOf({ workspaceFolders, ...params }: InitializeParams): readonly WorkspaceFolder[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Older editors send nothing else.
  const { rootUri } = params;
  // An empty list is an answer too: a window without a folder.
  if (workspaceFolders != null || !rootUri) return workspaceFolders ?? [];
  return [{ uri: rootUri, name: splitUri(rootUri).path.split('/').at(-1) ?? '' }];
}
