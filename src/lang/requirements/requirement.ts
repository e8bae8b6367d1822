import { shiftRange, type Range } from '../../core/range';
import { readSpecifier, skipBlanks } from './specifier';
import type { Requirement } from './types';

const NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?/;
const URL_START = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|file:)/i;
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
const TEMPLATE = /\{[{%]/;

/** Whether a template engine has still to fill in the text. */
export function hasTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/**
 * Reads one requirement without the options behind it: a name as PEP 508 wants it, a URL or a path. `base` is where `text`
 * stands in the document. Undefined where it is none of these. Linear.
 */
export function readRequirement(text: string, base: number): Requirement | undefined {
  if (text === '' || text.startsWith('-') || hasTemplate(text)) return undefined;
  const requirement = URL_START.test(text) ? readUrl(text, 0) : (readNamed(text) ?? readPath(text, 0));
  return requirement && moveBy(requirement, base);
}

/** A name, and what may follow it: extras, a URL or versions, a marker. */
function readNamed(text: string): Requirement | undefined {
  const name = NAME.exec(text)?.[0];
  if (name === undefined || ARCHIVE.test(name)) return undefined;
  const { extras, end } = readExtras(text, name.length);
  const named = {
    extras,
    name,
    normalizedName: normalizeName(name),
    nameRange: { start: 0, end: name.length },
  };
  const at = skipBlanks(text, end);
  if (text[at] === '@') {
    const target = skipBlanks(text, at + 1);
    const requirement = URL_START.test(text.slice(target)) ? readUrl(text, target) : readPath(text, target);
    return requirement && { ...requirement, ...named };
  }
  const specifier = readSpecifier(text, at);
  const marker = specifier && readMarker(text, specifier.end);
  if (marker === undefined) return undefined;
  // Without a specifier there is only white space at `at`: one would go right behind the name.
  const place = specifier?.text ? specifier.range : { start: end, end };
  return build('package', text, { ...named, ...marker, specifier: specifier?.text ?? '', specifierRange: place });
}

function readExtras(text: string, at: number): { readonly extras: readonly string[]; readonly end: number } {
  const open = skipBlanks(text, at);
  const close = text[open] === '[' ? text.indexOf(']', open) : -1;
  return close < 0 ? { extras: [], end: at } : { extras: splitExtras(text.slice(open + 1, close)), end: close + 1 };
}

function splitExtras(list: string): readonly string[] {
  return list
    .split(',')
    .map((extra) => extra.trim())
    .filter((extra) => extra !== '');
}

/** A URL ends at white space, so that a marker behind it needs some around its semicolon. */
function readUrl(text: string, start: number): Requirement | undefined {
  const length = text.slice(start).search(/\s|;\s|;$/);
  const end = length < 0 ? text.length : start + length;
  const url = text.slice(start, end);
  const marker = readMarker(text, end);
  if (marker === undefined) return undefined;
  const specifierRange = { start: end, end };
  return build('url', text, { ...readEgg(url, start), ...marker, url, urlRange: { start, end }, specifierRange });
}

/** The name that `#egg=name[extras]` gives to a URL. */
function readEgg(url: string, start: number): Partial<Requirement> {
  const egg = /[#&]egg=/.exec(url);
  if (egg === null || !url.slice(0, egg.index + 1).includes('#')) return {};
  const at = egg.index + egg[0].length;
  const name = NAME.exec(url.slice(at))?.[0];
  if (name === undefined) return {};
  const { extras } = readExtras(url, at + name.length);
  const nameRange = { start: start + at, end: start + at + name.length };
  return { extras, name, normalizedName: normalizeName(name), nameRange };
}

/** A folder or an archive: something with a separator, with a dot in front, or with the ending of an archive. */
function readPath(text: string, start: number): Requirement | undefined {
  const semicolon = text.indexOf(';', start);
  const end = semicolon < 0 ? text.length : semicolon;
  const written = text.slice(start, end).trimEnd();
  const isArchive = ARCHIVE.test(written.replace(/\[[^[\]]*\]$/, ''));
  if (!/^(?:\.|~)|[\\/]/.test(written) && !isArchive) return undefined;
  // pip would take other texts for a path, if there were such a folder; in a file they are slips.
  if (/[\s<>|"']/.test(written)) return undefined;
  const marker = readMarker(text, end);
  if (marker === undefined) return undefined;
  const open = written.endsWith(']') ? written.lastIndexOf('[') : -1;
  const extras = open < 0 ? [] : splitExtras(written.slice(open + 1, -1));
  const place = start + written.length;
  return build('path', text, { extras, ...marker, specifierRange: { start: place, end: place } });
}

/** What stands behind `;`, or nothing where the text ends at `at`. Undefined where something else follows. */
function readMarker(text: string, at: number): { readonly marker?: string } | undefined {
  const rest = text.slice(at).trim();
  if (rest !== '' && !rest.startsWith(';')) return undefined;
  const marker = rest.slice(1).trim().replace(/\s+/g, ' ');
  return marker === '' ? {} : { marker };
}

/** PEP 503. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function build(
  kind: Requirement['kind'],
  text: string,
  parts: Partial<Requirement> & Pick<Requirement, 'specifierRange'>,
): Requirement {
  const range = { start: 0, end: text.length };
  return { kind, range, isEditable: false, extras: [], specifier: '', hasHashes: false, ...parts };
}

function moveBy(requirement: Requirement, base: number): Requirement {
  const move = (range: Range): Range => shiftRange(range, base);
  const { range, specifierRange, nameRange, urlRange } = requirement;
  return {
    ...requirement,
    range: move(range),
    specifierRange: move(specifierRange),
    ...(nameRange && { nameRange: move(nameRange) }),
    ...(urlRange && { urlRange: move(urlRange) }),
  };
}
