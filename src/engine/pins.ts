import type { SourceFile } from '../lang/source-file';
import type { WorkspaceFacts } from './engine';

/** A version that is known to have been used, not guessed. */
export interface KnownPin {
  /** A commit, a version, a digest. */
  readonly value: string;
  /** Where it is known from, in words that fit behind a comma: `the version in uv.lock`. */
  readonly source: string;
  /** Whether a lock file fixes it for everybody who installs from it. */
  readonly isLocked?: boolean;
}

export interface HubRequest {
  readonly kind: 'model' | 'dataset' | 'space';
  /** `owner/name`, or a name alone. */
  readonly id: string;
  /** The branch or tag that is asked for; `main` where none is. */
  readonly revision?: string | undefined;
  /** A folder of the workspace that the code downloads to instead of the machine's cache. */
  readonly cacheFolder?: string | undefined;
}

/** What this machine and this workspace tell of what was really used. Pure look-ups; undefined where nothing is known. */
export interface KnownPins {
  /** The commit of a repository of the Hugging Face Hub. */
  hubCommit(request: HubRequest): KnownPin | undefined;
  /** The version of a Python package, among those that a specifier (`>=1,<2`) lets in. */
  packageVersion(name: string, specifier?: string): KnownPin | undefined;
  /** The commit that a package was installed from, where that was the repository at `url`. */
  packageCommit(name: string, url: string): KnownPin | undefined;
  /** The commit of an action (`owner/name`) at a tag or branch, with the version that stands beside it. */
  actionCommit(repository: string, ref: string): (KnownPin & { readonly version: string }) | undefined;
  /** The version of a model in MLflow's registry; `selector`: `latest`, or the alias behind `@`. */
  registryVersion(model: string, selector: string): KnownPin | undefined;
  /** The SHA-256 of a file that was downloaded already, by its path from the file's own folder or from the root. */
  fileDigest(path: string): KnownPin | undefined;
  /** The commit of another repository, by its address. */
  repositoryCommit(url: string, branch?: string): KnownPin | undefined;
  /** The digest (`sha256:…`) of a container image at its tag, `latest` where it has none. */
  imageDigest(image: string): KnownPin | undefined;
}

/** Makes the look-ups for one file. What is asked goes through the facts, so that a result can tell what it rests on. */
export type PinFinder = (file: SourceFile, facts: WorkspaceFacts) => KnownPins;

export const NO_PINS: KnownPins = {
  hubCommit: () => undefined,
  packageVersion: () => undefined,
  packageCommit: () => undefined,
  actionCommit: () => undefined,
  registryVersion: () => undefined,
  fileDigest: () => undefined,
  repositoryCommit: () => undefined,
  imageDigest: () => undefined,
};
