import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import { relatedDefault, usualValue, type UsualValue } from '../shared/usual-value';
import { optionOf, takeOut } from './shared/server-commands';

interface Binding {
  readonly keyword: string;
  readonly position?: number;
  /** Keywords with which the server asks who comes. */
  readonly logins?: readonly string[];
}

/** Python calls that open a port: where the address stands. */
const CALLS: ReadonlyMap<string, Binding> = new Map<string, Binding>([
  ...['flask.Flask().run', 'quart.Quart().run', 'dash.Dash().run', 'dash.Dash().run_server'].map(
    (name): [string, Binding] => [name, { keyword: 'host', position: 0 }],
  ),
  ['uvicorn.run', { keyword: 'host' }],
  ['uvicorn.Config', { keyword: 'host' }],
  ['waitress.serve', { keyword: 'host' }],
  ['aiohttp.web.run_app', { keyword: 'host' }],
  ['sanic.Sanic().run', { keyword: 'host', position: 0 }],
  ['litserve.LitServer().run', { keyword: 'host' }],
  ['ray.init', { keyword: 'dashboard_host' }],
  ['fastmcp.FastMCP().run', { keyword: 'host' }],
  ['mcp.server.fastmcp.FastMCP', { keyword: 'host', logins: ['auth', 'token_verifier', 'auth_server_provider'] }],
  ['http.server.HTTPServer', { keyword: 'server_address', position: 0 }],
  ['http.server.ThreadingHTTPServer', { keyword: 'server_address', position: 0 }],
  ['socketserver.TCPServer', { keyword: 'server_address', position: 0 }],
  ['xmlrpc.server.SimpleXMLRPCServer', { keyword: 'addr', position: 0 }],
]);
const GRADIO: Binding = { keyword: 'server_name', logins: ['auth', 'auth_dependency'] };

/** Servers without any login of their own, and what they give to whoever comes. */
const OPEN_TOOLS: Readonly<Record<string, string>> = {
  mlflow: 'the MLflow server',
  tensorboard: 'TensorBoard',
  ray: 'the Ray dashboard, which also runs jobs,',
};
/** Options that hold the address, by command. */
const ADDRESS_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  mlflow: ['--host', '-h'],
  tensorboard: ['--host'],
  ray: ['--dashboard-host'],
  uvicorn: ['--host'],
  hypercorn: ['--bind', '-b'],
  gunicorn: ['--bind', '-b'],
  flask: ['--host', '-h'],
  fastapi: ['--host'],
  vllm: ['--host'],
  streamlit: ['--server.address'],
};
const OPEN = /^(?:0\.0\.0\.0|\[?::\]?)(?::\d{1,5})?$/;
const LOGIN_OPTIONS = ['--app-name', '--api-key'];

export default defineRule({
  id: 'public-bind',
  meta: {
    summary: 'A server listens on all interfaces, and nothing in front of it asks who comes',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [668, 306],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B104'], ruff: ['S104'] },
  },
  messages: {
    server:
      '`{address}` makes the server reachable for everybody in the network of this machine, and nothing known here asks who comes. Listen on `127.0.0.1`, or put a login in front.',
    serverByDefault:
      'Unless told otherwise, the server listens on `{address}` and is reachable for everybody in the network of this machine, and nothing known here asks who comes. Make `127.0.0.1` the default, or put a login in front.',
    tool: '`{address}` opens {tool} to everybody in the network of this machine, and it has no login. Listen on `127.0.0.1` and come through an SSH tunnel, or put a proxy with a login in front.',
  },
  // The address alone stands in many manifests; the servers and their options are rarer.
  triggers: [
    ...['uvicorn host', 'flask', 'quart', 'Dash', 'waitress', 'run_app', 'Sanic', 'litserve', 'FastMCP', 'server_name'],
    ...['HTTPServer', 'TCPServer', 'SimpleXMLRPCServer', 'dashboard_host', 'dashboard-host', 'bind_all', '--host'],
    ...['--bind', 'gunicorn', 'hypercorn', 'mlflow', '--server.address'],
  ],
  check: {
    python(document, report, context) {
      const bound = boundAddresses(document);
      if (bound.length === 0) return;
      if (document.routes().some(({ checks }) => checks.length > 0)) return;
      // In a container listening everywhere is how it is reached at all; what is published is decided elsewhere.
      const isQuiet = context.isNotebook || context.hasPath('Dockerfile') === true;
      for (const { address, usual, call, at } of bound) {
        const data = { address: document.text.slice(at.range.start, at.range.end).slice(0, 60) };
        const severity = isQuiet ? 'info' : 'warning';
        if (usual?.isDefault === true) {
          const text = document.text.slice(usual.at.start, usual.at.end);
          report({
            at: at.range,
            message: 'serverByDefault',
            severity: 'info',
            data: { address: typeof usual.value === 'string' ? usual.value : data.address },
            related: relatedDefault(at.range, usual),
            fix: /^["']0\.0\.0\.0["']$/.test(text) ? listenNear(usual.at) : undefined,
          });
        } else if (call.name === 'ray.init') {
          report({
            at: at.range,
            message: 'tool',
            severity,
            data: { ...data, tool: OPEN_TOOLS['ray'] ?? '' },
            fix: bindNear(address),
          });
        } else report({ at: at.range, message: 'server', severity, data, fix: bindNear(address) });
      }
    },
    shell(document, report, context) {
      if (!isOnHost(document) || (document.origin === 'file' && context.hasPath('Dockerfile') === true)) return;
      for (const command of document.commands) {
        const found = openAddress(document, command);
        if (found === undefined) continue;
        const { at, address, fix } = found;
        const tool = OPEN_TOOLS[command.name];
        if (tool !== undefined) report({ at, message: 'tool', data: { address, tool }, fix });
        else report({ at, message: 'server', severity: 'info', data: { address }, fix });
      }
    },
  },
});

function boundAddresses(document: PythonDocument) {
  const known = document.calls(...CALLS.keys()).map((call) => ({ call, binding: CALLS.get(call.name ?? '') }));
  const demos = document.importsModule('gradio')
    ? document.callsNamed('launch').map((call) => ({ call, binding: GRADIO }))
    : [];
  return [...known, ...demos].flatMap(({ call, binding }) => {
    const at = binding && call.argument(binding.keyword, binding.position);
    if (at === undefined || hasLogin(call, binding)) return [];
    const usual = usualValue(at.value);
    return isOpenAddress(at.value, usual) ? [{ call, at, address: at.value, usual }] : [];
  });
}

/** An address, or a pair of it and a port. An empty one in such a pair stands for all interfaces. */
function isOpenAddress(expression: PythonExpression, usual: UsualValue | undefined): boolean {
  const value = usual?.value;
  if (typeof value === 'string') return OPEN.test(value);
  if (Array.isArray(value)) {
    const address: unknown = value[0];
    return address === '' || (typeof address === 'string' && OPEN.test(address));
  }
  const [first] = expression.kind === 'tuple' ? expression.elements() : [];
  const host = first?.stringValue()?.value;
  return host === '' || (host !== undefined && OPEN.test(host));
}

function hasLogin(call: PythonCall, binding: Binding | undefined): boolean {
  return binding?.logins?.some((login) => call.argument(login) !== undefined) ?? false;
}

function bindNear(address: PythonExpression): FixProposal | undefined {
  return address.kind === 'string' ? listenNear(address.range) : undefined;
}

function listenNear(range: Range): FixProposal {
  return { title: 'Listen on 127.0.0.1', safety: 'unsafe', edits: [{ range, text: '"127.0.0.1"' }] };
}

/** Not in an image, a pod or a CI job: there nothing is reachable until somebody publishes it. */
function isOnHost({ origin }: ShellDocument): boolean {
  return origin === 'file' || origin === 'cell' || origin === 'magic';
}

function openAddress(
  document: ShellDocument,
  command: ShellCommand,
): { readonly at: Range; readonly address: string; readonly fix: FixProposal | undefined } | undefined {
  const names = Object.hasOwn(ADDRESS_OPTIONS, command.name) ? ADDRESS_OPTIONS[command.name] : undefined;
  if (names === undefined || optionOf(command, ...LOGIN_OPTIONS) !== undefined) return undefined;
  const all = command.name === 'tensorboard' ? command.words.find(({ value }) => value === '--bind_all') : undefined;
  if (all !== undefined) {
    const edit = takeOut(document.text, command, [all]);
    const fix = edit && { title: 'Remove --bind_all', safety: 'unsafe' as const, edits: [edit] };
    return { at: all.range, address: '--bind_all', fix };
  }
  const option = optionOf(command, ...names);
  if (option?.value === undefined || !OPEN.test(option.value)) return undefined;
  const last = option.words.at(-1) ?? option.word;
  const index = last.text.indexOf('0.0.0.0');
  const start = last.range.start + index;
  const edits = [{ range: { start, end: start + '0.0.0.0'.length }, text: '127.0.0.1' }];
  const fix = index === -1 ? undefined : { title: 'Listen on 127.0.0.1', safety: 'unsafe' as const, edits };
  return { at: { start: option.word.range.start, end: last.range.end }, address: option.value, fix };
}
