import { defineRule, type FixProposal } from '../../engine/rule';
import { writeValue } from '../shared/variable-fix';
import {
  hasPassword,
  jsonServer,
  pythonServer,
  shellServers,
  variableServer,
  type JupyterServer,
  type JupyterSetting,
} from './shared/jupyter-settings';

/** Also quotes that no shell takes away, which Jupyter reads as Python does. */
const EMPTY = /^(?:''|"")?$/;
const NEAR = /^(?:localhost|127\.0\.0\.1|::1)$/;

export default defineRule({
  id: 'jupyter-without-token',
  meta: {
    summary: 'A Jupyter server asks for no token, so whoever reaches it runs code there',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    open: 'An empty token switches the login of the Jupyter server off: whoever reaches its port has a shell with your files and keys. Leave the option out, and Jupyter makes a token at each start.',
    variable:
      'An empty `{name}` switches the login of the Jupyter server off: whoever reaches its port has a shell with your files and keys. Leave the variable out, or take its value from a secret.',
  },
  triggers: ['NotebookApp', 'ServerApp', 'LabApp', 'IdentityProvider', 'JUPYTER_TOKEN'],
  check: {
    python(document, report) {
      for (const { at } of openTokens(pythonServer(document))) report({ at, message: 'open' });
    },
    shell(document, report) {
      // Nobody but this machine reaches the ports that the service publishes.
      if (document.reach === 'machine') return;
      for (const server of shellServers(document)) {
        const isNear =
          document.reach === 'network' || server.some(({ name, value }) => name === 'ip' && NEAR.test(String(value)));
        for (const { at, removal } of openTokens(server)) {
          report({ at, message: 'open', severity: isNear ? 'warning' : 'error', fix: removeOf(removal) });
        }
      }
    },
    environment(entry, report, { path }) {
      const { name, value, nameRange, valueRange, reach } = entry;
      if (reach === 'machine') return;
      const severity = reach === 'network' ? 'warning' : 'error';
      if (name === 'JUPYTER_TOKEN' && value === '') {
        // Compose fills it in, and stops where it is not set.
        const edit = /compose[^/]*\.ya?ml$/.test(path) ? writeValue(valueRange, value, `\${${name}:?}`) : undefined;
        const fix = edit && { title: `Take ${name} from the environment`, safety: 'unsafe' as const, edits: [edit] };
        report({ at: nameRange, message: 'variable', severity, data: { name }, fix });
      }
      for (const { at } of openTokens(variableServer(entry))) report({ at, message: 'open', severity });
    },
    json(document, report) {
      for (const { at } of openTokens(jsonServer(document))) report({ at, message: 'open' });
    },
  },
});

/** Empty tokens; a password that is set asks who comes even where the token is empty. */
function openTokens(server: JupyterServer): readonly JupyterSetting[] {
  return hasPassword(server) ? [] : server.filter(({ name, value }) => name === 'token' && EMPTY.test(String(value)));
}

function removeOf(removal: JupyterSetting['removal']): FixProposal | undefined {
  return removal && { title: 'Remove the empty token', safety: 'unsafe', edits: [removal] };
}
