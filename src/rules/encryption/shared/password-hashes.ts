import { pycryptodome } from './ciphers';

/** A call that hashes slowly on purpose, and the argument that says how slowly. */
export interface SlowHash {
  readonly keyword: string;
  readonly position?: number;
  readonly unit: 'PBKDF2' | 'bcrypt' | 'scrypt';
  /** What it is where the argument is left out, if that is too little. */
  readonly weakDefault?: number;
  /** For PBKDF2: the argument with the hash inside. */
  readonly digest?: readonly [keyword: string, position: number | undefined];
}

const PRIMITIVES = 'cryptography.hazmat.primitives';
const WERKZEUG = 'werkzeug.security.generate_password_hash';

export const SLOW_HASHES: ReadonlyMap<string, SlowHash> = new Map<string, SlowHash>([
  ['hashlib.pbkdf2_hmac', { keyword: 'iterations', position: 3, unit: 'PBKDF2', digest: ['hash_name', 0] }],
  [
    `${PRIMITIVES}.kdf.pbkdf2.PBKDF2HMAC`,
    { keyword: 'iterations', position: 3, unit: 'PBKDF2', digest: ['algorithm', 0] },
  ],
  ...pycryptodome('Protocol.KDF.PBKDF2').map((name): [string, SlowHash] => [
    name,
    { keyword: 'count', position: 3, unit: 'PBKDF2', weakDefault: 1000, digest: ['hmac_hash_module', 5] },
  ]),
  ...['pbkdf2_sha1', 'pbkdf2_sha256', 'pbkdf2_sha512', 'django_pbkdf2_sha256'].flatMap(
    (scheme): [string, SlowHash][] => {
      const shape = { keyword: 'rounds', unit: 'PBKDF2' } as const;
      return [
        [`passlib.hash.${scheme}.using`, shape],
        [`passlib.hash.${scheme}.hash`, shape],
        [`passlib.hash.${scheme}.encrypt`, shape],
      ];
    },
  ),
  ['bcrypt.gensalt', { keyword: 'rounds', position: 0, unit: 'bcrypt' }],
  ['passlib.hash.bcrypt.using', { keyword: 'rounds', unit: 'bcrypt' }],
  ['passlib.hash.bcrypt.hash', { keyword: 'rounds', unit: 'bcrypt' }],
  ['flask_bcrypt.generate_password_hash', { keyword: 'rounds', position: 1, unit: 'bcrypt' }],
  ['flask_bcrypt.Bcrypt().generate_password_hash', { keyword: 'rounds', position: 1, unit: 'bcrypt' }],
  ...pycryptodome('Protocol.KDF.bcrypt').map((name): [string, SlowHash] => [
    name,
    { keyword: 'cost', position: 1, unit: 'bcrypt' },
  ]),
  ['hashlib.scrypt', { keyword: 'n', unit: 'scrypt' }],
  [`${PRIMITIVES}.kdf.scrypt.Scrypt`, { keyword: 'n', position: 2, unit: 'scrypt' }],
  ...pycryptodome('Protocol.KDF.scrypt').map((name): [string, SlowHash] => [
    name,
    { keyword: 'N', position: 3, unit: 'scrypt' },
  ]),
]);

/** Iterations of PBKDF2 that OWASP asks for (2023), and the number below which it was too few in 2021 already. */
export const PBKDF2_ROUNDS = { sha1: 1_300_000, sha256: 600_000, sha512: 210_000 } as const;
export const MINIMUM = { PBKDF2: 600_000, bcrypt: 10, scrypt: 2 ** 14 } as const;
/** What fixes write. `hashlib.scrypt` allows no more memory unless told to. */
export const RECOMMENDED = { PBKDF2: '600_000', bcrypt: '12', scrypt: '2**14' } as const;

/** Makers of argon2 hashes: the keywords and positions of passes and of memory in KiB. */
export const ARGON2: ReadonlyMap<
  string,
  readonly [passes: readonly [string, number], memory: readonly [string, number]]
> = new Map([
  [
    'argon2.PasswordHasher',
    [
      ['time_cost', 0],
      ['memory_cost', 1],
    ],
  ],
  [
    'argon2.low_level.hash_secret',
    [
      ['time_cost', 2],
      ['memory_cost', 3],
    ],
  ],
  [
    'argon2.low_level.hash_secret_raw',
    [
      ['time_cost', 2],
      ['memory_cost', 3],
    ],
  ],
  [
    `${PRIMITIVES}.kdf.argon2.Argon2id`,
    [
      ['iterations', 99],
      ['memory_cost', 99],
    ],
  ],
]);
/** 7 MiB five times over is the least that OWASP lists. */
export const MINIMUM_ARGON2 = 7168 * 5;

/** Hashes made for speed. MD5 and SHA-1 of a password are found by weak-hash. */
export const FAST_HASHES: readonly string[] = [
  ...['sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'].map(
    (name) => `hashlib.${name}`,
  ),
  'hashlib.new',
  ...pycryptodome(
    ...['SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3_256', 'SHA3_512'].map((name) => `Hash.${name}.new`),
  ),
];

/** Schemes of passlib that are fast, or none. */
export const WEAK_SCHEME =
  /^(?:(?:ldap_)?(?:plaintext|hex_\w+|salted_\w+|md5|sha1|md5_crypt|des_crypt|bsdi_crypt|sha1_crypt)|apr_md5_crypt|bigcrypt|crypt16|nthash|bsd_nthash|lmhash|msdcc2?|mysql\d+|mssql\d+|oracle1\d|postgres_md5|roundup_plaintext|django_(?:salted_\w+|des_crypt)|cisco_\w+|htdigest|phpass|sun_md5_crypt)$/;
export const WEAK_DJANGO = /\.(?:(?:Unsalted)?(?:MD5|SHA1)|Crypt)PasswordHasher$/;
export const WEAK_DJANGO_NAME = /^(?:(?:unsalted_)?(?:md5|sha1)|crypt)$/;
/** Methods of werkzeug: `sha256`, `plain`, `pbkdf2:sha256:1000`. */
export const WERKZEUG_HASH = WERKZEUG;
export const WEAK_CRYPT = /^crypt\.METHOD_(?:CRYPT|MD5)$/;
