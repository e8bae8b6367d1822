import type { Edit } from '../../../core/fix';
import type { FixProposal } from '../../../engine/rule';
import type { Range } from '../../../core/range';
import type { DataMap, DataScalar } from '../../../lang/data-node';
import { appendEntry, insertBefore } from '../../../lang/yaml/patch';

/** A value that is written into a script before the shell, or Python, reads it. */
export interface Injection {
  readonly at: Range;
  /** Where else in the same script the same value is written. */
  readonly others?: readonly Range[];
  /** As written, with its braces. */
  readonly expression: string;
  /** Whose text it is: `stranger` writes issues, branches and pull requests; `starter` fills in what a run asks for. */
  readonly author: 'stranger' | 'starter';
  /** Whether who fills it in writes the script as well. */
  readonly isOwn?: boolean;
  readonly fix: FixProposal | undefined;
}

/** An expression in a script, with all its places. */
export interface Found {
  readonly expression: string;
  /** In the decoded text of the scalar; at least one, in its order. */
  readonly ranges: readonly [Range, ...Range[]];
  readonly match: RegExpMatchArray;
}

/** What matches a pattern in a scalar's text, each expression once. */
export function findIn(scalar: DataScalar, pattern: RegExp): readonly Found[] {
  const found = new Map<string, Found>();
  for (const match of scalar.embedded().text.matchAll(pattern)) {
    const [expression] = match;
    const range = { start: match.index, end: match.index + expression.length };
    const known = found.get(expression);
    found.set(
      expression,
      known ? { ...known, ranges: [...known.ranges, range] } : { expression, ranges: [range], match },
    );
  }
  return [...found.values()];
}

/** Where an expression stands in the document. */
export function placesOf(scalar: DataScalar, { ranges }: Found): Pick<Injection, 'at' | 'others'> {
  const [first, ...others] = ranges;
  return { at: placeOf(scalar, first), others: others.map((range) => placeOf(scalar, range)) };
}

function placeOf(scalar: DataScalar, range: Range): Range {
  return scalar.embedded().map.toOuter(range) ?? scalar.range;
}

export interface Hoist {
  readonly text: string;
  /** The step or container, whose variables stand below `env`. */
  readonly holder: DataMap;
  /** The key that the script stands at, in front of which `env` is put where there is none. */
  readonly scriptKey: string;
  readonly scalar: DataScalar;
  readonly found: Found;
  readonly variable: string;
  /** How a variable is written: a mapping (GitHub), or a list of names and values (Kubernetes). */
  readonly style: 'map' | 'list';
}

/** Hands the value over as a variable, which the shell does not read as code, and uses that in the script. */
export function hoist({ text, holder, scriptKey, scalar, found, variable, style }: Hoist): FixProposal | undefined {
  const uses = found.ranges.map((range) => useAt(scalar, range, variable));
  const known = uses.filter((use) => use !== undefined);
  const environment = holder.get('env');
  const entry = holder.entry(scriptKey);
  // A value that stays in one place is still read as code there.
  if (known.length < uses.length || scalar.alias !== undefined || entry === undefined) return undefined;
  const value = JSON.stringify(found.expression);
  const lines = style === 'map' ? [`${variable}: ${value}`] : [`- name: ${variable}`, `  value: ${value}`];
  const edit =
    environment === undefined
      ? insertBefore({ text }, holder, entry, ['env:', ...lines.map((line) => `  ${line}`)])
      : style === 'map' && environment.kind === 'map' && environment.get(variable) === undefined
        ? appendEntry({ text }, environment, lines.join(''))
        : undefined;
  if (edit === undefined) return undefined;
  return {
    title: `Hand it over as the variable ${variable}`,
    safety: 'unsafe',
    edits: [edit, ...known],
  };
}

function useAt(scalar: DataScalar, inner: Range, variable: string): Edit | undefined {
  const { text, map } = scalar.embedded();
  const range = map.toOuter(inner);
  const reference = referenceAt(text, inner, variable);
  const written = reference === undefined ? undefined : map.encode(reference, inner.start);
  return range === undefined || written === undefined ? undefined : { range, text: written };
}

/** `"$NAME"`, or without quotes where it stands between double ones; undefined between single ones and in here-documents. */
function referenceAt(script: string, { start, end }: Range, variable: string): string | undefined {
  const line = script.slice(script.lastIndexOf('\n', start - 1) + 1, start);
  if (script.includes('<<')) return undefined;
  if ((line.replace(/"[^"]*"/g, '').match(/'/g) ?? []).length % 2 === 1) return undefined;
  const isQuoted = (line.replace(/\\"|'[^']*'/g, '').match(/"/g) ?? []).length % 2 === 1;
  const next = script[end] ?? '';
  const name = /\w/.test(next) ? `\${${variable}}` : `$${variable}`;
  return isQuoted ? name : `"${name}"`;
}

/** `ISSUE_TITLE` of `github.event.issue.title`. */
export function variableOf(path: string): string {
  const words = path.match(/[A-Za-z0-9]+/g) ?? [];
  const last = words.slice(-2).map((word) => word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase());
  return last.join('_').replace(/^(?=\d)/, 'VALUE_');
}
