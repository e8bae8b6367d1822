import { describeError } from '../engine/checks';
import { createFileFilter } from '../engine/discover';
import type { Engine, FileInput, LintResult } from '../engine/engine';
import { HostError } from '../engine/host';
import type { Settings } from '../engine/settings';
import { mergeSettings } from '../engine/settings-file';
import type { Folder } from './folder';
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
  | { readonly kind: 'skipped' | 'failed' };

/** Looks at a file: as it is in the editor where it is open, else as it is on disk. Never throws. */
export async function checkFile(session: Session, folder: Folder, path: string): Promise<FileCheck> {
  const open = await session.checker.check(folder.uriOf(path));
  if (open !== undefined) {
    const { result, engine, snapshot, settings } = open;
    return { kind: 'checked', result, engine, input: snapshot.input, settings };
  }
  try {
    return await checkOnDisk(session, folder, path);
  } catch (error) {
    if (error instanceof HostError) session.log.warn(`${path} is left out: ${error.message}`);
    else session.log.error(`Looking at ${path} made Watertight fail: ${describeError(error)}`);
    return { kind: 'failed' };
  }
}

async function checkOnDisk(session: Session, folder: Folder, path: string): Promise<FileCheck> {
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
  const input = { path, text: await folder.host.readFile(absolute) };
  const facts = folder.facts();
  let result = engine.lint(input, settings, facts);
  if (await facts.resolve()) result = engine.lint(input, settings, facts);
  for (const crash of result.crashes) log.error(`${crash.ruleId} failed on ${path}: ${crash.error}`);
  if (result.failure !== undefined) log.warn(`${path}: ${result.failure}`);
  const isUseless = result.failure !== undefined && result.findings.length === 0;
  return isUseless ? { kind: 'failed' } : { kind: 'checked', result, engine, input, settings };
}
