import { defineRule } from '../../engine/rule';
import type { Report } from '../../engine/rule';
import {
  isFar,
  jsonServer,
  pythonServer,
  shellServers,
  variableServer,
  type JupyterServer,
} from './shared/jupyter-settings';

const MESSAGES = {
  xsrf: '`{setting}` lets any web page that somebody visits send commands to this Jupyter server in their name. Leave it out; scripts send a token instead.',
  anonymous:
    '`{setting}` opens every page of this Jupyter server that does not ask for a login by itself, as those of extensions. Leave it out, or set it to False.',
  remote:
    '`{setting}` switches off the check of the name by which this Jupyter server is called, so web pages can reach it through a name of their own. List the names that it has in `local_hostnames`.',
} as const;

/** Settings that switch a protection of the server off when they are true. */
const SETTINGS: Readonly<Record<string, keyof typeof MESSAGES>> = {
  disable_check_xsrf: 'xsrf',
  allow_unauthenticated_access: 'anonymous',
  allow_remote_access: 'remote',
};

export default defineRule({
  id: 'relaxed-jupyter-server',
  meta: {
    summary: 'A protection of a Jupyter server against web pages and strangers is switched off',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [352, 942],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: MESSAGES,
  triggers: Object.keys(SETTINGS),
  check: {
    python: (document, report) => {
      judge(pythonServer(document), document.text, report);
    },
    json: (document, report) => {
      judge(jsonServer(document), document.text, report);
    },
    shell(document, report) {
      for (const server of shellServers(document)) judge(server, document.text, report);
    },
    environment: (entry, report) => {
      judge(variableServer(entry), undefined, report);
    },
  },
});

function judge(server: JupyterServer, text: string | undefined, report: Report<typeof MESSAGES>): void {
  for (const { name, value, at, removal } of server) {
    const message = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (message === undefined || value !== true) continue;
    const setting = text?.slice(at.start, at.end) ?? `${name}=True`;
    // On the loopback address alone the name by which it is called decides little.
    const severity = message === 'remote' && isFar(server) !== true ? 'info' : 'warning';
    const fix = removal && { title: 'Remove the option', safety: 'unsafe' as const, edits: [removal] };
    report({ at, message, severity, data: { setting }, fix });
  }
}
