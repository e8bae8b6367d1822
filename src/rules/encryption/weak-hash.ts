import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

const FUNCTIONS = ['hashlib.md5', 'hashlib.sha1', 'hashlib.md4'];
const OTHERS = ['Crypto', 'Cryptodome'].flatMap((root) =>
  ['MD2', 'MD4', 'MD5', 'SHA', 'SHA1', 'RIPEMD', 'RIPEMD160'].map((name) => `${root}.Hash.${name}.new`),
);
const WEAK_NAME = /^(?:md[245]|sha-?1?|ripemd(?:-?160)?)$/i;
/** Calls that take a hash as an argument, and where: by name, or as the function or object itself. */
const TAKERS: ReadonlyMap<string, readonly [keyword: string, position: number, isKeyed: boolean]> = new Map([
  ['hashlib.new', ['name', 0, false]],
  ['hashlib.file_digest', ['digest', 1, false]],
  ['cryptography.hazmat.primitives.hashes.Hash', ['algorithm', 0, false]],
  ['hmac.new', ['digestmod', 2, true]],
  ['hmac.HMAC', ['digestmod', 2, true]],
  ['hmac.digest', ['digest', 2, true]],
  ['cryptography.hazmat.primitives.hmac.HMAC', ['algorithm', 1, true]],
  ['Crypto.Hash.HMAC.new', ['digestmod', 2, true]],
  ['Cryptodome.Hash.HMAC.new', ['digestmod', 2, true]],
]);
const HASH_NAME = /^(?:hashlib|cryptography\.hazmat\.primitives\.hashes|Crypto(?:dome)?\.Hash)\.(\w+)(?:\(\))?$/;

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
      /\b(?:cached?|caches|caching|etag|dedup|deduplicate|duplicates?|fingerprint|memo|shards?|buckets?|uuid|seeds?|colou?r|slug|gravatar|ids?|unique|content hash|file ?names?)\b/,
  },
  { use: 'signature', words: /\b(?:signatures?|signed|signing|sign|hmac|tamper|tampered)\b/ },
  { use: 'integrity', words: /\b(?:integrity|verify|verified|verification|verifies|expected)\b/ },
  // Of a file, to know it again: nothing is compared with it here.
  { use: 'lookup', words: /\bchecksums?\b/ },
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
    keyed:
      'HMAC with {hash} rests on a hash that is broken, and is on its way out. Use SHA-256, as long as both sides can.',
    unknown:
      '{hash} protects nothing against somebody who wants two contents to look the same. Use SHA-256, or say that it need not: `usedforsecurity=False`.',
  },
  triggers: ['md5', 'sha1', 'md4', 'MD5', 'SHA1', 'MD2', 'MD4', 'ripemd', 'RIPEMD', 'Crypto.SHA.new'],
  check: {
    python(document, report) {
      for (const { at, hash } of weakSignatures(document)) {
        report({ at, message: 'signature', severity: 'warning', data: { hash } });
      }
      for (const call of document.calls(...FUNCTIONS, ...OTHERS, ...TAKERS.keys())) {
        const hash = hashOf(call);
        if (hash === undefined || call.argument('usedforsecurity')?.value.value()?.value === false) continue;
        // `sha1().digest_size` hashes nothing.
        if (/^\.(?:digest_size|block_size|name)\b/.test(document.text.slice(call.range.end, call.range.end + 12)))
          continue;
        const data = { hash };
        const at = call.range;
        if (TAKERS.get(call.name ?? '')?.[2] === true) {
          report({ at, message: 'keyed', severity: hash === 'SHA-1' ? 'info' : 'warning', data });
          continue;
        }
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
            report({ at, message: 'unknown', severity: 'info', data });
            break;
          case 'lookup':
            break;
        }
      }
    },
  },
});

function hashOf(call: PythonCall): string | undefined {
  const [keyword, position] = TAKERS.get(call.name ?? '') ?? [];
  if (keyword !== undefined) return hashNamed(call.argument(keyword, position)?.value);
  return spell(
    (call.name ?? '')
      .replace(/\.new$/, '')
      .split('.')
      .at(-1),
  );
}

/** What a text, a function or an object of a hash is called. */
function hashNamed(expression: PythonExpression | undefined): string | undefined {
  const text = expression?.stringValue()?.value;
  if (text !== undefined) return spell(text);
  const name = expression?.originCall()?.name ?? expression?.qualifiedName() ?? '';
  return spell(HASH_NAME.exec(name)?.[1]);
}

function spell(name: string | undefined): string | undefined {
  if (name === undefined || !WEAK_NAME.test(name)) return undefined;
  return /^sha/i.test(name) ? 'SHA-1' : name.toUpperCase();
}

/** `key.sign(data, padding, hashes.SHA1())`. */
function weakSignatures(document: PythonDocument) {
  return document.callsNamed('sign').flatMap((call) =>
    call.arguments.flatMap(({ value, range }) => {
      const name = value.originCall()?.name ?? '';
      const hash = name.startsWith('cryptography.') ? spell(HASH_NAME.exec(name)?.[1]) : undefined;
      return hash === undefined ? [] : [{ at: range, hash }];
    }),
  );
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
  // Nobody checks anything against the first letters of a digest.
  if (/digest\(\)\s*\[\s*:\s*\d/.test(lines) && !/passw|token|secret/.test(words)) return 'lookup';
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
