import type { PythonArgument, PythonCall, PythonDocument } from '../../../lang/python/types';
import { pycryptodome } from './ciphers';

/** What must be new, or at least not to be known ahead, each time. */
export type NonceKind = 'IV' | 'nonce' | 'salt';

/** A place that takes a nonce, an IV or a salt. */
export interface NonceSite {
  readonly call: PythonCall;
  readonly argument: PythonArgument;
  readonly kind: NonceKind;
  /** How many bytes there should be. */
  readonly size: number;
  /** Where its form alone says that it is the same each time. */
  readonly isFixed?: boolean;
  /** Whether the cipher hands out what it was given, so that it is not lost when it stands nowhere else. */
  readonly isKept: boolean;
}

type Shape = readonly [keyword: string, position: number | undefined, kind: NonceKind, size: number];

const PRIMITIVES = 'cryptography.hazmat.primitives';
const CIPHERS = `${PRIMITIVES}.ciphers`;

const SITES: ReadonlyMap<string, readonly Shape[]> = new Map<string, readonly Shape[]>([
  ...['CBC', 'CFB', 'CFB8', 'OFB'].flatMap((mode): [string, Shape[]][] =>
    [`${CIPHERS}.modes.${mode}`, `cryptography.hazmat.decrepit.ciphers.modes.${mode}`].map((name) => [
      name,
      [['initialization_vector', 0, 'IV', 16]],
    ]),
  ),
  [`${CIPHERS}.modes.CTR`, [['nonce', 0, 'nonce', 16]]],
  [`${CIPHERS}.modes.GCM`, [['initialization_vector', 0, 'nonce', 12]]],
  [`${CIPHERS}.algorithms.ChaCha20`, [['nonce', 1, 'nonce', 16]]],
  ...['AESGCM', 'AESCCM', 'AESOCB3', 'AESGCMSIV', 'ChaCha20Poly1305'].map((name): [string, Shape[]] => [
    `${CIPHERS}.aead.${name}().encrypt`,
    [['nonce', 0, 'nonce', 12]],
  ]),
  ...pycryptodome('Cipher.ChaCha20.new', 'Cipher.ChaCha20_Poly1305.new').map((name): [string, Shape[]] => [
    name,
    [['nonce', undefined, 'nonce', 12]],
  ]),
  ...pycryptodome('Cipher.Salsa20.new').map((name): [string, Shape[]] => [name, [['nonce', 1, 'nonce', 8]]]),
  ...['SecretBox', 'Aead'].map((name): [string, Shape[]] => [
    `nacl.secret.${name}().encrypt`,
    [['nonce', name === 'Aead' ? 2 : 1, 'nonce', 24]],
  ]),
  ['hashlib.pbkdf2_hmac', [['salt', 2, 'salt', 16]]],
  ['hashlib.scrypt', [['salt', undefined, 'salt', 16]]],
  [`${PRIMITIVES}.kdf.pbkdf2.PBKDF2HMAC`, [['salt', 2, 'salt', 16]]],
  [`${PRIMITIVES}.kdf.scrypt.Scrypt`, [['salt', 0, 'salt', 16]]],
  [`${PRIMITIVES}.kdf.argon2.Argon2id`, [['salt', undefined, 'salt', 16]]],
  ...pycryptodome('Protocol.KDF.PBKDF1', 'Protocol.KDF.PBKDF2', 'Protocol.KDF.scrypt').map(
    (name): [string, Shape[]] => [name, [['salt', 1, 'salt', 16]]],
  ),
  ...pycryptodome('Protocol.KDF.bcrypt').map((name): [string, Shape[]] => [name, [['salt', 2, 'salt', 16]]]),
  ['argon2.low_level.hash_secret', [['salt', 1, 'salt', 16]]],
  ['argon2.low_level.hash_secret_raw', [['salt', 1, 'salt', 16]]],
  ['argon2.PasswordHasher().hash', [['salt', undefined, 'salt', 16]]],
  ['bcrypt.kdf', [['salt', 1, 'salt', 16]]],
  ['django.contrib.auth.hashers.make_password', [['salt', 1, 'salt', 16]]],
]);

/** Ciphers of PyCryptodome that are told a mode, with the sizes of their blocks. */
const BLOCK_SIZES: ReadonlyMap<string, number> = new Map<string, number>([
  ...pycryptodome('Cipher.AES.new').map((name): [string, number] => [name, 16]),
  ...pycryptodome('Cipher.DES.new', 'Cipher.DES3.new', 'Cipher.Blowfish.new', 'Cipher.CAST.new', 'Cipher.ARC2.new').map(
    (name): [string, number] => [name, 8],
  ),
]);
/** Of the modes that take a nonce its usual length; that of the others is the block. */
const NONCE_SIZES: Readonly<Record<string, number>> = { GCM: 12, CCM: 11, OCB: 15, EAX: 16, SIV: 16, CTR: 8 };

/** Without more it counts from 1, whatever is encrypted. */
const COUNTER = /^Crypto(?:dome)?\.Util\.Counter\.new$/;

export const NONCE_TRIGGERS: readonly string[] = [
  ...['ciphers', 'Cipher', 'nacl.secret', 'pbkdf2_hmac', 'hashlib.scrypt', 'kdf', 'KDF', 'argon2 salt'],
  ...['make_password', 'bcrypt.hashpw', 'bcrypt.kdf'],
];

export function nonceSites(document: PythonDocument): readonly NonceSite[] {
  const listed = document.calls(...SITES.keys()).flatMap((call) =>
    (SITES.get(call.name ?? '') ?? []).flatMap(([keyword, position, kind, size]) => {
      const argument = call.argument(keyword, position);
      const isKept = /^Crypto(?:dome)?\.Cipher\./.test(call.name ?? '');
      return argument === undefined ? [] : [{ call, argument, kind, size, isKept }];
    }),
  );
  return [
    ...listed,
    ...document.calls(...BLOCK_SIZES.keys()).flatMap(blockCipherSite),
    ...document.calls('bcrypt.hashpw').flatMap(bcryptSite),
  ];
}

/** What is as long as a hash is the hash that a password is compared with: it begins with its salt. */
function bcryptSite(call: PythonCall): readonly NonceSite[] {
  const argument = call.argument('salt', 1);
  const isHash = (argument?.value.stringValue()?.value.length ?? 0) > 29;
  return argument === undefined || isHash ? [] : [{ call, argument, kind: 'salt', size: 0, isKept: false }];
}

function blockCipherSite(call: PythonCall): readonly NonceSite[] {
  const mode = /\.MODE_(\w+)$/.exec(call.argument('mode', 1)?.value.qualifiedName() ?? '')?.[1] ?? '';
  if (mode === 'ECB') return [];
  const block = BLOCK_SIZES.get(call.name ?? '') ?? 0;
  const size = NONCE_SIZES[mode] ?? block;
  const argument = call.argument('iv') ?? call.argument('IV') ?? call.argument('nonce') ?? call.argument('', 2);
  if (argument !== undefined) {
    return [{ call, argument, kind: mode in NONCE_SIZES ? 'nonce' : 'IV', size, isKept: true }];
  }
  const counter = call.argument('counter');
  const made = counter?.value.originCall();
  if (counter === undefined || made === undefined || !COUNTER.test(made.name ?? '')) return [];
  const start = made.argument('prefix', 1) ?? made.argument('initial_value', 3);
  const site = { call, kind: 'nonce', size, isKept: false } as const;
  return start === undefined ? [{ ...site, argument: counter, isFixed: true }] : [{ ...site, argument: start }];
}
