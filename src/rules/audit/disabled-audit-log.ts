import { defineRule } from '../../engine/rule';
import { reachOf } from '../shared/hosts';
import { cloudStops, silencedLogs, silencedRequests } from './shared/silenced-logs';

const NO_ACCESS_LOG = /^--(?:no-access-log|disable-uvicorn-access-log)$/;

/** Whether a server listens where nobody else can ask it. */
function isForThisMachine(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^--host(?:=|$)/.test(word));
  const host = words[at]?.split('=')[1] ?? words[at + 1];
  return at !== -1 && host !== undefined && reachOf(host) === 'loopback';
}

export default defineRule({
  id: 'disabled-audit-log',
  meta: {
    summary: 'Logs that tell who did what are switched off',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [778],
    owaspMl: ['ML05'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    all: '`{what}` switches all logs off, also those of logins, errors and requests: after an attack nobody can tell what happened. Raise the level of the loggers that are too loud instead.',
    access:
      '`{what}` leaves out the record of who asked for what, so copying the model by asking it often is seen by nobody. Keep it, or write a line of your own for each request.',
    cloud:
      '`{what}` stops the record of who did what in the cloud account, which is the first thing an attacker does. Keep it on, and let only few people change it.',
  },
  triggers: [
    ...[
      'logging.disable',
      'access_log',
      'accesslog',
      'getLogger',
      'log_level critical',
      'logging CRITICAL',
      'logger.disabled',
    ],
    ...[
      'no-access-log',
      'disable-uvicorn-access-log',
      'log-level critical',
      'stop_logging',
      'stop-logging',
      'delete_trail',
    ],
    ...['delete-trail', 'flow_logs', 'configuration_recorder', 'disable_existing_loggers', 'MethodLoggingLevel.OFF'],
    ...[
      'enable_file_validation',
      'enable_log_file_validation',
      'put_bucket_logging',
      'delete_model_invocation_logging_configuration',
    ],
  ],
  confirm: (text) =>
    /logging\.disable\s*\(|access_?log|access-log|CRITICAL|FATAL|critical|\.disabled\s*=|stop[_-]logging|delete[_-]trail|flow_logs|configuration_recorder|disable_existing|LoggingLevel|file_validation|setLevel\([^)\n]*(?:ERROR|WARNING|[345]0)|invocation_logging|bucket_logging/.test(
      text,
    ),
  check: {
    python(document, report, context) {
      for (const { at, what, fix } of silencedLogs(document)) {
        report({ at, message: 'all', severity: context.isNotebook ? 'info' : 'warning', data: { what }, fix });
      }
      for (const { at, what, fix, severity } of silencedRequests(document)) {
        report({
          at,
          message: 'access',
          severity: context.isNotebook ? 'info' : (severity ?? 'warning'),
          data: { what },
          fix,
        });
      }
      for (const { at, what } of cloudStops(document)) report({ at, message: 'cloud', data: { what } });
    },
    shell(document, report) {
      for (const command of document.commands) {
        const texts = command.words.map(({ value, text }) => value ?? text);
        const off = command.words.find(({ value }) => NO_ACCESS_LOG.test(value ?? ''));
        if (off !== undefined && !isForThisMachine(texts))
          report({ at: off.range, message: 'access', data: { what: off.text } });
        const level = texts.findIndex((text) => /^--log-level=critical$/i.test(text) || text === '--log-level');
        const word = command.words[level];
        const isCritical = /=critical$/i.test(texts[level] ?? '') || /^critical$/i.test(texts[level + 1] ?? '');
        if (word !== undefined && isCritical && /^(?:uvicorn|gunicorn|hypercorn|celery)$/.test(command.name)) {
          report({ at: word.range, message: 'all', data: { what: '--log-level critical' } });
        }
        const isTrail = command.name === 'aws' && texts.includes('cloudtrail');
        const stop = isTrail
          ? command.words.find(({ value }) => /^(?:stop-logging|delete-trail)$/.test(value ?? ''))
          : undefined;
        if (stop !== undefined) report({ at: stop.range, message: 'cloud', data: { what: stop.text } });
      }
    },
  },
});
