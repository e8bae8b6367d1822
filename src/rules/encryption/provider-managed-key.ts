import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { keylessObjects, type KeylessObject } from './shared/keyless-data';
import { estimatorCalls, processorCalls } from '../shared/sagemaker';

/** What may be handed a key of one's own, and the arguments that do so. */
interface Keyed {
  readonly call: PythonCall;
  readonly keys: readonly string[];
}

const JOB_KEYS = ['output_kms_key', 'volume_kms_key'];
/** Requests of boto3; a key of their own stands in them or in a part of them. */
const REQUESTS: Readonly<Record<string, readonly [key: string, part?: string]>> = {
  create_notebook_instance: ['KmsKeyId'],
  create_endpoint_config: ['KmsKeyId'],
  create_training_job: ['KmsKeyId', 'OutputDataConfig'],
  create_processing_job: ['KmsKeyId', 'ProcessingOutputConfig'],
  create_transform_job: ['KmsKeyId', 'TransformOutput'],
  create_model_customization_job: ['customModelKmsKeyId'],
};
const CLASSES: Readonly<Record<string, string>> = {
  'aws_cdk.aws_sagemaker.CfnNotebookInstance': 'kms_key_id',
  'aws_cdk.aws_sagemaker.CfnDomain': 'kms_key_id',
  'pulumi_aws.sagemaker.NotebookInstance': 'kms_key_id',
  'pulumi_aws.sagemaker.Domain': 'kms_key_id',
  'google.cloud.aiplatform.init': 'encryption_spec_key_name',
  'azure.ai.ml.entities.Workspace': 'customer_managed_key',
};

/** Methods that write objects to S3, and what hands them a key. */
const WRITES = ['put_object', 'upload_file', 'upload_fileobj', 'copy_object', 'create_multipart_upload'];
const S3 =
  /^(?:boto3|boto3\.(?:session\.)?Session\(\)|aioboto3\.Session\(\))\.(?:client\(\)|resource\(\)\.(?:Bucket|Object)\(\))\./;
const OBJECT_KEY = /\b(?:SSEKMSKeyId|SSECustomerKey)\b|["']aws:kms(?::dsse)?["']/;

export default defineRule({
  id: 'provider-managed-key',
  meta: {
    summary: 'Data and models of a cloud service are encrypted with a key that is not your own',
    severity: 'info',
    confidence: 'medium',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [311],
    stages: ['development', 'deployment'],
  },
  messages: {
    missing:
      'What this makes is encrypted with a key of the provider. With a key of your own ({keys}) you decide who may read it, see in its log who did, and can take it back.',
  },
  triggers: [
    ...WRITES.map((method) => `boto3 ${method}`),
    ...['sagemaker', 'aiplatform.init', 'azure.ai.ml Workspace', 'create_model_customization_job'],
    ...['AWS::SageMaker::', 'AlgorithmSpecification', 'workerPoolSpecs', 'Arguments Type Training'],
    ...[
      'Arguments Type Processing',
      'Arguments Type Transform',
      'create_training_job',
      'create_notebook_instance',
      'create_endpoint_config',
    ],
  ],
  check: {
    python(document, report) {
      // What a file makes gets one key, so that one finding speaks for all of it.
      const [first, ...others] = keyless(document);
      if (first === undefined) return;
      const related = others.map(({ call }) => ({ at: call.callee.range, message: 'Here, too' }));
      const keys = first.keys.map((key) => `\`${key}\``).join(', ');
      report({ at: first.call.callee.range, message: 'missing', data: { keys }, related });
    },
    yaml(document, report) {
      const [first, ...others] = keylessObjects(document.roots);
      if (first !== undefined) report(describe(first, others));
    },
    json({ root }, report) {
      const [first, ...others] = root === undefined ? [] : keylessObjects([root]);
      if (first !== undefined) report(describe(first, others));
    },
  },
});

function describe({ at, keys }: KeylessObject, others: readonly KeylessObject[]) {
  const related = others.map((other) => ({ at: other.at, message: 'Here, too' }));
  return { at, message: 'missing', data: { keys: keys.map((key) => `\`${key}\``).join(', ') }, related } as const;
}

function keyless(document: PythonDocument): readonly Keyed[] {
  const jobs = [...estimatorCalls(document), ...processorCalls(document)].map((call) => ({ call, keys: JOB_KEYS }));
  const classes = document.calls(...Object.keys(CLASSES)).flatMap((call): readonly Keyed[] => {
    const key = CLASSES[call.name ?? ''];
    return key === undefined ? [] : [{ call, keys: [key] }];
  });
  const given = [...jobs, ...classes].filter(
    ({ call, keys }) => !call.hasUnknownArguments && keys.some((key) => call.argument(key) === undefined),
  );
  const requests = document.callsNamed(...Object.keys(REQUESTS)).flatMap((call): readonly Keyed[] => {
    const [key = '', part] = REQUESTS[call.method] ?? [];
    if (call.receiver === undefined || call.hasUnknownArguments || !isRequest(call)) return [];
    const whole = part === undefined ? undefined : call.argument(part)?.value;
    if (part !== undefined && whole?.kind !== 'dict') return [];
    const isGiven = part === undefined ? call.argument(key) !== undefined : whole?.entry(key) !== undefined;
    return isGiven ? [] : [{ call, keys: [part === undefined ? key : `${part}.${key}`] }];
  });
  return [...given, ...requests, ...keylessWrites(document)].sort((a, b) => a.call.range.start - b.call.range.start);
}

/** Writes to S3 that name no key, in a file that gives no bucket one of its own. */
function keylessWrites(document: PythonDocument): readonly Keyed[] {
  if (document.callsNamed('put_bucket_encryption').length > 0) return [];
  return document.callsNamed(...WRITES).flatMap((call): readonly Keyed[] => {
    const extra = call.argument('ExtraArgs')?.value;
    const isKnown = extra === undefined || extra.kind === 'dict';
    if (!S3.test(call.name ?? '') || call.hasUnknownArguments || !isKnown) return [];
    return call.arguments.some(({ range }) => OBJECT_KEY.test(document.text.slice(range.start, range.end)))
      ? []
      : [{ call, keys: ['SSEKMSKeyId'] }];
  });
}

/** Boto3's operations are called with keywords that begin as those of the service do. */
function isRequest(call: PythonCall): boolean {
  return call.arguments.some(({ name }) => /^(?:[A-Z]|jobName$)/.test(name ?? ''));
}
