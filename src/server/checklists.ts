import type { CancellationToken } from 'vscode-languageserver';
import { collectPathFacts } from '../checklist/facts/path-facts';
import { judgeWorkspace, RECORD_FILES, type RecordFile, type WorkspaceChecklist } from '../checklist/workspace';
import { createGlobMatcher } from '../engine/globs';
import { mergeSettings } from '../engine/settings-file';
import { CHECKLIST_CHANGED, type FolderChecklist } from '../protocol/checklist';
import { createEvidenceFile, createEvidenceFiles, type EvidenceFiles } from './checklist-files';
import type { Folder } from './folder';
import { createScheduler } from './scheduler';
import type { Session } from './session';
import { watchScannedFiles } from './on-watched-files';
import { uriKey } from './uris';

/** The checklists of the folders, judged once and kept up to date from then on. */
export interface Checklists {
  judge(session: Session, folder: Folder, token: CancellationToken): Promise<FolderChecklist>;
  /** All that was judged, items of the team included. */
  open(session: Session, folder: Folder, token: CancellationToken): Promise<JudgedFolder>;
  /** A file has changed, in the editor or on the disk. */
  touch(session: Session, uri: string): void;
  /** Something has changed that findings of any file may rest on. */
  touchAll(session: Session): void;
  /** Judges anew what has changed, shortly after, and tells the client. */
  schedule(session: Session): void;
  close(): void;
}

export interface JudgedFolder extends WorkspaceChecklist {
  readonly files: EvidenceFiles;
  readonly records: Readonly<Partial<Record<RecordFile, string>>>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Milliseconds after a change before what it means is looked at. */
const DEBOUNCE = 50;
/** The same for what may change every file: what the change itself says is told before. */
const PATIENCE = 1000;

export function createChecklists(work: Session['work'], onError: (error: unknown) => void): Checklists {
  const states = new Map<string, EvidenceFiles>();
  const scheduler = createScheduler(work, onError);

  function filesOf(folder: Folder): EvidenceFiles {
    const key = uriKey(folder.uri);
    const known = states.get(key) ?? createEvidenceFiles();
    states.set(key, known);
    return known;
  }

  async function open(session: Session, folder: Folder, token: CancellationToken): Promise<JudgedFolder> {
    const files = filesOf(folder);
    await files.refresh(session, folder, token, createEvidenceFile);
    const [records, contexts, { rules }] = await Promise.all([
      readRecords(session, folder),
      contextsOf(session, folder),
      folder.engine,
    ]);
    const today = new Date(folder.host.now()).toISOString().slice(0, 10);
    const known = files.all();
    const paths = [...known.map(({ path }) => path), ...files.others()];
    const judged = judgeWorkspace({
      facts: [...collectPathFacts(paths, createGlobMatcher(contexts)), ...known.flatMap(({ facts }) => facts)],
      findings: known.flatMap(({ findings }) => findings),
      ...{ paths, records, today },
      ruleIds: rules.map(({ id }) => id),
    });
    return { ...judged, files, records, today };
  }

  async function judge(session: Session, folder: Folder, token: CancellationToken): Promise<FolderChecklist> {
    const { report, profile, questions, history, problems } = await open(session, folder, token);
    watchScannedFiles(session);
    return { folder: folder.uri, name: folder.name, report, profile, questions, history, problems };
  }

  function schedule(session: Session): void {
    for (const folder of session.folders.all()) {
      // Nobody has asked for the others.
      if (states.get(uriKey(folder.uri))?.isStale() !== true) continue;
      scheduler.schedule(folder.uri, DEBOUNCE, async (token) => {
        const checklist = await judge(session, folder, token);
        if (!token.isCancellationRequested) void session.connection.sendNotification(CHECKLIST_CHANGED, checklist);
      });
    }
  }

  return {
    ...{ judge, open, schedule },
    touch(session, uri) {
      const folder = session.folders.of(uri);
      states.get(uriKey(folder.uri))?.touch(folder.relativePath(uri));
    },
    touchAll(session) {
      if (states.size === 0) return;
      scheduler.schedule('all', PATIENCE, () => {
        for (const state of states.values()) state.touchAll();
        schedule(session);
        return Promise.resolve();
      });
    },
    close: () => {
      scheduler.cancelAll();
    },
  };
}

/** What people wrote down for the checklist: as the editor shows it, else as it is on the disk. */
async function readRecords(session: Session, folder: Folder): Promise<JudgedFolder['records']> {
  const texts: Partial<Record<RecordFile, string>> = {};
  for (const path of RECORD_FILES) {
    const open = session.documents.find(folder.uriOf(path));
    const text =
      open?.kind === 'text'
        ? open.document.getText()
        : await folder.host.readFile(`${folder.root}/${path}`).catch(() => undefined);
    if (text !== undefined) texts[path] = text;
  }
  return texts;
}

async function contextsOf(session: Session, folder: Folder): Promise<readonly string[]> {
  const [editor, found] = await Promise.all([session.editorSettings(folder.uri), folder.findSettings('')]);
  return mergeSettings(editor.engine, found.settings).contexts;
}
