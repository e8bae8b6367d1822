import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import { findOldSettings, isRemark } from './shared/tls-settings';

/** Constants of `ssl` that speak one old version only, and those of pyOpenSSL. */
const OLD_PROTOCOL = /^(?:\w+\.)*(?:PROTOCOL_(SSLv2|SSLv3|TLSv1|TLSv1_1)|(SSLv2|SSLv3|TLSv1|TLSv1_1)_METHOD)$/;
const ANY_PROTOCOL = /^(?:\w+\.)*PROTOCOL_(?:TLS|SSLv23)$/;
const OLD_MINIMUM = /^(?:\w+\.)*(?:TLSVersion\.(SSLv3|TLSv1|TLSv1_1|MINIMUM_SUPPORTED)|(SSL3|TLS1|TLS1_1)_VERSION)$/;
/** `ssl_version="TLSv1"`. */
const OLD_NAME = /^(?:ssl|tls)[-_ ]?v?(?:[23](?:\.0)?|1(?:[._]?[01])?)$/i;
/** Calls that take a version, by their last word, and where it stands. */
const TAKERS: ReadonlyMap<string, readonly (readonly [keyword: string, position: number | undefined])[]> = new Map([
  ['SSLContext', [['protocol', 0]]],
  ['Context', [['method', 0]]],
  ['wrap_socket', [['ssl_version', undefined]]],
  ['get_server_certificate', [['ssl_version', 1]]],
  [
    'create_urllib3_context',
    [
      ['ssl_version', 0],
      ['ssl_minimum_version', undefined],
    ],
  ],
  [
    'PoolManager',
    [
      ['ssl_version', undefined],
      ['ssl_minimum_version', undefined],
    ],
  ],
  [
    'ProxyManager',
    [
      ['ssl_version', undefined],
      ['ssl_minimum_version', undefined],
    ],
  ],
  ['HTTPSConnectionPool', [['ssl_version', undefined]]],
  ['init_poolmanager', [['ssl_version', undefined]]],
  ['run', [['ssl_version', undefined]]],
  ['Config', [['ssl_version', undefined]]],
  ['tls_set', [['tls_version', 4]]],
  ['Tls', [['version', undefined]]],
  ['set_min_proto_version', [['version', 0]]],
]);
const VERSION_NAME = /(?:^|_)(?:ssl|tls)_?(?:version|protocol)$/i;

/** `context.options &= ~ssl.OP_NO_TLSv1`. */
const ALLOWED_AGAIN = /\b[\w.]{1,60}\.options\s{0,4}&=\s{0,4}~\s?\(?[\w.| ]{0,60}OP_NO_(?:SSLv3|TLSv1|TLSv1_1)\b\)?/g;

/** Options that let commands speak old versions: by command, the option and what its value must be. */
const OPTIONS: Readonly<Record<string, { readonly flag: RegExp; readonly value?: RegExp }[]>> = {
  curl: [{ flag: /^(?:--sslv[23]|--tlsv1\.[01]|--tlsv1|-[123])$/ }, { flag: /^--tls-max$/, value: /^1\.[01]$/ }],
  wget: [{ flag: /^--secure-protocol$/, value: /^(?:SSLv[23]|TLSv1(?:_1)?)$/i }],
  az: [{ flag: /^--min(?:imum|imal)?-tls-version$/, value: /^(?:TLS1_[01]|1\.[01])$/i }],
};

export default defineRule({
  id: 'old-tls-version',
  meta: {
    summary: 'A connection may use SSL or a TLS version before 1.2, which can be broken',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [327, 326],
    owaspMl: ['ML06'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B502', 'B503', 'B504'], ruff: ['S502', 'S503', 'S504'] },
  },
  messages: {
    version:
      '`{what}` speaks a version of TLS with known holes, so somebody on the way may read what is sent. Use TLS 1.2 or newer: `ssl.create_default_context()` does.',
    minimum:
      '`{what}` lets the other side choose a version of TLS with known holes, so somebody on the way may read what is sent. Set the minimum to TLS 1.2.',
    unbounded:
      'Before Python 3.10 `{what}` also speaks TLS 1.0 and 1.1, which have known holes. Set `minimum_version = ssl.TLSVersion.TLSv1_2`, or use `ssl.create_default_context()`.',
  },
  triggers: [
    ...['PROTOCOL_', '_METHOD', 'TLSVersion', '_VERSION.set_min_proto_version', 'ssl_version', 'tls_version', 'OP_NO_'],
    ...['tls', 'TLS', 'SecurityPolicy', 'MinimumProtocolVersion', 'sslv3', 'secure-protocol'],
  ],
  confirm: (text) => CONFIRM.test(text),
  check: {
    python(document, report, context) {
      for (const { at, what, fix } of oldVersions(document)) report({ at, message: 'version', data: { what }, fix });
      for (const { at, what, fix } of oldMinimums(document)) report({ at, message: 'minimum', data: { what }, fix });
      for (const { at, what, fix } of findOldSettings(document))
        report({ at, message: 'minimum', data: { what }, fix });
      const isNew = context.versions.atLeast('python', '3.10');
      if (isNew === true || hasMinimum(document)) return;
      for (const call of document.calls('ssl.SSLContext')) {
        const protocol = call.argument('protocol', 0);
        if (protocol === undefined || !ANY_PROTOCOL.test(protocol.value.text)) continue;
        report({
          at: call.range,
          message: 'unbounded',
          severity: 'info',
          confidence: isNew === false ? 'high' : 'low',
          data: { what: protocol.value.text },
        });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        for (const { word, what } of oldOptions(command))
          report({ at: word.range, message: 'minimum', data: { what } });
      }
    },
  },
});

const CONFIRM =
  /PROTOCOL_(?:SSL|TLS)|_METHOD|TLSVersion|(?:SSL3|TLS1(?:_1)?)_VERSION|(?:ssl|tls)_?(?:version|protocol)|OP_NO_|tls.{0,40}1[._][01]|SecurityPolicy|MinimumProtocolVersion|--(?:tls|ssl)v|secure-protocol/i;

interface Old {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

/** What calls are handed, and what is assigned to a name that says that it is a version. */
function oldVersions(document: PythonDocument): readonly Old[] {
  const passed = document.callsNamed(...TAKERS.keys()).flatMap((call) => versionArguments(call));
  const seen = new Set(passed.map(({ value }) => value.range.start));
  const assigned = document.assignments.flatMap(({ targetText, value }) => {
    const name = /(\w+)(?:["']\])?$/.exec(targetText)?.[1] ?? '';
    return VERSION_NAME.test(name) && !seen.has(value.range.start) ? [{ value, range: value.range }] : [];
  });
  return [...passed, ...assigned].flatMap(({ value, range }): readonly Old[] => {
    const name = value.qualifiedName() ?? value.text;
    if (OLD_PROTOCOL.test(name)) return [{ at: range, what: value.text, fix: useTls12(value) }];
    const text = value.stringValue()?.value;
    return text !== undefined && OLD_NAME.test(text) ? [{ at: range, what: text, fix: undefined }] : [];
  });
}

function versionArguments(call: PythonCall): readonly PythonArgument[] {
  // The methods of others are called `Context` and `Tls` as well: what they are handed decides.
  return (TAKERS.get(call.method) ?? []).flatMap(([keyword, position]) => {
    const argument = call.argument(keyword, position);
    return argument === undefined ? [] : [argument];
  });
}

/** `ssl.PROTOCOL_TLSv1` → `ssl.PROTOCOL_TLSv1_2`. */
function useTls12({ range, text }: PythonExpression): FixProposal | undefined {
  const match = /(SSLv[23]|TLSv1(?:_1)?)(_METHOD)?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const start = range.start + match.index;
  const edits = [{ range: { start, end: start + match[1].length }, text: 'TLSv1_2' }];
  return { title: 'Use TLS 1.2', safety: 'unsafe', edits };
}

/** `context.minimum_version = …`, `set_min_proto_version(…)`, `ssl_minimum_version=…`, and options that are taken away. */
function oldMinimums(document: PythonDocument): readonly Old[] {
  const passed = document
    .callsNamed(...TAKERS.keys())
    .flatMap((call) => versionArguments(call).map(({ value }) => value));
  const assigned = document.assignments.flatMap(({ targetText, value }) =>
    /\.m(?:in|ax)imum_version$/.test(targetText) ? [value] : [],
  );
  const minimums = [...passed, ...assigned].flatMap((value): readonly Old[] => {
    const match = OLD_MINIMUM.exec(value.qualifiedName() ?? value.text);
    if (match === null) return [];
    const better = match[1] === undefined ? 'TLS1_2_VERSION' : 'TLSv1_2';
    const last = value.text.lastIndexOf('.') + 1;
    const edits = [{ range: { start: value.range.start + last, end: value.range.end }, text: better }];
    const fix: FixProposal | undefined =
      last === 0 ? undefined : { title: 'Set the minimum to TLS 1.2', safety: 'unsafe', edits };
    return [{ at: value.range, what: value.text, fix }];
  });
  const options = [...document.text.matchAll(ALLOWED_AGAIN)].flatMap(({ 0: whole, index }): readonly Old[] =>
    isRemark(document.text, index)
      ? []
      : [{ at: { start: index, end: index + whole.length }, what: whole.trim(), fix: undefined }],
  );
  return [...minimums, ...options];
}

function hasMinimum({ text }: PythonDocument): boolean {
  return /\.minimum_version\s*=|\.options\s*\|=\s*[^\n]*OP_NO_TLSv1/.test(text);
}

function oldOptions({ name, words }: ShellCommand): readonly { readonly word: ShellWord; readonly what: string }[] {
  return (OPTIONS[name] ?? []).flatMap(({ flag, value }) =>
    words.flatMap((word, index) => {
      const [option = '', inline] = (word.value ?? '').split('=', 2);
      if (!flag.test(option)) return [];
      const given = inline ?? words[index + 1]?.value ?? '';
      return value === undefined || value.test(given)
        ? [{ word, what: value === undefined ? option : `${option} ${given}` }]
        : [];
    }),
  );
}
