import type { Node } from 'web-tree-sitter';
import type { ParseProblem } from '../document';
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
import { readScopes } from './read-scopes';
import { createResolver } from './resolve';
import { readRoutes } from './routes/routes';
import { listStrings } from './strings';
import { parseWithinBounds } from './parse-bounds';
import { emptySyntax, readSyntax, type Syntax } from './syntax';
import type {
  PythonAssignment,
  PythonCall,
  PythonDocument,
  PythonExpression,
  PythonRoute,
  PythonString,
} from './types';

/**
 * Reads Python. Never throws: what is not Python gives problems, and intact statements around it are read. Offsets are
 * UTF-16 code units. The syntax tree is freed before this returns, so there is nothing to dispose of.
 */
export function parsePython(text: string, { parser, readRows }: PythonGrammar): PythonDocument {
  const tree = parseWithinBounds(text, parser);
  if (tree === undefined) {
    const message = 'This is nested too deep, or too far from Python, to be read.';
    return createDocument(emptySyntax(text), [{ message, range: { start: 0, end: text.length } }]);
  }
  try {
    return createDocument(readSyntax(tree, text, readRows), findProblems(tree.rootNode));
  } finally {
    tree.delete();
  }
}

/** The first place that is not Python: one is enough to tell that the file is being typed. */
function findProblems(root: Node): readonly ParseProblem[] {
  let node: Node | null = root;
  while (node?.hasError === true) {
    if (node.isError || node.isMissing) {
      const range = { start: node.startIndex, end: node.endIndex };
      return [{ message: node.isMissing ? `Missing ${node.type}.` : 'This is not Python.', range }];
    }
    node = node.children.find((child) => child.hasError) ?? null;
  }
  return [];
}

function createDocument(syntax: Syntax, problems: readonly ParseProblem[]): PythonDocument {
  const { text } = syntax;
  const reading = readScopes(syntax);
  const { scopes, imports } = reading;
  const resolver = createResolver(syntax, scopes);
  const constants = createConstants(syntax, scopes, resolver);
  const expressions = new Map<number, PythonExpression>();
  const calls = new Map<number, PythonCall>();
  let functions: Functions | undefined;
  let flow: Flow | undefined;
  let assignments: readonly PythonAssignment[] | undefined;
  let strings: readonly PythonString[] | undefined;
  let routes: readonly PythonRoute[] | undefined;

  const model: Model = {
    syntax,
    scopes,
    resolver,
    constants,
    callNodes: reading.calls,
    get flow() {
      return (flow ??= createFlow(model));
    },
    expression: (node) => remember(expressions, node, () => createExpression(model, node)),
    call: (node) => remember(calls, node, () => createCall(model, node)),
    functionAround: (node) => readFunctions().around(node),
  };
  const readFunctions = (): Functions => (functions ??= createFunctions(model, reading.functions));
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
        target: model.expression(target),
        value: model.expression(value),
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
    routes: () => (routes ??= readRoutes(model, document)),
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
