import type { Range } from '../../core/range';
import { defineRule, type RuleContext } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { isCommitHash, type HubLoad } from '../shared/hub';
import { kindOf, readRevision, remoteHubLoads, UNKNOWN, usualId } from '../shared/hub-repositories';
import { relatedDefault } from '../shared/usual-value';
import { commandReferences, isMovable, podReferences, yamlReferences, type HubReference } from './shared/hub-commands';
import { pinFix, shortCommit, type PinEdit } from './shared/pin-fix';

/** Modules of programs that answer requests: what they load changes under their users. */
const SERVERS = ['fastapi', 'flask', 'bentoml', 'litserve', 'ray.serve', 'kserve', 'mlserver', 'starlette', 'sanic'];
/** Modules of programs that train or deploy by themselves. */
const PIPELINES = [
  ...['kfp', 'airflow', 'prefect', 'dagster', 'zenml', 'flytekit', 'metaflow', 'sagemaker', 'modal', 'celery'],
  ...['azure.ai.ml', 'azureml', 'google.cloud.aiplatform'],
];
/** Branches that move with each upload, and requests for changes. */
const BRANCH = /^(?:main|master|dev|develop|latest|refs\/.*)$/;

/** What a file that loads from the Hub holds. */
const NAMES = [
  ...['from_pretrained', 'transformers.pipeline', 'load_dataset', 'load_dataset_builder', 'hf_hub_download'],
  ...['snapshot_download', 'SentenceTransformer', 'CrossEncoder', 'vllm', 'HuggingFaceEmbedding', 'HuggingFaceLLM'],
  ...['HuggingFaceInstructEmbeddings', 'HuggingFaceBgeEmbeddings', 'HuggingFaceCrossEncoder', 'SparseEncoder'],
  ...['from_model_id', 'from_quantized', 'from_hparams', 'WhisperModel', 'FlagModel', 'FlagReranker', 'hf://'],
  ...['hf-hub:', 'hf_hub:', 'from_pretrained_keras', 'from_pretrained_fastai', 'huggingface-cli', 'sglang'],
  ...['huggingface.co clone', 'git@hf.co clone', 'text-generation-', 'text-embeddings-', 'lmdeploy'],
  ...['huggingfaceserver', 'modelFormat huggingface'],
];
/** `download` stands in many files; with `hf` in front it is a command. */
const MENTIONS =
  /\bhf["',\s]{1,20}download|from_|pipeline|load_dataset|hf_hub|snapshot_download|Encoder|vllm|HuggingFace|SentenceTransformer|WhisperModel|Flag(?:Model|Reranker)|hf:\/\/|hf-hub:|huggingface|hf\.co|sglang|text-(?:generation|embeddings)-|lmdeploy/;

export default defineRule({
  id: 'unpinned-hub-revision',
  meta: {
    summary: 'A model or data set of the Hugging Face Hub is loaded without a fixed revision',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [494, 1357],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0010.003'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B615'] },
  },
  messages: {
    unpinned:
      '`{id}` is loaded in whatever version is on the Hub today, so the next run may get other files than the ones you tested. Pass `revision="<commit hash>"` (on its page: Files, History).',
    unpinnedByDefault:
      'Unless told otherwise, `{id}` is loaded in whatever version is on the Hub today, so the next run may get other files than the ones you tested. Make a commit hash the default of its revision.',
    command:
      '`{id}` is fetched in whatever version is on the Hub today, so the next run may get other files than the ones you tested. Name the commit: `--revision <commit hash>` (on its page: Files, History).',
    served:
      '`{id}` is served in whatever version is on the Hub when a copy of this starts, so two copies may run different models, and nobody notices. Name the commit: `--revision <commit hash>` (on its page: Files, History).',
    mutable:
      '`{id}` is pinned to `{revision}`, a name that its owner can move to other files. Pass the hash of the commit instead.',
  },
  triggers: [...NAMES, 'download'],
  confirm: (text) => MENTIONS.test(text),
  check: {
    shell(document, report, context) {
      // People fetch what they like on their own machines; images and pipelines do it again for everybody.
      const isBuilt = !context.isNotebook && !['file', 'cell', 'magic'].includes(document.origin);
      for (const [index, command] of document.commands.entries()) {
        for (const reference of commandReferences(command, document.commands.slice(index + 1)))
          for (const finding of judge(reference, isBuilt, context)) report(finding);
      }
    },
    podSpec(pod, report, context) {
      for (const reference of podReferences(pod))
        for (const finding of judge(reference, true, context)) report(finding);
    },
    yaml(document, report, context) {
      for (const reference of yamlReferences(document))
        for (const finding of judge(reference, true, context)) report(finding);
    },
    python(document, report, context) {
      const isServing = !context.isNotebook && SERVERS.some((module) => document.importsModule(module));
      const isPipeline = !context.isNotebook && PIPELINES.some((module) => document.importsModule(module));
      for (const { id, loads } of groupById(remoteHubLoads(document, (path) => context.hasPath(path)))) {
        const unpinned = loads.filter(({ call }) => readRevision(call) === undefined);
        const first = unpinned.find((load) => load.id && usualId(load.id.value)?.isDefault === false) ?? unpinned[0];
        const others = unpinned.filter((load) => load !== first);
        const isCode = !context.isNotebook && loads.some(({ call }) => runsCode(call));
        const severity = isServing || isPipeline || isCode ? 'warning' : 'info';
        if (first !== undefined) {
          const at = placeOf(first);
          const usual = first.id && usualId(first.id.value);
          const related = others.map((load) => ({ at: placeOf(load), message: 'Loaded here too' }));
          if (usual?.isDefault !== true) {
            const fix = pinFix(unpinned.flatMap((load) => pinLoad(load, id, undefined, context)));
            report({ at, message: 'unpinned', severity, data: { id }, related, fix });
          } else {
            const places = [...relatedDefault(at, usual), ...related];
            report({ at, message: 'unpinnedByDefault', severity: 'info', data: { id }, related: places });
          }
        }
        for (const load of loads) {
          const revision = readRevision(load.call);
          if (revision === undefined || revision === UNKNOWN || isCommitHash(revision)) continue;
          report({
            at: placeOf(load),
            message: 'mutable',
            severity: BRANCH.test(revision) ? severity : 'info',
            confidence: BRANCH.test(revision) ? 'high' : 'low',
            data: { id, revision },
            fix: pinFix(pinLoad(load, id, revision, context)),
          });
          break;
        }
      }
    },
  },
});

/** What a command or a deployment loads in a version that can move; nothing where it lies beside. */
function judge(reference: HubReference, isBuilt: boolean, context: RuleContext) {
  const { at, kind, id, revision, cacheFolder, isServed } = reference;
  if (!isMovable(reference) || context.hasPath(id) === true) return [];
  const severity = isBuilt && !isServed ? 'warning' : 'info';
  if (revision !== undefined && revision !== 'main')
    return [{ at, message: 'mutable', severity: 'info', confidence: 'low', data: { id, revision } } as const];
  const pin = reference.pin && context.pins.hubCommit({ kind, id, revision, cacheFolder });
  const fix =
    reference.pin &&
    pin &&
    pinFix([{ shown: `--revision ${shortCommit(pin.value)}…`, pin, edit: reference.pin(pin.value) }]);
  return [{ at, message: isServed ? 'served' : 'command', severity, data: { id }, fix } as const];
}

/** Passes the commit that was really loaded. `revision`: the branch or tag that the call names. */
function pinLoad(
  { call, id: argument, takesNoRevision }: HubLoad,
  id: string,
  revision: string | undefined,
  { pins }: RuleContext,
): readonly PinEdit[] {
  // Others may give another name: the commit of the usual one would not fit.
  if (argument === undefined || takesNoRevision === true || usualId(argument.value)?.isDefault !== false) return [];
  const cacheFolder = call.argument('cache_dir')?.value.stringValue()?.value;
  const pin = pins.hubCommit({ kind: kindOf(call), id, revision, cacheFolder });
  if (pin === undefined) return [];
  const text = `revision="${pin.value}"`;
  const shown = `revision="${shortCommit(pin.value)}…"`;
  const given = call.argument('revision') ?? call.argument('revision_id');
  // A revision that is no argument of the call stands in the name, or among options that are handed on.
  if (given === undefined) return revision === undefined ? [{ shown, pin, edit: call.appendArgument(text) }] : [];
  const isWritten = given.value.kind === 'string' || given.value.kind === 'none';
  return isWritten ? [{ shown, pin, edit: { range: given.value.range, text: `"${pin.value}"` } }] : [];
}

function runsCode(call: PythonCall): boolean {
  return call.argument('trust_remote_code')?.value.value()?.value === true;
}

function placeOf({ call, id }: HubLoad): Range {
  return id?.range ?? call.range;
}

function groupById(loads: readonly HubLoad[]): readonly { readonly id: string; readonly loads: readonly HubLoad[] }[] {
  const groups = new Map<string, HubLoad[]>();
  for (const load of loads) {
    const id = (load.id && usualId(load.id.value)?.value) ?? '';
    groups.set(id, [...(groups.get(id) ?? []), load]);
  }
  return [...groups].map(([id, group]) => ({ id, loads: group }));
}
