import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';

/** What a name is given at a place: by an assignment, a loop or by being added to. */
export interface Binding {
  readonly text: string;
  /** Where the text stands. */
  readonly range: Range;
  /** The value as the model knows it; undefined for loops. */
  readonly value: PythonExpression | undefined;
  /** Where the name is bound: what comes before does not count any more. */
  readonly start: number;
}

const LOOP = /\bfor[ \t]+([A-Za-z_]\w*)(?:[ \t]*,[ \t]*([A-Za-z_]\w*))?[ \t]+in[ \t]+([^\n:]{1,200})/g;
/** Farther names than these are not looked at in one document, so that generated files stay cheap. */
const MOST_BINDINGS = 20_000;

/** How far behind a name the loop of its comprehension may stand. */
const NEAR = 200;

const KNOWN = new WeakMap<PythonDocument, ReadonlyMap<string, readonly Binding[]>>();

export function bindingsOf(document: PythonDocument, name: string): readonly Binding[] {
  let known = KNOWN.get(document);
  if (known === undefined) {
    known = readBindings(document);
    KNOWN.set(document, known);
  }
  return known.get(name) ?? [];
}

function readBindings(document: PythonDocument): ReadonlyMap<string, readonly Binding[]> {
  const bindings = new Map<string, Binding[]>();
  const add = (name: string, binding: Binding): void => {
    const list = bindings.get(name);
    if (list === undefined) bindings.set(name, [binding]);
    else list.push(binding);
  };
  for (const assignment of document.assignments.slice(0, MOST_BINDINGS)) {
    add(assignment.targetText, {
      start: assignment.range.start,
      get range() {
        return assignment.value.range;
      },
      get text() {
        return assignment.value.text;
      },
      get value() {
        return assignment.value;
      },
    });
  }
  for (const match of document.text.matchAll(LOOP)) {
    const [whole, first = '', second, text = ''] = match;
    const start = match.index;
    const from = start + whole.length - text.length;
    const binding = { text, range: { start: from, end: from + text.length }, value: undefined, start };
    add(first, binding);
    if (second !== undefined) add(second, binding);
  }
  for (const list of bindings.values()) list.sort((a, b) => a.start - b.start);
  return bindings;
}

/** The innermost function around a place. */
export function functionAt(document: PythonDocument, offset: number): PythonFunction | undefined {
  let found: PythonFunction | undefined;
  for (const candidate of document.functions) {
    const { start, end } = candidate.range;
    if (start <= offset && offset < end && (found === undefined || start >= found.range.start)) found = candidate;
  }
  return found;
}

/** The last binding of a name in front of a place in the same function, else the last one of the module; parameters have none. */
export function bindingBefore(document: PythonDocument, name: string, offset: number): Binding | undefined {
  const bindings = bindingsOf(document, name);
  if (bindings.length === 0) return undefined;
  // In `[f(x) for x in rows]` the loop stands behind.
  const behind = bindings.find(({ start, value }) => value === undefined && start > offset && start < offset + NEAR);
  if (behind !== undefined && !document.text.slice(offset, behind.start).includes('\n')) return behind;
  const around = functionAt(document, offset);
  const own = bindings.filter(
    ({ start }) =>
      start < offset && isIn(around, start) && functionAt(document, start)?.range.start === around?.range.start,
  );
  const last = own.findLast(({ range }) => range.end <= offset || range.start > offset) ?? own.at(-1);
  if (last !== undefined || around === undefined) return last;
  if (around.parameters.some((parameter) => parameter.name === name)) return undefined;
  return bindings.findLast(({ start }) => functionAt(document, start) === undefined);
}

function isIn(around: PythonFunction | undefined, offset: number): boolean {
  return around === undefined || (around.range.start <= offset && offset < around.range.end);
}

/** What is put into a list or text behind its assignment: `messages.append(…)`, `rows.extend(…)`. */
export function additionsTo(document: PythonDocument, name: string, from: number, to: number): readonly PythonCall[] {
  return document
    .callsNamed('append', 'extend', 'insert', 'add')
    .filter(({ range, receiver }) => range.start >= from && range.end <= to && receiver?.text === name);
}
