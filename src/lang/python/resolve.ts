import { createClassValues } from './class-values';
import { findMeaning, type Meaning } from './reach';
import type { Binding, Scope, Scopes } from './scopes';
import type { Syntax } from './syntax';
import { readTypeName } from './type-name';

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

/** Longer chains of attributes and calls tell no rule anything; the bound keeps hostile input linear. */
const MAX_SEGMENTS = 100;
const MAX_NAME_LENGTH = 1000;
const MAX_DEPTH = 40;
const PATHS = /^pathlib\.(?:Pure)?(?:Posix|Windows)?Path(?:\(\)|\.home\(\)|\.cwd\(\))$/;

export function createResolver(syntax: Syntax, scopes: Scopes): Resolver {
  const classValues = createClassValues(scopes);
  const bindingNames = new Map<Binding, string | undefined>();
  const attributeNames = new Map<Scope, Map<string, string | undefined>>();
  const meanings = new Map<number, Meaning | undefined>();

  function meaning(node: number): Meaning | undefined {
    if (!meanings.has(node)) meanings.set(node, findMeaning(syntax, scopes, syntax.slice(node), node));
    return meanings.get(node);
  }

  function nameOf(node: number, depth: number): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const suffixes: string[] = [];
    const finish = (base: string | undefined): string | undefined => {
      if (base === undefined) return undefined;
      const name = base + suffixes.reverse().join('');
      return name.length > MAX_NAME_LENGTH ? undefined : name;
    };
    let place: number | undefined = node;
    for (let segment = 0; place !== undefined && segment < MAX_SEGMENTS; segment++) {
      const current: number = place;
      const parts = syntax.children(current);
      switch (syntax.kind(current)) {
        case 'identifier':
          return finish(nameOfName(current, depth));
        case 'parenthesized_expression':
        case 'await':
        case 'type':
          place = parts[0];
          break;
        case 'named_expression':
          place = parts[1];
          break;
        case 'call':
          suffixes.push('()');
          place = parts[0];
          break;
        case 'attribute': {
          const own = attributeName(current, depth);
          if (own !== undefined) return finish(own);
          suffixes.push(`.${syntax.slice(parts[1] ?? current)}`);
          place = parts[0];
          break;
        }
        case 'binary_operator': {
          const left = parts[0] === undefined ? undefined : nameOf(parts[0], depth + 1);
          const isPath = left !== undefined && PATHS.test(left) && operatorOf(syntax, current) === '/';
          return finish(isPath ? 'pathlib.Path()' : undefined);
        }
        default:
          return undefined;
      }
    }
    return undefined;
  }

  function nameOfName(node: number, depth: number): string | undefined {
    const found = meaning(node);
    if (found === undefined) return undefined;
    return found.isBuiltin ? syntax.slice(node) : agree(found.bindings, depth);
  }

  /** One name for all bindings: they agree, or they are the alternatives of one `try`, of which the first counts. */
  function agree(bindings: readonly Binding[], depth: number): string | undefined {
    const telling = bindings.length > 1 ? bindings.filter((binding) => !isNone(binding)) : bindings;
    const [first] = telling;
    if (first === undefined) return undefined;
    const name = bindingName(first, depth);
    if (name === undefined || isOneAttempt(telling)) return name;
    return telling.every((binding) => bindingName(binding, depth) === name) ? name : undefined;
  }

  function isNone({ kind, value }: Binding): boolean {
    return (kind === 'value' && value !== undefined && syntax.kind(value) === 'none') || kind === 'declaration';
  }

  function bindingName(binding: Binding, depth: number): string | undefined {
    if (bindingNames.has(binding)) return bindingNames.get(binding);
    // Names that are defined by each other, round and round, have no name.
    bindingNames.set(binding, undefined);
    const name = readBindingName(binding, depth + 1);
    bindingNames.set(binding, name);
    return name;
  }

  function readBindingName({ kind, qualifiedName, value, annotation }: Binding, depth: number): string | undefined {
    if (kind === 'import') return qualifiedName;
    const own = (kind === 'value' || kind === 'context') && value !== undefined ? nameOf(value, depth) : undefined;
    if (own !== undefined || annotation === undefined) return own;
    const type = readTypeName(syntax, annotation, (node) => nameOf(node, depth));
    return type === undefined ? undefined : `${type}()`;
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

  function attributeName(node: number, depth: number): string | undefined {
    const own = ownAttribute(node);
    if (own === undefined) return undefined;
    const names = attributeNames.get(own.owner) ?? new Map<string, string | undefined>();
    attributeNames.set(own.owner, names);
    if (names.has(own.name)) return names.get(own.name);
    names.set(own.name, undefined);
    const values = tellingValues(node);
    const [name, ...others] = values.map((value) => (value === undefined ? undefined : nameOf(value, depth + 1)));
    const agreed = others.every((other) => other === name) ? name : undefined;
    names.set(own.name, agreed);
    return agreed;
  }

  function originCall(node: number): number | undefined {
    let place: number | undefined = node;
    for (let depth = 0; place !== undefined && depth < MAX_DEPTH; depth++) {
      switch (syntax.kind(place)) {
        case 'call':
          return place;
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
          return undefined;
      }
    }
    return undefined;
  }

  function assignedValue(bindings: readonly Binding[]): number | undefined {
    const telling = bindings.length > 1 ? bindings.filter((binding) => !isNone(binding)) : bindings;
    const [only] = telling;
    const isAssigned = telling.length === 1 && (only?.kind === 'value' || only?.kind === 'context');
    return isAssigned ? only.value : undefined;
  }

  return {
    meaning,
    originCall,
    qualifiedName: (node) => nameOf(node, 0),
    attributeValue(node) {
      const values = attributeValues(node);
      return values.length === 1 ? values[0] : undefined;
    },
  };
}

/** Whether the bindings are imports of which one stands in for the other: `try: import a except ImportError: …`. */
function isOneAttempt(bindings: readonly Binding[]): boolean {
  const statement = bindings[0]?.region.attempt;
  return (
    statement !== undefined && bindings.every(({ kind, region }) => kind === 'import' && region.attempt === statement)
  );
}

/** The operator between the two sides of a binary operation. */
export function operatorOf(syntax: Syntax, node: number): string {
  const [left, right] = syntax.children(node);
  if (left === undefined || right === undefined) return '';
  const between = syntax.text.slice(syntax.end(left), syntax.start(right)).replace(/#[^\n]*/g, '');
  return /\*\*|\/\/|<<|>>|[-+*/@%|&^]/.exec(between)?.[0] ?? '';
}
