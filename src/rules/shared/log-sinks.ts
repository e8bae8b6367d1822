import type { PythonCall, PythonDocument } from '../../lang/python/types';

/** What a call does with what it is given: shows it to whoever runs the program, writes it to a log, sends it to a service. */
export type LogKind = 'print' | 'log' | 'tracking';

/** A call that puts its arguments where many people can read them. */
export interface LogSink {
  readonly call: PythonCall;
  readonly kind: LogKind;
}

const PRINTERS = [
  ...['print', 'pprint.pprint', 'pprint.pp', 'rich.print', 'click.echo', 'click.secho', 'typer.echo', 'typer.secho'],
  ...['tqdm.tqdm.write', 'tqdm.auto.tqdm.write', 'sys.stdout.write', 'sys.stderr.write', 'warnings.warn', 'tf.print'],
  ...[
    'tensorflow.print',
    'icecream.ic',
    'IPython.display.display',
    'streamlit.write',
    'streamlit.text',
    'streamlit.json',
  ],
];
/** Methods of loggers. */
export const LOG_METHODS = [
  ...[
    'debug',
    'info',
    'warning',
    'warn',
    'error',
    'critical',
    'exception',
    'fatal',
    'log',
    'trace',
    'success',
    'notice',
  ],
  ...['msg', 'bind', 'adebug', 'ainfo', 'awarning', 'aerror'],
];
const LOGGER = /(?:^|[._])(?:log|logger|logging|loguru|structlog|_?logs?|app\.logger|audit|absl\.logging)(?:\(\))?$/i;
const LOGGER_NAME =
  /^(?:logging|loguru|structlog|absl\.logging|flask\.Flask\(\)\.logger|tensorflow\.(?:compat\.v1\.)?logging)\b/;
/** Functions and methods that store what they are given beside a run, a trace or a report of an error. */
const TRACKING =
  /^(?:mlflow|wandb|neptune|comet_ml|clearml|aim|dvclive|sentry_sdk|opentelemetry|ddtrace|langfuse|swanlab)\b/;
const TRACKERS = [
  ...[
    'log_param',
    'log_params',
    'log_dict',
    'log_text',
    'set_tag',
    'set_tags',
    'log',
    'init',
    'config.update',
    'update',
  ],
  ...[
    'log_parameter',
    'log_parameters',
    'log_other',
    'log_others',
    'connect',
    'set_context',
    'set_extra',
    'capture_message',
  ],
];
const SPAN_METHODS = ['set_attribute', 'set_attributes', 'add_event'];

/** Calls that print, log or track what they are given, in document order. */
export function logSinks(document: PythonDocument): readonly LogSink[] {
  const printing = document.calls(...PRINTERS).filter((call) => isShown(call));
  const logging = document.callsNamed(...LOG_METHODS).filter(isLogging);
  const tracking = document.callsNamed(...TRACKERS).filter(({ name }) => name !== undefined && TRACKING.test(name));
  const spans = document
    .callsNamed(...SPAN_METHODS)
    .filter(({ receiver }) => receiver !== undefined && /span|event/i.test(receiver.text));
  const sinks = new Map<PythonCall, LogKind>([
    ...printing.map((call): [PythonCall, LogKind] => [call, 'print']),
    ...[...tracking, ...spans].map((call): [PythonCall, LogKind] => [call, 'tracking']),
    ...logging.map((call): [PythonCall, LogKind] => [call, 'log']),
  ]);
  return [...sinks].map(([call, kind]) => ({ call, kind })).sort((a, b) => a.call.range.start - b.call.range.start);
}

/** `print(x, file=handle)` writes a file, which is another matter. */
function isShown(call: PythonCall): boolean {
  const target = call.argument('file')?.value.text;
  return target === undefined || /^sys\.(?:__)?std(?:out|err)/.test(target);
}

function isLogging({ name, receiver }: PythonCall): boolean {
  return (name !== undefined && LOGGER_NAME.test(name)) || (receiver !== undefined && LOGGER.test(receiver.text));
}
