import type { Objects } from '../constants';
import type { Resolver } from '../resolve';
import type { Binding, Scopes } from '../scopes';
import type { Syntax } from '../syntax';
import type { ForeignNames, PossibleValues } from '../types';
import { isContainer, isSameConstant, type Constant } from './constant';
import { createReader, isOr, type Lookup } from './reader';

export interface Surroundings {
  readonly syntax: Syntax;
  readonly scopes: Scopes;
  readonly resolver: Resolver;
  readonly objects: Objects;
  /** What is known of other files. */
  readonly foreign: ForeignNames | undefined;
}

/** A set of values; with `isComplete` there are no others. */
interface Choices {
  readonly values: readonly Constant[];
  readonly isComplete: boolean;
}

/** A part with several values, and which of them is looked at. */
interface Choice {
  readonly node: number;
  readonly values: readonly Constant[];
  index: number;
  isLast(): boolean;
}

/** More values tell a rule nothing. */
const MAX_VALUES = 8;
/** How many ways of choosing the parts of one expression are tried. */
const MAX_TRIES = 32;
const MAX_DEPTH = 40;
const UNKNOWN: Choices = { values: [], isComplete: false };

/** See PythonExpression.possibleValues. `certain` and `byDefault` tell the values of single expressions. */
export function createPossible(
  { syntax, scopes, resolver, objects }: Surroundings,
  certain: Lookup,
  byDefault: Lookup,
): (node: number) => PossibleValues {
  const known = new Map<number, Choices>();
  let look: Lookup = () => undefined;
  const reader = createReader(syntax, resolver, (node, depth) => look(node, depth));

  function choicesOf(node: number, depth: number): Choices {
    const found = known.get(node);
    if (found !== undefined) return found;
    if (depth > MAX_DEPTH) return UNKNOWN;
    // What is made of itself, round and round, may be anything.
    known.set(node, UNKNOWN);
    const value = certain(node, 0);
    const choices =
      value === undefined ? withDefault(node, read(node, depth + 1)) : { values: [value], isComplete: true };
    known.set(node, choices);
    return choices;
  }

  function withDefault(node: number, choices: Choices): Choices {
    const value = choices.isComplete ? undefined : byDefault(node, 0);
    return value === undefined ? choices : union([choices, { values: [value], isComplete: false }]);
  }

  function read(node: number, depth: number): Choices {
    const [first, second, third] = syntax.children(node);
    const of = (part: number | undefined): Choices => (part === undefined ? UNKNOWN : choicesOf(part, depth));
    switch (syntax.kind(node)) {
      case 'identifier': {
        const bindings = resolver.meaning(node)?.bindings ?? [];
        return unlessChanged(syntax.slice(node), union(bindings.map((binding) => bindingChoices(binding, depth))));
      }
      case 'attribute':
        return unlessChanged(
          second === undefined ? '' : syntax.slice(second),
          union(objects.attributeValues(node).map(of)),
        );
      case 'conditional_expression':
        return of(second).isComplete ? tryAll(node, depth) : union([of(first), of(third)]);
      case 'boolean_operator': {
        if (of(first).isComplete) return tryAll(node, depth);
        const tried = tryAll(node, depth);
        return isOr(syntax, node) ? { ...union([tried, of(second)]), isComplete: false } : tried;
      }
      default:
        return tryAll(node, depth);
    }
  }

  function bindingChoices({ kind, value }: Binding, depth: number): Choices {
    return kind === 'value' && value !== undefined ? choicesOf(value, depth) : UNKNOWN;
  }

  function unlessChanged(name: string, choices: Choices): Choices {
    const isChanged = choices.values.some(({ value }) => isContainer(value)) && scopes.mutated.has(name);
    return isChanged ? UNKNOWN : choices;
  }

  /** Reads an expression with all values of its parts, one after the other. */
  function tryAll(node: number, depth: number): Choices {
    const open: Choice[] = [];
    const found: Constant[] = [];
    let isComplete = true;
    const outer = look;
    const pick: Lookup = (part) => {
      const chosen = open.find((choice) => choice.node === part);
      if (chosen !== undefined) return chosen.values[chosen.index];
      const own = look;
      const choices = choicesOf(part, depth);
      look = own;
      if (!choices.isComplete) isComplete = false;
      if (choices.values.length > 1) open.push(createChoice(part, choices.values));
      return choices.values[0];
    };
    for (let tries = 0; ; tries++) {
      if (tries >= MAX_TRIES) return UNKNOWN;
      look = pick;
      const value = reader.read(node, depth);
      look = outer;
      if (value === undefined) isComplete = false;
      else if (!found.some((other) => isSameConstant(other, value))) found.push(value);
      if (found.length > MAX_VALUES) return UNKNOWN;
      while (open.at(-1)?.isLast() === true) open.pop();
      const last = open.at(-1);
      if (last === undefined) return { values: found, isComplete };
      last.index++;
    }
  }

  return (node) => {
    const { values, isComplete } = choicesOf(node, 0);
    return { values: values.map(({ value, at }) => ({ value, at })), isComplete };
  };
}

function createChoice(node: number, values: readonly Constant[]): Choice {
  const choice: Choice = { node, values, index: 0, isLast: () => choice.index === values.length - 1 };
  return choice;
}

function union(all: readonly Choices[]): Choices {
  const values: Constant[] = [];
  for (const choices of all) {
    for (const value of choices.values) if (!values.some((other) => isSameConstant(other, value))) values.push(value);
    if (values.length > MAX_VALUES) return UNKNOWN;
  }
  return { values, isComplete: all.length > 0 && all.every(({ isComplete }) => isComplete) };
}
