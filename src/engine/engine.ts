import type { Finding } from '../core/finding';
import type { CellsInput } from '../lang/notebook/types';
import type { ReadingMemory } from '../lang/reading-memory';
import type { SourceFile } from '../lang/source-file';
import type { RegisteredRule } from './rule';
import type { Settings } from './settings';

/** A file to look at: its text as on disk, or the cells of a notebook that is open in an editor. */
export interface FileInput {
  /** Relative to the root with `/`; decides the language and shows in findings. */
  readonly path: string;
  readonly text?: string;
  readonly cells?: CellsInput;
  /** The editor's language where it has one: wins over the path. */
  readonly languageId?: string;
}

/** A rule that threw. The other rules went on. No source text. */
export interface Crash {
  readonly ruleId: string;
  readonly file: string;
  readonly error: string;
}

/**
 * What is known of the workspace without reading it again. A path is below the root; `readText` and `listFolder` take those
 * of `machinePath` (machine.ts) too.
 */
export interface WorkspaceFacts {
  /** Whether a path below the root exists; undefined where not known. */
  hasPath(path: string): boolean | undefined;
  /** The text of a small file below the root; undefined where there is none or it is not known. */
  readText?(path: string): string | undefined;
  /** The names in a folder, sorted; undefined where there is none or it is not known. */
  listFolder?(path: string): readonly string[] | undefined;
  /** The SHA-256 of a file of any kind, in hexadecimal digits; undefined where there is none, or it is not known. */
  sha256?(path: string): string | undefined;
  /** Whether git's index holds a path below the root; undefined where not known, as outside of a repository. */
  isTracked?(path: string): boolean | undefined;
  /** Today as `YYYY-MM-DD`, for suppressions with an end. */
  readonly today: string;
}

export interface LintResult {
  /** In document order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly crashes: readonly Crash[];
  /** Why a text that should be readable was not read in whole (broken notebook JSON); undefined where all is well. */
  readonly failure?: string;
}

export interface Engine {
  readonly rules: readonly RegisteredRule[];
  /**
   * `memory`: for a document that is being edited, what was kept when it was last looked at. `look`: another reader, which
   * is shown the file where it is opened anyway, so that it is read once; it may not be where no rule can fire.
   */
  lint(
    input: FileInput,
    settings: Settings,
    facts: WorkspaceFacts,
    memory?: ReadingMemory,
    look?: (file: SourceFile) => void,
  ): LintResult;
  /** Opens a file for other readers than rules (checklist facts). The caller disposes it. */
  open(input: FileInput): SourceFile;
}
