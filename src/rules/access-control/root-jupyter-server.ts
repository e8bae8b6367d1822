import { defineRule } from '../../engine/rule';
import { jsonServer, pythonServer, shellServers, variableServer, type JupyterServer } from './shared/jupyter-settings';

export default defineRule({
  id: 'root-jupyter-server',
  meta: {
    summary: 'A Jupyter server is allowed to run as root',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [250],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    root: 'This lets the Jupyter server run as root: every cell, every package that it imports and whoever gets in may change the whole machine. Start it as a user without rights.',
  },
  triggers: ['allow-root', 'allow_root'],
  check: {
    python(document, report) {
      for (const { at } of rootSettings(pythonServer(document))) report({ at, message: 'root' });
    },
    json(document, report) {
      for (const { at } of rootSettings(jsonServer(document))) report({ at, message: 'root' });
    },
    shell(document, report) {
      for (const { at } of shellServers(document).flatMap(rootSettings)) {
        // A container keeps root to itself, as far as its other settings let it.
        report({ at, message: 'root', severity: document.origin === 'file' ? 'warning' : 'info' });
      }
    },
    environment(entry, report) {
      for (const { at } of rootSettings(variableServer(entry))) report({ at, message: 'root', severity: 'info' });
    },
  },
});

function rootSettings(server: JupyterServer): JupyterServer {
  return server.filter(({ name, value }) => name === 'allow_root' && value === true);
}
