/**
 * Requests to the client: files of folders that are not on the server's disk. `folder` is a URI; `path` is the decoded
 * path of a URI below it.
 */
export const READ_FILE = 'watertight/readFile';
export const LIST_FOLDER = 'watertight/listFolder';
export const STAT_FILE = 'watertight/statFile';

export interface FileParams {
  readonly folder: string;
  readonly path: string;
}

export type ReadFileResult =
  | { readonly text: string }
  | {
      readonly problem: 'not-found' | 'unreadable' | 'not-text' | 'too-large' | 'not-a-file';
      readonly message: string;
    };

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes; 0 for folders. */
  readonly size: number;
}
