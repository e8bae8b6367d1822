/** Where a call that opens a port has its address. */
export interface Binding {
  readonly keyword: string;
  readonly position?: number;
  /** Keywords with which the server asks who comes. */
  readonly logins?: readonly string[];
  /** What it opens, where that has no login of its own. */
  readonly tool?: string;
  /** Whether an address without a host (`:8787`) stands for all interfaces here. */
  readonly isOpenWithoutHost?: boolean;
  /** Whether it listens on all interfaces where nobody names an address. */
  readonly isOpenByDefault?: boolean;
}

const HOST: Binding = { keyword: 'host' };
const HOST_FIRST: Binding = { keyword: 'host', position: 0 };
const PAIR_FIRST: Binding = { keyword: 'server_address', position: 0 };
const DASK: Binding = { keyword: 'dashboard_address', tool: 'the dashboard of Dask', isOpenWithoutHost: true };

/** Python calls that open a port. */
export const BINDINGS: ReadonlyMap<string, Binding> = new Map<string, Binding>([
  ...['flask.Flask().run', 'quart.Quart().run', 'dash.Dash().run', 'dash.Dash().run_server', 'sanic.Sanic().run'].map(
    (name): [string, Binding] => [name, HOST_FIRST],
  ),
  ...['jupyter_dash.JupyterDash().run_server', 'wsgiref.simple_server.make_server'].map((name): [string, Binding] => [
    name,
    HOST_FIRST,
  ]),
  ...[
    'uvicorn.run',
    'uvicorn.Config',
    'waitress.serve',
    'aiohttp.web.run_app',
    'bottle.run',
    'litserve.LitServer().run',
  ].map((name): [string, Binding] => [name, HOST]),
  ...['bentoml.serve', 'nicegui.ui.run', 'ray.serve.config.HTTPOptions', 'ray.serve.HTTPOptions'].map(
    (name): [string, Binding] => [name, HOST],
  ),
  ['aiohttp.web.TCPSite', { keyword: 'host', position: 1 }],
  ['flask_socketio.SocketIO().run', { keyword: 'host', position: 1 }],
  ['asyncio.start_server', { keyword: 'host', position: 1 }],
  ['websockets.serve', { keyword: 'host', position: 1 }],
  ['websockets.server.serve', { keyword: 'host', position: 1 }],
  ['websockets.asyncio.server.serve', { keyword: 'host', position: 1 }],
  ['werkzeug.serving.run_simple', { keyword: 'hostname', position: 0 }],
  ['granian.Granian', { keyword: 'address', position: 1 }],
  ['panel.serve', { keyword: 'address', logins: ['basic_auth', 'oauth_provider'] }],
  ['tornado.web.Application().listen', { keyword: 'address', position: 1 }],
  ['tornado.httpserver.HTTPServer().listen', { keyword: 'address', position: 1 }],
  ['ray.init', { keyword: 'dashboard_host', tool: 'the Ray dashboard, which also runs jobs,' }],
  ...['fastmcp.FastMCP().run', 'fastmcp.FastMCP().run_async', 'fastmcp.FastMCP().run_http_async'].map(
    (name): [string, Binding] => [name, HOST],
  ),
  ['mcp.server.fastmcp.FastMCP', { keyword: 'host', logins: ['auth', 'token_verifier', 'auth_server_provider'] }],
  ...['http.server.HTTPServer', 'http.server.ThreadingHTTPServer', 'socketserver.TCPServer'].map(
    (name): [string, Binding] => [name, PAIR_FIRST],
  ),
  ...['socketserver.ThreadingTCPServer', 'gevent.pywsgi.WSGIServer', 'eventlet.listen', 'socket.create_server'].map(
    (name): [string, Binding] => [name, PAIR_FIRST],
  ),
  ['socket.socket().bind', PAIR_FIRST],
  ['xmlrpc.server.SimpleXMLRPCServer', { keyword: 'addr', position: 0 }],
  ['multiprocessing.managers.BaseManager', { keyword: 'address', position: 0, logins: ['authkey'] }],
  ...['dask.distributed.LocalCluster', 'dask.distributed.Client', 'distributed.LocalCluster', 'distributed.Client'].map(
    (name): [string, Binding] => [name, DASK],
  ),
  ['dask_cuda.LocalCUDACluster', DASK],
  ['optuna_dashboard.run_server', { keyword: 'host', tool: 'the dashboard of Optuna' }],
  [
    'prometheus_client.start_http_server',
    { keyword: 'addr', position: 1, tool: 'the metrics of this program', isOpenByDefault: true },
  ],
  ['tensorboard.program.TensorBoard().configure', { keyword: 'host', tool: 'TensorBoard' }],
]);
export const GRADIO: Binding = { keyword: 'server_name', logins: ['auth', 'auth_dependency'] };

/** Servers without any login of their own, and what they give to whoever comes. */
export const OPEN_TOOLS: Readonly<Record<string, string>> = {
  mlflow: 'the MLflow server',
  tensorboard: 'TensorBoard',
  ray: 'the Ray dashboard, which also runs jobs,',
  dask: 'the scheduler of Dask, which also runs code,',
  'dask-scheduler': 'the scheduler of Dask, which also runs code,',
  aim: 'the Aim server',
  'optuna-dashboard': 'the dashboard of Optuna',
  vllm: 'the model',
  'vllm.entrypoints.openai.api_server': 'the model',
  'vllm.entrypoints.api_server': 'the model',
  'sglang.launch_server': 'the model',
  'text-generation-launcher': 'the model',
  'llama-server': 'the model',
  'llama_cpp.server': 'the model',
  fastmcp: 'the tools of this server',
};
/** Variables that hold the address of a server without a login, and what it gives to whoever comes. */
export const ADDRESS_VARIABLES: Readonly<Record<string, string>> = {
  OLLAMA_HOST: 'the models',
  LLAMA_ARG_HOST: 'the model',
  MLFLOW_HOST: 'the MLflow server',
};
/** Options that hold the address, by command. */
export const ADDRESS_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  mlflow: ['--host', '-h'],
  tensorboard: ['--host'],
  ray: ['--dashboard-host'],
  dask: ['--host', '--dashboard-address'],
  'dask-scheduler': ['--host', '--dashboard-address'],
  aim: ['--host', '-h'],
  'optuna-dashboard': ['--host'],
  vllm: ['--host'],
  'vllm.entrypoints.openai.api_server': ['--host'],
  'vllm.entrypoints.api_server': ['--host'],
  'sglang.launch_server': ['--host'],
  'text-generation-launcher': ['--hostname'],
  'llama-server': ['--host'],
  'llama_cpp.server': ['--host'],
  fastmcp: ['--host'],
  uvicorn: ['--host'],
  hypercorn: ['--bind', '-b'],
  gunicorn: ['--bind', '-b'],
  granian: ['--host'],
  daphne: ['--bind', '-b'],
  'waitress-serve': ['--host', '--listen'],
  flask: ['--host', '-h'],
  fastapi: ['--host'],
  litestar: ['--host', '-H'],
  sanic: ['--host', '-H'],
  chainlit: ['--host'],
  bentoml: ['--host'],
  bokeh: ['--address'],
  panel: ['--address'],
  prefect: ['--host'],
  streamlit: ['--server.address'],
};
export const LOGIN_OPTIONS = [
  ...['--app-name', '--api-key', '--api-key-file', '--api_key', '--api-keys', '--token', '--auth', '--basic-auth'],
];
