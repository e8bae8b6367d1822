import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { pycryptodome } from './ciphers';

/** What a key is for, as messages say it, and the variable that a fix reads it from. */
export type KeyUse = 'encryption' | 'signature' | 'session' | 'password';

export interface KeySink {
  readonly key: PythonExpression;
  readonly use: KeyUse;
  /** The call, where it is one. */
  readonly call?: PythonCall;
}

type Shape = readonly [keyword: string, position: number | undefined, use: KeyUse];

const PRIMITIVES = 'cryptography.hazmat.primitives';
const each = (names: readonly string[], shape: Shape): readonly (readonly [string, Shape])[] =>
  names.map((name) => [name, shape] as const);

const SINKS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...each(['cryptography.fernet.Fernet'], ['key', 0, 'encryption']),
  ...each(
    ['AES', 'AES128', 'AES256', 'Camellia', 'ChaCha20', 'SM4'].map(
      (name) => `${PRIMITIVES}.ciphers.algorithms.${name}`,
    ),
    ['key', 0, 'encryption'],
  ),
  ...each(
    ['TripleDES', 'ARC4', 'Blowfish', 'CAST5', 'IDEA', 'SEED'].flatMap((name) => [
      `${PRIMITIVES}.ciphers.algorithms.${name}`,
      `cryptography.hazmat.decrepit.ciphers.algorithms.${name}`,
    ]),
    ['key', 0, 'encryption'],
  ),
  ...each(
    ['AESGCM', 'AESCCM', 'AESOCB3', 'AESGCMSIV', 'AESSIV', 'ChaCha20Poly1305'].map(
      (name) => `${PRIMITIVES}.ciphers.aead.${name}`,
    ),
    ['key', 0, 'encryption'],
  ),
  ...each([`${PRIMITIVES}.hmac.HMAC`, `${PRIMITIVES}.poly1305.Poly1305`], ['key', 0, 'signature']),
  ...each([`${PRIMITIVES}.serialization.BestAvailableEncryption`], ['password', 0, 'password']),
  ...each(
    [`${PRIMITIVES}.kdf.pbkdf2.PBKDF2HMAC().derive`, `${PRIMITIVES}.kdf.scrypt.Scrypt().derive`],
    ['key_material', 0, 'password'],
  ),
  ...each([`${PRIMITIVES}.kdf.argon2.Argon2id().derive`], ['key_material', 0, 'password']),
  ...each(
    pycryptodome(
      ...[
        'AES',
        'DES',
        'DES3',
        'ARC2',
        'ARC4',
        'Blowfish',
        'CAST',
        'ChaCha20',
        'ChaCha20_Poly1305',
        'Salsa20',
        'XOR',
      ].map((name) => `Cipher.${name}.new`),
    ),
    ['key', 0, 'encryption'],
  ),
  ...each(pycryptodome('Hash.HMAC.new', 'Hash.CMAC.new', 'Hash.Poly1305.new'), ['key', 0, 'signature']),
  ...each(pycryptodome('Protocol.KDF.PBKDF2', 'Protocol.KDF.scrypt'), ['password', 0, 'password']),
  ...each(['hashlib.pbkdf2_hmac'], ['password', 1, 'password']),
  ...each(['hashlib.scrypt'], ['password', 0, 'password']),
  ...each(['hashlib.blake2b', 'hashlib.blake2s'], ['key', undefined, 'signature']),
  ...each(['hmac.new', 'hmac.digest', 'hmac.HMAC'], ['key', 0, 'signature']),
  ...each(['jwt.encode', 'jwt.decode', 'jose.jwt.encode', 'jose.jwt.decode'], ['key', 1, 'signature']),
  ...each(['jose.jws.sign', 'jose.jws.verify'], ['key', 1, 'signature']),
  ...each(['authlib.jose.jwt.encode', 'joserfc.jwt.encode'], ['key', 2, 'signature']),
  ...each(['authlib.jose.jwt.decode', 'joserfc.jwt.decode'], ['key', 1, 'signature']),
  ...each(['joserfc.jwk.OctKey.import_key', 'authlib.jose.OctKey.import_key'], ['value', 0, 'signature']),
  ...each(['nacl.secret.SecretBox', 'nacl.secret.Aead'], ['key', 0, 'encryption']),
  ...each(['nacl.signing.SigningKey'], ['seed', 0, 'signature']),
  ...each(['nacl.public.PrivateKey'], ['private_key', 0, 'encryption']),
  ...each(['pyDes.des', 'pyDes.triple_des'], ['key', 0, 'encryption']),
  ...each(['pyAesCrypt.encryptFile', 'pyAesCrypt.decryptFile'], ['passw', 2, 'password']),
  ...each(['pyAesCrypt.encryptStream', 'pyAesCrypt.decryptStream'], ['passw', 2, 'password']),
  ...each(
    ['URLSafeSerializer', 'URLSafeTimedSerializer', 'Serializer', 'TimedSerializer', 'Signer', 'TimestampSigner'].map(
      (name) => `itsdangerous.${name}`,
    ),
    ['secret_key', 0, 'session'],
  ),
  ...each(['streamlit_authenticator.Authenticate'], ['cookie_key', 2, 'session']),
  ...each(['starlette.middleware.sessions.SessionMiddleware'], ['secret_key', 1, 'session']),
]);

export const KEY_TRIGGERS: readonly string[] = [
  ...['cryptography', 'Crypto', 'Cryptodome', 'hmac', 'jwt', 'jose', 'joserfc', 'nacl', 'pyDes', 'pyAesCrypt'],
  ...['itsdangerous', 'streamlit_authenticator', 'secret_key', 'SECRET_KEY', 'JWT_SECRET', 'hashlib key'],
  ...['pbkdf2_hmac', 'hashlib.scrypt'],
];

/** Names of settings that sign sessions and tokens. */
const SETTING = /^(?:SECRET_KEY|JWT_SECRET(?:_KEY)?|WTF_CSRF_SECRET_KEY|SESSION_SECRET|SIGNING_KEY)$/;
const APP_TARGET = /\.config\[["'](\w+)["']\]$/;
/** Files that hold settings of web applications. */
const SETTINGS_PATH = /(?:^|\/)(?:settings|config)(?:\/\w+)?\.py$/;

export function keySinks(document: PythonDocument, path: string): readonly KeySink[] {
  const calls = document.calls(...SINKS.keys()).flatMap((call): readonly KeySink[] => {
    const [keyword = '', position, use = 'encryption'] = SINKS.get(call.name ?? '') ?? [];
    const argument = call.argument(keyword, position);
    return argument === undefined ? [] : [{ key: argument.value, use, call }];
  });
  return [...calls, ...appCalls(document), ...appSettings(document, path)];
}

/** `app.config.update(SECRET_KEY=…)`, `app.add_middleware(SessionMiddleware, secret_key=…)`. */
function appCalls(document: PythonDocument): readonly KeySink[] {
  return document.callsNamed('update', 'from_mapping', 'add_middleware', 'Middleware').flatMap((call) => {
    const isConfig = call.receiver?.text.endsWith('config') === true;
    const argument = isConfig
      ? (call.argument('SECRET_KEY') ?? call.argument('JWT_SECRET_KEY'))
      : call.argument('secret_key');
    return argument === undefined ? [] : [{ key: argument.value, use: 'session', call } as const];
  });
}

function appSettings(document: PythonDocument, path: string): readonly KeySink[] {
  const isSettings = SETTINGS_PATH.test(path) || /\bINSTALLED_APPS\b/.test(document.text);
  const isFlask = document.importsModule('flask') || document.importsModule('quart');
  return document.assignments.flatMap((assignment): readonly KeySink[] => {
    const { targetText } = assignment;
    const isKey =
      (isFlask && targetText.endsWith('.secret_key')) ||
      SETTING.test(APP_TARGET.exec(targetText)?.[1] ?? '') ||
      ((isSettings || isFlask) && SETTING.test(targetText));
    return isKey ? [{ key: assignment.value, use: 'session' }] : [];
  });
}
