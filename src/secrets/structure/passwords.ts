import { isDocumentedDummy, isPlaceholder } from '../placeholders';

const NAMES_OF_PASSWORDS =
  /^(?:(?:my|your|db|the|user|some|root|admin|test|super)?[-_]?(?:p(?:ass)?w(?:or)?d|pass|passwd|passphrase|secret|token|api_?key|credentials?)\d{0,4}|user(?:name)?|postgres|mysql|mongo|redis|admin|root|guest|minio(?:admin|123)?|airflow|rabbitmq|letmein|test(?:ing)?\d{0,4}|string|hunter2|none|null|true|false|undefined)$/i;
const EXAMPLE_HOST =
  /(?:^|\.)example\.(?:com|org|net)$|\.(?:test|example|invalid)$|^(?:host(?:name)?|server|ip|address|domain)$/i;
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|host\.docker\.internal)$/i;

/**
 * Whether a password is one, and neither what stands for one (`user:password@host`, `${PASSWORD}`) nor the default of a
 * service that only this machine or its own compose file can reach.
 */
export function isRealPassword(password: string, user = '', host?: string): boolean {
  if (isDocumentedDummy(password)) return true;
  if (NAMES_OF_PASSWORDS.test(password)) return false;
  if (host !== undefined && (EXAMPLE_HOST.test(host) || LOCAL_HOST.test(host) || !host.includes('.'))) return false;
  if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$|^[A-Z]+$/.test(password) || /^(?:[%$<{[]|&lt;)|(?:[>}\]]|&gt;)$/.test(password))
    return false;
  return password.toLowerCase() !== user.toLowerCase() && !isPlaceholder(password);
}
