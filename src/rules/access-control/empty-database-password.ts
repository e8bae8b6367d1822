import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { dictEntry } from '../shared/dict-entry';
import { reachOf } from '../shared/hosts';

/** Clients by qualified name, with the keywords of the password; positions where people use them. */
const PASSWORD: readonly (readonly [keyword: string, position?: number])[] = [['password'], ['passwd'], ['Password']];
const CLIENTS = [
  ...['psycopg2.connect', 'psycopg.connect', 'psycopg.AsyncConnection.connect', 'psycopg2.pool.SimpleConnectionPool'],
  ...['psycopg2.pool.ThreadedConnectionPool', 'asyncpg.connect', 'asyncpg.create_pool', 'pg8000.connect'],
  ...['pymysql.connect', 'MySQLdb.connect', 'aiomysql.connect', 'mysql.connector.connect', 'mariadb.connect'],
  ...['mysql.connector.pooling.MySQLConnectionPool', 'pymongo.MongoClient', 'redis.Redis', 'redis.StrictRedis'],
  ...['clickhouse_connect.get_client', 'clickhouse_driver.Client', 'clickhouse_driver.connect', 'pymssql.connect'],
  ...['oracledb.connect', 'cx_Oracle.connect', 'snowflake.connector.connect', 'redshift_connector.connect'],
  ...['vertica_python.connect', 'pymilvus.connections.connect', 'cassandra.auth.PlainTextAuthProvider'],
];
const URL_MAKERS = ['sqlalchemy.engine.URL.create', 'sqlalchemy.URL.create', 'sqlalchemy.engine.url.URL'];
const HOSTS = ['host', 'hostname', 'server', 'account', 'contact_points'];
/** The password behind the user is there, and empty. */
const EMPTY_URL =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|redshift|mssql|oracle|clickhouse|cockroachdb|vertica)(?:\+\w{1,30})?:\/\/[^\s:@/]{1,100}:@((?:\[[^\]\s]{1,60}\]|[^\s:/?,]){1,253})/i;
const EMPTY_DSN = /(?:^|[\s;])(?:password|pwd)=(?:''|"")?(?=[\s;]|$)/i;
const DSN_HOST = /(?:^|[\s;])(?:host|server|data source)=([^\s;,]{1,253})/i;

const LIBRARIES = [...new Set([...CLIENTS, ...URL_MAKERS].map((name) => name.slice(0, name.indexOf('.'))))];

interface Found {
  readonly at: Range;
  readonly host: string;
}

export default defineRule({
  id: 'empty-database-password',
  meta: {
    summary: 'A database is opened with an empty password',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [521, 258],
    stages: ['data', 'deployment'],
  },
  messages: {
    found:
      'The database at `{host}` is opened with an empty password, so everybody who reaches it can read and change what is in it. Give the user a password, and read it from the environment.',
  },
  triggers: [
    ...LIBRARIES.flatMap((library) => [`${library} passw`, `${library} pwd`]),
    ...['DATABASES PASSWORD HOST', ':@', 'Pwd=;', 'PWD=;'],
  ],
  // An empty text that stands by itself, an empty part of a DSN, or of an address.
  confirm: (text) => /(?<!["'])(?:""|'')(?!["'])|(?:password|pwd)=(?:["'\s;]|$)|\w:@[\w[]/i.test(text),
  check: {
    python(document, report) {
      const found = [
        ...document.calls(...CLIENTS, ...URL_MAKERS).flatMap(judgeCall),
        ...strings(document),
        ...djangoSettings(document),
      ];
      for (const { at, host } of found) {
        const reach = reachOf(host);
        if (reach === 'loopback' || reach === 'example' || host.startsWith('/')) continue;
        report({ at, message: 'found', severity: reach === 'private' ? 'warning' : 'error', data: { host } });
      }
    },
  },
});

function judgeCall(call: PythonCall): readonly Found[] {
  const argument = PASSWORD.flatMap(([keyword, position]) => call.argument(keyword, position) ?? [])[0];
  if (argument?.value.value()?.value !== '') return [];
  const host = HOSTS.flatMap((keyword) => call.argument(keyword) ?? [])[0];
  const name = host?.value.stringValue()?.value;
  // Without a host these clients talk to this machine; one that is not known may be it, too.
  return name === undefined ? [] : [{ at: argument.range, host: name }];
}

function strings(document: PythonDocument): readonly Found[] {
  return document.strings.flatMap(({ range, isDocstring }): readonly Found[] => {
    if (isDocstring) return [];
    const text = document.text.slice(range.start, range.end).replace(/^[a-zA-Z]{0,2}["']{1,3}|["']{1,3}$/g, '');
    const host = EMPTY_URL.exec(text)?.[1] ?? (EMPTY_DSN.test(text) ? DSN_HOST.exec(text)?.[1] : undefined);
    return host === undefined || host.includes('{') ? [] : [{ at: range, host }];
  });
}

/** `DATABASES = {"default": {"HOST": …, "PASSWORD": ""}}` of Django. */
function djangoSettings(document: PythonDocument): readonly Found[] {
  return document.assignments.flatMap(({ targetText, value }): readonly Found[] => {
    if (!/^DATABASES$|^DATABASES\[/.test(targetText)) return [];
    const database = value.entry('default') ?? value;
    const password = database.entry('PASSWORD');
    const host = dictEntry(database, 'HOST');
    if (password?.value()?.value !== '' || typeof host !== 'string' || host === '') return [];
    return [{ at: password.range, host }];
  });
}
