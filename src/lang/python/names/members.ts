import type { Scope, Scopes } from '../scopes';
import { createKin, type View } from './kin';

/** One thing that an attribute is given in this file. */
export type Given =
  | { readonly kind: 'value'; readonly node: number }
  | { readonly kind: 'import'; readonly qualifiedName: string }
  | { readonly kind: 'function'; readonly node: number }
  | { readonly kind: 'class'; readonly owner: Scope }
  | { readonly kind: 'unknown' };

export interface Member {
  readonly given: readonly Given[];
  /** Annotations. */
  readonly types: readonly number[];
  /** Whether no class gives it: only some of the objects may have it, others what they inherit from a library. */
  readonly isFromOutside: boolean;
}

type Body = Pick<Member, 'given' | 'types'>;

export interface Members {
  /** Undefined where it may be anything; without `given` and `types` where no class of the file knows the attribute. */
  member(owner: Scope, view: View, name: string): Member | undefined;
  /** Which classes an object may be of; undefined where they are too many. */
  own(owner: Scope, view: View): readonly Scope[] | undefined;
}

/** More of them tell nothing. */
const MAX_GIVEN = 40;
const UNKNOWN: Given = { kind: 'unknown' };

export function createMembers(scopes: Scopes): Members {
  const kin = createKin(scopes);
  const { foreign } = scopes;

  /** What the bodies of classes give a name, each class in front of what it inherits from. */
  function readBodies(owners: readonly Scope[], name: string, isOwnerOpen: boolean): readonly Body[] {
    const seen = new Set(owners);
    const found: Body[] = [];
    let isOpen = isOwnerOpen;
    // Grows while it is gone through; bounded, since all of them are kin.
    for (const owner of seen) {
      if (owner.names.has(name)) found.push(readBody(owner, name));
      else {
        isOpen ||= kin.isOpen(owner);
        for (const parent of kin.parents(owner)) seen.add(parent);
      }
    }
    // Some of the objects may have it from a library.
    return isOpen && found.length > 0 ? [...found, { given: [UNKNOWN], types: [] }] : found;
  }

  /** Whether `super()` may lead to a class that only heirs inherit from. */
  function isBesides(owner: Scope, above: readonly Scope[], name: string): boolean {
    const below = kin.own(owner, 'any');
    const all = kin.around(owner, 'any');
    if (below === undefined || all === undefined) return true;
    return all.some((one) => !below.includes(one) && !above.includes(one) && one.names.has(name));
  }

  return {
    own: (owner, view) => kin.own(owner, view),
    member(owner, view, name) {
      const around = kin.around(owner, view);
      const own = view === 'above' ? kin.parents(owner).filter((one) => one !== owner) : kin.own(owner, view);
      if (around === undefined || own === undefined || around.some(({ bases }) => bases.some(isEnumeration)))
        return undefined;
      if (around.some(({ names }) => names.has('__getattribute__'))) return undefined;
      if (view === 'above' && isBesides(owner, around, name)) return undefined;
      const inBody = readBodies(own, name, view === 'above' && kin.isOpen(owner));
      const assigned = around.flatMap((one) => one.attributes.get(name) ?? []);
      const outside = foreign.get(name) ?? [];
      const values = [...assigned, ...outside].map((node): Given => (node === undefined ? UNKNOWN : value(node)));
      const given = [...inBody.flatMap((one) => one.given), ...values];
      const types = [
        ...inBody.flatMap((one) => one.types),
        ...around.flatMap((one) => one.attributeTypes.get(name) ?? []),
      ];
      const isSettable = given.some(({ kind }) => kind === 'value' || kind === 'unknown') && foreign.has('*');
      if (given.length > MAX_GIVEN || types.length > MAX_GIVEN) return undefined;
      const isFromOutside = outside.length > 0 && outside.length === given.length && types.length === 0;
      return { given: isSettable ? [UNKNOWN] : given, types, isFromOutside };
    },
  };
}

const value = (node: number): Given => ({ kind: 'value', node });

function readBody(owner: Scope, name: string): Body {
  const bindings = owner.names.get(name);
  // An annotated value may be the default of a field, which a caller or the environment sets.
  const isField = owner.isDecorated || owner.bases.some((base) => base !== 'object');
  const given: Given[] = (bindings?.outOfFlow ?? []).map(() => UNKNOWN);
  // What only a branch binds may come from what the class inherits from.
  if (bindings?.inFlow.every(({ region }) => region.kind !== 'root') === true) given.push(UNKNOWN);
  const types: number[] = [];
  for (const binding of bindings?.inFlow ?? []) {
    const { kind, annotation, definition } = binding;
    if (annotation !== undefined) types.push(annotation);
    if (kind === 'declaration') continue;
    if (kind === 'definition' && binding.owner !== undefined) given.push({ kind: 'class', owner: binding.owner });
    else if (kind === 'definition' && definition !== undefined) given.push({ kind: 'function', node: definition });
    else if (kind === 'import' && binding.qualifiedName !== undefined)
      given.push({ kind: 'import', qualifiedName: binding.qualifiedName });
    else if (kind === 'value' && binding.value !== undefined && (annotation === undefined || !isField))
      given.push(value(binding.value));
    else given.push(UNKNOWN);
  }
  return { given, types };
}

/** The attributes of an enumeration are its members. */
function isEnumeration(base: string | undefined): boolean {
  return base !== undefined && /(?:Enum|Flag)$/.test(base);
}
