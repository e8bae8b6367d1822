import type { Range } from '../../core/range';
import { defineRule, type RelatedPlace } from '../../engine/rule';
import type { SecretPattern } from '../../engine/settings';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';
import { findSecrets, type SecretMatch } from '../../secrets/find-secrets';
import { isPlaceholder } from '../../secrets/placeholders';
import { findSplitSecrets } from '../../secrets/split-literals';
import { createPythonFixes } from '../secrets/fixes/python';
import { relatedElsewhere } from '../shared/usual-value';
import { KEY_TRIGGERS, keySinks, type KeySink, type KeyUse } from './shared/key-sinks';
import { isFixed } from './shared/key-material';

/** Texts that a protocol gives everybody, and halves of pairs that everybody may know. */
const PUBLIC =
  /^(?:WebAppData|Bitcoin seed|ed25519 seed|Symmetric key seed|tls13 .{0,40})$|^\s*(?:-----BEGIN (?:\w+ )?PUBLIC KEY|-----BEGIN CERTIFICATE|ssh-|https?:\/\/)/;

const USES: Readonly<Record<KeyUse, { readonly name: string; readonly harm: string; readonly variable: string }>> = {
  encryption: { name: 'key', harm: 'reads all that is encrypted with it', variable: 'ENCRYPTION_KEY' },
  signature: { name: 'signing key', harm: 'signs whatever this program believes', variable: 'SIGNING_KEY' },
  session: { name: 'session key', harm: 'signs sessions and logs in as anybody', variable: 'SECRET_KEY' },
  password: { name: 'password of the key', harm: 'makes the same key', variable: 'KEY_PASSWORD' },
};

export default defineRule({
  id: 'hard-coded-key',
  meta: {
    summary: 'A key that encrypts or signs is written into the program',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [321],
    owaspMl: ['ML05'],
    atlas: ['AML.T0055'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    written:
      'This {name} is written in the program, so whoever reads the program {harm}. Make a new one and read it from the environment or a secret store.',
    derived:
      'This {name} is computed from what is written in the program, so whoever reads the program {harm}. Make a new one at random and read it from the environment or a secret store.',
    byDefault:
      'Unless told otherwise, the {name} is the one that is written here, so whoever reads the program {harm}. Leave the default out, so that a missing key is noticed.',
  },
  triggers: KEY_TRIGGERS,
  check: {
    python(document, report, context) {
      const fixesOf = createPythonFixes(document, context.isNotebook);
      // What looks random is found as a secret, with the name of its kind: one place has one finding.
      let secrets: readonly SecretMatch[] | undefined;
      const isSecret = (at: Range): boolean =>
        (secrets ??= findAll(document.text, context.secretPatterns)).some(
          ({ range }) => range.start < at.end && at.start < range.end,
        );
      const seen = new Set<number>();
      for (const sink of keySinks(document, context.path)) {
        const place = placeOf(document, sink);
        if (place === undefined || seen.has(place.at.start)) continue;
        seen.add(place.at.start);
        const { at, message, value } = place;
        if ((value !== undefined && PUBLIC.test(value)) || isSecret(at)) continue;
        const { name, harm, variable } = USES[sink.use];
        const secret = { range: at, provider: 'key', name, variable, certainty: 'likely' } as const;
        const isWeak = message === 'byDefault' || (value !== undefined && isPlaceholder(value));
        report({
          at,
          message,
          data: { name, harm },
          redactAs: 'key',
          ...(isWeak ? { severity: 'warning' as const } : {}),
          related: place.related,
          ...(message === 'derived' ? {} : fixesOf(secret)),
        });
      }
    },
  },
});

function findAll(text: string, own: readonly SecretPattern[]): readonly SecretMatch[] {
  return [...findSecrets(text, own), ...findSplitSecrets(text, own)];
}

interface Place {
  readonly at: Range;
  readonly message: 'written' | 'derived' | 'byDefault';
  /** Undefined where it is computed. */
  readonly value: string | undefined;
  readonly related: readonly RelatedPlace[];
}

/** Where the key is written. */
function placeOf(document: PythonDocument, { key }: KeySink): Place | undefined {
  const known = key.stringValue();
  if (known !== undefined) {
    const { at, value, elsewhere } = known;
    if (value === '') return undefined;
    const related = elsewhere === undefined ? relatedUse(at, key) : relatedElsewhere(elsewhere);
    return { at, message: 'written', value, related };
  }
  if (isFixed(document, key)) {
    const at = literalOf(document, key);
    if (at === undefined) return { at: key.range, message: 'derived', value: undefined, related: [] };
    const value = document.strings.find(({ range }) => range.start === at.start)?.value;
    return { at, message: 'written', value, related: relatedUse(at, key) };
  }
  const usual = key.defaultValue();
  if (typeof usual?.value !== 'string' || usual.value === '') return undefined;
  const { at, value, elsewhere } = usual;
  const related = elsewhere === undefined ? relatedUse(at, key) : relatedElsewhere(elsewhere);
  return { at, message: 'byDefault', value, related };
}

/** The one literal that a key is made of; undefined where it is more than changed in form. */
function literalOf(document: PythonDocument, key: PythonExpression): Range | undefined {
  const [origin, ...others] = key.origins();
  if (origin === undefined || others.length > 0) return undefined;
  return document.strings.some(({ range }) => range.start === origin.at.start) ? origin.at : undefined;
}

function relatedUse(at: Range, key: PythonExpression): readonly RelatedPlace[] {
  const isInside = key.range.start <= at.start && at.end <= key.range.end;
  return isInside ? [] : [{ at: key.range, message: 'It is used here' }];
}
