import type { Range } from '../../core/range';
import { isTokenStart } from '../characters';
import { decodeBase64 } from '../decoders';
import { judgeSecret } from '../judge';
import { entropyOf, isDocumentedDummy } from '../placeholders';
import type { FoundPart } from '../types';

const HEADER = /-----BEGIN ((?:[A-Z0-9]{2,12} ){0,3})PRIVATE KEY(?: BLOCK)?-----/iy;
const MAX_BODY = 20_000;
const MIN_BODY = 64;

/** A PEM block, over several lines, or in one with `\n`. An encrypted one is worth its passphrase only. */
export function findPrivateKey(text: string, hit: Range): readonly FoundPart[] {
  HEADER.lastIndex = hit.start;
  const header = HEADER.exec(text);
  if (header === null) return [];
  const from = hit.start + header[0].length;
  const to = text.indexOf('-----', from);
  if (to === -1 || to - from > MAX_BODY || !text.startsWith('-----END', to)) return [];
  const close = text.indexOf('-----', to + 8);
  if (close === -1 || close - to > 60) return [];
  const body = text.slice(from, to);
  if (!isKeyBody(body)) return [];
  const isEncrypted = header[1]?.includes('ENCRYPTED') === true || body.includes('ENCRYPTED');
  return [{ range: { start: hit.start, end: close + 5 }, certainty: isEncrypted ? 'likely' : 'certain' }];
}

/** Base64 over lines, with what stands between lines in source code. */
function isKeyBody(body: string): boolean {
  const lines = body.replace(/^[A-Za-z0-9-]+: .*$/gm, '').replace(/\\[nrt]/g, '');
  const key = lines.replace(/[\s"'`,+|\\#>]/g, '');
  if (key.length < MIN_BODY || !/^[A-Za-z0-9/=-]+$/.test(key)) return false;
  return (
    isDocumentedDummy(key) ||
    (entropyOf(key.slice(0, 2000)) >= 4 && !/example|dummy|fake|placeholder|redacted|x{8}/i.test(key))
  );
}

const ENCODED = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{100,20000}={0,2}/y;

/** A PEM block that was encoded once more, as Kubernetes and CI variables do. */
export function findEncodedPrivateKey(text: string, { start }: Range): readonly FoundPart[] {
  if (!isTokenStart(text, start)) return [];
  ENCODED.lastIndex = start;
  const encoded = ENCODED.exec(text)?.[0];
  if (encoded === undefined) return [];
  const head = decodeBase64(encoded.slice(0, 64)) ?? '';
  return head.includes('PRIVATE KEY') ? [{ range: { start, end: start + encoded.length }, certainty: 'certain' }] : [];
}

const SERVICE_ACCOUNT = /[A-Za-z0-9+/]{400,8000}={0,2}/y;

/** The file of a service account of Google, encoded as CI variables hold it. */
export function findEncodedServiceAccount(text: string, { start }: Range): readonly FoundPart[] {
  if (!isTokenStart(text, start)) return [];
  SERVICE_ACCOUNT.lastIndex = start;
  const encoded = SERVICE_ACCOUNT.exec(text)?.[0];
  const file = encoded === undefined ? undefined : decodeBase64(encoded);
  if (encoded === undefined || file?.includes('"service_account"') !== true || !file.includes('PRIVATE KEY-----'))
    return [];
  return [{ range: { start, end: start + encoded.length }, certainty: 'certain' }];
}

const AGE = /AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{58}/y;
const PUTTY = /Private-Lines: \d{1,3}\r?\n((?:[A-Za-z0-9+/=]{1,64}\r?\n){1,80})/y;

/** Keys of age, and the private part of PuTTY's files. */
export function findAgeOrPutty(text: string, { start }: Range): readonly FoundPart[] {
  AGE.lastIndex = start;
  const age = AGE.exec(text)?.[0];
  if (age !== undefined) {
    const certainty = judgeSecret(age.slice(16), { minEntropy: 3.5 }, 'certain');
    return certainty === undefined ? [] : [{ range: { start, end: start + age.length }, certainty }];
  }
  PUTTY.lastIndex = start;
  const lines = PUTTY.exec(text);
  const body = lines?.[1];
  if (lines === null || body === undefined || body.length < 40) return [];
  const end = start + lines[0].length;
  return [{ range: { start: end - body.length, end: end - 1 }, certainty: 'certain' }];
}

const JWK_SECRET = /\\?["'](?:d|k)\\?["']\s{0,4}:\s{0,4}\\?["']([A-Za-z0-9_-]{40,700})\\?["']/;
const REACH = 1500;

/** The private member of a JSON web key: `d`, or `k` of a symmetric one. */
export function findJwkKey(text: string, { start }: Range): readonly FoundPart[] {
  const from = Math.max(0, start - REACH);
  const match = JWK_SECRET.exec(text.slice(from, start + REACH));
  const secret = match?.[1];
  if (match === null || secret === undefined) return [];
  const certainty = judgeSecret(secret, { minEntropy: 4 }, 'certain');
  const at = from + match.index + match[0].indexOf(secret);
  return certainty === undefined ? [] : [{ range: { start: at, end: at + secret.length }, certainty }];
}
