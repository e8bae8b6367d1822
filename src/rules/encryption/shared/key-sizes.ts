const ASYMMETRIC = 'cryptography.hazmat.primitives.asymmetric';

/** Makers of RSA, DSA and Diffie-Hellman keys: the keyword and position of their size in bits. */
export const SIZED_KEYS: ReadonlyMap<string, readonly [keyword: string, position: number | undefined]> = new Map<
  string,
  readonly [string, number | undefined]
>([
  [`${ASYMMETRIC}.rsa.generate_private_key`, ['key_size', 1]],
  [`${ASYMMETRIC}.dsa.generate_private_key`, ['key_size', 0]],
  [`${ASYMMETRIC}.dsa.generate_parameters`, ['key_size', 0]],
  [`${ASYMMETRIC}.dh.generate_parameters`, ['key_size', 1]],
  ...['Crypto', 'Cryptodome'].flatMap((root) =>
    ['RSA', 'DSA', 'ElGamal'].map((kind): [string, [string, number]] => [
      `${root}.PublicKey.${kind}.generate`,
      ['bits', 0],
    ]),
  ),
  ['rsa.newkeys', ['nbits', 0]],
  ['rsa.key.newkeys', ['nbits', 0]],
  ['paramiko.RSAKey.generate', ['bits', 0]],
  ['paramiko.rsakey.RSAKey.generate', ['bits', 0]],
  ['paramiko.DSSKey.generate', ['bits', 0]],
  ['OpenSSL.crypto.PKey().generate_key', ['bits', 1]],
  ['asyncssh.generate_private_key', ['key_size', undefined]],
  ['joserfc.jwk.RSAKey.generate_key', ['key_size', 0]],
  ['authlib.jose.RSAKey.generate_key', ['key_size', 0]],
  ['authlib.jose.JsonWebKey.generate_key', ['crv_or_size', 1]],
  ['jwcrypto.jwk.JWK.generate', ['size', undefined]],
]);

/** Curves by the names of their classes, with their bits: `SECP192R1`, `SECT163K1`. */
export const SHORT_CURVE = /^SEC[PT](1\d\d|2[012]\d)[RK][12]$/;
export const SHORT_CURVE_NAME = /^(?:NIST )?p-?192$|^(?:nistp192|prime192v1|secp192r1)$/i;
