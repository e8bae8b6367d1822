import { containsRange } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { SecretPattern } from '../../engine/settings';
import type { EnvDocument, EnvironmentEntry } from '../../lang/env/types';
import { findSecrets } from '../../secrets/find-secrets';

/** What a `.env` with real values is called; those of a stage without them (`.env.test`) are meant to be shared. */
const PRIVATE_NAME = /(?:^|\/)\.env(?:\.(?:.+\.)?local|\.prod(?:uction)?|\.staging)?$/;
const ANY_NAME = /(?:^|\/)\.env(?:[.-][^/]+)?$/;
const TEMPLATE = /[.-](?:example|sample|template|tpl|tmpl|dist|defaults?|schema|vault|j2|jinja2?)$/;

export default defineRule({
  id: 'tracked-env-file',
  meta: {
    summary: 'Git keeps a `.env` file',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [538, 798],
    owaspMl: ['ML05'],
    cicdSec: ['CICD-SEC-6'],
    atlas: ['AML.T0055'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    secret:
      'Git keeps this file, and it holds what looks like a secret: everyone with the repository can use it, also from its history. Run `git rm --cached {path}`, add `{name}` to .gitignore, and replace what the file holds at the vendors.',
    settings:
      'Git keeps this file: the first secret that somebody writes into it goes to everyone with the repository, and stays in its history. Run `git rm --cached {path}` and add `{name}` to .gitignore.',
  },
  triggers: [],
  triggerPaths: ANY_NAME,
  check: {
    env(document, report, context) {
      const { path } = context;
      if (!ANY_NAME.test(path) || TEMPLATE.test(path) || context.isTracked() !== true) return;
      const data = { path, name: path.slice(path.lastIndexOf('/') + 1) };
      const secret = firstSecret(document, context.secretPatterns);
      if (secret !== undefined) {
        report({ at: secret.nameRange, message: 'secret', data });
        return;
      }
      const [first] = document.entries;
      if (first === undefined || !PRIVATE_NAME.test(path) || isEncrypted(document)) return;
      report({ at: first.nameRange, message: 'settings', data, severity: 'warning', confidence: 'medium' });
    },
  },
});

/** The first variable with a value that is not just possibly a secret. */
function firstSecret({ text, entries }: EnvDocument, own: readonly SecretPattern[]): EnvironmentEntry | undefined {
  const secrets = findSecrets(text, own).filter(({ certainty }) => certainty !== 'possible');
  return entries.find(({ valueRange }) => secrets.some(({ range }) => containsRange(valueRange, range)));
}

/** Such a file holds the key that values were encrypted with, and is meant to be shared. */
function isEncrypted({ entries }: EnvDocument): boolean {
  return entries.some(({ name }) => name.startsWith('DOTENV_PUBLIC_KEY'));
}
