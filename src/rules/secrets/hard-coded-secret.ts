import { containsRange, type Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonDocument, PythonString } from '../../lang/python/types';
import type { PlainText } from '../../lang/source-file';
import { findSecrets, type SecretMatch } from '../../secrets/find-secrets';
import { findSecretsInHtml } from '../../secrets/html';
import { findSplitSecrets } from '../../secrets/split-literals';
import { confidenceOf, secretTriggers } from './shared';

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
  },
  messages: {
    found:
      'This is {name}. Whoever gets this file can use it: revoke it at the vendor, then read it from the environment (`{variable}`) or a secret store.',
    url: 'This URL holds a password. Whoever gets this file can log in: change the password, then read it from the environment or a secret store.',
  },
  triggers: secretTriggers(),
  confirm: (text) => findAll(text).length > 0,
  check: {
    python(document, report) {
      for (const secret of findAll(document.text)) {
        report({ ...describe(secret), fix: readFromEnvironment(document, secret) });
      }
    },
    text(content, report, context) {
      const isProgram = content.language === 'python';
      if (isProgram && !context.isNotebook) return;
      for (const secret of content.language === 'markdown' ? findSecretsInHtml(content.text) : findAll(content.text)) {
        // The check above has read the Python of the cells, but not their magics and shell lines.
        if (isProgram && !isInMagic(content, secret.range)) continue;
        report(describe(secret));
      }
    },
  },
});

/** Those that stand in one piece, and those that literals side by side make up. */
function findAll(text: string): readonly SecretMatch[] {
  return [...findSecrets(text), ...findSplitSecrets(text)];
}

function describe(secret: SecretMatch) {
  const { range, name, variable, provider, certainty } = secret;
  const place = {
    at: range,
    redactAs: provider,
    ...confidenceOf(certainty),
  };
  if (provider === 'url-password') return { ...place, message: 'url' as const };
  return { ...place, message: 'found' as const, data: { name, variable } };
}

/** Only where the secret is the whole literal: a part of a longer text cannot be replaced by an expression. */
function readFromEnvironment(document: PythonDocument, secret: SecretMatch): FixProposal | undefined {
  const literal = document.strings.find((string) => containsRange(string.range, secret.range));
  if (literal === undefined || !isWholeLiteral(document.text, literal, secret.range)) return undefined;
  const assignment = document.assignments.find(({ value }) => containsRange(value.range, literal.range));
  // `os.environ["KEY"] = os.environ["KEY"]` would read the variable that the line is there to set.
  if (assignment?.target.text.includes('environ') === true) return undefined;
  const variable = variableFor(assignment?.target.text, secret);
  return {
    title: `Read ${variable} from the environment`,
    safety: 'unsafe',
    edits: [{ range: literal.range, text: `os.environ["${variable}"]` }],
    imports: [{ module: 'os' }],
  };
}

function isWholeLiteral(text: string, literal: PythonString, secret: Range): boolean {
  if (literal.isDocstring) return false;
  const written = text.slice(literal.range.start, literal.range.end);
  return (
    /^r?(["'])(?:\1\1)?$/i.test(text.slice(literal.range.start, secret.start)) && written.endsWith(written.slice(-1))
  );
}

/** A constant that is named like a variable of the environment keeps its name. */
function variableFor(target: string | undefined, secret: SecretMatch): string {
  const isConstant = target !== undefined && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(target);
  return isConstant ? target : secret.variable;
}

function isInMagic({ text }: PlainText, range: Range): boolean {
  const cellMagic = /^\s*%%(\w+)([^\n]*)/.exec(text);
  // The body of a Python file that a cell writes is read as that file.
  if (cellMagic) return !(/^(?:writefile|file)$/.test(cellMagic[1] ?? '') && /\.py\s*$/.test(cellMagic[2] ?? ''));
  let start = text.lastIndexOf('\n', range.start - 1) + 1;
  while (start > 1 && text[start - 2] === '\\') start = text.lastIndexOf('\n', start - 2) + 1;
  return /^\s*(?:[%!]|[\w,\s]{1,80}=\s*[%!])/.test(text.slice(start, range.start + 1));
}
