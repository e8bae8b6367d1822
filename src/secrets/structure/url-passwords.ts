import type { Range } from '../../core/range';
import type { FoundPart } from '../types';
import { isRealPassword } from './passwords';

const SCHEME =
  /(?:postgres(?:ql)?|postgis|redshift|cockroachdb|timescaledb|mysql|mariadb|mssql|sqlserver|oracle|clickhouse(?:s)?|snowflake|trino|presto|hive|impala|databricks|vertica|teradata|questdb|mongodb|cassandra|neo4j|bolt|couchdb|couchbase|elasticsearch|opensearch|influxdb|milvus|rediss?|valkeys?|amqps?|mqtts?|nats|kafka|pulsar|stomp|celery|https?|wss?|ftps?|sftp|ssh|smb|smtps?|imaps?|ldaps?|socks5h?|git|svn|minio|s3)(?:\+[a-z0-9]{1,20})?$/;
const USER_INFO =
  /([^\s:@/'"`<>{}$()[\]\\]{0,80}):([^\s:@/'"`<>{}$()[\]\\]{6,200})@([A-Za-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\])/y;

/** A password in a URL: `scheme://user:password@host`. The hit is the `://`. */
export function findUrlPassword(text: string, { start, end }: Range): readonly FoundPart[] {
  USER_INFO.lastIndex = end;
  const match = USER_INFO.exec(text);
  if (match === null || !SCHEME.test(text.slice(Math.max(0, start - 36), start))) return [];
  const [, user = '', password = '', host = ''] = match;
  // The host of Snowflake is the name of an account, without dots.
  const isAccount = text.endsWith('snowflake', start);
  if (!isRealPassword(password, user, isAccount ? undefined : host)) return [];
  const from = end + user.length + 1;
  return [{ range: { start: from, end: from + password.length }, certainty: 'likely' }];
}
