import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import { readArguments } from '../shared/shell-words';
import { usualValue } from '../shared/usual-value';
import { SHORT_CURVE, SHORT_CURVE_NAME, SIZED_KEYS } from './shared/key-sizes';
import { shortSecrets } from './shared/shared-keys';

const MINIMUM_BITS = 2048;
const RECOMMENDED_BITS = 3072;
const MINIMUM_CURVE_BITS = 224;

const OPENSSL_SIZED = new Set(['genrsa', 'dhparam', 'dsaparam']);
const OPENSSL_SIZE = /^((?:rsa|dsa|rsa_keygen_bits|dsa_paramgen_bits|dh_paramgen_prime_len):)?(\d+)$/;
const SSH_KEYGEN_OPTIONS = { letters: 'btfCNPmaIVnzOEDFKMRSWYZw', names: [] };

export default defineRule({
  id: 'short-encryption-key',
  meta: {
    summary: 'A key is made so short that it can be broken by computing',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [326],
    owaspMl: ['ML06'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B505'], ruff: ['S505'] },
  },
  messages: {
    bits: 'A key of {bits} bits can be broken, and then whatever it protects is read or signed by others. Make one of at least {recommended}.',
    byDefault: 'Unless told otherwise, the key has {bits} bits, which can be broken. Make {recommended} the default.',
    curve:
      'Keys on the curve {curve} can be broken, and then whatever they protect is read or signed by others. Use P-256 (`SECP256R1`) or Ed25519.',
    secret:
      '`{algorithm}` signs with a key of {bytes} bytes here, shorter than its hash, so the key is found sooner than the signature is broken. Make it of {needed} (`secrets.token_bytes({needed})`), and let PyJWT refuse shorter ones: `enforce_minimum_key_length`.',
    dsa: 'OpenSSH no longer accepts DSA keys: they have 1024 bits, which can be broken. Use `ssh-keygen -t ed25519`.',
  },
  triggers: [
    ...['cryptography.rsa', 'cryptography.dsa', 'cryptography.dh', 'cryptography.ec', 'Crypto.PublicKey'],
    ...['Cryptodome.PublicKey', 'rsa.newkeys', 'paramiko.generate', 'OpenSSL.generate_key', 'asyncssh.key_size'],
    ...['jwt token_', 'jwt urandom', 'jwk', 'JsonWebKey', 'RSAKey', 'ECKey', 'openssl', 'ssh-keygen'],
  ],
  check: {
    python(document, report) {
      for (const call of document.calls(...SIZED_KEYS.keys())) {
        const size = sizeOf(call);
        const usual = size === undefined ? undefined : usualValue(size.value);
        const bits = usual?.value;
        if (size === undefined || typeof bits !== 'number' || bits >= minimumOf(call)) continue;
        const data = { bits, recommended: RECOMMENDED_BITS };
        const at = size.range;
        if (usual?.isDefault === true) report({ at, message: 'byDefault', severity: 'warning', data });
        else report({ at, message: 'bits', data, fix: lengthen(call, size) });
      }
      for (const { at, algorithm, bytes, needed, isGuessable } of shortSecrets(document)) {
        const severity = isGuessable ? 'warning' : 'info';
        report({ at, message: 'secret', severity, data: { algorithm, bytes, needed } });
      }
      for (const { at, curve, fix } of shortCurves(document)) report({ at, message: 'curve', data: { curve }, fix });
    },
    shell(document, report) {
      for (const command of document.commands) {
        if (command.name === 'openssl') {
          for (const { word, bits } of opensslSizes(command)) {
            report({ at: word.range, message: 'bits', data: { bits, recommended: RECOMMENDED_BITS } });
          }
        } else if (command.name === 'ssh-keygen') {
          const { options } = readArguments(command.words, SSH_KEYGEN_OPTIONS);
          const type = options.find(({ name }) => name === '-t');
          const size = options.find(({ name }) => name === '-b');
          const bits = Number(size?.value ?? '');
          if (type?.value === 'dsa') report({ at: type.word.range, message: 'dsa' });
          else if (size !== undefined && bits > 521 && bits < MINIMUM_BITS) {
            report({ at: size.word.range, message: 'bits', data: { bits, recommended: RECOMMENDED_BITS } });
          }
        }
      }
    },
  },
});

function sizeOf(call: PythonCall): PythonArgument | undefined {
  const [keyword = '', position] = SIZED_KEYS.get(call.name ?? '') ?? [];
  return call.argument(keyword, position);
}

/** Where the same call makes keys of several kinds, the other kinds are short by nature. */
function minimumOf(call: PythonCall): number {
  const kind = call.arguments[0]?.value.stringValue()?.value ?? '';
  return /^(?:ec|okp|oct|ecdsa|ed25519|ssh-ed25519)/i.test(kind) ? 0 : MINIMUM_BITS;
}

function lengthen(call: PythonCall, size: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(size) || size.value.kind !== 'number') return undefined;
  const edits = [{ range: size.value.range, text: String(RECOMMENDED_BITS) }];
  return { title: `Make a key of ${String(RECOMMENDED_BITS)} bits`, safety: 'unsafe', edits };
}

function shortCurves(document: PythonDocument) {
  const named = document.calls('Crypto.PublicKey.ECC.generate', 'Cryptodome.PublicKey.ECC.generate').flatMap((call) => {
    const curve = call.argument('curve');
    const name = curve?.value.stringValue()?.value;
    if (curve === undefined || name === undefined || !SHORT_CURVE_NAME.test(name)) return [];
    return [{ at: curve.range, curve: name, fix: replaceBy('"P-256"', curve) }];
  });
  const built = document.calls('cryptography.hazmat.primitives.asymmetric.ec.generate_private_key').flatMap((call) => {
    const argument = call.argument('curve', 0);
    // Old releases take the class as well as an object of it.
    const name = (argument?.value.originCall()?.name ?? argument?.value.qualifiedName() ?? '').split('.').at(-1) ?? '';
    const bits = Number(SHORT_CURVE.exec(name)?.[1] ?? Infinity);
    return argument === undefined || bits >= MINIMUM_CURVE_BITS
      ? []
      : [{ at: argument.range, curve: name, fix: useBetterCurve(argument) }];
  });
  return [...named, ...built];
}

function replaceBy(text: string, { value }: PythonArgument): FixProposal | undefined {
  if (value.kind !== 'string') return undefined;
  return { title: `Use ${text}`, safety: 'unsafe', edits: [{ range: value.range, text }] };
}

/** `ec.SECP192R1()` → `ec.SECP256R1()`, as long as the module is named in front. */
function useBetterCurve({ value }: PythonArgument): FixProposal | undefined {
  const match = /^([\w.]*\.)(\w+)/.exec(value.text);
  if (match?.[1] === undefined || match[2] === undefined || !SHORT_CURVE.test(match[2])) return undefined;
  const start = value.range.start + match[1].length;
  const edits = [{ range: { start, end: start + match[2].length }, text: 'SECP256R1' }];
  return { title: 'Use the curve P-256', safety: 'unsafe', edits };
}

/** A bare number of the tasks that make a key, and `rsa:1024` of those that make one on the way. */
function opensslSizes({ words }: ShellCommand): readonly { readonly word: ShellWord; readonly bits: number }[] {
  const isSized = OPENSSL_SIZED.has(words[0]?.value ?? '');
  return words.flatMap((word) => {
    const match = OPENSSL_SIZE.exec(word.value ?? '');
    const bits = Number(match?.[2]);
    const isSize = match !== null && (isSized || match[1] !== undefined);
    return isSize && bits >= MINIMUM_CURVE_BITS && bits < MINIMUM_BITS ? [{ word, bits }] : [];
  });
}
