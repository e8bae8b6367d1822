import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, LintResult } from '../engine/engine';
import type { Log } from '../engine/host';
import { createFileFilter } from '../engine/discover';
import { mergeSettings } from '../engine/settings-file';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import type { Settings } from '../engine/settings';
import type { Documents, OpenDocument } from './documents';
import type { EditorSettings } from './editor-settings';
import type { Folder, FolderFacts } from './folder';
import type { Folders } from './folders';
import { createMemories } from './memories';
import { isReadByOthers } from './module-changes';
import { placeFinding, type PlacedFinding } from './place';
import { takeSnapshot, type Snapshot } from './snapshot';

/** What is known of an open document. */
export interface Checked {
  readonly snapshot: Snapshot;
  readonly folder: Folder;
  readonly settings: Settings;
  readonly engine: Engine;
  readonly facts: FolderFacts;
  readonly result: LintResult;
  readonly findings: readonly PlacedFinding[];
}

export interface Checker {
  /**
   * The findings of the document as it is now, whatever was pushed before. Undefined where it is not open, not ours to
   * read or switched off, or where the token was cancelled.
   */
  check(uri: string, token?: CancellationToken): Promise<Checked | undefined>;
  /** The open documents that were told something by a path of their folder when they were last looked at. */
  readersOf(folder: Folder, path: string): readonly string[];
  forget(uri: string): void;
  forgetAll(): void;
}

export interface CheckerParts {
  readonly documents: Documents;
  readonly folders: Folders;
  readonly log: Log;
  readonly editorSettings: (uri: string) => Promise<EditorSettings>;
}

/** How often what was asked of the workspace is looked up: an answer may lead to another question, as imports do. */
const MAX_ROUNDS = 8;

export function createChecker(parts: CheckerParts): Checker {
  const { documents, folders, log } = parts;
  const known = new Map<string, Checked>();
  const memories = createMemories();

  async function check(uri: string, token?: CancellationToken): Promise<Checked | undefined> {
    const open = documents.find(uri);
    if (open === undefined) return undefined;
    const cached = known.get(open.uri);
    if (cached?.snapshot.revision === documents.revisionOf(open.uri)) return cached;
    const revision = documents.revisionOf(open.uri);
    const checked = await checkNow(open, token);
    if (checked === undefined) return undefined;
    // What has changed meanwhile may be the settings, and those were read before.
    if (checked.snapshot.revision === revision) known.set(open.uri, checked);
    for (const crash of checked.result.crashes) {
      log.error(`${crash.ruleId} failed on ${crash.file}: ${crash.error}`);
    }
    if (checked.result.failure !== undefined) log.warn(`${checked.snapshot.input.path}: ${checked.result.failure}`);
    return checked;
  }

  async function checkNow(open: OpenDocument, token?: CancellationToken): Promise<Checked | undefined> {
    const folder = folders.of(open.uri);
    const path = folder.relativePath(open.uri);
    const [engine, editor, found] = await Promise.all([
      folder.engine,
      parts.editorSettings(open.uri),
      folder.findSettings(path),
    ]);
    const settings = mergeSettings(editor.engine, found.settings);
    if (!editor.isEnabled || !isWanted(open, path, settings)) return undefined;
    const facts = folder.facts(openTexts(documents, folder));
    for (let round = 1; ; round++) {
      // The document may have been closed or changed while something was awaited: from here to the result nothing is.
      const now = documents.find(open.uri);
      if (now === undefined || token?.isCancellationRequested === true) return undefined;
      const snapshot = takeSnapshot(documents, now, path);
      if (isTooLarge(snapshot, settings)) return undefined;
      const result = engine.lint(snapshot.input, settings, facts, memories.of(now.uri));
      const isComplete = !(await facts.resolve());
      if (!isComplete && round < MAX_ROUNDS) continue;
      const findings = result.findings.flatMap((finding) => placeFinding(snapshot, finding) ?? []);
      return { snapshot, folder, settings, engine, facts, result, findings };
    }
  }

  return {
    check,
    readersOf: (folder, path) =>
      [...known]
        .filter(([, checked]) => checked.folder === folder && checked.facts.asked.has(path))
        .map(([uri]) => uri),
    forget(uri) {
      known.delete(uri);
      memories.forget(uri);
    },
    forgetAll() {
      known.clear();
      memories.forgetAll();
    },
  };
}

/** The texts of open modules and settings files by their path: what is not saved yet counts for those that read it, too. */
function openTexts(documents: Documents, folder: Folder): (path: string) => string | undefined {
  let texts: ReadonlyMap<string, TextDocument> | undefined;
  return (path) => {
    if (!isReadByOthers(path)) return undefined;
    texts ??= new Map(documents.texts.all().map((document) => [folder.relativePath(document.uri), document]));
    return texts.get(path)?.getText();
  };
}

/** Whether a document is of a kind that is read, and the settings want it. They cannot hide their own mistakes. */
function isWanted(open: OpenDocument, path: string, settings: Settings): boolean {
  if (path.split('/').at(-1) === SETTINGS_FILE_NAME) return true;
  return createFileFilter(settings, open.kind === 'text' ? open.document.languageId : 'jupyter')(path);
}

/** In UTF-16 code units, which is at most the size in bytes. */
function isTooLarge(snapshot: Snapshot, settings: Settings): boolean {
  let size = 0;
  for (const { text } of snapshot.texts) size += text.length;
  return size > settings.maxFileSize;
}
