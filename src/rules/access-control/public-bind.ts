import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import { relatedDefault, usualValue, type UsualValue } from '../shared/usual-value';
import {
  ADDRESS_OPTIONS,
  ADDRESS_VARIABLES,
  BINDINGS,
  GRADIO,
  LOGIN_OPTIONS,
  OPEN_TOOLS,
  type Binding,
} from './shared/servers';
import { optionOf, serverOf, takeOut } from './shared/server-commands';
import { programOf, spawnedCommands } from './shared/spawned-commands';

const MCP_LOGINS = ['auth', 'token_verifier', 'auth_server_provider'];
const OPEN = /^(?:0\.0\.0\.0|\[?::\]?)(?::\d{1,5})?$/;

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
    ...['--bind', 'gunicorn', 'hypercorn', 'mlflow', '--server.address', 'dashboard_address', 'start_http_server'],
    ...['tensorboard program', 'streamlit subprocess', 'streamlit os.system'],
    ...['make_server', 'run_simple', 'WSGIServer', 'eventlet.listen', 'create_server', 'socket.bind', 'BaseManager'],
    ...[
      'serve.start',
      'start_server',
      'websockets.serve',
      'Granian',
      'panel.serve',
      'HTTPOptions',
      'bentoml.serve',
      'ui.run',
      'TCPSite',
    ],
    ...[
      'bottle.run',
      'tornado.listen',
      '--hostname',
      '--address',
      'OLLAMA_HOST',
      'MLFLOW_HOST',
      'LLAMA_ARG_HOST',
      'http.server',
      'settings.host',
    ],
  ],
  confirm: (text) => /\bimport\b|0\.0\.0\.0|::|http\.server|bind_all/.test(text),
  check: {
    python(document, report, context) {
      const severity = context.isNotebook ? 'info' : 'warning';
      for (const { at, address, tool } of [...spawnedTools(document), ...boundSettings(document)]) {
        if (tool === undefined) report({ at, message: 'server', severity: 'info', data: { address } });
        else report({ at, message: 'tool', severity, data: { address, tool } });
      }
      for (const { at, address, tool } of openByDefault(document)) {
        report({ at, message: 'tool', severity: 'info', data: { address, tool } });
      }
      for (const { range: at, text } of boundOptions(document)) {
        report({ at, message: 'server', severity, data: { address: text }, fix: listenNear(at) });
      }
      const bound = boundAddresses(document);
      if (bound.length === 0) return;
      if (document.routes().some(({ checks }) => checks.length > 0)) return;
      // In a container listening everywhere is how it is reached at all; what is published is decided elsewhere.
      const isQuiet = context.isNotebook || context.hasPath('Dockerfile') === true;
      for (const { address, usual, binding, at } of bound) {
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
        } else if (binding?.tool !== undefined) {
          report({
            at: at.range,
            message: 'tool',
            severity,
            data: { ...data, tool: binding.tool },
            fix: bindNear(address),
          });
        } else report({ at: at.range, message: 'server', severity, data, fix: bindNear(address) });
      }
    },
    shell(document, report, context) {
      if (!isOnHost(document) || (document.origin === 'file' && context.hasPath('Dockerfile') === true)) return;
      for (const command of document.commands) {
        const files = servedFiles(command);
        if (files !== undefined) {
          const data = { address: 'http.server', tool: 'the files of a folder' };
          report({ at: files, message: 'tool', severity: 'info', data });
        }
        const found = openAddress(document, command);
        if (found === undefined) continue;
        const { at, address, fix } = found;
        const tool = OPEN_TOOLS[serverOf(command)];
        const severity = context.isNotebook ? 'info' : 'warning';
        if (tool !== undefined) report({ at, message: 'tool', severity, data: { address, tool }, fix });
        else report({ at, message: 'server', severity: 'info', data: { address }, fix });
      }
    },
    environment({ name, value, nameRange }, report, context) {
      const tool = Object.hasOwn(ADDRESS_VARIABLES, name) ? ADDRESS_VARIABLES[name] : undefined;
      if (tool === undefined || !OPEN.test((value ?? '').replace(/^https?:\/\//, ''))) return;
      if (/Dockerfile|\.ya?ml$/.test(context.path)) return;
      report({ at: nameRange, message: 'tool', data: { address: `${name}=${value ?? ''}`, tool } });
    },
  },
});

interface OpenTool {
  readonly at: Range;
  readonly address: string;
  /** Undefined: a server that may well ask who comes. */
  readonly tool: string | undefined;
}

/** `subprocess.Popen(["mlflow", "ui", "--host", "0.0.0.0"])`. */
function spawnedTools(document: PythonDocument): readonly OpenTool[] {
  const configured = document.calls('tensorboard.program.TensorBoard().configure').flatMap((call) => {
    const words =
      call
        .argument('argv')
        ?.value.elements()
        .map(({ text }) => text.replace(/^["']|["']$/g, '')) ?? [];
    return words.length === 0 ? [] : [{ call, words: ['tensorboard', ...words.slice(1)] }];
  });
  return [...spawnedCommands(document), ...configured].flatMap((command): readonly OpenTool[] => {
    const program = programOf(command);
    const tool = Object.hasOwn(OPEN_TOOLS, program) ? OPEN_TOOLS[program] : undefined;
    const { call, words } = command;
    if (words.some((word) => LOGIN_OPTIONS.includes(word.split('=', 1)[0] ?? ''))) return [];
    const options = ADDRESS_OPTIONS[program] ?? [];
    const index = words.findIndex((word) => word === '--bind_all' || options.includes(word.split('=', 1)[0] ?? ''));
    const word = words[index];
    if (word === undefined) return [];
    const address = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[index + 1] ?? '');
    return word === '--bind_all' || OPEN.test(address) ? [{ at: call.range, address: `${program} ${word}`, tool }] : [];
  });
}

/** `serve.start(http_options={"host": "0.0.0.0"})`. */
function boundOptions(document: PythonDocument): readonly PythonExpression[] {
  return document.calls('ray.serve.start').flatMap((call) => {
    const host = call.argument('http_options')?.value.entry('host');
    return host !== undefined && OPEN.test(host.stringValue()?.value ?? '') ? [host] : [];
  });
}

/** Servers that listen everywhere because nobody says where. */
function openByDefault(document: PythonDocument) {
  return document.calls(...BINDINGS.keys()).flatMap((call) => {
    const { keyword, position, tool, isOpenByDefault } = BINDINGS.get(call.name ?? '') ?? { keyword: '' };
    const isTold = call.argument(keyword, position) !== undefined || call.hasUnknownArguments;
    if (isOpenByDefault !== true || tool === undefined || isTold) return [];
    return [{ at: call.range, address: `${call.callee.text}(…)`, tool }];
  });
}

/** `mcp.settings.host = "0.0.0.0"` of a server whose tools are called over HTTP. */
function boundSettings(document: PythonDocument): readonly OpenTool[] {
  if (!document.text.includes('.settings.host')) return [];
  const isAsked = document
    .calls('mcp.server.fastmcp.FastMCP')
    .some((call) => MCP_LOGINS.some((login) => call.argument(login) !== undefined));
  if (isAsked) return [];
  return document.assignments
    .filter(
      ({ targetText, target }) =>
        targetText.endsWith('.settings.host') && /^(?:fast)?mcp\./.test(target.qualifiedName() ?? ''),
    )
    .filter(({ value }) => OPEN.test(value.stringValue()?.value ?? ''))
    .map(({ range }) => ({ at: range, address: 'settings.host', tool: 'the tools of this server' }));
}

/** `python -m http.server` listens everywhere unless told otherwise, also without a word about it. */
function servedFiles(command: ShellCommand): Range | undefined {
  if (serverOf(command) !== 'http.server') return undefined;
  const { words, nameRange } = command;
  return words.some(({ value }) => /^(?:--bind|-b)\b/.test(value ?? '')) ? undefined : nameRange;
}

function boundAddresses(document: PythonDocument) {
  const known = document.calls(...BINDINGS.keys()).map((call) => ({ call, binding: BINDINGS.get(call.name ?? '') }));
  const demos = document.importsModule('gradio')
    ? document.callsNamed('launch').map((call) => ({ call, binding: GRADIO }))
    : [];
  return [...known, ...demos].flatMap(({ call, binding }) => {
    const at = binding && call.argument(binding.keyword, binding.position);
    if (at === undefined || hasLogin(call, binding)) return [];
    if (call.method === 'bind' && !document.text.includes('.listen(')) return [];
    const usual = usualValue(at.value);
    const isOpen = isOpenAddress(at.value, usual) || (binding?.isOpenWithoutHost === true && isPortAlone(usual?.value));
    return isOpen ? [{ binding, at, address: at.value, usual }] : [];
  });
}

/** An address, or a pair of it and a port. An empty one in such a pair stands for all interfaces. */
function isOpenAddress(expression: PythonExpression, usual: UsualValue | undefined): boolean {
  const value = usual?.value;
  if (typeof value === 'string') return value === '' || OPEN.test(value);
  if (Array.isArray(value)) {
    const [address, port] = value as readonly unknown[];
    // Whoever asks for port 0 looks for a free one.
    if (port === 0) return false;
    return address === '' || (typeof address === 'string' && OPEN.test(address));
  }
  const [first, second] = expression.kind === 'tuple' ? expression.elements() : [];
  if (second?.text === '0') return false;
  const host = first?.stringValue()?.value;
  return host === '' || (host !== undefined && OPEN.test(host));
}

/** `:8787`. */
function isPortAlone(value: unknown): boolean {
  return typeof value === 'string' && /^:\d+$/.test(value);
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
  const server = serverOf(command);
  const names = Object.hasOwn(ADDRESS_OPTIONS, server) ? ADDRESS_OPTIONS[server] : undefined;
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
