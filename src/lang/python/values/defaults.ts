import type { World } from '../constants';
import { createBranches } from './branches';
import { createCallers } from './callers';
import type { Constant } from './constant';
import { DECLARATIONS, LOOKUPS, NAMESPACES, type DefaultPlace } from './declared';
import { createFields } from './fields';
import { createOptions } from './options';
import { createParameters } from './parameters';
import { createParsed } from './parsed';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';
import { createSettings } from './settings';
import type { ConstantValue } from '../types';

/** Methods of dictionaries and functions that are given what counts where there is nothing. */
const GETTERS = new Set(['get', 'getattr', 'setdefault']);

/**
 * The world in which nobody says otherwise: variables of the environment are not set, options not given, parameters left
 * out. It is a guess for rules that say "by default", not something that holds on every run.
 */
export function createDefaults(surroundings: Surroundings, evaluate: Lookup): World {
  const { syntax, scopes, resolver } = surroundings;
  const options = createOptions(surroundings, evaluate);
  const parameterOf = createCallers(surroundings);
  const parameterValue = createParameters(surroundings, parameterOf, options, evaluate);
  const settings = createSettings(surroundings, parameterOf, evaluate);
  const parsed = createParsed(surroundings);
  const fieldValue = createFields(surroundings, evaluate);

  const at = (node: number, value: ConstantValue): Constant => ({
    value,
    at: { start: syntax.start(node), end: syntax.end(node) },
    form: 'plain',
  });

  function callValue(node: number, depth: number): Constant | undefined {
    const [callee] = syntax.children(node);
    if (callee === undefined) return undefined;
    const name = resolver.qualifiedName(callee);
    if (name === undefined || name === 'getattr') return gottenValue(node, callee, depth);
    const place = LOOKUPS.get(name) ?? DECLARATIONS.get(name);
    if (place !== undefined) return isSetHere(name, node, depth) ? undefined : placedValue(node, place, depth);
    return NAMESPACES.has(name) ? namespaceValue(node, depth) : undefined;
  }

  function placedValue(node: number, { keyword, position, isNoneWithout, cast }: DefaultPlace, depth: number) {
    const passed = readPassed(syntax, node);
    const given = passedValue(passed, keyword, position) ?? madeValue(passed.keywords.get('default_factory'));
    if (given === undefined) return isNoneWithout === true && !passed.hasMore ? at(node, null) : undefined;
    const found = evaluate(given, depth);
    const isCast = cast !== undefined && passed.keywords.has(cast);
    return isCast && typeof found?.value === 'string' ? undefined : found;
  }

  /** Whether the file itself sets the variable of the environment that it asks for. */
  function isSetHere(name: string, node: number, depth: number): boolean {
    if (!name.startsWith('os.') || !scopes.mutated.has('environ')) return false;
    const [key] = readPassed(syntax, node).positional;
    const variable = key === undefined ? undefined : evaluate(key, depth)?.value;
    if (typeof variable !== 'string' || !/^\w+$/.test(variable)) return true;
    const ways = [`\\[\\s*["']${variable}["']\\s*\\]\\s*[^=\\s]?=(?!=)`, '\\.update\\b', '\\[\\s*[^"\'\\s]'];
    if (name !== 'os.environ.setdefault') ways.push(`\\.setdefault\\(\\s*["']${variable}["']`);
    return new RegExp(`\\benviron(?:${ways.join('|')})`).test(syntax.text);
  }

  /** What a lambda without parameters gives. */
  function madeValue(factory: number | undefined): number | undefined {
    const parts = factory !== undefined && syntax.kind(factory) === 'lambda' ? syntax.children(factory) : [];
    return parts.length === 1 ? parts[0] : undefined;
  }

  /** `config.get("host", "0.0.0.0")` and `getattr(config, "host", "0.0.0.0")` of something unknown. */
  function gottenValue(node: number, callee: number, depth: number): Constant | undefined {
    const isMethod = syntax.kind(callee) === 'attribute';
    const method = syntax.slice(isMethod ? (syntax.children(callee)[1] ?? callee) : callee);
    if (!GETTERS.has(method) || isMethod === (method === 'getattr')) return undefined;
    const { positional, keywords } = readPassed(syntax, node);
    const [key, fallback, ...more] = isMethod ? positional : positional.slice(1);
    if (key === undefined || fallback === undefined || more.length > 0 || keywords.size > 0) return undefined;
    const name = evaluate(key, depth)?.value;
    // A key, not the address of an HTTP client whose class is not known.
    return typeof name === 'string' && /^[\w.-]+$/.test(name) ? evaluate(fallback, depth) : undefined;
  }

  function namespaceValue(node: number, depth: number): Constant | undefined {
    const { positional, keywords, hasMore } = readPassed(syntax, node);
    const [base, ...more] = positional;
    if (hasMore || more.length > 0) return undefined;
    const first = base === undefined ? undefined : evaluate(base, depth)?.value;
    if (base !== undefined && !(first instanceof Map)) return undefined;
    const entries = new Map<string, ConstantValue>(first instanceof Map ? first : []);
    for (const [name, value] of keywords) {
      const found = evaluate(value, depth);
      if (found === undefined) entries.delete(name);
      else entries.set(name, found.value);
    }
    return at(node, entries);
  }

  /** `vars(args)["host"]`. */
  function parsedItem(node: number, depth: number): Constant | undefined {
    const [object, key, ...others] = syntax.children(node);
    if (object === undefined || key === undefined || others.length > 0 || !parsed.isItems(object)) return undefined;
    const name = evaluate(key, depth)?.value;
    return typeof name === 'string' && !scopes.foreign.has(name) ? options.defaultOf(name, depth) : undefined;
  }

  function attributeValue(node: number, depth: number): Constant | undefined {
    const [object, attribute] = syntax.children(node);
    if (object === undefined || attribute === undefined) return undefined;
    const name = syntax.slice(attribute);
    if (scopes.foreign.has(name) || scopes.foreign.has('*')) return undefined;
    if (parsed.isParsed(object)) return options.defaultOf(name, depth);
    const field = fieldValue(object, name, depth);
    if (field !== undefined) return field;
    const holder = evaluate(object, depth);
    const item =
      holder?.value instanceof Map ? (holder.value as ReadonlyMap<string, ConstantValue>).get(name) : undefined;
    return holder === undefined || item === undefined ? undefined : { value: item, at: holder.at, form: holder.form };
  }

  return {
    bindingValue: (node, binding, depth) =>
      binding.kind === 'parameter' ? parameterValue(syntax.slice(node), binding, depth) : undefined,
    choose: createBranches(surroundings, evaluate),
    otherwise(node, depth) {
      const kind = syntax.kind(node);
      if (kind !== 'call' && kind !== 'attribute' && kind !== 'subscript') return undefined;
      const tree = settings.treeOf(node, depth);
      if (tree !== undefined) return settings.constantOf(node, tree);
      if (kind === 'call') return callValue(node, depth);
      if (kind === 'subscript') return parsedItem(node, depth);
      return attributeValue(node, depth);
    },
  };
}
