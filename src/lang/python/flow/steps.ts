import type { Model } from '../model';
import type { Binding } from '../scopes';
import type { OriginKind } from '../types';
import { CARRIERS, CARRYING_METHODS, INERT_CALLS, MIXING_METHODS, PATH_READERS } from './carriers';
import type { Files } from './files';
import { isForeignText, type LocalFunctions } from './functions';
import { findHolder, type Places } from './places';
import { INERT_TYPE, REQUEST_PARTS, SOURCE_CALLS, SOURCE_VALUES, TELLING_CALLS } from './sources';

/** Where a value comes from directly: origins of its own, and the expressions that it is made of. */
export interface Step {
  readonly origins: readonly { readonly kind: OriginKind; readonly at: number }[];
  readonly next: readonly Next[];
}

export interface Next {
  readonly node: number;
  /** `place`: the value is held by another name behind this; `enter`: what a call gives back; `leave`: what a call passes. */
  readonly move: 'inside' | 'place' | 'enter' | 'leave';
  /** The content of the file that the node names counts, not its name alone. */
  readonly isRead?: boolean;
}

export interface Stepper {
  /** `call`: the call through which the function around the node was entered, if any. */
  step(node: number, call: number | undefined): Step;
  read(node: number): Step;
}

/** A container that is filled in more places is looked at no further. */
const MAX_FILLINGS = 60;
const NOTHING: Step = { origins: [], next: [] };
const LITERALS = new Set([
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'not_operator',
  'comparison_operator',
  'lambda',
]);
const REMOTE = /^[a-z]*["']{1,3}(?:https?|ftp|s3|gs|gcs|abfss?|wasbs?):\/\//i;
const INSIDE_ALL = new Set(
  'list tuple set expression_list binary_operator unary_operator boolean_operator concatenated_string interpolation parenthesized_expression await list_splat dictionary_splat'.split(
    ' ',
  ),
);

export function createStepper(model: Model, places: Places, functions: LocalFunctions, files: Files): Stepper {
  const { syntax, scopes, resolver, constants } = model;

  const from = (kind: OriginKind, at: number): Step => ({ origins: [{ kind, at }], next: [] });
  const inside = (nodes: readonly (number | undefined)[]): Step => ({
    origins: [],
    next: nodes.flatMap((node) => (node === undefined ? [] : [{ node, move: 'inside' as const }])),
  });
  const join = (steps: readonly Step[]): Step => ({
    origins: steps.flatMap(({ origins }) => origins),
    next: steps.flatMap(({ next }) => next),
  });
  const held = (nodes: readonly number[]): Step => ({
    origins: [],
    next: nodes.map((node) => ({ node, move: 'place' as const })),
  });

  function step(node: number, call: number | undefined): Step {
    const kind = syntax.kind(node);
    const parts = syntax.children(node);
    if (LITERALS.has(kind)) return from('literal', node);
    if (INSIDE_ALL.has(kind)) return parts.length === 0 ? from('literal', node) : inside(parts);
    const [first, second, third] = parts;
    switch (kind) {
      case 'string':
        return parts.length === 0 ? from('literal', node) : inside(parts);
      case 'identifier':
        return stepName(node, call);
      case 'attribute':
        return stepAttribute(node, parts);
      case 'call':
        return stepCall(node);
      case 'subscript':
        return stepSubscript(node, parts);
      case 'named_expression':
        return inside([second]);
      case 'conditional_expression':
        return inside([first, third]);
      case 'dictionary':
        return first === undefined
          ? from('literal', node)
          : inside(parts.map((part) => (syntax.kind(part) === 'pair' ? syntax.children(part)[1] : part)));
      case 'list_comprehension':
      case 'set_comprehension':
      case 'generator_expression':
        return inside([first]);
      case 'dictionary_comprehension':
        return inside(first === undefined ? [] : syntax.children(first));
      case 'argument_list':
        return inside(
          parts.map((part) => (syntax.kind(part) === 'keyword_argument' ? syntax.children(part)[1] : part)),
        );
      case 'keyword_argument':
        return inside([second]);
      case 'assignment':
        return inside([parts.at(-1)]);
      default:
        return from('unknown', node);
    }
  }

  function stepName(node: number, call: number | undefined): Step {
    const name = syntax.slice(node);
    if (/^__\w+__$/.test(name)) return from('literal', node);
    const meaning = resolver.meaning(node);
    if (meaning === undefined) return from('unknown', node);
    if (meaning.isBuiltin) return from('literal', node);
    const holder = findHolder(scopes.scopeOf(node), name);
    const fillings = places.fillings(holder, name);
    const filled = fillings
      .slice(0, MAX_FILLINGS)
      .filter(
        ({ at }) => at <= syntax.start(node) || scopes.scopeOf(node) !== holder || scopes.regionOf(node).isRepeated,
      );
    return join([
      ...meaning.bindings.map((binding) => stepBinding(node, name, binding, call)),
      held(filled.map(({ value }) => value)),
      fillings.length > MAX_FILLINGS ? from('unknown', node) : NOTHING,
    ]);
  }

  function stepBinding(node: number, name: string, binding: Binding, call: number | undefined): Step {
    if (binding.kind === 'import') {
      // A constant of another module of the workspace.
      if (constants.valueOf(node) !== undefined) return from('literal', node);
      const imported = binding.qualifiedName ?? '';
      return SOURCE_VALUES.some((source) => source.name.test(imported))
        ? from(SOURCE_VALUES.find((source) => source.name.test(imported))?.kind ?? 'unknown', node)
        : from('unknown', node);
    }
    if (binding.kind === 'definition') return from('literal', node);
    if (binding.kind === 'self') return from('unknown', node);
    if ((binding.kind === 'value' || binding.kind === 'context') && binding.value !== undefined)
      return held([binding.value]);
    if (binding.kind === 'declaration') return NOTHING;
    const holder = findHolder(scopes.scopeOf(node), name);
    const given = places.unpacked(holder, name, binding.effect);
    if (given.length > 0) return held(given);
    const definition = binding.effect === -1 ? places.definitionOf(holder) : undefined;
    return definition === undefined ? from('unknown', node) : stepParameter(definition, name, node, call);
  }

  function stepParameter(definition: number, name: string, node: number, call: number | undefined): Step {
    const parameter = functions.parameter(definition, name);
    if (parameter === undefined) return from('parameter', node);
    const fallback = parameter.fallback === undefined ? [] : [parameter.fallback];
    const passed = (caller: number): Step => {
      const argument = functions.argument(caller, parameter);
      if (argument !== undefined) return { origins: [], next: [{ node: argument, move: 'leave' }] };
      return fallback.length > 0 ? held(fallback) : from('parameter', parameter.node);
    };
    if (call !== undefined && functions.called(call) === definition) return passed(call);
    const audience = functions.audience(definition);
    if (audience !== undefined) return from(isForeignText(model, parameter) ? audience : 'literal', parameter.node);
    if (/^(?:lambda_)?handler$|_handler$/.test(nameOf(definition)) && name === 'event')
      return from('request', parameter.node);
    const callers = functions.callers(definition);
    return callers.length > 0 ? join(callers.map(passed)) : from('parameter', parameter.node);
  }

  function nameOf(definition: number): string {
    const name = syntax.children(definition).find((part) => syntax.kind(part) === 'identifier');
    return name === undefined ? '' : syntax.slice(name);
  }

  function stepAttribute(node: number, [object, attribute]: readonly number[]): Step {
    if (object === undefined || attribute === undefined) return from('unknown', node);
    const qualified = resolver.qualifiedName(node);
    const source = qualified === undefined ? undefined : SOURCE_VALUES.find(({ name }) => name.test(qualified));
    if (source !== undefined) return from(source.kind, node);
    const name = syntax.slice(attribute);
    if (isRequest(object) && REQUEST_PARTS.has(name)) return from('request', node);
    const { self } = scopes.scopeOf(node);
    if (self !== undefined && syntax.kind(object) === 'identifier' && self.name === syntax.slice(object)) {
      const given = [
        ...places.attributes(self.owner, name),
        ...places.fillings(self.owner, name).map(({ value }) => value),
        ...(self.owner.names.get(name)?.inFlow ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])),
      ];
      return given.length === 0 || given.length > MAX_FILLINGS ? from('unknown', node) : held([...new Set(given)]);
    }
    if (isInertField(object, name)) return from('literal', node);
    if (!isModule(object)) return inside([object]);
    return from(constants.valueOf(node) === undefined ? 'unknown' : 'literal', node);
  }

  /** A field that a class of this file declares as a number: `customer.age` where `class Customer` says `age: int`. */
  function isInertField(object: number, name: string): boolean {
    const [only, ...others] = syntax.kind(object) === 'identifier' ? (resolver.meaning(object)?.bindings ?? []) : [];
    if (only?.kind !== 'parameter' || only.annotation === undefined || others.length > 0) return false;
    const [type] = syntax.children(only.annotation);
    const owner = type === undefined ? undefined : resolver.meaning(type)?.bindings[0]?.owner;
    const [field] = owner?.names.get(name)?.inFlow ?? [];
    return field?.annotation !== undefined && INERT_TYPE.test(syntax.slice(field.annotation).trim());
  }

  const isModule = (node: number): boolean =>
    syntax.kind(node) === 'identifier' &&
    (resolver.meaning(node)?.bindings ?? []).some(({ kind }) => kind === 'import');

  /** `request` that a framework passes to its handlers, also as `self.request`. */
  function isRequest(node: number): boolean {
    const text = syntax.slice(node);
    if (text === 'self.request') return true;
    if (text !== 'request' && text !== 'req') return false;
    return (resolver.meaning(node)?.bindings ?? []).some(({ kind }) => kind === 'parameter');
  }

  function stepSubscript(node: number, [object, key, ...more]: readonly number[]): Step {
    if (object === undefined || key === undefined) return from('unknown', node);
    const [only, ...others] = syntax.kind(object) === 'identifier' ? (resolver.meaning(object)?.bindings ?? []) : [];
    const wanted = more.length === 0 ? constants.valueOf(key)?.value : undefined;
    const isOne = only?.kind === 'value' && others.length === 0 && !scopes.mutated.has(syntax.slice(object));
    if (!isOne || only.value === undefined || wanted === undefined || syntax.kind(only.value) !== 'dictionary')
      return inside([object]);
    const pairs = syntax.children(only.value).map((part) => syntax.children(part));
    const pair = pairs.find(([name]) => name !== undefined && constants.valueOf(name)?.value === wanted);
    return pair?.[1] === undefined ? inside([object]) : held([pair[1]]);
  }

  function stepCall(node: number): Step {
    const [callee, list] = syntax.children(node);
    if (callee === undefined || list === undefined) return from('unknown', node);
    const qualified = resolver.qualifiedName(callee);
    const written = syntax.slice(callee);
    const source =
      (qualified === undefined ? undefined : SOURCE_CALLS.find(({ name }) => name.test(qualified))) ??
      TELLING_CALLS.find(({ name }) => name.test(written));
    if (source !== undefined) return from(source.kind, node);
    if (qualified !== undefined && INERT_CALLS.test(qualified)) return from('literal', node);
    const file = files.opened(node);
    if (file !== undefined) return read(file);
    const definition = functions.called(node);
    if (definition !== undefined) return stepLocalCall(node, definition, list);
    if (qualified !== undefined && CARRIERS.has(qualified)) return inside([list]);
    if (syntax.kind(callee) !== 'attribute') return from('unknown', node);
    const [object, attribute] = syntax.children(callee);
    const method = attribute === undefined ? '' : syntax.slice(attribute);
    if (object === undefined) return from('unknown', node);
    if (isRequest(object) && REQUEST_PARTS.has(method)) return from('request', node);
    if (PATH_READERS.has(method)) return read(object);
    if (MIXING_METHODS.has(method)) return inside([object, list]);
    if (/^a?invoke$|^batch$/.test(method) && isChain(object)) return from('model-output', node);
    return CARRYING_METHODS.has(method) && !isModule(object) ? inside([object]) : from('unknown', node);
  }

  /** `prompt | model | parser`, as LangChain writes what hands a question on to a model. */
  function isChain(object: number): boolean {
    const bindings = syntax.kind(object) === 'identifier' ? (resolver.meaning(object)?.bindings ?? []) : [];
    const value = bindings.length === 1 ? bindings[0]?.value : undefined;
    return value !== undefined && syntax.kind(value) === 'binary_operator' && syntax.slice(value).includes('|');
  }

  function stepLocalCall(node: number, definition: number, list: number): Step {
    if (nameOf(definition) === '__init__') return inside([list]);
    const scope = places.scopeOfDefinition(definition);
    const results = scope === undefined ? [] : places.results(scope);
    if (results.length === 0) return from('literal', node);
    return { origins: [], next: results.map((result) => ({ node: result, move: 'enter' as const })) };
  }

  /** What a file holds: what this program wrote into it, else whatever whoever names the file chose. */
  function read(node: number): Step {
    if (REMOTE.test(syntax.slice(node).slice(0, 40))) return from('network', node);
    const known = constants.valueOf(node);
    if (known !== undefined && typeof known.value === 'string' && REMOTE.test(`"${known.value.slice(0, 20)}`))
      return from('network', node);
    const written = files.writtenTo(node);
    if (written.length === 0)
      return { origins: [{ kind: 'file', at: node }], next: [{ node, move: 'inside', isRead: true }] };
    return join(
      written.map(({ call, kind, data }) =>
        kind === 'data'
          ? join([from('own-file', call), data === undefined ? from('unknown', call) : held([data])])
          : from(kind, call),
      ),
    );
  }

  return { step, read };
}
