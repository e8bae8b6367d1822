import type { RouteCheck, RouterMount } from '../types';
import { includesOf } from './owners';
import type { Registration } from './registration';
import type { RouteSource } from './source';

/** Where other files hang the router of a route into their apps; none where the route is part of an app of this file. */
export function createMountReader({ model, includes }: RouteSource): (route: Registration) => readonly RouterMount[] {
  const { foreign } = model;
  const known = new Map<string, readonly RouterMount[]>();
  return ({ owner, isPartOfApp }) => {
    if (foreign === undefined || isPartOfApp || !/^\w+$/.test(owner)) return [];
    const names = new Set([owner, ...includesOf(includes, owner).map(({ receiver }) => receiver?.text ?? '')]);
    const found = known.get(owner) ?? [...names].flatMap((name) => foreign.mounts(name));
    known.set(owner, found);
    return found;
  };
}

export function checkOfMount({ at, owner }: Registration): (mount: RouterMount) => readonly RouteCheck[] {
  return ({ file, isChecked }) => (isChecked ? [{ kind: 'dependency', text: owner, range: at, file }] : []);
}
