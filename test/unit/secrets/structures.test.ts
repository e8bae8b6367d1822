import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { ALNUM, BASE64, createRandom, encode, encodeUrl, HEX, jwt, LOWER, URL_SAFE, uuid, type Random } from './random';

const random = createRandom(7);
const password = (r: Random): string => `${r.of(ALNUM, 8)}!7b${r.of(LOWER, 3)}Q`;
const secret = password(random);
const LATER = 4102444800;

const lines = (r: Random, count: number): readonly string[] => Array.from({ length: count }, () => r.of(BASE64, 64));
const pem = (kind: string, separator: string, body = lines(random, 6)): string =>
  [`-----BEGIN ${kind}PRIVATE KEY-----`, ...body, `-----END ${kind}PRIVATE KEY-----`].join(separator);

function found(text: string): readonly string[] {
  return findSecrets(text).map(({ provider, certainty }) => `${provider} ${certainty}`);
}

describe('private keys', () => {
  for (const kind of ['', 'RSA ', 'EC ', 'OPENSSH ']) {
    it(`a PEM block of kind "${kind.trim()}" over lines, and in one line`, () => {
      expect(found(`key = """\n${pem(kind, '\n')}\n"""`)).to.deep.equal(['private-key certain']);
      expect(found(`{"type": "service_account", "private_key": "${pem(kind, '\\n')}\\n"}`)).to.deep.equal([
        'private-key certain',
      ]);
      expect(found(pem(kind, '\\n"\n    "'))).to.deep.equal(['private-key certain']);
    });
  }

  it('an encrypted one is worth its passphrase only', () => {
    expect(found(pem('ENCRYPTED ', '\n'))).to.deep.equal(['private-key likely']);
  });

  it('a block that is encoded once more', () => {
    expect(found(`tls.key: ${encode(pem('', '\n'))}`)).to.deep.equal(['encoded-private-key certain']);
    const certificate = ['-----BEGIN CERTIFICATE-----', ...lines(random, 6), '-----END CERTIFICATE-----'].join('\n');
    expect(found(`tls.crt: ${encode(certificate)}`)).to.deep.equal([]);
  });

  it('keys of age, PuTTY and JSON web keys', () => {
    expect(found(`AGE-SECRET-KEY-1${random.of('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`)).to.deep.equal([
      'key-file certain',
    ]);
    expect(
      found(`PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 2\n${lines(random, 2).join('\n')}\nPrivate-MAC: 1\n`),
    ).to.deep.equal(['key-file certain']);
    expect(found(`{"kty": "EC", "crv": "P-256", "d": "${random.of(URL_SAFE, 42)}x"}`)).to.deep.equal(['jwk certain']);
  });

  it('public keys, certificates and cut off blocks are none', () => {
    const key = pem('', '\n');
    expect(found(key.replaceAll('PRIVATE', 'PUBLIC'))).to.deep.equal([]);
    expect(found(key.slice(0, 200))).to.deep.equal([]);
    expect(found('-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----')).to.deep.equal([]);
  });
});

describe('signed tokens', () => {
  const token = (claims: Readonly<Record<string, unknown>>): readonly string[] =>
    found(`requests.get(url, headers={"Authorization": "Bearer ${jwt(random, claims)}"})`);

  it('one that is good for years is a secret, one that has ended may be one', () => {
    expect(token({ sub: uuid(random), exp: LATER })).to.deep.equal(['jwt likely']);
    expect(token({ sub: uuid(random) })).to.deep.equal(['jwt likely']);
    expect(token({ sub: uuid(random), exp: 1600000000 })).to.deep.equal(['jwt possible']);
    expect(token({ sub: uuid(random), iat: LATER - 3600, exp: LATER })).to.deep.equal(['jwt possible']);
  });

  it('samples, unsigned and public ones are none', () => {
    expect(token({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })).to.deep.equal([]);
    expect(token({ iss: 'supabase', role: 'anon', exp: LATER })).to.deep.equal([]);
    expect(
      found(`${encodeUrl({ alg: 'none' })}.${encodeUrl({ sub: uuid(random) })}.${random.of(URL_SAFE, 43)}`),
    ).to.deep.equal([]);
  });
});

describe('passwords in connections', () => {
  const HOST = 'db.watertight-labs.net';

  for (const scheme of [
    'postgresql',
    'postgresql+psycopg2',
    'mysql',
    'mongodb+srv',
    'amqp',
    'snowflake',
    'clickhouse',
    'mssql',
    'nats',
    'ftp',
    'https',
  ]) {
    it(`${scheme}://`, () => {
      expect(found(`url = "${scheme}://train:${secret}@${HOST}/rows"`)).to.deep.equal(['url-password likely']);
      expect(found(`url = "${scheme}://train@${HOST}/rows"`)).to.deep.equal([]);
      expect(found(`url = f"${scheme}://train:{password}@${HOST}/rows"`)).to.deep.equal([]);
      expect(found(`url = "${scheme}://user:password@${HOST}/rows"`)).to.deep.equal([]);
    });
  }

  it('a password alone', () => {
    expect(found(`redis://:${secret}@cache.watertight-labs.net:6379/0`)).to.deep.equal(['url-password likely']);
  });

  it('JDBC, ODBC and libpq, only with a password', () => {
    for (const text of [
      `jdbc:postgresql://${HOST}:5432/rows?user=train&password=${secret}`,
      `Driver={ODBC Driver 18};Server=tcp:${HOST},1433;Database=rows;Uid=train;Pwd=${secret};Encrypt=yes`,
      `Server=tcp:${HOST},1433;User ID=train;Password=${secret};`,
      `conninfo = "host=${HOST} user=train password=${secret} dbname=rows"`,
    ]) {
      expect(found(text), text).to.have.length(1);
      expect(found(text.replace(secret, '')), text).to.deep.equal([]);
      expect(found(text.replace(secret, '${DB_PASSWORD}')), text).to.deep.equal([]);
      expect(found(text.replace(secret, '<password>')), text).to.deep.equal([]);
    }
  });

  it('keys in Azure connection strings', () => {
    expect(
      found(
        `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${random.of(BASE64, 86)}==;EndpointSuffix=core.windows.net`,
      ),
    ).to.deep.equal(['azure-connection-key certain']);
    expect(
      found(
        `Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${random.of(BASE64, 43)}=`,
      ),
    ).to.deep.equal(['azure-connection-key certain']);
  });

  it('shared access signatures; one that has ended may be one', () => {
    const signature = (end: string): string =>
      `https://a.blob.core.windows.net/c/f.csv?sv=2022-11-02&st=2020-01-01T00:00:00Z&se=${end}T00:00:00Z&sr=b&sp=r&sig=${random.of(ALNUM, 43)}%3D`;
    expect(found(signature('2099-01-01'))).to.deep.equal(['azure-sas certain']);
    expect(found(signature('2021-01-01'))).to.deep.equal(['azure-sas possible']);
  });
});

describe('log-ins', () => {
  it('headers: Basic holds a user and a password, Bearer a random token', () => {
    expect(found(`headers = {"Authorization": "Basic ${encode(`train:${secret}`)}"}`)).to.deep.equal([
      'basic-header likely',
    ]);
    expect(found(`-H "Authorization: Bearer ${random.of(ALNUM, 40)}"`)).to.deep.equal(['bearer-header likely']);
    expect(found('Basic understanding of the API')).to.deep.equal([]);
    expect(found('Authorization: Bearer <token>, Authorization: Bearer $TOKEN')).to.deep.equal([]);
  });

  it('curl and sshpass', () => {
    expect(found(`!curl -s -u train:${secret} https://watertight-labs.net`)).to.deep.equal(['curl-user likely']);
    expect(found(`sshpass -p ${secret} ssh train@gpu`)).to.deep.equal(['curl-user likely']);
    expect(found('curl -u "$USER:$PASSWORD" https://watertight-labs.net')).to.deep.equal([]);
  });

  it('a token in a header without a scheme, or behind a word of its vendor', () => {
    const token = random.of(HEX, 40);
    expect(found(`-H "Authorization: Token ${token}"`)).to.deep.equal(['authorization-header likely']);
    expect(found(`headers = {"authorization": "${token}"}`)).to.deep.equal(['authorization-header likely']);
    expect(found('headers = {"Authorization": f"Token {token}"}')).to.deep.equal([]);
    expect(found(`curl -u ${random.of(ALNUM, 40)}: https://watertight-labs.net`)).to.deep.equal(['curl-user likely']);
  });

  it('a pair of user and password', () => {
    expect(found(`get(url, auth=("train", "${secret}"))`)).to.deep.equal(['log-in-pair likely']);
    expect(found(`auth=HTTPBasicAuth('train', '${secret}')`)).to.deep.equal(['log-in-pair likely']);
    expect(found('demo.launch(auth=("admin", "password"))')).to.deep.equal([]);
    expect(found('auth=("user", os.environ["PASSWORD"])')).to.deep.equal([]);
  });

  it('options and settings of Docker and Redis', () => {
    expect(found(`docker login -u train -p ${secret} ghcr.io`)).to.deep.equal(['log-in-option likely']);
    expect(found('docker login -u train -p "$TOKEN" ghcr.io')).to.deep.equal([]);
    expect(found('docker login -u train --password-stdin ghcr.io')).to.deep.equal([]);
    expect(found(`redis-cli -h cache -p 6379 -a ${secret} ping`)).to.deep.equal(['redis-password likely']);
    expect(found(`port 6379\nrequirepass ${secret}\n`)).to.deep.equal(['redis-password likely']);
    expect(found('# requirepass foobared\n')).to.deep.equal([]);
  });

  it('settings of Sentry, Twilio, Terraform and Django', () => {
    expect(found(`[auth]\ntoken=${random.of(HEX, 64)}\n`)).to.deep.equal(['sentry likely']);
    expect(found(`client = Client("AC${random.of(HEX, 32)}", "${random.of(HEX, 32)}")`)).to.deep.equal([
      'twilio likely',
    ]);
    expect(found(`variable "db_password" {\n  type    = string\n  default = "${secret}"\n}\n`)).to.deep.equal([
      'terraform-default likely',
    ]);
    expect(
      found('variable "db_password" {\n  type = string\n}\noutput "name" {\n  default = "aB3dE5gH7jK9"\n}'),
    ).to.deep.equal([]);
    const django = `${random.of(ALNUM, 20)}%)${random.of(ALNUM, 20)}4$7=!2#1`;
    expect(found(`SECRET_KEY = '${django}'`)).to.deep.equal(['django likely']);
  });

  it('the file of a service account, encoded once more', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${random.of(BASE64, 800)}\n-----END PRIVATE KEY-----\n`;
    for (const indent of [0, 1, 2, 4]) {
      const file = JSON.stringify({ type: 'service_account', private_key: key }, undefined, indent);
      expect(found(`GCP_KEY=${encode(file)}`), String(indent)).to.deep.equal(['google-service-account certain']);
    }
  });

  it('passwords without quotes, where the name is that of a variable or the value is no name', () => {
    expect(found(`REDIS_PASSWORD=${secret}`)).to.deep.equal(['generic likely']);
    expect(found(`spring.datasource.password=${random.of('aB3dE5gH7', 3)}x9K2m4P6q8`)).to.deep.equal([
      'generic likely',
    ]);
    expect(found('connect(password=userPassword1)')).to.deep.equal([]);
    expect(found('PASSWORD_FIELD=DB_PASSWORD_V2')).to.deep.equal([]);
  });

  it('.netrc, .pgpass, kaggle.json, docker and Kubernetes', () => {
    expect(found(`machine api.watertight-labs.net\n  login train\n  password ${secret}\n`)).to.deep.equal([
      'netrc likely',
    ]);
    expect(found(`db.watertight-labs.net:5432:rows:train:${secret}\n`)).to.deep.equal(['pgpass likely']);
    expect(found(`{"username":"train","key":"${random.of(HEX, 32)}"}`)).to.deep.equal(['kaggle-key certain']);
    expect(
      found(`!echo '{\\"username\\":\\"train\\",\\"key\\":\\"${random.of(HEX, 32)}\\"}' > kaggle.json`),
    ).to.deep.equal(['kaggle-key certain']);
    expect(found(`{"auths": {"ghcr.io": {"auth": "${encode(`train:${secret}`)}"}}}`)).to.deep.equal([
      'docker-auth certain',
    ]);
    const manifest = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  user: ${encode('train')}\n  password: ${encode(secret)}\n---\nkind: ConfigMap\ndata:\n  password: ${encode(secret)}\n`;
    // What stands in a ConfigMap is no encoded Secret, but a password all the same.
    expect(found(manifest)).to.deep.equal(['kubernetes-secret likely', 'generic likely']);
  });
});

describe('a Kubernetes Secret', () => {
  it('is read to its ends, whatever stands in front', () => {
    const document = `data:\n  password: ${encode(secret)}\nkind: Secret\n`;
    for (const before of ['', '\n', '\n\n', 'a: 1\n---\n', 'x'.repeat(5000), '\n'.repeat(5000)]) {
      expect(found(before.endsWith('x') ? `${before}\n${document}` : before + document)).to.deep.equal([
        'kubernetes-secret likely',
      ]);
    }
  });
});

describe('pairs', () => {
  it('an id and its secret are reported once, an id alone as well', () => {
    const id = `AKIA${random.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`;
    expect(found(`aws_access_key_id = ${id}\naws_secret_access_key = ${random.of(BASE64, 40)}\n`)).to.deep.equal([
      'aws-secret-access-key likely',
    ]);
    expect(found(`aws_access_key_id = ${id}\n`)).to.deep.equal(['aws-access-key-id certain']);
  });
});

describe('checksums', () => {
  it('a wrong one lowers, and never drops', () => {
    expect(found(`GITHUB_TOKEN=ghp_${random.of(ALNUM, 36)}`)).to.deep.equal(['github likely']);
    expect(found(`NPM_TOKEN=npm_${random.of(ALNUM, 36)}`)).to.deep.equal(['npm likely']);
  });
});
