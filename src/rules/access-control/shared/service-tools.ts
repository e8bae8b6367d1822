import { KNOWN_PASSWORDS } from '../../shared/known-passwords';

/** What a file says of one running service. */
export interface ServiceFacts {
  /** The image's repository, lower case, without tag and digest. */
  readonly image: string | undefined;
  /** The words of its command, entrypoint and arguments; empty where the image decides. */
  readonly words: readonly string[];
  /** Its variables; undefined values come from outside. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** Whether it reads further variables from a file. */
  readonly hasMoreVariables: boolean;
  /** What it is called, for services whose image is built here. */
  readonly name: string | undefined;
}

/** A tool that answers on a port. */
export interface ServiceTool {
  /** As messages say it. */
  readonly what: string;
  /** Against the image's repository. */
  readonly image: RegExp;
  /** Against the words of the command, joined by spaces. */
  readonly command?: RegExp;
  /** The ports it answers on, where nobody tells it otherwise. */
  readonly ports: readonly number[];
  /** Whether it asks for a token or password where nobody switches that off. */
  readonly asks?: boolean;
  /** What switches its own login off: against the words of the command, and `NAME=value` of variables. */
  readonly off?: RegExp;
  /** Words of the command that mean a login. */
  readonly options?: RegExp;
  /** Variables that mean a login when they are set, whatever to. */
  readonly variables?: RegExp;
  /** Whether whoever comes runs code or changes what others load, rather than reads or computes. */
  readonly isGrave?: boolean;
  /** Whether it listens on the loopback address of its container unless told otherwise. */
  readonly isNearByDefault?: boolean;
}

/** What everybody knows is no password, and neither is none. */
const KNOWN = `(?:${KNOWN_PASSWORDS}|)`;

const KEYED = /(?:^| )--(?:api-keys?|api_keys?|api-key-file)[= ]/;

export const SERVICE_TOOLS: readonly ServiceTool[] = [
  {
    what: 'the MLflow server',
    image: /(?:^|\/)mlflow(?:[-_.](?:server|tracking|ui)[\w.-]*)?$/,
    command: /(?:^|[ /])mlflow (?:server|ui)\b|(?:^| )mlflow\.server\b/,
    ports: [5000],
    options: /(?:^| )--app-name[= ]basic-auth|basic-auth/,
    isGrave: true,
    isNearByDefault: true,
  },
  {
    what: 'the Jupyter server',
    image:
      /(?:^|\/)(?:jupyter\/[\w.-]*notebook|[\w.-]*(?:jupyter(?:lab)?|scipy-notebook|datascience-notebook)[\w.-]*)$/,
    command: /(?:^|[ /])(?:jupyter[ -](?:lab|notebook|server)\b|start-notebook)/,
    ports: [8888],
    asks: true,
    off: /(?:App|IdentityProvider)\.token=(?:''|"")?(?: |$)|(?:^| )JUPYTER_TOKEN=(?: |$)/,
    options: /(?:App|IdentityProvider|Provider)\.(?:token|(?:hashed_)?password)=\S/,
    variables: /^JUPYTER_(?:TOKEN|PASSWORD)$|^PASSWORD$/,
    isGrave: true,
  },
  {
    what: 'Ray, which runs whatever job it is sent,',
    image: /(?:^|\/)ray(?:-ml|-llm)?$/,
    command: /(?:^|[ /])ray start\b/,
    ports: [8265, 10001, 6379],
    variables: /^RAY_AUTH_MODE$/,
    isGrave: true,
  },
  {
    what: 'the scheduler of Dask, which also runs code,',
    image: /(?:^|\/)dask(?:-notebook|-scheduler)?$/,
    command: /(?:^|[ /])dask[ -]scheduler\b/,
    ports: [8786, 8787],
    options: /--tls-/,
    isGrave: true,
  },
  {
    what: 'the Spark master, which runs jobs for whoever comes,',
    image: /(?:^|\/)spark(?:-master|-py)?$/,
    command: /deploy\.master\.Master\b|start-master/,
    ports: [7077, 8080],
    options: /spark\.authenticate/,
    variables: /^SPARK_(?:AUTHENTICATE|RPC_AUTHENTICATION_ENABLED)/,
  },
  {
    what: 'TensorBoard',
    image: /(?:^|\/)tensorboard$/,
    command: /(?:^|[ /])tensorboard\b/,
    ports: [6006],
    isNearByDefault: true,
  },
  {
    what: 'the object store',
    image: /(?:^|\/)minio$/,
    command: /(?:^|[ /])minio server\b/,
    ports: [9000, 9001],
    off: new RegExp(`(?:^| )MINIO_(?:ROOT_PASSWORD|SECRET_KEY)=["']?${KNOWN}["']?(?: |$)`),
    variables: /^MINIO_(?:ROOT_PASSWORD|SECRET_KEY)(?:_FILE)?$/,
  },
  {
    what: 'Airflow',
    image: /(?:^|\/)[\w.-]*airflow[\w.-]*$/,
    command: /(?:^|[ /])airflow (?:webserver|api-server|standalone)\b|^(?:webserver|api-server)$/,
    ports: [8080],
    asks: true,
    off: new RegExp(
      `api\\.auth\\.backend\\.default|SIMPLE_AUTH_MANAGER_ALL_ADMINS=["']?true|AUTH_ROLE_PUBLIC|_AIRFLOW_WWW_USER_PASSWORD=["']?${KNOWN}["']?(?: |$)`,
      'i',
    ),
    variables: /^_AIRFLOW_WWW_USER_PASSWORD$/,
    isGrave: true,
  },
  {
    what: 'the Triton server',
    image: /(?:^|\/)tritonserver$/,
    command: /(?:^|[ /])tritonserver\b/,
    ports: [8000, 8001, 8002],
    options: /--(?:http-restricted-api|grpc-restricted-protocol)\b/,
  },
  {
    what: 'TorchServe',
    image: /(?:^|\/)torchserve(?:-kfs|-nightly)?$/,
    command: /(?:^|[ /])torchserve\b/,
    ports: [8080, 8081, 8082, 7070, 7071],
    asks: true,
    off: /--disable-token-auth|TS_DISABLE_TOKEN_AUTHORIZATION=["']?true/i,
  },
  {
    what: 'TensorFlow Serving',
    image: /(?:^|\/)tensorflow\/serving$|(?:^|\/)tensorflow-serving$/,
    command: /(?:^|[ /])tensorflow_model_server\b/,
    ports: [8500, 8501],
  },
  {
    what: 'MLServer',
    image: /(?:^|\/)mlserver(?:-\w+)?$/,
    command: /(?:^|[ /])mlserver start\b/,
    ports: [8080, 8081, 8082],
  },
  { what: 'Ollama', image: /(?:^|\/)ollama$/, command: /(?:^|[ /])ollama serve\b/, ports: [11434] },
  {
    what: 'the language model',
    image: /(?:^|\/)(?:vllm-openai|vllm(?:-cpu|-rocm)?|sglang|lmdeploy)$/,
    command: /(?:^|[ /])vllm serve\b|vllm\.entrypoints|sglang\.launch_server|lmdeploy serve\b|fastchat\.serve/,
    ports: [8000, 30000, 23333],
    options: KEYED,
    variables: /^(?:VLLM|SGLANG|LMDEPLOY)_API_KEY$/,
  },
  {
    what: 'the language model',
    image: /(?:^|\/)(?:text-generation-inference|text-embeddings-inference|tgi)$/,
    command: /(?:^|[ /])text-(?:generation-launcher|embeddings-router)\b/,
    ports: [80, 3000, 8080],
    options: KEYED,
    variables: /^API_KEY$/,
  },
  {
    what: 'the language model',
    image: /(?:^|\/)(?:llama\.cpp|llama-cpp-python|llama-server)$/,
    command: /(?:^|[ /])llama-server\b|llama_cpp\.server/,
    ports: [8080, 8000],
    options: KEYED,
    variables: /^(?:LLAMA_API_KEY|LLAMA_ARG_API_KEY|API_KEY)$/,
  },
  {
    what: 'the language model',
    image: /(?:^|\/)(?:local-?ai|infinity|xinference|text-generation-webui|aphrodite-engine|tabbyapi)$/,
    command: /(?:^|[ /])(?:local-ai|infinity_emb|xinference-local)\b/,
    ports: [8080, 7997, 9997, 5000, 7860],
    options: KEYED,
    variables: /^(?:LOCALAI_|INFINITY_)?API_KEY$/,
  },
  {
    what: 'the LiteLLM proxy',
    image: /(?:^|\/)litellm(?:-database)?$/,
    command: /(?:^|[ /])litellm\b/,
    ports: [4000],
    // Its key may stand there.
    options: /--config\b/,
    variables: /^LITELLM_MASTER_KEY$/,
  },
  {
    what: 'Qdrant',
    image: /(?:^|\/)qdrant$/,
    ports: [6333, 6334],
    variables: /^QDRANT__SERVICE__(?:API_KEY|JWT_RBAC|READ_ONLY_API_KEY)$/,
  },
  {
    what: 'Milvus',
    image: /(?:^|\/)milvus$/,
    command: /(?:^| )milvus run\b/,
    ports: [19530, 9091],
    variables: /^COMMON_SECURITY_AUTHORIZATIONENABLED$/,
  },
  {
    what: 'Chroma',
    image: /(?:^|\/)chroma(?:db)?$/,
    command: /(?:^|[ /])chroma run\b/,
    ports: [8000],
    variables: /^CHROMA_SERVER_AUTH/,
  },
  {
    what: 'Weaviate',
    image: /(?:^|\/)weaviate$/,
    ports: [8080, 50051],
    off: /AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED=["']?true/i,
    variables: /^AUTHENTICATION_(?:APIKEY|OIDC)_ENABLED$/,
  },
  {
    what: 'Elasticsearch',
    image: /(?:^|\/)(?:elasticsearch|opensearch)$/,
    ports: [9200, 9300],
    asks: true,
    off: /xpack\.security\.enabled=["']?false|plugins\.security\.disabled=["']?true|DISABLE_SECURITY_PLUGIN=["']?true/i,
    variables: /^(?:ELASTIC_PASSWORD|OPENSEARCH_INITIAL_ADMIN_PASSWORD)$/,
  },
  {
    what: 'Redis',
    image: /(?:^|\/)(?:redis(?:-stack(?:-server)?)?|valkey|dragonfly|keydb)$/,
    command: /(?:^|[ /])(?:redis|valkey)-server\b/,
    ports: [6379, 8001],
    options: /requirepass\b|--aclfile\b|redis\.conf\b/,
    off: /ALLOW_EMPTY_PASSWORD=["']?yes/,
    variables: /^(?:REDIS|VALKEY)_(?:PASSWORD|ARGS)/,
  },
  {
    what: 'the database',
    image: /(?:^|\/)(?:postgres(?:ql)?|pgvector|postgis|timescaledb(?:-ha)?)$/,
    ports: [5432],
    asks: true,
    off: new RegExp(
      `POSTGRES(?:QL)?_PASSWORD=["']?${KNOWN}["']?(?: |$)|POSTGRES_HOST_AUTH_METHOD=["']?trust|ALLOW_EMPTY_PASSWORD=["']?yes`,
    ),
    variables: /^POSTGRES(?:QL)?_PASSWORD(?:_FILE)?$/,
  },
  {
    what: 'the database',
    image: /(?:^|\/)(?:mysql(?:-server)?|mariadb)$/,
    ports: [3306],
    asks: true,
    off: new RegExp(`(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD=["']?${KNOWN}["']?(?: |$)|ALLOW_EMPTY_(?:ROOT_)?PASSWORD=`),
    variables: /^(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD(?:_FILE)?$/,
  },
  {
    what: 'the database',
    image: /(?:^|\/)mongo(?:db(?:-community-server)?)?$/,
    ports: [27017],
    options: /--(?:auth|keyFile)\b/,
    off: new RegExp(`MONGO(?:DB)?_(?:INITDB_)?ROOT_PASSWORD=["']?${KNOWN}["']?(?: |$)`),
    variables: /^MONGO(?:DB)?_(?:INITDB_)?ROOT_PASSWORD(?:_FILE)?$/,
  },
  {
    what: 'the Prefect server',
    image: /(?:^|\/)prefect$/,
    command: /(?:^|[ /])prefect server start\b/,
    ports: [4200],
    variables: /^PREFECT_SERVER_API_AUTH_STRING$/,
    isGrave: true,
  },
  {
    what: 'Dagster',
    image: /(?:^|\/)dagster(?:-webserver|-celery-k8s)?$/,
    command: /(?:^|[ /])(?:dagster-webserver|dagit|dagster dev)\b/,
    ports: [3000],
    isGrave: true,
  },
  {
    what: 'the dashboard of Optuna',
    image: /(?:^|\/)optuna-dashboard$/,
    command: /(?:^|[ /])optuna-dashboard\b/,
    ports: [8080],
  },
  { what: 'Aim', image: /(?:^|\/)aim$/, command: /(?:^|[ /])aim (?:up|server)\b/, ports: [43800, 53800] },
  {
    what: 'Flower, which also steers the workers,',
    image: /(?:^|\/)flower$/,
    command: /(?:^|[ /])celery .{0,200}?\bflower(?: |$)|^flower(?: |$)/,
    ports: [5555],
    options: /--(?:basic[_-]auth|auth)[= ]/,
    variables: /^FLOWER_(?:BASIC_AUTH|AUTH)$/,
  },
  {
    what: 'the feature server',
    image: /(?:^|\/)feast(?:-python-server|-server)?$/,
    command: /(?:^|[ /])feast (?:serve|ui)\b/,
    ports: [6566, 8888],
  },
];

/** How a service asks who comes: not at all, as it does unless told otherwise, or as the file says. */
export type Login = 'none' | 'default' | 'set';

export function loginOf(tool: ServiceTool, { words, variables, hasMoreVariables }: ServiceFacts): Login {
  const command = words.join(' ');
  const known = [...variables].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(' ');
  if (tool.off?.test(`${command} ${known}`) === true) return 'none';
  if (tool.options?.test(command) === true) return 'set';
  const pattern = tool.variables;
  if (pattern !== undefined && [...variables].some(([name, value]) => pattern.test(name) && value !== '')) return 'set';
  if (tool.asks === true || (pattern !== undefined && hasMoreVariables)) return 'default';
  return 'none';
}

/** The tool that a service is: by its command or its image; by its name only where neither is known. */
export function toolOf(facts: ServiceFacts, ports: readonly number[]): ServiceTool | undefined {
  const { image, words, name } = facts;
  const command = words.join(' ');
  const byCommand = command === '' ? undefined : SERVICE_TOOLS.find((tool) => tool.command?.test(command) === true);
  if (byCommand !== undefined) return byCommand;
  if (image !== undefined) return SERVICE_TOOLS.find((tool) => tool.image.test(image));
  if (name === undefined || command !== '') return undefined;
  return SERVICE_TOOLS.find((tool) => tool.image.test(name) && tool.ports.some((port) => ports.includes(port)));
}

/** The ports that a service answers on: the usual ones, and numbers that its command and its variables hold. */
export function usedPorts(tool: ServiceTool, { words, variables }: ServiceFacts): readonly number[] {
  const named = [...variables].flatMap(([name, value]) => (name.endsWith('PORT') ? [value ?? ''] : []));
  const command = words.join(' ');
  // Who is told where to listen does not use the first of the usual ports; a second one (gRPC) stays.
  const own = TOLD_PORT.test(command) ? tool.ports.slice(1) : tool.ports;
  return [...own, ...([command, ...named].join(' ').match(/\d{2,5}/g) ?? []).map(Number)];
}

const TOLD_PORT = /(?:^|\s)--port[= ]\s*["']?\d/;
const FAR =
  /(?:--(?:host|ip|hostname|bind|address)(?:[= ]|$)|(?:^| )-h )["']?(?:0\.0\.0\.0|::|\*|\$)|--bind_all|--workers|gunicorn|-b 0/;
const NEAR = /--(?:host|ip|hostname|bind|address)[= ]["']?(?:127\.|localhost|::1)/;

/** Whether a service listens where its published port does not lead. */
export function isUnreachable(tool: ServiceTool, { words, variables }: ServiceFacts): boolean {
  const command = words.join(' ');
  if (NEAR.test(command)) return true;
  const isTold = FAR.test(command) || variables.has('MLFLOW_HOST');
  return tool.isNearByDefault === true && tool.command?.test(command) === true && !isTold;
}
