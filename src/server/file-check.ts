import { createFactReader, type FactReader } from '../checklist/facts/collect';
import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import { describeError } from '../engine/checks';
import { createFileFilter } from '../engine/discover';
import type { Engine, FileInput, LintResult } from '../engine/engine';
import { HostError, type Evidence } from '../engine/host';
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
      /** What it says for the checklist, where that was asked for; not for what is open in the editor. */
      readonly facts?: readonly Fact[];
    }
  /** Nothing can have changed since an earlier scan looked at it: it was not even read. */
  | {
      readonly kind: 'recalled';
      readonly findings: readonly Finding[];
      /** Facts for the checklist, where they were kept, too. */
      readonly evidence?: readonly Evidence[];
    }
  | { readonly kind: 'skipped' | 'failed' };

/** How often what was asked of the workspace is looked up: an answer may lead to another question, as imports do. */
const MAX_ROUNDS = 8;

/**
 * Looks at a file: as it is in the editor where it is open, else as it is on disk, unless `recall` has its findings.
 * `withFacts`: with what it says for the checklist, where
 * that costs no further reading. Never throws.
 */
export async function checkFile(
  session: Session,
  folder: Folder,
  path: string,
  recall?: Recall,
  withFacts = false,
): Promise<FileCheck> {
  const open = await session.checker.check(folder.uriOf(path));
  if (open !== undefined) {
    const { result, engine, snapshot, settings } = open;
    return { kind: 'checked', result, engine, input: snapshot.input, settings };
  }
  try {
    return await checkOnDisk(session, folder, path, recall, withFacts);
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
  withFacts: boolean,
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
  if (recalled !== undefined) {
    const { findings, evidence } = recalled;
    return { kind: 'recalled', findings, ...(evidence === undefined ? {} : { evidence }) };
  }
  const input = { path, text: await readText() };
  const reader = withFacts ? createFactReader(engine, input, settings) : undefined;
  const result = await lintOnDisk(engine, folder, input, file, recall, reader);
  for (const crash of result.crashes) log.error(`${crash.ruleId} failed on ${path}: ${crash.error}`);
  if (result.failure !== undefined) log.warn(`${path}: ${result.failure}`);
  const isUseless = result.failure !== undefined && result.findings.length === 0;
  const facts = reader?.facts();
  return isUseless
    ? { kind: 'failed' }
    : { kind: 'checked', result, engine, input, settings, ...(facts === undefined ? {} : { facts }) };
}

/** Looks again for as long as a look asks what the folder did not know yet. */
async function lintOnDisk(
  engine: Engine,
  folder: Folder,
  input: FileInput & { readonly text: string },
  file: FileOnDisk,
  recall: Recall | undefined,
  reader: FactReader | undefined,
): Promise<LintResult> {
  for (let round = 1; ; round++) {
    const facts = folder.facts();
    const recorder = recall?.record(facts);
    const result = engine.lint(input, file.settings, recorder?.facts ?? facts, undefined, reader?.look);
    const isComplete = !(await facts.resolve());
    if (isComplete && recorder !== undefined) recall?.keep(file, input.text, result, recorder, reader?.facts());
    folder.noteReader(input.path, facts.asked);
    if (isComplete || round === MAX_ROUNDS) return result;
  }
}
