/** A keyword whose value switches TLS off, and what to write in its place. */
export interface TlsSwitch {
  readonly off: RegExp;
  readonly instead: string;
}

/** A call that connects to a database or a message broker. */
export interface Client {
  /** Keywords and positions that name the servers: a host, `host:port`, several with commas, a list or a URL. */
  readonly hosts: readonly (readonly [keyword: string, position?: number])[];
  readonly switches: Readonly<Record<string, TlsSwitch>>;
  /** Any of these keywords says that TLS is on. Undefined: a client that encrypts where the server can, unless told not to. */
  readonly encryptedBy?: RegExp;
  /** Ports at which the client encrypts by itself. */
  readonly securePorts?: readonly number[];
}

const FALSE: TlsSwitch = { off: /^false$/, instead: 'True' };
const SSLMODE: TlsSwitch = { off: /^(?:disable|allow|prefer)$/, instead: '"require"' };
const PROTOCOL: TlsSwitch = { off: /^(?:PLAINTEXT|SASL_PLAINTEXT)$/i, instead: '"SSL"' };

const POSTGRES: Client = { hosts: [['host'], ['dsn', 0], ['conninfo', 0]], switches: { sslmode: SSLMODE } };
const ASYNCPG: Client = {
  hosts: [['host'], ['dsn', 0]],
  switches: { ssl: { off: /^(?:false|disable|allow|prefer)$/, instead: '"require"' } },
};
const MYSQL: Client = {
  hosts: [['host', 0]],
  switches: {
    ssl_disabled: { off: /^true$/, instead: 'False' },
    ssl_mode: { off: /^(?:DISABLED|PREFERRED)$/, instead: '"VERIFY_IDENTITY"' },
  },
};
const MONGO: Client = { hosts: [['host', 0]], switches: { tls: FALSE, ssl: FALSE }, encryptedBy: /^(?:tls|ssl)/ };
const REDIS: Client = { hosts: [['host', 0]], switches: { ssl: FALSE }, encryptedBy: /^(?:ssl|connection_pool$)/ };
const KAFKA: Client = {
  hosts: [['bootstrap_servers']],
  switches: { security_protocol: PROTOCOL },
  encryptedBy: /^(?:security_protocol|ssl_context)$/,
};
const ODBC_OFF: TlsSwitch = { off: /^(?:no|false|0|optional)$/i, instead: '"yes"' };
const SEARCH: Client = { hosts: [['hosts', 0], ['host']], switches: { use_ssl: FALSE } };

function each(names: readonly string[], client: Client): readonly (readonly [string, Client])[] {
  return names.map((name) => [name, client]);
}

export const CLIENTS: ReadonlyMap<string, Client> = new Map<string, Client>([
  ...each(
    ['psycopg2.connect', 'psycopg.connect', 'psycopg.AsyncConnection.connect', 'psycopg.Connection.connect'],
    POSTGRES,
  ),
  ...each(['psycopg2.pool.SimpleConnectionPool', 'psycopg2.pool.ThreadedConnectionPool'], POSTGRES),
  ...each(['asyncpg.connect', 'asyncpg.create_pool'], ASYNCPG),
  ...each(['pymysql.connect', 'MySQLdb.connect', 'aiomysql.connect'], { ...MYSQL, encryptedBy: /^ssl/ }),
  ...each(['mysql.connector.connect', 'mysql.connector.pooling.MySQLConnectionPool'], { ...MYSQL, hosts: [['host']] }),
  ...each(['pymongo.MongoClient', 'pymongo.AsyncMongoClient', 'motor.motor_asyncio.AsyncIOMotorClient'], MONGO),
  ...each(['redis.Redis', 'redis.StrictRedis', 'redis.asyncio.Redis', 'redis.cluster.RedisCluster'], REDIS),
  ...each(
    ['redis', 'redis.asyncio'].flatMap((module) => [`${module}.ConnectionPool`, `${module}.BlockingConnectionPool`]),
    { hosts: [['host']], switches: {}, encryptedBy: /^connection_class$/ },
  ),
  ['pika.ConnectionParameters', { hosts: [['host', 0]], switches: {}, encryptedBy: /^ssl_options$/ }],
  ['mongoengine.connect', { ...MONGO, hosts: [['host']] }],
  ['influxdb.InfluxDBClient', { hosts: [['host', 0]], switches: { ssl: FALSE }, encryptedBy: /^ssl$/ }],
  ['redshift_connector.connect', { hosts: [['host']], switches: { ssl: FALSE } }],
  ...each(['pyodbc.connect', 'aioodbc.connect'], {
    hosts: [['server'], ['Server'], ['host']],
    switches: { Encrypt: ODBC_OFF, encrypt: ODBC_OFF },
  }),
  [
    'pymssql.connect',
    { hosts: [['server', 0], ['host']], switches: { encryption: { off: /^off$/i, instead: '"require"' } } },
  ],
  ...each(['kafka.KafkaProducer', 'kafka.KafkaConsumer', 'kafka.KafkaAdminClient'], KAFKA),
  ...each(['aiokafka.AIOKafkaProducer', 'aiokafka.AIOKafkaConsumer'], KAFKA),
  ...each(['elasticsearch.Elasticsearch', 'elasticsearch.AsyncElasticsearch'], SEARCH),
  ...each(['opensearchpy.OpenSearch', 'opensearchpy.AsyncOpenSearch', 'opensearchpy.Urllib3HttpConnection'], SEARCH),
  ...each(
    ['langchain_community.vectorstores', 'langchain.vectorstores'].flatMap((module) =>
      ['', '.from_documents', '.from_texts'].map((method) => `${module}.OpenSearchVectorSearch${method}`),
    ),
    { hosts: [['opensearch_url', 0]], switches: { use_ssl: FALSE } },
  ),
  [
    'cassandra.cluster.Cluster',
    { hosts: [['contact_points', 0]], switches: {}, encryptedBy: /^(?:ssl_|cloud$|endpoint_factory$)/ },
  ],
  ['clickhouse_driver.Client', { hosts: [['host', 0]], switches: { secure: FALSE }, encryptedBy: /^secure$/ }],
  [
    'clickhouse_connect.get_client',
    {
      hosts: [['host']],
      switches: { secure: FALSE },
      encryptedBy: /^(?:secure|interface|dsn)$/,
      securePorts: [443, 8443],
    },
  ],
  ...each(['chromadb.HttpClient', 'chromadb.AsyncHttpClient'], {
    hosts: [['host', 0]],
    switches: { ssl: FALSE },
    encryptedBy: /^(?:ssl|settings)$/,
  }),
  ...each(['chromadb.config.Settings', 'chromadb.Settings'], {
    hosts: [['chroma_server_host']],
    switches: { chroma_server_ssl_enabled: FALSE },
    encryptedBy: /^chroma_server_ssl_enabled$/,
  }),
  ...each(['qdrant_client.QdrantClient', 'qdrant_client.AsyncQdrantClient'], {
    hosts: [['host'], ['url']],
    switches: { https: FALSE },
    encryptedBy: /^(?:https|api_key|url|location|path)$/,
  }),
  ...each(['weaviate.connect_to_custom', 'weaviate.use_async_with_custom'], {
    hosts: [
      ['http_host', 0],
      ['grpc_host', 3],
    ],
    switches: { http_secure: FALSE, grpc_secure: FALSE },
  }),
  ['weaviate.connect.ConnectionParams.from_params', { hosts: [['http_host']], switches: { http_secure: FALSE } }],
  [
    'pymilvus.connections.connect',
    { hosts: [['host'], ['uri']], switches: { secure: FALSE }, encryptedBy: /^secure$/ },
  ],
  ...each(['pymilvus.MilvusClient', 'pymilvus.AsyncMilvusClient'], {
    hosts: [['uri', 0]],
    switches: { secure: FALSE },
  }),
  ['trino.dbapi.connect', { hosts: [['host', 0]], switches: { http_scheme: { off: /^http$/, instead: '"https"' } } }],
  ...each(['neo4j.GraphDatabase.driver', 'neo4j.AsyncGraphDatabase.driver'], {
    hosts: [['uri', 0]],
    switches: { encrypted: FALSE },
  }),
]);

/** Clients that take one dictionary of settings, with dots in the keys. */
export const CONFIGURED_CLIENTS = [
  ...['confluent_kafka.Producer', 'confluent_kafka.Consumer', 'confluent_kafka.admin.AdminClient'],
  ...['confluent_kafka.SerializingProducer', 'confluent_kafka.DeserializingConsumer'],
];

/** A URL or a DSN of a database in which TLS is switched off, as it stands in the source: f-strings included. */
export const PLAIN_DATABASE_URL =
  /^(?:(?:postgres(?:ql)?|mysql|mariadb|cockroachdb|mongodb|redshift|mssql)(?:\+\w{1,30})?:\/\/[^\s"']{1,500}[?&])((?:sslmode|ssl_mode|ssl-mode)=(?:disabled?|allow|prefer(?:red)?)|(?:tls|ssl)=(?:false|disable)|ssl_disabled=true|encrypt=(?:no|false|0|optional))(?=&|$)/i;
export const PLAIN_DSN = /(?:^|\s)(sslmode=(?:disable|allow|prefer))(?=\s|$)/;
/** The connection string of ODBC, which names the server beside. */
export const PLAIN_ODBC = /(?:^|;)\s*(Encrypt=(?:no|false|0|optional))\s*(?=;|$)/i;
export const ODBC_SERVER = /(?:^|;)\s*(?:Server|Data Source|Address)=(?:tcp:)?([^;,]{1,253})/i;
/** TLS that gives way where the server, or somebody on the way, says that it cannot. */
export const OPTIONAL_TLS = /=(?:allow|prefer(?:red)?)$/i;
/** Keys that mean a protocol of Kafka wherever they stand: options of Spark. */
export const SPARK_KAFKA = new Set(['kafka.security.protocol']);
