import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { letsOthersRead, letsOthersWrite, modeBits, ownerOnly, shellMode } from './shared/file-modes';
import { spawnedCommands } from './shared/spawned-commands';

/** Names of files that only their owner should read. */
const SECRET =
  /(?:\.pem|\.key|\.p12|\.pfx|\.kdbx|\.env|\.netrc|\.pgpass|kaggle\.json|credentials?(?:\.\w+)?|service[_-]?account\w*\.json|id_(?:rsa|dsa|ecdsa|ed25519)|secrets?\.\w+|htpasswd)$/i;
/** Images and runners of CI have one user, most of the time. */
const OWN_MACHINE = /(?:^|\/)(?:\.github\/|\.gitlab-ci|\.circleci\/|[^/]*(?:Docker|Container)file)|Jenkinsfile/i;
/** Calls with the position of their mode. Their files are made with the umask taken away, so that theirs is the last word. */
const SETTERS: Readonly<Record<string, number>> = { 'os.chmod': 1, 'os.fchmod': 1, 'os.lchmod': 1, 'os.open': 2 };
const MAKERS: Readonly<Record<string, number>> = { 'os.mkdir': 1, 'os.makedirs': 1, 'os.mkfifo': 1 };

export default defineRule({
  id: 'world-accessible-file',
  meta: {
    summary: 'Everybody on the machine may change a file, or read a secret one',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [732, 276],
    owaspMl: ['ML10'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B103'], ruff: ['S103'] },
  },
  messages: {
    writable:
      "`{what}` lets everybody on this machine change the file, so that the data, code or model in it may be somebody else's next time. Let only its owner write: `{instead}`.",
    readable: '`{what}` lets everybody on this machine read this secret. Let only its owner: `{instead}`.',
    made: '`{what}` asks for a folder that everybody may write to; only the umask of the machine prevents it. Write `{instead}`.',
    umask:
      'With `umask(0)` files are made as open as programs ask for, most of them writable by everybody. Write `os.umask(0o077)`.',
  },
  triggers: ['chmod', 'umask', 'os.open', 'makedirs mode', 'mkdir mode'],
  confirm: (text) =>
    ['chmod', 'umask', 'os.open('].some((word) => text.includes(word)) ||
    /\b(?:mkdir|makedirs|mkfifo|touch)\([^\n]{0,200}(?:0o|\bmode\b|stat\.)/.test(text),
  check: {
    python(document, report) {
      for (const { call, argument } of modeArguments(document)) {
        const bits = bitsOf(document, argument.value);
        if (bits === undefined) continue;
        const what = `${call.method}(${argument.name === undefined ? '' : `${argument.name}=`}${argument.value.text})`;
        const data = { what, instead: ownerOnly(bits) };
        const fix = narrow(call, argument, data.instead);
        const isMade = call.method === 'mkdir' || call.method === 'makedirs' || call.method === 'mkfifo';
        if (letsOthersWrite(bits)) {
          if (isMade) report({ at: argument.range, message: 'made', severity: 'info', data, fix });
          else report({ at: argument.range, message: 'writable', data, fix });
        } else if (letsOthersRead(bits) && !isMade && isSecret(call)) {
          report({ at: argument.range, message: 'readable', data, fix });
        }
      }
      for (const call of document.calls('os.umask')) {
        const argument = call.argument('mask', 0);
        if (argument?.value.value()?.value !== 0 || isRestored(document, call)) continue;
        const edits = [{ range: argument.value.range, text: '0o077' }];
        const fix: FixProposal = { title: 'Write 0o077', safety: 'unsafe', edits };
        report({ at: call.range, message: 'umask', fix: argument.value.kind === 'number' ? fix : undefined });
      }
      for (const { at, what, instead, canWrite } of startedCommands(document)) {
        report({ at, message: canWrite ? 'writable' : 'readable', data: { what, instead } });
      }
    },
    shell(document, report, context) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
      const severity = OWN_MACHINE.test(context.path) ? 'info' : 'warning';
      for (const { name, words } of document.commands) {
        if (name !== 'chmod') continue;
        const index = words.findIndex(({ value }) => value !== undefined && !/^--?[a-zA-Z]/.test(value));
        const word = words[index];
        const mode = word?.value === undefined ? undefined : shellMode(word.value);
        if (word === undefined || mode === undefined) continue;
        const isSecretFile = words.slice(index + 1).some(({ value }) => SECRET.test(value ?? ''));
        if (!mode.canWrite && !isSecretFile) continue;
        const edits = [{ range: word.range, text: mode.instead }];
        const fix: FixProposal = { title: `Write ${mode.instead}`, safety: 'unsafe', edits };
        const data = { what: `chmod ${word.text}`, instead: mode.instead };
        const isWritten = word.text === word.value;
        report({
          at: word.range,
          message: mode.canWrite ? 'writable' : 'readable',
          severity,
          data,
          fix: isWritten ? fix : undefined,
        });
      }
    },
  },
});

function modeArguments(
  document: PythonDocument,
): readonly { readonly call: PythonCall; readonly argument: PythonArgument }[] {
  const known = document.calls(...Object.keys(SETTERS), ...Object.keys(MAKERS)).flatMap((call) => {
    const argument = call.argument('mode', SETTERS[call.name ?? ''] ?? MAKERS[call.name ?? '']);
    return argument === undefined ? [] : [{ call, argument }];
  });
  // `Path(…).chmod(mode)`, of whatever stands in front: nothing else has a method of that name with a mode.
  const methods = document.callsNamed('chmod', 'lchmod').flatMap((call) => {
    const argument = call.argument('mode', 0);
    return argument === undefined || call.name?.startsWith('os.') === true || call.arguments.length !== 1
      ? []
      : [{ call, argument }];
  });
  const made = document.callsNamed('mkdir', 'touch').flatMap((call) => {
    const argument =
      call.name?.startsWith('os.') === true || call.receiver === undefined ? undefined : call.argument('mode');
    return argument === undefined ? [] : [{ call, argument }];
  });
  return [...known, ...methods, ...made];
}

/** Numbers through names, and names of `stat` as they are written here or in the one assignment. */
function bitsOf(document: PythonDocument, value: PythonExpression): number | undefined {
  const number = value.value()?.value;
  if (typeof number === 'number') return number;
  if (value.kind !== 'name') return modeBits(value.text);
  const assigned = document.assignments.filter(({ targetText }) => targetText === value.text);
  return assigned.length === 1 && assigned[0] !== undefined ? modeBits(assigned[0].value.text) : undefined;
}

function isSecret(call: PythonCall): boolean {
  const target = call.name?.startsWith('os.') === true ? call.arguments[0]?.value : call.receiver;
  const path = target?.stringValue()?.value ?? target?.originCall()?.arguments.at(-1)?.value.stringValue()?.value;
  return SECRET.test(path ?? '');
}

function narrow(call: PythonCall, argument: PythonArgument, instead: string): FixProposal | undefined {
  if (!call.arguments.includes(argument) || argument.value.kind === 'name') return undefined;
  const edits = [{ range: argument.value.range, text: instead }];
  return { title: `Write ${instead}`, safety: 'unsafe', edits };
}

/** `old = os.umask(0)` and `os.umask(old)`: the only way to ask for the umask. */
function isRestored(document: PythonDocument, call: PythonCall): boolean {
  const assigned = document.assignments.find(
    ({ range }) => range.start <= call.range.start && call.range.end <= range.end,
  );
  if (assigned === undefined) return false;
  return document
    .calls('os.umask')
    .some((other) => other.range.start > call.range.start && other.arguments[0]?.value.text === assigned.targetText);
}

interface Started {
  readonly at: Range;
  readonly what: string;
  readonly instead: string;
  readonly canWrite: boolean;
}

/** `subprocess.run(["chmod", "-R", "777", folder])` and `os.system("chmod 777 model.pkl")`. */
function startedCommands(document: PythonDocument): readonly Started[] {
  return spawnedCommands(document).flatMap(({ call, words }): readonly Started[] => {
    const command = call.arguments[0]?.value;
    const start = words[0] === 'sudo' ? 1 : 0;
    if (command === undefined || words[start] !== 'chmod') return [];
    const operands = words.slice(start + 1).filter((word) => !/^--?[a-zA-Z]/.test(word));
    const mode = shellMode(operands[0] ?? '');
    if (mode === undefined || (!mode.canWrite && !operands.slice(1).some((path) => SECRET.test(path)))) return [];
    return [{ at: command.range, what: `chmod ${operands[0] ?? ''}`, ...mode }];
  });
}
