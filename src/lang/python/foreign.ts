import type { Resolver } from './resolve';
import type { Binding, Scopes } from './scopes';
import type { Syntax } from './syntax';
import type { ForeignConstant, ForeignNames } from './types';

/** Longer ways lead to no constant that a person would write down. */
const MAX_STEPS = 20;

/** A dotted name and what its first part is bound by, once. */
export interface RootedName {
  readonly binding: Binding;
  /** What is written behind the first part: `.url`, `().url`. */
  readonly rest: string;
  /** The attributes in it. */
  readonly attributes: readonly string[];
}

/**
 * Takes an expression apart into what its name is bound by and the way from there, through names that are assigned once
 * and calls without arguments. Undefined where a name may be something else.
 */
export function rootedName(syntax: Syntax, resolver: Resolver, node: number): RootedName | undefined {
  const rest: string[] = [];
  const attributes: string[] = [];
  let place: number | undefined = node;
  for (let step = 0; place !== undefined && step < MAX_STEPS; step++) {
    const [first, second]: readonly (number | undefined)[] = syntax.children(place);
    switch (syntax.kind(place)) {
      case 'identifier': {
        const [binding, ...others]: readonly Binding[] = resolver.meaning(place)?.bindings ?? [];
        if (binding === undefined || others.length > 0) return undefined;
        if (binding.kind !== 'value') return { binding, rest: rest.reverse().join(''), attributes };
        place = binding.value;
        break;
      }
      case 'parenthesized_expression':
      case 'await':
        place = first;
        break;
      case 'attribute':
        if (second === undefined) return undefined;
        attributes.push(syntax.slice(second));
        rest.push(`.${syntax.slice(second)}`);
        place = first;
        break;
      case 'call':
        if (second === undefined || syntax.children(second).length > 0) return undefined;
        rest.push('()');
        place = first;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The name under which an expression leads out of the file, relative modules with their dots: `.settings.settings.url`. */
export function importedName({ binding, rest }: RootedName): string | undefined {
  return binding.kind === 'import' && binding.qualifiedName !== undefined ? binding.qualifiedName + rest : undefined;
}

/** What other modules of the workspace know of the values of this file's expressions. */
export function createForeignValues(
  syntax: Syntax,
  scopes: Scopes,
  resolver: Resolver,
  foreign: ForeignNames | undefined,
): (node: number) => ForeignConstant | undefined {
  return (node) => {
    const rooted = foreign && rootedName(syntax, resolver, node);
    const name = rooted && importedName(rooted);
    if (foreign === undefined || name === undefined) return undefined;
    // What this file gives an attribute of a module or of a settings object holds from then on.
    if (rooted?.attributes.some((attribute) => scopes.foreign.has(attribute)) === true || scopes.foreign.has('*'))
      return undefined;
    const found = foreign.constant(name);
    const isContainer = typeof found?.value === 'object' && found.value !== null;
    return isContainer && scopes.mutated.has(name.slice(name.lastIndexOf('.') + 1)) ? undefined : found;
  };
}
