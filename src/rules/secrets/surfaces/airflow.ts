import type { Range } from '../../../core/range';
import type { SecretMatch } from '../../../secrets/types';
import { isWrittenCredential } from './judge';
import { writtenMatch } from './types';

/** Connections of Airflow as variables of its processes, and its own database and queue. */
const CONNECTION = /^AIRFLOW_CONN_\w+$/;
const BACKEND = /^(?:AIRFLOW__\w+__)?(?:SQL_ALCHEMY_CONN|RESULT_BACKEND|BROKER_URL)$/i;
const URL_LOGIN = /^[\w+-]{2,40}:\/\/([^\s:@/]*):([^\s@/]{1,200})@/;
const JSON_PASSWORD = /"(?:password|secret_access_key|aws_secret_access_key|token)"\s*:\s*"([^"\\]{1,200})"/;
/** What the setting is called as a variable, where it stands in airflow.cfg. */
const KEYS = /^(?:fernet_key|secret_key|jwt_secret|internal_api_secret_key|smtp_password|flower_basic_auth)$/;

/** The password in a connection of Airflow; that of its own containers, which is the user's name, is left alone. */
export function connectionPassword(name: string, value: string, at: number): SecretMatch | undefined {
  if (!CONNECTION.test(name) && !BACKEND.test(name)) return undefined;
  const login = URL_LOGIN.exec(value);
  const password = login?.[2] ?? JSON_PASSWORD.exec(value)?.[1];
  if (password === undefined || password === login?.[1] || !isWrittenCredential(password)) return undefined;
  const start = at + (login === null ? value.lastIndexOf(password) : value.indexOf(`:${password}@`) + 1);
  return writtenMatch({ start, end: start + password.length }, name, 'a password of a connection');
}

/** A setting of airflow.cfg that is a credential. */
export function airflowSetting(key: string, value: string, range: Range): SecretMatch | undefined {
  if (KEYS.test(key)) return isWrittenCredential(value) && value !== 'airflow' ? writtenMatch(range, key) : undefined;
  return connectionPassword(key, value, range.start);
}
