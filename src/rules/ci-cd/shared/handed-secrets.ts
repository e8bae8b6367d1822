import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';
import { strengthOfName } from '../../../secrets/credential-names';

/** A credential that a pipeline, a job or its history shows. */
export interface HandedSecret {
  readonly name: string;
  /** Who shows it. */
  readonly service: string;
  readonly at: Range;
  /** Whether it is put into a store of the service, rather than given to one run. */
  readonly isStored: boolean;
}

/** What takes dictionaries of settings: whose call it is, which of its arguments, and who shows them. */
interface Taker {
  readonly name: RegExp;
  readonly keywords: readonly string[];
  readonly service: string;
}

const TAKERS: readonly Taker[] = [
  { name: /^sagemaker\./, keywords: ['environment', 'hyperparameters', 'env', 'parameters'], service: 'SageMaker' },
  {
    name: /^(?:boto3|botocore|aioboto3)\..*\.create_(?:training|processing|transform|hyper_parameter_tuning|auto_ml)_?\w*job$|^boto3\..*\.create_model$/,
    keywords: ['HyperParameters', 'Environment', 'PrimaryContainer', 'TrainingJobDefinition'],
    service: 'SageMaker',
  },
  {
    name: /^airflow\.|(?:^|\.)\w+Operator$/,
    keywords: [
      'env_vars',
      'environment',
      'env',
      'params',
      'op_kwargs',
      'conf',
      'parameters',
      'overrides',
      'default_args',
    ],
    service: 'Airflow',
  },
  {
    name: /^google\.cloud\.aiplatform\./,
    keywords: ['environment_variables', 'parameter_values'],
    service: 'Vertex AI',
  },
  { name: /^azure(?:ml)?\./, keywords: ['environment_variables', 'inputs'], service: 'Azure ML' },
  { name: /^prefect\.|\.(?:serve|deploy)$/, keywords: ['parameters', 'job_variables', 'env'], service: 'Prefect' },
  {
    name: /^kfp\.|\.create_run_from_pipeline_\w+$|\.run_pipeline$/,
    keywords: ['arguments', 'params'],
    service: 'Kubeflow',
  },
  { name: /^ray\./, keywords: ['runtime_env', 'env_vars'], service: 'Ray' },
  { name: /^mlflow\.(?:projects\.)?run$/, keywords: ['parameters'], service: 'MLflow' },
  {
    name: /^dagster(?:_\w+)?\.|\.(?:execute_in_process|submit_job_execution)$/,
    keywords: ['run_config', 'config_schema', 'config', 'env_vars', 'env', 'tags'],
    service: 'Dagster',
  },
  {
    name: /^flyte(?:kit)?\./,
    keywords: ['environment', 'env', 'env_vars', 'inputs', 'default_inputs'],
    service: 'Flyte',
  },
];
const KEYWORDS = new Set(TAKERS.flatMap(({ keywords }) => keywords));

/** Calls that take one name and its value, by the last part of their names. */
const PAIRS: ReadonlyMap<string, { readonly service: string; readonly isStored: boolean; readonly name?: RegExp }> =
  new Map([
    ['V1EnvVar', { service: 'Kubernetes', isStored: false }],
    ['set_env_variable', { service: 'Kubeflow', isStored: false }],
    ['set', { service: 'Airflow or Prefect', isStored: true, name: /^(?:airflow|prefect)\.(?:.*\.)?Variable\.a?set$/ }],
    ['xcom_push', { service: 'Airflow', isStored: true }],
  ]);
/** What stands for a secret that is read elsewhere. */
const REFERENCES =
  /^(?:EnvVar|StringSource|Secret\w*|SecretKeyRef|V1EnvVarSource|use_secret\w*|InputValuePlaceholder)$/;
const REFERENCE_TEXT =
  /^\s*(?:\{\{|\$\{|arn:|projects\/|secretref:|@Microsoft\.KeyVault|vault:|sm:\/\/|gcp-secret|aws-secret)|^\s*$/;
const KEY = /["']([\w./-]{2,80})["']\s*:/g;
const MAX_DEPTH = 4;

export function isSecretName(name: string): boolean {
  const strength = strengthOfName(name);
  return strength === 'strong' || (strength === 'weak' && !/(?:auth|pass)$/i.test(name));
}

export function handedSecrets(document: PythonDocument): readonly HandedSecret[] {
  const found = [
    ...keywordSecrets(document),
    ...pairedSecrets(document),
    ...hyperparameters(document),
    ...configuredSecrets(document),
  ];
  return found.sort((a, b) => a.at.start - b.at.start);
}

function keywordSecrets(document: PythonDocument): readonly HandedSecret[] {
  const found = new Map<number, HandedSecret>();
  const names = new Set([...document.text.matchAll(/\b(\w{2,60})\s*\(/g)].map(([, name = '']) => name));
  for (const call of document.callsNamed(...names)) {
    if (!call.arguments.some(({ name }) => name !== undefined && KEYWORDS.has(name))) continue;
    const taker = TAKERS.find(({ name }) => name.test(call.name ?? `.${call.method}`));
    if (taker === undefined) continue;
    for (const { name: keyword, value } of call.arguments) {
      if (keyword === undefined || !taker.keywords.includes(keyword)) continue;
      for (const { name, value: given } of namedArguments(value)) {
        if (isSecretName(name) && isPlain(given))
          found.set(given.range.start, { name, service: taker.service, at: given.range, isStored: false });
      }
      for (const { name, at } of listedSecrets(value))
        found.set(at.start, { name, service: taker.service, at, isStored: false });
      for (const dict of dictsOf(value, document)) {
        for (const { name, at } of secretEntries(dict))
          found.set(at.start, { name, service: taker.service, at, isStored: false });
      }
    }
  }
  return [...found.values()];
}

/** The entries of `dict(NAME=value)`. */
function namedArguments(expression: PythonExpression) {
  const call = expression.kind === 'call' ? expression.originCall() : undefined;
  if (call?.name !== 'dict') return [];
  return call.arguments.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, value }]));
}

/** The dictionaries that are written out where an expression stands, or where the name was bound. */
function dictsOf(expression: PythonExpression, document: PythonDocument): readonly PythonExpression[] {
  if (expression.kind === 'dict') return [expression];
  if (expression.kind !== 'name') return [];
  return document.assignments
    .filter(({ targetText }) => targetText === expression.text)
    .map(({ value }) => value)
    .filter(({ kind }) => kind === 'dict');
}

function secretEntries(dict: PythonExpression, depth = 0): readonly { readonly name: string; readonly at: Range }[] {
  const keys = new Set([...dict.text.matchAll(KEY)].map(([, key = '']) => key));
  return [...keys].flatMap((name) => {
    const value = dict.entry(name);
    if (value === undefined) return [];
    if (value.kind === 'dict') return depth < MAX_DEPTH ? secretEntries(value, depth + 1) : [];
    if (value.kind === 'list') return listedSecrets(value);
    return isSecretName(name) && isPlain(value) ? [{ name, at: value.range }] : [];
  });
}

/** `["NAME=value"]` and `[{"name": "NAME", "value": value}]`. */
function listedSecrets(list: PythonExpression): readonly { readonly name: string; readonly at: Range }[] {
  return list.elements().flatMap((item) => {
    const [, assigned, written = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(item.stringValue()?.value ?? '') ?? [];
    if (assigned !== undefined) {
      return isSecretName(assigned) && !REFERENCE_TEXT.test(written) ? [{ name: assigned, at: item.range }] : [];
    }
    const name = item.entry('name')?.stringValue()?.value;
    const value = item.entry('value');
    return name !== undefined && value !== undefined && isSecretName(name) && isPlain(value)
      ? [{ name, at: value.range }]
      : [];
  });
}

/** Whether a value is the secret itself, not the place where it is kept, and not empty. */
function isPlain(value: PythonExpression): boolean {
  if (value.kind === 'none' || value.kind === 'number' || value.kind === 'boolean') return false;
  const text = value.stringValue()?.value;
  if (text !== undefined) return !REFERENCE_TEXT.test(text);
  if (/^(?:str|int|bool|String|Noneable)\b/.test(value.text)) return !/^(?:int|bool)/.test(value.text);
  return !REFERENCES.test(value.originCall()?.method ?? '') && !/^f?["']\{\{/.test(value.text);
}

function pairedSecrets(document: PythonDocument): readonly HandedSecret[] {
  return document.callsNamed(...PAIRS.keys()).flatMap((call): readonly HandedSecret[] => {
    const pair = PAIRS.get(call.method);
    if (pair === undefined || (pair.name !== undefined && !pair.name.test(call.name ?? ''))) return [];
    const name = (call.argument('name', 0) ?? call.argument('key'))?.value.stringValue()?.value;
    const value = call.argument('value', 1)?.value;
    if (name === undefined || value === undefined || !isSecretName(name) || !isPlain(value)) return [];
    return [{ name, service: pair.service, at: call.range, isStored: pair.isStored }];
  });
}

/** `estimator.set_hyperparameters(api_key=key)` of SageMaker. */
function hyperparameters(document: PythonDocument): readonly HandedSecret[] {
  return document
    .callsNamed('set_hyperparameters')
    .flatMap((call) =>
      call.arguments.flatMap(({ name, value, range }): readonly HandedSecret[] =>
        name !== undefined && isSecretName(name) && isPlain(value)
          ? [{ name, service: 'SageMaker', at: range, isStored: false }]
          : [],
      ),
    );
}

/** `k8s_job_executor.configured({"env_vars": […]})` of Dagster. */
function configuredSecrets(document: PythonDocument): readonly HandedSecret[] {
  return document.callsNamed('configured').flatMap((call): readonly HandedSecret[] => {
    const settings = call.argument('config_or_config_fn', 0)?.value;
    if (!call.name?.startsWith('dagster') || settings?.kind !== 'dict') return [];
    return secretEntries(settings).map(({ name, at }) => ({ name, service: 'Dagster', at, isStored: false }));
  });
}

/** Decorators that make a function a pipeline or a step whose parameters are shown. */
const SHOWN: readonly { readonly name: RegExp; readonly service: string }[] = [
  { name: /^kfp\.(?:v2\.)?(?:dsl|components)\.(?:pipeline|component|container_component)$/, service: 'Kubeflow' },
  { name: /^prefect\.(?:flow|flows\.flow)$/, service: 'Prefect' },
  { name: /^airflow\.(?:decorators|sdk)\.(?:dag|task)(?:\.\w+)?$/, service: 'Airflow' },
  { name: /^flyte(?:kit)?\.(?:.*\.)?(?:workflow|task|dynamic)$/, service: 'Flyte' },
];
const MAKERS = ['create_component_from_func', 'func_to_container_op', 'InputPath'];

const CONFIG_CLASS =
  /^class \w+\((?:dagster\.)?(?:Config|PermissiveConfig|RunConfig)\):[ \t]*\r?\n((?:[ \t]+[^\n]*\n|\r?\n)+)/gm;
const FIELD = /^[ \t]+(\w+)[ \t]*:[ \t]*(?:Optional\[)?str\b/gm;

/** Fields of the settings that Dagster shows in front of each run. */
function configFields(document: PythonDocument): readonly HandedSecret[] {
  if (!document.importsModule('dagster')) return [];
  return [...document.text.matchAll(CONFIG_CLASS)].flatMap((match) => {
    const body = match[1] ?? '';
    const base = match.index + match[0].length - body.length;
    return [...body.matchAll(FIELD)].flatMap((field): readonly HandedSecret[] => {
      const name = field[1] ?? '';
      const start = base + field.index + field[0].indexOf(name);
      if (!isSecretName(name)) return [];
      return [{ name, service: 'Dagster', at: { start, end: start + name.length }, isStored: false }];
    });
  });
}

export function secretParameters(document: PythonDocument): readonly HandedSecret[] {
  const made = new Set(
    document
      .callsNamed(...MAKERS)
      .filter(({ name }) => name?.startsWith('kfp.') !== false)
      .map((call: PythonCall) => call.argument('func', 0)?.value.text),
  );
  const parameters = document.functions.flatMap((definition): readonly HandedSecret[] => {
    const service = made.has(definition.name) ? 'Kubeflow' : shownBy(definition);
    if (service === undefined) return [];
    return definition.parameters
      .filter(
        ({ name, annotation }) => isSecretName(name) && (annotation === undefined || /\bstr\b/i.test(annotation.text)),
      )
      .map(({ name, range }) => ({ name, service, at: range, isStored: false }));
  });
  return [...parameters, ...configFields(document)];
}

function shownBy({ decorators }: PythonFunction): string | undefined {
  const names = decorators.map((decorator) =>
    decorator.kind === 'call' ? decorator.originCall()?.name : decorator.qualifiedName(),
  );
  return SHOWN.find(({ name }) => names.some((written) => written !== undefined && name.test(written)))?.service;
}
