import type { KnownPin, KnownPins, PinFinder } from '../engine/pins';
import { normalizeName } from '../lang/requirements/requirement';
import { findActionCommit } from './actions';
import { findImportedCommit } from './dvc';
import { environmentSources } from './environments';
import { findCheckedOutCommit } from './git';
import { findHubCommit } from './hub-cache';
import { findImageDigest, type DigestCache } from './image-digests';
import { findFileDigest } from './files';
import { lockSources, type LockCache } from './lock-files';
import { findRegistryVersion } from './mlflow';
import { outputSource } from './notebook-outputs';
import { findLookedUp, githubLookUp, hubLookUp, imageLookUp, packageLookUp, repositoryLookUp } from './online/look-ups';
import type { PackageSource, PackageVersions } from './package-source';
import { findPackageCommit, findPackageVersion } from './packages';

/** Makes the look-ups for files one after another; what lock files and manifests say is remembered by their text. */
export function createPinFinder(): PinFinder {
  const locks: LockCache = new Map();
  const digests: DigestCache = new Map();
  return (file, facts): KnownPins => {
    let known: readonly PackageSource[] | undefined;
    // What a notebook ran with, then what is agreed on, then what happens to be installed.
    const sources = (): readonly PackageSource[] =>
      (known ??= [
        ...[outputSource(file)].filter((source) => source !== undefined),
        ...lockSources(file.path, facts, locks),
        ...environmentSources(file.path, facts),
      ].map(askOnce));
    return {
      hubCommit: (request) => findHubCommit(facts, request) ?? findLookedUp(facts, hubLookUp(request)),
      packageVersion: (name, specifier = '') =>
        findPackageVersion(sources(), name, specifier) ??
        findLookedUp(facts, packageLookUp(normalizeName(name), specifier)),
      packageCommit: (name, url) =>
        findPackageCommit(sources(), name, url) ?? findLookedUp(facts, repositoryLookUp(...splitRef(url))),
      actionCommit: (repository, ref) =>
        findActionCommit(facts, repository, ref) ??
        withVersion(findLookedUp(facts, githubLookUp(repository, ref)), ref),
      fileDigest: (path) => findFileDigest(facts, file.path, path),
      registryVersion: (model, selector) => findRegistryVersion(facts, file.path, model, selector),
      repositoryCommit: (url, branch) =>
        findImportedCommit(facts, file.path, url) ?? findCheckedOutCommit(facts, url, branch),
      imageDigest: (image) => findImageDigest(file, facts, digests, image) ?? findLookedUp(facts, imageLookUp(image)),
    };
  };
}

/** The commit of a tag, whose name is the version. */
function withVersion(pin: KnownPin | undefined, version: string): ReturnType<KnownPins['actionCommit']> {
  return pin && { ...pin, version };
}

/** The address of a repository, and the branch or tag behind it. */
function splitRef(url: string): readonly [url: string, ref: string | undefined] {
  const [, address = url, ref] = /^((?:git\+)?[a-z+]+:\/\/[^/]+\/[^@]*)@(.+)$/i.exec(url) ?? [];
  return [address, ref];
}

function askOnce({ versions, ...rest }: PackageSource): PackageSource {
  let known: PackageVersions | undefined;
  return { ...rest, versions: () => (known ??= versions()) };
}
