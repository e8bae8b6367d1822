import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonDocument, PythonExpression } from '../../../lang/python/types';
import { hostOf, reachOf } from '../../shared/hosts';
import { keyedValues } from '../../shared/keyed-values';
import { pythonEnvironment } from '../../shared/python-environment';

/** A connection to a cluster out on the internet that is not encrypted. */
export interface ClusterConnection {
  readonly at: Range;
  readonly host: string;
  readonly instead: string;
}

/** A setting that leaves what the machines of a cluster tell each other readable. */
export interface ClusterSetting {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

/** Clients: where the address stands, its scheme, what encrypts, and the keyword or variable that says so. */
const CLIENTS = [
  {
    names: ['dask.distributed.Client', 'distributed.Client', 'dask.distributed.get_client'],
    keyword: 'address',
    scheme: /^(?:tcp:\/\/|(?!\w+:\/\/))/,
    encryptedBy: 'security',
    instead: '`tls://` with a `Security` of your certificates',
  },
  {
    names: ['ray.init', 'ray.util.connect', 'ray.client'],
    keyword: 'address',
    scheme: /^ray:\/\//,
    encryptedBy: 'RAY_USE_TLS',
    instead: '`RAY_USE_TLS=1` with certificates on both sides, or a tunnel',
  },
] as const;
const GROUPS = ['torch.distributed.init_process_group', 'deepspeed.init_distributed'];

/** Settings of Spark and Dask that encrypt, and the one by which machines know each other. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...['spark.ssl.enabled', 'spark.network.crypto.enabled', 'spark.io.encryption.enabled', 'spark.authenticate'],
  ...['spark.network.crypto.saslFallback.enabled', 'spark.authenticate.enableSaslEncryption', 'spark.ssl.ui.enabled'],
  'distributed.comm.require-encryption',
]);
/** What is better off than on. */
const FALLBACK = 'spark.network.crypto.saslFallback.enabled';

export function clusterConnections(document: PythonDocument): readonly ClusterConnection[] {
  const isTls = pythonEnvironment(document).some(({ name, value }) => {
    const text = value.stringValue()?.value;
    return name === 'RAY_USE_TLS' && text !== '0';
  });
  const clients = CLIENTS.flatMap(({ names, keyword, scheme, encryptedBy, instead }) =>
    document.calls(...names).flatMap((call) => {
      const argument = call.argument(keyword, 0);
      const host = argument && publicHost(argument.value, scheme);
      if (host === undefined || call.argument(encryptedBy) !== undefined || call.hasUnknownArguments) return [];
      return encryptedBy === 'RAY_USE_TLS' && isTls ? [] : [{ at: argument?.range ?? call.range, host, instead }];
    }),
  );
  const groups = document.calls(...GROUPS).flatMap((call) => {
    const argument = call.argument('init_method', 1);
    const host = argument && publicHost(argument.value, /^tcp:\/\//);
    return argument === undefined || host === undefined
      ? []
      : [{ at: argument.range, host, instead: 'a private network or a VPN: torch.distributed cannot encrypt' }];
  });
  return [...clients, ...groups];
}

function publicHost(expression: PythonExpression, scheme: RegExp): string | undefined {
  const address = expression.stringValue()?.value;
  if (address === undefined || !scheme.test(address)) return undefined;
  const host = hostOf(address.includes('://') ? address : `tcp://${address}`)?.host;
  return host !== undefined && reachOf(host) === 'public' ? host : undefined;
}

export function clusterSettings(document: PythonDocument): readonly ClusterSetting[] {
  const isLocal = /["']local(?:\[[\d*]{1,4}\])?["']/.test(document.text);
  const keyed = keyedValues(document, SETTINGS).flatMap(({ key, value, valueRange, at }) => {
    const isOff = new RegExp(key === FALLBACK ? '^true$' : '^false$', 'i').test(value);
    if (!isOff || (isLocal && key.startsWith('spark.'))) return [];
    const written = document.text.slice(valueRange.start, valueRange.end);
    return [{ at, what: `${key}=${value}`, fix: flip(valueRange, written) }];
  });
  const securities = document.calls(
    'dask.distributed.Security',
    'distributed.Security',
    'distributed.security.Security',
  );
  const unrequired = securities.flatMap((call) => {
    const argument = call.argument('require_encryption', 0);
    if (argument?.value.value()?.value !== false) return [];
    const fix = argument.value.kind === 'boolean' ? flip(argument.value.range, 'False') : undefined;
    return [{ at: argument.range, what: 'require_encryption=False', fix }];
  });
  return [...keyed, ...unrequired];
}

function flip(range: Range, written: string): FixProposal {
  const text = written.replace(/\w+/, (word) => (/^f/i.test(word) ? 'true' : 'false'));
  const cased = /True|False/.test(written)
    ? text.replace(/\w+/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
    : text;
  return { title: `Write ${cased}`, safety: 'unsafe', edits: [{ range, text: cased }] };
}
