const PRIMITIVES = 'cryptography.hazmat.primitives';

/** Where `cryptography` keeps its algorithms: those that nobody should use any more have moved to `decrepit`. */
function algorithms(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [
    `${PRIMITIVES}.ciphers.algorithms.${name}`,
    `cryptography.hazmat.decrepit.ciphers.algorithms.${name}`,
  ]);
}

/** PyCryptodome answers to the name of the dead PyCrypto, and to its own. */
function pycryptodome(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`Crypto.${name}`, `Cryptodome.${name}`]);
}

/** Constructors of ciphers that can be broken, and what they are called. */
export const BROKEN_CIPHERS: ReadonlyMap<string, string> = new Map<string, string>([
  ...algorithms('TripleDES').map((name): [string, string] => [name, 'Triple DES']),
  ...algorithms('ARC4').map((name): [string, string] => [name, 'RC4']),
  ...algorithms('Blowfish').map((name): [string, string] => [name, 'Blowfish']),
  ...algorithms('CAST5').map((name): [string, string] => [name, 'CAST5']),
  ...algorithms('IDEA').map((name): [string, string] => [name, 'IDEA']),
  ...pycryptodome('Cipher.DES.new').map((name): [string, string] => [name, 'DES']),
  ...pycryptodome('Cipher.DES3.new').map((name): [string, string] => [name, 'Triple DES']),
  ...pycryptodome('Cipher.ARC4.new').map((name): [string, string] => [name, 'RC4']),
  ...pycryptodome('Cipher.ARC2.new').map((name): [string, string] => [name, 'RC2']),
  ...pycryptodome('Cipher.Blowfish.new').map((name): [string, string] => [name, 'Blowfish']),
  ...pycryptodome('Cipher.CAST.new').map((name): [string, string] => [name, 'CAST5']),
]);

/** Makers of a cipher that are told its mode. */
export const BLOCK_CIPHERS = pycryptodome('Cipher.AES.new');
export const ECB_MODES = [`${PRIMITIVES}.ciphers.modes.ECB`];
export const ECB_CONSTANT = /^Crypto(?:dome)?\.Cipher\.AES\.MODE_ECB$/;

/** Modes that take what must never be the same twice, by the keyword and the position of it. */
export const MODES: ReadonlyMap<string, readonly [keyword: string, position: number]> = new Map([
  [`${PRIMITIVES}.ciphers.modes.CBC`, ['initialization_vector', 0]],
  [`${PRIMITIVES}.ciphers.modes.CFB`, ['initialization_vector', 0]],
  [`${PRIMITIVES}.ciphers.modes.OFB`, ['initialization_vector', 0]],
  [`${PRIMITIVES}.ciphers.modes.CTR`, ['nonce', 0]],
  [`${PRIMITIVES}.ciphers.modes.GCM`, ['initialization_vector', 0]],
  ...['AESGCM', 'AESCCM', 'ChaCha20Poly1305'].map((name): [string, [string, number]] => [
    `${PRIMITIVES}.ciphers.aead.${name}().encrypt`,
    ['nonce', 0],
  ]),
]);

/** Makers of keys: the keyword and position of their size in bits. */
export const KEY_MAKERS: ReadonlyMap<string, readonly [keyword: string, position: number]> = new Map([
  [`${PRIMITIVES}.asymmetric.rsa.generate_private_key`, ['key_size', 1]],
  [`${PRIMITIVES}.asymmetric.dsa.generate_private_key`, ['key_size', 0]],
  ...pycryptodome('PublicKey.RSA.generate', 'PublicKey.DSA.generate').map((name): [string, [string, number]] => [
    name,
    ['bits', 0],
  ]),
]);

export const OLD_PADDING = `${PRIMITIVES}.asymmetric.padding.PKCS1v15`;
export const OLD_PADDING_CIPHERS = pycryptodome('Cipher.PKCS1_v1_5.new');
