import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { dictEntry } from '../shared/dict-entry';

const DECODERS = [
  ...['jwt.decode', 'jwt.decode_complete', 'jwt.PyJWT().decode', 'jwt.PyJWT().decode_complete'],
  ...['jwt.api_jwt.decode', 'jwt.api_jwt.decode_complete', 'jose.jwt.decode'],
];
/** Readers that never look at a key. */
const READERS = [
  ...['jose.jwt.get_unverified_claims', 'jose.jws.get_unverified_claims'],
  ...['jwt.api_jws.PyJWS().decode_unverified', 'jwt.utils.get_unverified_claims'],
];
const JWS = ['jose.jws.verify', 'jwt.api_jws.decode', 'jwt.PyJWS().decode', 'jwt.api_jws.PyJWS().decode'];
const ENCODERS = ['jwt.encode', 'jwt.PyJWT().encode', 'jose.jwt.encode', 'jose.jws.sign'];
/** Makers of objects that are told which algorithms to take. */
const ALGORITHM_LISTS = ['authlib.jose.JsonWebToken', 'authlib.jose.JsonWebSignature'];

export default defineRule({
  id: 'unverified-jwt',
  meta: {
    summary: 'A JSON Web Token is believed without a look at its signature',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [347],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    unverified:
      'Nobody checks the signature of the token here (`{what}`), so anybody can write one and log in as anybody. Pass the key and the algorithms, and leave the check on.',
    peeked:
      'Nobody has signed the claims that are read here (`{what}`). Decide nothing by them before the token is decoded with its key.',
    none: 'With the algorithm `none` a token needs no signature, so anybody can write one and log in as anybody. Name the algorithm that signs them, such as `HS256` or `ES256`.',
    expiry:
      'Nobody checks here whether the time of the token is over (`{what}`), so one that was stolen once opens the door for ever. Leave the check on.',
  },
  triggers: [
    'jwt.decode',
    'jwt none',
    'jwt.encode',
    'jose',
    'JsonWebToken none',
    'jws.verify',
    'PyJWS',
    'jwt unverified',
  ],
  check: {
    python(document, report) {
      for (const call of document.calls(...DECODERS, ...JWS)) {
        const disabled = disabledBy(call);
        if (disabled === undefined) continue;
        const { what } = disabled;
        const at = disabled.argument.range;
        if (disabled.isExpiry) report({ at, message: 'expiry', severity: 'warning', data: { what } });
        else if (isVerifiedToo(document, call) || isOwnToken(call) || isOnlyDated(document, call))
          report({ at, message: 'peeked', severity: 'info', data: { what } });
        else report({ at, message: 'unverified', data: { what }, fix: verifyAgain(call, disabled) });
      }
      for (const call of document.calls(...READERS)) {
        const at = call.range;
        const data = { what: call.callee.text };
        if (isVerifiedToo(document, call) || isOwnToken(call))
          report({ at, message: 'peeked', severity: 'info', data });
        else report({ at, message: 'unverified', severity: 'warning', confidence: 'medium', data });
      }
      for (const at of unsigned(document)) report({ at, message: 'none' });
    },
  },
});

interface Disabled {
  readonly argument: PythonArgument;
  readonly what: string;
  readonly isExpiry: boolean;
}

function disabledBy(call: PythonCall): Disabled | undefined {
  const verify = call.argument('verify', call.name === 'jose.jws.verify' ? 3 : undefined);
  if (verify?.value.value()?.value === false) return { argument: verify, what: 'verify=False', isExpiry: false };
  const options = call.argument('options', 3);
  if (options === undefined) return undefined;
  const off = (key: string): boolean => isOff(options.value, key);
  if (off('verify_signature')) return { argument: options, what: 'verify_signature', isExpiry: false };
  return off('verify_exp') ? { argument: options, what: 'verify_exp', isExpiry: true } : undefined;
}

/** Also in `dict(verify_signature=False)`. */
function isOff(options: PythonExpression, key: string): boolean {
  if (dictEntry(options, key) === false) return true;
  const made = options.originCall();
  return made?.name === 'dict' && made.argument(key)?.value.value()?.value === false;
}

/** Whether the same function decodes a token in full: to find the key of an issuer one has to look first. */
function isVerifiedToo(document: PythonDocument, call: PythonCall): boolean {
  return document
    .calls(...DECODERS, 'authlib.jose.jwt.decode', 'joserfc.jwt.decode', 'jose.jws.verify')
    .some(
      (other) =>
        other.range.start !== call.range.start &&
        other.enclosingFunction?.range.start === call.enclosingFunction?.range.start &&
        disabledBy(other) === undefined &&
        (other.argument('key', 1) !== undefined || other.hasUnknownArguments),
    );
}

/** Whether the token is one that this program has just fetched for itself, or made. */
function isOwnToken(call: PythonCall): boolean {
  const token = (call.argument('jwt', 0) ?? call.argument('token'))?.value;
  if (token === undefined) return false;
  const made = token.originCall()?.name ?? '';
  if (ENCODERS.includes(made)) return true;
  const origins = token.origins();
  return origins.length > 0 && origins.every(({ kind }) => kind === 'network');
}

/** `jwt.decode(…)["exp"]`: nothing of who it is. */
function isOnlyDated({ text }: PythonDocument, { range }: PythonCall): boolean {
  return /^\s*(?:\.get\(\s*|\[)["'](?:exp|iat|iss|kid|nbf)["']/.test(text.slice(range.end, range.end + 40));
}

/** Where the key is there, leaving out the option is all that is missing. */
function verifyAgain(call: PythonCall, { argument, what }: Disabled): FixProposal | undefined {
  const isAlone =
    what === 'verify=False' || /^\{\s*["']verify_signature["']\s*:\s*False\s*,?\s*\}$/.test(argument.value.text);
  const hasKey = call.argument('key', 1) !== undefined && call.argument('algorithms', 2) !== undefined;
  if (!isAlone || !hasKey || !call.arguments.includes(argument)) return undefined;
  return { title: 'Check the signature', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

/** Lists of algorithms with `none` among them, and tokens that are made with it. */
function unsigned(document: PythonDocument) {
  const listed = document.calls(...DECODERS, ...JWS, ...ALGORITHM_LISTS).flatMap((call) => {
    const argument = call.argument('algorithms', ALGORITHM_LISTS.includes(call.name ?? '') ? 0 : 2);
    return argument !== undefined && namesNone(argument.value) ? [argument.range] : [];
  });
  const made = document.calls(...ENCODERS).flatMap((call) => {
    const argument = call.argument('algorithm', 2);
    const value = argument?.value.value()?.value;
    return argument !== undefined && (value === null || isNone(value)) ? [argument.range] : [];
  });
  return [...listed, ...made];
}

function namesNone(algorithms: PythonExpression): boolean {
  const value = algorithms.value()?.value;
  if (Array.isArray(value)) return value.some(isNone);
  return isNone(value) || algorithms.elements().some((element) => isNone(element.value()?.value));
}

function isNone(value: unknown): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'none';
}
