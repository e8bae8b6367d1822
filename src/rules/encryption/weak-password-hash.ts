import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import { usualValue } from '../shared/usual-value';
import {
  ARGON2,
  FAST_HASHES,
  MINIMUM,
  MINIMUM_ARGON2,
  PBKDF2_ROUNDS,
  RECOMMENDED,
  SLOW_HASHES,
  WEAK_CRYPT,
  WEAK_DJANGO,
  WEAK_DJANGO_NAME,
  WEAK_SCHEME,
  WERKZEUG_HASH,
  type SlowHash,
} from './shared/password-hashes';

/** Below this PBKDF2 was too fast in 2021 already. */
const OLD_ROUNDS = 310_000;
/** A name that says that its value is a password, not the hash of one or the way to one. */
const PASSWORD =
  /(?:^|[^a-z])(?:user|plain|raw|new|old|my|db|the)?_?(?:password|passwd|pwd|pw|passphrase|passwort)\d?(?![a-z_])/i;
const PASSLIB = /^passlib\.hash\.(\w+)\.(?:hash|encrypt|using|verify)$/;

export default defineRule({
  id: 'weak-password-hash',
  meta: {
    summary: 'Passwords are hashed so fast that they can be guessed back',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [916],
    owaspMl: ['ML06'],
    stages: ['development', 'deployment'],
  },
  messages: {
    fast: '{hash} is made for speed: a graphics card tries billions of passwords a second. Use `hashlib.scrypt` with a salt, argon2 or bcrypt.',
    rounds:
      '{unit} with {rounds} is so fast that a graphics card soon guesses the passwords behind it. Use at least {minimum}.',
    argon2:
      'argon2 with so little memory and so few passes is fast enough to guess the passwords behind it. Leave the parameters to `PasswordHasher()`.',
    scheme:
      '`{scheme}` keeps passwords in a form that is guessed back within minutes. Use argon2, scrypt or bcrypt, and hash again when people log in.',
  },
  triggers: [
    ...['pbkdf2', 'PBKDF2', 'bcrypt', 'scrypt', 'Scrypt', 'argon2', 'passlib', 'PASSWORD_HASHERS', 'make_password'],
    ...[
      'generate_password_hash',
      'crypt.METHOD',
      'hashlib passw',
      'hashlib pwd',
      'hashlib Passw',
      'hashlib pass_phrase',
    ],
    ...['hashlib passphrase', 'Hash passw', 'Hash pwd'],
  ],
  check: {
    python(document, report) {
      for (const { at, hash } of fastHashes(document)) report({ at, message: 'fast', data: { hash } });
      for (const call of document.calls(...SLOW_HASHES.keys())) {
        const found = tooFew(call);
        if (found === undefined) continue;
        const { at, unit, rounds, minimum, isOld, fix } = found;
        const severity = isOld ? 'warning' : 'info';
        report({ at, message: 'rounds', severity, data: { unit, rounds, minimum }, fix });
      }
      for (const call of document.calls(...ARGON2.keys())) {
        if (isWeakArgon2(call)) report({ at: call.range, message: 'argon2' });
      }
      for (const { at, scheme } of weakSchemes(document)) report({ at, message: 'scheme', data: { scheme } });
    },
  },
});

/** Hashes of what is named a password, also by `update`; not those that a slow hash is fed with. */
function fastHashes(document: PythonDocument): readonly { readonly at: Range; readonly hash: string }[] {
  const slow = document.calls(...SLOW_HASHES.keys(), ...ARGON2.keys(), 'bcrypt.hashpw', 'bcrypt.checkpw');
  const isFed = (call: PythonCall): boolean =>
    slow.some(({ range, enclosingFunction }) =>
      call.enclosingFunction === undefined
        ? range.start <= call.range.start && call.range.end <= range.end
        : enclosingFunction?.range.start === call.enclosingFunction.range.start,
    );
  const updates = document.callsNamed('update').flatMap((call) => {
    const made = call.receiver?.originCall();
    return made?.name !== undefined && FAST_HASHES.includes(made.name) ? [{ call, made, data: call.arguments[0] }] : [];
  });
  const direct = document.calls(...FAST_HASHES).map((call) => {
    const position = call.name === 'hashlib.new' ? 1 : 0;
    return { call, made: call, data: call.argument('data', position) ?? call.argument('string', position) };
  });
  return [...direct, ...updates].flatMap(({ call, made, data }) => {
    const hash = nameOf(made);
    if (data === undefined || hash === undefined || isFed(call)) return [];
    // A sentence that is written out is no password of anybody.
    const isPassword = PASSWORD.test(data.value.text.replace(/["'][^"'\n]* [^"'\n]*["']/g, ''));
    if (!isPassword && !isKeptAsPassword(document, call)) return [];
    return [{ at: call.range, hash }];
  });
}

/** `user.password_hash = …`. */
function isKeptAsPassword({ assignments }: PythonDocument, { range }: PythonCall): boolean {
  const around = assignments.find((other) => other.range.start <= range.start && range.end <= other.range.end);
  return around !== undefined && /passw|pwd/i.test(around.targetText.slice(around.targetText.lastIndexOf('.') + 1));
}

function nameOf(call: PythonCall): string | undefined {
  if (call.name !== 'hashlib.new')
    return (call.name ?? '')
      .replace(/\.new$/, '')
      .split('.')
      .at(-1)
      ?.toUpperCase();
  const name = call.argument('name', 0)?.value.stringValue()?.value;
  return name !== undefined && /^(?:sha-?(?:2|3|512)|blake)/i.test(name) ? name.toUpperCase() : undefined;
}

function tooFew(call: PythonCall) {
  const shape = SLOW_HASHES.get(call.name ?? '');
  if (shape === undefined) return undefined;
  const { keyword, position, unit, weakDefault } = shape;
  const argument = call.argument(keyword, position);
  const count = argument === undefined && !call.hasUnknownArguments ? weakDefault : numberOf(argument);
  const minimum = unit === 'PBKDF2' ? minimumRounds(call, shape) : MINIMUM[unit];
  if (count === undefined || count >= minimum) return undefined;
  return {
    at: argument?.range ?? call.range,
    unit,
    rounds: unit === 'scrypt' ? `n=${String(count)}` : `${String(count)} rounds`,
    minimum: String(minimum),
    isOld: unit !== 'PBKDF2' || count < Math.min(OLD_ROUNDS, minimum),
    fix: argument === undefined ? undefined : slowDown(call, argument, unit, minimum),
  };
}

function numberOf(argument: PythonArgument | undefined): number | undefined {
  const value = argument === undefined ? undefined : usualValue(argument.value)?.value;
  if (typeof value === 'number') return value;
  // The model computes no powers.
  const power = /^\(?2\s*\*\*\s*(\d{1,2})\)?$/.exec(argument?.value.text ?? '')?.[1];
  const shifted = /^\(?1\s*<<\s*(\d{1,2})\)?$/.exec(argument?.value.text ?? '')?.[1];
  const exponent = power ?? shifted;
  return exponent === undefined ? undefined : 2 ** Number(exponent);
}

function minimumRounds(call: PythonCall, { digest }: SlowHash): number {
  const argument = digest === undefined ? undefined : call.argument(...digest);
  const written = argument?.value.stringValue()?.value ?? argument?.value.text ?? call.name ?? '';
  const bits = /sha[-_]?(512|256|1)(?!\d)/i.exec(written)?.[1];
  if (bits === '512') return PBKDF2_ROUNDS.sha512;
  return bits === '1' ? PBKDF2_ROUNDS.sha1 : MINIMUM.PBKDF2;
}

function slowDown(
  call: PythonCall,
  argument: PythonArgument,
  unit: SlowHash['unit'],
  minimum: number,
): FixProposal | undefined {
  const isWritten = argument.value.kind === 'number' || /^2\s*\*\*\s*\d+$/.test(argument.value.text);
  if (!call.arguments.includes(argument) || !isWritten) return undefined;
  const text = unit === 'PBKDF2' ? String(minimum).replace(/\B(?=(?:\d{3})+$)/g, '_') : RECOMMENDED[unit];
  return { title: `Use ${text}`, safety: 'unsafe', edits: [{ range: argument.value.range, text }] };
}

function isWeakArgon2(call: PythonCall): boolean {
  const [passes, memory] = ARGON2.get(call.name ?? '') ?? [];
  if (passes === undefined || memory === undefined) return false;
  const numberAt = ([keyword, position]: readonly [string, number], preset: number): number =>
    call.argument(keyword, position) === undefined ? preset : (numberOf(call.argument(keyword, position)) ?? Infinity);
  return numberAt(passes, 3) * numberAt(memory, 65_536) < MINIMUM_ARGON2;
}

function weakSchemes(document: PythonDocument): readonly { readonly at: Range; readonly scheme: string }[] {
  return [...passlibSchemes(document), ...frameworkSchemes(document)];
}

function passlibSchemes(document: PythonDocument): readonly { readonly at: Range; readonly scheme: string }[] {
  const direct = document.callsNamed('hash', 'encrypt', 'using').flatMap((call) => {
    const scheme = PASSLIB.exec(call.name ?? '')?.[1] ?? '';
    return WEAK_SCHEME.test(scheme) ? [{ at: call.range, scheme }] : [];
  });
  const contexts = document.calls('passlib.context.CryptContext', 'passlib.apps.CryptContext').flatMap((call) => {
    // New passwords are hashed with the first one; the others are there to read old ones.
    const [first] = call.argument('schemes', 0)?.value.elements() ?? [];
    const scheme = first?.stringValue()?.value;
    return first === undefined || scheme === undefined || !WEAK_SCHEME.test(scheme)
      ? []
      : [{ at: first.range, scheme }];
  });
  return [...direct, ...contexts];
}

/** Django, werkzeug, and the module `crypt` that Python 3.13 has no more. */
function frameworkSchemes(document: PythonDocument): readonly { readonly at: Range; readonly scheme: string }[] {
  const hashers = document.assignments.flatMap(({ targetText, value }) => {
    const [first] = targetText === 'PASSWORD_HASHERS' ? value.elements() : [];
    const scheme = first?.stringValue()?.value;
    return first === undefined || scheme === undefined || !WEAK_DJANGO.test(scheme)
      ? []
      : [{ at: first.range, scheme }];
  });
  const made = document.calls('django.contrib.auth.hashers.make_password').flatMap((call) => {
    const hasher = call.argument('hasher', 2);
    const scheme = hasher?.value.stringValue()?.value ?? '';
    return hasher !== undefined && WEAK_DJANGO_NAME.test(scheme) ? [{ at: hasher.range, scheme }] : [];
  });
  const methods = document.calls(WERKZEUG_HASH).flatMap((call) => {
    const method = call.argument('method', 1);
    const scheme = method?.value.stringValue()?.value;
    return method === undefined || scheme === undefined || !isWeakWerkzeug(scheme)
      ? []
      : [{ at: method.range, scheme }];
  });
  const crypts = document.calls('crypt.crypt', 'crypt.mksalt').flatMap((call) => {
    const argument = call.name === 'crypt.crypt' ? call.argument('salt', 1) : call.argument('method', 0);
    const scheme = argument?.value.qualifiedName() ?? '';
    return argument !== undefined && WEAK_CRYPT.test(scheme) ? [{ at: argument.range, scheme }] : [];
  });
  return [...hashers, ...made, ...methods, ...crypts];
}

/** `sha256`, `plain`, `pbkdf2:sha256:1000`. */
function isWeakWerkzeug(method: string): boolean {
  const [kind = '', , rounds] = method.split(':');
  if (kind === 'pbkdf2') return rounds !== undefined && Number(rounds) < OLD_ROUNDS;
  return kind !== 'scrypt';
}
