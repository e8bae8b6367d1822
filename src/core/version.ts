/** A release of a package as PEP 440 orders them, without local parts (`+cu121`): numbers, and whether it is a pre-release. */
interface Release {
  readonly numbers: readonly number[];
  readonly isPre: boolean;
}

const VERSION = /^\s*v?(?:\d+!)?(\d{1,9}(?:\.\d{1,9}){0,9})(.*)$/is;

function readRelease(text: string): Release | undefined {
  const [, numbers = '', rest = ''] = VERSION.exec(text) ?? [];
  if (numbers === '') return undefined;
  return {
    numbers: numbers.split('.').map(Number),
    isPre: /^[._-]?(?:a|b|c|rc|alpha|beta|pre|preview|dev)/i.test(rest),
  };
}

/** Negative where `a` is older than `b`, positive where it is newer; undefined where one of them is no version. */
export function compareVersions(a: string, b: string): number | undefined {
  const left = readRelease(a);
  const right = readRelease(b);
  if (left === undefined || right === undefined) return undefined;
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let at = 0; at < length; at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(right.isPre) - Number(left.isPre);
}

/** Which releases a specifier (`>=2.3,<3`, `==2.5.*`, `~=2.1`, Poetry's `^2.3`) lets in. `max` itself is left out unless said. */
export interface VersionBounds {
  readonly min?: string;
  readonly max?: { readonly version: string; readonly isIncluded: boolean };
}

/** Undefined where a part is not understood: then nothing is known. */
export function readSpecifier(specifier: string): VersionBounds | undefined {
  let bounds: VersionBounds = {};
  for (const part of specifier.split(',').map((each) => each.trim())) {
    if (part === '' || part === '*') continue;
    const read = readPart(part);
    if (read === undefined) return undefined;
    bounds = narrow(bounds, read);
  }
  return bounds;
}

function readPart(part: string): VersionBounds | undefined {
  const [, operator = '', version = ''] = /^(===|==|~=|!=|<=|>=|<|>|\^|~|=)?\s*([\w.!+*-]+)$/.exec(part) ?? [];
  if (version === '') return undefined;
  const isPrefix = version.endsWith('.*');
  const base = version.replace(/\.\*$/, '');
  if (readRelease(base) === undefined) return undefined;
  switch (operator) {
    case '':
    case '=':
    case '==':
    case '===':
      return isPrefix ? within(base, base.split('.').length) : { min: base, max: { version: base, isIncluded: true } };
    case '>=':
    case '>':
      return { min: base };
    case '<':
    case '<=':
      return { max: { version: base, isIncluded: operator === '<=' } };
    case '~=':
      return within(base, Math.max(1, base.split('.').length - 1));
    case '~':
      return within(base, Math.min(2, base.split('.').length));
    case '^':
      return within(base, base.split('.').findIndex((number) => Number(number) > 0) + 1 || 1);
    default:
      // `!=` leaves out a release, which says nothing about which one is there.
      return {};
  }
}

/** From a version on, as long as its first numbers stay. */
function within(version: string, kept: number): VersionBounds {
  const numbers = version.split('.').slice(0, kept).map(Number);
  const next = [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1].join('.');
  return { min: version, max: { version: next, isIncluded: false } };
}

function narrow(a: VersionBounds, b: VersionBounds): VersionBounds {
  const min = a.min === undefined || (b.min !== undefined && (compareVersions(b.min, a.min) ?? 0) > 0) ? b.min : a.min;
  const isLower =
    b.max !== undefined && (a.max === undefined || (compareVersions(b.max.version, a.max.version) ?? 0) < 0);
  const max = isLower ? b.max : a.max;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Whether all releases within the bounds are at least `version` (true), none of them is (false), or it is not known. */
export function isAtLeast({ min, max }: VersionBounds, version: string): boolean | undefined {
  if (min !== undefined && (compareVersions(min, version) ?? -1) >= 0) return true;
  if (max === undefined) return undefined;
  const order = compareVersions(max.version, version);
  if (order === undefined) return undefined;
  return order < 0 || (order === 0 && !max.isIncluded) ? false : undefined;
}
