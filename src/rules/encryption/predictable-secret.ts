import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../lang/python/types';
import { findGenerator, generatorCalls, materialOf } from './shared/key-material';
import { keySinks } from './shared/key-sinks';
import { nonceSites } from './shared/nonces';
import { secrecyOf } from './shared/secret-names';

/** What fits a secret and hardly anything else: characters that are drawn one by one, bits, codes of a fixed length. */
const SECRET_SHAPE =
  /\bstring\.|ascii_|digits|hexdigits|letters|alphabet|chars|["'][0-9A-Za-z]{10,}|getrandbits|randbytes|\bhex\b|hexdigest|random\.bytes|\(\s*1_?0{3,}\s*,\s*(?:9_?9|1_?0{4})|\(\s*10\s*\*\*\s*\d|uuid1/i;
/** What puts a secret together out of parts that were drawn before. */
const COMPOSED = /^\w+$|\.join\(|^str\(|digest\(\)|\.encode\(/;
/** A name of a secret in front of what may be random, a function that is called after one, and what takes a key. */
const NAMED =
  /(?:passw|pwd|passphrase|secret|token|key|otp|pin|code|salt|nonce|session|session_id|csrf|cred)\w{0,20}["'\])]{0,3}\s{0,3}[=:][^\n]{0,120}(?:random|uuid1|choice|randint|getrandbits|randbytes|sample|join|str\(|digest)|\bdef\s+\w{0,40}(?:passw|secret|token|key|otp|code|session|pin)\w{0,40}\s*\(|Fernet|AESGCM|Cipher|\bhmac\b|\bjwt\b|secret_key/i;
/** The same of the module `secrets`, by the method of the generator. */
const SECURE: Readonly<Record<string, string>> = {
  choice: 'choice',
  getrandbits: 'randbits',
  randbytes: 'token_bytes',
};
const SYSTEM = new Set(['choices', 'randint', 'randrange', 'random', 'sample', 'shuffle', 'uniform']);

export default defineRule({
  id: 'predictable-secret',
  meta: {
    summary: 'A password, token or key is made with `random`, whose numbers can be computed',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [338, 330],
    owaspMl: ['ML05'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B311'], ruff: ['S311'] },
  },
  messages: {
    generator:
      '`{call}` is made for simulations: who sees some of its numbers computes the next ones, and so this {what}. Use the module `secrets`.',
    uuid: '`uuid1` is made of the clock and the address of this machine, so this {what} can be guessed. Use `secrets.token_urlsafe()` or `uuid4`.',
  },
  triggers: [
    ...['random token', 'random secret', 'random passw', 'random Passw', 'random pwd', 'random otp', 'random OTP'],
    ...['random api_key', 'random _key', 'random key =', 'random salt', 'random code', 'random session', 'random pin'],
    ...[
      'random nonce',
      'random csrf',
      'random credential',
      'random Fernet',
      'random Crypto',
      'random SECRET',
      'random KEY',
    ],
    ...['random TOKEN', 'uuid1'],
  ],
  confirm: (text) => /\brandom\b|\buuid1\b/.test(text) && NAMED.test(text),
  check: {
    python(document, report) {
      // Of what a cipher takes as its nonce or salt the rule about these speaks.
      const seen = new Set(
        nonceSites(document).map(({ argument }) => findGenerator(document, argument.value)?.range.start ?? -1),
      );
      for (const { call, what } of secretCalls(document)) {
        if (seen.has(call.range.start)) continue;
        seen.add(call.range.start);
        const at = call.range;
        if (call.name === 'uuid.uuid1')
          report({ at, message: 'uuid', severity: 'info', data: { what }, fix: useUuid4(call) });
        else report({ at, message: 'generator', data: { what, call: call.callee.text }, fix: useSecrets(call) });
      }
    },
  },
});

interface SecretCall {
  readonly call: PythonCall;
  /** As the message names it. */
  readonly what: string;
}

function secretCalls(document: PythonDocument): readonly SecretCall[] {
  const makers = [...generatorCalls(document), ...document.calls('uuid.uuid1')];
  if (makers.length === 0) return [];
  return [...assignedSecrets(document, makers), ...namedByPlace(document, makers), ...keys(document)];
}

/** `token = "".join(random.choice(letters) for _ in range(20))`, also where the value went through other names. */
function assignedSecrets(document: PythonDocument, makers: readonly PythonCall[]): readonly SecretCall[] {
  return document.assignments.flatMap((assignment): readonly SecretCall[] => {
    const name =
      /(?:^|\.)(\w+)$/.exec(assignment.targetText)?.[1] ?? /\[["'](\w+)["']\]$/.exec(assignment.targetText)?.[1];
    const secrecy = secrecyOf(name ?? '');
    if (name === undefined || secrecy === undefined) return [];
    const { value } = assignment;
    const inside = makers.find((call) => contains(value, call));
    const call =
      inside ?? (secrecy === 'certain' && COMPOSED.test(value.text) ? findGenerator(document, value) : undefined);
    if (call === undefined || !isFit(secrecy, value.text)) return [];
    return [{ call, what: wordsOf(name) }];
  });
}

/** `return random…` of `generate_token`, `User(password=random…)` and `{"token": random…}`. */
function namedByPlace(document: PythonDocument, makers: readonly PythonCall[]): readonly SecretCall[] {
  return makers.flatMap((call): readonly SecretCall[] => {
    const line = lineAround(document.text, call);
    const key = /(\w+)["']?\s*[:=]\s*[^=:,{]{0,80}$/.exec(line.before)?.[1];
    if (key !== undefined && isSecret(key, line.whole)) return [{ call, what: wordsOf(key) }];
    const maker = innermost(document, call);
    if (maker === undefined || !isSecret(maker.name, document.text.slice(maker.range.start, maker.range.end)))
      return [];
    return [{ call: firstOf(makers, maker) ?? call, what: wordsOf(maker.name) }];
  });
}

/** What ciphers and signatures take as their key. */
function keys(document: PythonDocument): readonly SecretCall[] {
  return keySinks(document, '').flatMap(({ key }): readonly SecretCall[] => {
    const call = materialOf(document, key) === 'predictable' ? findGenerator(document, key) : undefined;
    return call === undefined ? [] : [{ call, what: 'key' }];
  });
}

function isSecret(name: string, context: string): boolean {
  const secrecy = secrecyOf(name);
  return secrecy !== undefined && isFit(secrecy, context);
}

function isFit(secrecy: 'certain' | 'possible', text: string): boolean {
  return secrecy === 'certain' || SECRET_SHAPE.test(text);
}

function contains({ range }: PythonExpression, call: PythonCall): boolean {
  return range.start <= call.range.start && call.range.end <= range.end;
}

function innermost({ functions }: PythonDocument, { range }: PythonCall): PythonFunction | undefined {
  return functions.filter((maker) => maker.bodyRange.start <= range.start && range.end <= maker.range.end).at(-1);
}

function firstOf(makers: readonly PythonCall[], { bodyRange }: PythonFunction): PythonCall | undefined {
  return makers.find(({ range }) => bodyRange.start <= range.start && range.end <= bodyRange.end);
}

function lineAround(text: string, { range }: PythonCall): { readonly before: string; readonly whole: string } {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1) + 1, range.start - 300);
  const end = text.indexOf('\n', range.end);
  return { before: text.slice(start, range.start), whole: text.slice(start, end === -1 ? text.length : end) };
}

/** `generate_reset_token` → `reset token`. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(?:generate|make|create|get|new|gen|build|random|issue)_+/, '');
  return words.replace(/_+/g, ' ').trim();
}

function useSecrets(call: PythonCall): FixProposal | undefined {
  const { callee, method, name = '' } = call;
  if (!/^random\.\w+$/.test(name)) return undefined;
  const same = SECURE[method];
  if (same === undefined && !SYSTEM.has(method)) return undefined;
  const text = same === undefined ? `secrets.SystemRandom().${method}` : `secrets.${same}`;
  return {
    title: `Use ${text}`,
    safety: 'unsafe',
    edits: [{ range: callee.range, text }],
    imports: [{ module: 'secrets' }],
  };
}

function useUuid4({ callee, method }: PythonCall): FixProposal | undefined {
  if (method !== 'uuid1' || callee.kind !== 'attribute') return undefined;
  const { end } = callee.range;
  return { title: 'Use uuid4', safety: 'unsafe', edits: [{ range: { start: end - 1, end }, text: '4' }] };
}
