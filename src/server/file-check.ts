import type { Finding } from '../core/finding';
import { describeError } from '../engine/checks';
import { createFileFilter } from '../engine/discover';
import type { Engine, FileInput, LintResult } from '../engine/engine';
import { HostError } from '../engine/host';
import type { Settings } from '../engine/settings';
import { mergeSettings } from '../engine/settings-file';
import type { Folder } from './folder';
import type { FileOnDisk, Recall } from './recall';
import type { Session } from './session';

/** What came of a file that was looked at, with what it was looked at with. */
export type FileCheck =
  | {
      readonly kind: 'checked';
      readonly result: LintResult;
      readonly engine: Engine;
      readonly input: FileInput;
      readonly settings: Settings;
    }
  /** Nothing can have changed since an earlier scan looked at it: it was not even read. */
  | { readonly kind: 'recalled'; readonly findings: readonly Finding[] }
  | { readonly kind: 'skipped' | 'failed' };

/** How often what was asked of the workspace is looked up: an answer may lead to another question, as imports do. */
const MAX_ROUNDS = 8;

/**
 * Looks at a file: as it is in the editor where it is open, else as it is on disk, unless `recall` has its findings.
 * Never throws.
 */
export async function checkFile(session: Session, folder: Folder, path: string, recall?: Recall): Promise<FileCheck> {
  const open = await session.checker.check(folder.uriOf(path));
  if (open !== undefined) {
    const { result, engine, snapshot, settings } = open;
    return { kind: 'checked', result, engine, input: snapshot.input, settings };
  }
  try {
    return await checkOnDisk(session, folder, path, recall);
  } catch (error) {
    if (error instanceof HostError) session.log.warn(`${path} is left out: ${error.message}`);
    else session.log.error(`Looking at ${path} made Watertight fail: ${describeError(error)}`);
    return { kind: 'failed' };
  }
}

async function checkOnDisk(
  session: Session,
  folder: Folder,
  path: string,
  recall: Recall | undefined,
): Promise<FileCheck> {
  const { log } = session;
  const absolute = `${folder.root}/${path}`;
  const [engine, editor, found, entry] = await Promise.all([
    folder.engine,
    session.editorSettings(folder.uri),
    folder.findSettings(path),
    folder.host.stat(absolute),
  ]);
  const settings = mergeSettings(editor.engine, found.settings);
  const isWanted = editor.isEnabled && createFileFilter(settings)(path);
  if (!isWanted || entry?.kind !== 'file') return { kind: 'skipped' };
  if (entry.size > settings.maxFileSize) {
    log.info(`${path} is left out: it is larger than ${String(settings.maxFileSize)} bytes`);
    return { kind: 'skipped' };
  }
  const file = { path, entry, settings };
  const readText = (): Promise<string> => folder.host.readFile(absolute);
  const recalled = await recall?.find(file, readText);
  if (recalled !== undefined) return { kind: 'recalled', findings: recalled.findings };
  const input = { path, text: await readText() };
  const result = await lintOnDisk(engine, folder, input, file, recall);
  for (const crash of result.crashes) log.error(`${crash.ruleId} failed on ${path}: ${crash.error}`);
  if (result.failure !== undefined) log.warn(`${path}: ${result.failure}`);
  const isUseless = result.failure !== undefined && result.findings.length === 0;
  return isUseless ? { kind: 'failed' } : { kind: 'checked', result, engine, input, settings };
}

/** Looks again for as long as a look asks what the folder did not know yet. */
async function lintOnDisk(
  engine: Engine,
  folder: Folder,
  input: FileInput & { readonly text: string },
  file: FileOnDisk,
  recall: Recall | undefined,
): Promise<LintResult> {
  for (let round = 1; ; round++) {
    const facts = folder.facts();
    const recorder = recall?.record(facts);
    const result = engine.lint(input, file.settings, recorder?.facts ?? facts);
    const isComplete = !(await facts.resolve());
    if (isComplete && recorder !== undefined) recall?.keep(file, input.text, result, recorder);
    folder.noteReader(input.path, facts.asked);
    if (isComplete || round === MAX_ROUNDS) return result;
  }
}
