import type { ConstantValue, Known } from '../types';

/** What a value is to Python where it is text here: this decides how it is written and compared. The later counts more. */
export type Form = 'plain' | 'path' | 'bytes';

/** A value that is certain, or that is so in the world that is looked at. */
export interface Constant extends Known<ConstantValue> {
  /** Lists and dictionaries have the form of what is in them. */
  readonly form: Form;
}

/** Beyond these a value is no use to a rule, and `a = a + a` in a row would grow without bound. */
const MAX_LENGTH = 200_000;
export const MAX_ITEMS = 10_000;
/** Larger containers are taken to differ. */
const MAX_COMPARED = 100;

export function isTooLarge(value: ConstantValue): boolean {
  if (typeof value === 'string') return value.length > MAX_LENGTH;
  return Array.isArray(value) ? value.length > MAX_ITEMS : value instanceof Map && value.size > MAX_ITEMS;
}

export function worseForm(a: Form, b: Form): Form {
  if (a === 'bytes' || b === 'bytes') return 'bytes';
  return a === 'plain' ? b : a;
}

export function isContainer(value: ConstantValue | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

/** What `bool()` makes of it. */
export function truthOf(value: ConstantValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof Map ? value.size > 0 : Boolean(value);
}

/** Whether two values are one and the same, and of one type, as far as values tell types. */
export function isSameConstant(a: Constant, b: Constant): boolean {
  return a.form === b.form && isSameValue(a.value, b.value);
}

function isSameValue(a: ConstantValue, b: ConstantValue): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const others = b as readonly ConstantValue[];
    const items = a as readonly ConstantValue[];
    if (items.length !== others.length || items.length > MAX_COMPARED) return false;
    return items.every((item, index) => isSameValue(item, others[index] ?? null));
  }
  if (!(a instanceof Map) || !(b instanceof Map) || a.size !== b.size || a.size > MAX_COMPARED) return false;
  const entries = [...(a as ReadonlyMap<string, ConstantValue>)];
  const others = [...(b as ReadonlyMap<string, ConstantValue>)];
  return entries.every(([key, value], index) => {
    const [otherKey, other] = others[index] ?? [];
    return key === otherKey && other !== undefined && isSameValue(value, other);
  });
}
