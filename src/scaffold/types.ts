import type { Project } from './project';

/** A file that a scaffold would like to see in the workspace. */
export interface PlannedFile {
  /** Relative to the folder of the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
  /**
   * For files that are lists: the given text with what it lacks put in, every line of it kept. Undefined where nothing can be
   * put in. Without this, a file that is there already is left alone.
   */
  readonly extend?: (text: string) => string | undefined;
}

/** What a scaffold comes to in a project. */
export interface ScaffoldFiles {
  readonly files: readonly PlannedFile[];
  /** Commands that a person may want to run next, in the workspace's folder. Nothing runs them but a person. */
  readonly commands?: readonly string[];
  /** What is left to do or was guessed, one sentence each. */
  readonly notes?: readonly string[];
}

/** Files that a checklist action creates, written for what the workspace uses. */
export interface Scaffold {
  readonly id: string;
  readonly title: string;
  /** What it creates and what for: one sentence. */
  readonly summary: string;
  /** The checklist items that it serves: by the evidence that it creates, or by what it keeps from happening. */
  readonly items: readonly string[];
  /** The same project gives the same files, also once they are there. */
  readonly create: (project: Project) => ScaffoldFiles;
}

/** `same`: it is there, word for word. `exists`: it is there with another text, which stays. `extended`: a list gets new entries. */
export type FileState = 'new' | 'same' | 'exists' | 'extended';

export interface ScaffoldFile {
  readonly path: string;
  /** The whole text that the file is to have; of what exists, the text that is not written. */
  readonly text: string;
  readonly state: FileState;
}

export interface ScaffoldPlan {
  readonly id: string;
  readonly title: string;
  readonly files: readonly ScaffoldFile[];
  readonly commands: readonly string[];
  readonly notes: readonly string[];
}
