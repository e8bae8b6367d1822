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
  ...['Loader', 'UnsafeLoader', 'FullLoader'].flatMap((name) => [`ruamel.yaml.${name}`, `ruamel.yaml.loader.${name}`]),
]);
/** Functions that take no loader, and the safe one of the same shape. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'yaml.load': 'safe_load',
  'yaml.load_all': 'safe_load_all',
  'yaml.unsafe_load': 'safe_load',
  'yaml.unsafe_load_all': 'safe_load_all',
  'yaml.full_load': 'safe_load',
  'yaml.full_load_all': 'safe_load_all',
  'ruamel.yaml.load': 'safe_load',
  'ruamel.yaml.load_all': 'safe_load_all',
  'ruamel.yaml.unsafe_load': 'safe_load',
};
/** What calls the function that a configuration names in `_target_`. */
const INSTANTIATORS = ['instantiate', 'call', 'get_class', 'get_method', 'get_object'].map(
  (name) => `hydra.utils.${name}`,
);
const TAKES_LOADER = new Set(['yaml.load', 'yaml.load_all', 'ruamel.yaml.load', 'ruamel.yaml.load_all']);

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
    target:
      'This configuration comes from {origin}, and `{callee}` calls whatever function it names in `_target_`, so whoever sends it runs code here. Choose from a list of the classes that you expect.',
  },
  triggers: ['yaml.load', 'yaml.unsafe_load', 'yaml.full_load', 'ruamel.YAML', 'ruamel.load', 'hydra.utils'],
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
        const base = baseOf(document.text, loader.value.text);
        if (UNSAFE.has(name) || UNSAFE.has(base)) reportUnsafe(loader.value.text);
        else if (FULL.has(name))
          report({ at: call.range, message: 'full', severity: 'info', data: { loader: loader.value.text }, fix });
      }
      for (const call of document.calls(...INSTANTIATORS)) {
        const config = (call.argument('config', 0) ?? call.arguments[0])?.value;
        const maker = config?.originCall();
        const source = maker?.name === 'omegaconf.OmegaConf.create' ? maker.arguments[0]?.value : config;
        const origin = source && findOrigin(source.origins('load'));
        if (origin === undefined) continue;
        const data = { callee: call.callee.text, origin: originName(origin.kind) };
        report({ at: call.range, message: 'target', data, related: showPath(origin, call.range) });
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

/** What a loader class of the file is made from: `class Loader(yaml.UnsafeLoader):`. */
function baseOf(text: string, name: string): string {
  if (!/^\w+$/.test(name)) return '';
  const base = new RegExp(`^class ${name}\\(((?:yaml\\.)?\\w+)\\):`, 'm').exec(text)?.[1];
  return base === undefined ? '' : `yaml.${base.replace(/^yaml\./, '')}`;
}

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
