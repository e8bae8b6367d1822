import type { LintResult } from '../engine/engine';
import { HostError } from '../engine/host';
import { mergeSettings } from '../engine/settings-file';
import type { Folder } from './folder';
import type { Session } from './session';

export type FileCheck =
  | { readonly kind: 'checked'; readonly result: LintResult }
  | { readonly kind: 'skipped' | 'failed'; readonly reason: string };

/** Looks at a file that is not open. Never throws. */
export async function checkFile(session: Session, folder: Folder, path: string): Promise<FileCheck> {
  const { log } = session;
  try {
    const uri = folder.uriOf(path);
    const [engine, editor, found, entry] = await Promise.all([
      folder.engine,
      session.editorSettings(folder.uri),
      folder.findSettings(path),
      folder.host.stat(`${folder.root}/${path}`),
    ]);
    const settings = mergeSettings(editor.engine, found.settings);
    if (!editor.isEnabled) return { kind: 'skipped', reason: 'switched off' };
    if (entry?.kind !== 'file') return { kind: 'skipped', reason: 'not a file' };
    if (entry.size > settings.maxFileSize) return { kind: 'skipped', reason: 'larger than maxFileSize' };
    const text = await folder.host.readFile(`${folder.root}/${path}`);
    const facts = folder.facts();
    let result = engine.lint({ path, text }, settings, facts);
    if (await facts.resolve()) result = engine.lint({ path, text }, settings, facts);
    for (const crash of result.crashes) log.error(`${crash.ruleId} failed on ${path}: ${crash.error}`);
    if (result.failure !== undefined) {
      log.warn(`${uri}: ${result.failure}`);
      if (result.findings.length === 0) return { kind: 'failed', reason: result.failure };
    }
    return { kind: 'checked', result };
  } catch (error) {
    const reason = error instanceof HostError ? error.message : 'it could not be read';
    log.warn(`${path} is left out: ${reason}`);
    return { kind: 'failed', reason };
  }
}
