import type { Finding } from '../core/finding';
import type { Gap } from '../core/gaps';
import type { MachineFolder } from './machine';

/** What the engine needs of the world, in Node and in a browser worker. Paths are absolute with `/`, or URIs as strings. */
export interface Host {
  /** The text of a file. Rejects with a HostError. */
  readFile(path: string): Promise<string>;
  /**
   * A notebook without its pictures, which are most of what many hold and in which nothing is found: no line of anything
   * else changes. Rejects as `readFile` does. Undefined for hosts that get whole texts anyway.
   */
  readNotebook?(path: string): Promise<NotebookText>;
  /** What stands in a folder. Links to files count as files; links to folders as `other`, so that no walk runs in circles. */
  listFolder(path: string): Promise<readonly FolderEntry[]>;
  stat(path: string): Promise<HostEntry | undefined>;
  /** Whether git keeps a file; undefined where that cannot be told, and for hosts that cannot look. Never rejects. */
  isTracked?(path: string): Promise<boolean | undefined>;
  /** The SHA-256 of a file of any kind, in hexadecimal digits; undefined where there is none to read. Never rejects. */
  sha256?(path: string): Promise<string | undefined>;
  /** Where a folder of this machine is; undefined where there is none, and for hosts that see the workspace only. */
  machineFolder?(folder: MachineFolder): string | undefined;
  /**
   * Asks an address of the network: only what the user asked for by name. Undefined for hosts that ask none. Rejects with an
   * error whose message is for people.
   */
  fetchText?(url: string, accept: string, token?: string): Promise<FetchedText>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets other work of the thread run. */
  pause(): Promise<void>;
  readonly log: Log;
  /** What earlier runs found; undefined where nothing may be kept. */
  readonly cache?: ResultCache;
}

export interface NotebookText {
  readonly text: string;
  /** Where pictures were left out, in their order. */
  readonly gaps: readonly Gap[];
  /** Whether something stands behind a picture on its line, so that its column is not that of the whole file. */
  readonly hasShifted: boolean;
  /** The SHA-256 of the whole file, as `ResultCache.digest` writes it. */
  digest(): string;
}

export interface FetchedText {
  /** Of HTTP. */
  readonly status: number;
  readonly text: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface HostEntry extends FolderEntry {
  /** Bytes; 0 for folders. */
  readonly size: number;
  /** Another one once the file has changed; undefined where the host cannot tell, or a change might still go unseen. */
  readonly stamp?: string;
}

/** Keeps what was found in files beyond the run. No method throws or rejects: what cannot be read or written is not there. */
export interface ResultCache {
  /** What is kept of a root; nothing where it is new, broken, or of another build of the tool. */
  open(root: string): Promise<KeptResults>;
  /** SHA-256 of a text. */
  digest(text: string): string;
}

/** The kept results of one root. Whether one still counts is for `engine/recall.ts` to say. */
export interface KeptResults {
  /** The result of a file, by its path below the root and the digest of the settings that it was looked at with. */
  find(path: string, settings: string): KeptResult | undefined;
  keep(path: string, settings: string, result: KeptResult): void;
  /** The digest of a file's text, where its stamp is what it was when the file was read. */
  textOf(path: string, stamp: string | undefined): string | undefined;
  rememberText(path: string, stamp: string, text: string): void;
  /** Writes down what is new, whole or not at all. */
  save(): Promise<void>;
}

/** What was found in a file, and what that rests on. No source text: no edits of fixes, no reasons of suppressions. */
export interface KeptResult {
  /** The digest of the file's text. */
  readonly text: string;
  readonly asked: Asked;
  /** `file` is the path below the root. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly failure?: string;
  /** Facts for the checklist, where they were collected. */
  readonly evidence?: readonly Evidence[];
  /** Whether something was left out because it is source text. */
  readonly isShortened?: boolean;
}

/** A fact of the checklist, whose kinds the engine does not know. */
export interface Evidence {
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly strength: 0 | 1 | 2 | 3;
  readonly value?: string;
}

/** What a lint asked of the workspace. */
export interface Asked {
  readonly questions: readonly Question[];
  /** The day, where something depends on it. */
  readonly today?: string;
}

/**
 * A path with whether it exists, or with the digest of its text: null where there is none to read. With `tracked`: whether
 * git keeps it, null where that cannot be told. With `names`: the digest of the names in a folder, null where there is none.
 * With `sha256`: the digest of a file of any kind.
 */
export type Question = readonly [path: string, answer: boolean | string | null, about?: 'tracked' | 'names' | 'sha256'];

export type HostErrorKind = 'not-found' | 'unreadable' | 'too-large' | 'not-text' | 'not-a-file';

export class HostError extends Error {
  readonly kind: HostErrorKind;
  constructor(kind: HostErrorKind, message: string) {
    super(message);
    this.name = 'HostError';
    this.kind = kind;
  }
}

/** No line holds source text or secrets: paths, ids, counts and times only. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
