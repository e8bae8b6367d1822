import { defineRule } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import { LOG_METHODS } from '../shared/log-sinks';
import { listKinds, mayNamePersonalData, personalTriggers } from '../shared/pii/names';
import { personalDataIn, removesPersonalData } from '../shared/pii/personal-data';

const LOGGER = /(?:^|[._])(?:logging|logger|log|_log|loguru|structlog|get_?logger\([^()]*\)|audit)$/i;
/** What only prints on the terminal, which is kept as a log where the program runs as a service, and in a notebook as its output. */
const PRINTERS = [
  'print',
  'pprint.pprint',
  'rich.print',
  'click.echo',
  'typer.echo',
  'tqdm.tqdm.write',
  'tqdm.auto.tqdm.write',
  'sys.stdout.write',
  'sys.stderr.write',
  'warnings.warn',
];
/** Values of experiments and traces. */
const TRACKERS =
  /(?:\bmlflow\.(?:log_params?|log_text|log_dict|log_table|set_tags?)|\b\w*span\w*\.(?:set_attributes?|add_event)|\bspan\.set_tag|\bmlflow\.start_run)$/i;
const TRACKING = [
  'log_param',
  'log_params',
  'log_text',
  'log_dict',
  'log_table',
  'set_tag',
  'set_tags',
  'set_attribute',
  'set_attributes',
  'add_event',
];
/** Most of what is printed is a text with nothing put into it. */
const PLAIN_TEXT = /^[rbu]{0,2}["']/i;
/** Keywords of a log call that are no part of its text. */
const QUIET = /^(?:exc_info|stack_info|stacklevel|file|end|sep|flush|level|category)$/;

export default defineRule({
  id: 'personal-data-in-logs',
  meta: {
    summary: 'Personal data is written into a log, a trace or an error message',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [532, 359],
    owaspMl: ['ML03'],
    stages: ['development', 'deployment', 'monitoring'],
  },
  messages: {
    logged:
      '`{callee}` writes {kinds} (`{names}`) into a log, which more people can read than the data and which is kept when the data is deleted. Log an id of the row, or a masked form.',
    raised:
      'This error message holds {kinds} (`{names}`), and error messages end up in logs and trackers. Name the id of the row instead.',
  },
  triggers: personalTriggers(),
  confirm: (text) =>
    mayNamePersonalData(text) &&
    /\b(?:print|log|logger|logging|raise|echo|warn|set_tag|set_attributes?|log_\w+)\b/i.test(text),
  check: {
    python(document, report, context) {
      if (removesPersonalData(document)) return;
      for (const call of [...logs(document), ...tracks(document)]) {
        const data = foundIn(document, call.arguments);
        if (data !== undefined)
          report({ at: call.range, message: 'logged', data: { callee: call.callee.text, ...data } });
      }
      for (const call of document.calls(...PRINTERS)) {
        const data = foundIn(document, call.arguments);
        if (data === undefined || writesElsewhere(call)) continue;
        // What a notebook or a command prints is seen by whom it is meant for; what stays in saved output is another rule's.
        const severity = context.isNotebook || /^(?:rich|click|typer)\b/.test(call.name ?? '') ? 'info' : 'warning';
        report({ at: call.range, message: 'logged', severity, data: { callee: call.callee.text, ...data } });
      }
      for (const call of raised(document)) {
        const data = foundIn(document, call.arguments);
        if (data !== undefined) report({ at: call.range, message: 'raised', severity: 'info', data });
      }
    },
  },
});

/** Loggers are told by their names: they are handed around, and wrapped, more often than they are made in the file. */
function logs(document: PythonDocument): readonly PythonCall[] {
  return document.callsNamed(...LOG_METHODS).filter((call) => {
    const receiver = call.receiver?.text.replace(/\s+/g, '') ?? '';
    return LOGGER.test(receiver) || /^(?:logging|loguru|structlog)\b/.test(call.name ?? '');
  });
}

function tracks(document: PythonDocument): readonly PythonCall[] {
  return document.callsNamed(...TRACKING).filter(({ callee }) => TRACKERS.test(callee.text));
}

/** `print(x, file=f)` writes into a file. */
function writesElsewhere(call: PythonCall): boolean {
  const file = call.argument('file')?.value.text;
  return file !== undefined && !/std(?:out|err)/.test(file);
}

function raised(document: PythonDocument): readonly PythonCall[] {
  const { text } = document;
  return document
    .callsNamed(...errorNames(text))
    .filter(({ range }) => /\braise\s+$/.test(text.slice(Math.max(0, range.start - 10), range.start)));
}

/** The errors that the file raises with a message. */
function errorNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\braise[ \t]+(?:\w+\.){0,3}(\w{1,60})\(/g)].map(([, name = '']) => name))];
}

function foundIn(
  document: PythonDocument,
  given: readonly PythonArgument[],
): { readonly kinds: string; readonly names: string } | undefined {
  const values = given
    .filter(({ name }) => name === undefined || !QUIET.test(name))
    .map(({ value }) => value)
    .filter(({ kind, text }) => kind !== 'string' || !PLAIN_TEXT.test(text));
  if (values.length === 0) return undefined;
  const found = personalDataIn(document, ...values);
  return found && { kinds: listKinds(found.kinds), names: found.names.slice(0, 3).join('`, `') };
}
