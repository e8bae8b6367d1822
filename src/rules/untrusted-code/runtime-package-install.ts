import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

const PROCESS_CALLS = [
  ...['run', 'Popen', 'call', 'check_call', 'check_output', 'getoutput', 'getstatusoutput'].map(
    (name) => `subprocess.${name}`,
  ),
  ...['os.system', 'os.popen', 'IPython.get_ipython().system', 'IPython.get_ipython().getoutput'],
  ...['asyncio.create_subprocess_shell', 'asyncio.create_subprocess_exec'],
];
const PIP_CALLS = ['pip.main', 'pip._internal.main', 'pip._internal.cli.main.main', 'pip._internal.main.main'];
/** `pip install`, in one text or as two words; also `conda install` and `uv pip install`. */
const INSTALL = /\b(?:pip[\d.]*|conda|mamba)["']?[\s,]{1,20}["']?install\b/;
const INSTALL_MODULE = /^\s*\[\s*["']install["']/;
/** What fixes the versions: a list with hashes or constraints, this project itself, a wheel that is here. */
const FIXING =
  /(?:^|[\s"',])(?:-r|-c|--requirement|--constraint|--require-hashes|-e|--editable|\.{1,2}[/"'\s\],]|[\w./{}-]{1,200}\.whl)/;
const PINNED = /===?\s*\d[^*]*$|@\s*(?:https?:|file:)\S*#sha256=|^git\+\S*@[0-9a-f]{40}/i;
/** Lists of packages that something installs when a task or a container starts, by keyword and what takes it. */
const LISTS: Readonly<Record<string, RegExp>> = {
  packages_to_install:
    /^(?:kfp|kubeflow)\b|\.(?:component|container_component|create_component_from_func|func_to_container_op)$/,
  requirements: /^airflow\b.*(?:Virtualenv\w*|virtualenv)$|\.virtualenv$/,
  pip_packages: /^azureml\b|CondaDependencies\.create$/,
};
const MAKERS = [
  ...['component', 'create_component_from_func', 'func_to_container_op', 'PythonVirtualenvOperator', 'virtualenv'],
  ...['CondaDependencies', 'create'],
];
/** What installs packages is brought up to date all the time. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel', 'uv']);
/** A closer look: `install` and `subprocess` stand together in many files that install nothing. */
const MENTIONS =
  /\b(?:pip[\d.]*|conda|mamba)["']?[\s,]{1,20}["']?install\b|pip\.main|pip\._internal|packages_to_install|runtime_env|virtualenv|pip_packages/;
const SHOWN = 5;

export default defineRule({
  id: 'runtime-package-install',
  meta: {
    summary: 'A program installs packages while it runs',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0010.001'],
    stages: ['development', 'deployment'],
  },
  messages: {
    open: 'This program installs packages while it runs, in whatever version is there then: whoever takes a package over runs code here, and no scan has seen it. Install them when the image is built, with fixed versions.',
    pinned:
      'This program installs packages while it runs, so it needs the network and may change what other programs use. Install them when the image is built.',
    handed:
      'This program installs whatever package it is told to, and installing runs code of that package. Compare the name with a list, or install what is needed when the image is built.',
    list: '{names} installed anew whenever this runs, in whatever version is there then: whoever takes the package over runs code here. Write `name==version`, or put it into the image.',
  },
  triggers: [
    ...['subprocess install', 'os.system install', 'popen install', 'pip.main', 'pip._internal', 'get_ipython install'],
    ...['create_subprocess install', 'runtime_env', 'packages_to_install', 'virtualenv requirements', 'pip_packages'],
  ],
  confirm: (text) => MENTIONS.test(text),
  check: {
    python(document, report, context) {
      for (const call of [...document.calls(...PROCESS_CALLS), ...document.calls(...PIP_CALLS)]) {
        const state = installState(document, call);
        if (state === undefined) continue;
        const isMild = context.isNotebook || state === 'pinned';
        report({ at: call.range, message: state, severity: isMild ? 'info' : 'warning' });
      }
      for (const list of packageLists(document)) {
        const open = list.elements().flatMap((element) => {
          const name = element.stringValue()?.value;
          return name === undefined || PINNED.test(name) || /^[-.]|\.(?:whl|txt)$/.test(name) ? [] : [name];
        });
        if (open.length > 0) report({ at: list.range, message: 'list', data: { names: listNames(open) } });
      }
    },
  },
});

function installState(document: PythonDocument, call: PythonCall): 'open' | 'pinned' | 'handed' | undefined {
  const command = call.arguments.length > 1 && call.method.endsWith('exec') ? undefined : call.arguments[0]?.value;
  const isPip = PIP_CALLS.includes(call.name ?? '');
  const text =
    command === undefined ? call.arguments.map(({ value }) => value.text).join(', ') : writtenText(document, command);
  if (isPip ? !INSTALL_MODULE.test(text) : !INSTALL.test(text)) return undefined;
  const rest = text.slice(text.search(/\binstall\b/) + 'install'.length);
  if (FIXING.test(rest) || isRelease(document, rest)) return 'pinned';
  const words = rest.split(/[\s,"'[\]()]+/).filter((word) => word !== '' && !word.startsWith('-'));
  if (words.length > 0 && words.every((word) => TOOLS.has(word))) return undefined;
  const names = words.filter((word) => /^[a-z][\w.-]*(?:\[|[=<>~!]|$)/i.test(word));
  if (words.some((word) => word.startsWith('git+') && !PINNED.test(word))) return 'open';
  if (command !== undefined && isHanded(command, rest)) return 'handed';
  return names.length > 0 && names.every((word) => PINNED.test(word)) ? 'pinned' : 'open';
}

/** A constant with the address of one release: `SDK = "https://…/release/0.1.32/kfp.tar.gz"`. */
function isRelease({ assignments }: PythonDocument, rest: string): boolean {
  return assignments.some(
    ({ targetText, value }) =>
      /^[A-Z][A-Z0-9_]+$/.test(targetText) &&
      /^https:\/\/\S*\/v?\d+\.\d+\S*\.(?:tar\.gz|zip)$/.test(value.stringValue()?.value ?? '') &&
      new RegExp(`\\b${targetText}\\b`).test(rest),
  );
}

/** Whether the name of the package comes from a caller or from who knows where. */
function isHanded(command: PythonExpression, rest: string): boolean {
  const isOpen = /\{\w|\*\w|["']\s*[+,%]\s*[a-z_]\w*|\.format\(/i.test(rest);
  return (
    isOpen && command.origins('shell').some(({ kind }) => kind === 'parameter' || kind === 'network' || kind === 'file')
  );
}

/** The command as it is written, also where a name was assigned a list. */
function writtenText(document: PythonDocument, command: PythonExpression): string {
  if (command.kind !== 'name') return command.stringValue()?.value ?? command.text;
  const known = command.stringValue()?.value;
  return known ?? document.assignments.find(({ targetText }) => targetText === command.text)?.value.text ?? '';
}

/** The lists behind `packages_to_install=`, `requirements=` of a virtualenv task, and `runtime_env={"pip": […]}`. */
function packageLists(document: PythonDocument): readonly PythonExpression[] {
  const named = Object.entries(LISTS).flatMap(([keyword, name]) =>
    document.text.includes(keyword)
      ? document
          .callsNamed(...MAKERS)
          .filter((call) => name.test(call.name ?? ''))
          .flatMap((call) => call.argument(keyword)?.value ?? [])
      : [],
  );
  return [...named, ...rayLists(document)].filter(({ kind }) => kind === 'list');
}

function rayLists(document: PythonDocument): readonly PythonExpression[] {
  if (!document.text.includes('runtime_env')) return [];
  const calls = document
    .callsNamed('init', 'remote', 'options', 'RuntimeEnv', 'submit_job', 'deployment')
    .filter((call) => /^ray\b/.test(call.name ?? '') || (call.name === undefined && call.method !== 'init'));
  return calls.flatMap((call) => {
    if (call.method === 'RuntimeEnv') return call.argument('pip')?.value ?? [];
    const environment =
      call.argument('runtime_env')?.value ?? call.argument('ray_actor_options')?.value.entry('runtime_env');
    const written =
      environment?.kind === 'name'
        ? document.assignments.find(({ targetText }) => targetText === environment.text)?.value
        : environment;
    const pip = written?.entry('pip');
    return pip?.kind === 'dict' ? (pip.entry('packages') ?? []) : (pip ?? []);
  });
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more are` : names.length === 1 ? ' is' : ' are'}`;
}
