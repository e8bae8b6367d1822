import type { Meaning } from '../reach';
import type { Binding, Scopes } from '../scopes';
import type { Syntax } from '../syntax';
import { readType } from '../type-name';
import { createBases } from './bases';
import { createCallThings } from './call-things';
import { createMemberThings } from './member-things';
import { createMembers } from './members';
import { operatorOf } from './operator';
import { createRoles } from './roles';
import { isNone, isOneAttempt } from './telling';
import { agreedThing, type Thing } from './things';

export interface Denoter {
  nameOf(node: number): string | undefined;
  /** What a call gives that only hands on what was made elsewhere: the result of a function of this file. */
  handedOn(call: number): number | undefined;
}

export interface Meanings {
  meaning(node: number): Meaning | undefined;
  /** What a name would mean that stood where a node is. */
  meaningOf(name: string, node: number): Meaning | undefined;
}

/** What the parts of the denoter ask each other. Depths count how far an answer is from the question. */
export interface Asking {
  thingOf(node: number, depth: number): Thing | undefined;
  /** The instance that an annotation promises. */
  typed(annotation: number, depth: number): Thing | undefined;
  member(of: Thing, name: string, depth: number): Thing | undefined;
  /** What one of these functions of the file gives. */
  resultOf(definitions: readonly number[], depth: number): Thing | undefined;
}

/** Longer chains of attributes and calls tell no rule anything; the bound keeps hostile input linear. */
const MAX_SEGMENTS = 100;
const MAX_NAME_LENGTH = 1000;
const MAX_DEPTH = 40;
const PATHS = /^pathlib\.(?:Pure)?(?:Posix|Windows)?Path(?:\(\)|\.home\(\)|\.cwd\(\))$/;
/** Annotations that are no class: `Any`, `Callable`, type variables. */
const NO_CLASS = /^(?:object|typing(?:_extensions)?\.(?!(?:IO|TextIO|BinaryIO)$)\w+)$|\(/;

export function createDenoter(syntax: Syntax, scopes: Scopes, meanings: Meanings): Denoter {
  const bindings = new Map<Binding, Thing | undefined>();
  const members = createMembers(scopes);
  const bases = createBases(syntax, members, thingOf);
  const roles = createRoles(syntax, thingOf);
  const asking: Asking = {
    thingOf,
    typed,
    member: (of, name, depth) => memberThings.member(of, name, depth),
    resultOf: (definitions, depth) => callThings.resultOf(definitions, depth),
  };
  const memberThings = createMemberThings(syntax, members, bases, roles, asking);
  const callThings = createCallThings(syntax, scopes, bases, roles, memberThings, asking);

  /** Chains are gone through in loops: they may be long. */
  function thingOf(node: number, depth: number): Thing | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const links: number[] = [];
    let thing: Thing | undefined;
    let place: number | undefined = node;
    while (thing === undefined) {
      if (place === undefined || links.length > MAX_SEGMENTS) return undefined;
      const current: number = place;
      const parts = syntax.children(current);
      const kind = syntax.kind(current);
      switch (kind) {
        case 'call':
        case 'attribute':
          links.push(current);
          place = parts[0];
          break;
        case 'parenthesized_expression':
        case 'await':
        case 'type':
          place = parts[0];
          break;
        case 'named_expression':
          place = parts[1];
          break;
        default:
          thing = startOf(current, kind, parts, depth);
          if (thing === undefined) return undefined;
      }
    }
    for (const link of links.reverse()) {
      const attribute = syntax.kind(link) === 'attribute' ? syntax.children(link)[1] : undefined;
      thing =
        attribute === undefined
          ? callThings.called(thing, link, depth)
          : memberThings.member(thing, syntax.slice(attribute), depth);
      if (thing === undefined || (typeof thing === 'string' && thing.length > MAX_NAME_LENGTH)) return undefined;
    }
    return thing;
  }

  function startOf(node: number, kind: string, parts: readonly number[], depth: number): Thing | undefined {
    if (kind === 'identifier') return meant(syntax.slice(node), meanings.meaning(node), depth);
    if (kind === 'conditional_expression') {
      const [first, , second] = parts;
      const telling = [first, second].filter((part) => part !== undefined && syntax.kind(part) !== 'none');
      return agreedThing(telling.map((part) => (part === undefined ? undefined : thingOf(part, depth + 1))));
    }
    if (kind !== 'binary_operator' || parts[0] === undefined || operatorOf(syntax, node) !== '/') return undefined;
    const left = nameOfThing(thingOf(parts[0], depth + 1), depth);
    return left !== undefined && PATHS.test(left) ? 'pathlib.Path()' : undefined;
  }

  function meant(name: string, found: Meaning | undefined, depth: number): Thing | undefined {
    if (found === undefined) return undefined;
    return found.isBuiltin ? name : agree(found.bindings, depth);
  }

  /** One thing for all bindings: they agree, or they are the alternatives of one `try`, of which the first counts. */
  function agree(all: readonly Binding[], depth: number): Thing | undefined {
    const telling = all.length > 1 ? all.filter((binding) => !isNone(syntax, binding)) : all;
    const [first] = telling;
    if (first === undefined) return undefined;
    const thing = bound(first, depth);
    if (thing === undefined || isOneAttempt(telling)) return thing;
    return agreedThing(telling.map((binding) => bound(binding, depth)));
  }

  function bound(binding: Binding, depth: number): Thing | undefined {
    if (bindings.has(binding)) return bindings.get(binding);
    // Names that are defined by each other, round and round, denote nothing.
    bindings.set(binding, undefined);
    const thing = readBinding(binding, depth + 1);
    bindings.set(binding, thing);
    return thing;
  }

  function readBinding(binding: Binding, depth: number): Thing | undefined {
    const { kind, value, annotation, owner, definition } = binding;
    if (kind === 'import') return binding.qualifiedName;
    if (kind === 'definition' && owner !== undefined)
      return bases.isKept(owner, depth) ? { kind: 'class', owner, isExact: true } : undefined;
    if (kind === 'definition') return definition === undefined ? undefined : { kind: 'functions', nodes: [definition] };
    if (kind === 'self' && owner !== undefined) {
      const isClass = definition !== undefined && roles.of(definition, depth) === 'class-method';
      return { kind: isClass ? 'class' : 'instance', owner, isExact: false };
    }
    const given = (kind === 'value' || kind === 'context') && value !== undefined ? thingOf(value, depth) : undefined;
    const thing = kind === 'context' && given !== undefined ? callThings.entered(given, depth) : given;
    return thing ?? (annotation === undefined ? undefined : typed(annotation, depth));
  }

  function typed(annotation: number, depth: number): Thing | undefined {
    const type = readType(syntax, annotation);
    if (type === undefined) return undefined;
    const thing = type.text === undefined ? thingOf(type.node, depth) : quoted(type.text, type.node, depth);
    if (typeof thing === 'string') return NO_CLASS.test(thing) ? undefined : `${thing}()`;
    return thing?.kind === 'class' ? { kind: 'instance', owner: thing.owner, isExact: false } : undefined;
  }

  function quoted(text: string, node: number, depth: number): Thing | undefined {
    const [first = '', ...rest] = text.split('.');
    let thing = meant(first, meanings.meaningOf(first, node), depth);
    for (const name of rest) thing = thing === undefined ? undefined : memberThings.member(thing, name, depth);
    return thing;
  }

  function nameOfThing(thing: Thing | undefined, depth: number): string | undefined {
    if (typeof thing !== 'object') return thing;
    if (thing.kind === 'partial') return nameOfThing(thing.of, depth + 1);
    if (thing.kind !== 'instance') return undefined;
    const base = bases.name(thing.owner, depth + 1);
    return base === undefined ? undefined : `${base}()`;
  }

  return {
    nameOf: (node) => nameOfThing(thingOf(node, 0), 0),
    handedOn: (call) => callThings.handedOn(call),
  };
}
