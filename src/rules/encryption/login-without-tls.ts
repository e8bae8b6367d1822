import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { hostOf, reachOf } from '../shared/hosts';

interface Protocol {
  readonly client: string;
  /** The methods that send the password, and where the password stands. */
  readonly login: readonly string[];
  readonly password: readonly [keyword: string, position: number];
  /** Where the client itself takes the password. */
  readonly connects?: readonly [keyword: string, position: number];
  /** Where the server stands, and what its address begins with where it is encrypted. */
  readonly host?: string;
  readonly encrypted?: RegExp;
  /** The methods that begin TLS on the open connection; none where another class is needed. */
  readonly upgrade: readonly string[];
  readonly instead: string;
}

const PROTOCOLS: readonly Protocol[] = [
  {
    client: 'smtplib.SMTP',
    login: ['login'],
    password: ['password', 1],
    upgrade: ['starttls'],
    instead: 'starttls(context=ssl.create_default_context())',
  },
  { client: 'imaplib.IMAP4', login: ['login'], password: ['password', 1], upgrade: ['starttls'], instead: 'IMAP4_SSL' },
  { client: 'poplib.POP3', login: ['pass_'], password: ['pswd', 0], upgrade: ['stls'], instead: 'POP3_SSL' },
  {
    client: 'ftplib.FTP',
    login: ['login'],
    password: ['passwd', 1],
    connects: ['passwd', 2],
    upgrade: [],
    instead: 'FTP_TLS',
  },
  {
    client: 'ldap.initialize',
    login: ['simple_bind_s', 'simple_bind', 'bind_s', 'bind'],
    password: ['cred', 1],
    host: 'uri',
    encrypted: /^ldap[si]/i,
    upgrade: ['start_tls_s'],
    instead: 'ldaps://',
  },
];
/** Whatever is typed in a session goes in the clear. */
const TELNET = 'telnetlib.Telnet';
const LDAP_SERVER = 'ldap3.Server';
const LDAP_CONNECTION = 'ldap3.Connection';

export default defineRule({
  id: 'login-without-tls',
  meta: {
    summary: 'A password is sent over a connection that is not encrypted (SMTP, IMAP, POP3, FTP, LDAP, Telnet)',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319, 523],
    owaspMl: ['ML02'],
    atlas: ['AML.T0055'],
    stages: ['data', 'deployment', 'monitoring'],
    equivalents: { bandit: ['B312', 'B321'], ruff: ['S312', 'S321'] },
  },
  messages: {
    login:
      '`{login}` sends the password over a connection that is not encrypted, so anybody on the way can read it and use it. Use `{instead}`.',
    session:
      '`{client}` sends all that is typed, passwords included, over a connection that is not encrypted, so anybody on the way can read it and use it. Use SSH.',
  },
  triggers: [...PROTOCOLS.map(({ client }) => client), TELNET, LDAP_SERVER],
  check: {
    python(document, report) {
      for (const protocol of PROTOCOLS) {
        const { client, connects, instead } = protocol;
        for (const call of document.calls(client)) {
          if (connects === undefined || !sendsPassword(call, connects) || isNear(call, protocol)) continue;
          report({ at: call.range, message: 'login', data: { login: call.callee.text, instead } });
        }
        for (const call of document.callsNamed(...protocol.login)) {
          const connection = call.receiver?.originCall();
          if (connection?.name !== client || !sendsPassword(call, protocol.password)) continue;
          if (isNear(connection, protocol) || isUpgraded(document, connection, call, protocol)) continue;
          const data = { login: call.callee.text, instead };
          report({ at: call.range, message: 'login', data, fix: upgradeBefore(document, call, protocol) });
        }
      }
      for (const call of document.calls(TELNET)) {
        const host = call.argument('host', 0)?.value.stringValue()?.value ?? '';
        if (call.arguments.length > 0 && reachOf(host) !== 'loopback')
          report({ at: call.range, message: 'session', data: { client: call.callee.text } });
      }
      for (const call of document.calls(LDAP_CONNECTION)) {
        if (!sendsPassword(call, ['password', 2]) || isEncryptedLdap(document, call)) continue;
        const data = { login: call.callee.text, instead: 'Server(…, use_ssl=True)' };
        report({ at: call.range, message: 'login', data });
      }
    },
  },
});

/** Whether a client talks to this machine, or by an address that is encrypted. */
function isNear(connection: PythonCall, { host: keyword, encrypted }: Protocol): boolean {
  const host = connection.argument(keyword ?? 'host', 0)?.value.stringValue()?.value ?? '';
  if (host === '' && (connection.arguments.length === 0 || encrypted !== undefined)) return true;
  return encrypted?.test(host) === true || reachOf(hostOf(host)?.host ?? host) === 'loopback';
}

/** Whether a connection of ldap3 is one whose server is known and takes the password without TLS. */
function isEncryptedLdap(document: PythonDocument, call: PythonCall): boolean {
  const server = call.argument('server', 0)?.value.originCall();
  if (server?.name !== LDAP_SERVER || call.hasUnknownArguments || server.hasUnknownArguments) return true;
  const host = server.argument('host', 0)?.value.stringValue()?.value ?? '';
  if (/^ldap[si]/i.test(host) || reachOf(hostOf(host)?.host ?? host) === 'loopback') return true;
  const useSsl = server.argument('use_ssl', 2)?.value.value()?.value;
  if (useSsl !== false && server.argument('use_ssl', 2) !== undefined) return true;
  // Other ways to log in than with the password itself.
  const way = call.argument('authentication')?.value.text ?? 'SIMPLE';
  if (!way.includes('SIMPLE') || (call.argument('auto_bind')?.value.text ?? '').includes('TLS_BEFORE')) return true;
  return document
    .callsNamed('start_tls')
    .some(({ receiver }) => receiver?.originCall()?.range.start === call.range.start);
}

/** FTP without a password is the anonymous login, which has nothing to hide. */
function sendsPassword(call: PythonCall, [keyword, position]: Protocol['password']): boolean {
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
  return document.callsNamed(...upgrade).some(({ receiver }) => {
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
