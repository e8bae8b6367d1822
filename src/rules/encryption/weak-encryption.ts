import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import {
  AUTHENTICATORS,
  BLOCK_CIPHERS,
  BROKEN_CIPHERS,
  ECB_CONSTANT,
  ECB_MODES,
  OLD_PADDING,
  OLD_PADDING_CIPHERS,
  UNAUTHENTICATED_CONSTANT,
  UNAUTHENTICATED_MODES,
} from './shared/ciphers';
import { materialOf } from './shared/key-material';
import { nonceSites } from './shared/nonces';

/** `openssl enc -des-ede3-cbc`, `openssl des3`. */
const BROKEN_OPENSSL = /^-?(?:des|rc2|rc4|bf|cast5?|idea|seed|blowfish)(?:[\d-].*)?$/i;
const ECB_OPENSSL = /^-[a-z\d-]+-ecb$/i;

export default defineRule({
  id: 'weak-encryption',
  meta: {
    summary: 'Data is encrypted in a way that can be broken: an old cipher, ECB, no check for changes, old padding',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [327, 353, 780],
    owaspMl: ['ML06'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B304', 'B305'], ruff: ['S304', 'S305'] },
  },
  messages: {
    cipher: '{cipher} can be broken with what a rented machine computes. Use AES-GCM (`AESGCM`) or `Fernet`.',
    mode: 'ECB encrypts equal blocks to equal blocks, so the pattern of the data shows through. Use AES-GCM (`AESGCM`) or `Fernet`.',
    unauthenticated:
      '{mode} hides data but lets anybody who can write it change it unseen, and with CBC often read it by trying. Use AES-GCM (`AESGCM`) or `Fernet`, which notice changes.',
    padding:
      'PKCS #1 v1.5 lets somebody who sees whether decryption fails read what was encrypted. Use `padding.OAEP` (`PKCS1_OAEP`) with SHA-256.',
    textbook:
      'RSA without padding gives equal data equal ciphers and lets others compute with them. Use `padding.OAEP` (`PKCS1_OAEP`) with SHA-256.',
    xor: 'XOR with a key that repeats is undone by whoever knows or guesses a little of the data. Use AES-GCM (`AESGCM`) or `Fernet`.',
  },
  triggers: ['cryptography', 'Crypto', 'Cryptodome', 'pyDes', 'rsa crypt', 'openssl', 'itertools cycle'],
  check: {
    python(document, report) {
      for (const call of document.calls(...BROKEN_CIPHERS.keys())) {
        report({ at: call.range, message: 'cipher', data: { cipher: BROKEN_CIPHERS.get(call.name ?? '') ?? '' } });
      }
      for (const at of ecbUses(document)) report({ at, message: 'mode' });
      for (const { at, mode } of unauthenticatedUses(document)) {
        report({ at, message: 'unauthenticated', severity: 'warning', confidence: 'medium', data: { mode } });
      }
      for (const at of oldPaddings(document)) report({ at, message: 'padding', severity: 'warning' });
      for (const { range: at } of document.callsNamed('pow').filter(isTextbook)) {
        report({ at, message: 'textbook', severity: 'warning', confidence: 'medium' });
      }
      for (const { range: at } of document.callsNamed('bytes', 'bytearray', 'join').filter(isKeyRepeated)) {
        report({ at, message: 'xor', severity: 'warning', confidence: 'medium' });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        for (const { word, cipher } of opensslCiphers(command)) {
          if (cipher === undefined) report({ at: word.range, message: 'mode' });
          else report({ at: word.range, message: 'cipher', data: { cipher } });
        }
      }
    },
  },
});

function ecbUses(document: PythonDocument): readonly Range[] {
  const modes = document.calls(...ECB_MODES).map(({ range }) => range);
  const constants = document.calls(...BLOCK_CIPHERS).flatMap((call) => {
    const mode = call.argument('mode', 1);
    // PyCrypto takes ECB where no mode is given.
    if (mode === undefined && call.arguments.length === 1 && !call.hasUnknownArguments) return [call.range];
    return mode !== undefined && ECB_CONSTANT.test(mode.value.qualifiedName() ?? '') ? [mode.range] : [];
  });
  return [...modes, ...constants];
}

/** Modes that notice no change, in a file that does not only decrypt and computes no other check. */
function unauthenticatedUses(document: PythonDocument): readonly { readonly at: Range; readonly mode: string }[] {
  if (document.calls(...AUTHENTICATORS).length > 0) return [];
  const [reads, writes] = [
    ['decrypt', 'decryptor'],
    ['encrypt', 'encryptor'],
  ].map((names) => document.callsNamed(...names));
  if (writes?.length === 0 && reads?.length !== 0) return [];
  // Of a nonce that is fixed another rule speaks, and its remedy is the same.
  const fixed = new Set(
    nonceSites(document)
      .filter(({ argument, isFixed }) => isFixed === true || materialOf(document, argument.value) !== undefined)
      .map(({ call }) => call.range.start),
  );
  const modes = document
    .calls(...UNAUTHENTICATED_MODES)
    .map(({ range, method }) => ({ at: range, mode: method, range }));
  const constants = document.calls(...BLOCK_CIPHERS).flatMap((call) => {
    const argument = call.argument('mode', 1);
    const mode = UNAUTHENTICATED_CONSTANT.exec(argument?.value.qualifiedName() ?? '')?.[1];
    return argument === undefined || mode === undefined ? [] : [{ at: argument.range, mode, range: call.range }];
  });
  return [...modes, ...constants].filter(({ range }) => !fixed.has(range.start) && !isReader(document, range));
}

/** Whether the cipher only decrypts: what others have encrypted is as it is. */
function isReader(document: PythonDocument, { start, end }: Range): boolean {
  const { text } = document;
  const line = text.slice(start, !text.includes('\n', end) ? text.length : text.indexOf('\n', end));
  if (/\)\s*\.decrypt(?:or)?\(/.test(line)) return true;
  const assignment = document.assignments.find(({ range }) => range.start <= start && end <= range.end);
  const name = assignment?.targetText;
  if (name === undefined || /\.encrypt(?:or)?\(/.test(line)) return false;
  const used = (...methods: readonly string[]): boolean =>
    document.callsNamed(...methods).some(({ receiver }) => receiver?.text === name);
  return used('decrypt', 'decryptor') && !used('encrypt', 'encryptor');
}

/** As the padding of encryption. Signatures with it are old, but not broken. */
function oldPaddings(document: PythonDocument): readonly Range[] {
  const ciphers = document.calls(...OLD_PADDING_CIPHERS).map(({ range }) => range);
  const paddings = document.callsNamed('encrypt', 'decrypt').flatMap((call) => {
    const padding = call.argument('padding', 1)?.value.originCall();
    return padding?.name === OLD_PADDING ? [padding.range] : [];
  });
  return [...ciphers, ...paddings];
}

/** `pow(message, key.e, key.n)`. */
function isTextbook({ receiver, arguments: given }: PythonCall): boolean {
  const [, exponent, modulus] = given;
  if (receiver !== undefined || exponent === undefined || modulus === undefined) return false;
  return /\.[ed]$/.test(exponent.value.text) && modulus.value.text.endsWith('.n');
}

/** `bytes(a ^ b for a, b in zip(data, cycle(key)))`. */
function isKeyRepeated({ arguments: given }: PythonCall): boolean {
  const text = given[0]?.value.text ?? '';
  return /\w\)?\s*\^\s*\w/.test(text) && /\bcycle\(\s*[\w.]*(?:key|secret|passw)/i.test(text);
}

interface OldCipher {
  readonly word: ShellWord;
  /** Undefined where it is the mode that is bad. */
  readonly cipher: string | undefined;
}

function opensslCiphers(command: ShellCommand): readonly OldCipher[] {
  if (command.name !== 'openssl') return [];
  const [task, ...rest] = command.words;
  const isTask = task?.value === 'enc';
  const candidates = isTask ? rest.filter(({ value }) => value?.startsWith('-')) : command.words.slice(0, 1);
  return candidates.flatMap((word): readonly OldCipher[] => {
    const value = word.value ?? '';
    if (ECB_OPENSSL.test(value)) return [{ word, cipher: undefined }];
    return BROKEN_OPENSSL.test(value) ? [{ word, cipher: value.replace(/^-/, '') }] : [];
  });
}
