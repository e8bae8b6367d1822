/** Python calls that open the URL they are given: by qualified name, the keyword and position of the URL. */
export interface Transport {
  readonly keyword: string;
  readonly position?: number;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head'];
const PANDAS_READERS: readonly (readonly [string, string])[] = [
  ['read_csv', 'filepath_or_buffer'],
  ['read_table', 'filepath_or_buffer'],
  ['read_json', 'path_or_buf'],
  ['read_parquet', 'path'],
  ['read_excel', 'io'],
  ['read_feather', 'path'],
  ['read_pickle', 'filepath_or_buffer'],
  ['read_html', 'io'],
  ['read_xml', 'path_or_buffer'],
  ['read_stata', 'filepath_or_buffer'],
];
const URL_FIRST: Transport = { keyword: 'url', position: 0 };

const AZURE_CLIENTS = [
  ...['BlobServiceClient', 'ContainerClient', 'BlobClient'].map((name) => `azure.storage.blob.${name}`),
  ...['DataLakeServiceClient', 'FileSystemClient'].map((name) => `azure.storage.filedatalake.${name}`),
  ...['QueueServiceClient', 'QueueClient'].map((name) => `azure.storage.queue.${name}`),
  'azure.storage.fileshare.ShareServiceClient',
];

const VECTOR_STORES: readonly (readonly [string, readonly Transport[]])[] = [
  ...['QdrantClient', 'AsyncQdrantClient'].map((name): [string, Transport[]] => [
    `qdrant_client.${name}`,
    [{ keyword: 'url' }, { keyword: 'location', position: 0 }],
  ]),
  ...['Elasticsearch', 'AsyncElasticsearch'].map((name): [string, Transport[]] => [
    `elasticsearch.${name}`,
    [{ keyword: 'hosts', position: 0 }],
  ]),
  ...['OpenSearch', 'AsyncOpenSearch'].map((name): [string, Transport[]] => [
    `opensearchpy.${name}`,
    [{ keyword: 'hosts', position: 0 }],
  ]),
  ['weaviate.Client', [URL_FIRST]],
  ['weaviate.connect_to_weaviate_cloud', [{ keyword: 'cluster_url', position: 0 }]],
  ['weaviate.connect_to_wcs', [{ keyword: 'cluster_url', position: 0 }]],
  ...['MilvusClient', 'AsyncMilvusClient', 'connections.connect'].map((name): [string, Transport[]] => [
    `pymilvus.${name}`,
    [{ keyword: 'uri', ...(name.endsWith('Client') ? { position: 0 } : {}) }],
  ]),
];

export const TRANSPORTS: ReadonlyMap<string, readonly Transport[]> = new Map<string, readonly Transport[]>([
  ...VERBS.flatMap((verb): [string, Transport[]][] =>
    [
      'requests',
      'requests.Session()',
      'requests.session()',
      'httpx',
      'httpx.Client()',
      'httpx.AsyncClient()',
      'aiohttp.ClientSession()',
    ].map((client) => [`${client}.${verb}`, [URL_FIRST]]),
  ),
  ['requests.request', [{ keyword: 'url', position: 1 }]],
  ['httpx.request', [{ keyword: 'url', position: 1 }]],
  ['httpx.Client', [{ keyword: 'base_url' }]],
  ['httpx.AsyncClient', [{ keyword: 'base_url' }]],
  ['urllib.request.urlopen', [URL_FIRST]],
  ['urllib.request.urlretrieve', [URL_FIRST]],
  ['urllib.request.Request', [URL_FIRST]],
  ['six.moves.urllib.request.urlretrieve', [URL_FIRST]],
  ['wget.download', [URL_FIRST]],
  ['gdown.download', [URL_FIRST]],
  ['fsspec.open', [{ keyword: 'urlpath', position: 0 }]],
  ...PANDAS_READERS.flatMap(([name, keyword]): [string, Transport[]][] => [
    [`pandas.${name}`, [{ keyword, position: 0 }]],
    [`dask.dataframe.${name}`, [{ keyword, position: 0 }]],
  ]),
  ...['read_csv', 'read_parquet', 'read_json', 'scan_csv', 'scan_parquet'].map((name): [string, Transport[]] => [
    `polars.${name}`,
    [{ keyword: 'source', position: 0 }],
  ]),
  ['numpy.loadtxt', [{ keyword: 'fname', position: 0 }]],
  ['numpy.genfromtxt', [{ keyword: 'fname', position: 0 }]],
  ...['keras.utils.get_file', 'tensorflow.keras.utils.get_file', 'tf_keras.utils.get_file'].map(
    (name): [string, Transport[]] => [name, [{ keyword: 'origin', position: 1 }]],
  ),
  ['torch.hub.load_state_dict_from_url', [URL_FIRST]],
  ['torch.hub.download_url_to_file', [URL_FIRST]],
  ['torch.utils.model_zoo.load_url', [URL_FIRST]],
  ['torchvision.datasets.utils.download_url', [URL_FIRST]],
  ['torchvision.datasets.utils.download_and_extract_archive', [URL_FIRST]],
  ['datasets.load_dataset', [{ keyword: 'data_files' }]],
  ['mlflow.set_tracking_uri', [{ keyword: 'uri', position: 0 }]],
  ['mlflow.set_registry_uri', [{ keyword: 'uri', position: 0 }]],
  ['mlflow.tracking.set_tracking_uri', [{ keyword: 'uri', position: 0 }]],
  ...['mlflow.MlflowClient', 'mlflow.tracking.MlflowClient', 'mlflow.client.MlflowClient'].map(
    (name): [string, Transport[]] => [
      name,
      [
        { keyword: 'tracking_uri', position: 0 },
        { keyword: 'registry_uri', position: 1 },
      ],
    ],
  ),
  ['wandb.login', [{ keyword: 'host' }]],
  ['wandb.Settings', [{ keyword: 'base_url' }]],
  ['kfp.Client', [{ keyword: 'host', position: 0 }]],
  ...['kfp.dsl.importer', 'kfp.dsl.importer_node.importer'].map((name): [string, Transport[]] => [
    name,
    [{ keyword: 'artifact_uri', position: 0 }],
  ]),
  ['ray.job_submission.JobSubmissionClient', [{ keyword: 'address', position: 0 }]],
  ['openai.OpenAI', [{ keyword: 'base_url' }]],
  ['openai.AsyncOpenAI', [{ keyword: 'base_url' }]],
  ...['openai.AzureOpenAI', 'openai.AsyncAzureOpenAI'].map((name): [string, Transport[]] => [
    name,
    [{ keyword: 'azure_endpoint' }, { keyword: 'base_url' }],
  ]),
  ['anthropic.AsyncAnthropic', [{ keyword: 'base_url' }]],
  ['anthropic.Anthropic', [{ keyword: 'base_url' }]],
  ...['boto3', 'boto3.Session()', 'boto3.session.Session()', 'aioboto3.Session()'].flatMap((maker) =>
    ['client', 'resource'].map((method): [string, Transport[]] => [
      `${maker}.${method}`,
      [{ keyword: 'endpoint_url' }],
    ]),
  ),
  ['s3fs.S3FileSystem', [{ keyword: 'endpoint_url' }]],
  ['pyarrow.fs.S3FileSystem', [{ keyword: 'endpoint_override' }]],
  ...AZURE_CLIENTS.flatMap((client): [string, Transport[]][] =>
    ['', '.aio'].map((part) => [client.replace(/\.(?=\w+$)/, `${part}.`), [{ keyword: 'account_url', position: 0 }]]),
  ),
  ['azure.storage.blob.BlobClient.from_blob_url', [{ keyword: 'blob_url', position: 0 }]],
  ['azure.storage.blob.ContainerClient.from_container_url', [{ keyword: 'container_url', position: 0 }]],
  ...VECTOR_STORES,
  ['neo4j.GraphDatabase.driver', [{ keyword: 'uri', position: 0 }]],
  ['neo4j.AsyncGraphDatabase.driver', [{ keyword: 'uri', position: 0 }]],
  ['langchain_neo4j.Neo4jGraph', [URL_FIRST]],
  ['langchain_community.graphs.Neo4jGraph', [URL_FIRST]],
  ['bentoml.SyncHTTPClient', [URL_FIRST]],
  ['bentoml.AsyncHTTPClient', [URL_FIRST]],
  ['gradio_client.Client', [{ keyword: 'src', position: 0 }]],
  ['label_studio_sdk.Client', [URL_FIRST]],
  ['label_studio_sdk.client.LabelStudio', [{ keyword: 'base_url' }]],
  ['argilla.Argilla', [{ keyword: 'api_url', position: 0 }]],
  ['argilla.init', [{ keyword: 'api_url', position: 0 }]],
  ['requests.Session().request', [{ keyword: 'url', position: 1 }]],
  ['urllib3.request', [{ keyword: 'url', position: 1 }]],
  ['urllib3.PoolManager().request', [{ keyword: 'url', position: 1 }]],
  ['aiohttp.request', [{ keyword: 'url', position: 1 }]],
  ['aiohttp.ClientSession', [{ keyword: 'base_url', position: 0 }]],
  ['redis.from_url', [URL_FIRST]],
  ['redis.Redis.from_url', [URL_FIRST]],
  ['redis.StrictRedis.from_url', [URL_FIRST]],
  ['redis.asyncio.from_url', [URL_FIRST]],
  ...['redis', 'redis.asyncio'].map((module): [string, Transport[]] => [
    `${module}.ConnectionPool.from_url`,
    [URL_FIRST],
  ]),
  ['celery.Celery().conf.update', [{ keyword: 'broker_url' }, { keyword: 'result_backend' }]],
  ['websocket.create_connection', [URL_FIRST]],
  ['websocket.WebSocketApp', [URL_FIRST]],
  ['websockets.connect', [{ keyword: 'uri', position: 0 }]],
  ...['sync.client', 'asyncio.client', 'client', 'legacy.client'].map((module): [string, Transport[]] => [
    `websockets.${module}.connect`,
    [{ keyword: 'uri', position: 0 }],
  ]),
  ['aiohttp.ClientSession().ws_connect', [URL_FIRST]],
  ['socketio.Client().connect', [URL_FIRST]],
  ['socketio.AsyncClient().connect', [URL_FIRST]],
  ['nats.connect', [{ keyword: 'servers', position: 0 }]],
  ...['InferenceClient', 'AsyncInferenceClient'].map((name): [string, Transport[]] => [
    `huggingface_hub.${name}`,
    [{ keyword: 'model', position: 0 }],
  ]),
  ['influxdb_client.InfluxDBClient', [URL_FIRST]],
  ['celery.Celery', [{ keyword: 'broker' }, { keyword: 'backend' }]],
  ['pika.URLParameters', [URL_FIRST]],
  ['aio_pika.connect', [URL_FIRST]],
  ['aio_pika.connect_robust', [URL_FIRST]],
  ['kombu.Connection', [{ keyword: 'hostname', position: 0 }]],
]);

/** Variables that trackers, orchestrators, brokers and package installers read a URL from. */
export const TRANSPORT_VARIABLES: ReadonlySet<string> = new Set([
  ...['MLFLOW_TRACKING_URI', 'MLFLOW_REGISTRY_URI', 'MLFLOW_S3_ENDPOINT_URL', 'PREFECT_API_URL', 'ZENML_STORE_URL'],
  ...[
    'WANDB_BASE_URL',
    'CLEARML_API_HOST',
    'CLEARML_WEB_HOST',
    'CLEARML_FILES_HOST',
    'RAY_ADDRESS',
    'LABEL_STUDIO_HOST',
  ],
  ...['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'AZURE_OPENAI_ENDPOINT', 'HF_ENDPOINT', 'AWS_ENDPOINT_URL', 'S3_ENDPOINT'],
  ...['CELERY_BROKER_URL', 'CELERY_RESULT_BACKEND', 'BROKER_URL', 'REDIS_URL', 'AMQP_URL', 'RABBITMQ_URL', 'MQTT_URL'],
  ...['OLLAMA_HOST', 'OLLAMA_BASE_URL', 'ANTHROPIC_BASE_URL', 'COMET_URL_OVERRIDE', 'LANGFUSE_HOST', 'ARGILLA_API_URL'],
  ...['LABEL_STUDIO_URL', 'MILVUS_URI', 'WEAVIATE_URL', 'OPENSEARCH_URL', 'NEO4J_URI', 'ROBOFLOW_API_URL'],
  ...['UV_DEFAULT_INDEX', 'UV_INDEX', 'UV_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'UV_FIND_LINKS', 'KF_PIPELINES_ENDPOINT'],
  ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'UV_INDEX_URL', 'QDRANT_URL', 'ELASTICSEARCH_URL'],
]);

/**
 * Hosts that serve the same content under https, most of them by redirecting http there: the change keeps the behaviour.
 */
export const HTTPS_HOSTS: ReadonlySet<string> = new Set([
  ...['huggingface.co', 'github.com', 'raw.githubusercontent.com', 'gist.githubusercontent.com', 'codeload.github.com'],
  ...['pypi.org', 'files.pythonhosted.org', 'download.pytorch.org', 'storage.googleapis.com', 's3.amazonaws.com'],
  ...['archive.ics.uci.edu', 'zenodo.org', 'dl.fbaipublicfiles.com', 'ossci-datasets.s3.amazonaws.com'],
]);
