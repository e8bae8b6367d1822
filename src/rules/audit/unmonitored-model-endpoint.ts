import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { dictEntry } from '../shared/dict-entry';

const CREATE_CONFIG = /^(?:boto3|botocore|aioboto3)\..*\.create_endpoint_config$/;
const SAGEMAKER_DEPLOY = /^sagemaker\..*\.deploy$/;
/** No data can be captured there, or all of it is kept already. */
const OTHER_MODES = ['serverless_inference_config', 'async_inference_config'];
const VERTEX_DEPLOY = /^google\.cloud\.aiplatform\..*\.deploy$/;
const AZURE_DEPLOYMENTS = [
  'azure.ai.ml.entities.ManagedOnlineDeployment',
  'azure.ai.ml.entities.KubernetesOnlineDeployment',
];

export default defineRule({
  id: 'unmonitored-model-endpoint',
  meta: {
    summary: 'A model is deployed, and nobody keeps what it is asked and what it answers',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [778],
    owaspMl: ['ML08'],
    atlas: ['AML.T0031', 'AML.M0024'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    missing:
      '`{callee}` deploys a model and keeps nothing of what it is asked and what it answers, so attacks and drift go unseen. Turn it on: {option}.',
    off: '`{option}` turns off what would show attacks and drift later on. Leave it on.',
  },
  triggers: [
    ...['sagemaker deploy', 'create_endpoint_config', 'DataCaptureConfig', 'aiplatform deploy', 'aiplatform Endpoint'],
    ...['ManagedOnlineDeployment', 'KubernetesOnlineDeployment', 'deploy_configuration', 'V1beta1PredictorSpec'],
  ],
  check: {
    python(document, report, context) {
      for (const { call, option } of unmonitored(document, context.isExample))
        report({ at: call.range, message: 'missing', data: { callee: call.callee.text, option } });
      for (const call of document.callsNamed(...SWITCHED)) {
        if (!PLATFORMS.test(call.name ?? '')) continue;
        for (const [keyword, off] of SWITCHES) {
          const argument = call.argument(keyword);
          if (argument?.value.value()?.value !== off) continue;
          const option = document.text.slice(argument.range.start, argument.range.end);
          report({ at: argument.range, message: 'off', data: { option } });
        }
      }
    },
  },
});

const PLATFORMS = /^(?:sagemaker|google\.cloud\.aiplatform|azure|azureml)\b/;
const SWITCHED = [
  ...['DataCaptureConfig', 'deploy', 'create', 'update'],
  ...['ManagedOnlineDeployment', 'KubernetesOnlineDeployment', 'deploy_configuration'],
];
const SWITCHES: readonly (readonly [keyword: string, off: boolean])[] = [
  ['enable_capture', false],
  ['enable_request_response_logging', false],
  ['enable_access_logging', false],
  ['disable_container_logging', true],
  ['app_insights_enabled', false],
  ['enable_app_insights', false],
];

interface Unmonitored {
  readonly call: PythonCall;
  readonly option: string;
}

function unmonitored(document: PythonDocument, isExample: boolean): readonly Unmonitored[] {
  const predictors = isExample ? [] : kserve(document).slice(0, 1);
  return [...sagemaker(document), ...vertex(document), ...azure(document), ...predictors];
}

function sagemaker(document: PythonDocument): readonly Unmonitored[] {
  const deployed = document
    .callsNamed('deploy')
    .filter(({ name }) => SAGEMAKER_DEPLOY.test(name ?? ''))
    .filter((call) => isMissing(call, 'data_capture_config') && OTHER_MODES.every((mode) => isMissing(call, mode)))
    .map((call) => ({ call, option: '`data_capture_config=DataCaptureConfig(enable_capture=True, …)`' }));
  const configured = document
    .callsNamed('create_endpoint_config')
    .filter(({ name, callee }) => CREATE_CONFIG.test(name ?? '') || /sagemaker|\bsm\b/i.test(callee.text))
    .filter((call) => {
      const capture = call.argument('DataCaptureConfig');
      if (capture !== undefined) return dictEntry(capture.value, 'EnableCapture') === false;
      const isOther =
        call.argument('AsyncInferenceConfig') !== undefined || variantsOf(call, document).includes('ServerlessConfig');
      return !call.hasUnknownArguments && !isOther;
    })
    .map((call) => ({ call, option: '`DataCaptureConfig={"EnableCapture": True, …}`' }));
  return [...deployed, ...configured];
}

function variantsOf(call: PythonCall, document: PythonDocument): string {
  const value = call.argument('ProductionVariants')?.value;
  if (value?.kind !== 'name') return value?.text ?? '';
  return document.assignments
    .filter(({ targetText }) => targetText === value.text)
    .map((given) => given.value.text)
    .join('\n');
}

/** A job that watches the endpoint, or a log of its answers, may stand elsewhere in the file. */
function vertex(document: PythonDocument): readonly Unmonitored[] {
  if (/ModelDeploymentMonitoringJob|enable_request_response_logging\s*=\s*True/.test(document.text)) return [];
  return document
    .callsNamed('deploy')
    .filter(({ name }) => VERTEX_DEPLOY.test(name ?? ''))
    .map((call) => ({
      call,
      option: '`Endpoint.create(…, enable_request_response_logging=True)`, or a `ModelDeploymentMonitoringJob`',
    }));
}

function azure(document: PythonDocument): readonly Unmonitored[] {
  return document
    .calls(...AZURE_DEPLOYMENTS)
    .filter((call) => isMissing(call, 'data_collector') && isMissing(call, 'app_insights_enabled'))
    .map((call) => ({ call, option: '`data_collector=DataCollector(…)` and `app_insights_enabled=True`' }));
}

function kserve(document: PythonDocument): readonly Unmonitored[] {
  return document
    .callsNamed('V1beta1PredictorSpec')
    .filter(
      (call) => call.name?.startsWith('kserve') !== false && call.arguments.length > 0 && isMissing(call, 'logger'),
    )
    .map((call) => ({ call, option: '`logger=V1beta1LoggerSpec(mode="all", url=…)`' }));
}

function isMissing(call: PythonCall, keyword: string): boolean {
  const argument = call.argument(keyword);
  return argument === undefined ? !call.hasUnknownArguments : argument.value.kind === 'none';
}
