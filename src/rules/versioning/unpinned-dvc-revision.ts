import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonExpression } from '../../lang/python/types';
import { readArguments } from '../shared/shell-words';
import { usualValue } from '../shared/usual-value';
import { pinFix, shortCommit } from './shared/pin-fix';

/** Readers of `dvc.api`, with the places of `repo` and `rev` among their positional arguments. */
const READERS: Readonly<Record<string, readonly [repo: number, rev: number]>> = {
  'dvc.api.open': [1, 2],
  'dvc.api.read': [1, 2],
  'dvc.api.get_url': [1, 2],
  'dvc.api.params_show': [-1, -1],
  'dvc.api.metrics_show': [-1, -1],
  'dvc.api.DVCFileSystem': [0, 1],
};
const REMOTE = /^(?:https?|ssh|git|git\+ssh):\/\/|^[\w.-]+@[\w.-]+:/i;
/** Names of branches that move with every commit. */
const BRANCHES = new Set(['main', 'master', 'HEAD', 'develop', 'dev', 'trunk']);
const OPTIONS = { letters: 'oj', names: ['--rev', '--out', '--jobs', '--config', '--remote', '--remote-config'] };

export default defineRule({
  id: 'unpinned-dvc-revision',
  meta: {
    summary: 'Data or a model of another DVC repository is read in whatever version is there today',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357, 494],
    owaspMl: ['ML02', 'ML06'],
    atlas: ['AML.T0010.002'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    missing:
      '`{what}` takes whatever is the newest commit of the repository, so the next run may get other data than you tested, or data that somebody has tampered with. Name a commit or a tag: `{option}`.',
    branch:
      '`{revision}` moves with every commit, so the next run may get other data than you tested, or data that somebody has tampered with. Name a commit or a tag instead.',
    recorded:
      '`dvc import` takes the newest commit of the repository and notes its hash in the `.dvc` file. Commit that file; where the command runs again and again, name a commit: `--rev <commit>`.',
  },
  triggers: ['dvc'],
  check: {
    python(document, report, context) {
      for (const call of document.calls(...Object.keys(READERS))) {
        const [repoAt, revAt] = READERS[call.name ?? ''] ?? [-1, -1];
        const repo = readArgument(call, call.name === 'dvc.api.DVCFileSystem' ? ['url', 'repo'] : ['repo'], repoAt);
        if (!isRemote(repo?.value)) continue;
        const rev = readArgument(call, ['rev'], revAt);
        const revision = rev?.value.stringValue()?.value;
        const data = { what: call.callee.text, option: 'rev="<commit>"' };
        const url = repo?.value.stringValue()?.value;
        const fix = pinRead(call, rev, context, url, revision);
        if (rev === undefined || rev.value.kind === 'none') {
          if (!call.hasUnknownArguments) report({ at: call.range, message: 'missing', data, fix });
        } else if (revision !== undefined && BRANCHES.has(revision)) {
          report({ at: rev.range, message: 'branch', data: { revision }, fix });
        }
      }
    },
    shell(document, report, context) {
      for (const command of document.commands) {
        const verb = command.name === 'dvc' ? command.words[0]?.value : undefined;
        if (verb !== 'get' && verb !== 'import') continue;
        const { options, operands } = readArguments(command.words.slice(1), OPTIONS);
        if (!REMOTE.test(operands[0]?.value ?? '')) continue;
        const rev = options.find(({ name }) => name === '--rev');
        const url = operands[0]?.value ?? '';
        if (rev === undefined) {
          const at = command.words[0]?.range.end ?? command.nameRange.end;
          const pin = context.pins.repositoryCommit(url);
          const edit = { range: { start: at, end: at }, text: ` --rev ${pin?.value ?? ''}` };
          const fix = pin && pinFix([{ shown: `--rev ${shortCommit(pin.value)}…`, pin, edit }]);
          const data = { what: 'dvc get', option: '--rev <commit>' };
          if (verb === 'get') report({ at: command.range, message: 'missing', data, fix });
          else report({ at: command.range, message: 'recorded', severity: 'info', fix });
        } else if (rev.value !== undefined && BRANCHES.has(rev.value)) {
          report({ at: rev.word.range, message: 'branch', data: { revision: rev.value } });
        }
      }
    },
  },
});

/** Passes the commit that was really used. `revision`: the branch that the call names. */
function pinRead(
  call: PythonCall,
  given: PythonArgument | undefined,
  { pins }: RuleContext,
  url: string | undefined,
  revision: string | undefined,
): FixProposal | undefined {
  const pin = url === undefined ? undefined : pins.repositoryCommit(url, revision);
  if (pin === undefined) return undefined;
  const shown = `rev="${shortCommit(pin.value)}…"`;
  if (given === undefined) return pinFix([{ shown, pin, edit: call.appendArgument(`rev="${pin.value}"`) }]);
  const isWritten = given.value.kind === 'string' || given.value.kind === 'none';
  return isWritten ? pinFix([{ shown, pin, edit: { range: given.value.range, text: `"${pin.value}"` } }]) : undefined;
}

/** Whether an expression names a repository elsewhere: as a constant, by default, or by the start of an f-string. */
function isRemote(repo: PythonExpression | undefined): boolean {
  const usual = repo && usualValue(repo)?.value;
  return typeof usual === 'string' ? REMOTE.test(usual) : /^[fF]["'](?:https?|ssh|git):\/\//.test(repo?.text ?? '');
}

function readArgument(call: PythonCall, names: readonly string[], position: number) {
  const [first = '', ...others] = names;
  const found = call.argument(first, position < 0 ? undefined : position);
  return found ?? others.map((name) => call.argument(name)).find((argument) => argument !== undefined);
}
