import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import type { ShellCommand } from '../../lang/shell/types';
import { reachOf } from '../shared/hosts';
import { pythonEnvironment } from '../shared/python-environment';
import { removeWords } from '../shared/shell-words';
import { unknownHostArtifacts } from './shared/storage-settings';

const TRUSTING_POLICY = /^paramiko\.(?:client\.)?(?:AutoAddPolicy|WarningPolicy)(?:\(\))?$/;
/** Calls that check nothing where this keyword has this value. */
const TRUSTING: ReadonlyMap<string, readonly [keyword: string, value: boolean | null]> = new Map<
  string,
  readonly [string, boolean | null]
>([
  ...[
    'connect',
    'connect_reverse',
    'create_connection',
    'get_server_host_key',
    'SSHClientConnectionOptions',
    'run_client',
  ].map((name) => [`asyncssh.${name}`, ['known_hosts', null]] as const),
  ['airflow.providers.ssh.hooks.ssh.SSHHook', ['no_host_key_check', true]],
  ['airflow.providers.sftp.hooks.sftp.SFTPHook', ['no_host_key_check', true]],
]);
/** Attributes that switch the check off. */
const ATTRIBUTES: readonly { readonly name: RegExp; readonly target: RegExp; readonly value: boolean | null }[] = [
  { target: /\.hostkeys$/, name: /^pysftp\.CnOpts\(\)\.hostkeys$/, value: null },
  { target: /\.disable_known_hosts$/, name: /^fabric\.(?:api|state)\.env\.disable_known_hosts$/, value: true },
];
/** Of OpenSSH. `accept-new` notices at least when a host that is known changes its key. */
const OPTION = /(?:\b|(?<=-o))StrictHostKeyChecking\s{0,3}[ =]\s{0,3}["']?(?:no|off|false)\b/i;
const ANSIBLE = 'ANSIBLE_HOST_KEY_CHECKING';
const GIT = ['GIT_SSH_COMMAND', 'GIT_SSH', 'RSYNC_RSH'];

export default defineRule({
  id: 'unverified-ssh-host',
  meta: {
    summary: 'SSH connects to a server without checking that it is the right one',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [295, 322],
    owaspMl: ['ML06'],
    atlas: ['AML.T0049'],
    stages: ['data', 'deployment', 'maintenance'],
    equivalents: { bandit: ['B507'], ruff: ['S507'] },
  },
  messages: {
    policy:
      '`{what}` trusts every server that answers, so somebody on the way can take its place, read the data and the password. Load the known hosts and use `RejectPolicy`.',
    option:
      '`{what}` trusts every server that answers, so somebody on the way can take its place, read the data and the password. Leave it out, and put the key of the server into `known_hosts`.',
    transport:
      '`connect` without `hostkey` takes whatever server answers, and sends it the password. Pass the key of the server as `hostkey`, or use `SSHClient` with known hosts.',
    fabric:
      'Fabric takes the key of any server that it does not know, so somebody on the way can take its place. Call `connection.client.set_missing_host_key_policy(paramiko.RejectPolicy())` before the first command.',
  },
  triggers: [
    'fabric.Connection',
    ...['paramiko missing_host_key_policy', 'paramiko.Transport', 'asyncssh known_hosts', 'pysftp hostkeys'],
    ...['no_host_key_check', 'disable_known_hosts', 'StrictHostKeyChecking', 'stricthostkeychecking', ANSIBLE],
    'insecureIgnoreHostKey',
  ],
  check: {
    python(document, report) {
      for (const call of document.callsNamed('set_missing_host_key_policy')) {
        const policy = call.argument('policy', 0);
        if (policy === undefined || !TRUSTING_POLICY.test(policy.value.qualifiedName() ?? '')) continue;
        report({ at: call.range, message: 'policy', data: { what: policy.value.text }, fix: reject(policy.value) });
      }
      for (const call of document.calls(...TRUSTING.keys())) {
        const [keyword = '', value] = TRUSTING.get(call.name ?? '') ?? [];
        const argument = call.argument(keyword);
        if (argument === undefined || argument.value.value()?.value !== value || isLocal(call)) continue;
        const fix: FixProposal | undefined = call.arguments.includes(argument)
          ? { title: `Remove ${keyword}`, safety: 'unsafe', edits: [call.removeArgument(argument)] }
          : undefined;
        report({ at: argument.range, message: 'option', data: { what: `${keyword}=${argument.value.text}` }, fix });
      }
      for (const { at, what } of trustingAssignments(document)) report({ at, message: 'option', data: { what } });
      for (const at of uncheckedTransports(document)) report({ at, message: 'transport', confidence: 'medium' });
      for (const call of document.calls('fabric.Connection', 'fabric.connection.Connection')) {
        if (isLocal(call) || document.callsNamed('set_missing_host_key_policy').length > 0) continue;
        report({ at: call.range, message: 'fabric', severity: 'info' });
      }
      for (const { range: at, value, isDocstring } of document.strings) {
        const what = isDocstring ? undefined : OPTION.exec(value ?? '')?.[0];
        if (what !== undefined) report({ at, message: 'option', data: { what } });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        if (name === ANSIBLE && isNo(value.stringValue()?.value))
          report({ at: value.range, message: 'option', data: { what: `${name}=${value.text}` } });
      }
    },
    shell(document, report) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
      for (const command of document.commands) {
        if (isLocalCommand(command)) continue;
        for (const [index, word] of command.words.entries()) {
          const what = OPTION.exec(word.value ?? word.text)?.[0];
          if (what === undefined) continue;
          const flag = command.words[index - 1];
          const isOption = flag?.value === '-o' && /^StrictHostKeyChecking=/i.test(word.value ?? '');
          const edit = isOption ? removeWords(command, [flag, word]) : undefined;
          const fix: FixProposal | undefined =
            edit === undefined ? undefined : { title: 'Check the key of the server', safety: 'unsafe', edits: [edit] };
          report({ at: word.range, message: 'option', data: { what }, fix });
        }
      }
    },
    yaml(document, report) {
      for (const { at, what, fix } of unknownHostArtifacts(document))
        report({ at, message: 'option', data: { what }, fix });
    },
    environment({ name, value, valueRange: at }, report) {
      const what = GIT.includes(name) ? OPTION.exec(value ?? '')?.[0] : undefined;
      if (what !== undefined) report({ at, message: 'option', data: { what } });
      else if (name === ANSIBLE && isNo(value))
        report({ at, message: 'option', data: { what: `${name}=${value ?? ''}` } });
    },
  },
});

/** `paramiko.AutoAddPolicy()` → `paramiko.RejectPolicy()`, where the module is named in front. */
function reject({ text, range }: PythonExpression): FixProposal | undefined {
  const match = /^([\w.]+\.)(\w+)/.exec(text);
  if (match?.[1] === undefined || !match[2]?.endsWith('Policy')) return undefined;
  const start = range.start + match[1].length;
  const edits = [{ range: { start, end: start + match[2].length }, text: 'RejectPolicy' }];
  return { title: 'Use RejectPolicy', safety: 'unsafe', edits };
}

function trustingAssignments({
  assignments,
}: PythonDocument): readonly { readonly at: Range; readonly what: string }[] {
  return assignments.flatMap((assignment) => {
    const { targetText, range } = assignment;
    const attribute = ATTRIBUTES.find(({ target }) => target.test(targetText));
    if (!attribute?.name.test(assignment.target.qualifiedName() ?? '')) return [];
    const { value } = assignment;
    return value.value()?.value === attribute.value ? [{ at: range, what: `${targetText} = ${value.text}` }] : [];
  });
}

/** Connections of a `Transport` that are told no key, in a file that looks at none itself. */
function uncheckedTransports(document: PythonDocument): readonly Range[] {
  if (document.callsNamed('get_remote_server_key').length > 0) return [];
  return document.calls('paramiko.Transport().connect', 'paramiko.transport.Transport().connect').flatMap((call) => {
    const key = call.argument('hostkey', 0);
    const isUnchecked = key === undefined ? !call.hasUnknownArguments : key.value.kind === 'none';
    return isUnchecked ? [call.range] : [];
  });
}

function isLocal(call: PythonCall): boolean {
  const host = call.argument('host', 0)?.value.stringValue()?.value;
  return host !== undefined && reachOf(host) === 'loopback';
}

function isLocalCommand({ words }: ShellCommand): boolean {
  return words.some(({ value }) => /^(?:[\w-]{1,60}@)?(?:localhost|127\.0\.0\.1|::1)(?::.*)?$/.test(value ?? ''));
}

function isNo(value: string | undefined): boolean {
  return value !== undefined && /^(?:0|false|no|off)$/i.test(value);
}
