import type { Edit } from '../../core/fix';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { findDoubt, findOrigin, originName, showPath, tierOf } from '../shared/origin-tier';

const FULL = new Set(['yaml.FullLoader', 'yaml.CFullLoader', 'yaml.loader.FullLoader']);
const UNSAFE = new Set([
  'yaml.Loader',
  'yaml.CLoader',
  'yaml.UnsafeLoader',
  'yaml.CUnsafeLoader',
  'yaml.loader.Loader',
  'yaml.loader.UnsafeLoader',
]);
/** Functions that take no loader, and the safe one of the same shape. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'yaml.load': 'safe_load',
  'yaml.load_all': 'safe_load_all',
  'yaml.unsafe_load': 'safe_load',
  'yaml.unsafe_load_all': 'safe_load_all',
  'yaml.full_load': 'safe_load',
  'yaml.full_load_all': 'safe_load_all',
};
const TAKES_LOADER = new Set(['yaml.load', 'yaml.load_all']);

export default defineRule({
  id: 'yaml-unsafe-load',
  meta: {
    summary: 'YAML is loaded in a way that can create any Python object',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B506'], ruff: ['S506'] },
  },
  messages: {
    unsafe:
      '`{loader}` can run commands that a YAML file names, so whoever can edit the file can run code here. `yaml.safe_load` reads plain data to the same result.',
    remote:
      'This YAML comes from {origin}, and `{loader}` runs commands that it names, so whoever sends it runs code here. Use `yaml.safe_load`.',
    missing:
      '`{callee}` without a `Loader` can run code from the file in old PyYAML and is an error since PyYAML 6. Use `yaml.safe_load`.',
    full: '`{loader}` still builds Python objects that a YAML file names; older releases ran code that way. `yaml.safe_load` reads plain data to the same result.',
  },
  triggers: ['yaml.load', 'yaml.unsafe_load', 'yaml.full_load', 'ruamel.YAML'],
  check: {
    python(document, report) {
      for (const call of document.calls(...Object.keys(FUNCTIONS))) {
        const callee = call.callee.text;
        const fix = callSafe(call);
        const origins = call.argument('stream', 0)?.value.origins('load') ?? [];
        const severity = tierOf(origins) === 'local' ? 'info' : 'warning';
        const remote = findOrigin(origins);
        const related = showPath(findDoubt(origins), call.range);
        const reportUnsafe = (loader: string): void => {
          if (remote === undefined)
            report({ at: call.range, message: 'unsafe', severity, data: { loader }, fix, related });
          else {
            const data = { loader, origin: originName(remote.kind) };
            report({ at: call.range, message: 'remote', data, fix, related });
          }
        };
        if (!TAKES_LOADER.has(call.name ?? '')) {
          if (call.method.startsWith('unsafe')) reportUnsafe(callee);
          else report({ at: call.range, message: 'full', severity: 'info', data: { loader: callee }, fix });
          continue;
        }
        const loader = call.argument('Loader', 1);
        if (loader === undefined) {
          if (!call.hasUnknownArguments)
            report({ at: call.range, message: 'missing', severity, data: { callee }, fix, related });
          continue;
        }
        const name = loader.value.qualifiedName() ?? '';
        if (UNSAFE.has(name)) reportUnsafe(loader.value.text);
        else if (FULL.has(name))
          report({ at: call.range, message: 'full', severity: 'info', data: { loader: loader.value.text }, fix });
      }
      for (const call of document.calls('ruamel.yaml.YAML')) {
        const type = call.argument('typ', 1);
        const literal = type?.value.stringValue();
        if (type === undefined || literal?.value !== 'unsafe') continue;
        const fix: FixProposal | undefined =
          type.value.kind === 'string'
            ? { title: 'Use typ="safe"', safety: 'unsafe', edits: [{ range: type.value.range, text: '"safe"' }] }
            : undefined;
        report({ at: call.range, message: 'unsafe', severity: 'warning', data: { loader: 'typ="unsafe"' }, fix });
      }
    },
  },
});

/** `yaml.load(text, Loader=…)` → `yaml.safe_load(text)`, as the file writes the module's name. */
function callSafe(call: PythonCall): FixProposal | undefined {
  const name = FUNCTIONS[call.name ?? ''];
  if (name === undefined || call.hasUnknownArguments) return undefined;
  const edits: Edit[] = [];
  const { receiver, callee } = call;
  const calleeStart = receiver === undefined ? callee.range.start : callee.range.end - call.method.length;
  edits.push({ range: { start: calleeStart, end: callee.range.end }, text: name });
  const loader = TAKES_LOADER.has(call.name ?? '') ? call.argument('Loader', 1) : undefined;
  if (loader !== undefined) edits.push(call.removeArgument(loader));
  return {
    title: `Use ${receiver === undefined ? '' : 'yaml.'}${name}`,
    safety: 'unsafe',
    edits,
    ...(receiver === undefined ? { imports: [{ module: 'yaml', name }] } : {}),
  };
}
