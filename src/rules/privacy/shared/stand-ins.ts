import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { functionAt } from '../../shared/pii/bindings';
import { listKinds, type PersonalKind } from '../../shared/pii/names';
import { personalDataIn } from '../../shared/pii/personal-data';

const ALGORITHMS = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3_224',
  'sha3_256',
  'sha3_384',
  'sha3_512',
];
const KEYED = ['blake2b', 'blake2s'];
const DIGESTS = [...ALGORITHMS, ...KEYED].map((name) => `hashlib.${name}`);
const CHECKSUMS = [
  'zlib.crc32',
  'zlib.adler32',
  'binascii.crc32',
  'mmh3.hash',
  'mmh3.hash128',
  'xxhash.xxh64',
  'xxhash.xxh32',
];
const COLUMN_HASHES = ['pandas.util.hash_array', 'pandas.util.hash_pandas_object'];
/** Functions of Spark's SQL that hash a column. */
const SPARK = ['md5', 'sha1', 'sha2', 'crc32', 'hash', 'xxhash64'].map((name) => `pyspark.sql.functions.${name}`);
const NUMBERING = [
  'pandas.factorize',
  'sklearn.preprocessing.LabelEncoder().fit_transform',
  'sklearn.preprocessing.OrdinalEncoder().fit_transform',
];
/** Methods that run a function over the values of a column. */
const APPLYING = ['apply', 'map', 'transform', 'map_elements', 'applymap', 'withColumn'];
/** What is mixed in and not known to others makes a hash more than a look-up table. */
const KEY = /salt|pepper|secret|(?:^|[^a-z])key|hmac|nonce/i;
/** Kinds with so few possible values, or with lists of them on sale, that all can be hashed and compared. */
const GUESSABLE: ReadonlySet<PersonalKind> = new Set([
  'email',
  'phone',
  'national-id',
  'birth',
  'bank',
  'person-name',
  'ip',
  'postal',
]);
const CLAIM = /anonymi[sz]|pseudonym|de_?-?identif|mask|privacy|gdpr|\bpii\b/i;

/** What a personal value is turned into, and which kinds of values that are, for a message. */
export interface StandIn {
  readonly at: PythonCall['range'];
  readonly callee: string;
  readonly kinds: string;
  /** The call that hashes. */
  readonly call?: PythonCall;
}

/** Hashes without a key. */
export function unkeyedHashes(document: PythonDocument): readonly (StandIn & { readonly call: PythonCall })[] {
  const calls = [
    ...document.calls(...DIGESTS, ...CHECKSUMS, ...COLUMN_HASHES, ...SPARK, 'hashlib.new'),
    ...hashedColumns(document),
    ...updates(document),
  ];
  return calls.flatMap((call) => {
    const kinds = hashedKinds(document, call);
    return kinds === undefined ? [] : [{ at: call.range, callee: call.callee.text, kinds, call }];
  });
}

/** Python's own `hash()`, called or handed to `apply`. */
export function builtinHashes(document: PythonDocument): readonly StandIn[] {
  const called = document.calls('hash').map((call) => ({ at: call.range, kinds: hashedKinds(document, call) }));
  const applied = appliedHashes(document).map(({ range, receiver }) => ({
    at: range,
    kinds: receiver && guessableKinds(document, receiver),
  }));
  return [...called, ...applied].flatMap(({ at, kinds }) =>
    kinds === undefined ? [] : [{ at, callee: 'hash', kinds }],
  );
}

/** Running numbers for values, as encoders give them. */
export function numberings(document: PythonDocument): readonly (StandIn & { readonly isClaimed: boolean })[] {
  return numbered(document).flatMap(({ at, callee, value }) => {
    const kinds = guessableKinds(document, value);
    return kinds === undefined ? [] : [{ at, callee, kinds, isClaimed: claims(document, at.start) }];
  });
}

/** `pl.col("email").hash()` and `df["email"].hash()`. */
function hashedColumns(document: PythonDocument): readonly PythonCall[] {
  return document.callsNamed('hash').filter(({ receiver }) => receiver !== undefined);
}

/** `df["email"].apply(hash)`. */
function appliedHashes(document: PythonDocument): readonly PythonCall[] {
  return document
    .callsNamed('apply', 'map', 'transform')
    .filter(({ arguments: [first] }) => first?.value.text === 'hash' && first.value.qualifiedName() === 'hash');
}

/** `digest.update(value)` of a digest without a key. */
function updates(document: PythonDocument): readonly PythonCall[] {
  const names = DIGESTS.map((name) => `${name}().update`);
  return document
    .calls(...names, 'hashlib.new().update')
    .filter(({ receiver }) => receiver?.originCall()?.argument('key') === undefined);
}

function hashedKinds(document: PythonDocument, call: PythonCall): string | undefined {
  if (KEYED.includes(call.method) && call.argument('key') !== undefined) return undefined;
  const { text } = document;
  const line = text.slice(
    text.lastIndexOf('\n', call.range.start) + 1,
    text.indexOf('\n', call.range.end) + 1 || text.length,
  );
  if (KEY.test(call.arguments.map((argument) => argument.value.text).join(' ')) || /gravatar/i.test(line))
    return undefined;
  const value = hashedValue(call);
  if (value === undefined) return undefined;
  return guessableKinds(document, value) ?? appliedKinds(document, call, value);
}

function hashedValue(call: PythonCall): PythonExpression | undefined {
  if (
    call.method === 'hash' &&
    call.receiver !== undefined &&
    call.name !== 'mmh3.hash' &&
    !SPARK.includes(call.name ?? '')
  ) {
    return call.receiver;
  }
  return call.argument('data', call.name === 'hashlib.new' ? 1 : 0)?.value ?? call.argument('string', 0)?.value;
}

function guessableKinds(document: PythonDocument, value: PythonExpression): string | undefined {
  const kinds = personalDataIn(document, value)?.kinds.filter((kind) => GUESSABLE.has(kind)) ?? [];
  return kinds.length === 0 ? undefined : listKinds(kinds);
}

/** `df["email"].apply(lambda v: sha256(v))`, and `df["email"].map(f)` or `f(user.email)` of the function `f` that hashes. */
function appliedKinds(document: PythonDocument, call: PythonCall, value: PythonExpression): string | undefined {
  const names = value.names();
  for (const outer of document.callsNamed(...APPLYING)) {
    const isAround = outer.range.start <= call.range.start && call.range.end <= outer.range.end;
    if (!isAround || outer.receiver === undefined) continue;
    const kinds = guessableKinds(document, outer.receiver);
    if (kinds !== undefined) return kinds;
  }
  const around = functionAt(document, call.range.start);
  if (!around?.parameters.some(({ name }) => names.includes(name))) return undefined;
  for (const outer of document.callsNamed(...APPLYING, around.name)) {
    const isUse =
      outer.method === around.name || outer.arguments.some(({ value: given }) => given.text === around.name);
    if (!isUse) continue;
    const given = outer.method === around.name ? outer.arguments[0]?.value : outer.receiver;
    const kinds = given && guessableKinds(document, given);
    if (kinds !== undefined) return kinds;
  }
  return undefined;
}

interface Numbered {
  readonly at: PythonCall['range'];
  readonly callee: string;
  readonly value: PythonExpression;
}

function numbered(document: PythonDocument): readonly Numbered[] {
  const calls = document.calls(...NUMBERING).flatMap((call) => {
    const value = call.arguments[0]?.value;
    return value === undefined ? [] : [{ at: call.range, callee: call.callee.text, value }];
  });
  const methods = document
    .callsNamed('factorize')
    .flatMap(({ range, receiver, name }) =>
      receiver === undefined || name === 'pandas.factorize'
        ? []
        : [{ at: range, callee: 'factorize', value: receiver }],
    );
  const codes = document.assignments
    .filter(
      ({ targetText, range }) =>
        targetText !== '' && document.text.slice(range.start, range.end).endsWith('.cat.codes'),
    )
    .map(({ value }) => ({ at: value.range, callee: '.cat.codes', value }));
  return [...calls, ...methods, ...codes];
}

/** Whether the code around says that this is to hide who it is: the line, the one above, the function. */
function claims(document: PythonDocument, offset: number): boolean {
  const { text } = document;
  const line = text.lastIndexOf('\n', offset) + 1;
  const above = text.lastIndexOf('\n', line - 2) + 1;
  const end = text.indexOf('\n', offset);
  return CLAIM.test(`${text.slice(above, end === -1 ? text.length : end)} ${functionAt(document, offset)?.name ?? ''}`);
}
