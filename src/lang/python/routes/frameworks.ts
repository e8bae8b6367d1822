import type { RouteFramework } from '../types';

/** What routes hang on. */
export interface Owner {
  readonly framework: RouteFramework;
  /** An app; a router or blueprint is part of one only where the file says so. */
  readonly isApp: boolean;
}

const app = (framework: RouteFramework): Owner => ({ framework, isApp: true });
const router = (framework: RouteFramework): Owner => ({ framework, isApp: false });

/** By the qualified name of the value that holds the routes. */
export const OWNERS: ReadonlyMap<string, Owner> = new Map([
  ['fastapi.FastAPI()', app('fastapi')],
  ['fastapi.applications.FastAPI()', app('fastapi')],
  ['fastapi.APIRouter()', router('fastapi')],
  ['fastapi.routing.APIRouter()', router('fastapi')],
  ['flask.Flask()', app('flask')],
  ['flask.app.Flask()', app('flask')],
  ['flask.Blueprint()', router('flask')],
  ['flask.blueprints.Blueprint()', router('flask')],
  ['starlette.applications.Starlette()', app('starlette')],
  ['starlette.routing.Router()', router('starlette')],
  ['sanic.Sanic()', app('sanic')],
  ['sanic.app.Sanic()', app('sanic')],
  ['sanic.Blueprint()', router('sanic')],
  ['sanic.blueprints.Blueprint()', router('sanic')],
  ['aiohttp.web.Application()', app('aiohttp')],
  ['aiohttp.web.Application().router', app('aiohttp')],
  ['aiohttp.web.RouteTableDef()', router('aiohttp')],
  ['dash.Dash()', app('dash')],
  ['bentoml.Service()', app('bentoml')],
  ['mcp.server.fastmcp.FastMCP()', app('mcp')],
  ['mcp.server.FastMCP()', app('mcp')],
  ['fastmcp.FastMCP()', app('mcp')],
]);

export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
const VERB_NAMES: ReadonlySet<string> = new Set([...VERBS, 'view']);

/** Methods of an owner that make the decorated function a route, beside the verbs. */
export const DECORATORS: ReadonlySet<string> = new Set([
  ...['route', 'api_route', 'websocket', 'websocket_route', 'callback', 'long_callback', 'api', 'tool'],
]);

/** Methods of an owner that take a path and a handler. */
export const ADDERS: readonly string[] = [
  ...['add_url_rule', 'add_api_route', 'add_api_websocket_route', 'add_websocket_route', 'add_route', 'add_view'],
  ...['add_get', 'add_post', 'add_put', 'add_patch', 'add_delete'],
];

/** Plain calls that make a route of a path and a handler. */
export const ROUTE_CALLS: Readonly<Record<string, RouteFramework>> = {
  'aiohttp.web.get': 'aiohttp',
  'aiohttp.web.post': 'aiohttp',
  'aiohttp.web.put': 'aiohttp',
  'aiohttp.web.view': 'aiohttp',
  'starlette.routing.Route': 'starlette',
  'starlette.routing.WebSocketRoute': 'starlette',
  'django.urls.path': 'django',
  'django.urls.re_path': 'django',
  'django.conf.urls.url': 'django',
};

/** Decorators that make a function a route of an app that is put together elsewhere. */
export const ROUTE_DECORATORS: Readonly<Record<string, RouteFramework>> = {
  ...Object.fromEntries([...VERBS, 'route', 'websocket'].map((verb) => [`litestar.${verb}`, 'litestar' as const])),
  ...Object.fromEntries(VERBS.map((verb) => [`litestar.handlers.${verb}`, 'litestar' as const])),
  'dash.callback': 'dash',
  'rest_framework.decorators.api_view': 'django',
  'django.views.decorators.csrf.csrf_exempt': 'django',
  'django.views.decorators.http.require_POST': 'django',
  'django.views.decorators.http.require_GET': 'django',
  'django.views.decorators.http.require_http_methods': 'django',
};

/** Classes whose methods answer requests, by their base. */
export const HANDLER_BASES: readonly {
  readonly framework: RouteFramework;
  readonly base: RegExp;
  readonly methods: RegExp;
}[] = [
  {
    framework: 'tornado',
    base: /^tornado\.(?:web\.RequestHandler|websocket\.WebSocketHandler)$/,
    methods: /^(?:get|post|put|patch|delete|on_message)$/,
  },
  {
    framework: 'django',
    base: /^(?:rest_framework\.(?:views|viewsets|generics)\.\w+|django\.views\.(?:generic\.)?(?:\w+\.)?\w*View)$/,
    methods: /^(?:get|post|put|patch|delete|create|list|retrieve|update|form_valid|[a-z]\w*predict\w*|predict\w*)$/,
  },
  {
    framework: 'flask',
    base: /^(?:flask_rest(?:ful|x)\.(?:\w+\.)?Resource|flask\.views\.MethodView)$/,
    methods: /^(?:get|post|put|patch|delete)$/,
  },
  {
    framework: 'starlette',
    base: /^starlette\.endpoints\.\w+$/,
    methods: /^(?:get|post|put|patch|delete|on_receive)$/,
  },
  { framework: 'aiohttp', base: /^aiohttp\.web\.View$/, methods: /^(?:get|post|put|patch|delete)$/ },
  { framework: 'litserve', base: /^litserve\.(?:\w+\.)?LitAPI$/, methods: /^predict$/ },
  { framework: 'mlserver', base: /^mlserver\.(?:model\.)?MLModel$/, methods: /^predict(?:_stream)?$/ },
  { framework: 'kserve', base: /^kserve\.(?:model\.)?Model$/, methods: /^predict$/ },
];

/** Calls that make an app, with everything that the app puts in front of its routes. */
export const APPS: Readonly<Partial<Record<RouteFramework, readonly string[]>>> = {
  fastapi: ['fastapi.FastAPI', 'fastapi.applications.FastAPI'],
  flask: ['flask.Flask', 'flask.app.Flask'],
  starlette: ['starlette.applications.Starlette'],
  sanic: ['sanic.Sanic', 'sanic.app.Sanic'],
  aiohttp: ['aiohttp.web.Application'],
  tornado: ['tornado.web.Application'],
  litestar: ['litestar.Litestar', 'litestar.app.Litestar'],
  dash: ['dash.Dash'],
  bentoml: ['bentoml.Service', 'bentoml.service'],
  litserve: ['litserve.LitServer'],
  mcp: ['mcp.server.fastmcp.FastMCP', 'mcp.server.FastMCP', 'fastmcp.FastMCP'],
};

/** Servers whose handlers are models by what they are. */
export const MODEL_SERVERS: ReadonlySet<RouteFramework> = new Set(['litserve', 'mlserver', 'kserve']);

export function isVerb(name: string): boolean {
  return VERB_NAMES.has(name);
}

/** Modules without which a file has no routes, but for AWS Lambda. */
export const MODULES = [
  ...['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django', 'rest_framework', 'gradio'],
  ...['streamlit', 'dash', 'bentoml', 'ray', 'litserve', 'mlserver', 'kserve', 'mcp', 'fastmcp'],
] as const;
