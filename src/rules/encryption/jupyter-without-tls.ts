import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import {
  isFar,
  jsonServer,
  pythonServer,
  shellServers,
  type JupyterServer,
} from '../access-control/shared/jupyter-settings';

export default defineRule({
  id: 'jupyter-without-tls',
  meta: {
    summary: 'A Jupyter server that others can reach speaks plain HTTP',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [319],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    plain:
      'The server listens on all interfaces without a certificate: whoever sits in between reads the token, the code and the data, and can then act as you. Set `certfile` and `keyfile`, or listen on `127.0.0.1` and come through an SSH tunnel.',
  },
  triggers: ['jupyter --ip', 'jupyter .ip', 'App.ip', 'NotebookApp', 'ServerApp'],
  check: {
    python(document, report) {
      for (const at of plainAddresses(pythonServer(document))) report({ at, message: 'plain' });
    },
    json(document, report) {
      for (const at of plainAddresses(jsonServer(document))) report({ at, message: 'plain' });
    },
    shell(document, report) {
      // In a container this is how it is reached, and a proxy in front may hold the certificate.
      if (document.origin !== 'file') return;
      for (const at of shellServers(document).flatMap(plainAddresses)) report({ at, message: 'plain' });
    },
  },
});

function plainAddresses(server: JupyterServer): readonly Range[] {
  if (isFar(server) !== true || server.some(({ name }) => name === 'certfile')) return [];
  return server.filter(({ name }) => name === 'ip').map(({ at }) => at);
}
