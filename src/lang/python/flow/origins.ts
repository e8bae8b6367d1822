import type { Range } from '../../../core/range';
import type { Model } from '../model';
import type { Origin, OriginKind, Purpose } from '../types';
import { CLEANERS } from './checks';
import { createFiles } from './files';
import { createLocalFunctions } from './functions';
import { createGuards } from './guards';
import { readPlaces } from './places';
import { createStepper, type Next, type Step } from './steps';

/** Tells where values come from. Nodes are those of Syntax. */
export interface Flow {
  /** See PythonExpression.origins. */
  origins(node: number, purpose: Purpose | undefined): readonly Origin[];
  /** See PythonExpression.contentOrigins. */
  contentOrigins(node: number, purpose: Purpose | undefined): readonly Origin[];
}

/** What one question may look at; beyond it the rest is unknown. */
const MAX_STATES = 150;
const MAX_ORIGINS = 16;
const MAX_PATH = 8;
const MAX_CALLS = 4;
/** What all questions of a file may look at together, for each of its nodes: this keeps hostile files linear. */
const STATES_PER_NODE = 0.5;
const STATES_AT_LEAST = 10_000;

/** The calls through which a function was entered, the innermost first. */
interface Entry {
  readonly call: number;
  readonly depth: number;
  readonly outer: Entry | undefined;
  readonly id: string;
}

/** One expression on the way back from a use, and the state that led to it. */
interface State {
  readonly node: number;
  readonly entry: Entry | undefined;
  readonly isPlace: boolean;
  readonly towards: State | undefined;
}

export function createFlow(model: Model): Flow {
  const { syntax, resolver } = model;
  const places = readPlaces(model);
  const functions = createLocalFunctions(model, places);
  const files = createFiles(model);
  const stepper = createStepper(model, places, functions, files);
  const isGuarded = createGuards(model);
  const known = new Map<string, readonly Origin[]>();
  const steps = new Map<number, Step>();
  const fits = new Map<string, boolean>();
  let budget = Math.max(STATES_AT_LEAST, syntax.count * STATES_PER_NODE);

  const rangeOf = (node: number): Range => ({ start: syntax.start(node), end: syntax.end(node) });

  function stepFrom({ node, entry }: State): Step {
    if (entry !== undefined) return stepper.step(node, entry.call);
    const step = steps.get(node) ?? stepper.step(node, undefined);
    steps.set(node, step);
    return step;
  }

  function isFit(node: number, purpose: Purpose): boolean {
    const key = `${String(node)} ${purpose}`;
    const answer = fits.get(key) ?? findFitness(node, purpose);
    fits.set(key, answer);
    return answer;
  }

  function findFitness(node: number, purpose: Purpose): boolean {
    const kind = syntax.kind(node);
    if (kind === 'call') {
      const [callee] = syntax.children(node);
      const name = callee === undefined ? undefined : resolver.qualifiedName(callee);
      return name !== undefined && CLEANERS[purpose].test(name);
    }
    return (kind === 'identifier' || kind === 'attribute' || kind === 'subscript') && isGuarded(node, purpose);
  }

  /** Walks back from a use, breadth first, so that each origin is reached on the shortest way. */
  function search(start: number, first: Step | undefined, purpose: Purpose | undefined): readonly Origin[] {
    const found = new Map<string, Origin>();
    const seen = new Set<string>([String(start)]);
    const root: State = { node: start, entry: undefined, isPlace: true, towards: undefined };
    const open: State[] = [root];
    const note = (kind: OriginKind, at: number, state: State): void => {
      const key = `${kind} ${String(at)}`;
      if (!found.has(key) && found.size < MAX_ORIGINS)
        found.set(key, { kind, at: rangeOf(at), path: readPath(at, state) });
    };
    for (let index = 0; index < open.length; index++) {
      const state = open[index];
      if (state === undefined) break;
      budget--;
      if (index >= MAX_STATES || budget < 0) {
        note('unknown', state.node, state);
        break;
      }
      if (purpose !== undefined && isFit(state.node, purpose)) continue;
      const { origins, next } = index === 0 && first !== undefined ? first : stepFrom(state);
      for (const { kind, at } of origins) note(kind, at, state);
      if (next.length > MAX_STATES) note('unknown', state.node, state);
      for (const move of next.slice(0, MAX_STATES)) {
        const entry = entryBehind(state, move);
        const key = `${String(move.node)}${entry?.id ?? ''}`;
        // What is read and what names it may be one node.
        if (seen.has(key) && !(move.isRead === true && index === 0)) continue;
        seen.add(key);
        open.push({ node: move.node, entry, isPlace: move.move !== 'inside', towards: state });
      }
    }
    return [...found.values()];
  }

  function entryBehind({ node, entry }: State, { move }: Next): Entry | undefined {
    if (move === 'leave') return entry?.outer;
    if (move !== 'enter') return entry;
    const depth = (entry?.depth ?? 0) + 1;
    return depth > MAX_CALLS
      ? undefined
      : { call: node, depth, outer: entry, id: `<${String(node)}${entry?.id ?? ''}` };
  }

  function readPath(at: number, last: State): readonly Range[] {
    const nodes = [at];
    for (let state: State | undefined = last; state !== undefined && nodes.length < MAX_PATH; state = state.towards)
      if (state.isPlace && nodes.at(-1) !== state.node) nodes.push(state.node);
    return nodes.map(rangeOf);
  }

  function remember(key: string, find: () => readonly Origin[]): readonly Origin[] {
    const answer = known.get(key) ?? find();
    known.set(key, answer);
    return answer;
  }

  return {
    origins: (node, purpose) => remember(`${String(node)} ${purpose ?? ''}`, () => search(node, undefined, purpose)),
    contentOrigins: (node, purpose) =>
      remember(`${String(node)} ${purpose ?? ''} content`, () => search(node, stepper.read(node), purpose)),
  };
}
