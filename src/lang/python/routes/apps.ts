import type { PythonCall, PythonFunction } from '../types';
import { registration, type Registration } from './registration';
import type { RouteSource } from './source';

/** Programs that are a route as a whole: a Gradio demo, a Streamlit page, tools of an MCP server, a Lambda handler. */
export function wholeApps(source: RouteSource): readonly Registration[] {
  return [...readGradio(source), ...readStreamlit(source), ...readMcp(source), ...readLambda(source)];
}

const LISTENERS = ['click', 'submit', 'change', 'upload', 'input', 'release', 'select', 'load', 'stream', 'then'];
const INTERFACES = ['gradio.Interface', 'gradio.ChatInterface', 'gradio.interface.Interface'];

function readGradio(source: RouteSource): readonly Registration[] {
  const { document } = source;
  if (!document.importsModule('gradio')) return [];
  const listening = [...document.calls(...INTERFACES), ...document.callsNamed(...LISTENERS)];
  const handlers = listening.flatMap((call) => {
    const given = call.argument('fn', 0)?.value;
    return given === undefined ? [] : source.handlerOf(given).functions;
  });
  return document
    .callsNamed('launch')
    .filter(({ name }) => name?.startsWith('gradio.') === true)
    .map((call) =>
      registration({
        framework: 'gradio',
        path: '/',
        at: call.callee.range,
        owner: call.receiver?.text ?? '',
        isPartOfApp: true,
        handlers: [...new Set(handlers)],
        call,
        ownerCall: call.receiver?.originCall(),
        reach: reachOf(call),
      }),
    );
}

/** Where a call says which address it listens on. Left out, these servers listen to the own machine only. */
function reachOf(call: PythonCall): Registration['reach'] {
  if (call.argument('share')?.value.value()?.value === true) return 'public';
  const address = call.argument('server_name') ?? call.argument('host');
  if (address === undefined) return call.hasUnknownArguments ? 'unknown' : 'local';
  const known = address.value.stringValue()?.value;
  if (known === undefined) return 'unknown';
  return /^(?:localhost|127\.|::1$)/.test(known) ? 'local' : 'public';
}

const STREAMLIT_INPUTS = [
  'text_input',
  'text_area',
  'chat_input',
  'file_uploader',
  'button',
  'form_submit_button',
  'number_input',
  'slider',
];

/** Streamlit runs the whole file for each visitor; the page is where it first asks for something. */
function readStreamlit({ document }: RouteSource): readonly Registration[] {
  if (!document.importsModule('streamlit')) return [];
  const first = document.callsNamed(...STREAMLIT_INPUTS).find(({ name }) => name?.startsWith('streamlit.') === true);
  if (first === undefined) return [];
  return [registration({ framework: 'streamlit', path: '/', at: first.callee.range, isPartOfApp: true })];
}

const HTTP_TRANSPORTS = new Set(['sse', 'http', 'streamable-http', 'streamable_http']);

/** Tools of a server that talks over a network; over standard input only the program that started it can ask. */
function readMcp({ document }: RouteSource): readonly Registration[] {
  if (!document.importsModule('mcp') && !document.importsModule('fastmcp')) return [];
  const isServer = ({ name }: PythonCall): boolean => /^(?:fast)?mcp\..*FastMCP\(\)\./.test(name ?? '');
  const run = document
    .callsNamed('run', 'run_async', 'sse_app', 'http_app', 'streamable_http_app')
    .filter(isServer)
    .find((call) => {
      const transport = call.argument('transport', 0)?.value.stringValue()?.value;
      return !call.method.startsWith('run') || (transport !== undefined && HTTP_TRANSPORTS.has(transport));
    });
  if (run === undefined) return [];
  const ownerCall = run.receiver?.originCall();
  const places = [run, ...(ownerCall === undefined ? [] : [ownerCall])].map(reachOf);
  const stated = places.find((place) => place === 'public') ?? places.find((place) => place === 'unknown') ?? 'local';
  return document.functions.flatMap((definition) => {
    const decorator = definition.decorators.find((candidate) =>
      /^(?:fast)?mcp\..*FastMCP\(\)\.tool(?:\(\))?$/.test(candidate.qualifiedName() ?? ''),
    );
    if (decorator === undefined) return [];
    return [
      registration({
        framework: 'mcp',
        path: definition.name,
        at: decorator.range,
        owner: run.receiver?.text ?? '',
        isPartOfApp: true,
        handlers: [definition],
        call: run,
        decorator,
        ownerCall,
        reach: run.method.startsWith('run') ? stated : 'unknown',
      }),
    ];
  });
}

const HTTP_EVENT =
  /\b(?:httpMethod|requestContext|queryStringParameters|pathParameters|rawPath|isBase64Encoded)\b|event(?:\[|\.get\()\s*["']body["']/;

/** A handler of AWS Lambda that reads a request of API Gateway or of a function URL. */
function readLambda({ document }: RouteSource): readonly Registration[] {
  return document.functions
    .filter((definition) => isLambda(document.text, definition))
    .map((definition) =>
      registration({
        framework: 'aws-lambda',
        path: definition.name,
        at: definition.nameRange,
        handlers: [definition],
      }),
    );
}

function isLambda(text: string, { name, parameters, bodyRange }: PythonFunction): boolean {
  if (!/^(?:lambda_)?handler$/.test(name)) return false;
  const [event, context, ...others] = parameters;
  if (event === undefined || context === undefined || others.length > 0 || !event.name.includes('event')) return false;
  return HTTP_EVENT.test(text.slice(bodyRange.start, bodyRange.end));
}
