import { lastName } from '../bind';
import { calledMethod } from '../calls';
import { FLAGS, NAMESPACE_NAME, PARSED, PARSING } from './declared';
import { readPassed } from './passed';
import type { Surroundings } from './possible';

/** Tells what was parsed from the command line. */
export interface Parsed {
  /** Whether it holds the parsed options as attributes. */
  isParsed(object: number): boolean;
  /** Whether it is the dictionary of them: `vars(args)`, `args.__dict__`. */
  isItems(object: number): boolean;
}

export function createParsed({ syntax, scopes, resolver }: Surroundings): Parsed {
  function isParsed(object: number): boolean {
    // `vars(args)["host"] = …` sets the attribute as well.
    if (scopes.mutated.has(lastName(syntax, object))) return false;
    const name = resolver.qualifiedName(object);
    if (name !== undefined) return PARSED.test(name) || FLAGS.test(name);
    const kind = syntax.kind(object);
    if (kind === 'call') return PARSING.test(calledMethod(syntax, object));
    if (kind === 'attribute') {
      const [, last = object] = syntax.children(object);
      return NAMESPACE_NAME.test(syntax.slice(last)) && scopes.scopeOf(object).self !== undefined;
    }
    if (kind !== 'identifier') return false;
    const [only, ...others] = resolver.meaning(object)?.bindings ?? [];
    if (only === undefined || others.length > 0) return false;
    if (only.kind === 'value' && only.value !== undefined) {
      const [callee = only.value] = syntax.kind(only.value) === 'call' ? syntax.children(only.value) : [];
      const last = syntax.kind(callee) === 'attribute' ? syntax.children(callee)[1] : callee;
      return PARSING.test(syntax.slice(last ?? callee));
    }
    return (only.kind === 'parameter' || only.kind === 'unknown') && NAMESPACE_NAME.test(syntax.slice(object));
  }

  function isItems(object: number): boolean {
    const [first, second] = syntax.children(object);
    switch (syntax.kind(object)) {
      case 'identifier': {
        if (scopes.mutated.has(syntax.slice(object))) return false;
        const [only, ...others] = resolver.meaning(object)?.bindings ?? [];
        const value = only?.kind === 'value' && others.length === 0 ? only.value : undefined;
        return value !== undefined && syntax.kind(value) !== 'identifier' && isItems(value);
      }
      case 'attribute':
        return first !== undefined && second !== undefined && syntax.slice(second) === '__dict__' && isParsed(first);
      case 'call': {
        const { positional } = readPassed(syntax, object);
        const [given, ...others] = positional;
        const isVars = first !== undefined && resolver.qualifiedName(first) === 'vars' && others.length === 0;
        return isVars && given !== undefined && isParsed(given);
      }
      default:
        return false;
    }
  }

  return { isParsed, isItems };
}
