import type { Severity } from '../../core/finding';
import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { ShellCommand } from '../../lang/shell/types';
import { logSinks, type LogSink } from '../shared/log-sinks';
import { findSecret, isCredential } from './shared/shown-secrets';

/** What a credential, or a heap of values with one in it, is called. */
const WORD =
  /passw|passphrase|pwd|secret|api_?key|access_?key|private_?key|account_?key|credential|authorization|_token\b|\btoken\b|environ|\.headers|\w+_pat\b|\bvars\(|log_params|config|jwt|dsn|_ur[il]\b|connection_string|conn_?str/i;
/** More than any of these has. */
const LONGEST_WORD = 20;
/** How a call begins that shows what it is given. */
const SINK =
  /(?:\bprint|\bpp|\becho|\bwrite|\bwarn|\blog\w*|logger|\baudit|\bwandb|\bmlflow|\bspan|\bset_\w+|\bdisplay|\bbind|\bcomet\w*|\brun)\b[\w.()]{0,40}\(/i;

export default defineRule({
  id: 'secret-in-log',
  meta: {
    summary: 'A password, key or token is printed, logged or stored beside a run',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [532],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM02'],
    atlas: ['AML.T0055'],
    stages: ['development', 'deployment', 'monitoring'],
  },
  messages: {
    value:
      '`{what}` goes to {where}, where everybody who can read it gets the credential, and where it stays. Leave it out, or show only that it is set (`bool(…)`).',
    whole:
      '`{what}` goes to {where}, with every key and token in it. Show the few entries that you need, by their names.',
    command: '`{what}` prints a credential into the output, which terminals, notebooks and CI logs keep. Leave it out.',
  },
  triggers: [
    ...[
      'passw',
      'PASSW',
      'Passw',
      'pwd',
      'secret',
      'SECRET',
      'api_key',
      'apikey',
      'API_KEY',
      'access_key',
      'private_key',
    ],
    ...['account_key', 'credential', 'uthorization', 'access_token', 'auth_token', 'api_token', 'hf_token', '_TOKEN'],
    ...['token environ', 'token getenv', 'token getpass', 'environ', 'request.headers', 'refresh_token', 'bearer'],
    ...[
      'jwt print',
      'jwt log',
      'DATABASE_URL',
      'database_url',
      'db_url',
      'connection_string',
      'conn_str',
      'token login',
    ],
  ],
  confirm: hasNearSink,
  check: {
    python(document, report, context) {
      for (const sink of logSinks(document)) {
        const found = findSecret(document, sink);
        if (found === undefined) continue;
        const { at, what, isWhole, isCertain } = found;
        const severity = judge(sink, isCertain && !isWhole, context.isNotebook);
        const data = { what, where: nameOf(sink, context.isNotebook) };
        report({ at, message: isWhole ? 'whole' : 'value', severity, data });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        const found = echoed(document.text, command);
        if (found !== undefined)
          report({ at: found.at, message: 'command', severity: 'warning', data: { what: found.what } });
      }
    },
  },
});

function judge({ kind }: LogSink, isCertain: boolean, isNotebook: boolean): Severity {
  return isCertain && !(kind === 'print' && isNotebook) ? 'error' : 'warning';
}

function nameOf({ kind, call }: LogSink, isNotebook: boolean): string {
  if (kind === 'tracking') return 'a tracking or tracing service';
  if (kind === 'log') return 'the log';
  if (call.name?.startsWith('streamlit') === true) return 'the page';
  return isNotebook ? 'the saved output' : 'the output';
}

const ECHOED = /\$(?:\{(\w+)\}|(\w+))/g;

function echoed(text: string, command: ShellCommand): { readonly at: Range; readonly what: string } | undefined {
  const isRedirected = text.slice(command.nameRange.end, command.range.end).replace(/>&2\b/, '').includes('>');
  if (!/^(?:echo|printf)$/.test(command.name) || command.pipedInto !== undefined || isRedirected) return undefined;
  // In a substitution the output goes into a variable, and GitHub is told here what it has to hide.
  if (/(?:\$\(|`|<\()\s*$/.test(text.slice(Math.max(0, command.range.start - 3), command.range.start)))
    return undefined;
  if (command.words.some((word) => word.text.includes('::add-mask::'))) return undefined;
  for (const { text: written, range } of command.words) {
    if (written.startsWith("'")) continue;
    const [match] = [...written.matchAll(ECHOED)].filter(([, braced, bare]) =>
      isVariableOfSecret(braced ?? bare ?? ''),
    );
    if (match !== undefined) return { at: range, what: `${command.name} ${match[0]}` };
  }
  return undefined;
}

/** In scripts, names in small letters are those of secrets rather than what is in them. */
function isVariableOfSecret(name: string): boolean {
  return /^[A-Z0-9_]+$/.test(name) && isCredential(name);
}

/** Whether a word for a credential stands in or behind a call that shows something: in most files with both it does not. */
function hasNearSink(text: string): boolean {
  const sink = new RegExp(SINK, 'gi');
  let seen = -1;
  for (let match = sink.exec(text); match !== null; match = sink.exec(text)) {
    // Calls stand close to each other: nothing is looked at twice.
    if (WORD.test(text.slice(Math.max(match.index, seen - LONGEST_WORD), sink.lastIndex + 400))) return true;
    seen = sink.lastIndex + 400;
  }
  return /\b(?:echo|printf)\b[^\n]*\$/.test(text);
}
