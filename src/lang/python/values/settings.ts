import { calledMethod } from '../calls';
import type { Binding } from '../scopes';
import type { ForeignSettings, SettingsSource } from '../types';
import type { Parameter } from './callers';
import type { Constant } from './constant';
import { hydraPath } from './declared';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';
import { createSettingsPaths } from './settings-paths';

/** What settings files say of the values of a program. */
export interface SettingsReader {
  /** The part of a settings file that an expression is; undefined where it is no such thing. */
  treeOf(node: number, depth: number): ForeignSettings | undefined;
  /** Its value, where that is a scalar or a short list. */
  constantOf(node: number, tree: ForeignSettings): Constant | undefined;
}

/** Readers of an open file or of text, by qualified name. */
const LOADERS: ReadonlyMap<string, SettingsSource['reader']> = new Map([
  ['omegaconf.OmegaConf.load', 'omegaconf'],
  ['yaml.safe_load', 'yaml'],
  ['yaml.full_load', 'yaml'],
  ['yaml.load', 'yaml'],
  ['yaml.unsafe_load', 'yaml'],
  ['json.load', 'json'],
  ['json.loads', 'json'],
  ['tomllib.load', 'toml'],
  ['tomllib.loads', 'toml'],
  ['tomli.load', 'toml'],
  ['tomli.loads', 'toml'],
  ['toml.load', 'toml'],
  ['toml.loads', 'toml'],
]);
/** What they return has the entries of what they are given. */
const WRAPPERS = new Set([
  ...['dict', 'copy.copy', 'copy.deepcopy', 'omegaconf.OmegaConf.create', 'omegaconf.OmegaConf.to_container'],
  ...['easydict.EasyDict', 'box.Box', 'munch.Munch', 'munch.munchify', 'addict.Dict', 'ml_collections.ConfigDict'],
]);
/** A look at the raw text, so that most files end here. */
const MENTIONS = /\b(?:hydra|[oO]mega[cC]onf|yaml|json|tomllib|tomli?)\b/;
/** Changes the whole of settings, or puts other ones in their place. */
const CHANGES = /\b(?:merge_with\w*|merge_with_cli|OmegaConf\.(?:update|merge)|unsafe_merge)\s*\(/;
const MAX_DEPTH = 40;
/** Hydra's first parameter is the configuration. */
const HYDRA_MAIN = 'hydra.main';

export function createSettings(
  surroundings: Surroundings,
  parameterOf: (name: string, binding: Binding) => Parameter | undefined,
  evaluate: Lookup,
): SettingsReader {
  const { syntax, scopes, resolver, foreign } = surroundings;
  const isAsked = foreign !== undefined && MENTIONS.test(syntax.text) && !CHANGES.test(syntax.text);
  const paths = createSettingsPaths(surroundings, evaluate);
  const known = new Map<number, ForeignSettings | undefined>();

  function treeOf(node: number, depth: number): ForeignSettings | undefined {
    if (known.has(node)) return known.get(node);
    if (depth > MAX_DEPTH) return undefined;
    // What is made of itself holds nothing.
    known.set(node, undefined);
    const tree = readTree(node, depth + 1);
    known.set(node, tree);
    return tree;
  }

  function readTree(node: number, depth: number): ForeignSettings | undefined {
    const [first, second] = syntax.children(node);
    switch (syntax.kind(node)) {
      case 'identifier':
        return scopes.mutated.has(syntax.slice(node)) ? undefined : nameTree(node, depth);
      case 'parenthesized_expression':
        return first === undefined ? undefined : treeOf(first, depth);
      case 'attribute':
        return first === undefined || second === undefined ? undefined : attributeTree(node, first, second, depth);
      case 'subscript': {
        const holder = first === undefined ? undefined : treeOf(first, depth);
        const key = holder === undefined || second === undefined ? undefined : evaluate(second, depth)?.value;
        return typeof key === 'string' && !isChanged(key) ? entryOf(holder, key) : undefined;
      }
      case 'call':
        return callTree(node, depth);
      default:
        return undefined;
    }
  }

  function attributeTree(node: number, object: number, attribute: number, depth: number): ForeignSettings | undefined {
    const name = syntax.slice(attribute);
    if (isChanged(name)) return undefined;
    const own = resolver.attributeValue(node);
    return own === undefined ? entryOf(treeOf(object, depth), name) : treeOf(own, depth);
  }

  function nameTree(node: number, depth: number): ForeignSettings | undefined {
    const [only, ...others] = resolver.meaning(node)?.bindings ?? [];
    if (only === undefined || others.length > 0) return undefined;
    if (only.kind === 'value') return only.value === undefined ? undefined : treeOf(only.value, depth);
    return only.kind === 'parameter' ? parameterTree(syntax.slice(node), only, depth) : undefined;
  }

  function parameterTree(name: string, binding: Binding, depth: number): ForeignSettings | undefined {
    const parameter = parameterOf(name, binding);
    const main = parameter?.decorators().find((call) => calleeName(call) === HYDRA_MAIN);
    if (main !== undefined) return parameter?.position === 0 ? hydraTree(main, main, depth) : undefined;
    const trees = (parameter?.callers() ?? []).map((call) => {
      const value = passedValue(readPassed(syntax, call), name, parameter?.position);
      return value === undefined ? undefined : treeOf(value, depth);
    });
    return trees.every((tree) => tree === trees[0]) ? trees[0] : undefined;
  }

  function callTree(node: number, depth: number): ForeignSettings | undefined {
    const name = calleeName(node);
    const { positional, keywords, hasMore } = readPassed(syntax, node);
    const [first] = positional;
    const reader = name === undefined ? undefined : LOADERS.get(name);
    if (reader !== undefined) return first === undefined ? undefined : loadedTree(first, reader, depth);
    if (name === 'hydra.compose') {
      const overrides = keywords.get('overrides') ?? positional[1];
      const isPlain = overrides === undefined || syntax.slice(overrides).replaceAll(/\s/g, '') === '[]';
      const places = syntax.text.match(/\binitialize(?:_config_\w+)?\s*\(/g) ?? [];
      const place = places.length === 1 ? paths.initialize() : undefined;
      return isPlain && !hasMore && place !== undefined ? hydraTree(place, node, depth) : undefined;
    }
    if (name !== undefined && WRAPPERS.has(name))
      return first !== undefined && positional.length === 1 && !hasMore ? treeOf(first, depth) : undefined;
    if (calledMethod(syntax, node) === 'get') return gottenTree(node, first, depth);
    // A function of the file that hands on what it loads.
    const made = resolver.originCall(node);
    return made === undefined || made === node ? undefined : treeOf(made, depth);
  }

  function gottenTree(node: number, key: number | undefined, depth: number): ForeignSettings | undefined {
    const [object] = syntax.children(syntax.children(node)[0] ?? node);
    const holder = object === undefined || key === undefined ? undefined : treeOf(object, depth);
    const name = holder === undefined || key === undefined ? undefined : evaluate(key, depth)?.value;
    return typeof name === 'string' && !isChanged(name) ? entryOf(holder, name) : undefined;
  }

  /** Whether something of that name is assigned or changed in place anywhere: an entry is reached in many ways. */
  function isChanged(name: string): boolean {
    return scopes.foreign.has(name) || scopes.foreign.has('*') || scopes.mutated.has(name);
  }

  function loadedTree(source: number, reader: SettingsSource['reader'], depth: number): ForeignSettings | undefined {
    const path = paths.pathOf(source, depth);
    return path === undefined || paths.isWritten(path.path, depth) ? undefined : foreign?.settings({ ...path, reader });
  }

  /** `where` says in which folder the configuration is, `which` what it is called. */
  function hydraTree(where: number, which: number, depth: number): ForeignSettings | undefined {
    const textOf = (call: number, keyword: string, position?: number): string | undefined => {
      const given = passedValue(readPassed(syntax, call), keyword, position);
      const value = given === undefined ? undefined : evaluate(given, depth)?.value;
      return typeof value === 'string' ? value : undefined;
    };
    const folder = textOf(where, 'config_path', 0);
    const name = textOf(which, 'config_name', which === where ? 1 : 0);
    if (folder === undefined || name === undefined || folder.includes('://')) return undefined;
    return foreign?.settings({ path: hydraPath(folder, name), from: 'code', reader: 'hydra' });
  }

  function calleeName(call: number): string | undefined {
    const [callee] = syntax.children(call);
    return callee === undefined ? undefined : resolver.qualifiedName(callee);
  }

  return {
    treeOf: (node, depth) => (isAsked ? treeOf(node, depth) : undefined),
    constantOf: (node, { value, place }) =>
      value === undefined
        ? undefined
        : { value, at: { start: syntax.start(node), end: syntax.end(node) }, form: 'plain', elsewhere: place },
  };
}

function entryOf(tree: ForeignSettings | undefined, key: string): ForeignSettings | undefined {
  return tree?.entries?.get(key);
}
