import type { Range } from '../../core/range';
import { decodeBase64 } from '../decoders';
import { judgeGenericValue } from '../generic-value';
import { judgeSecret } from '../judge';
import { isDocumentedDummy } from '../placeholders';
import type { FoundPart } from '../types';
import { isRealPassword } from './passwords';

const BASIC = /([A-Za-z0-9+/]{8,300}={0,2})(?![A-Za-z0-9+/=_-])/y;

/** `Basic ` and base64 of `user:password`. */
export function findBasicHeader(text: string, { end }: Range): readonly FoundPart[] {
  BASIC.lastIndex = end;
  const encoded = BASIC.exec(text)?.[1];
  if (encoded === undefined || !isLogin(encoded)) return [];
  return [{ range: { start: end, end: end + encoded.length }, certainty: 'likely' }];
}

/** Whether base64 holds a user, a colon and a password that is one. */
export function isLogin(encoded: string): boolean {
  if (isDocumentedDummy(encoded)) return true;
  const login = /^([\x21-\x39\x3b-\x7e]{0,100}):([\x20-\x7e]{6,300})$/.exec(decodeBase64(encoded) ?? '');
  return login !== null && isRealPassword(login[2] ?? '', login[1]);
}

const BEARER = /(?:\\{0,7}["']\s{0,8}\+\s{0,8}\\{0,7}["'])?([A-Za-z0-9._~+/-]{20,1500}={0,2})(?=[\s"'`\\,)}\]]|$)/y;

/** `Bearer ` and a token that looks random. Those of a known form are found by it. */
export function findBearerHeader(text: string, { end }: Range): readonly FoundPart[] {
  BEARER.lastIndex = end;
  const [whole = '', token = ''] = BEARER.exec(text) ?? [];
  if (token === '' || token.startsWith('eyJ')) return [];
  const certainty = judgeSecret(token, { minEntropy: 3.5, minDigits: 3 }, 'likely');
  const stop = end + whole.length;
  return certainty === undefined ? [] : [{ range: { start: stop - token.length, end: stop }, certainty }];
}

const AUTHORIZATION =
  /[\\"'`\]\s]{0,12}[:=,](?:\s?[bfr]{1,2}(?=\\?["']))?[\\"'`\s]{0,12}(?:(?:token|key|apikey|api-key|ssws)[ :=])?([A-Za-z0-9._~+/-]{20,200}={0,2})(?=[\s"'`\\,)}\]]|$)/iy;

/** `Authorization: Token …`, and a token without any word in front. */
export function findAuthorization(text: string, { end }: Range): readonly FoundPart[] {
  AUTHORIZATION.lastIndex = end;
  const [whole = '', token = ''] = AUTHORIZATION.exec(text) ?? [];
  const certainty = judgeGenericValue(token, { name: 'authorization', strength: 'strong', isQuoted: true });
  const stop = end + whole.length;
  return certainty === undefined ? [] : [{ range: { start: stop - token.length, end: stop }, certainty }];
}

const LOGIN = /["']?([^\s:"'`$<>{}]{1,80}):([^\s"'`$<>{}]{6,100})/y;
const PASSWORD = /["']?([^\s"'`$<>{}-][^\s"'`$<>{}]{5,100})/y;
/** A key in place of the user, and no password. */
const KEY_ALONE = /["']?([A-Za-z0-9_.-]{24,200}):(?=[\s"'`\\]|$)/y;

/** `curl -u user:password` and `sshpass -p password`. */
export function findUserOption(text: string, hit: Range): readonly FoundPart[] {
  const isSshpass = /^sshpass/i.test(text.slice(hit.start, hit.end));
  const pattern = isSshpass ? PASSWORD : LOGIN;
  pattern.lastIndex = hit.end;
  const match = pattern.exec(text);
  if (match === null) return isSshpass || !isCommandLine(text, hit) ? [] : findKeyAlone(text, hit.end);
  const [user, password] = isSshpass ? ['', match[1] ?? ''] : [match[1] ?? '', match[2] ?? ''];
  if (!isSshpass && !isCommandLine(text, hit)) return [];
  if (!isRealPassword(password, user)) return [];
  const end = hit.end + match[0].length;
  return [{ range: { start: end - password.length, end }, certainty: 'likely' }];
}

function findKeyAlone(text: string, from: number): readonly FoundPart[] {
  KEY_ALONE.lastIndex = from;
  const [whole = '', key = ''] = KEY_ALONE.exec(text) ?? [];
  const certainty = judgeGenericValue(key, { name: 'api_key', strength: 'strong', isQuoted: true });
  const start = from + whole.indexOf(key);
  return certainty === undefined ? [] : [{ range: { start, end: start + key.length }, certainty }];
}

/** Whether one of the programs that take `-u user:password` stands before the option on its line. */
function isCommandLine(text: string, { start }: Range): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  return /\b(?:curl|wget|skopeo)\b[^\n]*$/.test(before.slice(before.lastIndexOf('\n') + 1));
}
