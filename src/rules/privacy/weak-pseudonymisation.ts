import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { mayNamePersonalData, personalTriggers } from '../shared/pii/names';
import { builtinHashes, numberings, unkeyedHashes } from './shared/stand-ins';

export default defineRule({
  id: 'weak-pseudonymisation',
  meta: {
    summary: 'A hash without a key, or a running number, stands for a person and can be undone',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [328, 916],
    owaspMl: ['ML04'],
    stages: ['data', 'development'],
  },
  messages: {
    hash: '`{callee}` without a key hides no {kinds}: whoever has a list of them hashes it and compares. Use `hmac.new(key, value, hashlib.sha256)` with a key that is kept elsewhere.',
    builtin:
      '`hash()` hides no {kinds}: it is fast, can be tried out with a list of them, and differs from run to run. Use `hmac.new(key, value, hashlib.sha256)` with a key that is kept elsewhere.',
    numbered:
      '`{callee}` only numbers {kinds} in their order, and the encoder keeps the list that leads back. Leave the column out, or use `hmac.new(key, value, hashlib.sha256)` with a key that is kept elsewhere.',
  },
  triggers: personalTriggers(),
  alongside: [
    ...['hash', 'sha1', 'sha2', 'sha3', 'md5', 'blake2', 'crc32', 'LabelEncoder', 'OrdinalEncoder', 'factorize'],
    'cat.codes',
  ],
  confirm: mayNamePersonalData,
  check: {
    python(document, report) {
      for (const { at, callee, kinds, call } of unkeyedHashes(document)) {
        report({ at, message: 'hash', data: { callee, kinds }, fix: useKey(document, call) });
      }
      for (const { at, kinds } of builtinHashes(document)) report({ at, message: 'builtin', data: { kinds } });
      for (const { at, callee, kinds, isClaimed } of numberings(document)) {
        report({ at, message: 'numbered', severity: isClaimed ? 'warning' : 'info', data: { callee, kinds } });
      }
    },
  },
});

/** `hashlib.sha256(value)` becomes `hmac.new(key, value, hashlib.sha256)`, which has the same methods. */
function useKey(document: PythonDocument, call: PythonCall): FixProposal | undefined {
  const [argument, ...others] = call.arguments;
  if (!call.name?.startsWith('hashlib.') || call.name === 'hashlib.new' || argument?.name !== undefined)
    return undefined;
  if (argument === undefined || others.length > 0 || call.callee.kind !== 'attribute') return undefined;
  const digest = /^(?:md5|sha1)$/.test(call.method) ? call.callee.text.replace(/\w+$/, 'sha256') : call.callee.text;
  const value = document.text.slice(argument.range.start, argument.range.end);
  return {
    title: 'Hash with a key out of the environment',
    safety: 'unsafe',
    edits: [{ range: call.range, text: `hmac.new(os.environ["PSEUDONYM_KEY"].encode(), ${value}, ${digest})` }],
    imports: [{ module: 'hmac' }, { module: 'os' }],
  };
}
