import type { Syntax } from './syntax';

const WRAPPERS = new Set(['Optional', 'Annotated', 'Final', 'ClassVar']);
const MAX_DEPTH = 10;

/**
 * The qualified name of the class that an annotation asks for: through `Optional[X]`, `X | None`, `Annotated[X, …]` and
 * plain names in quotes. Undefined where it is not one class.
 */
export function readTypeName(
  syntax: Syntax,
  annotation: number,
  nameOf: (node: number) => string | undefined,
): string | undefined {
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
        return nameOf(current);
      case 'union_type':
      case 'binary_operator':
        node = otherThanNone(syntax, parts);
        break;
      case 'generic_type':
      case 'subscript': {
        const [base, inner] = parts;
        if (base === undefined || inner === undefined) return undefined;
        const name = syntax.slice(base).split('.').at(-1) ?? '';
        if (!WRAPPERS.has(name)) return nameOf(base);
        node = syntax.kind(inner) === 'type_parameter' ? syntax.children(inner)[0] : inner;
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

function otherThanNone(syntax: Syntax, parts: readonly number[]): number | undefined {
  const others = parts.filter((part) => syntax.slice(part) !== 'None');
  return parts.length === 2 && others.length === 1 ? others[0] : undefined;
}
