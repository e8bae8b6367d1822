import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { hubLoads, isCommitHash, isHubId } from '../shared/hub';
import { fileKey } from '../shared/written-files';

/** Calls that give a model to others: a registry, the Hub, a service. */
const REGISTRATIONS: readonly RegExp[] = [
  /^mlflow\.(?:register_model|\w+\.(?:log_model|save_model)|.*\.(?:create_model_version|log_artifacts?))$/,
  /^mlflow\.log_artifacts?$/,
  /^wandb\.(?:.*\.)?(?:log_artifact|link_artifact|log_model|link_model)$/,
  /^bentoml\.(?:\w+\.)?(?:save_model|import_model)$/,
  /^sagemaker\..*(?:Model|\.register|\.deploy)$/,
  /^google\.cloud\.aiplatform\.Model\.upload$/,
  /^azure\.ai\.ml\.entities\.Model$|^azureml\.core\.(?:model\.)?Model\.register$/,
  /^huggingface_hub\.(?:HfApi\(\)\.)?upload_(?:file|folder|large_folder)$/,
  /\.push_to_hub$/,
];
const METHODS = [
  ...['register_model', 'log_model', 'save_model', 'create_model_version', 'log_artifact', 'log_artifacts'],
  ...['link_artifact', 'link_model', 'import_model', 'register', 'deploy', 'upload', 'Model', 'PyTorchModel'],
  ...['HuggingFaceModel', 'SKLearnModel', 'TensorFlowModel', 'upload_file', 'upload_folder', 'push_to_hub'],
];
/** Calls whose result, or the file they write, comes from the network. */
const FETCHERS: Readonly<Record<string, readonly [keyword: string, position: number] | undefined>> = {
  'urllib.request.urlretrieve': ['filename', 1],
  'wget.download': ['out', 1],
  'gdown.download': ['output', 1],
  'torch.hub.download_url_to_file': ['dst', 1],
  'huggingface_hub.hf_hub_download': undefined,
  'huggingface_hub.snapshot_download': undefined,
  'kagglehub.model_download': undefined,
  'torch.hub.load': undefined,
  'torch.hub.load_state_dict_from_url': undefined,
};
/** Somebody looks at what came: a hash, a signature, a scanner. */
const CHECKED =
  /hashlib|sha256|sha512|checksum|hash_prefix|file_hash|known_hash|compare_digest|modelscan|picklescan|fickling|modelaudit|model_signing|cosign|sigstore|\bverif(?:y|ied|ication)/i;
const TRAINED = ['fit', 'train', 'partial_fit', 'fit_transform', 'fine_tune', 'finetune', 'backward'];
const MAX_STEPS = 6;

export default defineRule({
  id: 'unverified-model-registration',
  meta: {
    summary: 'A model that was downloaded is registered or deployed without anybody looking at it',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [345, 494],
    owaspMl: ['ML06', 'ML10'],
    cicdSec: ['CICD-SEC-9'],
    atlas: ['AML.T0010.003', 'AML.M0013', 'AML.M0014'],
    stages: ['development', 'deployment'],
  },
  messages: {
    unverified:
      'What `{source}` brings is given on by `{callee}` with no look at its hash, its signature or its content, so a tampered model gets the good name of your registry. Compare its SHA-256 or scan it (ModelScan, Fickling) before.',
  },
  triggers: [
    ...['urlretrieve', 'wget', 'gdown', 'download_url_to_file', 'hf_hub_download', 'snapshot_download'],
    ...['kagglehub model_download', 'torch.hub', 'from_pretrained'],
  ],
  confirm: (text) =>
    /\b(?:register_model|log_model|save_model|create_model_version|log_artifacts?|link_artifact|import_model|register|deploy|upload\w*|push_to_hub)\(|sagemaker/.test(
      text,
    ) && !CHECKED.test(text.replace(/^\s*#.*$/gm, '')),
  check: {
    python(document, report) {
      const fetched = fetches(document);
      if (fetched.length === 0) return;
      for (const call of document.callsNamed(...METHODS)) {
        if (!REGISTRATIONS.some((name) => name.test(call.name ?? `.${call.method}`))) continue;
        const values = [...call.arguments.map(({ value }) => value), ...(call.receiver ? [call.receiver] : [])];
        const source = fetched.find((fetch) => values.some((value) => comesFrom(value, fetch, document)));
        if (source === undefined) continue;
        const related = [{ at: source.call.range, message: 'Downloaded here' }];
        const data = { source: source.call.callee.text, callee: call.callee.text };
        report({ at: call.range, message: 'unverified', data, related });
      }
    },
  },
});

interface Fetch {
  readonly call: PythonCall;
  /** See `fileKey`. */
  readonly file: string | undefined;
}

function fetches(document: PythonDocument): readonly Fetch[] {
  const files = document.calls(...Object.keys(FETCHERS)).map((call) => {
    const place = FETCHERS[call.name ?? ''];
    return { call, file: place && fileKey(call.argument(...place)?.value) };
  });
  const isTrained = document.callsNamed(...TRAINED).length > 0;
  const models = isTrained ? [] : hubLoads(document).map(({ call, id }) => ({ call, id, file: undefined }));
  const remote = models.filter(({ call, id }) => {
    const text = id?.value.stringValue()?.value;
    return call.method === 'from_pretrained' && text !== undefined && isHubId(text, call.name);
  });
  return [...files, ...remote].filter(({ call }) => {
    const revision = call.argument('revision')?.value.stringValue()?.value;
    return revision === undefined || !isCommitHash(revision);
  });
}

/** Whether a value is what a call brought, or is made of it by calls of this file. */
function comesFrom(value: PythonExpression, { call, file }: Fetch, document: PythonDocument): boolean {
  const seen = new Set<number>();
  const isIt = (part: PythonExpression, steps: number): boolean => {
    if (steps > MAX_STEPS || seen.has(part.range.start)) return false;
    seen.add(part.range.start);
    if (file !== undefined && fileKey(part) === file) return true;
    if (part.kind === 'string' || part.kind === 'dict' || part.kind === 'list')
      return part.names().some((name) => isNamed(name, steps));
    const origin = part.originCall();
    if (origin === undefined) return false;
    if (origin.range.start === call.range.start && origin.range.end === call.range.end) return true;
    const inner = [
      ...origin.arguments.map((argument) => argument.value),
      ...(origin.receiver ? [origin.receiver] : []),
    ];
    return inner.some((next) => isIt(next, steps + 1));
  };
  const isNamed = (name: string, steps: number): boolean =>
    document.assignments.some(({ targetText, value: given }) => targetText === name && isIt(given, steps + 1));
  return isIt(value, 0);
}
