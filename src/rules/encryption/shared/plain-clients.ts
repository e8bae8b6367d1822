import type { Range } from '../../../core/range';
import type { Severity } from '../../../core/finding';
import type { FixProposal } from '../../../engine/rule';
import type { PythonCall, PythonDocument } from '../../../lang/python/types';
import { hostOf, reachOf } from '../../shared/hosts';
import { keyedValues } from '../../shared/keyed-values';
import { usualValue } from '../../shared/usual-value';

/** A keyword that makes a client or a store of the cloud talk without encryption. */
interface PlainClient {
  readonly keyword: string;
  /** The value that switches encryption off, as text. */
  readonly off: string;
  readonly instead: string;
  /** Where the server is named; left out, it is one of the cloud's own. */
  readonly host?: readonly [keyword: string, position?: number];
  /** Whether it is off where nobody says anything. */
  readonly isDefault?: boolean;
}

export interface PlainSwitch {
  readonly at: Range;
  readonly what: string;
  readonly severity: Severity;
  readonly fix: FixProposal | undefined;
}

const AMAZON: PlainClient = { keyword: 'use_ssl', off: 'false', instead: 'True', host: ['endpoint_url'] };
const TRITON: PlainClient = { keyword: 'ssl', off: 'false', instead: 'True', host: ['url', 0], isDefault: true };

const CLIENTS: ReadonlyMap<string, PlainClient> = new Map<string, PlainClient>([
  ...[
    ...[
      'boto3',
      'boto3.Session()',
      'boto3.session.Session()',
      'aioboto3.Session()',
      'aiobotocore.session.get_session()',
    ],
    ...['botocore.session.get_session()', 'botocore.session.Session()'],
  ].flatMap((maker) =>
    ['client', 'resource', 'create_client'].map((method): [string, PlainClient] => [`${maker}.${method}`, AMAZON]),
  ),
  ['s3fs.S3FileSystem', AMAZON],
  ['s3fs.core.S3FileSystem', AMAZON],
  ['fsspec.filesystem', AMAZON],
  ['boto.connect_s3', { keyword: 'is_secure', off: 'false', instead: 'True', host: ['host'] }],
  ['pyarrow.fs.S3FileSystem', { keyword: 'scheme', off: 'http', instead: '"https"', host: ['endpoint_override'] }],
  ['minio.Minio', { keyword: 'secure', off: 'false', instead: 'True', host: ['endpoint', 0] }],
  ['minio.api.Minio', { keyword: 'secure', off: 'false', instead: 'True', host: ['endpoint', 0] }],
  ['minio.MinioAdmin', { keyword: 'secure', off: 'false', instead: 'True', host: ['endpoint', 0] }],
  ['tritonclient.http.InferenceServerClient', TRITON],
  ['tritonclient.http.aio.InferenceServerClient', TRITON],
]);

/** Keywords of stores in the cloud that mean the same wherever they stand, and are off where they are false. */
const STORES = ['enable_https_traffic_only', 'https_traffic_only_enabled', 'enforce_ssl', 'enforce_https'];
const STORE_METHODS = [
  ...['StorageAccountCreateParameters', 'StorageAccountUpdateParameters', 'StorageAccount', 'Account', 'Bucket'],
  ...['Queue', 'Topic', 'Domain', 'DomainDomainEndpointOptionsArgs', 'StorageAccountPropertiesCreateParameters'],
];
const STORE_KEYS: ReadonlySet<string> = new Set([...STORES, 'enableHttpsTrafficOnly', 'supportsHttpsTrafficOnly']);
/** Account keys go along with each request of such a connection. */
const AZURE_CONNECTION = /\bDefaultEndpointsProtocol=http(?=;|$)/i;
const EMULATOR = /devstoreaccount1|UseDevelopmentStorage|:\/\/(?:127\.|localhost|azurite)/i;

/** What must occur in a text for one of these to be there. */
export const PLAIN_CLIENT_TRIGGERS: readonly string[] = [
  ...[...CLIENTS].map(([name, { keyword, isDefault }]) =>
    isDefault === true ? name : `${name.replaceAll('()', '')} ${keyword}`,
  ),
  ...[...STORE_KEYS, 'DefaultEndpointsProtocol=http'],
];

export function plainSwitches(document: PythonDocument): readonly PlainSwitch[] {
  const clients = document.calls(...CLIENTS.keys()).flatMap((call) => {
    const client = CLIENTS.get(call.name ?? '');
    return client === undefined ? [] : judgeClient(call, client);
  });
  const hasStores = [...STORE_KEYS].some((key) => document.text.includes(key));
  const stores = hasStores ? document.callsNamed(...STORE_METHODS).flatMap(judgeStore) : [];
  const keyed = hasStores
    ? keyedValues(document, STORE_KEYS)
        .filter(({ value }) => value === 'False')
        .map(({ key, at, valueRange }): PlainSwitch => ({
          at,
          what: `${key}=False`,
          severity: 'warning',
          fix: write(valueRange, 'True'),
        }))
    : [];
  // Options that pandas, dask and pyarrow hand on to s3fs.
  const options = document.text.includes('storage_options')
    ? keyedValues(document, new Set(['use_ssl']))
        .filter(({ value }) => value === 'False')
        .map(({ at, valueRange }): PlainSwitch => ({
          at,
          what: 'use_ssl=False',
          severity: 'info',
          fix: write(valueRange, 'True'),
        }))
    : [];
  return [...clients, ...stores, ...keyed, ...options, ...connectionStrings(document)];
}

function judgeClient(call: PythonCall, client: PlainClient): readonly PlainSwitch[] {
  const { keyword, off, instead, host, isDefault } = client;
  const argument = call.argument(keyword);
  const server = host && call.argument(...host);
  const address = server?.value.stringValue()?.value;
  const name =
    address === undefined ? undefined : (hostOf(address.includes('://') ? address : `http://${address}`)?.host ?? '');
  const reach = server === undefined ? 'public' : name === undefined ? 'unknown' : reachOf(name);
  // An address with a scheme decides by that.
  if (reach === 'loopback' || reach === 'private' || address?.startsWith('http') === true) return [];
  if (argument === undefined) {
    if (isDefault !== true || reach !== 'public' || server === undefined || call.hasUnknownArguments) return [];
    const fix: FixProposal = {
      title: `Add ${keyword}=${instead}`,
      safety: 'unsafe',
      edits: [call.appendArgument(`${keyword}=${instead}`)],
    };
    return [{ at: server.range, what: `${call.callee.text}(…)`, severity: 'warning', fix }];
  }
  const usual = usualValue(argument.value);
  if (textOf(usual?.value) !== off) return [];
  const severity = reach === 'public' && usual?.isDefault !== true ? 'warning' : 'info';
  const isOwn = call.arguments.includes(argument) && /^(?:string|boolean)$/.test(argument.value.kind);
  const fix = isOwn ? write(argument.value.range, instead) : undefined;
  return [{ at: argument.range, what: `${keyword}=${argument.value.text}`, severity, fix }];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'boolean' || typeof value === 'string' ? String(value) : undefined;
}

function judgeStore(call: PythonCall): readonly PlainSwitch[] {
  return STORES.flatMap((keyword): readonly PlainSwitch[] => {
    const argument = call.argument(keyword);
    if (argument?.value.value()?.value !== false) return [];
    const fix = argument.value.kind === 'boolean' ? write(argument.value.range, 'True') : undefined;
    return [{ at: argument.range, what: `${keyword}=False`, severity: 'warning', fix }];
  });
}

function connectionStrings(document: PythonDocument): readonly PlainSwitch[] {
  return document.strings.flatMap(({ range, isDocstring }): readonly PlainSwitch[] => {
    const written = document.text.slice(range.start, range.end);
    const match = isDocstring ? null : AZURE_CONNECTION.exec(written);
    if (match === null || EMULATOR.test(written)) return [];
    const start = range.start + match.index;
    const at = { start, end: start + match[0].length };
    return [{ at, what: match[0], severity: 'warning', fix: write({ start: at.end, end: at.end }, 's') }];
  });
}

function write(range: Range, text: string): FixProposal {
  return { title: 'Switch encryption on', safety: 'unsafe', edits: [{ range, text }] };
}
