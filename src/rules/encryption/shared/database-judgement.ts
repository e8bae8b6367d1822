import type { Severity } from '../../../core/finding';
import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type {
  ConstantValue,
  PythonArgument,
  PythonCall,
  PythonDocument,
  PythonString,
} from '../../../lang/python/types';
import { dictEntry } from '../../shared/dict-entry';
import {
  CLIENTS,
  ODBC_SERVER,
  OPTIONAL_TLS,
  PLAIN_DATABASE_URL,
  PLAIN_DSN,
  PLAIN_ODBC,
  type Client,
} from './database-clients';
import { hostOf, reachOf, type Reach } from '../../shared/hosts';

/** A connection that is not encrypted: because somebody said so, or because nobody said anything. */
export type DatabaseFinding =
  | {
      readonly at: Range;
      readonly message: 'disabled' | 'optional';
      readonly severity: Severity;
      readonly data: { readonly what: string };
      readonly fix?: FixProposal | undefined;
    }
  | {
      readonly at: Range;
      readonly message: 'plain';
      readonly data: { readonly callee: string; readonly host: string };
    };

/** A switch that somebody has set is worth a word wherever the server may be, but on this machine. */
function severityFor(reach: Reach): 'warning' | 'info' | undefined {
  if (reach === 'loopback') return undefined;
  return reach === 'private' ? 'info' : 'warning';
}

/** The farthest of several servers. */
function reachOfAll(hosts: readonly string[]): Reach {
  const reaches = hosts.map((host) => (host.startsWith('/') ? 'loopback' : reachOf(host)));
  for (const reach of ['public', 'unknown', 'example', 'private'] as const) if (reaches.includes(reach)) return reach;
  return reaches.length === 0 ? 'unknown' : 'loopback';
}

function hostsOf(value: ConstantValue): readonly string[] {
  if (Array.isArray(value)) return (value as readonly ConstantValue[]).flatMap(hostsOf);
  // A server of a search engine: `{"host": "search", "port": 9200}`.
  if (value instanceof Map) return hostsOf((value.get('host') as ConstantValue | undefined) ?? []);
  if (typeof value !== 'string') return [];
  if (value.includes('://')) return [hostOf(value)?.host ?? '{}'];
  return value.split(',').map((host) => host.trim().replace(/:\d{1,5}$/, ''));
}

/** Judges the text of a string as it is written, so that an f-string with a password in it is read too. */
export function judgeText(source: string, { range }: PythonString): DatabaseFinding | undefined {
  const written = source.slice(range.start, range.end);
  const text = withoutLogin(written)
    .replace(/^[a-zA-Z]{0,2}(?:"""|'''|"|')/, '')
    .replace(/(?:"""|'''|"|')$/, '');
  const isDsn = /\b(?:host|dbname|user)=/.test(text);
  const odbc = ODBC_SERVER.exec(text)?.[1];
  const what =
    PLAIN_DATABASE_URL.exec(text)?.[1] ??
    (isDsn ? PLAIN_DSN.exec(text)?.[1] : undefined) ??
    (odbc === undefined ? undefined : PLAIN_ODBC.exec(text)?.[1]);
  if (what === undefined) return undefined;
  const host = text.includes('://')
    ? (hostOf(text)?.host ?? '{}')
    : (odbc ?? /\bhost=(\S+)/.exec(text)?.[1] ?? 'localhost');
  const severity = severityFor(reachOfAll([host]));
  if (severity === undefined) return undefined;
  const start = range.start + written.indexOf(what);
  const at = { start, end: start + what.length };
  return {
    at,
    message: messageFor(what),
    severity,
    data: { what },
    fix: what.startsWith('sslmode=') ? requireTls(at, 'sslmode=require') : undefined,
  };
}

/** `f"postgresql://{os.environ['USER']}:{password}@host/rows"` with as many letters in place of the fields. */
function withoutLogin(written: string): string {
  return written.replace(/(?<=:\/\/)(?:\{[^{}\n]{0,120}\}|[^\s"'@/{}]){1,200}(?=@)/, (login) =>
    '_'.repeat(login.length),
  );
}

function messageFor(what: string): 'disabled' | 'optional' {
  return OPTIONAL_TLS.test(what) ? 'optional' : 'disabled';
}

function requireTls(range: Range, text: string): FixProposal {
  return { title: `Write ${text}`, safety: 'unsafe', edits: [{ range, text }] };
}

/** The servers that a call names. Undefined: it names none, so it connects to this machine. */
function serversOf(call: PythonCall, client: Client): Reach | undefined {
  const named = client.hosts.flatMap(([keyword, position]) => call.argument(keyword, position) ?? []);
  if (named.length > 0) return reachOfAll(named.flatMap(({ value }) => hostsOf(value.value()?.value ?? '{}')));
  const first = call.arguments[0];
  // The DSN in front, or settings from elsewhere, may name one.
  return call.hasUnknownArguments || (first !== undefined && first.name === undefined) ? 'unknown' : undefined;
}

/** What a call of one of CLIENTS does without encryption. */
export function judgeCall(call: PythonCall): DatabaseFinding | undefined {
  const client = CLIENTS.get(call.name ?? '');
  return client && (judgeSwitches(call, client) ?? judgeDefault(call, client));
}

/** `create_engine(url, connect_args={"sslmode": "disable"})`. */
export function judgeEngine(call: PythonCall): DatabaseFinding | undefined {
  const argument = call.argument('connect_args');
  if (argument === undefined) return undefined;
  const mode = dictEntry(argument.value, 'sslmode') ?? dictEntry(argument.value, 'ssl_mode');
  const isOff = typeof mode === 'string' && /^(?:disabled?|allow|prefer(?:red)?)$/i.test(mode);
  if (!isOff && dictEntry(argument.value, 'ssl_disabled') !== true) return undefined;
  const url = call.argument('url', 0)?.value.stringValue()?.value;
  const severity = severityFor(reachOfAll(url === undefined ? [] : hostsOf(url)));
  return severity && { at: argument.range, message: 'disabled', severity, data: { what: 'connect_args' } };
}

/** The URL of a database, out of a variable. */
export function judgeUrl(url: string, at: Range): DatabaseFinding | undefined {
  const what = PLAIN_DATABASE_URL.exec(url)?.[1];
  const severity = what === undefined ? undefined : severityFor(reachOfAll(hostsOf(url)));
  return what === undefined ? undefined : severity && { at, message: messageFor(what), severity, data: { what } };
}

function judgeSwitches(call: PythonCall, client: Client): DatabaseFinding | undefined {
  for (const [keyword, { off, instead }] of Object.entries(client.switches)) {
    const argument = call.argument(keyword);
    const value = argument?.value.value()?.value;
    if (argument === undefined || value === undefined || !off.test(textOf(value))) continue;
    const reach = serversOf(call, client);
    const severity = reach && severityFor(reach);
    if (severity === undefined) return undefined;
    const what = `${keyword}=${textOf(value)}`;
    return {
      at: argument.range,
      message: messageFor(what),
      severity,
      data: { what },
      fix: switchOn(call, argument, value, instead),
    };
  }
  return undefined;
}

function textOf(value: ConstantValue): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

function switchOn(
  call: PythonCall,
  argument: PythonArgument,
  value: ConstantValue,
  instead: string,
): FixProposal | undefined {
  if (!call.arguments.includes(argument) || !/^(?:string|boolean)$/.test(argument.value.kind)) return undefined;
  const text = value === 'SASL_PLAINTEXT' ? '"SASL_SSL"' : instead;
  return {
    title: `Set ${argument.name ?? 'it'} to ${text}`,
    safety: 'unsafe',
    edits: [{ range: argument.value.range, text }],
  };
}

/** Clients that send in the clear by themselves, to servers that are out on the internet for certain. */
function judgeDefault(call: PythonCall, client: Client): DatabaseFinding | undefined {
  const { encryptedBy } = client;
  if (encryptedBy === undefined || call.hasUnknownArguments) return undefined;
  if (call.arguments.some(({ name }) => name !== undefined && encryptedBy.test(name))) return undefined;
  const argument = client.hosts.flatMap(([keyword, position]) => call.argument(keyword, position) ?? [])[0];
  const value = argument?.value.value()?.value;
  if (argument === undefined || value === undefined || isEncryptedUrl(value)) return undefined;
  const port = Number(call.argument('port')?.value.value()?.value);
  if (client.securePorts?.includes(port) === true) return undefined;
  const host = hostsOf(value).find((name) => reachOf(name) === 'public');
  if (host === undefined || /[^\w.:[\]-]/.test(host)) return undefined;
  return { at: argument.range, message: 'plain', data: { callee: call.callee.text, host } };
}

/** `mongodb+srv://` encrypts by itself; a URL may also say so. */
function isEncryptedUrl(value: ConstantValue): boolean {
  return (
    typeof value === 'string' && /^(?:mongodb\+srv|rediss|https|clickhouses):\/\/|[?&](?:tls|ssl|secure)=/.test(value)
  );
}

export const MQTT_CONNECT = ['connect', 'connect_async'].map((name) => `paho.mqtt.client.Client().${name}`);

/** A client of MQTT that connects to a server on the internet, and is told of no certificate. */
export function judgeMqtt(document: PythonDocument, call: PythonCall): DatabaseFinding | undefined {
  const argument = call.argument('host', 0);
  const host = argument?.value.stringValue()?.value ?? '';
  if (argument === undefined || reachOf(host) !== 'public') return undefined;
  const isTold = document
    .callsNamed('tls_set', 'tls_set_context')
    .some(({ receiver }) => receiver?.text === call.receiver?.text);
  return isTold ? undefined : { at: argument.range, message: 'plain', data: { callee: call.callee.text, host } };
}

/** `Elasticsearch([{"host": "…", "scheme": "http"}])`. */
export function judgeSchemes(call: PythonCall): DatabaseFinding | undefined {
  for (const server of call.argument('hosts', 0)?.value.elements() ?? []) {
    const scheme = server.entry('scheme');
    const severity = severityFor(reachOfAll(hostsOf(server.entry('host')?.value()?.value ?? '{}')));
    if (scheme === undefined || severity === undefined || scheme.stringValue()?.value !== 'http') continue;
    return { at: scheme.range, message: 'disabled', severity, data: { what: 'scheme=http' } };
  }
  return undefined;
}

export function judgeSettings(call: PythonCall): DatabaseFinding | undefined {
  const argument = call.argument('conf', 0);
  if (argument === undefined) return undefined;
  const { value, range: at } = argument;
  const protocol = dictEntry(value, 'security.protocol');
  const hosts = hostsOf(dictEntry(value, 'bootstrap.servers') ?? '{}');
  if (typeof protocol === 'string') {
    const severity = /^(?:sasl_)?plaintext$/i.test(protocol) ? severityFor(reachOfAll(hosts)) : undefined;
    return severity && { at, message: 'disabled', severity, data: { what: `security.protocol=${protocol}` } };
  }
  // Where a value is not known, that of the protocol may be among them.
  const host = value.value() === undefined ? undefined : hosts.find((name) => reachOf(name) === 'public');
  return host === undefined ? undefined : { at, message: 'plain', data: { callee: call.callee.text, host } };
}
