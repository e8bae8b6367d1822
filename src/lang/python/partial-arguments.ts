import { lastName } from './bind';
import type { Model } from './model';
import type { PythonArgument } from './types';
import { readPassed } from './values/passed';

/** What a callee made by `functools.partial` passes before what its call says. */
export interface PartialArguments {
  readonly positional: readonly PythonArgument[];
  readonly keywords: ReadonlyMap<string, PythonArgument>;
  /** Whether it may pass more, so that nobody knows which position an argument of the call has. */
  readonly hasMore: boolean;
}

const MAX_DEPTH = 5;
const NOTHING: PartialArguments = { positional: [], keywords: new Map(), hasMore: false };
const MORE: PartialArguments = { ...NOTHING, hasMore: true };

/** The arguments stand where the callee does: there is no place in the call that could be edited. */
export function partialArguments(model: Model, callee: number, depth = 0): PartialArguments {
  const { syntax, resolver } = model;
  if (syntax.kind(callee) === 'identifier') {
    const bindings = resolver.meaning(callee)?.bindings ?? [];
    if (bindings.length > 1) {
      const isAny = bindings.some(({ value }) => value !== undefined && isPartial(model, value));
      return isAny ? MORE : NOTHING;
    }
  }
  const maker = resolver.originCall(callee);
  if (maker === undefined || !isPartial(model, maker)) return NOTHING;
  const range = { start: syntax.start(callee), end: syntax.end(callee) };
  const { positional, keywords, hasMore } = readPassed(syntax, maker);
  const [inner, ...own] = positional;
  // A partial of a partial passes what both were given.
  const first = inner === undefined || depth >= MAX_DEPTH ? MORE : partialArguments(model, inner, depth + 1);
  const named = [...keywords].map(([name, node]): [string, PythonArgument] => [
    name,
    { name, value: model.expression(node), range },
  ]);
  return {
    positional: [...first.positional, ...own.map((node) => ({ value: model.expression(node), range }))],
    keywords: new Map([...first.keywords, ...named]),
    hasMore: hasMore || first.hasMore,
  };
}

/** What a call of it calls: behind a partial with arguments of its own, the function that it is for. */
export function calledName(model: Model, callee: number, depth = 0): string | undefined {
  const { syntax, resolver } = model;
  const name = resolver.qualifiedName(callee);
  if (name !== 'functools.partial()' || depth >= MAX_DEPTH) return name;
  const maker = resolver.originCall(callee);
  const inner = maker === undefined || !isPartial(model, maker) ? undefined : readPassed(syntax, maker).positional[0];
  return (inner === undefined ? undefined : calledName(model, inner, depth + 1)) ?? name;
}

/** Few names are resolved for this: most calls are to nothing that could be it. */
function isPartial({ syntax, scopes, resolver }: Model, node: number): boolean {
  const [callee] = syntax.kind(node) === 'call' ? syntax.children(node) : [];
  if (callee === undefined) return false;
  const written = lastName(syntax, callee);
  return (
    (written === 'partial' || scopes.aliases.has(written)) && resolver.qualifiedName(callee) === 'functools.partial'
  );
}
