import type { Scope, Scopes } from './scopes';

/** Nodes of what an attribute is assigned; undefined in place of what is not known. */
export type AttributeValues = readonly (number | undefined)[];

export interface ClassValues {
  /** All that an attribute of instances of a class is given: in the class, its kin in this file, and from outside. */
  valuesOf(owner: Scope, name: string): AttributeValues;
}

/** More of them tell nothing. */
const MAX_VALUES = 40;
const MAX_KIN = 100;

export function createClassValues({ classes, foreign }: Scopes): ClassValues {
  let families: ReadonlyMap<Scope, readonly Scope[]> | undefined;

  function ownValues(owner: Scope, name: string): AttributeValues {
    const isField = owner.isDecorated || owner.bases.some((base) => base !== 'object');
    const declared = (owner.names.get(name)?.inFlow ?? []).flatMap(({ kind, value, annotation }) => {
      if (kind === 'declaration') return isField ? [undefined] : [];
      // An annotated value may be the default of a field, which a caller or the environment sets.
      const isDefault = annotation !== undefined && isField;
      return [kind === 'value' && !isDefault && value !== undefined ? value : undefined];
    });
    const outOfFlow = owner.names.get(name)?.outOfFlow.map(() => undefined) ?? [];
    return [...declared, ...outOfFlow, ...(owner.attributes.get(name) ?? [])];
  }

  return {
    valuesOf(owner, name) {
      if (foreign.has('*')) return [undefined];
      families ??= findFamilies(classes);
      const family = families.get(owner) ?? [owner];
      if (family.length > MAX_KIN || family.some(({ bases }) => bases.some(isEnumeration))) return [undefined];
      const values = [...family.flatMap((member) => ownValues(member, name)), ...(foreign.get(name) ?? [])];
      return values.length > MAX_VALUES ? [undefined] : values;
    },
  };
}

/** For each class those of this file that it is tied to by inheritance among them, or by its name; itself included. */
function findFamilies(classes: readonly Scope[]): ReadonlyMap<Scope, readonly Scope[]> {
  const byName = new Map<string, Scope[]>();
  const defined = new Set(classes.map(({ name }) => name));
  // Two classes with the same base out of a library have nothing to do with each other.
  const namesOf = ({ name, bases }: Scope): readonly string[] =>
    [name, ...bases].filter((each) => each !== undefined).filter((each) => defined.has(each));
  for (const one of classes) {
    for (const name of namesOf(one)) {
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [one]);
      else others.push(one);
    }
  }
  const families = new Map<Scope, readonly Scope[]>();
  for (const first of classes) {
    if (families.has(first)) continue;
    const family: Scope[] = [];
    const open = [first];
    const names = new Set<string>();
    families.set(first, family);
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      family.push(one);
      for (const name of namesOf(one)) {
        if (names.has(name)) continue;
        names.add(name);
        for (const other of byName.get(name) ?? []) {
          if (families.has(other)) continue;
          families.set(other, family);
          open.push(other);
        }
      }
    }
  }
  return families;
}

/** The attributes of an enumeration are its members. */
function isEnumeration(base: string | undefined): boolean {
  return base !== undefined && /(?:Enum|Flag)$/.test(base);
}
