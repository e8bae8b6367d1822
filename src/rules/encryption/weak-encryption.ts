import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import {
  BLOCK_CIPHERS,
  BROKEN_CIPHERS,
  ECB_CONSTANT,
  ECB_MODES,
  KEY_MAKERS,
  MODES,
  OLD_PADDING,
  OLD_PADDING_CIPHERS,
} from './shared/ciphers';

const MINIMUM_BITS = 2048;
const RECOMMENDED_BITS = 3072;

export default defineRule({
  id: 'weak-encryption',
  meta: {
    summary: 'Data is encrypted in a way that can be broken: an old cipher, ECB, a fixed IV, a short key',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [327, 326, 329],
    owaspMl: ['ML06'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B304', 'B305', 'B505'], ruff: ['S304', 'S305', 'S505'] },
  },
  messages: {
    cipher: '{cipher} can be broken with what a rented machine computes. Use AES-GCM (`AESGCM`) or `Fernet`.',
    mode: 'ECB encrypts equal blocks to equal blocks, so the pattern of the data shows through. Use AES-GCM (`AESGCM`) or `Fernet`.',
    fixed:
      'A fixed {what} makes equal data look equal, and with GCM or CTR gives the data away altogether. Take a new one each time (`os.urandom`) and store it beside the data.',
    key: 'A key of {bits} bits can be broken. Make one of at least {recommended}.',
    padding:
      'PKCS #1 v1.5 lets somebody who sees whether decryption fails read what was encrypted. Use `padding.OAEP` (`PKCS1_OAEP`) with SHA-256.',
  },
  triggers: ['cryptography', 'Crypto', 'Cryptodome'],
  check: {
    python(document, report) {
      for (const call of document.calls(...BROKEN_CIPHERS.keys())) {
        report({ at: call.range, message: 'cipher', data: { cipher: BROKEN_CIPHERS.get(call.name ?? '') ?? '' } });
      }
      for (const at of ecbUses(document)) report({ at, message: 'mode' });
      for (const { argument, what } of fixedVectors(document)) {
        report({ at: argument.range, message: 'fixed', data: { what } });
      }
      for (const call of document.calls(...KEY_MAKERS.keys())) {
        const size = sizeOf(call);
        const bits = size?.value.value()?.value;
        if (size === undefined || typeof bits !== 'number' || bits >= MINIMUM_BITS) continue;
        const data = { bits, recommended: RECOMMENDED_BITS };
        report({ at: size.range, message: 'key', data, fix: lengthen(call, size) });
      }
      for (const at of oldPaddings(document)) report({ at, message: 'padding', severity: 'warning' });
    },
  },
});

function ecbUses(document: PythonDocument) {
  const modes = document.calls(...ECB_MODES).map(({ range }) => range);
  const constants = document.calls(...BLOCK_CIPHERS).flatMap((call) => {
    const mode = call.argument('mode', 1);
    return mode !== undefined && ECB_CONSTANT.test(mode.value.qualifiedName() ?? '') ? [mode.range] : [];
  });
  return [...modes, ...constants];
}

/** Vectors of modes, and the `iv` or `nonce` of PyCryptodome's ciphers when they encrypt. */
function fixedVectors(document: PythonDocument) {
  const ofModes = document.calls(...MODES.keys()).flatMap((call) => {
    const [keyword = '', position] = MODES.get(call.name ?? '') ?? [];
    const argument = call.argument(keyword, position);
    return argument === undefined ? [] : [{ argument, what: keyword === 'nonce' ? 'nonce' : 'IV' }];
  });
  const ofCiphers = document.calls(...BLOCK_CIPHERS).flatMap((call) => {
    const argument = call.argument('iv') ?? call.argument('nonce') ?? call.argument('', 2);
    return argument === undefined ? [] : [{ argument, what: argument.name === 'nonce' ? 'nonce' : 'IV' }];
  });
  return [...ofModes, ...ofCiphers].filter(({ argument }) => isFixedBytes(argument.value));
}

/** Bytes that are known from the text of the program: a literal, repeated or not, or zeros. */
function isFixedBytes(expression: PythonExpression): boolean {
  if (typeof expression.value()?.value === 'string') return true;
  const made = expression.originCall();
  return made?.name === 'bytes' && typeof made.arguments[0]?.value.value()?.value === 'number';
}

function sizeOf(call: PythonCall): PythonArgument | undefined {
  const [keyword = '', position] = KEY_MAKERS.get(call.name ?? '') ?? [];
  return call.argument(keyword, position);
}

function lengthen(call: PythonCall, size: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(size) || size.value.kind !== 'number') return undefined;
  const edits = [{ range: size.value.range, text: String(RECOMMENDED_BITS) }];
  return { title: `Make a key of ${String(RECOMMENDED_BITS)} bits`, safety: 'unsafe', edits };
}

/** As the padding of encryption. Signatures with it are old, but not broken. */
function oldPaddings(document: PythonDocument) {
  const ciphers = document.calls(...OLD_PADDING_CIPHERS).map(({ range }) => range);
  const paddings = document.callsNamed('encrypt', 'decrypt').flatMap((call) => {
    const padding = call.argument('padding', 1)?.value.originCall();
    return padding?.name === OLD_PADDING ? [padding.range] : [];
  });
  return [...ciphers, ...paddings];
}
