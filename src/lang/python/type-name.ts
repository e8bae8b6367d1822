import type { Syntax } from './syntax';

/** The class that an annotation asks for: a node, or a dotted name that stands in quotes at a node. */
export type WantedType =
  { readonly node: number; readonly text?: undefined } | { readonly node: number; readonly text: string };

const WRAPPERS = new Set(['Optional', 'Annotated', 'Final', 'ClassVar', 'Required', 'NotRequired', 'ReadOnly']);
const UNIONS = new Set(['Union', 'Optional']);
const MAX_DEPTH = 10;
const QUOTED =
  /^(["'])\s*(?:(?:\w+\.)?Optional\[\s*)?([A-Za-z_][\w.]*)\s*(?:\[[\w\s.,[\]]*\])?(?:\s*\])?(?:\s*\|\s*None)?\s*\1$/;

/**
 * Through `Optional[X]`, `Union[X, None]`, `X | None`, `Annotated[X, …]` and quotes. Undefined where it is not one
 * class.
 */
export function readType(syntax: Syntax, annotation: number): WantedType | undefined {
  let node: number | undefined = annotation;
  for (let depth = 0; node !== undefined && depth < MAX_DEPTH; depth++) {
    const current: number = node;
    const parts = syntax.children(current);
    switch (syntax.kind(current)) {
      case 'type':
      case 'parenthesized_expression':
        node = parts[0];
        break;
      case 'identifier':
      case 'attribute':
        return { node: current };
      case 'string': {
        const text = QUOTED.exec(syntax.slice(current).slice(0, 200))?.[2];
        return text === undefined ? undefined : { node: current, text };
      }
      case 'union_type':
      case 'binary_operator':
        node = otherThanNone(syntax, parts);
        break;
      case 'generic_type':
      case 'subscript': {
        const [base, inner] = parts;
        if (base === undefined || inner === undefined) return undefined;
        const name = syntax.slice(base).split('.').at(-1) ?? '';
        const inside = syntax.kind(inner) === 'type_parameter' ? syntax.children(inner) : parts.slice(1);
        if (UNIONS.has(name) && inside.length > 1) node = otherThanNone(syntax, inside);
        else if (WRAPPERS.has(name) || name === 'Union') node = inside[0];
        else return { node: base };
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

/** What `Iterator[X]`, `Generator[X, …]` and `ContextManager[X]` give. */
export function readItemType(syntax: Syntax, annotation: number): number | undefined {
  const generic = syntax.kind(annotation) === 'type' ? syntax.children(annotation)[0] : annotation;
  if (generic === undefined || !/^(?:generic_type|subscript)$/.test(syntax.kind(generic))) return undefined;
  const [base, inner] = syntax.children(generic);
  if (base === undefined || inner === undefined) return undefined;
  if (!/(?:Iterator|Iterable|Generator|ContextManager)$/.test(syntax.slice(base))) return undefined;
  return syntax.kind(inner) === 'type_parameter' ? syntax.children(inner)[0] : inner;
}

function otherThanNone(syntax: Syntax, parts: readonly number[]): number | undefined {
  const others = parts.filter((part) => syntax.slice(part) !== 'None');
  return parts.length === 2 && others.length === 1 ? others[0] : undefined;
}
