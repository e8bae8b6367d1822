import { defineRule } from '../../engine/rule';
import { hostOf, reachOf } from '../shared/hosts';
import { CREDENTIAL_CLIENTS, plainCommand, plainCredential } from './shared/plain-credentials';
import { sentCredential } from './shared/sent-credentials';
import { TRANSPORTS } from './shared/transports';

const ADDRESS = /http:\/\/(?!(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b)/;
/** Not that of a licence in a comment. */
const LITERAL = /["']http:\/\/(?!(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b)/;
const CONNECTION = 'http.client.HTTPConnection().request';

export default defineRule({
  id: 'credentials-over-http',
  meta: {
    summary: 'A password, token or key is sent over a connection that is not encrypted',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319, 523],
    owaspMl: ['ML05'],
    atlas: ['AML.T0055'],
    stages: ['data', 'deployment', 'monitoring'],
  },
  messages: {
    sent: '`{what}` is sent to `{host}` over http, so anybody on the way can read it and use it. Use `https://`.',
    byDefault:
      'Unless told otherwise, `{what}` is sent to `{host}` over http, so anybody on the way can read it and use it. Make an `https://` address the default.',
  },
  triggers: ['http://', 'HTTPConnection'],
  triggersElsewhere: { here: ['requests', 'httpx', 'aiohttp', 'openai'], there: ['http://'] },
  // Where a program names no address, that may stand in another file.
  confirm: (text, _, language) =>
    (language === 'python' ? LITERAL : ADDRESS).test(text) ||
    text.includes('HTTPConnection') ||
    (language === 'python' && !text.includes('http://')),
  check: {
    python(document, report) {
      const seen = new Set<number>();
      for (const call of document.calls(...TRANSPORTS.keys(), ...CREDENTIAL_CLIENTS.keys())) {
        const sent = plainCredential(document, call);
        if (sent === undefined || seen.has(sent.at.start)) continue;
        seen.add(sent.at.start);
        const { at, what, host, isDefault, fix } = sent;
        if (isDefault) report({ at, message: 'byDefault', severity: 'warning', data: { what, host }, fix });
        else report({ at, message: 'sent', data: { what, host }, fix });
      }
      for (const call of document.calls(CONNECTION)) {
        const name = call.receiver?.originCall()?.argument('host', 0)?.value.stringValue()?.value ?? '';
        const host = hostOf(`http://${name}`)?.host ?? '';
        const path = call.argument('url', 1)?.value;
        const credential =
          path === undefined || reachOf(host) !== 'public' ? undefined : sentCredential(document, call, path);
        if (credential !== undefined)
          report({ at: credential.at, message: 'sent', data: { what: credential.what, host } });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        const sent = plainCommand(command);
        if (sent !== undefined)
          report({ at: sent.word.range, message: 'sent', data: { what: sent.what, host: sent.host } });
      }
    },
  },
});
