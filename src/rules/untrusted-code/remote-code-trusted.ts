import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { PythonArgument, PythonCall } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import { hubLoads, isCommitHash, isLocalPath } from '../shared/hub';
import { dictEntry } from '../shared/dict-entry';
import { pythonEnvironment } from '../shared/python-environment';
import { removeWords } from '../shared/shell-words';
import { relatedDefault, usualValue, type UsualValue } from '../shared/usual-value';
import { handedOptions } from './shared/remote-code-options';
import { trustingSettings } from './shared/remote-code-settings';

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
  ...[
    'LLMEngine',
    'AsyncLLMEngine',
    'get_tokenizer',
    'from_quantized',
    'SparseEncoder',
    'Engine',
    'HuggingFaceEmbedding',
  ],
  ...[
    'HuggingFaceLLM',
    'ModelConfig',
    'main_export',
    'VLLM',
    'ServerArgs',
    'create_model',
    'get_model',
    'simple_evaluate',
  ],
  ...['HfApiModel', 'TransformersModel', 'VLLMModel', 'SetFitModel', 'export', 'hf_tokenizer', 'build_tokenizer'],
];
/** Keywords whose dictionary is handed on to a loader. */
const NESTED = [
  'model_kwargs',
  'config_kwargs',
  'tokenizer_kwargs',
  'hf_model_kwargs',
  'processor_kwargs',
  'model_init_kwargs',
  'tokenizer_config',
  'model_args',
];
const FLAG = /^--trust[-_]remote[-_]code(?:=(.*))?$/;
const OFF = /^(?:false|0|no|off)$/i;
const VARIABLE = 'HF_DATASETS_TRUST_REMOTE_CODE';
/** Of model servers: `TRUST_REMOTE_CODE`, `XINFERENCE_TRUST_REMOTE_CODE`. */
const SERVER_VARIABLE = /(?:^|_)TRUST_REMOTE_CODE$/;

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
    server:
      '`{name}` lets this server run Python from the repository of the model, in whatever version is there today: whoever can change it runs code here. Leave it out if the model works without.',
    variable:
      '`{name}` lets every data set that is loaded run Python from its repository. Remove it, and trust single data sets that you have read.',
  },
  triggers: ['trust_remote_code', 'trust-remote-code', 'trustRemoteCode', 'TRUST_REMOTE_CODE'],
  check: {
    python(document, report, context) {
      const reported = new Set<number>();
      const handed = new Set<string>();
      const ids = new Map(hubLoads(document).map(({ call, id }) => [call.range.start, id]));
      for (const call of document.callsNamed(...METHODS)) {
        const nested = nestedArgument(call);
        const argument = call.argument('trust_remote_code') ?? nested;
        const usual =
          argument !== undefined && argument === nested
            ? { value: true, at: argument.range, isDefault: false }
            : argument && usualValue(argument.value);
        if (
          argument === undefined ||
          usual === undefined ||
          !isTrusting(usual) ||
          isLocal(ids.get(call.range.start) ?? call.argument('path', 0) ?? call.arguments[0], context)
        )
          continue;
        const at = argument.range;
        reported.add(at.start).add(argument.value.range.start).add(usual.at.start);
        if (argument === nested) handed.add(argument.value.text);
        else if (!call.arguments.includes(argument))
          for (const [, name = ''] of document.text.slice(call.range.start, call.range.end).matchAll(/\*\*(\w+)/g))
            handed.add(name);
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
      // Who takes the options may pin the version.
      for (const value of handedOptions(document, reported, handed))
        report({ at: value.range, message: 'unpinned', severity: 'warning' });
      for (const { name, value } of pythonEnvironment(document)) {
        const text = value.stringValue()?.value;
        if (name !== VARIABLE || text === undefined || text === '' || OFF.test(text)) continue;
        report({ at: value.range, message: 'variable', data: { name } });
      }
    },
    shell(document, report) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
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
      const { name, value, nameRange: at } = entry;
      if (!SERVER_VARIABLE.test(name) || value === undefined || value === '' || OFF.test(value)) return;
      report({ at, message: name === VARIABLE ? 'variable' : 'server', data: { name } });
    },
    yaml(document, report) {
      for (const { at, isPinned: hasCommit, fix } of trustingSettings(document)) {
        if (hasCommit) report({ at, message: 'pinned', severity: 'warning', fix });
        else report({ at, message: 'unpinned', fix });
      }
    },
  },
});

/** `model_kwargs={"trust_remote_code": True}`, as LangChain and sentence-transformers take it. */
function nestedArgument(call: PythonCall): PythonArgument | undefined {
  const nested = NESTED.map((keyword) => call.argument(keyword)).find((argument) => argument !== undefined);
  return nested !== undefined && dictEntry(nested.value, 'trust_remote_code') === true ? nested : undefined;
}

function isTrusting({ value }: Pick<UsualValue, 'value'>): boolean {
  return value === true;
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
