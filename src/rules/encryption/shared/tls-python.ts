import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { isLoopbackUrl } from '../../shared/hosts';
import { usualValue, type UsualValue } from '../../shared/usual-value';

/** A place that switches the check of certificates off. `what` is shown in the message. */
export interface Disabling {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
  /** What the switch is set to, where that is a constant. */
  readonly usual?: UsualValue | undefined;
}

type Switch = Readonly<Record<string, (value: PythonExpression) => boolean>>;

const isFalse = (value: PythonExpression): boolean => {
  const usual = usualValue(value)?.value;
  return usual === false || usual === 0;
};
const isTrue = (value: PythonExpression): boolean => usualValue(value)?.value === true;
const isCertNone = (value: PythonExpression): boolean =>
  value.stringValue()?.value === 'CERT_NONE' || value.qualifiedName() === 'ssl.CERT_NONE';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'stream'];
const VERIFY: Switch = { verify: isFalse };
const SSL: Switch = { ssl: isFalse, verify_ssl: isFalse };
const CERT_REQS: Switch = { cert_reqs: isCertNone };
const MONGO: Switch = {
  tlsInsecure: isTrue,
  tlsAllowInvalidCertificates: isTrue,
  tlsAllowInvalidHostnames: isTrue,
};
const REDIS: Switch = {
  ssl_cert_reqs: (value) => value.kind === 'none' || value.stringValue()?.value === 'none' || isCertNone(value),
};

function eachVerb(prefix: string, keywords: Switch): readonly (readonly [string, Switch])[] {
  return VERBS.map((verb) => [`${prefix}.${verb}`, keywords]);
}

/** Opens the connections of a session, whatever their address. */
const CONNECTOR = 'aiohttp.TCPConnector';

/** Calls by qualified name, and the keywords that switch the check off there. */
const CALLS = new Map<string, Switch>([
  ...eachVerb('requests', VERIFY),
  ...eachVerb('requests.Session()', VERIFY),
  ...eachVerb('requests.session()', VERIFY),
  ...eachVerb('httpx', VERIFY),
  ['httpx.Client', VERIFY],
  ['httpx.AsyncClient', VERIFY],
  ['httpx.HTTPTransport', VERIFY],
  ['httpx.AsyncHTTPTransport', VERIFY],
  [CONNECTOR, SSL],
  ...eachVerb('aiohttp.ClientSession()', SSL),
  ...['PoolManager', 'ProxyManager', 'HTTPSConnectionPool', 'connection_from_url'].map(
    (name) => [`urllib3.${name}`, CERT_REQS] as const,
  ),
  ['boto3.client', VERIFY],
  ['boto3.resource', VERIFY],
  ['boto3.Session().client', VERIFY],
  ['boto3.session.Session().client', VERIFY],
  ['hvac.Client', VERIFY],
  ['kfp.Client', { verify_ssl: isFalse }],
  ['elasticsearch.Elasticsearch', { verify_certs: isFalse }],
  ['opensearchpy.OpenSearch', { verify_certs: isFalse }],
  ['minio.Minio', { cert_check: isFalse }],
  ['gradio_client.Client', { ssl_verify: isFalse }],
  ['snowflake.connector.connect', { insecure_mode: isTrue }],
  ...['pymongo.MongoClient', 'pymongo.AsyncMongoClient', 'motor.motor_asyncio.AsyncIOMotorClient'].map(
    (name) => [name, MONGO] as const,
  ),
  ...['redis.Redis', 'redis.StrictRedis', 'redis.asyncio.Redis', 'redis.from_url', 'redis.Redis.from_url'].map(
    (name) => [name, REDIS] as const,
  ),
  ...['kafka.KafkaProducer', 'kafka.KafkaConsumer', 'kafka.KafkaAdminClient'].map(
    (name) => [name, { ssl_check_hostname: isFalse }] as const,
  ),
]);

/** What must occur in a text for one of these to switch anything off. */
export const TLS_TRIGGERS: readonly string[] = [
  ...[...CALLS].flatMap(([name, keywords]) =>
    Object.keys(keywords).map((keyword) => `${name.replaceAll('()', '')} ${keyword}`),
  ),
  ...['requests', 'httpx'].map((client) => `${client} verify`),
  ...['CERT_NONE', '_create_unverified_context', '_create_stdlib_context'],
];

export function disablingCalls(document: PythonDocument): readonly Disabling[] {
  return document.calls(...CALLS.keys()).flatMap((call) => {
    if (call.arguments.some(({ value }) => isLoopbackUrl(value.stringValue()?.value ?? ''))) return [];
    if (call.name === CONNECTOR && isPlainOnly(document)) return [];
    const keywords = Object.entries(CALLS.get(call.name ?? '') ?? {});
    return keywords.flatMap(([keyword, isOff]) => {
      const argument = call.argument(keyword);
      if (argument === undefined || !isOff(argument.value)) return [];
      const usual = usualValue(argument.value);
      const fix = usual?.isDefault === true ? undefined : leaveOut(call, argument);
      return [{ at: argument.range, what: `${keyword}=${shorten(argument.value.text)}`, fix, usual }];
    });
  });
}

/** Whether every address that a file writes is a plain one: there is no certificate to check then. */
function isPlainOnly({ strings, text }: PythonDocument): boolean {
  const starts = strings.flatMap(({ range }) => {
    const scheme = /^[a-z]{0,2}["']{1,3}(https?|wss?)\b/i.exec(text.slice(range.start, range.start + 12))?.[1];
    return scheme === undefined ? [] : [scheme.toLowerCase()];
  });
  return starts.length > 0 && starts.every((scheme) => scheme === 'http' || scheme === 'ws');
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  // An argument out of a `**kwargs` dictionary is not one of the call's own.
  if (argument.name === undefined || !call.arguments.includes(argument)) return undefined;
  return { title: `Remove ${argument.name}`, safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

const UNVERIFIED = new Set(['ssl._create_unverified_context', 'ssl._create_stdlib_context']);
/** Contexts of clients. Those of servers ask no client for a certificate unless told to. */
const CLIENT_CONTEXT =
  /^ssl\.(?:create_default_context|SSLContext|_create_unverified_context)\(\)\.(verify_mode|check_hostname)$/;
/** What the last segment of a target must be for it to switch anything. */
const SWITCH = /\.(?:verify|verify_mode|check_hostname)$/;
const SESSION = /^(?:requests\.[Ss]ession|httpx\.(?:Async)?Client)\(\)\.verify$/;

/** Unverified contexts, and attributes that switch the check off: `session.verify = False`. */
export function disablingAssignments(document: PythonDocument): readonly Disabling[] {
  const calls = document
    .calls(...UNVERIFIED)
    .map((call) => replaceBy('ssl.create_default_context', call.callee, call.range));
  const assigned = document.assignments.flatMap((assignment): readonly Disabling[] => {
    const { targetText, range } = assignment;
    if (!SWITCH.test(targetText) && !document.text.slice(range.start, range.end).includes('_context')) return [];
    const { target, value } = assignment;
    if (UNVERIFIED.has(value.qualifiedName() ?? '') && value.kind !== 'call') {
      return [replaceBy('ssl.create_default_context', value, range)];
    }
    const name = target.qualifiedName() ?? '';
    if (SESSION.test(name) && value.value() !== undefined && isFalse(value)) return [replaceBy('True', value, range)];
    const attribute = CLIENT_CONTEXT.exec(name)?.[1];
    if (attribute === undefined || isServerContext(target)) return [];
    if (attribute === 'verify_mode' && isCertNone(value)) return [{ at: range, what: 'CERT_NONE', fix: undefined }];
    return [];
  });
  return [...calls, ...assigned];
}

function replaceBy(text: string, expression: PythonExpression, at: Range): Disabling {
  const what = shorten(expression.text);
  const fix: FixProposal = {
    title: `Use ${text}`,
    safety: 'unsafe',
    edits: [{ range: expression.range, text }],
    ...(text.startsWith('ssl.') ? { imports: [{ module: 'ssl' }] } : {}),
  };
  return { at, what: what === 'False' ? 'verify = False' : what, fix };
}

function isServerContext(target: PythonExpression): boolean {
  return /SERVER|CLIENT_AUTH/.test(target.receiver?.originCall()?.arguments[0]?.value.text ?? '');
}

/** Never longer than a line of a message should be. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
