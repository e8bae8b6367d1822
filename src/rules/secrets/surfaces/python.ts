import { overlaps, type Range } from '../../../core/range';
import type { SecretPattern } from '../../../engine/settings';
import type { PythonDocument, PythonExpression } from '../../../lang/python/types';
import { findSecrets, type SecretMatch } from '../../../secrets/find-secrets';
import { placesOfPieces } from '../../../secrets/pieces';

/** An expression, and what it gives its value to: a variable, a keyword, the key of a dictionary. */
interface NamedExpression {
  readonly name: string;
  readonly expression: PythonExpression;
}

/** Longer expressions are data, and longer values are texts. In UTF-16 code units. */
const MAX_EXPRESSION = 5000;
const MAX_VALUE = 10_000;
/** Of a file that is nothing but such expressions only so many are looked at. */
const MAX_EXPRESSIONS = 3000;
const JOINT = /[+%{]|\.(?:join|format)\(/;
const CALLED = /([A-Za-z_]\w*)[ \t]{0,8}\(/g;
/** What is given to such a name; longer ones are tables of data. */
const MAX_PART = 600;
/** So many are looked for by their letters; of more, each name of the text is looked up. */
const FEW_NAMES = 40;
const NAMES = /[A-Za-z_]\w*/g;
/** Names that a part goes through on its way. */
const MAX_STEPS = 3;
const KEY = /["']([\w.-]{1,60})["']\s{0,8}:/g;

/**
 * Secrets that no literal holds as a whole: put together of names, also of several cells, by `+`, `join`, formats and
 * f-strings. The range is that of the expression. `found` are those that the text shows.
 */
export function findJoinedSecrets(
  document: PythonDocument,
  found: readonly SecretMatch[],
  own: readonly SecretPattern[],
): readonly SecretMatch[] {
  const known = new Set(found.map(({ range }) => document.text.slice(range.start, range.end)));
  return listExpressions(document)
    .filter(({ expression: { range } }) => !found.some((other) => overlaps(other.range, range)))
    .slice(0, MAX_EXPRESSIONS)
    .flatMap(({ name, expression }) => {
      const value = textOf(expression);
      if (value === undefined || value.length > MAX_VALUE) return [];
      const written = `${name} = "${value}"`;
      return findSecrets(written, own).flatMap((match): readonly SecretMatch[] => {
        const secret = written.slice(match.range.start, match.range.end);
        const isKnown = [...known].some((other) => other.includes(secret) || secret.includes(other));
        // What stands in one literal was looked at, with what stands around it.
        if (isKnown || document.text.includes(secret)) return [];
        known.add(secret);
        return [{ ...match, range: expression.range }];
      });
    });
}

function listExpressions(document: PythonDocument): readonly NamedExpression[] {
  const { text } = document;
  const mayHold = createLook(document);
  const assigned = document.assignments
    .filter(({ range }) => mayHold(range, Infinity))
    .map(({ targetText, value }) => ({ name: targetText, expression: value }))
    .filter(({ expression }) => mayHold(expression.range));
  // Calls are looked up by their names: only those with something behind them that they may be given.
  const methods = new Set<string>();
  for (const { index, 1: method = '' } of text.matchAll(CALLED)) {
    if (mayHold({ start: index, end: index + MAX_EXPRESSION })) methods.add(method);
  }
  const given = document
    .callsNamed(...methods)
    .filter(({ range }) => mayHold(range))
    .flatMap((call) => call.arguments.map(({ name = call.method, value }) => ({ name, expression: value })));
  return [...assigned, ...given].flatMap(withParts);
}

/** Tells whether a literal that may be a part of a key stands in a range, or a name that was given something with one. */
function createLook({ assignments, text }: PythonDocument): (range: Range, longest?: number) => boolean {
  const pieces = placesOfPieces(text);
  const names = new Set<string>();
  let marks = pieces;
  const mayHold = ({ start, end }: Range, longest = MAX_EXPRESSION): boolean =>
    end - start <= longest && (marks[firstFrom(marks, start)] ?? Infinity) < end;
  for (let round = 0, size = -1; round < MAX_STEPS && names.size > size; round++) {
    size = names.size;
    for (const { targetText, value, range } of assignments) {
      if (!mayHold(range, Infinity)) continue;
      const name = /\w+$/.exec(targetText)?.[0];
      if (name !== undefined && mayHold(value.range, MAX_PART)) names.add(name);
    }
    if (names.size > size) marks = [...pieces, ...placesOfNames(text, names)].sort((x, y) => x - y);
  }
  return mayHold;
}

function placesOfNames(text: string, names: ReadonlySet<string>): readonly number[] {
  const pattern = names.size <= FEW_NAMES ? new RegExp(String.raw`\b(?:${[...names].join('|')})\b`, 'g') : NAMES;
  const places: number[] = [];
  for (const { index, 0: name } of text.matchAll(pattern)) if (names.has(name)) places.push(index);
  return places;
}

/** The place in a sorted list of the first number that is not smaller. */
function firstFrom(sorted: readonly number[], number: number): number {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An expression, and what stands in it under names of its own. */
function withParts(named: NamedExpression): readonly NamedExpression[] {
  const { name, expression } = named;
  if (expression.text.length > MAX_EXPRESSION || !JOINT.test(expression.text)) return [];
  if (expression.kind === 'dict') {
    return [...expression.text.matchAll(KEY)].flatMap(([, key = '']) => {
      const entry = expression.entry(key);
      return entry === undefined ? [] : withParts({ name: key, expression: entry });
    });
  }
  const elements = expression.elements();
  if (elements.length > 0) return elements.flatMap((element) => withParts({ name, expression: element }));
  return isPutTogether(expression) ? [named] : [];
}

function isPutTogether({ kind }: PythonExpression): boolean {
  return kind === 'string' || kind === 'other' || kind === 'call';
}

/** Also of bytes that are read as text. */
function textOf(expression: PythonExpression): string | undefined {
  return (decoded(expression) ?? expression).stringValue()?.value;
}

function decoded(expression: PythonExpression): PythonExpression | undefined {
  const call = expression.kind === 'call' ? expression.originCall() : undefined;
  return call?.method === 'decode' || call?.method === 'encode' ? call.receiver : undefined;
}
