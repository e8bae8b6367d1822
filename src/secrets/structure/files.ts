import type { Range } from '../../core/range';
import { judgeSecret } from '../judge';
import type { FoundPart } from '../types';
import { isLogin } from './headers';
import { isRealPassword } from './passwords';

const KAGGLE =
  /username\\{0,7}["']\s{0,4}:\s{0,4}\\{0,7}["'][\w.-]{1,64}\\{0,7}["']\s{0,4},\s{0,8}\\{0,7}["']key\\{0,7}["']\s{0,4}:\s{0,4}\\{0,7}["']([0-9a-f]{32})(?![0-9a-f])/y;

/** `{"username": "…", "key": "…"}`, the whole of a kaggle.json. */
export function findKaggleJson(text: string, { start }: Range): readonly FoundPart[] {
  KAGGLE.lastIndex = start;
  const match = KAGGLE.exec(text);
  const key = match?.[1];
  if (match === null || key === undefined) return [];
  const certainty = judgeSecret(key, { minEntropy: 3 }, 'certain');
  const end = start + match[0].length;
  return certainty === undefined ? [] : [{ range: { start: end - key.length, end }, certainty }];
}

const DOCKER_AUTH = /\s{0,4}:\s{0,4}\\{0,7}["']([A-Za-z0-9+/]{8,2000}={0,2})\\{0,7}["']/y;

/** `"auth": "…"` of a docker config.json: base64 of user and password. */
export function findDockerAuth(text: string, { end }: Range): readonly FoundPart[] {
  DOCKER_AUTH.lastIndex = end;
  const match = DOCKER_AUTH.exec(text);
  const encoded = match?.[1];
  if (match === null || encoded === undefined || !isLogin(encoded)) return [];
  const start = end + match[0].indexOf(encoded);
  return [{ range: { start, end: start + encoded.length }, certainty: 'certain' }];
}

const NETRC =
  /machine\s{1,8}(\S{1,100})\s{1,8}login\s{1,8}(\S{1,100})\s{1,8}(?:account\s{1,8}\S{1,100}\s{1,8})?password\s{1,8}(\S{6,300})/y;

/** `machine host login user password …`, on one line or on several. */
export function findNetrc(text: string, { start }: Range): readonly FoundPart[] {
  NETRC.lastIndex = start;
  const match = NETRC.exec(text);
  if (match === null) return [];
  const password = (match[3] ?? '').replace(/["'\\,;)]+(?:n["'])?$/, '');
  if (!isRealPassword(password, match[2], match[1])) return [];
  const at = start + match[0].length - (match[3] ?? '').length;
  return [{ range: { start: at, end: at + password.length }, certainty: 'likely' }];
}

const HOST_BEFORE = /(?:^|[\s"'`=])([\w.*-]{1,200})$/;
const PGPASS_REST = /([\w*.-]{1,64}):([\w*.-]{1,64}):([^\s:"'\\]{6,200})(?=[\s"'\\]|$)/y;

/** `host:port:database:user:password`. The hit is the port with its colons. */
export function findPgpass(text: string, { start, end }: Range): readonly FoundPart[] {
  PGPASS_REST.lastIndex = end;
  const match = PGPASS_REST.exec(text);
  const host = HOST_BEFORE.exec(text.slice(Math.max(0, start - 210), start))?.[1];
  if (match === null || host === undefined || !isRealPassword(match[3] ?? '', match[2], host)) return [];
  const stop = end + match[0].length;
  return [{ range: { start: stop - (match[3] ?? '').length, end: stop }, certainty: 'likely' }];
}
