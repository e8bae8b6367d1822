import { calledMethod } from '../calls';
import { isSameConstant, type Constant } from './constant';
import { FLAG_DEFINITION } from './declared';
import { passedValue, readPassed, type Passed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';

/** Defaults of what is asked for on the command line. */
export interface Options {
  /** Of an option of argparse or absl, by the attribute that holds it. */
  defaultOf(attribute: string, depth: number): Constant | undefined;
  /** Of a parameter that the decorators of its function make an option of click; undefined where none of them does. */
  clickDefault(decorators: readonly number[], parameter: string, depth: number): Constant | undefined;
}

/** Types under which a default in text stays as it is. */
const TEXT_TYPES = /^(?:str|os\.fspath|os\.path\.\w+|pathlib\.Path|click\.(?:STRING|Choice\(\)|Path\(\)))$/;

/** Parts of a parser whose options are its own. */
const GROUP = /^argparse\.ArgumentParser\(\)\.add_(?:argument|mutually_exclusive)_group$/;
/** Stands for all attributes: `parser.set_defaults(**settings)`. */
const ANY = '*';
/** More calls that define one option tell nothing. */
const MAX_CALLS = 8;

export function createOptions({ syntax, scopes, resolver }: Surroundings, evaluate: Lookup): Options {
  let table: ReadonlyMap<string, readonly number[]> | undefined;

  /** The calls that define an option, by its attribute. */
  function readTable(): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    const add = (name: string | undefined, call: number): void => {
      if (name === undefined) return;
      const calls = found.get(name);
      if (calls === undefined) found.set(name, [call]);
      else calls.push(call);
    };
    for (let node = 0; node < syntax.count; node++) {
      if (syntax.kind(node) !== 'call') continue;
      const method = calledMethod(syntax, node);
      if (method === 'add_argument') add(attributeOf(readPassed(syntax, node)), node);
      else if (method === 'set_defaults') {
        const { keywords, hasMore } = readPassed(syntax, node);
        for (const name of hasMore ? [ANY] : keywords.keys()) add(name, node);
      }
      if (method.startsWith('DEFINE_')) add(textOf(readPassed(syntax, node).positional[0]), node);
    }
    return found;
  }

  function textOf(node: number | undefined): string | undefined {
    const value = node === undefined ? undefined : evaluate(node, 0)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  /** `dest`, else the first long option, else the first one. */
  function attributeOf({ positional, keywords }: Passed): string | undefined {
    const own = keywords.get('dest');
    if (own !== undefined) return textOf(own);
    const names = positional.map(textOf).filter((name) => name !== undefined);
    const name = names.find((each) => each.startsWith('--')) ?? names[0];
    return name?.replace(/^-+/, '').replaceAll('-', '_');
  }

  function argparseDefault(call: number, depth: number): Constant | undefined {
    const passed = readPassed(syntax, call);
    const [name] = passed.positional;
    const { keywords } = passed;
    if (passed.hasMore || isTrue(keywords.get('required'), depth)) return undefined;
    const given = keywords.get('default');
    const action = textOf(keywords.get('action'));
    if (given !== undefined) return withType(evaluate(given, depth), keywords.get('type'));
    if (action === 'store_true' || action === 'store_false') return at(call, action === 'store_false');
    const isPositional = textOf(name)?.startsWith('-') !== true && !keywords.has('dest');
    return isPositional ? undefined : at(call, null);
  }

  function flagDefault(call: number, depth: number): Constant | undefined {
    const [callee = call] = syntax.children(call);
    if (!FLAG_DEFINITION.test(resolver.qualifiedName(callee) ?? syntax.slice(callee))) return undefined;
    const given = passedValue(readPassed(syntax, call), 'default', 1);
    return given === undefined ? undefined : evaluate(given, depth);
  }

  /** A default in text goes through the type, as what is typed does. */
  function withType(found: Constant | undefined, type: number | undefined): Constant | undefined {
    if (typeof found?.value !== 'string' || type === undefined) return found;
    return TEXT_TYPES.test(resolver.qualifiedName(type) ?? '') ? found : undefined;
  }

  function isTrue(node: number | undefined, depth: number): boolean {
    return node !== undefined && evaluate(node, depth)?.value === true;
  }

  const at = (call: number, value: boolean | null): Constant => ({
    value,
    at: { start: syntax.start(call), end: syntax.end(call) },
    form: 'plain',
  });

  /** What `parser.set_defaults(host="…")` says counts for options that are there already, and for those that say nothing. */
  function withSetDefaults(calls: readonly number[], attribute: string, depth: number): Constant | undefined {
    const setters = calls.filter((call) => calledMethod(syntax, call) === 'set_defaults');
    const [setter, ...otherSetters] = setters;
    const [option, ...otherOptions] = calls.filter((call) => !setters.includes(call));
    if (setter === undefined || otherSetters.length > 0 || otherOptions.length > 0) return undefined;
    const parser = parserOf(setter);
    const isOne = scopes.regionOf(setter).kind === 'root' && parser !== undefined;
    if (!isOne) return undefined;
    const set = readPassed(syntax, setter).keywords.get(attribute);
    const found = set === undefined ? undefined : evaluate(set, depth);
    if (option === undefined) return found;
    const { keywords } = readPassed(syntax, option);
    if (parserOf(option) !== parser || scopes.scopeOf(option) !== scopes.scopeOf(setter)) return undefined;
    const isSaidLater = setter < option && keywords.has('default');
    return isSaidLater || isTrue(keywords.get('required'), depth)
      ? argparseDefault(option, depth)
      : withType(found, keywords.get('type'));
  }

  /** The call that made the parser, also behind one of its groups. */
  function parserOf(call: number): number | undefined {
    const [callee = call] = syntax.children(call);
    const [object] = syntax.children(callee);
    const maker = object === undefined ? undefined : resolver.originCall(object);
    const [made] = maker === undefined ? [] : syntax.children(maker);
    const name = made === undefined ? '' : (resolver.qualifiedName(made) ?? '');
    if (maker === undefined || /^argparse\.ArgumentParser$/.test(name)) return maker;
    return GROUP.test(name) ? parserOf(maker) : undefined;
  }

  function optionDefault(call: number, depth: number): Constant | undefined {
    return calledMethod(syntax, call) === 'add_argument' ? argparseDefault(call, depth) : flagDefault(call, depth);
  }

  return {
    defaultOf(attribute, depth) {
      table ??= readTable();
      if (table.has(ANY)) return undefined;
      const calls = (table.get(attribute) ?? []).slice(0, MAX_CALLS);
      if (calls.some((call) => calledMethod(syntax, call) === 'set_defaults'))
        return withSetDefaults(calls, attribute, depth);
      const [first, ...others] = calls.map((call) => optionDefault(call, depth));
      const isAgreed = others.every(
        (other) => first !== undefined && other !== undefined && isSameConstant(first, other),
      );
      return isAgreed ? first : undefined;
    },
    clickDefault(decorators, parameter, depth) {
      for (const call of decorators) {
        const passed = readPassed(syntax, call);
        const names = passed.positional.flatMap((name) => textOf(name) ?? []);
        if (!clickNames(names).includes(parameter)) continue;
        const { keywords } = passed;
        if (passed.hasMore || isTrue(keywords.get('required'), depth) || isTrue(keywords.get('prompt'), depth))
          return undefined;
        const given = keywords.get('default');
        if (given !== undefined) return withType(evaluate(given, depth), keywords.get('type'));
        const isFlag = isTrue(keywords.get('is_flag'), depth) || names.some((name) => name.includes('/'));
        return at(call, isFlag ? false : null);
      }
      return undefined;
    },
  };
}

/** What the parameter of an option may be called: a name without dashes wins over the others. */
function clickNames(names: readonly string[]): readonly string[] {
  const own = names.find((name) => /^\w+$/.test(name));
  const long = names.find((name) => name.startsWith('--')) ?? names[0];
  const chosen = own ?? long?.split('/', 1)[0]?.replace(/^-+/, '').replaceAll('-', '_').toLowerCase();
  return chosen === undefined ? [] : [chosen];
}
