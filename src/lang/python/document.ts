import { createCallIndex } from './call-index';
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

function createDocument({ syntax, reading, problems }: TextReading, foreign: ForeignNames | undefined): PythonDocument {
  const { text } = syntax;
  const { scopes, imports } = reading;
  const resolver = createResolver(syntax, scopes, foreign);
  const constants = createConstants(syntax, scopes, resolver, foreign);
  const expressions = new Map<number, PythonExpression>();
  const calls = new Map<number, PythonCall>();
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
  const index = createCallIndex(model);
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
      return (assignments ??= reading.assignments.map(({ target, value, node }) => ({
        get targetText() {
          return syntax.slice(target);
        },
        get target() {
          return model.expression(target);
        },
        get value() {
          return model.expression(value);
        },
        range: { start: syntax.start(node), end: syntax.end(node) },
      })));
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
