import { createLineIndex } from '../../../core/line-index';
import { importedName, rootedName } from '../foreign';
import type { ImportStatement } from '../imports';
import type { Model } from '../model';
import { createResults } from '../names/results';
import { createStars } from '../names/stars';
import { isOneAttempt } from '../resolve';
import type { Binding, NameBindings } from '../scopes';
import type { ConstantValue, PythonDocument } from '../types';
import { createFieldReader } from './fields';
import { readIncludes } from './includes';
import { returnedBy } from './returns';
import type { ModuleConstant, ModuleName, ModuleReference, ModuleSummary } from './types';

/** UTF-16 code units: longer texts are data, and secrets of files (keys, certificates) are longer as well. */
const MAX_TEXT = 300;
const MAX_ITEMS = 50;
const MAX_NAMES = 2000;
/** UTF-16 code units of all constants of a module together. */
const MAX_TOTAL = 50_000;

export const EMPTY_SUMMARY: ModuleSummary = { names: new Map(), stars: [], includes: [] };

/** Reads what a module tells others: what its names are once all of it has run. */
export function summarizeModule(
  model: Model,
  document: PythonDocument,
  { imports, functions }: { readonly imports: readonly ImportStatement[]; readonly functions: readonly number[] },
): ModuleSummary {
  const { syntax, scopes, resolver, constants } = model;
  const lines = createLineIndex(syntax.text);
  let total = 0;

  function constantOf(node: number, name: string, isDefault: boolean): ModuleConstant | undefined {
    const certain = constants.valueOf(node);
    const known = certain ?? constants.defaultOf(node);
    if (known === undefined) return undefined;
    const isContainer = typeof known.value === 'object' && known.value !== null;
    if (isContainer && scopes.mutated.has(name)) return undefined;
    const size = sizeOf(known.value);
    const { start, end } = known.at;
    // `str()` and formats write bytes in another way, which nobody could tell from the value.
    if (size > MAX_TEXT * MAX_ITEMS || known.form === 'bytes') return undefined;
    total += size;
    if (total > MAX_TOTAL) return undefined;
    const place = { range: known.at, start: lines.positionAt(start), end: lines.positionAt(end) };
    return { value: known.value, place, isDefault: isDefault || certain === undefined };
  }

  function referenceOf(node: number): ModuleReference {
    const rooted = rootedName(syntax, resolver, node);
    const isOwn =
      rooted?.binding.kind === 'definition' && scopes.module.names.get(rootOf(rooted.binding)) !== undefined;
    const name = resolver.qualifiedName(node) ?? (rooted && importedName(rooted));
    return {
      ...(name === undefined ? {} : { name }),
      ...(isOwn ? { own: rootOf(rooted.binding) + rooted.rest } : {}),
    };
  }

  /** The name under which the module holds a definition; empty for those inside of functions and classes. */
  const definitionNames = new Map(
    [...scopes.module.names].flatMap(([name, { inFlow }]) =>
      inFlow.flatMap((binding) => (binding.kind === 'definition' ? [[binding, name] as const] : [])),
    ),
  );
  const rootOf = (binding: Binding): string => definitionNames.get(binding) ?? '';

  const nameOf = (node: number): string | undefined => resolver.qualifiedName(node);
  const returns = { syntax, results: createResults(syntax, scopes), nameOf, referenceOf };
  const fieldsOf = createFieldReader(syntax, scopes, constantOf);
  const functionEnds = new Map(
    functions.filter((node) => scopes.scopeOf(node).kind === 'module').map((node) => [syntax.end(node), node] as const),
  );
  const { includes, asking } = readIncludes(model, document);

  function describe(name: string, { kind, qualifiedName, value, owner, effect }: Binding): ModuleName | undefined {
    if (kind === 'import') return qualifiedName === undefined ? undefined : { isImport: true, name: qualifiedName };
    if (kind === 'value' && value !== undefined) {
      const constant = constantOf(value, name, false);
      return { isImport: false, ...referenceOf(value), ...(constant === undefined ? {} : { constant }) };
    }
    if (kind !== 'definition') return undefined;
    if (owner !== undefined) return { isImport: false, fields: fieldsOf(owner) };
    const definition = functionEnds.get(effect);
    if (definition === undefined) return undefined;
    const returned = returnedBy(returns, definition);
    return { isImport: false, asks: asking.has(effect), ...(returned === undefined ? {} : { returned }) };
  }

  // A star import of a known module may bind again what the file has bound.
  const withStars = createStars(scopes);
  const names = new Map<string, ModuleName>();
  for (const [name, bindings] of [...scopes.module.names].slice(0, MAX_NAMES)) {
    const final = finalBinding(withStars.bindingsOf(name) ?? bindings);
    const described = final && describe(name, final);
    if (described !== undefined) names.set(name, described);
  }
  const stars = imports
    .filter(({ isStar, node }) => isStar && scopes.scopeOf(node).kind === 'module')
    .flatMap(({ from }) => from ?? []);
  return { names, stars, includes };
}

/**
 * What a name is bound by once the module has run: what was bound last for sure, or the only one of all, since a name that
 * can be imported at all was bound. Of `try: import a … except ImportError: import b …` the first counts.
 */
function finalBinding({ inFlow, outOfFlow }: NameBindings): Binding | undefined {
  if (outOfFlow.length > 0) return undefined;
  const reaching: Binding[] = [];
  for (const binding of inFlow.slice(-MAX_ITEMS).reverse()) {
    if (binding.kind === 'declaration') continue;
    reaching.unshift(binding);
    if (binding.region.kind === 'root') break;
  }
  return reaching.length === 1 || isOneAttempt(reaching) ? reaching[0] : undefined;
}

/** In UTF-16 code units; infinite where a part of it is too large to be kept. */
function sizeOf(value: ConstantValue): number {
  if (typeof value === 'string') return value.length > MAX_TEXT ? Infinity : value.length + 1;
  if (typeof value !== 'object' || value === null) return 1;
  const items = value instanceof Map ? [...(value as ReadonlyMap<string, ConstantValue>)].flat() : value;
  const list = items as readonly ConstantValue[];
  return list.length > 2 * MAX_ITEMS ? Infinity : list.reduce<number>((sum, item) => sum + sizeOf(item), 1);
}
