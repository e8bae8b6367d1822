import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { PythonArgument, PythonCall } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import { hubLoads, isCommitHash, isLocalPath } from '../shared/hub';
import { pythonEnvironment } from '../shared/python-environment';
import { removeWords } from '../shared/shell-words';
import { relatedDefault, usualValue, type UsualValue } from '../shared/usual-value';

/** Methods of the libraries that hand `trust_remote_code` on. The keyword itself is what tells them apart. */
const METHODS = [
  ...[
    'from_pretrained',
    'pipeline',
    'load_dataset',
    'load_dataset_builder',
    'load_metric',
    'load',
    'LLM',
    'EngineArgs',
  ],
  ...[
    'AsyncEngineArgs',
    'SentenceTransformer',
    'CrossEncoder',
    'HuggingFaceEmbeddings',
    'HuggingFacePipeline',
    'from_model_id',
  ],
  ...[
    'from_config',
    'get_dataset_config_names',
    'get_dataset_split_names',
    'get_dataset_infos',
    'snapshot_download',
    'HFLM',
  ],
];
const FLAG = /^--trust[-_]remote[-_]code(?:=(.*))?$/;
const OFF = /^(?:false|0|no|off)$/i;
const VARIABLE = 'HF_DATASETS_TRUST_REMOTE_CODE';

export default defineRule({
  id: 'remote-code-trusted',
  meta: {
    summary: 'Code of a model or data set repository is run on this machine (`trust_remote_code`)',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [829, 94],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0010.003', 'AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    unpinned:
      '`trust_remote_code` runs Python from the repository, in whatever version is there today: whoever can change it runs code here. Leave it out if the model works without; else read that code and pin it with `revision="<commit hash>"`.',
    pinned:
      '`trust_remote_code` runs Python from the repository. The commit is pinned, so it cannot change unseen: make sure that somebody has read it.',
    byDefault:
      'Unless told otherwise, `trust_remote_code` is on and runs Python from the repository, in whatever version is there today: whoever can change it runs code here. Make it off by default.',
    variable:
      '`{name}` lets every data set that is loaded run Python from its repository. Remove it, and trust single data sets that you have read.',
  },
  triggers: ['trust_remote_code', 'trust-remote-code', VARIABLE],
  check: {
    python(document, report, context) {
      const ids = new Map(hubLoads(document).map(({ call, id }) => [call.range.start, id]));
      for (const call of document.callsNamed(...METHODS)) {
        const argument = call.argument('trust_remote_code') ?? nestedArgument(call);
        const usual = argument && usualValue(argument.value);
        if (
          argument === undefined ||
          usual === undefined ||
          !isTrusting(usual) ||
          isLocal(ids.get(call.range.start) ?? call.argument('path', 0) ?? call.arguments[0], context)
        )
          continue;
        const at = argument.range;
        const fix = leaveOut(call, argument);
        // In a notebook a person chose the model and looks at what it does; a program does it again for everybody.
        const severity = context.isNotebook ? 'warning' : 'error';
        if (usual.isDefault) {
          const related = relatedDefault(at, usual);
          const severity = context.isNotebook ? 'info' : 'warning';
          if (!isPinned(call)) report({ at, message: 'byDefault', severity, related });
        } else if (isPinned(call)) report({ at, message: 'pinned', severity: 'warning', fix });
        else report({ at, message: 'unpinned', severity, fix });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        const text = value.stringValue()?.value;
        if (name !== VARIABLE || text === undefined || text === '' || OFF.test(text)) continue;
        report({ at: value.range, message: 'variable', data: { name } });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        const flag = findFlag(command.words);
        if (flag === undefined) continue;
        const at = flag.range;
        const edit = removeWords(command, [flag]);
        const fix: FixProposal | undefined = edit && { title: 'Remove the flag', safety: 'unsafe', edits: [edit] };
        if (hasPinnedRevision(command)) report({ at, message: 'pinned', severity: 'warning', fix });
        else report({ at, message: 'unpinned', fix });
      }
    },
    environment(entry, report) {
      if (entry.name !== VARIABLE || entry.value === undefined || entry.value === '' || OFF.test(entry.value)) return;
      report({ at: entry.nameRange, message: 'variable', data: { name: entry.name } });
    },
  },
});

/** `model_kwargs={"trust_remote_code": True}`, as LangChain and sentence-transformers take it. */
function nestedArgument(call: PythonCall): PythonArgument | undefined {
  const nested = call.argument('model_kwargs') ?? call.argument('config_kwargs');
  const value = nested?.value.value()?.value;
  return value instanceof Map && value.get('trust_remote_code') === true ? nested : undefined;
}

function isTrusting({ value }: UsualValue): boolean {
  return value === true || value instanceof Map;
}

function isLocal(id: PythonArgument | undefined, context: Pick<RuleContext, 'hasPath'>): boolean {
  const text = id?.value.stringValue()?.value;
  return text !== undefined && (isLocalPath(text) || context.hasPath(text) === true);
}

function isPinned(call: PythonCall): boolean {
  const revision = call.argument('revision')?.value.stringValue()?.value;
  const code = call.argument('code_revision')?.value.stringValue()?.value;
  return revision !== undefined && isCommitHash(code ?? revision);
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (argument.name !== 'trust_remote_code' || !call.arguments.includes(argument)) return undefined;
  return { title: 'Remove trust_remote_code', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

function findFlag(words: readonly ShellWord[]): ShellWord | undefined {
  return words.find((word, index) => {
    const match = FLAG.exec(word.value ?? '');
    const value = match?.[1] ?? words[index + 1]?.value ?? '';
    return match !== null && !OFF.test(value);
  });
}

function hasPinnedRevision(command: ShellCommand): boolean {
  return command.words.some((word, index) => {
    const text = word.value ?? '';
    const value = text === '--revision' ? (command.words[index + 1]?.value ?? '') : text.replace(/^--revision=/, '');
    return text.startsWith('--revision') && isCommitHash(value);
  });
}
