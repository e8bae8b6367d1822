import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** What bytes are that stand for a key, a nonce or a salt, where they are no secret from who reads the program. */
export type Material =
  /** Written in the program, or computed out of what is. */
  | 'fixed'
  /** The same unless a caller or the environment gives another. */
  | 'fixed-by-default'
  /** From a generator whose numbers can be computed. */
  | 'predictable';

/** Calls that only change the form of their first argument. */
const CONVERTERS = new Set([
  ...['bytes', 'bytearray', 'str', 'bytes.fromhex', 'bytearray.fromhex', 'binascii.unhexlify', 'binascii.a2b_hex'],
  ...['base64.b64decode', 'base64.urlsafe_b64decode', 'base64.standard_b64decode', 'base64.b32decode'],
  ...['base64.b64encode', 'base64.urlsafe_b64encode', 'base64.standard_b64encode', 'codecs.decode', 'codecs.encode'],
  ...['Crypto.Util.Padding.pad', 'Cryptodome.Util.Padding.pad', 'jwt.utils.base64url_decode'],
]);
/** Methods that compute what they give from what their object was made of: `sha256(b"…").digest()`. */
const DIGESTS = /^(?:hashlib\.\w+|Crypto(?:dome)?\.Hash\.\w+\.new)\(\)\.(?:hex)?digest$/;
/** `(0).to_bytes(12, "big")`. */
const NUMBER_METHODS = new Set(['to_bytes']);
/** Numbers of these are a function of a seed of some bits. */
const GENERATORS = /^(?:random|numpy\.random)\.(?!SystemRandom\b)\w/;
/** `[0] * 16`. */
const REPEATED = /^\[\s*(?:\d+|0x[\da-f]+)\s*\]\s*\*\s*\d+$/i;
/** Text that stands here is a literal, not a number that something counts. */
const LITERAL = /^[a-z]{0,2}["']/i;

const MAX_DEPTH = 6;

/** Undefined where the bytes may well be good: then nothing is known of them. */
export function materialOf(document: PythonDocument, expression: PythonExpression): Material | undefined {
  if (isFixed(document, expression)) return 'fixed';
  if (findGenerator(document, expression) !== undefined) return 'predictable';
  const usual = expression.value() === undefined ? expression.defaultValue()?.value : undefined;
  return typeof usual === 'string' && usual !== '' ? 'fixed-by-default' : undefined;
}

/** Whether all of the value stands in the program, whatever it is computed with. */
export function isFixed(document: PythonDocument, expression: PythonExpression, depth = 0): boolean {
  const known = expression.value()?.value;
  if (typeof known === 'string') return known !== '' || depth > 0;
  if (typeof known === 'number' || Array.isArray(known)) return depth > 0;
  if (depth > MAX_DEPTH) return false;
  const made = expression.originCall() ?? callAt(document, expression);
  if (made !== undefined && isFixedResult(document, made, depth)) return true;
  // A slice, `encode()` and the like: all that goes in is text of the program.
  return expression.origins().every(({ kind, at }) => {
    if (kind !== 'literal') return false;
    if (LITERAL.test(document.text.slice(at.start, at.start + 4))) return true;
    const digest = document.callsNamed('digest', 'hexdigest').find(({ range }) => isSameRange(range, at));
    return digest !== undefined && isFixedResult(document, digest, depth + 1);
  });
}

function isSameRange(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

function isFixedResult(document: PythonDocument, call: PythonCall, depth: number): boolean {
  const { name = '', method, receiver } = call;
  const first = call.arguments[0]?.value;
  if (CONVERTERS.has(name) && REPEATED.test(first?.text ?? '')) return true;
  if (CONVERTERS.has(name)) return first !== undefined && isFixed(document, first, depth + 1);
  if (NUMBER_METHODS.has(method)) return typeof receiver?.value()?.value === 'number';
  if (!DIGESTS.test(name)) return false;
  const hash = receiver?.originCall();
  const hashed = hash?.name === 'hashlib.new' ? hash.argument('data', 1) : hash?.arguments[0];
  return hashed !== undefined && isFixed(document, hashed.value, depth + 1);
}

/** The call of `random` or `numpy.random` that a value is made with. */
export function findGenerator(document: PythonDocument, expression: PythonExpression): PythonCall | undefined {
  const made = expression.originCall();
  if (made?.name !== undefined && GENERATORS.test(made.name)) return made;
  const places = [expression.range, ...(made === undefined ? [] : [made.range])];
  const starts = expression.origins().map(({ at }) => at.start);
  return generatorCalls(document).find(
    ({ range }) =>
      starts.includes(range.start) || places.some((place) => place.start <= range.start && range.end <= place.end),
  );
}

const kept = new WeakMap<PythonDocument, readonly PythonCall[]>();

/** All calls of `random` and `numpy.random`. */
export function generatorCalls(document: PythonDocument): readonly PythonCall[] {
  const known = kept.get(document) ?? document.callsNamed(...GENERATOR_METHODS).filter(isGenerator);
  kept.set(document, known);
  return known;
}

const GENERATOR_METHODS = [
  ...['random', 'randint', 'randrange', 'getrandbits', 'choice', 'choices', 'sample', 'randbytes', 'uniform', 'bytes'],
  ...['integers', 'rand', 'random_sample', 'shuffle', 'random_integers', 'permutation'],
];

function isGenerator({ name }: PythonCall): boolean {
  return name !== undefined && GENERATORS.test(name);
}

/** The call that an expression is, also where the callee has no name that is known. */
export function callAt(document: PythonDocument, { kind, range, text }: PythonExpression): PythonCall | undefined {
  if (kind !== 'call') return undefined;
  const method = /\.(to_bytes|digest|hexdigest)\([^()]*\)$/.exec(text)?.[1];
  if (method === undefined) return undefined;
  return document.callsNamed(method).find((call) => isSameRange(call.range, range));
}
