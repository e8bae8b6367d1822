import type { Range } from '../../../core/range';
import type { FixProposal, RelatedPlace } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { enclosingConditions } from '../../shared/enclosing-conditions';
import { relatedDefault, usualValue, type UsualValue } from '../../shared/usual-value';

/** A place that lets pages of any site read what the server answers. */
export interface OpenOrigin {
  readonly at: Range;
  readonly what: string;
  /** Whether cookies and logins of the visitor are sent along. */
  readonly hasCredentials: boolean;
  readonly isDefault: boolean;
  readonly isReadOnly: boolean;
  readonly related: readonly RelatedPlace[];
  readonly fix: FixProposal | undefined;
}

/** Calls that take allowed origins. What is added as middleware is looked at by what is added. */
const TAKERS = [
  ...['add_middleware', 'add_asgi_middleware', 'Middleware', 'CORSMiddleware', 'CORSConfig', 'CORS', 'cross_origin'],
  ...['cors', 'init_app', 'SocketIO', 'Server', 'AsyncServer', 'ALLOW_CORS', 'route_cors', 'ResourceOptions', 'Extend'],
  ...['CorsOptions', 'CorsHttpMethods', 'CorsPreflightOptions', 'add_cors_preflight', 'setup'],
];
/** The same under other names: `from starlette.middleware.cors import CORSMiddleware as Cors`. */
const NAMED = [
  ...['starlette.middleware.cors.CORSMiddleware', 'fastapi.middleware.cors.CORSMiddleware', 'flask_cors.CORS'],
  ...['flask_cors.cross_origin', 'quart_cors.cors', 'litestar.config.cors.CORSConfig'],
];
const KEYWORDS = ['allow_origins', 'allow_origin', 'allowed_origins', 'origins', 'cors_allowed_origins'];
const PATTERNS = ['allow_origin_regex', 'allow_origins_regex'];
const CREDENTIALS = ['allow_credentials', 'supports_credentials', 'cors_credentials'];
/** Calls that let everybody in when they are told nothing. */
const OPEN_BY_DEFAULT = [
  'flask_cors.CORS',
  'flask_cors.cross_origin',
  'quart_cors.cors',
  'litestar.config.cors.CORSConfig',
];
/** Patterns that any address matches, whatever is in front: `.*`, `^https?://.*$`. */
const ANY_PATTERN = /^\^?(?:https?\??(?::\/\/|:\\\/\\\/))?\(?\.[*+]\)?\$?$|^\*$/;
const HEADER = /^access-control-allow-origin$/i;
const HEADER_SETTERS = [
  'set_header',
  'send_header',
  'add_header',
  'append_header',
  'add',
  'set',
  'append',
  'setdefault',
];
const ORIGIN_READ = /headers(?:\.get\(|\[)\s*["']origin["']/i;
const SHOWN = 60;

/** Arguments of middleware, extensions and configuration objects. */
export function openArguments(document: PythonDocument): readonly OpenOrigin[] {
  const takers = new Set([...document.callsNamed(...TAKERS), ...document.calls(...NAMED)]);
  return [...takers].flatMap((call) => {
    if (!isAboutOrigins(call)) return [];
    const options = optionsOf(call);
    for (const keyword of [...KEYWORDS, ...PATTERNS]) {
      const argument = call.argument(keyword);
      const usual = argument && openValue(argument.value, PATTERNS.includes(keyword));
      if (argument === undefined || usual === undefined) continue;
      return [
        {
          ...options,
          at: argument.range,
          what: shorten(argument.range === call.callee.range ? call.callee.text : textOf(document, argument.range)),
          isDefault: usual.isDefault,
          related: relatedDefault(argument.range, usual),
          fix: askEnvironment(call, argument),
        },
      ];
    }
    return openResources(document, call, options) ?? openWithoutWords(document, call, options);
  });
}

type Options = Pick<OpenOrigin, 'hasCredentials' | 'isReadOnly'>;

function optionsOf(call: PythonCall): Options {
  const methods =
    call.argument('allow_methods')?.value.value()?.value ?? call.argument('methods')?.value.value()?.value;
  return {
    hasCredentials: CREDENTIALS.some((keyword) => {
      const argument = call.argument(keyword);
      return argument !== undefined && usualValue(argument.value)?.value === true;
    }),
    isReadOnly: Array.isArray(methods) && methods.every((method) => /^(?:GET|HEAD|OPTIONS)$/.test(String(method))),
  };
}

/** `setup`, `Server` and the like are names of many things: what they belong to has to say that it is about origins. */
function isAboutOrigins(call: PythonCall): boolean {
  const { method, name = '' } = call;
  if (method === 'add_middleware' || method === 'add_asgi_middleware' || method === 'Middleware') {
    return /cors/i.test((call.argument('middleware_class', 0) ?? call.argument('cls', 0))?.value.text ?? '');
  }
  if (method === 'init_app') return /cors|socketio/i.test(call.receiver?.text ?? '');
  return !/^(?:cors|setup|Extend)$/.test(method) || /cors|sanic_ext/i.test(name);
}

/** `resources={r"/api/*": {"origins": "*"}}` of Flask-CORS; a rule without origins stands for all of them. */
function openResources(
  document: PythonDocument,
  call: PythonCall,
  options: Options,
): readonly OpenOrigin[] | undefined {
  const resources = call.argument('resources') ?? call.argument('defaults');
  const known = resources?.value.value()?.value;
  if (resources === undefined) return undefined;
  const entries = known instanceof Map ? [...known.values()] : undefined;
  const text = textOf(document, resources.range);
  const isOpen =
    entries?.some((entry) => entry instanceof Map && isOpenValue(entry.get('origins') ?? '*')) ??
    /["']origins["']\s*:\s*\[?\s*["']\*["']/.test(text);
  const isAiohttp = resources.name === 'defaults' && /^\{\s*["']\*["']\s*:/.test(resources.value.text);
  if (!isOpen && !isAiohttp) return [];
  const hasCredentials = options.hasCredentials || /credentials["']?\s*[=:]\s*True/.test(text);
  const what = isAiohttp ? 'defaults={"*": …}' : shorten(text);
  return [{ ...options, hasCredentials, at: resources.range, what, isDefault: false, related: [], fix: undefined }];
}

function openWithoutWords(document: PythonDocument, call: PythonCall, options: Options): readonly OpenOrigin[] {
  const isToldElsewhere = /CORS_ORIGINS|CORS_RESOURCES|QUART_CORS_ALLOW_ORIGIN/.test(document.text);
  const isTold = [...KEYWORDS, ...PATTERNS].some((keyword) => call.argument(keyword) !== undefined);
  if (!OPEN_BY_DEFAULT.includes(call.name ?? '') || call.hasUnknownArguments || isToldElsewhere || isTold) return [];
  // `cors = CORS()` gets its origins from `cors.init_app(app, origins=…)`.
  if (call.method === 'CORS' && call.arguments.length === 0) return [];
  const text = 'origins=os.environ["ALLOWED_ORIGINS"].split(",")';
  const fix = call.method.toLowerCase().startsWith('c') && call.name?.startsWith('flask_cors') === true;
  return [
    {
      ...options,
      at: call.range,
      what: shorten(textOf(document, call.range)),
      isDefault: false,
      related: [],
      fix: fix ? proposal([call.appendArgument(text)]) : undefined,
    },
  ];
}

/** `(CORSMiddleware, {"allow_origins": ["*"]})`, the way LitServe takes middleware. */
export function openPairs(document: PythonDocument): readonly OpenOrigin[] {
  return document.calls('litserve.LitServer').flatMap((call) => {
    const pairs = call.argument('middlewares')?.value.elements() ?? [];
    return pairs.flatMap((pair) => {
      const [middleware, options] = pair.elements();
      const origins = options?.entry('allow_origins');
      if (middleware === undefined || !/cors/i.test(middleware.text) || origins === undefined) return [];
      if (openValue(origins, false) === undefined) return [];
      const hasCredentials = options?.entry('allow_credentials')?.value()?.value === true;
      const what = shorten(textOf(document, origins.range));
      return [
        { at: origins.range, what, hasCredentials, isDefault: false, isReadOnly: false, related: [], fix: undefined },
      ];
    });
  });
}

/** The header, written by hand: set on an answer, or an entry of a dictionary of headers. */
export function openHeaders(document: PythonDocument): readonly OpenOrigin[] {
  const assigned = document.assignments
    .filter(({ targetText }) => /\[["']access-control-allow-origin["']\]$/i.test(targetText))
    .map(({ range, value }) => ({ at: range, value }));
  const passed = document.callsNamed(...HEADER_SETTERS).flatMap((call) => {
    const [name, value] = call.arguments;
    return value !== undefined && HEADER.test(name?.value.stringValue()?.value ?? '')
      ? [{ at: call.range, value: value.value }]
      : [];
  });
  const found = [...assigned, ...passed].flatMap(({ at, value }) => {
    const isEcho = echoesOrigin(document, value, at);
    return isEcho || value.stringValue()?.value === '*' ? [{ at, isEcho }] : [];
  });
  const hasCredentials = /access-control-allow-credentials["']\s*\]?\s*[=:,]\s*["']?true/i.test(document.text);
  // Browsers refuse the star beside credentials; an echo is what gets around that.
  return [...found, ...headerEntries(document)].map(({ at, isEcho }) => ({
    at,
    what: shorten(textOf(document, at)),
    hasCredentials: isEcho && hasCredentials,
    isDefault: false,
    isReadOnly: false,
    related: [],
    fix: undefined,
  }));
}

function echoesOrigin({ text }: PythonDocument, value: PythonExpression, at: Range): boolean {
  const made = value.originCall();
  const written = made === undefined ? value.text : text.slice(made.range.start, made.range.end);
  const isGuarded = enclosingConditions(text, at.start).some((condition) => /\bin\b|==|match|allow/i.test(condition));
  return (ORIGIN_READ.test(value.text) || (written.length < 200 && ORIGIN_READ.test(written))) && !isGuarded;
}

/** Clients send such a header too, to no effect: only what answers counts. */
function headerEntries(document: PythonDocument): readonly { readonly at: Range; readonly isEcho: boolean }[] {
  const entries = document.strings.flatMap(({ value, range }) => {
    if (value === undefined || !HEADER.test(value)) return [];
    const star = /^\s*:\s*["']\*["']/.exec(document.text.slice(range.end, range.end + 40));
    return star === null ? [] : [{ at: { start: range.start, end: range.end + star[0].length }, isEcho: false }];
  });
  const answers = /\bstatusCode\b|\bResponse\s*\(|\bmake_response\s*\(|\bresp(?:onse)?\.headers\b/;
  return entries.length > 0 && (answers.test(document.text) || document.routes().length > 0) ? entries : [];
}

function openValue(expression: PythonExpression, isPattern: boolean): UsualValue | undefined {
  const usual = usualValue(expression);
  if (usual !== undefined) {
    const isOpen = isPattern
      ? typeof usual.value === 'string' && ANY_PATTERN.test(usual.value)
      : isOpenValue(usual.value);
    return isOpen ? usual : undefined;
  }
  const star = expression.elements().find((element) => element.stringValue()?.value === '*');
  return star && { value: '*', at: star.range, isDefault: false };
}

function isOpenValue(value: unknown): boolean {
  return value === '*' || value === '.*' || (Array.isArray(value) && value.some(isOpenValue));
}

function askEnvironment(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  const isWritten = call.arguments.includes(argument) && KEYWORDS.includes(argument.name ?? '');
  if (!isWritten || !/^(?:\[\s*["']\*["']\s*,?\s*\]|["']\*["'])$/.test(argument.value.text)) return undefined;
  return proposal([{ range: argument.value.range, text: 'os.environ["ALLOWED_ORIGINS"].split(",")' }]);
}

function proposal(edits: FixProposal['edits']): FixProposal {
  return { title: 'Take the origins from ALLOWED_ORIGINS', safety: 'unsafe', edits, imports: [{ module: 'os' }] };
}

function textOf({ text }: PythonDocument, { start, end }: Range): string {
  return text.slice(start, end);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 3)}…` : line;
}
