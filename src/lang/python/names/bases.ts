import type { Scope } from '../scopes';
import type { Syntax } from '../syntax';
import { isPlainClass } from './decorators';
import type { Members } from './members';
import type { Thing } from './things';
import type { View } from './kin';

/** What classes of the file inherit from libraries. */
export interface Bases {
  /** The library class that stands first among the bases: `torch.nn.Module`. */
  name(owner: Scope, depth: number): string | undefined;
  /** The same where every attribute that the file does not bind comes from it. */
  only(owner: Scope, view: View, depth: number): string | undefined;
  /** Whether it may inherit attributes from a library. */
  may(owner: Scope, depth: number): boolean;
  /** Whether its decorators leave it what it is. */
  isKept(owner: Scope, depth: number): boolean;
  /** Whether calling the class gives an instance of it. */
  isPlain(owner: Scope, depth: number): boolean;
}

interface Found {
  /** Undefined where a base is not known. */
  readonly names: readonly string[] | undefined;
}

const MAX_DEPTH = 20;
const MAX_BASES = 10;
/** Bases that bring no attribute that anybody asks for. */
const EMPTY =
  /^(?:object|abc\.ABC|typing(?:_extensions)?\.(?:Generic|Protocol)|socketserver\.(?:Threading|Forking)MixIn)$/;
const UNKNOWN: Found = { names: undefined };
const METACLASSES = /^(?:type|abc\.ABCMeta)$/;

export function createBases(
  syntax: Syntax,
  members: Members,
  thingOf: (node: number, depth: number) => Thing | undefined,
): Bases {
  const known = new Map<Scope, Found>();
  const kept = new Map<Scope, boolean>();
  const plain = new Map<Scope, boolean>();

  function baseNodes(owner: Scope): readonly number[] {
    const list = owner.node === undefined ? undefined : syntax.children(owner.node)[1];
    return list !== undefined && syntax.kind(list) === 'argument_list' ? syntax.children(list) : [];
  }

  function find(owner: Scope, depth: number): Found {
    const before = known.get(owner);
    if (before !== undefined) return before;
    // Classes that inherit from each other have no base.
    known.set(owner, UNKNOWN);
    const found = depth > MAX_DEPTH ? UNKNOWN : read(owner, depth);
    known.set(owner, found);
    return found;
  }

  function read(owner: Scope, depth: number): Found {
    const nodes = baseNodes(owner).filter((node) => syntax.kind(node) !== 'keyword_argument');
    if (nodes.length > MAX_BASES) return UNKNOWN;
    const names = new Set<string>();
    for (const node of nodes) {
      // `Generic[T]`
      const [inner] = syntax.kind(node) === 'subscript' ? syntax.children(node) : [node];
      const thing = inner === undefined ? undefined : thingOf(inner, depth + 1);
      if (typeof thing === 'object' && thing.kind === 'class') {
        const above = find(thing.owner, depth + 1).names;
        if (above === undefined) return UNKNOWN;
        for (const name of above) names.add(name);
      } else if (typeof thing !== 'string' || thing.includes('(')) return UNKNOWN;
      else if (!EMPTY.test(thing)) names.add(thing);
    }
    return { names: [...names] };
  }

  /** The names of all classes that it may be; undefined where they differ. */
  function agreed(owner: Scope, view: View, depth: number): readonly string[] | undefined {
    const owners = members.own(owner, view);
    const [first, ...others] = (owners ?? []).map((one) => find(one, depth).names);
    return others.every((other) => other?.join() === first?.join()) ? first : undefined;
  }

  function readKept({ node }: Scope, depth: number): boolean {
    return node !== undefined && isPlainClass(syntax, node, (decorator) => nameOf(decorator, depth));
  }

  function readPlain(owner: Scope, depth: number): boolean {
    const nodes = baseNodes(owner).filter((node) => syntax.kind(node) === 'keyword_argument');
    const isUsual = nodes.every((node) => {
      const [keyword, value] = syntax.children(node);
      if (keyword === undefined || value === undefined || syntax.slice(keyword) !== 'metaclass') return true;
      return METACLASSES.test(nameOf(value, depth) ?? '');
    });
    return isUsual && members.member(owner, 'exact', '__new__')?.given.length === 0;
  }

  function nameOf(node: number, depth: number): string | undefined {
    const thing = thingOf(node, depth + 1);
    return typeof thing === 'string' ? thing : undefined;
  }

  return {
    // Of what is an instance of an heir it is true as well.
    name: (owner, depth) => find(owner, depth).names?.[0],
    may: (owner, depth) => find(owner, depth).names?.length !== 0,
    only(owner, view, depth) {
      const names = agreed(owner, view, depth);
      return names?.length === 1 ? names[0] : undefined;
    },
    isKept: (owner, depth) => remember(kept, owner, () => readKept(owner, depth)),
    isPlain: (owner, depth) => remember(plain, owner, () => readPlain(owner, depth)),
  };
}

/** What asks for itself is not so. */
function remember(known: Map<Scope, boolean>, owner: Scope, read: () => boolean): boolean {
  const before = known.get(owner);
  if (before !== undefined) return before;
  known.set(owner, false);
  const answer = read();
  known.set(owner, answer);
  return answer;
}
