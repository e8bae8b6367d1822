import { defineRule, type FixProposal } from '../../engine/rule';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import { optionOf, takeOut, type ServerOption } from './shared/server-commands';

const OPTIONS = ['--allowed-hosts', '--cors-allowed-origins'];
const NEAR = /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/;
/** Variables of the server, and the values that switch a check off. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  MLFLOW_SERVER_ALLOWED_HOSTS: /^["']?(?:.*,)?\s*\*/,
  MLFLOW_SERVER_CORS_ALLOWED_ORIGINS: /^["']?(?:.*,)?\s*\*/,
  MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE: /^["']?(?:true|1)\b/i,
};

export default defineRule({
  id: 'mlflow-host-check-off',
  meta: {
    summary: 'The MLflow server answers web pages of any site and any host name',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [346, 942],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    hosts:
      '`{setting}` lets the server be called by any name, so that a web page which somebody visits can reach it through a name of its own, and read and change runs and models. List the names that it has.',
    origins:
      '`{setting}` lets pages of any website call the server from the browser of whoever visits them, and read and change runs and models. List the sites that need it.',
    middleware:
      '`{setting}` switches off what keeps web pages of others away from the server: they can read and change runs and models through the browser of whoever visits them. Leave it out, and list the names that the server has in `--allowed-hosts`.',
  },
  triggers: [
    ...['--allowed-hosts', '--cors-allowed-origins', '--disable-security-middleware'],
    ...Object.keys(VARIABLES),
  ],
  check: {
    shell(document, report) {
      // Nobody but this machine reaches the ports that the service publishes.
      if (document.reach === 'machine') return;
      for (const command of document.commands) {
        const verb = command.words[0]?.value;
        if (command.name !== 'mlflow' || (verb !== 'server' && verb !== 'ui')) continue;
        if (NEAR.test(optionOf(command, '--host', '-h')?.value ?? '')) continue;
        for (const { word, words } of offOptions(command)) {
          const at = { start: word.range.start, end: (words.at(-1) ?? word).range.end };
          const message = messageOf(word.text);
          const data = { setting: document.text.slice(at.start, at.end) };
          report({ at, message, data, fix: removal(document, command, words) });
        }
      }
    },
    environment({ name, value, nameRange, reach }, report) {
      const pattern = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
      if (value === undefined || pattern?.test(value) !== true || reach === 'machine') return;
      report({ at: nameRange, message: messageOf(name), data: { setting: `${name}=${value}` } });
    },
  },
});

function messageOf(name: string): 'hosts' | 'origins' | 'middleware' {
  if (/middleware/i.test(name)) return 'middleware';
  return /origins/i.test(name) ? 'origins' : 'hosts';
}

function offOptions(command: ShellCommand): readonly ServerOption[] {
  const stars = OPTIONS.flatMap((name) => {
    const option = optionOf(command, name);
    return option?.value !== undefined && /(?:^|,)\s*\*\s*(?:,|$)/.test(option.value) ? [option] : [];
  });
  const off = command.words.find(({ value }) => value === '--disable-security-middleware');
  return off === undefined ? stars : [...stars, { word: off, value: undefined, words: [off] }];
}

function removal(
  { text }: ShellDocument,
  command: ShellCommand,
  words: ServerOption['words'],
): FixProposal | undefined {
  const edit = takeOut(text, command, words);
  return edit && { title: 'Remove the option', safety: 'unsafe', edits: [edit] };
}
