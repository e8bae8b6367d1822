import { compareVersions, readSpecifier } from '../core/version';
import type { KnownPin } from '../engine/pins';
import { normalizeName } from '../lang/requirements/requirement';
import { normalizeUrl } from './git';
import type { PackageSource } from './package-source';

/** The first version that a source tells and the specifier lets in. `sources`: the surest first. */
export function findPackageVersion(
  sources: readonly PackageSource[],
  name: string,
  specifier: string,
): KnownPin | undefined {
  const key = normalizeName(name);
  for (const { source, isLock, versions } of sources) {
    const version = versions().get(key)?.version;
    if (version === undefined) continue;
    // What was built for one kind of machine (`2.3.1+cu121`) is not on PyPI; `==2.3.1` lets it in.
    const value = version.replace(/\+.*$/, '');
    if (lets(specifier, value)) return { value, source, ...(isLock === true ? { isLocked: true } : {}) };
  }
  return undefined;
}

/** The commit that a package was installed from, where its repository is the one at `url`. */
export function findPackageCommit(sources: readonly PackageSource[], name: string, url: string): KnownPin | undefined {
  const key = normalizeName(name);
  const wanted = normalizeUrl(url.replace(/@[^@/:]*$/, ''));
  for (const { source, versions } of sources) {
    const origin = versions().get(key)?.origin;
    if (origin === undefined || normalizeUrl(origin.url) !== wanted) continue;
    return { value: origin.commit, source: source.replace('version', 'commit') };
  }
  return undefined;
}

/** Whether a specifier lets a version in. What is not understood does not. */
export function lets(specifier: string, version: string): boolean {
  if (!/^\d+(?:\.\d+)*(?:(?:a|b|rc)\d+|\.post\d+|\.dev\d+)*$/.test(version)) return false;
  const bounds = readSpecifier(specifier);
  if (bounds === undefined) return false;
  const { min, max } = bounds;
  if (min !== undefined && (compareVersions(version, min) ?? -1) < 0) return false;
  if (max !== undefined) {
    const order = compareVersions(version, max.version) ?? 1;
    if (order > 0 || (order === 0 && !max.isIncluded)) return false;
  }
  return specifier.split(',').every((part) => isStrictlyIn(part.trim(), version));
}

/** `>1.0` and `!=1.5.*`, which bounds do not tell. */
function isStrictlyIn(part: string, version: string): boolean {
  const [, operator, given = ''] = /^(>|!=)\s*([\w.]+?)(?:\.\*)?$/.exec(part) ?? [];
  if (operator === '>') return compareVersions(version, given) !== 0;
  if (operator === undefined) return true;
  return part.endsWith('.*') ? !`${version}.`.startsWith(`${given}.`) : compareVersions(version, given) !== 0;
}
