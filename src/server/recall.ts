import type { LintResult } from '../engine/engine';
import type { Evidence, HostEntry, KeptResult, KeptResults, ResultCache } from '../engine/host';
import { digestNames, isUnchanged, recordAsked, toKept, type Recorder } from '../engine/recall';
import type { Settings } from '../engine/settings';
import type { Folder, FolderFacts } from './folder';

/** What earlier scans of a folder found, and what this one finds. */
export interface Recall {
  /** What was found in a file when everything that counts was as it is now; undefined where it must be looked at. */
  find(file: FileOnDisk, readText: () => Promise<string>): Promise<KeptResult | undefined>;
  /** Facts that write down what is asked. */
  record(facts: FolderFacts): Recorder;
  /** `evidence`: what the file says for the checklist, where that was asked for. */
  keep(file: FileOnDisk, text: string, result: LintResult, recorder: Recorder, evidence?: readonly Evidence[]): void;
  save(): Promise<void>;
}

export interface FileOnDisk {
  /** Below the root. */
  readonly path: string;
  readonly entry: HostEntry;
  readonly settings: Settings;
}

/** Undefined where the folder's host keeps nothing. */
export async function createRecall(folder: Folder): Promise<Recall | undefined> {
  const { cache } = folder.host;
  if (cache === undefined) return undefined;
  const kept = await cache.open(folder.root);
  return createFolderRecall(folder, cache, kept);
}

function createFolderRecall(folder: Folder, cache: ResultCache, kept: KeptResults): Recall {
  const digest = (text: string): string => cache.digest(text);
  const keyOf = (settings: Settings): string => digest(JSON.stringify(settings));

  async function textOf({ path, entry }: FileOnDisk, readText: () => Promise<string>): Promise<string> {
    const known = kept.textOf(path, entry.stamp);
    if (known !== undefined) return known;
    const text = digest(await readText());
    if (entry.stamp !== undefined) kept.rememberText(path, entry.stamp, text);
    return text;
  }

  async function isAnsweredAlike({ asked }: KeptResult): Promise<boolean> {
    const facts = folder.facts();
    for (const [path, answer, about] of asked.questions) {
      if (about === 'tracked') facts.isTracked?.(path);
      else if (about === 'sha256') facts.sha256?.(path);
      else if (about === 'names') facts.listFolder?.(path);
      else if (typeof answer === 'boolean') facts.hasPath(path);
      else facts.readText?.(path);
    }
    await facts.resolve();
    const digestOf = (path: string): string | undefined => {
      const text = facts.readText?.(path);
      return text === undefined ? undefined : digest(text);
    };
    const { today } = facts;
    const isTracked = (path: string): boolean | undefined => facts.isTracked?.(path);
    const sha256 = (path: string): string | undefined => facts.sha256?.(path);
    const namesOf = (path: string): string | undefined => digestNames(facts.listFolder?.(path), digest);
    return isUnchanged(asked, { hasPath: (path) => facts.hasPath(path), digestOf, isTracked, namesOf, sha256, today });
  }

  return {
    async find(file, readText) {
      const found = kept.find(file.path, keyOf(file.settings));
      if (found === undefined) return undefined;
      const isSame = (await textOf(file, readText)) === found.text;
      if (!isSame || !(await isAnsweredAlike(found))) return undefined;
      folder.noteReader(
        file.path,
        found.asked.questions.map(([path]) => path),
      );
      return found;
    },
    record: (facts) => recordAsked(facts, digest),
    keep({ path, entry, settings }, text, result, recorder, evidence) {
      const lasting = toKept(result, digest(text), recorder.asked());
      if (lasting === undefined) return;
      kept.keep(path, keyOf(settings), { ...lasting, ...(evidence === undefined ? {} : { evidence }) });
      if (entry.stamp !== undefined) kept.rememberText(path, entry.stamp, lasting.text);
    },
    save: () => kept.save(),
  };
}
