/** A package as it is installed or locked. */
export interface PackageState {
  /** As PEP 440 writes it; a local part (`+cu121`) included. Undefined where it did not come from a package index. */
  readonly version?: string | undefined;
  /** The repository and the commit that it was installed from. */
  readonly origin?: { readonly url: string; readonly commit: string } | undefined;
}

/** By normalised name (PEP 503). */
export type PackageVersions = ReadonlyMap<string, PackageState>;

/** Something that tells versions. Nothing is read before it is asked. */
export interface PackageSource {
  /** Words that fit behind a comma: `the version in uv.lock`. */
  readonly source: string;
  /** Whether it is a lock file. */
  readonly isLock?: boolean;
  readonly versions: () => PackageVersions;
}
