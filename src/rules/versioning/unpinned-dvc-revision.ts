import { defineRule } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { readArguments } from '../shared/shell-words';

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
    fix: 'none',
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
    python(document, report) {
      for (const call of document.calls(...Object.keys(READERS))) {
        const [repoAt, revAt] = READERS[call.name ?? ''] ?? [-1, -1];
        const repo = readArgument(call, call.name === 'dvc.api.DVCFileSystem' ? ['url', 'repo'] : ['repo'], repoAt);
        if (!REMOTE.test(repo?.value.stringValue()?.value ?? '')) continue;
        const rev = readArgument(call, ['rev'], revAt);
        const revision = rev?.value.stringValue()?.value;
        const data = { what: call.callee.text, option: 'rev="<commit>"' };
        if (rev === undefined || rev.value.kind === 'none') {
          if (!call.hasUnknownArguments) report({ at: call.range, message: 'missing', data });
        } else if (revision !== undefined && BRANCHES.has(revision)) {
          report({ at: rev.range, message: 'branch', data: { revision } });
        }
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        const verb = command.name === 'dvc' ? command.words[0]?.value : undefined;
        if (verb !== 'get' && verb !== 'import') continue;
        const { options, operands } = readArguments(command.words.slice(1), OPTIONS);
        if (!REMOTE.test(operands[0]?.value ?? '')) continue;
        const rev = options.find(({ name }) => name === '--rev');
        if (rev === undefined) {
          const data = { what: 'dvc get', option: '--rev <commit>' };
          if (verb === 'get') report({ at: command.range, message: 'missing', data });
          else report({ at: command.range, message: 'recorded', severity: 'info' });
        } else if (rev.value !== undefined && BRANCHES.has(rev.value)) {
          report({ at: rev.word.range, message: 'branch', data: { revision: rev.value } });
        }
      }
    },
  },
});

function readArgument(call: PythonCall, names: readonly string[], position: number) {
  const [first = '', ...others] = names;
  const found = call.argument(first, position < 0 ? undefined : position);
  return found ?? others.map((name) => call.argument(name)).find((argument) => argument !== undefined);
}
