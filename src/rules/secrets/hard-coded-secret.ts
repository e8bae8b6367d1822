import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { SecretPattern } from '../../engine/settings';
import type { PlainText } from '../../lang/source-file';
import { findSecrets, type SecretMatch } from '../../secrets/find-secrets';
import { findSecretsInHtml } from '../../secrets/html';
import { judgeGenericValue } from '../../secrets/generic-value';
import { mayJoinSecrets } from '../../secrets/pieces';
import { findSplitSecrets } from '../../secrets/split-literals';
import { KNOWN_PASSWORDS } from '../shared/known-passwords';
import { fixOnLine } from './fixes/lines';
import { createPythonFixes } from './fixes/python';
import { createYamlFixes } from './fixes/yaml';
import { confidenceOf, ownTriggers, secretTriggers } from './shared';
import { isForgotten, isKeptLocally } from './surfaces/dvc-local';
import { writtenInIni } from './surfaces/ini';
import { findJoinedSecrets } from './surfaces/python';
import { mayHoldWritten, writtenInYaml } from './surfaces/yaml';

export default defineRule({
  id: 'hard-coded-secret',
  meta: {
    summary: 'A key, token or password is written into a file',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [798],
    owaspMl: ['ML05'],
    cicdSec: ['CICD-SEC-6'],
    atlas: ['AML.T0055'],
    stages: ['data', 'development', 'deployment', 'maintenance'],
    equivalents: { bandit: ['B105', 'B106', 'B107'], ruff: ['S105', 'S106', 'S107'] },
  },
  messages: {
    found:
      'This is {name}. Whoever gets this file can use it: revoke it at the vendor, then read it from the environment (`{variable}`) or a secret store.',
    joined:
      'This puts together {name} of parts that stand in this file. Whoever gets the file can do the same: revoke it at the vendor, take the parts out, and read it from the environment (`{variable}`) or a secret store.',
    forgotten:
      'DVC keeps secrets in this file because git is told to leave it out, but no .gitignore does so: the next `git add` takes them into the repository. Add `/config.local` to `.dvc/.gitignore`.',
    known:
      'This password stands in every list of common ones: whoever reaches the server that takes it is in. Set one of your own there, and hand it over from the environment or a secret store.',
    url: 'This URL holds a password. Whoever gets this file can log in: change the password, then read it from the environment or a secret store.',
  },
  triggers: secretTriggers(),
  settingsTriggers: ownTriggers,
  confirm: (text, { secrets }, language) =>
    (language !== 'python' && mayHoldWritten(text)) ||
    mayJoinSecrets(text) ||
    findAll(text, secrets.patterns).length > 0,
  check: {
    python(document, report, context) {
      const fixesOf = createPythonFixes(document, context.isNotebook);
      const found = findAll(document.text, context.secretPatterns);
      for (const secret of found) report({ ...describe(secret), ...fixesOf(secret) });
      if (!mayJoinSecrets(document.text)) return;
      for (const secret of findJoinedSecrets(document, found, context.secretPatterns)) {
        const { name, variable } = secret;
        report({ ...describe(secret), message: 'joined', data: { name, variable } });
      }
    },
    yaml(document, report, context) {
      // What a cell writes into a file is read with the cell, below.
      if (context.isNotebook) return;
      const fixOf = createYamlFixes(document, context.path);
      const found = findAll(document.text, context.secretPatterns);
      for (const secret of found) report({ ...describe(secret), fix: fixOf(secret) });
      for (const secret of others(writtenInYaml(document), found)) {
        report({ ...describeWritten(document.text, secret), fix: fixOf(secret) });
      }
    },
    ini(document, report, context) {
      if (context.isNotebook) return;
      const written = writtenInIni(document, context);
      if (isKeptLocally(context)) {
        const [first] = written;
        if (first !== undefined && isForgotten(context)) {
          report({
            at: first.secret.range,
            redactAs: first.secret.provider,
            message: 'forgotten',
            severity: 'warning',
          });
        }
        return;
      }
      const found = findAll(document.text, context.secretPatterns);
      for (const secret of found) {
        const { fix } = written.find((each) => others([each.secret], [secret]).length === 0) ?? {};
        report({ ...describe(secret), fix });
      }
      for (const { secret, fix } of written) {
        if (others([secret], found).length === 0) continue;
        report({ ...describeWritten(document.text, secret), fix });
      }
    },
    text(content, report, context) {
      const isProgram = content.language === 'python';
      if (/^(?:python|yaml|ini)$/.test(content.language) && !context.isNotebook) return;
      // A dotenv file that git does not keep is where secrets belong.
      if (content.language === 'env' && context.isTracked() === false) return;
      if (isProgram && !MAGIC_START.test(content.text)) return;
      const find = content.language === 'markdown' ? findSecretsInHtml : findAll;
      for (const secret of find(content.text, context.secretPatterns)) {
        // The check above has read the Python of the cells, but not their magics and shell lines.
        if (isProgram && !isInMagic(content, secret.range)) continue;
        report({ ...describe(secret), fix: fixOnLine(content, secret, context.path) });
      }
    },
  },
});

/** Those that are not found already. */
function others(secrets: readonly SecretMatch[], found: readonly SecretMatch[]): readonly SecretMatch[] {
  return secrets.filter(
    ({ range }) => !found.some((other) => other.range.start < range.end && range.start < other.range.end),
  );
}

/** A word in place of random characters may be the password of a server for trials; what everybody tries first is one. */
function describeWritten(text: string, secret: SecretMatch) {
  const { range, provider, variable } = secret;
  const value = text.slice(range.start, range.end);
  if (COMMON.test(value)) {
    const place = { at: range, redactAs: provider, severity: 'warning', confidence: 'medium' } as const;
    return { ...place, message: 'known' as const };
  }
  const certainty = judgeGenericValue(value, { name: variable, strength: 'strong', isQuoted: true });
  const severity = certainty === undefined ? ('warning' as const) : ('error' as const);
  return { ...describe(secret), severity };
}

const COMMON = new RegExp(`^(?:${KNOWN_PASSWORDS})$`, 'i');

/** Those that stand in one piece, and those that literals side by side make up. */
function findAll(text: string, own: readonly SecretPattern[]): readonly SecretMatch[] {
  return [...findSecrets(text, own), ...findSplitSecrets(text, own)];
}

function describe(secret: SecretMatch) {
  const { range, name, variable, provider, certainty, revokeUrl } = secret;
  const place = {
    at: range,
    redactAs: provider,
    revokeUrl,
    ...confidenceOf(certainty),
  };
  if (provider === 'url-password') return { ...place, message: 'url' as const };
  return { ...place, message: 'found' as const, data: { name, variable } };
}

/** Where a magic or a shell line of a cell may start; most cells have none. */
const MAGIC_START = /(?:^|[\n=])[^\S\n]{0,1000}[%!]/;

function isInMagic({ text }: PlainText, range: Range): boolean {
  const cellMagic = /^\s*%%(\w+)([^\n]*)/.exec(text);
  // The body of a Python file that a cell writes is read as that file.
  if (cellMagic) return !(/^(?:writefile|file)$/.test(cellMagic[1] ?? '') && /\.py\s*$/.test(cellMagic[2] ?? ''));
  let start = text.lastIndexOf('\n', range.start - 1) + 1;
  while (start > 1 && text[start - 2] === '\\') start = text.lastIndexOf('\n', start - 2) + 1;
  return /^\s*(?:[%!]|[\w,\s]{1,80}=\s*[%!])/.test(text.slice(start, range.start + 1));
}
