import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { reachOf } from '../shared/hosts';

interface Protocol {
  readonly client: string;
  /** The method that sends the password, and where the password stands. */
  readonly login: string;
  readonly password: readonly [keyword: string, position: number];
  /** The method that begins TLS on the open connection; undefined where another class is needed. */
  readonly upgrade: string | undefined;
  readonly instead: string;
}

const PROTOCOLS: readonly Protocol[] = [
  {
    client: 'smtplib.SMTP',
    login: 'login',
    password: ['password', 1],
    upgrade: 'starttls',
    instead: 'starttls(context=ssl.create_default_context())',
  },
  { client: 'imaplib.IMAP4', login: 'login', password: ['password', 1], upgrade: 'starttls', instead: 'IMAP4_SSL' },
  { client: 'poplib.POP3', login: 'pass_', password: ['pswd', 0], upgrade: 'stls', instead: 'POP3_SSL' },
  { client: 'ftplib.FTP', login: 'login', password: ['passwd', 1], upgrade: undefined, instead: 'FTP_TLS' },
];

export default defineRule({
  id: 'login-without-tls',
  meta: {
    summary: 'A password is sent over a connection that is not encrypted (SMTP, IMAP, POP3, FTP)',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319, 523],
    owaspMl: ['ML02'],
    atlas: ['AML.T0055'],
    stages: ['data', 'deployment', 'monitoring'],
    equivalents: { bandit: ['B321'], ruff: ['S321'] },
  },
  messages: {
    login:
      '`{login}` sends the password over a connection that is not encrypted, so anybody on the way can read it and use it. Use `{instead}`.',
  },
  triggers: PROTOCOLS.map(({ client }) => client),
  check: {
    python(document, report) {
      for (const protocol of PROTOCOLS) {
        for (const call of document.callsNamed(protocol.login)) {
          const connection = call.receiver?.originCall();
          if (connection?.name !== protocol.client || !sendsPassword(call, protocol)) continue;
          const host = connection.argument('host', 0)?.value.stringValue()?.value ?? '';
          if (reachOf(host) === 'loopback' || (host === '' && connection.arguments.length === 0)) continue;
          if (isUpgraded(document, connection, call, protocol)) continue;
          const { instead } = protocol;
          report({
            at: call.range,
            message: 'login',
            data: { login: call.callee.text, instead },
            fix: upgradeBefore(document, call, protocol),
          });
        }
      }
    },
  },
});

/** FTP without a password is the anonymous login, which has nothing to hide. */
function sendsPassword(call: PythonCall, { password: [keyword, position] }: Protocol): boolean {
  const argument = call.argument(keyword, position);
  return argument !== undefined && argument.value.stringValue()?.value !== '';
}

/** Whether TLS is begun on the same connection, also under another name for it. */
function isUpgraded(
  document: PythonDocument,
  connection: PythonCall,
  login: PythonCall,
  { upgrade }: Protocol,
): boolean {
  if (upgrade === undefined) return false;
  return document.callsNamed(upgrade).some(({ receiver }) => {
    const origin = receiver?.originCall();
    return origin === undefined
      ? receiver?.text === login.receiver?.text
      : origin.range.start === connection.range.start;
  });
}

/** A line of its own in front of a login that is a statement of its own. */
function upgradeBefore(document: PythonDocument, call: PythonCall, { client }: Protocol): FixProposal | undefined {
  const { start } = call.range;
  const indent = document.text.slice(document.text.lastIndexOf('\n', start - 1) + 1, start);
  if (client !== 'smtplib.SMTP' || call.receiver === undefined || !/^[ \t]*$/.test(indent)) return undefined;
  const text = `${call.receiver.text}.starttls(context=ssl.create_default_context())\n${indent}`;
  return {
    title: 'Begin TLS before the login',
    safety: 'unsafe',
    edits: [{ range: { start, end: start }, text }],
    imports: [{ module: 'ssl' }],
  };
}
