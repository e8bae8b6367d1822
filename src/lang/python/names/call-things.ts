import type { Scopes } from '../scopes';
import type { Syntax } from '../syntax';
import { readItemType } from '../type-name';
import type { Bases } from './bases';
import type { Asking } from './denote';
import { readCallParts, readNameLiteral } from './makers';
import type { MemberThings } from './member-things';
import { createResults } from './results';
import type { Roles } from './roles';
import { agreedThing, type Thing } from './things';

/** What calls give. */
export interface CallThings {
  called(callee: Thing, call: number, depth: number): Thing | undefined;
  /** What one of these functions of the file gives, without the coroutine of an `async` one. */
  resultOf(definitions: readonly number[], depth: number): Thing | undefined;
  entered(thing: Thing, depth: number): Thing | undefined;
  /** What a call gives that only hands on what was made elsewhere. */
  handedOn(call: number): number | undefined;
}

const ENTERING = /^contextlib\.(?:Async)?ExitStack\(\)\.enter_(?:async_)?context$/;
const MANAGERS = /^contextlib\.(?:closing|aclosing|nullcontext)$/;

export function createCallThings(
  syntax: Syntax,
  scopes: Scopes,
  bases: Bases,
  roles: Roles,
  memberThings: Pick<MemberThings, 'ownMember'>,
  asking: Pick<Asking, 'thingOf' | 'typed' | 'member'>,
): CallThings {
  const results = createResults(syntax, scopes);
  const known = new Map<number, Thing | undefined>();
  const { thingOf } = asking;

  function called(callee: Thing, call: number, depth: number): Thing | undefined {
    if (typeof callee === 'string') return libraryResult(callee, call, depth);
    switch (callee.kind) {
      case 'class':
        return bases.isPlain(callee.owner, depth + 1)
          ? { kind: 'instance', owner: callee.owner, isExact: callee.isExact }
          : undefined;
      case 'partial':
        return called(callee.of, call, depth);
      case 'functions':
        return isCoroutine(callee.nodes, depth) && !isAwaited(call) ? undefined : resultOf(callee.nodes, depth);
      case 'instance': {
        const { isOwn, thing } = memberThings.ownMember(callee, '__call__', depth);
        if (isOwn) return thing === undefined ? undefined : called(thing, call, depth + 1);
        const base = bases.name(callee.owner, depth + 1);
        return base === undefined ? undefined : `${base}()()`;
      }
      case 'super':
      case 'manager':
        return undefined;
    }
  }

  /** Functions that hand on what they are given, and those whose result is a name of its own. */
  function libraryResult(callee: string, call: number, depth: number): Thing | undefined {
    const plain = `${callee}()`;
    if (!TELLING.test(callee)) return plain;
    if (callee === 'super') return superOf(call, depth);
    const parts = readCallParts(syntax, call);
    if (parts === undefined) return callee === 'getattr' ? undefined : plain;
    const { positional, keywords } = parts;
    const [first, second, third] = positional;
    if (first === undefined) return plain;
    const given = (): Thing | undefined => thingOf(first, depth + 1);
    if (callee === 'type') {
      const object = positional.length === 1 ? given() : undefined;
      return typeof object === 'object' && object.kind === 'instance' ? { ...object, kind: 'class' } : undefined;
    }
    if (callee === 'functools.partial') {
      const of = positional.length === 1 ? given() : undefined;
      return of === undefined ? plain : { kind: 'partial', of, call };
    }
    if (callee === 'getattr') {
      const name = readNameLiteral(syntax, second);
      const object = name === undefined || name.includes('.') ? undefined : given();
      const found = object === undefined || name === undefined ? undefined : asking.member(object, name, depth + 1);
      if (third === undefined || syntax.kind(third) === 'none') return found;
      return agreedThing([found, thingOf(third, depth + 1)]);
    }
    if (callee === '__import__' || callee === 'importlib.import_module') {
      const module = positional.length === 1 && keywords.size === 0 ? readNameLiteral(syntax, first) : undefined;
      return callee === '__import__' ? module?.split('.', 1)[0] : module;
    }
    if (callee === 'importlib.reload') return given();
    if (callee.endsWith('.cast')) return asking.typed(first, depth + 1);
    const value = given();
    if (MANAGERS.test(callee)) return value === undefined ? plain : { kind: 'manager', value };
    return value === undefined ? undefined : entered(value, depth + 1);
  }

  function superOf(call: number, depth: number): Thing | undefined {
    const [first] = readCallParts(syntax, call)?.positional ?? [];
    if (first === undefined) {
      const owner = scopes.scopeOf(call).self?.owner;
      return owner && { kind: 'super', owner };
    }
    const thing = thingOf(first, depth + 1);
    return typeof thing === 'object' && thing.kind === 'class' ? { kind: 'super', owner: thing.owner } : undefined;
  }

  function resultOf(definitions: readonly number[], depth: number): Thing | undefined {
    const all = definitions.map((definition) => ({ definition, isTelling: !isEmpty(definition) }));
    // A method that returns nothing is there to be overridden.
    const telling = all.filter(({ isTelling }) => isTelling);
    return agreedThing(telling.map(({ definition }) => functionResult(definition, depth)));
  }

  function isEmpty(definition: number): boolean {
    const found = results.of(definition);
    return found?.returned.length === 0 && !found.isGenerator && returnType(definition) === undefined;
  }

  function functionResult(definition: number, depth: number): Thing | undefined {
    if (known.has(definition)) return known.get(definition);
    // A function that calls itself gives what is not known.
    known.set(definition, undefined);
    const thing = readResult(definition, depth + 1);
    known.set(definition, thing);
    return thing;
  }

  function readResult(definition: number, depth: number): Thing | undefined {
    const role = roles.of(definition, depth);
    const found = results.of(definition);
    if (role === 'opaque' || role === 'other' || found === undefined) return undefined;
    const type = returnType(definition);
    if (role === 'manager') {
      const given = agreedThing(found.yielded.map((node) => (node === undefined ? undefined : thingOf(node, depth))));
      const item = type === undefined ? undefined : readItemType(syntax, type);
      const value = given ?? (item === undefined ? undefined : asking.typed(item, depth));
      return value === undefined ? undefined : { kind: 'manager', value };
    }
    if (found.isGenerator) return undefined;
    const given = agreedThing(found.returned.map((node) => thingOf(node, depth)));
    return given ?? (type === undefined ? undefined : asking.typed(type, depth));
  }

  function returnType(definition: number): number | undefined {
    return syntax.children(definition).find((part) => syntax.kind(part) === 'type');
  }

  function isCoroutine(definitions: readonly number[], depth: number): boolean {
    return definitions.some((definition) => {
      if (!/^async\b/.test(syntax.text.slice(syntax.start(definition), syntax.start(definition) + 6))) return false;
      return roles.of(definition, depth) !== 'manager';
    });
  }

  function isAwaited(call: number): boolean {
    let around = syntax.parent(call);
    while (around >= 0 && syntax.kind(around) === 'parenthesized_expression') around = syntax.parent(around);
    return around >= 0 && syntax.kind(around) === 'await';
  }

  function entered(thing: Thing, depth: number): Thing | undefined {
    if (typeof thing !== 'object') return thing;
    if (thing.kind === 'manager') return thing.value;
    if (thing.kind !== 'instance') return undefined;
    for (const name of ['__enter__', '__aenter__']) {
      const { isOwn, thing: method } = memberThings.ownMember(thing, name, depth);
      if (!isOwn) continue;
      const isFunction = typeof method === 'object' && method.kind === 'functions';
      return isFunction ? resultOf(method.nodes, depth + 1) : undefined;
    }
    return bases.name(thing.owner, depth + 1) === undefined ? undefined : thing;
  }

  function handedOn(call: number): number | undefined {
    const [callee] = syntax.children(call);
    const thing = callee === undefined ? undefined : thingOf(callee, 0);
    if (typeof thing === 'string') {
      const [first, second] = TELLING.test(thing) ? (readCallParts(syntax, call)?.positional ?? []) : [];
      if (MANAGERS.test(thing) || ENTERING.test(thing)) return first;
      return thing.endsWith('.cast') ? second : undefined;
    }
    const [definition, ...others] = thing?.kind === 'functions' ? thing.nodes : [];
    if (definition === undefined || others.length > 0) return undefined;
    const role = roles.of(definition, 0);
    const found = results.of(definition);
    if (role === 'opaque' || role === 'other' || found === undefined) return undefined;
    const given = role === 'manager' ? found.yielded : found.isGenerator ? [] : found.returned;
    return given.length === 1 ? given[0] : undefined;
  }

  return { called, resultOf, entered, handedOn };
}

/** The names that `libraryResult` knows: anything else is answered at once. */
const TELLING =
  /^(?:super|type|getattr|__import__|functools\.partial|importlib\.(?:import_module|reload)|typing(?:_extensions)?\.cast|contextlib\.(?:closing|aclosing|nullcontext|(?:Async)?ExitStack\(\)\.enter_(?:async_)?context))$/;
