import type { Model } from '../model';
import type { PythonAssignment, PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../types';
import { readClasses, type PythonClass } from './classes';
import { listIncludes } from './owners';

/** What answers requests: functions of this file, and the class that they belong to. */
export interface Handler {
  readonly functions: readonly PythonFunction[];
  readonly holder: PythonClass | undefined;
}

/** A file as the readers of routes see it: its functions and classes by name. */
export interface RouteSource {
  readonly document: PythonDocument;
  readonly model: Model;
  readonly classes: readonly PythonClass[];
  /** See listIncludes. */
  readonly includes: ReadonlyMap<string, PythonCall>;
  /** The last function of that name that is no method. */
  functionNamed(name: string): PythonFunction | undefined;
  classNamed(name: string): PythonClass | undefined;
  /** The class whose method this is, or in whose method it stands. */
  classAround(place: { readonly start: number; readonly end: number }): PythonClass | undefined;
  /** The class and its base classes in this file, nearest first. */
  lineage(owner: PythonClass): readonly PythonClass[];
  /** A method of a class, or of a base class in this file. */
  methodOf(owner: PythonClass, name: string): PythonFunction | undefined;
  /** Whether a class has a base, through base classes in this file, whose qualified name matches. */
  inherits(owner: PythonClass, base: RegExp): boolean;
  /** What a name was last assigned. */
  valueNamed(name: string): PythonExpression | undefined;
  /** The functions and classes of this file that an expression names: `predict`, `self.predict`, `View.as_view()`. */
  handlerOf(expression: PythonExpression): Handler;
}

const MAX_BASES = 10;
const NOTHING: Handler = { functions: [], holder: undefined };

export function createRouteSource(model: Model, document: PythonDocument): RouteSource {
  const classes = readClasses(model, document);
  const classesByName = new Map(classes.map((candidate) => [candidate.name, candidate]));
  const methods = new Set(classes.flatMap((candidate) => candidate.methods));
  const functionsByName = new Map(
    document.functions.filter((candidate) => !methods.has(candidate)).map((candidate) => [candidate.name, candidate]),
  );

  const outer = outerClasses(classes);
  let assigned: ReadonlyMap<string, PythonAssignment> | undefined;

  function lineage(owner: PythonClass): readonly PythonClass[] {
    const found = [owner];
    for (let index = 0; index < found.length && found.length < MAX_BASES; index++) {
      for (const base of found[index]?.bases ?? []) {
        const next = classesByName.get(base.text);
        if (next !== undefined && !found.includes(next)) found.push(next);
      }
    }
    return found;
  }

  function classAround({ start, end }: { readonly start: number; readonly end: number }): PythonClass | undefined {
    let index = classes.length;
    for (let low = 0; low < index;) {
      const middle = (low + index) >> 1;
      if ((classes[middle]?.range.start ?? 0) <= start) low = middle + 1;
      else index = middle;
    }
    let found: number | undefined = index - 1;
    while (found !== undefined && (classes[found]?.range.end ?? Infinity) < end) found = outer[found];
    return found === undefined ? undefined : classes[found];
  }

  function methodOf(owner: PythonClass, name: string): PythonFunction | undefined {
    for (const { methods: own } of lineage(owner)) {
      const method = own.find((candidate) => candidate.name === name);
      if (method !== undefined) return method;
    }
    return undefined;
  }

  function handlerOf(expression: PythonExpression): Handler {
    if (expression.kind === 'call') {
      const call = expression.originCall();
      if (call === undefined) return NOTHING;
      // `View.as_view()` answers with the class, `login_required(predict)` with what it wraps.
      const inner = call.method === 'as_view' ? call.receiver : call.arguments[0]?.value;
      const wrapped = inner === undefined || inner.kind === 'call' ? NOTHING : handlerOf(inner);
      if (wrapped !== NOTHING) return wrapped;
      const made = classesByName.get(call.callee.text);
      return made === undefined ? NOTHING : { functions: made.methods, holder: made };
    }
    if (expression.kind === 'name') {
      const named = functionsByName.get(expression.text);
      if (named !== undefined) return { functions: [named], holder: undefined };
      const holder = classesByName.get(expression.text);
      return holder === undefined ? NOTHING : { functions: holder.methods, holder };
    }
    if (expression.kind !== 'attribute') return NOTHING;
    const { receiver } = expression;
    const owner =
      receiver?.text === 'self' || receiver?.text === 'cls'
        ? classAround(expression.range)
        : classesByName.get(receiver?.originCall()?.callee.text ?? receiver?.text ?? '');
    const method = owner && methodOf(owner, expression.text.slice(expression.text.lastIndexOf('.') + 1));
    return method === undefined ? NOTHING : { functions: [method], holder: undefined };
  }

  return {
    document,
    model,
    classes,
    includes: listIncludes(document),
    functionNamed: (name) => functionsByName.get(name),
    classNamed: (name) => classesByName.get(name),
    classAround,
    lineage,
    methodOf,
    inherits: (owner, base) =>
      lineage(owner).some(({ bases }) => bases.some((candidate) => base.test(candidate.qualifiedName() ?? ''))),
    valueNamed(name) {
      assigned ??= new Map(document.assignments.map((assignment) => [assignment.targetText, assignment]));
      return assigned.get(name)?.value;
    },
    handlerOf,
  };
}

/** For each class the index of the one that it stands in. */
function outerClasses(classes: readonly PythonClass[]): readonly (number | undefined)[] {
  const open: number[] = [];
  return classes.map(({ range }, index) => {
    while (open.length > 0 && (classes[open.at(-1) ?? 0]?.range.end ?? 0) < range.end) open.pop();
    const around = open.at(-1);
    open.push(index);
    return around;
  });
}
