import type { Severity } from '../../../core/finding';
import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** A place that keeps something out of the logs. */
export interface Silence {
  readonly at: Range;
  readonly what: string;
  readonly fix?: FixProposal | undefined;
  readonly severity?: Severity;
}

/** Servers, and the keywords with which they leave out the line for each request. */
const ACCESS_KEYWORDS: readonly { readonly calls: readonly string[]; readonly keyword: string }[] = [
  {
    calls: ['uvicorn.run', 'uvicorn.Config', 'sanic.Sanic().run', 'sanic.Sanic().prepare', 'litserve.LitServer().run'],
    keyword: 'access_log',
  },
  { calls: ['aiohttp.web.run_app', 'aiohttp.web.AppRunner'], keyword: 'access_log' },
];
const LEVEL_CALLS = ['uvicorn.run', 'uvicorn.Config', 'litserve.LitServer().run'];
const LEVELS: Readonly<Record<string, number>> = {
  ...{ NOTSET: 0, TRACE: 5, DEBUG: 10, INFO: 20, WARNING: 30, WARN: 30, ERROR: 40, CRITICAL: 50, FATAL: 50 },
};
/** Loggers that write down who asked for what. */
const ACCESS_LOGGER =
  /^(?:.*\.)?(?:access|audit|security)(?:\.|$)|^(?:werkzeug|django\.(?:server|security|request))$|audit/;
/** Calls that stop the records of a cloud account; the modules that they belong to are asked for. */
const CLOUD_STOPS = [
  ...[
    'stop_logging',
    'delete_trail',
    'delete_flow_logs',
    'stop_configuration_recorder',
    'delete_configuration_recorder',
  ],
  ...['delete_model_invocation_logging_configuration', 'delete_event_data_store', 'stop_event_data_store_ingestion'],
];
const CLOUD_OFF = ['enable_file_validation', 'enable_log_file_validation', 'include_global_service_events'];

/** `logging.disable()`, and the root logger at a level that nothing reaches. */
export function silencedLogs(document: PythonDocument): readonly Silence[] {
  const disabled = document.calls('logging.disable').flatMap((call): readonly Silence[] => {
    const level = call.argument('level', 0);
    if (level !== undefined && (levelOf(level.value) ?? 0) < 50 && level.value.text !== 'sys.maxsize') return [];
    const place = level?.value.range ?? { start: call.range.end - 1, end: call.range.end - 1 };
    const fix = propose('Switch the logs on again', place, 'logging.NOTSET', call.callee.text === 'logging.disable');
    return [{ at: call.range, what: textOf(document, call.range), fix }];
  });
  const silenced = document.callsNamed('setLevel').flatMap((call): readonly Silence[] => {
    const level = call.argument('level', 0);
    const isRoot = /^logging\.(?:getLogger\(\)|root)\.setLevel$/.test(call.name ?? '');
    if (level === undefined || !isRoot || (levelOf(level.value) ?? 0) < 50) return [];
    if (loggerOf(call.receiver) !== '') return [];
    const fix = propose('Log from INFO on', level.value.range, 'logging.INFO', level.value.text.startsWith('logging.'));
    return [{ at: call.range, what: textOf(document, call.range), fix }];
  });
  const configured = [...document.calls('logging.basicConfig'), ...document.calls(...LEVEL_CALLS)].flatMap(
    (call): readonly Silence[] => {
      const level = call.argument('level') ?? call.argument('log_level');
      return level !== undefined && (levelOf(level.value) ?? 0) >= 50
        ? [{ at: level.range, what: textOf(document, level.range), fix: leaveOut(call, level) }]
        : [];
    },
  );
  const switched = document.assignments.flatMap(({ targetText, target, value, range }): readonly Silence[] => {
    if (!targetText.endsWith('.disabled') || value.value()?.value !== true) return [];
    const name = loggerOf(target.receiver);
    const isApp = /(?:^|\.)(?:app|current_app)\.logger$/.test(target.receiver?.text ?? '');
    return name === '' || isApp ? [{ at: range, what: textOf(document, range) }] : [];
  });
  return [...disabled, ...silenced, ...configured, ...switched];
}

/** What leaves out the line for each request, or the audit log. */
export function silencedRequests(document: PythonDocument): readonly Silence[] {
  // Whoever writes lines of their own for each request has no need of the server's.
  const hasOwn =
    /@\w+\.(?:middleware|after_request)\b|BaseHTTPMiddleware|add_middleware\([^)\n]*[Ll]og/.test(document.text) &&
    /log/i.test(document.text);
  const severity = hasOwn ? 'info' : 'warning';
  const keywords = ACCESS_KEYWORDS.flatMap(({ calls, keyword }) =>
    document.calls(...calls).flatMap((call): readonly Silence[] => {
      const argument = call.argument(keyword);
      const value = argument?.value.value()?.value;
      return argument !== undefined && (value === false || value === null)
        ? [{ at: argument.range, what: textOf(document, argument.range), fix: leaveOut(call, argument), severity }]
        : [];
    }),
  );
  const levels = document.callsNamed('setLevel').flatMap((call): readonly Silence[] => {
    const level = call.argument('level', 0);
    const name = loggerOf(call.receiver);
    if (level === undefined || name === undefined || !ACCESS_LOGGER.test(name)) return [];
    return (levelOf(level.value) ?? 0) >= 30 ? [{ at: call.range, what: textOf(document, call.range), severity }] : [];
  });
  const switched = document.assignments.flatMap(({ targetText, target, value, range }): readonly Silence[] => {
    const isOff = targetText.endsWith('.disabled') ? value.value()?.value === true : false;
    const name = isOff ? loggerOf(target.receiver) : undefined;
    return name !== undefined && ACCESS_LOGGER.test(name)
      ? [{ at: range, what: textOf(document, range), severity }]
      : [];
  });
  const existing = document.strings
    .filter(
      ({ value, range }) =>
        value === 'disable_existing_loggers' && /^\s*:\s*True\b/.test(document.text.slice(range.end, range.end + 20)),
    )
    .filter(() => /audit/i.test(document.text))
    .map(({ range }) => ({ at: range, what: 'disable_existing_loggers' }));
  return [...keywords, ...levels, ...switched, ...existing];
}

/** Calls and settings that stop the records of a cloud account. */
export function cloudStops(document: PythonDocument): readonly Silence[] {
  const isCloud = ['boto3', 'aws_cdk', 'pulumi', 'pulumi_aws', 'aioboto3'].some((module) =>
    document.importsModule(module),
  );
  if (!isCloud) return [];
  const stopped = document.callsNamed(...CLOUD_STOPS).map((call) => ({ at: call.range, what: `${call.method}()` }));
  const emptied = document.callsNamed('put_bucket_logging').flatMap((call) => {
    const status = call.argument('BucketLoggingStatus');
    return status?.value.text.replace(/\s/g, '') === '{}' ? [{ at: call.range, what: 'BucketLoggingStatus={}' }] : [];
  });
  const off = document.callsNamed('Trail', 'create_trail', 'update_trail').flatMap((call) =>
    [...CLOUD_OFF, 'EnableLogFileValidation', 'IncludeGlobalServiceEvents', 'enable_logging'].flatMap((keyword) => {
      const argument = call.argument(keyword);
      return argument?.value.value()?.value === false
        ? [{ at: argument.range, what: textOf(document, argument.range) }]
        : [];
    }),
  );
  const levels = document.callsNamed('StageOptions', 'MethodDeploymentOptions').flatMap((call) => {
    const argument = call.argument('logging_level');
    return argument?.value.text.endsWith('MethodLoggingLevel.OFF') === true
      ? [{ at: argument.range, what: textOf(document, argument.range) }]
      : [];
  });
  return [...stopped, ...emptied, ...off, ...levels];
}

/** The name of the logger that an expression is; empty for the root, undefined where it is none or not known. */
function loggerOf(expression: PythonExpression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  if (/^logging\.root$/.test(expression.qualifiedName() ?? '')) return '';
  const made = expression.originCall();
  if (made?.name !== 'logging.getLogger') return undefined;
  const name = made.argument('name', 0);
  return name === undefined ? '' : name.value.stringValue()?.value;
}

function levelOf(expression: PythonExpression): number | undefined {
  const known = expression.value()?.value;
  if (typeof known === 'number') return known;
  // `logging.CRITICAL + 1`.
  if (/^logging\.(?:CRITICAL|FATAL)\s*\+/.test(expression.text)) return 51;
  const name = typeof known === 'string' ? known : (expression.qualifiedName() ?? '');
  return LEVELS[name.split('.').at(-1)?.toUpperCase() ?? ''];
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument)) return undefined;
  return { title: 'Keep the log', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

function propose(title: string, range: Range, text: string, isFit: boolean): FixProposal | undefined {
  return isFit ? { title, safety: 'unsafe', edits: [{ range, text }] } : undefined;
}

function textOf({ text }: PythonDocument, { start, end }: Range): string {
  return text.slice(start, end).slice(0, 60);
}
