import type { Range } from '../../core/range';
import { isNameAt } from '../characters';
import { decodeJson } from '../decoders';
import { isDocumentedDummy, isPlaceholder } from '../placeholders';
import type { Certainty, FoundPart } from '../types';
import { isOverAt } from './dates';

const JWT = /eyJ[A-Za-z0-9_-]{14,500}\.eyJ[A-Za-z0-9_-]{10,6000}\.[A-Za-z0-9_-]{10,700}(?![A-Za-z0-9_-])/y;

/** Tokens that live for less have ended by the time that anyone reads the file. In seconds. */
const SHORT_LIFE = 86_400;
/** Claims and values that services put into tokens that browsers are meant to see. */
const PUBLIC_ROLES = new Set(['anon', 'anonymous', 'public']);
/** What jwt.io puts into the token that everybody copies. */
const SAMPLE_ISSUED = 1516239022;

/** The claims of RFC 7519; a token without any of them is one of somebody's tutorial, or says nothing of whom it lets in. */
const REGISTERED = [
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'role',
  'email',
  'scope',
  'access',
  'user_id',
  'userId',
];

type Claims = Readonly<Record<string, unknown>>;

export function findJwt(text: string, hit: Range): readonly FoundPart[] {
  return findToken(text, hit, judgeJwt);
}

/** Supabase's old keys: those of the role `anon` are public, those of `service_role` pass every rule of the database. */
export function findServiceRoleJwt(text: string, hit: Range): readonly FoundPart[] {
  return findToken(text, hit, (token) => (claimsOf(token)?.['role'] === 'service_role' ? 'certain' : undefined));
}

export function findTemporalJwt(text: string, hit: Range): readonly FoundPart[] {
  return findToken(text, hit, (token) => {
    const claims = claimsOf(token);
    return claims !== undefined &&
      'account_id' in claims &&
      JSON.stringify(claims['iss'] ?? claims['aud'] ?? '').includes('temporal.io')
      ? 'certain'
      : undefined;
  });
}

function findToken(text: string, hit: Range, judge: (token: string) => Certainty | undefined): readonly FoundPart[] {
  const { start } = hit;
  if ((isNameAt(text, start - 1) && text[start - 2] !== '\\') || text[start - 1] === '.' || text[start - 1] === '-')
    return [];
  JWT.lastIndex = start;
  const token = JWT.exec(text)?.[0];
  const certainty = token === undefined ? undefined : judge(token);
  return token === undefined || certainty === undefined
    ? []
    : [{ range: { start, end: start + token.length }, certainty }];
}

/** How sure it is that a token lets anyone in; undefined for samples and for tokens that are public by design. */
export function judgeJwt(token: string): Certainty | undefined {
  const [header = '', , signature = ''] = token.split('.');
  const head = decodeJson(header);
  const claims = claimsOf(token);
  if (head === undefined || claims === undefined || (!('alg' in head) && !('enc' in head))) return undefined;
  if (String(head['alg']).toLowerCase() === 'none' || isSample(claims) || isPlaceholder(signature)) return undefined;
  if (isDocumentedDummy(signature)) return 'likely';
  if (typeof claims['role'] === 'string' && PUBLIC_ROLES.has(claims['role'])) return undefined;
  const { exp, iat } = claims;
  if (!REGISTERED.some((claim) => claim in claims)) return 'possible';
  if (typeof exp !== 'number') return 'likely';
  if (isOverAt(exp) || (typeof iat === 'number' && exp - iat <= SHORT_LIFE)) return 'possible';
  return 'likely';
}

function isSample(claims: Claims): boolean {
  return (
    claims['iat'] === SAMPLE_ISSUED ||
    claims['sub'] === '1234567890' ||
    /^(?:john|jane) doe$/i.test(typeof claims['name'] === 'string' ? claims['name'] : '')
  );
}

function claimsOf(token: string): Claims | undefined {
  return decodeJson(token.split('.')[1] ?? '');
}
