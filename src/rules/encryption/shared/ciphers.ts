const PRIMITIVES = 'cryptography.hazmat.primitives';

/** Where `cryptography` keeps its algorithms: those that nobody should use any more have moved to `decrepit`. */
function algorithms(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [
    `${PRIMITIVES}.ciphers.algorithms.${name}`,
    `cryptography.hazmat.decrepit.ciphers.algorithms.${name}`,
  ]);
}

/** PyCryptodome answers to the name of the dead PyCrypto, and to its own. */
export function pycryptodome(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`Crypto.${name}`, `Cryptodome.${name}`]);
}

/** Constructors of ciphers that can be broken, and what they are called. */
export const BROKEN_CIPHERS: ReadonlyMap<string, string> = new Map<string, string>([
  ...algorithms('TripleDES').map((name): [string, string] => [name, 'Triple DES']),
  ...algorithms('ARC4').map((name): [string, string] => [name, 'RC4']),
  ...algorithms('Blowfish').map((name): [string, string] => [name, 'Blowfish']),
  ...algorithms('CAST5').map((name): [string, string] => [name, 'CAST5']),
  ...algorithms('IDEA').map((name): [string, string] => [name, 'IDEA']),
  ...algorithms('SEED').map((name): [string, string] => [name, 'SEED']),
  ...algorithms('RC2').map((name): [string, string] => [name, 'RC2']),
  ...pycryptodome('Cipher.DES.new').map((name): [string, string] => [name, 'DES']),
  ...pycryptodome('Cipher.DES3.new').map((name): [string, string] => [name, 'Triple DES']),
  ...pycryptodome('Cipher.ARC4.new').map((name): [string, string] => [name, 'RC4']),
  ...pycryptodome('Cipher.ARC2.new').map((name): [string, string] => [name, 'RC2']),
  ...pycryptodome('Cipher.Blowfish.new').map((name): [string, string] => [name, 'Blowfish']),
  ...pycryptodome('Cipher.CAST.new').map((name): [string, string] => [name, 'CAST5']),
  ...pycryptodome('Cipher.XOR.new').map((name): [string, string] => [name, 'XOR']),
  ['pyDes.des', 'DES'],
  ['pyDes.triple_des', 'Triple DES'],
]);

/** Makers of a cipher that are told its mode. */
export const BLOCK_CIPHERS = pycryptodome('Cipher.AES.new');
export const ECB_MODES = [`${PRIMITIVES}.ciphers.modes.ECB`];
export const ECB_CONSTANT = /^Crypto(?:dome)?\.Cipher\.AES\.MODE_ECB$/;

/** Modes that hide data and let everybody change it unseen. */
export const UNAUTHENTICATED_MODES: readonly string[] = ['CBC', 'CTR', 'CFB', 'CFB8', 'OFB'].flatMap((mode) => [
  `${PRIMITIVES}.ciphers.modes.${mode}`,
  `cryptography.hazmat.decrepit.ciphers.modes.${mode}`,
]);
export const UNAUTHENTICATED_CONSTANT = /^Crypto(?:dome)?\.Cipher\.AES\.MODE_(CBC|CTR|CFB|OFB|OPENPGP)$/;
/** What finds such changes. */
export const AUTHENTICATORS: readonly string[] = [
  ...['hmac.new', 'hmac.digest', 'hmac.HMAC', `${PRIMITIVES}.hmac.HMAC`, `${PRIMITIVES}.cmac.CMAC`],
  ...pycryptodome('Hash.HMAC.new', 'Hash.CMAC.new', 'Hash.Poly1305.new', 'Hash.KMAC128.new', 'Hash.KMAC256.new'),
  ...['blake2b', 'blake2s'].map((name) => `hashlib.${name}`),
];

export const OLD_PADDING = `${PRIMITIVES}.asymmetric.padding.PKCS1v15`;
export const OLD_PADDING_CIPHERS = [...pycryptodome('Cipher.PKCS1_v1_5.new'), 'rsa.encrypt', 'rsa.decrypt'];
