import type { Scope } from '../scopes';

/**
 * What an expression denotes. A text is the qualified name of something that comes from elsewhere: `torch.load`,
 * `boto3.client()`. The rest is made in this file.
 */
export type Thing =
  | string
  /** `isExact`: this very class, not one that inherits from it. */
  | { readonly kind: 'class'; readonly owner: Scope; readonly isExact: boolean }
  | { readonly kind: 'instance'; readonly owner: Scope; readonly isExact: boolean }
  /** `super()` in a method of the class. */
  | { readonly kind: 'super'; readonly owner: Scope }
  /** One of these functions: several where classes override a method. */
  | { readonly kind: 'functions'; readonly nodes: readonly number[] }
  /** `functools.partial(of, keyword=…)`, made by the call. */
  | { readonly kind: 'partial'; readonly of: Thing; readonly call: number }
  /** What gives `value` to the `as` of a `with` statement. */
  | { readonly kind: 'manager'; readonly value: Thing };

export function isSameThing(one: Thing | undefined, other: Thing | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if ((one.kind === 'instance' || one.kind === 'class') && one.kind === other.kind)
    return one.owner === other.owner && one.isExact === other.isExact;
  if (one.kind === 'super' && other.kind === 'super') return one.owner === other.owner;
  if (one.kind === 'partial' && other.kind === 'partial') return one.call === other.call;
  if (one.kind === 'manager' && other.kind === 'manager') return isSameThing(one.value, other.value);
  return (
    one.kind === 'functions' &&
    other.kind === 'functions' &&
    one.nodes.length === other.nodes.length &&
    one.nodes.every((node, index) => node === other.nodes[index])
  );
}

/** The one thing that all of them are; undefined where they differ or one is not known. */
export function agreedThing(things: readonly (Thing | undefined)[]): Thing | undefined {
  const [first] = things;
  return things.every((thing) => isSameThing(thing, first)) ? first : undefined;
}
