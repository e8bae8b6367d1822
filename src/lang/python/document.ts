import type { Range } from '../../core/range';
import { createCallIndex, groupByMethod } from './call-index';
import { createCall } from './calls';
import { createConstants } from './constants';
import { createExpression } from './expression';
import { createFlow, type Flow } from './flow/origins';
import { createFunctions, type Functions } from './functions';
import { createImportEditor } from './import-edit';
import { importedModules } from './imports';
import type { PythonGrammar } from './grammar';
import type { Model } from './model';
import { summarizeModule } from './modules/summary';
import type { ModuleSummary } from './modules/types';
import type { Reading } from './read-scopes';
import { readText, type PythonMemory, type TextReading } from './reading';
import { createResolver } from './resolve';
import { createRoutes, type Routes } from './routes/routes';
import { listStrings } from './strings';
import type {
  ForeignNames,
  PythonAssignment,
  PythonCall,
  PythonDocument,
  PythonExpression,
  PythonString,
} from './types';

export interface ParseOptions {
  /** What is known of other modules; without it names and values end where the file does. */
  readonly foreign?: ForeignNames | undefined;
  /** What was kept of the last reading, for a text that is being edited. Whoever made it disposes it. */
  readonly memory?: PythonMemory | undefined;
}

/**
 * Reads Python. Never throws: what is not Python gives problems, and intact statements around it are read. Offsets are
 * UTF-16 code units. Without a memory the syntax tree is freed before this returns: there is nothing to dispose of.
 */
export function parsePython(
  text: string,
  grammar: PythonGrammar,
  { foreign, memory }: ParseOptions = {},
): PythonDocument {
  return createDocument(memory?.read(text, grammar) ?? readText(text, grammar), foreign);
}

/** A class, as expressions are (expression.ts). */
class Assignment implements PythonAssignment {
  private readonly model: Model;
  private readonly nodes: Reading['assignments'][number];

  constructor(model: Model, nodes: Reading['assignments'][number]) {
    this.model = model;
    this.nodes = nodes;
  }

  get targetText(): string {
    return this.model.syntax.slice(this.nodes.target);
  }

  get target(): PythonExpression {
    return this.model.expression(this.nodes.target);
  }

  get value(): PythonExpression {
    return this.model.expression(this.nodes.value);
  }

  get range(): Range {
    const { syntax } = this.model;
    return { start: syntax.start(this.nodes.node), end: syntax.end(this.nodes.node) };
  }
}

function createDocument({ syntax, reading, problems }: TextReading, foreign: ForeignNames | undefined): PythonDocument {
  const { text } = syntax;
  const { scopes, imports } = reading;
  const resolver = createResolver(syntax, scopes, foreign);
  const constants = createConstants(syntax, scopes, resolver, foreign);
  const expressions = new Map<number, PythonExpression>();
  const calls = new Map<number, PythonCall>();
  let callsByMethod: ReadonlyMap<string, readonly number[]> | undefined;
  let functions: Functions | undefined;
  let flow: Flow | undefined;
  let assignments: readonly PythonAssignment[] | undefined;
  let strings: readonly PythonString[] | undefined;
  let routes: Routes | undefined;
  let summary: ModuleSummary | undefined;

  const model: Model = {
    syntax,
    scopes,
    resolver,
    constants,
    foreign,
    callNodes: reading.calls,
    callNodesNamed: (method) => (callsByMethod ??= groupByMethod(syntax, reading.calls)).get(method) ?? [],
    get flow() {
      return (flow ??= createFlow(model));
    },
    expression: (node) => remember(expressions, node, () => createExpression(model, node)),
    call: (node) => remember(calls, node, () => createCall(model, node)),
    functionAround: (node) => readFunctions().around(node),
    answersRequests: (nameNode) => readRoutes().isHandler(syntax.start(nameNode)),
  };
  const readFunctions = (): Functions => (functions ??= createFunctions(model, reading.functions));
  const readRoutes = (): Routes => (routes ??= createRoutes(model, document));
  const index = createCallIndex(model, imports);
  const modules = importedModules(imports);
  const importEdit = createImportEditor(syntax, scopes, imports);

  const document: PythonDocument = {
    language: 'python',
    text,
    problems,
    imports: imports.flatMap(({ names }) =>
      names.map(({ name, qualifiedName, range }) => ({ name, qualifiedName, range })),
    ),
    get functions() {
      return readFunctions().all;
    },
    get strings() {
      return (strings ??= listStrings(model, reading.strings));
    },
    get assignments() {
      return (assignments ??= reading.assignments.map((nodes) => new Assignment(model, nodes)));
    },
    calls: (...names) => index.byName(names).map((node) => model.call(node)),
    callsNamed: (...methods) => index.byMethod(methods).map((node) => model.call(node)),
    importsModule: (module) => {
      if (modules.has(module)) return true;
      const prefix = `${module}.`;
      return [...modules].some((name) => name.startsWith(prefix));
    },
    importEdit,
    routes: () => readRoutes().all(),
    summary: () => (summary ??= summarizeModule(model, document, reading)),
  };
  return document;
}

function remember<T>(known: Map<number, T>, node: number, create: () => T): T {
  const found = known.get(node);
  if (found !== undefined) return found;
  const created = create();
  known.set(node, created);
  return created;
}
