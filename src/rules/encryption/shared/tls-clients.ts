import type { PythonExpression } from '../../../lang/python/types';
import { usualValue } from '../../shared/usual-value';

/** Keywords, and what they must be set to for the check of certificates, or of the name in them, to be off. */
export type Switch = Readonly<Record<string, (value: PythonExpression) => boolean>>;

export const isFalse = (value: PythonExpression): boolean => {
  const usual = usualValue(value)?.value;
  return usual === false || usual === 0;
};
const isTrue = (value: PythonExpression): boolean => usualValue(value)?.value === true;
export const isCertNone = (value: PythonExpression): boolean =>
  value.stringValue()?.value === 'CERT_NONE' || value.qualifiedName() === 'ssl.CERT_NONE';
const holds =
  (key: string, isOff: (value: PythonExpression) => boolean) =>
  (value: PythonExpression): boolean => {
    const entry = value.entry(key);
    return entry !== undefined && isOff(entry);
  };

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'stream'];
const VERIFY: Switch = { verify: isFalse };
const VERIFY_SSL: Switch = { verify_ssl: isFalse };
const SSL: Switch = { ssl: isFalse, verify_ssl: isFalse };
const CERT_REQS: Switch = { cert_reqs: isCertNone, assert_hostname: isFalse };
const SEARCH: Switch = { verify_certs: isFalse, ssl_assert_hostname: isFalse };
const MONGO: Switch = {
  tlsInsecure: isTrue,
  tlsAllowInvalidCertificates: isTrue,
  tlsAllowInvalidHostnames: isTrue,
};
const REDIS: Switch = {
  ssl_cert_reqs: (value) => value.kind === 'none' || value.stringValue()?.value === 'none' || isCertNone(value),
};

function each(names: readonly string[], keywords: Switch): readonly (readonly [string, Switch])[] {
  return names.map((name) => [name, keywords]);
}

function eachVerb(prefix: string, keywords: Switch): readonly (readonly [string, Switch])[] {
  return each(
    VERBS.map((verb) => `${prefix}.${verb}`),
    keywords,
  );
}

/** Opens the connections of a session, whatever their address. */
export const CONNECTOR = 'aiohttp.TCPConnector';

/** Calls by qualified name. */
export const TLS_CALLS: ReadonlyMap<string, Switch> = new Map<string, Switch>([
  ...[
    'requests',
    'requests.api',
    'requests.Session()',
    'requests.session()',
    'requests.sessions.Session()',
    'httpx',
  ].flatMap((client) => eachVerb(client, VERIFY)),
  ...each(['httpx.Client', 'httpx.AsyncClient', 'httpx.HTTPTransport', 'httpx.AsyncHTTPTransport'], VERIFY),
  [CONNECTOR, SSL],
  ...each(['aiohttp.request', 'aiohttp.ClientSession().ws_connect'], SSL),
  ...eachVerb('aiohttp.ClientSession()', SSL),
  ...each(
    ['PoolManager', 'ProxyManager', 'HTTPSConnectionPool', 'connection_from_url'].map((name) => `urllib3.${name}`),
    CERT_REQS,
  ),
  ...each(['urllib3.util.ssl_.create_urllib3_context', 'urllib3.util.create_urllib3_context'], {
    cert_reqs: isCertNone,
  }),
  ...each(
    ['boto3', 'boto3.Session()', 'boto3.session.Session()'].flatMap((maker) => [
      `${maker}.client`,
      `${maker}.resource`,
    ]),
    VERIFY,
  ),
  ...each(['hvac.Client', 'consul.Consul', 'github.Github', 'docker.tls.TLSConfig'], VERIFY),
  ...each(['qdrant_client.QdrantClient', 'qdrant_client.AsyncQdrantClient'], VERIFY),
  ...each(['clickhouse_connect.get_client', 'clickhouse_connect.get_async_client', 'trino.dbapi.connect'], VERIFY),
  ...each(['kfp.Client', 'proxmoxer.ProxmoxAPI'], VERIFY_SSL),
  ...each(
    ['influxdb_client.InfluxDBClient', 'influxdb_client.client.influxdb_client_async.InfluxDBClientAsync'],
    VERIFY_SSL,
  ),
  ...each(['elasticsearch.Elasticsearch', 'elasticsearch.AsyncElasticsearch'], SEARCH),
  ...each(['opensearchpy.OpenSearch', 'opensearchpy.AsyncOpenSearch'], SEARCH),
  ['minio.Minio', { cert_check: isFalse }],
  ...each(['gradio_client.Client', 'gitlab.Gitlab'], { ssl_verify: isFalse }),
  ['snowflake.connector.connect', { insecure_mode: isTrue }],
  ['httplib2.Http', { disable_ssl_certificate_validation: isTrue }],
  ...each(['tornado.httpclient.HTTPRequest', 'tornado.httpclient.AsyncHTTPClient().fetch'], { validate_cert: isFalse }),
  ...each(['pymysql.connect', 'mysql.connector.connect'], { ssl_verify_cert: isFalse }),
  ...each(['pymongo.MongoClient', 'pymongo.AsyncMongoClient', 'motor.motor_asyncio.AsyncIOMotorClient'], MONGO),
  ...each(['redis.Redis', 'redis.StrictRedis', 'redis.asyncio.Redis', 'redis.from_url', 'redis.Redis.from_url'], REDIS),
  ...each(['kafka.KafkaProducer', 'kafka.KafkaConsumer', 'kafka.KafkaAdminClient'], { ssl_check_hostname: isFalse }),
  ['ldap3.Tls', { validate: isCertNone }],
  ['paho.mqtt.client.Client().tls_set', { cert_reqs: isCertNone }],
  ...each(['websocket.create_connection', 'websocket.WebSocketApp().run_forever'], {
    sslopt: holds('cert_reqs', isCertNone),
  }),
]);

/** Methods that set one option: its name is the first argument, its value the second, where it has one. */
export const TLS_OPTIONS: readonly { readonly method: string; readonly option: RegExp; readonly off?: RegExp }[] = [
  { method: 'setopt', option: /(?:^|\.)SSL_VERIFY(?:PEER|HOST)$/, off: /^(?:0|False)$/ },
  { method: 'set_option', option: /^ldap\.OPT_X_TLS_REQUIRE_CERT$/, off: /\.OPT_X_TLS_(?:NEVER|ALLOW)$/ },
  { method: 'set_verify', option: /^(?:OpenSSL\.)?SSL\.VERIFY_NONE$/ },
  { method: 'tls_insecure_set', option: /^True$/ },
];

/** Settings of modules and clients that are set to False: `litellm.ssl_verify = False`. */
export const TLS_ATTRIBUTES =
  /^(?:requests\.(?:sessions\.)?[Ss]ession\(\)\.verify|httpx\.(?:Async)?Client\(\)\.verify|kubernetes\.client\.(?:configuration\.)?Configuration\(\)\.(?:verify_ssl|assert_hostname)|kfp_server_api\.Configuration\(\)\.verify_ssl|litellm\.ssl_verify|openai\.verify_ssl_certs)$/;

/** Keys of dictionaries that mean this alone, and the values that switch the check off. */
export const TLS_KEYS: ReadonlyMap<string, RegExp> = new Map([
  ['enable.ssl.certificate.verification', /^false$/i],
  ['ssl.endpoint.identification.algorithm', /^(?:none)?$/],
]);

/** What must occur in a text for one of these to switch anything off. */
export const TLS_TRIGGERS: readonly string[] = [
  ...[...TLS_CALLS].flatMap(([name, keywords]) =>
    Object.keys(keywords).map((keyword) => `${name.replaceAll('()', '')} ${keyword}`),
  ),
  ...['requests', 'httpx'].map((client) => `${client} verify`),
  ...['CERT_NONE', '_create_unverified_context', '_create_stdlib_context', 'check_hostname', 'VERIFY_NONE'],
  ...['SSL_VERIFYPEER', 'SSL_VERIFYHOST', 'OPT_X_TLS_REQUIRE_CERT', 'tls_insecure_set', 'verify_ssl_certs'],
  ...['enable.ssl.certificate.verification', 'ssl.endpoint.identification.algorithm'],
];
