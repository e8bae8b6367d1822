import { createClassValues } from './class-values';
import { createDenoter } from './names/denote';
import { createStars } from './names/stars';
import { isNone } from './names/telling';
import { findMeaning, type Meaning } from './reach';
import type { Binding, Scope, Scopes } from './scopes';
import type { Syntax } from './syntax';
import type { ForeignNames } from './types';

/** Tells what names and expressions of a file denote. Nodes are those of Syntax. */
export interface Resolver {
  /** See PythonExpression.qualifiedName. */
  qualifiedName(node: number): string | undefined;
  /** The node of the call that made what this expression holds. */
  originCall(node: number): number | undefined;
  meaning(node: number): Meaning | undefined;
  /** The one expression that an attribute of `self` was assigned, and nothing else in its class. */
  attributeValue(node: number): number | undefined;
}

export { operatorOf } from './names/operator';
export { isOneAttempt } from './names/telling';

const MAX_DEPTH = 40;

export function createResolver(syntax: Syntax, scopes: Scopes, foreign?: ForeignNames): Resolver {
  const classValues = createClassValues(scopes);
  const stars = createStars(scopes, foreign && ((name) => foreign.isInside(name)));
  const meanings = new Map<number, Meaning | undefined>();
  const denoter = createDenoter(syntax, scopes, {
    meaning,
    meaningOf: (name, node) => findMeaning(syntax, scopes, stars, name, node),
  });

  function meaning(node: number): Meaning | undefined {
    if (!meanings.has(node)) meanings.set(node, findMeaning(syntax, scopes, stars, syntax.slice(node), node));
    return meanings.get(node);
  }

  /** The class of the object, where that is `self`, and the name of the attribute. */
  function ownAttribute(node: number): { readonly owner: Scope; readonly name: string } | undefined {
    const [object, name] = syntax.children(node);
    if (object === undefined || name === undefined || syntax.kind(object) !== 'identifier') return undefined;
    const bindings = meaning(object)?.bindings ?? [];
    const owner = bindings.length === 1 ? bindings[0]?.owner : undefined;
    return owner && { owner, name: syntax.slice(name) };
  }

  /** The values that an attribute of `self` is given in its class; undefined in place of those that are not known. */
  function attributeValues(node: number): readonly (number | undefined)[] {
    const own = ownAttribute(node);
    if (own === undefined) return [];
    return classValues.valuesOf(own.owner, own.name);
  }

  /** Attributes are often declared as None before they get what they are for. */
  function tellingValues(node: number): readonly (number | undefined)[] {
    return attributeValues(node).filter((value) => value === undefined || syntax.kind(value) !== 'none');
  }

  function originCall(node: number): number | undefined {
    let place: number | undefined = node;
    let made: number | undefined;
    for (let depth = 0; place !== undefined && depth < MAX_DEPTH; depth++) {
      switch (syntax.kind(place)) {
        case 'call': {
          made = place;
          place = denoter.handedOn(place);
          break;
        }
        case 'parenthesized_expression':
        case 'await':
          place = syntax.children(place)[0];
          break;
        case 'named_expression':
          place = syntax.children(place)[1];
          break;
        case 'identifier':
          place = assignedValue(meaning(place)?.bindings ?? []);
          break;
        case 'attribute': {
          const values = tellingValues(place);
          place = values.length === 1 ? values[0] : undefined;
          break;
        }
        default:
          return made;
      }
    }
    return made;
  }

  function assignedValue(bindings: readonly Binding[]): number | undefined {
    const telling = bindings.length > 1 ? bindings.filter((binding) => !isNone(syntax, binding)) : bindings;
    const [only] = telling;
    const isAssigned = telling.length === 1 && (only?.kind === 'value' || only?.kind === 'context');
    return isAssigned ? only.value : undefined;
  }

  return {
    meaning,
    originCall,
    qualifiedName(node) {
      const name = denoter.nameOf(node);
      return name === undefined ? undefined : (foreign?.qualifiedName(name) ?? name);
    },
    attributeValue(node) {
      const values = attributeValues(node);
      return values.length === 1 ? values[0] : undefined;
    },
  };
}
