import type { Syntax } from '../syntax';
import { readRole, type Role } from './decorators';
import type { Thing } from './things';

/** How functions of the file are used, by their decorators. */
export interface Roles {
  of(definition: number, depth: number): Role;
}

export function createRoles(syntax: Syntax, thingOf: (node: number, depth: number) => Thing | undefined): Roles {
  const known = new Map<number, Role>();
  return {
    of(definition, depth) {
      const before = known.get(definition);
      if (before !== undefined) return before;
      // A decorator that depends on what it decorates may do anything.
      known.set(definition, 'opaque');
      const role = readRole(syntax, definition, (node) => {
        const thing = thingOf(node, depth + 1);
        return typeof thing === 'string' ? thing : undefined;
      });
      known.set(definition, role);
      return role;
    },
  };
}
