/** What the engine needs of the world, in Node and in a browser worker. Paths are absolute with `/`, or URIs as strings. */
export interface Host {
  /** The text of a file. Rejects with a HostError. */
  readFile(path: string): Promise<string>;
  /** What stands in a folder. Links to files count as files; links to folders as `other`, so that no walk runs in circles. */
  listFolder(path: string): Promise<readonly HostEntry[]>;
  stat(path: string): Promise<HostEntry | undefined>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets other work of the thread run. */
  pause(): Promise<void>;
  readonly log: Log;
}

export interface HostEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes; 0 for folders. */
  readonly size: number;
}

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
