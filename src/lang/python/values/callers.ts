import { calledMethod } from '../calls';
import type { Binding } from '../scopes';
import type { Surroundings } from './possible';

/** A function of the file, by the offset of its body. */
interface Definition {
  readonly node: number;
  /** How it is called: its own name, or that of its class for `__init__`. */
  readonly name: string;
  readonly isMethod: boolean;
}

interface Slot {
  readonly position: number | undefined;
  readonly fallback: number | undefined;
}

/** A parameter of a function of the file, and who passes something for it. Nodes are those of Syntax. */
export interface Parameter {
  /** 0-based; undefined behind `*`. `self` does not count. */
  readonly position: number | undefined;
  /** The default that is written in the list of parameters. */
  readonly fallback: number | undefined;
  /** Calls of this file that run the function, as far as their names tell; undefined where there are too many. */
  callers(): readonly number[] | undefined;
  /** The decorators of the function that are calls. */
  decorators(): readonly number[];
}

const MAX_CALLERS = 20;
/** So many calls of one name are not looked at one by one. */
const MAX_CANDIDATES = 200;
const KINDS = /^(?:identifier|typed_parameter|default_parameter|typed_default_parameter)$/;

/** Finds the functions that parameters belong to. */
export function createCallers({
  syntax,
  scopes,
  resolver,
}: Surroundings): (name: string, binding: Binding) => Parameter | undefined {
  let definitions: ReadonlyMap<number, Definition> | undefined;
  let calls: ReadonlyMap<string, readonly number[]> | undefined;
  const slots = new Map<Definition, ReadonlyMap<string, Slot>>();

  function readDefinitions(): ReadonlyMap<number, Definition> {
    const found = new Map<number, Definition>();
    for (let node = 0; node < syntax.count; node++) {
      const kind = syntax.kind(node);
      if (kind !== 'function_definition') continue;
      const parts = syntax.children(node);
      const body = parts.find((part) => syntax.kind(part) === 'block');
      const name = parts.find((part) => syntax.kind(part) === 'identifier');
      if (body === undefined || name === undefined) continue;
      const scope = scopes.scopeOf(node);
      const isMethod = scope.kind === 'class';
      const own = syntax.slice(name);
      found.set(syntax.start(body), {
        node,
        isMethod,
        name: own === '__init__' && isMethod ? (scope.name ?? '') : own,
      });
    }
    return found;
  }

  function readCalls(): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    for (let node = 0; node < syntax.count; node++) {
      if (syntax.kind(node) !== 'call') continue;
      const method = calledMethod(syntax, node);
      const group = found.get(method);
      if (group === undefined) found.set(method, [node]);
      else group.push(node);
    }
    return found;
  }

  function slotsOf(definition: Definition): ReadonlyMap<string, Slot> {
    const found = slots.get(definition) ?? readSlots(definition);
    slots.set(definition, found);
    return found;
  }

  function readSlots({ node, isMethod }: Definition): ReadonlyMap<string, Slot> {
    const found = new Map<string, Slot>();
    const list = syntax.children(node).find((part) => syntax.kind(part) === 'parameters');
    const isStatic = isMethod && /@\s*staticmethod\b/.test(syntax.slice(syntax.parent(node)).slice(0, 200));
    let position: number | undefined = isMethod && !isStatic ? -1 : 0;
    for (const parameter of list === undefined ? [] : syntax.children(list)) {
      const kind = syntax.kind(parameter);
      if (kind === 'positional_separator') continue;
      const [name = parameter, ...others] = kind === 'identifier' ? [parameter] : syntax.children(parameter);
      // Behind `*` and `*args` there are keywords only.
      if (!KINDS.test(kind) || syntax.kind(name).endsWith('splat_pattern')) {
        position = undefined;
        continue;
      }
      found.set(syntax.slice(name), { position, fallback: others.find((part) => syntax.kind(part) !== 'type') });
      if (position !== undefined) position++;
    }
    return found;
  }

  /** Calls of this file that run the function, as far as their names tell. */
  function callersOf(definition: Definition): readonly number[] {
    calls ??= readCalls();
    const effect = syntax.end(definition.node);
    const candidates = calls.get(definition.name) ?? [];
    if (candidates.length > MAX_CANDIDATES) return candidates;
    return candidates.filter((call) => {
      const [callee = call] = syntax.children(call);
      if (syntax.kind(callee) === 'identifier') {
        const bindings = resolver.meaning(callee)?.bindings ?? [];
        return bindings.some(
          ({ kind, effect: end, owner }) => kind === 'definition' && (owner !== undefined || end === effect),
        );
      }
      const [object = callee] = syntax.children(callee);
      return definition.isMethod && (resolver.meaning(object)?.bindings ?? []).some(({ kind }) => kind === 'self');
    });
  }

  function decoratorsOf({ node }: Definition): readonly number[] {
    const parent = syntax.parent(node);
    if (syntax.kind(parent) !== 'decorated_definition') return [];
    return syntax.children(parent).flatMap((part) => {
      const [call] = syntax.kind(part) === 'decorator' ? syntax.children(part) : [];
      return call !== undefined && syntax.kind(call) === 'call' ? [call] : [];
    });
  }

  return (name, { region }) => {
    definitions ??= readDefinitions();
    const definition = definitions.get(region.start);
    const slot = definition && slotsOf(definition).get(name);
    if (definition === undefined || slot === undefined) return undefined;
    return {
      ...slot,
      decorators: () => decoratorsOf(definition),
      callers() {
        const callers = callersOf(definition);
        return callers.length > MAX_CALLERS ? undefined : callers;
      },
    };
  };
}
