import { defineRule, type FixProposal } from '../../engine/rule';
import type { Origin, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, originName, showPath } from '../shared/origin-tier';
import { toolSinks } from './shared/agent-tools';
import { CODE_WORDS, codeSinks, isFrame, mayRunCode, type Sink } from './shared/sinks';

/** Those who run the program choose these, and could run anything anyway. */
const OWN = new Set(['user-input', 'environment', 'own-file']);
/** `exec(open("package/version.py").read())` of installers, which read what they install. */
const OWN_VERSION = /(?:version|about|__init__)\w*\.py/;
/** Methods of series and frames that call a function with each value. */
const MAPPERS = ['apply', 'map', 'applymap', 'transform', 'map_elements'];

export default defineRule({
  id: 'dynamic-code-execution',
  meta: {
    summary: 'Text that is put together or read from elsewhere is run as Python',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [95],
    atlas: ['AML.T0050'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B307', 'B102'], ruff: ['S307', 'S102'] },
  },
  messages: {
    remote:
      '`{callee}` runs text that comes from {origin} as Python, so whoever can change it takes over this machine. Read it as data (`json.loads`, `ast.literal_eval`), or keep the code in this project.',
    read: '`{callee}` runs this text as Python, and whoever writes it can run anything here. Where it holds a plain value (a list, a number), read it with `ast.literal_eval`; a formula belongs into a parser.',
    built:
      '`{callee}` runs text with values in it as Python, so whoever chooses these can run anything here. Look the name up in a dictionary or with `getattr`, and call what you find.',
    column:
      '`eval` runs each cell of this column as Python, so one cell of a file from elsewhere is enough to take over this machine. `ast.literal_eval` reads lists, numbers and text to the same result.',
    own: '`{callee}` runs what is typed in or stands in a file of this machine as Python. Read a plain value with `ast.literal_eval`, and import code instead.',
    frame:
      '`{callee}` runs this text as an expression, which can reach functions of Python, so a value from elsewhere in it does more than to filter. Hand values over by name: `df.query("age > @limit")`.',
    module:
      '`{callee}` runs the module that is named here, so whoever chooses the name chooses the code. Compare it with a list of the modules that you expect.',
  },
  triggers: [...CODE_WORDS, 'apply(eval', 'map(eval', 'converters eval'],
  confirm: mayRunCode,
  check: {
    python(document, report) {
      const sinks = codeSinks(document);
      const ofTools = new Set(toolSinks(document));
      for (const sink of sinks) {
        const { call, text } = sink;
        if (ofTools.has(call) || isNested(sink, sinks) || isTree(sink) || text.value() !== undefined) continue;
        const origins = text.origins('code');
        // What a request sends, and what a model answers, are hazards with rules of their own.
        if (origins.some(({ kind }) => kind === 'request' || kind === 'model-output')) continue;
        const others = origins.filter(({ kind }) => kind !== 'literal');
        const remote = findOrigin(others);
        const message = isCellOfNotebook(sink, document) ? 'own' : judge(sink, origins, others);
        if (message === undefined) continue;
        const at = call.range;
        const data = { callee: call.callee.text };
        const related = showPath(remote ?? others[0], at);
        const fix = message === 'built' || origins.length !== others.length ? undefined : readLiteral(call);
        if (message === 'remote')
          report({ at, message, data: { ...data, origin: originName(remote?.kind ?? 'network') }, fix, related });
        else if (message === 'read' || message === 'built')
          report({ at, message, severity: 'warning', data, fix, related });
        else report({ at, message, severity: 'info', data, fix, related });
      }
      for (const value of mappedEvals(document)) {
        const fix = replaceEval(value);
        report({ at: value.range, message: 'column', severity: 'warning', fix });
      }
    },
  },
});

function judge({ call, text }: Sink, origins: readonly Origin[], others: readonly Origin[]) {
  if (others.length === 0) return undefined;
  const isImport = call.name === '__import__' || call.name === 'importlib.import_module';
  if (findOrigin(others) !== undefined) return 'remote';
  // Plug-ins are imported by name everywhere, and `import_module` is what is right to do so.
  if (isImport) return call.name === '__import__' && !others.every(({ kind }) => OWN.has(kind)) ? 'module' : undefined;
  if (call.receiver !== undefined && call.name !== 'pandas.eval' && isFrame(call.receiver)) return 'frame';
  if (call.name === 'exec' && OWN_VERSION.test(text.text)) return undefined;
  const isScript = call.name !== 'eval' && others.every(({ kind }) => kind === 'file' || OWN.has(kind));
  if (isScript || others.every(({ kind }) => OWN.has(kind))) return 'own';
  return origins.length === others.length ? 'read' : 'built';
}

/** Cells of another notebook of the project, which `exec` imports as code. */
function isCellOfNotebook({ call, text }: Sink, document: PythonDocument): boolean {
  return call.name === 'exec' && document.importsModule('nbformat') && /^cell(?:_code|\.source)$/.test(text.text);
}

/** `exec(compile(text, …))` is one place. */
function isNested({ call }: Sink, sinks: readonly Sink[]): boolean {
  return sinks.some(({ text }) => text.range.start <= call.range.start && call.range.end <= text.range.end);
}

/** A tree of Python's own compiler, which a program has looked at or made. */
function isTree({ call, text }: Sink): boolean {
  return (
    call.name === 'compile' &&
    (/\b(?:tree|node|module|ast)\w*$/i.test(text.text) || text.originCall()?.name?.startsWith('ast.') === true)
  );
}

/** `eval` itself, where something calls it with each value of a column. */
function mappedEvals(document: PythonDocument): readonly PythonExpression[] {
  const handed = document
    .callsNamed(...MAPPERS)
    .flatMap((call) => (call.argument('func', 0) ?? call.argument('arg'))?.value ?? []);
  const converted = document.calls('pandas.read_csv', 'pandas.read_table', 'pandas.read_excel').flatMap((call) => {
    const converters = call.argument('converters')?.value;
    const keys = [...(converters?.text.matchAll(/["']([^"']{1,200})["']\s*:\s*eval\b/g) ?? [])];
    return keys.flatMap((key) => converters?.entry(key[1] ?? '') ?? []);
  });
  return [...handed, ...converted].filter((value) => value.qualifiedName() === 'eval');
}

/** `eval(text)` → `ast.literal_eval(text)`, where it is given nothing else. */
function readLiteral(call: PythonCall): FixProposal | undefined {
  return call.name === 'eval' && call.arguments.length === 1 && !call.hasUnknownArguments
    ? replaceEval(call.callee)
    : undefined;
}

function replaceEval({ range, text }: PythonExpression): FixProposal | undefined {
  if (text !== 'eval') return undefined;
  const edits = [{ range, text: 'ast.literal_eval' }];
  return { title: 'Use ast.literal_eval', safety: 'unsafe', edits, imports: [{ module: 'ast' }] };
}
