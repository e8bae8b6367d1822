import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonAssignment, PythonDocument, PythonExpression, PythonFunction } from '../../lang/python/types';
import { enclosingLoops } from '../shared/enclosing-loops';
import { materialOf } from './shared/key-material';
import { NONCE_TRIGGERS, nonceSites, type NonceSite } from './shared/nonces';

const NEW_BYTES =
  /^(?:os\.urandom|secrets\.token_bytes|Crypto(?:dome)?\.Random\.get_random_bytes|nacl\.utils\.random)$/;

export default defineRule({
  id: 'predictable-nonce',
  meta: {
    summary: 'An IV, nonce or salt is a constant, used twice, or comes from `random`',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [329, 1204, 760, 323, 338],
    owaspMl: ['ML06'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    fixed:
      'A fixed {what} makes equal data look equal, and with GCM, CTR or ChaCha20 gives the data away altogether. Take a new one each time (`os.urandom`) and store it beside the data.',
    random:
      'This {what} comes from `{source}`, whose numbers can be computed from earlier ones, so it can be known ahead or come up twice. Take it from `os.urandom`.',
    reused:
      'This {what} is made once and used for more than one message: with GCM, CTR or ChaCha20 two messages with one {what} give both of them away. Make it right before each encryption.',
    salt: 'With a fixed salt equal passwords get equal hashes and keys, and one table of guesses opens all of them. Make a new one for each (`os.urandom(16)`) and store it beside the hash.',
    byDefault:
      'Unless told otherwise, the {what} is the same each time, so that equal data looks equal and one guess opens all. Take a new one each time (`os.urandom`) and store it beside the data.',
  },
  triggers: NONCE_TRIGGERS,
  check: {
    python(document, report) {
      for (const site of nonceSites(document)) {
        const { argument, kind: what } = site;
        const at = argument.range;
        const isFixed = site.isFixed === true || isOfKey(document, site);
        const material = isFixed ? 'fixed' : materialOf(document, argument.value);
        const fix = material === undefined ? undefined : renew(document, site);
        if (material === 'predictable') {
          const severity = what === 'salt' ? 'warning' : 'error';
          report({ at, message: 'random', severity, data: { what, source: generatorOf(argument.value) }, fix });
        } else if (material === 'fixed-by-default') {
          report({ at, message: 'byDefault', severity: 'warning', data: { what } });
        } else if (material === 'fixed') {
          if (what === 'salt') report({ at, message: 'salt', severity: isOfRandom(site) ? 'info' : 'warning', fix });
          else report({ at, message: 'fixed', data: { what }, fix });
        } else if (what !== 'salt' && isReused(document, site)) {
          // An object may well be made for each message.
          const severity = argument.value.kind === 'attribute' ? 'warning' : 'error';
          report({ at, message: 'reused', severity, confidence: 'medium', data: { what } });
        }
      }
    },
  },
});

/** `iv = key[:16]`: as often the same as the key is. */
function isOfKey(document: PythonDocument, { call, argument, kind }: NonceSite): boolean {
  const { value } = argument;
  const assigned = value.kind === 'name' ? assignmentOf(document, value, call.enclosingFunction)?.value : undefined;
  return kind !== 'salt' && /^(?:self\.)?\w*key\w*\[[-\d\s]*:[-\d\s]*\]$/i.test((assigned ?? value).text);
}

/** A key that is random already needs no salt: a fixed one tells its uses apart. */
function isOfRandom({ call }: NonceSite): boolean {
  const hashed = call.argument('password', call.name === 'hashlib.pbkdf2_hmac' ? 1 : 0)?.value.text ?? '';
  return /key|seed/i.test(hashed) && !/passw|phrase/i.test(hashed);
}

function generatorOf({ text }: PythonExpression): string {
  return /numpy|np\./.test(text) ? 'numpy.random' : 'random';
}

/**
 * Whether new bytes are made farther out than they are used: at the module for a function, in front of a loop, or for two
 * messages of one function.
 */
function isReused(document: PythonDocument, site: NonceSite): boolean {
  const { call, argument } = site;
  const made = argument.value.originCall();
  if (made?.name === undefined || !NEW_BYTES.test(made.name)) return false;
  // `self.nonce` is made with the object.
  if (argument.value.kind === 'attribute')
    return made.enclosingFunction?.name === '__init__' && call.enclosingFunction?.name !== '__init__';
  if (argument.value.kind !== 'name') return false;
  const assignment = assignmentOf(document, argument.value, call.enclosingFunction);
  if (assignment?.value.range.start !== made.range.start) return false;
  const user = call.enclosingFunction;
  if (!isSameFunction(functionAround(document, assignment.range.start), user)) return user !== undefined;
  if (isInComprehension(document.text, call.range.end)) return true;
  if (enclosingLoops(document.text, call.range.start).some((start) => start > assignment.range.start)) return true;
  return call.method === 'encrypt' && isSecondMessage(document, site);
}

/** `[box.encrypt(nonce, row, None) for row in rows]`. */
function isInComprehension(text: string, end: number): boolean {
  return (
    /^[^\n#]{0,80}\n?\s{0,80}for\s+\w[^\n]{0,80}\sin\s/.test(text.slice(end, end + 300)) &&
    !/^[^\n]{0,80}\n\s*for\b[^\n]*:\s*$/m.test(text.slice(end, end + 300))
  );
}

/** Whether the same object has encrypted with the same nonce in a line above, in the same block. */
function isSecondMessage(document: PythonDocument, { call, argument }: NonceSite): boolean {
  const { text } = document;
  return document
    .callsNamed('encrypt')
    .some(
      (other) =>
        other.range.start < call.range.start &&
        other.receiver?.text === call.receiver?.text &&
        other.argument('nonce', 0)?.value.text === argument.value.text &&
        isSameFunction(other.enclosingFunction, call.enclosingFunction) &&
        indentAt(text, other.range.start) === indentAt(text, call.range.start),
    );
}

function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).search(/\S|$/);
}

/** The one assignment of a name in a function or, where it has none, in the module; undefined where there are more, or none. */
function assignmentOf(
  document: PythonDocument,
  { text }: PythonExpression,
  user: PythonFunction | undefined,
): PythonAssignment | undefined {
  const all = document.assignments.filter(({ targetText }) => targetText === text);
  const within = (wanted: PythonFunction | undefined): readonly PythonAssignment[] =>
    all.filter(({ range }) => isSameFunction(functionAround(document, range.start), wanted));
  const own = within(user);
  const found = own.length > 0 ? own : within(undefined);
  return found.length === 1 ? found[0] : undefined;
}

function functionAround({ functions }: PythonDocument, offset: number): PythonFunction | undefined {
  return functions.filter(({ range }) => range.start <= offset && offset < range.end).at(-1);
}

function isSameFunction(one: PythonFunction | undefined, other: PythonFunction | undefined): boolean {
  return one?.range.start === other?.range.start;
}

/** Where the new bytes are not lost: where a name of the same function keeps them, or the cipher does. */
function renew(document: PythonDocument, { call, argument, size, isKept }: NonceSite): FixProposal | undefined {
  if (size === 0) return undefined;
  const { value } = argument;
  const range = value.kind === 'name' ? assignedRange(document, value, call.enclosingFunction) : value.range;
  if (range === undefined || (value.kind !== 'name' && !(isKept && call.arguments.includes(argument))))
    return undefined;
  return {
    title: 'Take it from os.urandom',
    safety: 'unsafe',
    edits: [{ range, text: `os.urandom(${String(size)})` }],
    imports: [{ module: 'os' }],
  };
}

function assignedRange(document: PythonDocument, name: PythonExpression, user: PythonFunction | undefined) {
  const assignment = assignmentOf(document, name, user);
  if (assignment === undefined) return undefined;
  return isSameFunction(functionAround(document, assignment.range.start), user) ? assignment.value.range : undefined;
}
