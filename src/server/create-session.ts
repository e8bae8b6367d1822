import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import type { Host, Log } from '../engine/host';
import { createChecker } from './checker';
import { createChecklists } from './checklists';
import { createDocuments } from './documents';
import { DEFAULT_EDITOR_SETTINGS, isRecord, readEditorSettings, type EditorSettings } from './editor-settings';
import { createFolders } from './folders';
import { createPublisher } from './publisher';
import { rescanFiles } from './scan';
import { createScanResults } from './scan-results';
import { createScheduler } from './scheduler';
import type { ClientFacts, Session } from './session';
import { sendStatus } from './status';
import { uriKey } from './uris';
import { createWork } from './work';

/** Milliseconds without a change before a file is looked at again; for open documents the most. */
const DEBOUNCE = 100;
/** What takes less is looked at as soon as it changes: typing at ten characters a second leaves three quarters of the time idle. */
const QUICK = 25;

export interface OpenSession {
  readonly session: Session;
  /** The client's settings have changed; some clients send them along. */
  changeConfiguration(settings: unknown): void;
  close(): void;
}

export interface SessionParts {
  readonly connection: Connection;
  readonly log: Log;
  readonly client: ClientFacts;
  readonly createHost: (folderUri: string) => Host;
  readonly createEngine: () => Promise<Engine>;
}

export function createSession({ connection, log, client, createHost, createEngine }: SessionParts): OpenSession {
  const documents = createDocuments();
  const environments = new Map<string, string>();
  const lookedUp = new Map<string, string>();
  const folders = createFolders({
    createHost: (uri) => withEnvironment(createHost(uri), () => environments.get(uriKey(uri))),
    ...{ createEngine, lookedUp },
  });
  const work = createWork();
  const publisher = createPublisher(connection, client);
  const scanResults = createScanResults(connection);
  const known = new Map<string, Promise<EditorSettings>>();
  let pushedSettings = DEFAULT_EDITOR_SETTINGS;

  async function editorSettings(uri: string): Promise<EditorSettings> {
    if (!client.hasConfiguration) return pushedSettings;
    const scope = folders.of(uri).uri;
    const settings =
      known.get(scope) ??
      connection.workspace
        .getConfiguration({ scopeUri: scope, section: 'watertight' })
        .then(readEditorSettings, () => DEFAULT_EDITOR_SETTINGS);
    known.set(scope, settings);
    return settings;
  }

  const scheduler = createScheduler(work, (error) => {
    log.error(`A check failed: ${error instanceof Error ? error.message : 'not an error'}`);
  });
  const checklists = createChecklists(work, (error) => {
    log.error(`The checklist could not be judged: ${error instanceof Error ? error.message : 'not an error'}`);
  });
  const checker = createChecker({ documents, folders, log, editorSettings });

  /** What the last look at a document took: as long again is waited for more to be typed, so that half the time is left idle. */
  const durations = new Map<string, number>();
  const debounceOf = (uri: string): number => {
    const duration = durations.get(uriKey(uri)) ?? 0;
    return duration < QUICK ? 0 : Math.min(DEBOUNCE, duration);
  };

  function schedule(uri: string, delay: 'soon' | 'now' = 'soon'): void {
    scheduler.schedule(uri, delay === 'now' ? 0 : debounceOf(uri), async (token) => {
      const started = Date.now();
      const checked = await checker.check(uri, token);
      durations.set(uriKey(uri), Date.now() - started);
      // A newer change has its own check under way, and that one will tell.
      if (token.isCancellationRequested) return;
      if (checked === undefined) durations.delete(uriKey(uri));
      if (checked === undefined) publisher.clear(uri);
      else publisher.publish(checked);
      sendStatus(session);
    });
  }

  function scheduleAll(): void {
    documents.touchAll();
    folders.forget();
    checklists.touchAll(session);
    for (const { uri } of documents.all()) schedule(uri, 'now');
    if (scanResults.uris().length > 0) scheduleRescan();
    if (client.pullsDiagnostics && client.canRefreshDiagnostics) refreshDiagnostics();
  }

  function scheduleRescan(uri?: string): void {
    const uris = uri === undefined ? scanResults.uris() : [uri];
    scheduler.schedule(`scan ${uri ?? ''}`, DEBOUNCE, (token) => rescanFiles(session, uris, token));
  }

  function refreshDiagnostics(): void {
    connection.languages.diagnostics.refresh().catch(() => {
      log.warn('The editor does not ask again: what it shows may be out of date.');
    });
  }

  const session: Session = {
    connection,
    client,
    log,
    documents,
    folders,
    work,
    checker,
    publisher,
    scanResults,
    checklists,
    environments,
    lookedUp,
    watched: new Set(),
    editorSettings,
    schedule,
    scheduleAll,
    scheduleRescan,
  };
  return {
    session,
    changeConfiguration(settings) {
      known.clear();
      if (isRecord(settings) && 'watertight' in settings) pushedSettings = readEditorSettings(settings['watertight']);
      scheduleAll();
    },
    close() {
      scheduler.cancelAll();
      checklists.close();
      checker.forgetAll();
    },
  };
}

/** The environment that is selected in the editor counts, not the one that the editor was started from. */
function withEnvironment(host: Host, selected: () => string | undefined): Host {
  // Files that only the client can read are not on this machine.
  if (host.machineFolder === undefined) return host;
  return {
    ...host,
    machineFolder: (folder) => (folder === 'environment' ? selected() : undefined) ?? host.machineFolder?.(folder),
  };
}
