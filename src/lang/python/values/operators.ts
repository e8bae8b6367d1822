import type { ConstantValue } from '../types';

/** Longer texts are not searched through. */
const MAX_SEARCHED = 10_000;

/** Longer texts that are made by repeating are not known. */
const MAX_REPEATED = 10_000;

type Scalar = string | number | boolean | null;

/** `+`, `-` and `*` of numbers, as long as the result is whole; `+` of lists, `+` and `*` of text, `|` of dictionaries. */
export function combine(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue | undefined {
  if (typeof left === 'string') return combineText(operator, left, right);
  if (typeof right === 'string') return typeof left === 'number' ? combineText(operator, right, left) : undefined;
  if (Array.isArray(left) && Array.isArray(right) && operator === '+') {
    return [...(left as readonly ConstantValue[]), ...(right as readonly ConstantValue[])];
  }
  if (left instanceof Map && right instanceof Map && operator === '|') {
    return new Map([...(left as ReadonlyMap<string, ConstantValue>), ...(right as ReadonlyMap<string, ConstantValue>)]);
  }
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const results: Readonly<Record<string, number>> = { '+': left + right, '-': left - right, '*': left * right };
  const result = results[operator];
  return result !== undefined && Number.isSafeInteger(result) ? result : undefined;
}

/** `+` of two texts, and a text that is repeated. What would be too long is not made. */
function combineText(operator: string, text: string, other: ConstantValue): string | undefined {
  if (operator === '+') return typeof other === 'string' ? text + other : undefined;
  const isRepeated = operator === '*' && typeof other === 'number' && Number.isSafeInteger(other);
  if (!isRepeated || text.length * other > MAX_REPEATED) return undefined;
  return text.repeat(Math.max(other, 0));
}

export function negate(operator: string, operand: ConstantValue | undefined): number | undefined {
  if (typeof operand !== 'number') return undefined;
  return operator === '-' ? -operand : operator === '+' ? operand : undefined;
}

/** What a comparison of two plain values gives; `in` looks into text, and into the items or keys of a container. */
export function compare(operator: string, left: ConstantValue, right: ConstantValue): boolean | undefined {
  if (!isScalar(left)) return undefined;
  switch (operator) {
    case '==':
      return isScalar(right) ? isEqual(left, right) : undefined;
    case '!=':
      return isScalar(right) ? !isEqual(left, right) : undefined;
    // Whether two texts or numbers are one object is up to the interpreter.
    case 'is':
      return right === null || typeof right === 'boolean' ? left === right : undefined;
    case 'is not':
      return right === null || typeof right === 'boolean' ? left !== right : undefined;
    case 'in':
      return isIn(left, right);
    case 'not in': {
      const found = isIn(left, right);
      return found === undefined ? undefined : !found;
    }
    default:
      return undefined;
  }
}

function isIn(left: Scalar, right: ConstantValue): boolean | undefined {
  if (typeof right === 'string') {
    return typeof left === 'string' && right.length <= MAX_SEARCHED ? right.includes(left) : undefined;
  }
  if (right instanceof Map) return [...right.keys()].some((key: string) => key === left);
  if (!Array.isArray(right)) return undefined;
  const items = right as readonly ConstantValue[];
  // No text, number, truth or None equals a container.
  return items.some((item) => isScalar(item) && isEqual(left, item));
}

function isScalar(value: ConstantValue): value is Scalar {
  return typeof value !== 'object' || value === null;
}

/** To Python `True` equals 1. */
function isEqual(left: Scalar, right: Scalar): boolean {
  const plain = (value: Scalar): Scalar => (typeof value === 'boolean' ? Number(value) : value);
  return plain(left) === plain(right);
}
