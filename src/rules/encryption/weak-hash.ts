import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';

const FUNCTIONS = ['hashlib.md5', 'hashlib.sha1', 'hashlib.md4'];
const OTHERS = ['Crypto.Hash.MD5.new', 'Crypto.Hash.SHA1.new', 'Cryptodome.Hash.MD5.new', 'Cryptodome.Hash.SHA1.new'];
const WEAK_NAME = /^(?:md[245]|sha-?1)$/i;

/** What the words around a hash say it is for; the first that fits decides. */
const USES = [
  {
    use: 'password',
    words:
      /\b(?:passwords?|passwd|pwd|passphrase|secrets?|credentials?|otp|(?:access|auth|api|session|reset|csrf|bearer) (?:tokens?|keys?))\b/,
  },
  {
    use: 'lookup',
    words:
      /\b(?:cached?|caches|caching|etag|dedup|deduplicate|duplicates?|fingerprint|memo|shards?|buckets?|uuid|seeds?|colou?r|slug|gravatar)\b/,
  },
  { use: 'signature', words: /\b(?:signatures?|signed|signing|sign|hmac|tamper|tampered)\b/ },
  { use: 'integrity', words: /\b(?:integrity|verify|verified|verification|verifies|checksums?|expected)\b/ },
] as const;
type Use = (typeof USES)[number]['use'] | 'unknown';

export default defineRule({
  id: 'weak-hash',
  meta: {
    summary: 'MD5 or SHA-1 protects a password, a signature or a download',
    severity: 'error',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [328, 916],
    owaspMl: ['ML06'],
    atlas: ['AML.T0010.003'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B303', 'B324'], ruff: ['S303', 'S324'] },
  },
  messages: {
    password:
      '{hash} of a password or a token is guessed back within minutes on one graphics card. Use `hashlib.scrypt` with a salt, or argon2; for tokens that are random anyway SHA-256.',
    signature:
      'Two contents with the same {hash} can be made at will, so a signature over it says nothing. Use `hmac` with SHA-256.',
    integrity:
      'Two files with the same {hash} can be made at will: it finds a broken download, but not one that was exchanged. Compare SHA-256 where the source publishes it.',
    unknown:
      '{hash} protects nothing against somebody who wants two contents to look the same. Use SHA-256, or say that it need not: `usedforsecurity=False`.',
  },
  triggers: ['md5', 'sha1', 'md4', 'MD5', 'SHA1'],
  check: {
    python(document, report) {
      for (const call of document.calls(...FUNCTIONS, ...OTHERS, 'hashlib.new')) {
        const hash = hashOf(call);
        if (hash === undefined || call.argument('usedforsecurity')?.value.value()?.value === false) continue;
        const data = { hash };
        const at = call.range;
        switch (useOf(document, call)) {
          case 'password':
            report({ at, message: 'password', data });
            break;
          case 'signature':
            report({ at, message: 'signature', severity: 'warning', data, fix: useSha256(call) });
            break;
          case 'integrity':
            report({ at, message: 'integrity', severity: 'info', data });
            break;
          case 'unknown':
            report({ at, message: 'unknown', severity: 'info', confidence: 'low', data });
            break;
          case 'lookup':
            break;
        }
      }
    },
  },
});

function hashOf(call: PythonCall): string | undefined {
  const named = call.name === 'hashlib.new' ? call.argument('name', 0)?.value.stringValue()?.value : undefined;
  const name =
    call.name === 'hashlib.new'
      ? named
      : (call.name
          ?.replace(/\.new$/, '')
          .split('.')
          .at(-1) ?? '');
  if (name === undefined || !WEAK_NAME.test(name)) return undefined;
  return /sha/i.test(name) ? 'SHA-1' : name.toUpperCase();
}

/** The words on the lines of the call and in the name of its function, without comments. */
function useOf(document: PythonDocument, call: PythonCall): Use {
  const { text } = document;
  const start = text.lastIndexOf('\n', call.range.start - 1) + 1;
  const end = text.indexOf('\n', call.range.end);
  const lines = text.slice(start, end === -1 ? text.length : end).replace(/#.*$|\bsecrets\./gm, '');
  const written = `${lines} ${call.enclosingFunction?.name ?? ''}`.slice(0, 2000);
  const words = written
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();
  return USES.find((candidate) => candidate.words.test(words))?.use ?? 'unknown';
}

function useSha256(call: PythonCall): FixProposal | undefined {
  const title = 'Use SHA-256';
  if (call.name === 'hashlib.new') {
    const literal = call.argument('name', 0)?.value;
    if (literal?.kind !== 'string') return undefined;
    return { title, safety: 'unsafe', edits: [{ range: literal.range, text: '"sha256"' }] };
  }
  if (call.callee.kind !== 'attribute' || !FUNCTIONS.includes(call.name ?? '')) return undefined;
  const { end } = call.callee.range;
  return { title, safety: 'unsafe', edits: [{ range: { start: end - call.method.length, end }, text: 'sha256' }] };
}
