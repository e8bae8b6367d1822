import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on the disk that is there for one test. */
export interface TestFolder {
  readonly uri: string;
  uriOf(path: string): string;
  read(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  /** A symbolic link; the target counts from the link's folder. */
  link(path: string, target: string): void;
  /** Removes the folder itself. */
  dispose(): void;
}

export type FolderContent = Readonly<Record<string, string | Uint8Array>>;

export function createTestFolder(content: FolderContent = {}, origin = 'file://'): TestFolder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'watertight-server-')));
  const uriOf = (path: string): string => pathToFileURL(join(root, path)).href.replace('file://', origin);
  const folder: TestFolder = {
    uri: uriOf(''),
    uriOf,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove(path) {
      rmSync(join(root, path), { recursive: true });
    },
    link(path, target) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(target, join(root, path));
    },
    dispose() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [path, text] of Object.entries(content)) folder.write(path, text);
  return folder;
}
