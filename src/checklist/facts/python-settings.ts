import type { PythonArgument, PythonCall } from '../../lang/python/types';
import type { PlacedFact } from './placed';

/** Calls whose arguments are looked at, by their last names. */
export const SETTING_CALL_NAMES: readonly string[] = [
  ...['client', 'run', 'put_object', 'upload_file', 'upload_fileobj', 'upload_from_filename', 'upload_blob'],
  ...['add_secure_port', 'init', 'OTLPSpanExporter', 'OTLPLogExporter', 'OTLPMetricExporter', 'Estimator', 'Model'],
  ...['DAG', 'dag', 'serve', 'deploy', 'Deployment', 'add_job', 'every', 'ScheduleDefinition', 'create_recurring_run'],
  ...['create_monitoring_schedule', 'Cron', 'schedule', 'flow', 'pipeline', 'build_schedule_from_partitioned_job'],
  ...['retrieve', 'log_model', 'Artifact', 'Field', 'constr', 'conint', 'confloat', 'conlist', 'Query', 'Body', 'Path'],
  ...['field_validator', 'validator', 'model_validator', 'validate', 'Shape', 'Range', 'KFold', 'create_engine'],
];

const TLS_ARGUMENTS = new Set(['ssl_certfile', 'ssl_keyfile', 'ssl_context', 'ssl_server_credentials', 'ssl_cert']);
const ENCRYPTION_ARGUMENTS = new Set([
  ...['ServerSideEncryption', 'SSEKMSKeyId', 'KmsKeyId', 'VolumeKmsKeyId', 'kms_key', 'output_kms_key'],
  ...['volume_kms_key', 'encryption_spec_key_name', 'kms_key_name'],
]);
const SCHEDULE_ARGUMENTS = new Set([
  'schedule',
  'schedule_interval',
  'cron',
  'interval',
  'cron_expression',
  'cron_schedule',
]);
const LIMITS = new Set([
  ...['ge', 'le', 'gt', 'lt', 'min_length', 'max_length', 'pattern', 'regex', 'multiple_of', 'min_items', 'max_items'],
]);
const STORES = /^(?:boto3|google\.cloud\.storage|azure\.storage|s3fs|minio)\b/;

/** What a call is told, where that says more than which call it is. */
export function factsOfSettings(call: PythonCall): readonly PlacedFact[] {
  const at = call.callee.range;
  const { name = '', method } = call;
  const has = (names: ReadonlySet<string>): boolean =>
    call.arguments.some((argument) => names.has(argument.name ?? ''));
  const fact = (kind: PlacedFact['kind'], text: string): PlacedFact => ({ kind, at, text });
  const facts: PlacedFact[] = [];
  if (method === 'client' && textOf(call.argument('service_name', 0)) === 'secretsmanager') {
    facts.push(fact('secret-store', 'Secrets from AWS Secrets Manager'));
  }
  if (has(ENCRYPTION_ARGUMENTS)) facts.push(fact('data-encryption', 'Stored with server-side encryption'));
  if (method === 'add_secure_port' || has(TLS_ARGUMENTS)) facts.push(fact('tls-endpoint', 'Server with a certificate'));
  if (/^(?:put_object|upload_)/.test(method) && STORES.test(name))
    facts.push(fact('data-store', 'Data is stored in the cloud'));
  if (name === 'wandb.init' && call.argument('config') !== undefined)
    facts.push(fact('run-parameters', 'Parameters logged'));
  if (method === 'log_model' && call.argument('registered_model_name') !== undefined) {
    facts.push(fact('model-registry', 'Model registered with MLflow'));
  }
  return [
    ...facts,
    ...factsOfArtifact(call),
    ...factsOfTelemetry(call),
    ...factsOfSchedule(call),
    ...factsOfLimits(call),
  ];
}

function factsOfArtifact(call: PythonCall): readonly PlacedFact[] {
  if (call.name !== 'wandb.Artifact') return [];
  const type = textOf(call.argument('type', 1)) ?? '';
  const at = call.callee.range;
  if (/model/i.test(type)) return [{ kind: 'model-registry', at, text: 'Model kept as an artifact with a version' }];
  if (!/data/i.test(type)) return [];
  return [
    { kind: 'data-version', at, text: 'Data kept as an artifact with a version' },
    { kind: 'data-lineage', at, text: 'Data logged with the run' },
  ];
}

function factsOfTelemetry(call: PythonCall): readonly PlacedFact[] {
  const at = call.callee.range;
  const facts: PlacedFact[] = [];
  const { name = '', method } = call;
  const isExporter = /^OTLP\w+Exporter$/.test(method);
  const endpoint = textOf(call.argument('endpoint')) ?? '';
  if ((isExporter && endpoint.startsWith('https://')) || name === 'sentry_sdk.init') {
    facts.push({ kind: 'telemetry-tls', at, text: 'Telemetry is sent over TLS' });
  }
  if (valueOf(call.argument('send_default_pii')) === false || call.argument('before_send') !== undefined) {
    facts.push({ kind: 'log-redaction', at, text: 'Telemetry without personal data' });
  }
  return facts;
}

/** What makes a program run by itself, again and again. */
function factsOfSchedule(call: PythonCall): readonly PlacedFact[] {
  const { name = '', method } = call;
  const at = call.callee.range;
  const isEngine = /^(?:airflow|prefect|dagster|kfp|apscheduler|modal|schedule|sagemaker|zenml|google\.cloud)\b/.test(
    name,
  );
  const facts: PlacedFact[] = [];
  if (name.startsWith('airflow.') && method === 'DAG')
    facts.push({ kind: 'pipeline-definition', at, text: 'Pipeline in code' });
  const isTimed =
    /^(?:create_recurring_run|create_monitoring_schedule|Cron|ScheduleDefinition|every)$/.test(method) ||
    call.arguments.some(({ name: key, value }) => SCHEDULE_ARGUMENTS.has(key ?? '') && value.kind !== 'none');
  // An empty value stands for the file itself, which is known only where the facts of all files meet.
  if (isEngine && isTimed)
    facts.push({ kind: 'runs-on-schedule', at, text: 'Runs on a schedule', strength: 2, value: '' });
  return facts;
}

/** Limits of what a service takes. */
function factsOfLimits(call: PythonCall): readonly PlacedFact[] {
  const { name = '', method } = call;
  const isLimit =
    (/^(?:pydantic|fastapi|litestar|msgspec)\./.test(name) &&
      call.arguments.some(({ name: key }) => LIMITS.has(key ?? ''))) ||
    /^pydantic\.(?:field_validator|validator|model_validator|con\w+)$/.test(name) ||
    /^(?:jsonschema\.validate|cerberus\..*|bentoml\.validators\.\w+)$/.test(name);
  if (!isLimit) return [];
  return [{ kind: 'input-validation', at: call.callee.range, text: `Inputs are checked (${method})` }];
}

function textOf(argument: PythonArgument | undefined): string | undefined {
  return argument?.value.stringValue()?.value;
}

function valueOf(argument: PythonArgument | undefined): unknown {
  return argument?.value.value()?.value;
}
