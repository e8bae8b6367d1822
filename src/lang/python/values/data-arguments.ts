import { calledMethod } from '../calls';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';

/** One place where options are parsed into objects of data classes. */
interface Parsing {
  readonly start: number;
  readonly end: number;
  /** The class, as an expression. */
  readonly type: number;
}

const METHODS = /^parse_(?:args_into_dataclasses|args_and_config|json_file|yaml_file|dict)$/;
const PARSERS = /(?:^|\.)(?:HfArgumentParser|TrlParser|H4ArgumentParser)$/;
const SEQUENCES = /^(?:tuple|list|pattern_list|tuple_pattern|list_pattern|expression_list)$/;

/**
 * The data class whose object a name holds that `HfArgumentParser((A, B)).parse_args_into_dataclasses()` gave it, as an
 * expression.
 */
export function createDataArguments({ syntax, resolver }: Surroundings): (name: number) => number | undefined {
  let table: ReadonlyMap<string, readonly Parsing[]> | undefined;

  function readTable(): ReadonlyMap<string, readonly Parsing[]> {
    const found = new Map<string, Parsing[]>();
    for (let node = 0; node < syntax.count; node++) {
      if (syntax.kind(node) !== 'assignment') continue;
      const [target, value] = syntax.children(node);
      if (target === undefined || value === undefined) continue;
      const { call, index } = parsedBy(value);
      const types = call === undefined ? [] : typesOf(call);
      const targets = SEQUENCES.test(syntax.kind(target)) ? syntax.children(target) : [target];
      for (const [position, name] of targets.entries()) {
        const type = types[index ?? position];
        if (type === undefined || (index === undefined) === (targets[0] === target)) continue;
        const parsing = { start: syntax.start(node), end: syntax.end(node), type };
        found.set(syntax.slice(name), [...(found.get(syntax.slice(name)) ?? []), parsing]);
      }
    }
    return found;
  }

  /** The call that parses, and which of its results is taken. */
  function parsedBy(value: number): { readonly call?: number; readonly index?: number } {
    if (syntax.kind(value) === 'call') return METHODS.test(calledMethod(syntax, value)) ? { call: value } : {};
    const [call, index] = syntax.kind(value) === 'subscript' ? syntax.children(value) : [];
    if (call === undefined || index === undefined || syntax.kind(call) !== 'call') return {};
    const isIndexed = METHODS.test(calledMethod(syntax, call)) && /^\d$/.test(syntax.slice(index));
    return isIndexed ? { call, index: Number(syntax.slice(index)) } : {};
  }

  function typesOf(call: number): readonly number[] {
    const [callee = call] = syntax.children(call);
    const [parser] = syntax.children(callee);
    const maker = parser === undefined ? undefined : resolver.originCall(parser);
    const [made] = maker === undefined ? [] : syntax.children(maker);
    if (maker === undefined || made === undefined || !PARSERS.test(resolver.qualifiedName(made) ?? '')) return [];
    const types = passedValue(readPassed(syntax, maker), 'dataclass_types', 0);
    if (types === undefined) return [];
    return SEQUENCES.test(syntax.kind(types)) ? syntax.children(types) : [types];
  }

  return (name) => {
    const bindings = resolver.meaning(name)?.bindings ?? [];
    if (bindings.length === 0 || !bindings.every(({ kind }) => kind === 'unknown' || kind === 'value'))
      return undefined;
    table ??= METHOD_NAMES.test(syntax.text) ? readTable() : new Map<string, readonly Parsing[]>();
    const parsings = table.get(syntax.slice(name)) ?? [];
    const types = bindings.map(
      ({ effect }) => parsings.find(({ start, end }) => start <= effect && effect <= end)?.type,
    );
    const [first] = types;
    const isOne = types.every(
      (type) => type !== undefined && first !== undefined && syntax.slice(type) === syntax.slice(first),
    );
    return isOne ? first : undefined;
  };
}

/** A look at the raw text, so that most files end here. */
const METHOD_NAMES = /\bparse_(?:args_into_dataclasses|args_and_config)\b/;
