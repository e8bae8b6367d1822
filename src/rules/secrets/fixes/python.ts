import type { Edit } from '../../../core/fix';
import { containsRange, type Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonAssignment, PythonCall, PythonDocument, PythonString } from '../../../lang/python/types';
import type { SecretMatch } from '../../../secrets/types';
import { isFollowed, readLiteral, readSplitLiteral, type Literal } from './literals';
import { askFor, isEnvironmentName, nameOfPart, type Fixes } from './proposals';
import { indexSpans, type Around } from './spans';

interface Reading {
  readonly document: PythonDocument;
  readonly isNotebook: boolean;
  readonly strings: Around<PythonString>;
  /** By their values. */
  readonly assignments: Around<PythonAssignment>;
  /** Calls that read a variable of the environment, and have a place for a default. */
  readonly reads: Around<PythonCall>;
  /** Calls that may set one. */
  readonly writes: Around<PythonCall>;
}

/**
 * What can stand in place of secrets in Python. Nothing in docstrings and comments, and where an expression cannot stand.
 */
export function createPythonFixes(document: PythonDocument, isNotebook: boolean): (secret: SecretMatch) => Fixes {
  const rangeOf = ({ range }: { readonly range: Range }): Range => range;
  const reading: Reading = {
    document,
    isNotebook,
    strings: indexSpans(() => document.strings, rangeOf),
    assignments: indexSpans(
      () => document.assignments,
      ({ value }) => value.range,
    ),
    reads: indexSpans(() => document.calls('os.getenv', 'os.environ.get'), rangeOf),
    writes: indexSpans(() => document.callsNamed('update', 'setdefault', 'putenv', 'setenv'), rangeOf),
  };
  return (secret) => fixesOf(reading, secret);
}

function fixesOf(reading: Reading, secret: SecretMatch): Fixes {
  const { text } = reading.document;
  const around = reading.strings(secret.range);
  const split = around.every(({ range }) => readLiteral(text, range) === undefined)
    ? readSplitLiteral(text, reading.strings, secret.range)
    : undefined;
  if (split !== undefined) return fixesOfWhole(reading, secret, { range: split, isBytes: false });
  const [string] = around;
  // A literal in the braces of another one: which quotes may be used there depends on the version of Python.
  if (string === undefined || around.length > 1 || isFixedPlace(text, string)) return {};
  const literal = readLiteral(text, string.range);
  if (literal === undefined) return {};
  const { content, prefix } = literal;
  // A private key is written with a line break at either end.
  const isWhole =
    text.slice(content.start, secret.range.start).trim() === '' &&
    text.slice(secret.range.end, content.end).trim() === '';
  return isWhole
    ? fixesOfWhole(reading, secret, { range: literal.range, isBytes: prefix.includes('b') })
    : fixOfPart(text, secret, literal);
}

/** Docstrings, and patterns of `match`, must be literals. */
function isFixedPlace(text: string, { isDocstring, range }: PythonString): boolean {
  return isDocstring || /^[ \t]*case\s[^\n]*$/.test(lineBefore(text, range.start));
}

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 500), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

interface Whole {
  readonly range: Range;
  readonly isBytes: boolean;
}

function fixesOfWhole(reading: Reading, secret: SecretMatch, whole: Whole): Fixes {
  const fallback = whole.isBytes ? undefined : readWithoutDefault(reading, whole.range);
  if (fallback !== undefined) return { fix: fallback };
  const [assignment] = reading.assignments(whole.range);
  const encode = whole.isBytes ? '.encode()' : '';
  const ask = (variable: string): FixProposal =>
    askFor(variable, [{ range: whole.range, text: `getpass.getpass("${variable}: ")${encode}` }]);
  // `os.environ["KEY"] = os.environ["KEY"]` would read the variable that the line is there to set.
  const set = variableThatIsSet(reading, whole.range);
  if (set !== undefined) return { fix: ask(set === '' ? secret.variable : set) };
  const target = assignment?.target.text ?? '';
  const variable = isEnvironmentName(target) ? target : secret.variable;
  const read: FixProposal = {
    title: `Read ${variable} from the environment`,
    safety: 'unsafe',
    edits: [{ range: whole.range, text: `os.environ["${variable}"]${encode}` }],
    imports: [{ module: 'os' }],
    environment: { name: variable, isBesideFile: false },
  };
  return reading.isNotebook ? { fix: read, otherFixes: [ask(variable)] } : { fix: read };
}

/** `os.getenv("KEY", "secret")` and `os.getenv("KEY") or "secret"` read the environment already: what goes is the default. */
function readWithoutDefault({ document, reads }: Reading, literal: Range): FixProposal | undefined {
  const alternative = readWithoutAlternative(document.text, literal);
  if (alternative !== undefined) return alternative;
  const call = reads(literal).find((each) => isSame(each.argument('default', 1)?.value.range, literal));
  const key = call?.argument('key', 0)?.value;
  if (call === undefined || key === undefined) return undefined;
  const name = key.stringValue()?.value;
  return withoutDefault(name, { range: call.range, text: `os.environ[${key.text}]` });
}

function readWithoutAlternative(text: string, { start, end }: Range): FixProposal | undefined {
  const before = text.slice(Math.max(0, start - 200), start);
  const [written, key, , name] = /\bos\.(?:getenv|environ\.get)\((("|')(\w+)\2)\)\s+or\s+$/.exec(before) ?? [];
  if (written === undefined || key === undefined) return undefined;
  return withoutDefault(name, { range: { start: start - written.length, end }, text: `os.environ[${key}]` });
}

function withoutDefault(name: string | undefined, edit: Edit): FixProposal {
  return {
    title: `Read ${name ?? 'it'} from the environment, without a default`,
    safety: 'unsafe',
    edits: [edit],
    imports: [{ module: 'os' }],
    ...(name === undefined ? {} : { environment: { name, isBesideFile: false } }),
  };
}

/** The variable of the environment that the program sets to the literal; empty where its name is not known. */
function variableThatIsSet({ assignments, writes }: Reading, literal: Range): string | undefined {
  const assignment = assignments(literal).find(({ target }) => target.text.includes('environ'));
  if (assignment !== undefined) return assignment.target.subscript?.key.stringValue()?.value ?? '';
  const call = writes(literal).find(({ callee }) => /environ|env$/.test(callee.text));
  if (call === undefined) return undefined;
  return call.method === 'update' ? '' : (call.arguments[0]?.value.stringValue()?.value ?? '');
}

function isSame(a: Range | undefined, b: Range): boolean {
  return a?.start === b.start && a.end === b.end;
}

/** A secret within a longer literal makes it an f-string. */
function fixOfPart(text: string, secret: SecretMatch, literal: Literal): Fixes {
  const { range } = secret;
  const variable = nameOfPart(secret.variable);
  const { content, prefix, quote } = literal;
  const isFormat = prefix.includes('f');
  const written = text.slice(content.start, content.end);
  // The braces of `.format()` and the signs of `%` would be read by both; bytes have no such form.
  const isTemplate = isFollowed(text, literal.range.end, /^\s*(?:\.format|%)/) || written.includes('\\N{');
  if (!containsRange(content, range) || isTemplate || prefix.includes('b')) return {};
  const inner = quote.startsWith('"') ? "'" : '"';
  const braces = isFormat ? [] : [...written.matchAll(/[{}]/g)].map(({ index }) => content.start + index);
  // Half a replacement field in front: the secret stands in braces.
  if (isFormat && /\{[^}]*$/.test(text.slice(content.start, range.start).replaceAll('{{', ''))) return {};
  return {
    fix: {
      title: `Read ${variable} from the environment`,
      safety: 'unsafe',
      edits: [
        ...(isFormat ? [] : [prefixEdit(literal)]),
        ...braces.map((at) => ({ range: { start: at, end: at + 1 }, text: (text[at] ?? '').repeat(2) })),
        { range, text: `{os.environ[${inner}${variable}${inner}]}` },
      ],
      imports: [{ module: 'os' }],
      environment: { name: variable, isBesideFile: false },
    },
  };
}

function prefixEdit({ range, prefix }: Literal): Edit {
  const end = range.start + prefix.length;
  return { range: { start: range.start, end }, text: prefix.includes('r') ? 'rf' : 'f' };
}
