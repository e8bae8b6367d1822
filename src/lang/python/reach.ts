import { BUILTINS } from './builtins';
import type { Stars } from './names/stars';
import type { Binding, NameBindings, Region, Scope, Scopes } from './scopes';
import type { Syntax } from './syntax';

/** What a name may be where it is used. */
export interface Meaning {
  readonly isBuiltin: boolean;
  /** Every binding that may have given it its value, in document order; at least one unless it is a builtin. */
  readonly bindings: readonly Binding[];
}

/** More bindings than this tell nothing, and looking at them all would take quadratic time in hostile files. */
const MAX_STEPS = 32;
const MAX_SCOPES = 100;
const BUILTIN: Meaning = { isBuiltin: true, bindings: [] };

/** Undefined where the name may be anything. */
export function findMeaning(
  syntax: Syntax,
  scopes: Scopes,
  stars: Stars,
  name: string,
  node: number,
): Meaning | undefined {
  const bindingsIn = (scope: Scope): NameBindings | undefined =>
    scope.kind === 'module' ? stars.bindingsOf(name) : scope.names.get(name);
  const at = syntax.start(node);
  const first = scopes.scopeOf(node);
  let scope: Scope | undefined = first;
  let region: Region | undefined = scopes.regionOf(node);
  // Code of a function runs later than where it stands: it may see any binding of the scopes around it.
  let isLater = false;
  // A name that a class binds, but not yet, is looked for in the module, not in the functions around the class.
  let isModuleOnly = false;
  for (let depth = 0; scope !== undefined && depth < MAX_SCOPES; depth++) {
    const holder = scope.declared.get(name);
    if (holder !== undefined) return allBindings(bindingsIn(holder));
    const isPassedOver = scope.kind === 'class' ? scope !== first : isModuleOnly && scope.kind !== 'module';
    const bindings = isPassedOver ? undefined : bindingsIn(scope);
    if (bindings !== undefined) {
      const mayBeBuiltin = scope.kind === 'module' && BUILTINS.has(name);
      if (isLater) return mayBeBuiltin && !isBoundBefore(bindings, at) ? undefined : allBindings(bindings);
      const reaching = region && reachingBindings(bindings, at, region);
      if (reaching === undefined) return undefined;
      if (reaching.bindings.length > 0) {
        // Where it is perhaps not bound, a class and a module see the name that is around them.
        const mayBeOther = mayBeBuiltin || (scope.kind === 'class' && isKnownAround(scope, stars, name));
        return !reaching.isCertain && mayBeOther ? undefined : { isBuiltin: false, bindings: reaching.bindings };
      }
      // A local name without a value yet is an error in a function; elsewhere the name around it still counts.
      if (scope.kind === 'function' || scope.kind === 'lambda') return undefined;
      if (scope.kind === 'class') isModuleOnly = true;
    }
    if (scope.kind === 'function' || scope.kind === 'lambda' || scope.kind === 'generator') isLater = true;
    region = scope.outerRegion;
    scope = scope.parent;
  }
  return scope === undefined && BUILTINS.has(name) ? BUILTIN : undefined;
}

/** Whether the module has bound the name for sure before it comes to an offset. */
function isBoundBefore({ inFlow }: NameBindings, at: number): boolean {
  return inFlow.slice(0, MAX_STEPS).some(({ region, effect }) => region.kind === 'root' && effect <= at);
}

function isKnownAround(inner: Scope, stars: Stars, name: string): boolean {
  let scope = inner.parent;
  for (let depth = 0; scope !== undefined && depth < MAX_SCOPES; depth++) {
    if (scope.kind !== 'class' && scope.names.has(name)) return true;
    if (scope.kind === 'module' && stars.bindingsOf(name) !== undefined) return true;
    scope = scope.parent;
  }
  return BUILTINS.has(name);
}

function allBindings(bindings: NameBindings | undefined): Meaning | undefined {
  const all = [...(bindings?.inFlow.slice(0, MAX_STEPS) ?? []), ...(bindings?.outOfFlow.slice(0, MAX_STEPS) ?? [])];
  if (all.length === 0 || all.length >= MAX_STEPS) return undefined;
  return { isBuiltin: false, bindings: withoutDeclarations(all) };
}

/** A declaration tells the type of a name only where nothing tells its value. */
function withoutDeclarations(bindings: readonly Binding[]): readonly Binding[] {
  const telling = bindings.filter(({ kind }) => kind !== 'declaration');
  return telling.length > 0 ? telling : bindings;
}

/** The bindings that may hold at an offset of the same scope; undefined where there are too many to tell. */
function reachingBindings(
  { inFlow, outOfFlow }: NameBindings,
  at: number,
  region: Region,
): { readonly bindings: readonly Binding[]; readonly isCertain: boolean } | undefined {
  const found: Binding[] = [];
  const last = lastInEffect(inFlow, at);
  let dominating: Binding | undefined;
  for (let index = last; index >= 0 && dominating === undefined; index--) {
    const binding = inFlow[index];
    if (binding === undefined) break;
    if (last - index > MAX_STEPS) return undefined;
    if (cannotReach(binding, at)) continue;
    found.unshift(binding);
    // A bare `name: type` leaves the value as it is.
    if (binding.kind !== 'declaration' && contains(binding.region, at)) dominating = binding;
  }
  const loop = outermostLoop(region, dominating);
  if (loop !== undefined) {
    for (let index = last + 1; index < inFlow.length; index++) {
      const binding = inFlow[index];
      if (binding === undefined || binding.effect > loop.end) break;
      if (index - last > MAX_STEPS) return undefined;
      if (!leavesBefore(binding.region, at)) found.push(binding);
    }
  }
  if (outOfFlow.length > MAX_STEPS) return undefined;
  return { bindings: withoutDeclarations([...found, ...outOfFlow]), isCertain: dominating !== undefined };
}

/** The index of the last binding that is in effect at the offset; -1 where there is none. */
function lastInEffect(bindings: readonly Binding[], at: number): number {
  let low = -1;
  let high = bindings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const binding = bindings[middle];
    if (binding !== undefined && binding.effect <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function contains(region: Region, at: number): boolean {
  return region.start <= at && at <= region.end;
}

/** Whether the binding stands in another branch than the use, or in one that leaves the function. */
function cannotReach(binding: Binding, at: number): boolean {
  for (let region: Region | undefined = binding.region; region && !contains(region, at); region = region.parent) {
    if (region.leaves) return true;
    const { choice } = region;
    if (choice && choice.start <= at && at <= choice.end && !region.isRepeated) return true;
  }
  return false;
}

function leavesBefore(bound: Region, at: number): boolean {
  for (let region: Region | undefined = bound; region && !contains(region, at); region = region.parent) {
    if (region.leaves) return true;
  }
  return false;
}

/** The widest loop around the use in which the dominating binding does not come first each time. */
function outermostLoop(region: Region, dominating: Binding | undefined): Region | undefined {
  let widest: Region | undefined;
  for (let around: Region | undefined = region; around?.isRepeated === true; around = around.parent) {
    if (dominating !== undefined && dominating.region.start >= around.start && contains(around, dominating.effect))
      break;
    if (around.kind === 'loop') widest = around;
  }
  return widest;
}
