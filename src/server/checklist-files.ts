import type { CancellationToken } from 'vscode-languageserver';
import { collectFacts } from '../checklist/facts/collect';
import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import type { Engine, FileInput } from '../engine/engine';
import { HostError } from '../engine/host';
import type { Settings } from '../engine/settings';
import { mergeSettings } from '../engine/settings-file';
import { sha256Of } from '../engine/sha256';
import { checkFile } from './file-check';
import type { Folder } from './folder';
import { createRecall, type Recall } from './recall';
import type { Session } from './session';
import { walkFolder } from './walk';

/** What a file says for the checklist, and what was found in it. */
export interface EvidenceFile {
  readonly path: string;
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  /** Of the text and of what the facts depend on besides; undefined for what the editor shows, which changes all the time. */
  readonly digest?: string;
}

/** Looks at one file; undefined where there is nothing to read. `known`: what it said before. */
export type ReadEvidence = (
  session: Session,
  folder: Folder,
  path: string,
  options: { readonly recall: Recall | undefined; readonly known: EvidenceFile | undefined },
) => Promise<EvidenceFile | undefined>;

/** What the files of a folder say, looked at once and then only where something has changed. */
export interface EvidenceFiles {
  refresh(session: Session, folder: Folder, token: CancellationToken, read: ReadEvidence): Promise<void>;
  touch(path: string): void;
  touchAll(): void;
  /** Whether something has changed since it was looked at. */
  isStale(): boolean;
  all(): readonly EvidenceFile[];
  /** The paths of files that are not read. */
  others(): readonly string[];
}

export function createEvidenceFiles(): EvidenceFiles {
  const files = new Map<string, EvidenceFile>();
  const stale = new Set<string>();
  let paths: readonly string[] = [];
  let others: readonly string[] = [];
  let isListed = false;
  let isFirst = true;
  let running = Promise.resolve();

  async function list(session: Session, folder: Folder, token: CancellationToken): Promise<void> {
    const found: string[] = [];
    const rest: string[] = [];
    const visit = (path: string): Promise<void> => {
      found.push(path);
      return Promise.resolve();
    };
    isListed = true;
    await walkFolder(session, folder, token, visit, (path) => rest.push(path));
    if (token.isCancellationRequested) {
      isListed = false;
      return;
    }
    const wanted = new Set(found);
    for (const path of files.keys()) if (!wanted.has(path)) files.delete(path);
    for (const path of found) if (!files.has(path)) stale.add(path);
    paths = found;
    others = rest;
  }

  async function look(session: Session, folder: Folder, token: CancellationToken, read: ReadEvidence): Promise<void> {
    if (!isListed) await list(session, folder, token);
    // Reading what earlier scans have kept pays for many files only.
    const recall = stale.size > MANY ? await createRecall(folder) : undefined;
    const wanted = new Set(paths);
    let last = folder.host.now();
    for (const path of [...stale]) {
      if (token.isCancellationRequested) return;
      stale.delete(path);
      const file = wanted.has(path) ? await read(session, folder, path, { recall, known: files.get(path) }) : undefined;
      if (file === undefined) files.delete(path);
      else files.set(path, file);
      if (folder.host.now() - last < TURN) continue;
      await folder.host.pause();
      last = folder.host.now();
    }
    await recall?.save();
    isFirst = false;
  }

  return {
    refresh(session, folder, token, read) {
      // One after another: two looks at once would both see what has changed, and the slower one would win.
      running = running.catch(() => undefined).then(() => look(session, folder, token, read));
      return running;
    },
    touch(path) {
      stale.add(path);
      if (!files.has(path)) isListed = false;
    },
    touchAll() {
      isListed = false;
      for (const path of files.keys()) stale.add(path);
    },
    isStale: () => !isFirst && (stale.size > 0 || !isListed),
    all: () => paths.flatMap((path) => files.get(path) ?? []),
    others: () => others,
  };
}

/** Milliseconds of work after which others get their turn. */
const TURN = 20;
/** Files from which on it pays to ask what earlier scans have kept. */
const MANY = 30;

/** A file as it is in the editor where it is open, else as it is on the disk. What its text said before, it says again. */
export const createEvidenceFile: ReadEvidence = async (session, folder, path, { recall, known }) => {
  const check = await checkFile(session, folder, path, recall, true);
  if (check.kind === 'checked') {
    const { findings } = check.result;
    if (check.facts !== undefined) return { path, findings, facts: check.facts };
    return { path, findings, ...gather(check.engine, check.input, check.settings, known) };
  }
  if (check.kind !== 'recalled') return undefined;
  const { findings, evidence } = check;
  // They were facts when they were kept.
  if (evidence !== undefined) return { path, findings, facts: evidence as readonly Fact[] };
  return { path, findings, ...(await gatherOnDisk(session, folder, path, known)) };
};

function gather(
  engine: Engine,
  input: FileInput,
  settings: Settings,
  known: EvidenceFile | undefined,
): Pick<EvidenceFile, 'facts' | 'digest'> {
  if (input.text === undefined) return { facts: collectFacts(engine, input, settings) };
  const digest = sha256Of(`${settings.contexts.join('\n')}\0${input.text}`).join();
  if (known?.digest === digest) return { facts: known.facts, digest };
  return { facts: collectFacts(engine, input, settings), digest };
}

async function gatherOnDisk(
  session: Session,
  folder: Folder,
  path: string,
  known: EvidenceFile | undefined,
): Promise<Pick<EvidenceFile, 'facts' | 'digest'>> {
  try {
    const [engine, editor, found, text] = await Promise.all([
      folder.engine,
      session.editorSettings(folder.uri),
      folder.findSettings(path),
      folder.host.readFile(`${folder.root}/${path}`),
    ]);
    return gather(engine, { path, text }, mergeSettings(editor.engine, found.settings), known);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { facts: [] };
  }
}
