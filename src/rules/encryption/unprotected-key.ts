import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { assignedTo } from './shared/sent-credentials';

/** Makers of keys, also where what they give is only changed in form. */
const KEY_MAKER =
  /^cryptography\.(?:fernet\.Fernet|hazmat\.primitives\.ciphers\.aead\.\w+)\.generate_key(?:\(\)\.(?:decode|hex))?$/;
const RANDOM_BYTES =
  /^(?:os\.urandom|secrets\.token_\w+|Crypto(?:dome)?\.Random\.get_random_bytes|nacl\.utils\.random)(?:\(\)\.hex)?$/;
const KEY_NAME = /(?:^|_)(?:key|fernet_key|secret_key|master_key|dek|kek)$/i;
const PUBLIC_NAME = /public|pub_|sort|api/i;

const WRITERS = ['write', 'write_bytes', 'write_text', 'dump', 'writelines'];
const PRINTERS = [
  'print',
  'pprint.pprint',
  'rich.print',
  'click.echo',
  'typer.echo',
  'streamlit.write',
  'streamlit.code',
];
const LOGGER = /(?:^|[._])log(?:ger|ging)?$/i;
const LEVELS = ['debug', 'info', 'warning', 'error'];

/** Exporters that leave the key readable unless they are given a passphrase, and where that stands. */
const EXPORTERS: ReadonlyMap<string, readonly [keyword: string, position: number]> = new Map<
  string,
  readonly [string, number]
>([
  ...['Crypto', 'Cryptodome'].flatMap((root) =>
    ['RSA', 'DSA', 'ECC'].flatMap((kind) =>
      ['export_key', 'exportKey'].map(
        (method) => [`${root}.PublicKey.${kind}.generate().${method}`, ['passphrase', kind === 'DSA' ? 2 : 1]] as const,
      ),
    ),
  ),
  ...['RSAKey', 'ECDSAKey', 'DSSKey'].flatMap((kind) =>
    ['write_private_key_file', 'write_private_key'].map(
      (method) => [`paramiko.${kind}.generate().${method}`, ['password', 1]] as const,
    ),
  ),
  ['asyncssh.generate_private_key().export_private_key', ['passphrase', 1]],
  ['asyncssh.generate_private_key().write_private_key', ['passphrase', 2]],
  ['OpenSSL.crypto.dump_privatekey', ['passphrase', 3]],
]);
const NO_ENCRYPTION = /^cryptography\.hazmat\.primitives\.serialization\.NoEncryption(?:\(\))?$/;
/** Where keys belong. */
const STORES = [
  ...[
    'put_secret_value',
    'create_secret',
    'set_secret',
    'add_secret_version',
    'create_or_update_secret',
    'put_parameter',
  ],
  ...['import_certificate', 'create_namespaced_secret', 'set_password'],
];

export default defineRule({
  id: 'unprotected-key',
  meta: {
    summary: 'A new key is printed, or written to a file that anybody can read it from',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [522, 312],
    owaspMl: ['ML05'],
    atlas: ['AML.T0055'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    file: 'The key is written to a file as it is, so whoever gets the file reads all that it encrypts. Keep it in a secret store, or encrypt it with a key of one.',
    shown:
      'The key is shown, and stays in the log or in the output of the cell, so whoever reads that reads all that it encrypts. Hand it to a secret store instead.',
    pem: 'The private key is exported without a password, so whoever gets the file can use it. Encrypt it (`{instead}`), or hand it to a secret store.',
  },
  triggers: [
    'generate_key',
    'NoEncryption',
    'export_key',
    'exportKey',
    'write_private_key',
    'dump_privatekey',
    'export_private_key',
    'urandom key write',
    'token_ key write',
    'get_random_bytes key write',
    'save_pkcs1',
  ],
  check: {
    python(document, report) {
      for (const call of keyWriters(document)) {
        const isGuarded = isMadePrivate(document, call);
        report({ at: call.range, message: 'file', ...(isGuarded ? { severity: 'info' as const } : {}) });
      }
      for (const call of keyPrinters(document)) report({ at: call.range, message: 'shown' });
      if (document.callsNamed(...STORES).length > 0) return;
      for (const call of document.callsNamed('private_bytes')) {
        const argument = call.argument('encryption_algorithm', 2);
        const name = argument?.value.originCall()?.name ?? argument?.value.qualifiedName() ?? '';
        if (argument === undefined || !NO_ENCRYPTION.test(name) || isForMemory(call)) continue;
        const data = { instead: 'BestAvailableEncryption' };
        const severity = isWritten(document, call) ? 'warning' : 'info';
        report({ at: argument.range, message: 'pem', severity, data });
      }
      for (const call of document.calls(...EXPORTERS.keys())) {
        const [keyword = '', position] = EXPORTERS.get(call.name ?? '') ?? [];
        const passphrase = call.argument(keyword, position);
        if (call.hasUnknownArguments || (passphrase !== undefined && passphrase.value.kind !== 'none')) continue;
        report({
          at: call.range,
          message: 'pem',
          data: { instead: `${keyword}=` },
          fix: askForPassword(call, keyword),
        });
      }
    },
  },
});

function keyWriters(document: PythonDocument): readonly PythonCall[] {
  return document.callsNamed(...WRITERS).filter((call) => {
    const isShown = /^sys\.std(?:out|err)$/.test(call.receiver?.text ?? '');
    const [written] = call.arguments;
    return !isShown && written !== undefined && isFreshKey(document, written.value, call);
  });
}

function keyPrinters(document: PythonDocument): readonly PythonCall[] {
  const logged = document.callsNamed(...LEVELS).filter(({ receiver }) => LOGGER.test(receiver?.text ?? ''));
  return [...document.calls(...PRINTERS), ...logged].filter((call) =>
    call.arguments.some(({ value }) => isFreshKey(document, value, call)),
  );
}

/** Whether a key that was just made is in a value, also in an f-string or with something done to its form. */
function isFreshKey(document: PythonDocument, value: PythonExpression, { enclosingFunction }: PythonCall): boolean {
  if (KEY_MAKER.test(value.originCall()?.name ?? '')) return true;
  if (/\b(?:len|type|hash|encrypt|sha\d+|fingerprint|bool|id)\(/.test(value.text)) return false;
  return value.names().some((name) => {
    const made = assignedTo(document, name, enclosingFunction)?.originCall()?.name ?? '';
    return KEY_MAKER.test(made) || (RANDOM_BYTES.test(made) && KEY_NAME.test(name) && !PUBLIC_NAME.test(name));
  });
}

/** Whether the file is made readable for its owner only. */
function isMadePrivate(document: PythonDocument, call: PythonCall): boolean {
  return document
    .calls('os.chmod', 'os.open', 'os.fchmod')
    .some(
      (other) =>
        /0o?600|0o?400|S_IRUSR/.test(document.text.slice(other.range.start, other.range.end)) &&
        other.enclosingFunction?.range.start === call.enclosingFunction?.range.start,
    );
}

/** Raw keys cannot be encrypted, they are what key exchanges compute with; DER is what database drivers take. */
function isForMemory(call: PythonCall): boolean {
  return [call.argument('encoding', 0), call.argument('format', 1)].some((argument) =>
    /\.(?:Raw|DER)$/.test(argument?.value.text ?? ''),
  );
}

/** Whether the function that exports the key, or the module, writes something as well. */
function isWritten(document: PythonDocument, call: PythonCall): boolean {
  return document
    .callsNamed(...WRITERS)
    .some(
      ({ enclosingFunction }) =>
        enclosingFunction === undefined || enclosingFunction.range.start === call.enclosingFunction?.range.start,
    );
}

function askForPassword(call: PythonCall, keyword: string): FixProposal | undefined {
  if (call.argument(keyword) !== undefined || call.name?.startsWith('OpenSSL') === true) return undefined;
  return {
    title: 'Protect it with a password from the environment',
    safety: 'unsafe',
    edits: [call.appendArgument(`${keyword}=os.environ["KEY_PASSWORD"]`)],
    imports: [{ module: 'os' }],
  };
}
