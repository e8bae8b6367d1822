import type { Scope } from '../scopes';
import type { Syntax } from '../syntax';
import type { Bases } from './bases';
import type { Asking } from './denote';
import type { View } from './kin';
import type { Given, Member, Members } from './members';
import type { Roles } from './roles';
import { agreedThing, type Thing } from './things';

type Owned = Extract<Thing, { readonly owner: Scope }>;

/** What `thing.name` denotes. */
export interface MemberThings {
  member(of: Thing, name: string, depth: number): Thing | undefined;
  /** What the file itself gives the attribute; `isOwn` is false where it does not know it. */
  ownMember(of: Owned, name: string, depth: number): { readonly isOwn: boolean; readonly thing: Thing | undefined };
}

type Answer = ReturnType<MemberThings['ownMember']>;

const UNKNOWN: Answer = { isOwn: true, thing: undefined };
const INHERITED: Answer = { isOwn: false, thing: undefined };

export function createMemberThings(
  syntax: Syntax,
  members: Members,
  bases: Bases,
  roles: Roles,
  asking: Pick<Asking, 'thingOf' | 'typed' | 'resultOf'>,
): MemberThings {
  const known = new Map<Scope, Map<string, Answer>>();

  function ownMember(of: Owned, name: string, depth: number): Answer {
    const view = viewOf(of);
    const answers = known.get(of.owner) ?? new Map<string, Answer>();
    known.set(of.owner, answers);
    const key = `${of.kind} ${view} ${name}`;
    const before = answers.get(key);
    if (before !== undefined) return before;
    // Attributes that are defined by each other, round and round, denote nothing.
    answers.set(key, UNKNOWN);
    const found = members.member(of.owner, view, name);
    const isKnown = found !== undefined && !(found.isFromOutside && bases.may(of.owner, depth + 1));
    const answer = isKnown ? readMember(found, of.kind === 'class', depth + 1) : UNKNOWN;
    answers.set(key, answer);
    return answer;
  }

  function readMember({ given, types }: Member, isOfClass: boolean, depth: number): Answer {
    if (given.length === 0 && types.length === 0) return INHERITED;
    const telling = given.filter((one) => one.kind !== 'value' || syntax.kind(one.node) !== 'none');
    const thing = telling.length === 0 ? undefined : agreed(telling, isOfClass, depth);
    const [type, ...others] = types.map((annotation) => asking.typed(annotation, depth));
    return { isOwn: true, thing: thing ?? (type === undefined ? undefined : agreedThing([type, ...others])) };
  }

  function agreed(given: readonly Given[], isOfClass: boolean, depth: number): Thing | undefined {
    const functions = given.flatMap((one) => (one.kind === 'function' ? [one.node] : []));
    const others = given.filter(({ kind }) => kind !== 'function').map((one) => thingOfGiven(one, depth));
    const method = functionThing(functions, isOfClass, depth);
    if (functions.length === 0) return agreedThing(others);
    return others.length === 0 ? method : agreedThing([method, ...others]);
  }

  /** Properties of an object are what they return; setters and overloads say nothing. */
  function functionThing(all: readonly number[], isOfClass: boolean, depth: number): Thing | undefined {
    const nodes = all.filter((node) => roles.of(node, depth) !== 'other');
    const isProperty = nodes.map((node) => roles.of(node, depth) === 'property');
    if (nodes.length === 0 || (isProperty.includes(true) && isProperty.includes(false))) return undefined;
    if (isProperty[0] === true && isOfClass) return undefined;
    return isProperty[0] === true ? asking.resultOf(nodes, depth) : { kind: 'functions', nodes };
  }

  function thingOfGiven(given: Given, depth: number): Thing | undefined {
    if (given.kind === 'value') return asking.thingOf(given.node, depth);
    if (given.kind === 'import') return given.qualifiedName;
    return given.kind === 'class' ? { kind: 'class', owner: given.owner, isExact: true } : undefined;
  }

  return {
    ownMember,
    member(of, name, depth) {
      if (typeof of === 'string') return `${of}.${name}`;
      if (of.kind === 'partial') return name === 'func' ? of.of : undefined;
      if (of.kind === 'functions' || of.kind === 'manager') return undefined;
      const own = ownMember(of, name, depth);
      if (own.isOwn) return own.thing;
      const base = bases.only(of.owner, viewOf(of), depth + 1);
      if (base === undefined) return undefined;
      return of.kind === 'class' ? `${base}.${name}` : `${base}().${name}`;
    },
  };
}

function viewOf(thing: Owned): View {
  if (thing.kind === 'super') return 'above';
  return thing.isExact ? 'exact' : 'any';
}
