import { createBinder, lastName } from './bind';
import { readImport, type ImportStatement } from './imports';
import { findMutated } from './mutation';
import { firstParameter, isStaticMethod, readBase } from './names/heads';
import { givesCallable } from './names/makers';
import { readBlockRegion, readExpressionPlace } from './regions';
import {
  addBinding,
  createRegion,
  createScope,
  functionAround,
  outOfComprehensions,
  sortBindings,
  type Region,
  type Scope,
  type Scopes,
  type StarImport,
} from './scopes';
import type { Syntax } from './syntax';

interface Frame {
  readonly after: number;
  readonly scope: Scope;
  readonly region: Region;
  /** Where both stand in the list of entries. */
  readonly entry: number;
}

const COMPREHENSIONS = new Set([
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
]);
const REFERENCES = new Set(['identifier', 'attribute', 'lambda', 'conditional_expression']);

/** What one pass over the nodes finds, beside the scopes: the nodes of the kinds that documents list. */
export interface Reading {
  readonly scopes: Scopes;
  readonly imports: readonly ImportStatement[];
  readonly calls: readonly number[];
  readonly functions: readonly number[];
  readonly strings: readonly number[];
  /** Assignments with a value: `target`, `value`, and the whole. */
  readonly assignments: readonly { readonly target: number; readonly value: number; readonly node: number }[];
  readonly errors: readonly number[];
}

/** Reads who sees what in one pass over all nodes, without recursion. */
export function readScopes(syntax: Syntax): Reading {
  const { text, count } = syntax;
  const rootRegion = createRegion('root', 0, text.length, undefined);
  const module = createScope('module', undefined, undefined);
  const binder = createBinder(syntax);
  const aliases = new Set<string>();
  const classes: Scope[] = [];
  const stars: StarImport[] = [];
  /** Scopes in which an assignment expression binds: it may take effect before what is around it. */
  const unsorted = new Set<Scope>();
  /**
   * The place of a node's scope and region in the list of entries. Before a node is reached: that of the scope or region that
   * starts with it, known when its parent is read; 0 where none does.
   */
  const entryOf = new Int32Array(count);
  const entries: { readonly scope: Scope; readonly region: Region }[] = [{ scope: module, region: rootRegion }];
  const imports: ImportStatement[] = [];
  const calls: number[] = [];
  const functions: number[] = [];
  const strings: number[] = [];
  const assignments: { target: number; value: number; node: number }[] = [];
  const errors: number[] = [];
  const chainEnds = new Map<number, number>();
  const root: Frame = { after: count, scope: module, region: rootRegion, entry: 0 };
  const frames: Frame[] = [root];
  let top = root;
  const current = (): Frame => top;

  const setEntry = (node: number, scope: Scope, region: Region): void => {
    entryOf[node] = entries.push({ scope, region }) - 1;
  };
  const enter = (node: number, entry: number, scope: Scope, region: Region): void => {
    top = { after: syntax.after(node), scope, region, entry };
    frames.push(top);
  };
  /** For what lies within a node, itself left out. */
  const enterWithin = (node: number, scope: Scope, region: Region): void => {
    enter(node, entries.push({ scope, region }) - 1, scope, region);
  };
  const rootOf = (node: number): Region => createRegion('root', syntax.start(node), syntax.end(node), undefined);
  const loopOf = (node: number, parent: Region): Region =>
    createRegion('loop', syntax.start(node), syntax.end(node), parent);

  function enterFunction(node: number): void {
    const { scope, region } = current();
    const parts = syntax.children(node);
    const name = parts.find((part) => syntax.kind(part) === 'identifier');
    const parameters = parts.find((part) => syntax.kind(part) === 'parameters');
    const body = parts.find((part) => syntax.kind(part) === 'block');
    functions.push(node);
    if (name !== undefined)
      addBinding(scope, syntax.slice(name), { kind: 'definition', effect: syntax.end(node), region, definition: node });
    const selfName =
      scope.kind === 'class' && parameters !== undefined ? firstParameter(syntax, parameters) : undefined;
    const isStatic = selfName !== undefined && isStaticMethod(syntax, node);
    const self = selfName !== undefined && !isStatic ? { name: selfName, owner: scope } : scope.self;
    const own = createScope('function', scope, region, self);
    const ownRegion = body === undefined ? region : rootOf(body);
    if (parameters !== undefined) bindParameters(parameters, own, ownRegion, selfName !== undefined && !isStatic);
    if (body !== undefined) setEntry(body, own, ownRegion);
  }

  function bindParameters(list: number, scope: Scope, region: Region, hasSelf: boolean): void {
    for (const [index, parameter] of syntax.children(list).entries()) {
      const kind = syntax.kind(parameter);
      const parts = kind === 'identifier' ? [parameter] : syntax.children(parameter);
      const [target] = parts;
      if (target === undefined) continue;
      if (index === 0 && hasSelf && scope.self !== undefined) {
        const { name, owner } = scope.self;
        addBinding(scope, name, { kind: 'self', effect: -1, region, owner, definition: syntax.parent(list) });
      } else if (syntax.kind(target) === 'identifier' && !kind.endsWith('splat_pattern')) {
        const annotation = parts.find((part) => syntax.kind(part) === 'type');
        const type = annotation === undefined ? {} : { annotation };
        addBinding(scope, syntax.slice(target), { kind: 'parameter', effect: -1, region, ...type });
      } else binder.bindTarget(target, scope, region, { kind: 'unknown', effect: -1 });
    }
  }

  function enterClass(node: number): void {
    const { scope, region } = current();
    const parts = syntax.children(node);
    const body = parts.find((part) => syntax.kind(part) === 'block');
    const [name] = parts;
    const bases = parts.find((part) => syntax.kind(part) === 'argument_list');
    const own = createScope('class', scope, region, undefined, {
      bases: bases === undefined ? [] : syntax.children(bases).map((base) => readBase(syntax, base)),
      name: name === undefined ? undefined : syntax.slice(name),
      isDecorated: syntax.kind(syntax.parent(node)) === 'decorated_definition',
      node,
      attributeTypes: new Map(),
    });
    classes.push(own);
    if (name !== undefined) {
      const effect = syntax.end(node);
      addBinding(scope, syntax.slice(name), { kind: 'definition', effect, region, owner: own, definition: node });
    }
    if (body !== undefined) setEntry(body, own, rootOf(body));
  }

  function enterLambda(node: number): void {
    const { scope, region } = current();
    const parts = syntax.children(node);
    const body = parts.at(-1);
    if (body === undefined) return;
    const own = createScope('lambda', scope, region, scope.self);
    const ownRegion = rootOf(body);
    const parameters = parts.find((part) => syntax.kind(part) === 'lambda_parameters');
    if (parameters !== undefined) bindParameters(parameters, own, ownRegion, false);
    setEntry(body, own, ownRegion);
  }

  function enterComprehension(node: number): void {
    const { scope, region } = current();
    const kind = syntax.kind(node) === 'generator_expression' ? 'generator' : 'comprehension';
    const ownRegion = loopOf(node, region);
    const own = createScope(kind, scope, ownRegion, scope.self);
    enterWithin(node, own, ownRegion);
    const clauses = syntax.children(node).filter((part) => syntax.kind(part) === 'for_in_clause');
    for (const [index, clause] of clauses.entries()) {
      const [target, source] = syntax.children(clause);
      if (target !== undefined) binder.bindTarget(target, own, ownRegion, { kind: 'unknown', effect: -1 });
      // The first source is evaluated outside, where the names of the comprehension do not count.
      if (index === 0 && source !== undefined) setEntry(source, scope, region);
    }
  }

  function readAssignment(node: number): void {
    const { scope, region } = current();
    const [target, second, third] = syntax.children(node);
    if (target === undefined || second === undefined) return;
    const annotation = syntax.kind(second) === 'type' ? second : undefined;
    const right = annotation === undefined ? second : third;
    const effect = syntax.end(node);
    const type = annotation === undefined ? {} : { annotation };
    if (right === undefined) {
      binder.bindTarget(target, scope, region, { kind: 'declaration', effect, ...type });
      return;
    }
    const value = chainEnd(right);
    binder.bindTarget(target, scope, region, { kind: 'value', effect, value, ...type });
    noteAlias(target, value);
    assignments.push({ target, value, node });
  }

  /** The value at the end of `a = b = value`, walked once for the whole chain. */
  function chainEnd(right: number): number {
    if (syntax.kind(right) !== 'assignment') return right;
    const known = chainEnds.get(right);
    if (known !== undefined) return known;
    const passed: number[] = [];
    let value = right;
    while (syntax.kind(value) === 'assignment') {
      const next = syntax.children(value).at(-1);
      if (next === undefined) break;
      passed.push(value);
      value = next;
    }
    for (const link of passed) {
      const next = syntax.children(link).at(-1);
      if (next !== undefined) chainEnds.set(next, value);
    }
    return value;
  }

  function noteAlias(target: number, value: number): void {
    const kind = syntax.kind(target);
    if (kind === 'identifier' || kind === 'attribute') {
      if (REFERENCES.has(syntax.kind(value)) || givesCallable(syntax, value)) aliases.add(lastName(syntax, target));
    } else if (kind !== 'subscript') for (const part of syntax.children(target)) aliases.add(lastName(syntax, part));
  }

  function readAsPattern(node: number): void {
    const { scope, region } = current();
    const [value, target] = syntax.children(node);
    if (value === undefined || target === undefined) return;
    if (syntax.kind(target) === 'identifier') {
      // `case Point() as name`: elsewhere the target has a node of its own.
      bindUnknown(target, syntax.end(target));
      return;
    }
    const isContext = syntax.kind(syntax.parent(node)) === 'with_item';
    const effect = syntax.end(node);
    binder.bindTarget(
      target,
      scope,
      region,
      isContext ? { kind: 'context', effect, value } : { kind: 'unknown', effect },
    );
  }

  function bindUnknown(target: number | undefined, effect: number): void {
    const { scope, region } = current();
    if (target !== undefined) binder.bindTarget(target, scope, region, { kind: 'unknown', effect });
  }

  function readDeclaration(node: number, isGlobal: boolean): void {
    const { scope } = current();
    if (scope.kind !== 'function' && scope.kind !== 'class') return;
    for (const part of syntax.children(node)) {
      const name = syntax.slice(part);
      scope.declared.set(name, isGlobal ? module : (functionAround(scope.parent) ?? module));
    }
  }

  function readImportStatement(node: number): void {
    const { scope, region } = current();
    const statement = readImport(syntax, node);
    imports.push(statement);
    const effect = syntax.end(node);
    if (statement.isStar && scope === module) stars.push({ module: statement.from ?? '', effect, region });
    for (const { name, qualifiedName, hasAlias } of statement.names) {
      addBinding(scope, name, { kind: 'import', effect, region, qualifiedName });
      if (hasAlias) aliases.add(name);
    }
  }

  function readCall(node: number): void {
    calls.push(node);
    const callee = syntax.child(node, 0);
    // Both are of seven characters: to look at more of each call would take longer than the rest of this.
    if (callee === undefined || syntax.end(callee) - syntax.start(callee) !== 7) return;
    if (syntax.kind(callee) === 'identifier' && /^(?:set|del)attr$/.test(syntax.slice(callee)))
      noteNamedAttribute(node);
  }

  /** `setattr(model, "name", value)`. */
  function noteNamedAttribute(node: number): void {
    const list = syntax.children(node)[1];
    const name = list === undefined ? undefined : syntax.children(list)[1];
    const literal = name === undefined ? undefined : /^(["'])(\w+)\1$/.exec(syntax.slice(name))?.[2];
    binder.noteAttribute(literal ?? '*');
  }

  function enterBlock(node: number): void {
    if (entryOf[node] !== 0) return;
    const { scope, region } = current();
    const own = readBlockRegion(syntax, node, region);
    if (own !== undefined) enterWithin(node, scope, own);
  }

  function enterLoop(node: number): void {
    const { scope, region } = current();
    enterWithin(node, scope, loopOf(node, region));
    if (syntax.kind(node) !== 'for_statement') return;
    const [target, source] = syntax.children(node);
    // Whatever the name was before, behind the loop it may be one of the items.
    if (target !== undefined && source !== undefined) {
      binder.bindTarget(target, scope, region, { kind: 'unknown', effect: syntax.end(source) });
    }
  }

  function readPatternName(node: number): void {
    const parent = syntax.kind(syntax.parent(node));
    if (parent === 'splat_pattern') {
      bindUnknown(node, syntax.end(node));
    } else if (syntax.kind(node) === 'dotted_name' && (parent === 'case_pattern' || parent === 'keyword_pattern')) {
      const parts = syntax.children(node);
      if (parts.length === 1) bindUnknown(parts[0], syntax.end(node));
    }
  }

  const handlers: Readonly<Record<string, (node: number) => void>> = {
    function_definition: enterFunction,
    class_definition: enterClass,
    lambda: enterLambda,
    assignment: readAssignment,
    as_pattern: readAsPattern,
    import_statement: readImportStatement,
    import_from_statement: readImportStatement,
    future_import_statement: readImportStatement,
    call: readCall,
    block: enterBlock,
    for_statement: enterLoop,
    while_statement: enterLoop,
    string: (node) => strings.push(node),
    ERROR: (node) => errors.push(node),
    global_statement: (node) => {
      readDeclaration(node, true);
    },
    nonlocal_statement: (node) => {
      readDeclaration(node, false);
    },
    augmented_assignment(node) {
      const [target] = syntax.children(node);
      if (target !== undefined && syntax.kind(target) !== 'subscript') binder.noteMutated(lastName(syntax, target));
      bindUnknown(target, syntax.end(node));
    },
    named_expression(node) {
      const { scope, region } = current();
      const [target, value] = syntax.children(node);
      if (target === undefined || value === undefined) return;
      // A comprehension hands the name on to the scope around it.
      const holder = outOfComprehensions(scope);
      unsorted.add(holder);
      const { effect, ...place } = readExpressionPlace(syntax, node, region);
      binder.bindTarget(target, holder, place.region, { kind: 'value', effect, value });
    },
    delete_statement(node) {
      for (const part of syntax.children(node)) bindUnknown(part, syntax.end(node));
    },
    type_alias_statement(node) {
      const [type] = syntax.children(node);
      bindUnknown(type === undefined ? undefined : syntax.children(type)[0], syntax.end(node));
    },
    except_clause(node) {
      const parts = syntax.children(node).filter((part) => syntax.kind(part) !== 'block');
      if (parts.length === 2) bindUnknown(parts[1], syntax.end(parts[1] ?? node));
    },
    splat_pattern(node) {
      for (const part of syntax.children(node)) readPatternName(part);
    },
    dotted_name: readPatternName,
  };
  for (const kind of COMPREHENSIONS) Object.assign(handlers, { [kind]: enterComprehension });
  const table = syntax.kindNames.map((name) => (name === undefined ? undefined : handlers[name]));

  for (let node = 0; node < count; node++) {
    while (top !== root && top.after <= node) {
      frames.pop();
      top = frames.at(-1) ?? root;
    }
    const own = entryOf[node] ?? 0;
    const entry = own === 0 ? undefined : entries[own];
    if (entry !== undefined) enter(node, own, entry.scope, entry.region);
    const place = top.entry;
    table[syntax.kindNumber(node)]?.(node);
    entryOf[node] = place;
  }
  for (const scope of unsorted) sortBindings(scope);
  return {
    imports,
    calls,
    functions,
    strings,
    assignments,
    errors,
    scopes: {
      module,
      classes,
      stars,
      foreign: binder.foreign,
      mutated: findMutated(syntax, binder.mutated),
      aliases,
      scopeOf: (node) => entries[entryOf[node] ?? 0]?.scope ?? module,
      regionOf: (node) => entries[entryOf[node] ?? 0]?.region ?? rootRegion,
    },
  };
}
