import { ALNUM, BASE64, DIGITS, encode, HEX, LOWER, UPPER, URL_SAFE, type Random } from './random';
import type { Sample } from './samples';

const HOST = 'watertight-labs.net';
const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

const password = (r: Random): string => `${r.of(ALNUM, 8)}!7b${r.of(LOWER, 3)}Q`;

/** A block in one line, as strings of JSON and `.env` files hold it. */
function pem(r: Random, kind: string, separator: string): string {
  const lines = Array.from({ length: 12 }, () => r.of(BASE64, 64));
  return [`-----BEGIN ${kind}PRIVATE KEY-----`, ...lines, `-----END ${kind}PRIVATE KEY-----`].join(separator);
}

function query(r: Random): string {
  return `sv=2022-11-02&ss=b&srt=co&sp=rl&se=2099-01-01T00:00:00Z&spr=https&sig=${r.of(ALNUM, 43)}%3D`;
}

const structure = (id: string, variable: string, make: (r: Random) => string, standsAlone = true): Sample => ({
  id,
  variable,
  make,
  standsAlone,
});

/** Texts of which a part is the secret: what stands around it tells, and the finding covers that part only. */
export const STRUCTURE_SAMPLES: readonly Sample[] = [
  structure('private-key', 'PRIVATE_KEY', (r) => pem(r, r.pick(['', 'RSA ', 'EC ', 'OPENSSH ']), '\\n')),
  structure('encoded-private-key', 'TLS_KEY', (r) => encode(pem(r, '', '\n'))),
  structure('key-file', 'AGE_KEY', (r) => `AGE-SECRET-KEY-1${r.of(BECH32, 58)}`),
  structure('jwk', 'SIGNING_KEY', (r) => `{'kty': 'EC', 'crv': 'P-256', 'd': '${r.of(URL_SAFE, 42)}x'}`),
  structure('url-password', 'DATABASE_URL', (r) => {
    const scheme = r.pick(['postgresql', 'mysql+pymysql', 'mongodb+srv', 'redis', 'amqp', 'clickhouse', 'https']);
    return `${scheme}://train:${r.of(ALNUM, 16)}@db.${HOST}/rows`;
  }),
  structure(
    'connection-password',
    'CONNECTION_STRING',
    (r) => `Server=tcp:db.${HOST},1433;Database=rows;User ID=train;Password=${password(r)};Encrypt=yes`,
  ),
  structure('azure-connection-key', 'AZURE_CONNECTION_STRING', (r) =>
    r.pick([
      `DefaultEndpointsProtocol=https;AccountName=rows;AccountKey=${r.of(BASE64, 86)}==;EndpointSuffix=core.windows.net`,
      `Endpoint=sb://rows.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${r.of(BASE64, 43)}=`,
    ]),
  ),
  structure('azure-sas', 'BLOB_URL', (r) => `https://rows.blob.core.windows.net/data/f.csv?${query(r)}`),
  structure('basic-header', 'AUTHORIZATION', (r) => `Basic ${encode(`train:${password(r)}`)}`),
  structure('bearer-header', 'AUTHORIZATION', (r) => `Bearer ${r.of(ALNUM, 40)}`),
  structure('curl-user', 'COMMAND', (r) => `curl -s -u train:${r.of(ALNUM, 14)} https://api.${HOST}`),
  structure('netrc', 'NETRC', (r) => `machine api.${HOST} login train password ${r.of(ALNUM, 20)}`),
  structure('pgpass', 'PGPASS', (r) => `db.${HOST}:5432:rows:train:${r.of(ALNUM, 16)}`),
  structure('generic', 'BILLING_API_KEY', (r) => r.of(ALNUM, 32), false),
  structure('generic', 'INTERNAL_SERVICE_TOKEN', (r) => r.of(HEX, 40), false),
  structure('generic', 'WEBHOOK_SECRET', (r) => r.of(UPPER + DIGITS + LOWER, 28), false),
  structure('authorization-header', 'HEADER', (r) => `Authorization: Token ${r.of(HEX, 40)}`),
  structure('log-in-option', 'COMMAND', (r) => `docker login -u train -p ${password(r)} registry.${HOST}`),
  structure('redis-password', 'COMMAND', (r) => `redis-cli -h cache.${HOST} -a ${password(r)} ping`),
  structure('google-service-account', 'GCP_KEY', (r) =>
    encode(JSON.stringify({ type: 'service_account', private_key: pem(r, '', '\n') }, undefined, 2)),
  ),
];
