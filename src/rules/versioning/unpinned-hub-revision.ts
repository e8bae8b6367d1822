import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { relatedDefault, usualValue, type UsualValue } from '../shared/usual-value';
import { hubLoads, isCommitHash, isHubId, isLocalPath, type HubLoad } from '../shared/hub';

/** Modules of programs that answer requests: what they load changes under their users. */
const SERVERS = ['fastapi', 'flask', 'bentoml', 'litserve', 'ray.serve', 'kserve', 'mlserver', 'starlette', 'sanic'];
const SAVING_METHODS = ['save_pretrained', 'save_model', 'save_to_disk'];
const SAVING_KEYWORDS = ['output_dir', 'save_directory', 'local_dir', 'dataset_path', 'logging_dir'];
/** Calls that take a folder to save to by keyword. */
const SAVING_CALLS = [
  ...[
    'TrainingArguments',
    'Seq2SeqTrainingArguments',
    'SFTConfig',
    'DPOConfig',
    'GRPOConfig',
    'PPOConfig',
    'ORPOConfig',
  ],
  ...[
    'SentenceTransformerTrainingArguments',
    'save',
    'save_pretrained_merged',
    'snapshot_download',
    'hf_hub_download',
    'main_export',
  ],
];

export default defineRule({
  id: 'unpinned-hub-revision',
  meta: {
    summary: 'A model or data set of the Hugging Face Hub is loaded without a fixed revision',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
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
    mutable:
      '`{id}` is pinned to `{revision}`, a name that its owner can move to other files. Pass the hash of the commit instead.',
  },
  triggers: [
    ...['from_pretrained', 'transformers.pipeline', 'load_dataset', 'load_dataset_builder', 'hf_hub_download'],
    ...['snapshot_download', 'SentenceTransformer', 'CrossEncoder', 'vllm'],
  ],
  check: {
    python(document, report, context) {
      const own = savedPaths(document);
      const severity = SERVERS.some((module) => document.importsModule(module)) ? 'warning' : 'info';
      const isRemote = ({ call, id }: HubLoad): boolean => {
        const text = id && usualId(id.value)?.value;
        if (text === undefined || isLocalPath(text) || isOwn(text, own)) return false;
        return isHubId(text, call.name) && context.hasPath(text) !== true;
      };
      for (const { id, loads } of groupById(hubLoads(document).filter(isRemote))) {
        const unpinned = loads.filter(({ call }) => readRevision(call) === undefined);
        const first = unpinned.find((load) => load.id && usualId(load.id.value)?.isDefault === false) ?? unpinned[0];
        const others = unpinned.filter((load) => load !== first);
        if (first !== undefined) {
          const at = placeOf(first);
          const usual = first.id && usualId(first.id.value);
          const related = others.map((load) => ({ at: placeOf(load), message: 'Loaded here too' }));
          if (usual?.isDefault !== true) report({ at, message: 'unpinned', severity, data: { id }, related });
          else {
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
            severity: 'info',
            confidence: 'low',
            data: { id, revision },
          });
          break;
        }
      }
    },
  },
});

const UNKNOWN = Symbol('a revision that is not a constant');

/** Undefined where no revision is given. */
function readRevision(call: PythonCall): string | typeof UNKNOWN | undefined {
  if (call.argument('local_files_only')?.value.value()?.value === true) return UNKNOWN;
  const argument = call.argument('revision') ?? call.argument('revision_id');
  if (argument === undefined) return call.hasUnknownArguments ? UNKNOWN : undefined;
  const known = argument.value.value()?.value;
  if (known === null) return undefined;
  return typeof known === 'string' ? known : UNKNOWN;
}

function usualId(expression: PythonExpression): (UsualValue & { readonly value: string }) | undefined {
  const usual = usualValue(expression);
  return typeof usual?.value === 'string' ? { ...usual, value: usual.value } : undefined;
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

/** Folders that this file saves models to: loading from there reads no Hub. */
function savedPaths(document: PythonDocument): ReadonlySet<string> {
  const paths = new Set<string>();
  const add = (call: PythonCall, keyword: string, position?: number): void => {
    const path = call.argument(keyword, position)?.value.stringValue()?.value;
    if (path !== undefined) paths.add(normalize(path));
  };
  for (const call of document.callsNamed(...SAVING_METHODS)) add(call, 'save_directory', 0);
  for (const call of document.callsNamed(...SAVING_METHODS, ...SAVING_CALLS)) {
    for (const keyword of SAVING_KEYWORDS)
      add(call, keyword, keyword === 'output_dir' && isArguments(call) ? 0 : undefined);
  }
  return paths;
}

function isArguments(call: PythonCall): boolean {
  return /(?:Arguments|Config)$/.test(call.method);
}

function isOwn(id: string, own: ReadonlySet<string>): boolean {
  const path = normalize(id);
  return own.has(path) || [...own].some((folder) => folder !== '' && path.startsWith(`${folder}/`));
}

function normalize(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}
