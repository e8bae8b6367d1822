import type { Range } from '../core/range';
import { isDocumentedDummy, isPlaceholder } from './placeholders';

/** A URL that carries a password. `range` is that of the password alone. */
export interface UrlPassword {
  readonly range: Range;
  readonly scheme: string;
}

const SEPARATOR = '://';
const SCHEME =
  /(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|clickhouse|snowflake|mongodb|rediss?|amqps?|mqtts?|https?|ftps?|sftp|smtps?)(?:\+[a-z0-9]{1,20})?$/;
const USER_INFO =
  /([^\s:@/'"`<>{}$()[\]\\]{0,80}):([^\s:@/'"`<>{}$()[\]\\]{6,200})@([A-Za-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\])/y;
const NAMES_OF_PASSWORDS =
  /^(?:p(?:ass)?w(?:or)?d|pass|passwd|passphrase|password\d{0,4}|secret|token|api_?key|credentials?|user(?:name)?)$/i;
const EXAMPLE_HOST =
  /(?:^|\.)example\.(?:com|org|net)$|\.(?:test|example|invalid)$|^(?:host(?:name)?|server|ip|address|domain)$/i;
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|host\.docker\.internal)$/i;

/**
 * Passwords in URLs: `scheme://user:password@host`. Those that stand for one (`user:password@host`, `${PASSWORD}`) are
 * left out, and so are the default passwords of services that only this machine or its own compose file can reach.
 */
export function findUrlPasswords(text: string): readonly UrlPassword[] {
  const found: UrlPassword[] = [];
  for (let at = text.indexOf(SEPARATOR); at !== -1; at = text.indexOf(SEPARATOR, at + SEPARATOR.length)) {
    const scheme = SCHEME.exec(text.slice(Math.max(0, at - 32), at))?.[0];
    if (scheme === undefined) continue;
    USER_INFO.lastIndex = at + SEPARATOR.length;
    const match = USER_INFO.exec(text);
    if (match === null) continue;
    const [, user = '', password = '', host = ''] = match;
    if (!isRealPassword(user, password, host)) continue;
    const start = match.index + user.length + 1;
    found.push({ range: { start, end: start + password.length }, scheme });
  }
  return found;
}

function isRealPassword(user: string, password: string, host: string): boolean {
  if (isDocumentedDummy(password)) return true;
  if (NAMES_OF_PASSWORDS.test(password) || EXAMPLE_HOST.test(host)) return false;
  if (LOCAL_HOST.test(host) || !host.includes('.')) return false;
  if (/^[A-Z][A-Z0-9_]*$/.test(password) || password.startsWith('%')) return false;
  return password.toLowerCase() !== user.toLowerCase() && !isPlaceholder(password);
}
