import type { PythonCall, PythonDocument, PythonRoute } from '../lang/python/types';
import type { PlacedFact } from './file-facts';
import type { FactKind } from './types';

interface CallFact {
  readonly kind: FactKind;
  /** Matches the qualified name of the callee. */
  readonly pattern: RegExp;
  readonly text: string;
}

/** Calls that are evidence. An import alone is none: a library that nobody calls does nothing. */
const CALL_FACTS: readonly CallFact[] = [
  {
    kind: 'experiment-tracking',
    pattern:
      /^(?:mlflow\.(?:start_run|log_\w+|\w+\.autolog|autolog)|wandb\.(?:init|log)|comet_ml\.Experiment|clearml\.Task\.init|neptune\.init_run|dvclive\.Live)$/,
    text: 'Run logged to an experiment tracker',
  },
  {
    kind: 'model-registry',
    pattern:
      /^(?:mlflow\.(?:register_model|\w+\.log_model)|wandb\.(?:Artifact|log_artifact|link_model)|.*\.push_to_hub)$/,
    text: 'Model registered',
  },
  {
    kind: 'drift-check',
    pattern:
      /^(?:evidently\.(?:.*\.)?Report|nannyml\.\w+|alibi_detect\.(?:.*\.)?\w+|whylogs\.log|deepchecks\..*Suite|deepchecks\..*\.suites\.\w+)$/,
    text: 'Drift check',
  },
  {
    kind: 'evasion-test',
    pattern:
      /^(?:art\.attacks\.evasion\..*|foolbox\.attacks\..*|torchattacks\.\w+|cleverhans\..*|textattack\.(?:Attacker|attack_recipes\..*))$/,
    text: 'Evasion attack',
  },
  {
    kind: 'explanation',
    pattern:
      /^(?:shap\.\w*Explainer|lime\.(?:.*\.)?Lime\w+Explainer|captum\.attr\.\w+|alibi\.explainers\.\w+|interpret\..*)$/,
    text: 'Explainer',
  },
  {
    kind: 'secret-store',
    pattern:
      /^(?:hvac\.Client|azure\.keyvault\.secrets\.SecretClient|google\.cloud\.secretmanager\.SecretManagerServiceClient|google\.colab\.userdata\.get|kaggle_secrets\.UserSecretsClient)$/,
    text: 'Secret store',
  },
  {
    kind: 'seed',
    pattern:
      /^(?:random\.seed|numpy\.random\.(?:seed|default_rng)|torch\.manual_seed|tensorflow\.random\.set_seed|keras\.utils\.set_random_seed|transformers\.set_seed|lightning\..*seed_everything|pytorch_lightning\.seed_everything)$/,
    text: 'Random seed',
  },
];

const TLS_ARGUMENTS = new Set(['ssl_certfile', 'ssl_keyfile', 'ssl_context', 'ssl_server_credentials']);

/** Evidence in Python: calls of known libraries, training, routes that reach a model and the checks in front of them. */
export function collectPythonFacts(python: PythonDocument): readonly PlacedFact[] {
  const calls = allCalls(python);
  return [
    ...calls.flatMap(factsOfCall),
    ...python.callsNamed('fit', 'train', 'backward').slice(0, 1).map(trainingFact),
    ...python.routes().flatMap((route) => factsOfRoute(route)),
  ];
}

/** The last segments of the calls that facts are about; the document's index finds them without a walk. */
const CALL_NAMES = [
  ...['start_run', 'log_metric', 'log_metrics', 'log_param', 'log_params', 'autolog', 'init', 'log', 'Experiment'],
  ...['init_run', 'Live', 'register_model', 'log_model', 'Artifact', 'log_artifact', 'link_model', 'push_to_hub'],
  ...['Report', 'KSDrift', 'MMDDrift', 'ChiSquareDrift', 'TabularDrift', 'UnivariateDriftCalculator', 'data_drift'],
  ...['FastGradientMethod', 'ProjectedGradientDescent', 'DeepFool', 'HopSkipJump', 'ZooAttack', 'CarliniL2Method'],
  ...['FGSM', 'PGD', 'LinfPGD', 'fast_gradient_method', 'projected_gradient_descent', 'Attacker', 'BoundaryAttack'],
  ...['Explainer', 'TreeExplainer', 'LinearExplainer', 'KernelExplainer', 'DeepExplainer', 'GradientExplainer'],
  ...['LimeTabularExplainer', 'LimeTextExplainer', 'LimeImageExplainer', 'IntegratedGradients', 'Saliency'],
  ...['GradientShap', 'AnchorTabular', 'ExplainableBoostingClassifier', 'ExplainableBoostingRegressor'],
  ...['Client', 'SecretClient', 'SecretManagerServiceClient', 'UserSecretsClient', 'get_secret_value', 'client', 'get'],
  ...['seed', 'default_rng', 'manual_seed', 'set_seed', 'set_random_seed', 'seed_everything', 'run', 'put_object'],
  ...['upload_file', 'add_secure_port'],
];

function allCalls(python: PythonDocument): readonly PythonCall[] {
  return python.callsNamed(...CALL_NAMES);
}

function factsOfCall(call: PythonCall): readonly PlacedFact[] {
  const at = call.callee.range;
  const facts: PlacedFact[] = [];
  const { name } = call;
  if (name !== undefined) {
    for (const { kind, pattern, text } of CALL_FACTS) if (pattern.test(name)) facts.push({ kind, at, text });
  }
  if (call.method === 'client' && call.argument('service_name', 0)?.value.stringValue()?.value === 'secretsmanager') {
    facts.push({ kind: 'secret-store', at, text: 'Secret store' });
  }
  if (call.arguments.some((argument) => argument.name === 'ServerSideEncryption')) {
    facts.push({ kind: 'data-encryption', at, text: 'Upload with server-side encryption' });
  }
  if (call.method === 'add_secure_port' || call.arguments.some(({ name: key }) => TLS_ARGUMENTS.has(key ?? ''))) {
    facts.push({ kind: 'tls-endpoint', at, text: 'Server with a certificate' });
  }
  return facts;
}

function trainingFact(call: PythonCall): PlacedFact {
  return { kind: 'training', at: call.callee.range, text: 'Training code' };
}

/** A route that only the own machine reaches is no service yet. */
function factsOfRoute({ handler, at, reach, reachesModel, checks }: PythonRoute): readonly PlacedFact[] {
  if (reach === 'local' || !reachesModel) return [];
  const place = handler?.nameRange ?? at;
  const facts: PlacedFact[] = [{ kind: 'model-route', at: place, text: 'Route that reaches a model' }];
  return checks.length === 0
    ? facts
    : [...facts, { kind: 'authenticated-route', at: place, text: 'Route with an authentication check' }];
}
