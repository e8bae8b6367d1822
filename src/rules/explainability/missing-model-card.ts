import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';

/** A kind of registration, and the arguments that say what the model is for. */
interface Registration {
  readonly name: RegExp;
  readonly says: readonly string[];
  readonly option: string;
}

/** By the last part of the callee's name. */
const REGISTRATIONS: Readonly<Record<string, Registration>> = {
  register_model: {
    name: /^mlflow\.(?:.*\.)?register_model$/,
    says: ['tags'],
    option: 'client.update_registered_model(name, description="…")',
  },
  create_registered_model: {
    name: /^mlflow\..*\.create_registered_model$/,
    says: ['description', 'tags'],
    option: 'description="…"',
  },
  create_model_package: {
    name: /^(?:boto3|botocore|aioboto3)\..*\.create_model_package$/,
    says: ['ModelPackageDescription', 'ModelCard'],
    option: 'ModelCard={…}',
  },
  register: {
    name: /^sagemaker\..*\.register$|^azureml\.core\.(?:model\.)?Model\.register$/,
    says: ['description', 'model_card', 'tags'],
    option: 'description="…"',
  },
  ModelPackage: { name: /^sagemaker\..*\.ModelPackage$/, says: ['model_package_arn'], option: 'description="…"' },
  upload: {
    name: /^google\.cloud\.aiplatform\.Model\.upload$/,
    says: ['description', 'version_description', 'labels'],
    option: 'description="…"',
  },
  Model: { name: /^azure\.ai\.ml\.entities\.Model$/, says: ['description', 'tags'], option: 'description="…"' },
  push_to_hf_hub: { name: /^timm\./, says: ['model_card'], option: 'model_card={…}' },
};
const LOGGED = /^mlflow\.\w+\.log_model$/;
/** Where a description is given apart from the registration. */
const MLFLOW_DESCRIBED =
  /update_(?:registered_model|model_version)\s*\(|set_(?:registered_model|model_version)_tag\s*\(/;
const HUB_CARD = /ModelCard|model_card|create_model_card|README\.md|modelcard|metadata_update|RepoCard/;
/** What writes a card of its own accord, and what is no model. */
const CARRIES_CARD =
  /^(?:sentence_transformers|setfit|span_marker|datasets|gliner)\b|Trainer|Tokenizer|Processor|Dataset/;
const OTHER_NAMES = /token|processor|extractor|dataset|trainer|\bds\b|data|distiset|self/i;

export default defineRule({
  id: 'missing-model-card',
  meta: {
    summary: 'A model is published or registered without a word about what it is for',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [1059],
    owaspMl: ['ML06'],
    atlas: ['AML.M0023', 'AML.M0025'],
    stages: ['development', 'deployment'],
  },
  messages: {
    pushed:
      '`{callee}` publishes a model without a card, so nobody can tell what it was trained on, what it is for and where it fails. Push a `ModelCard` with it.',
    registered:
      '`{callee}` registers a model without a word about what it was trained on, what it is for and where it fails. Say it: `{option}`.',
  },
  triggers: [
    ...['push_to_hub', 'register_model', 'registered_model', 'create_model_package', 'sagemaker register'],
    ...['aiplatform upload', 'azure.ai.ml Model', 'azureml register', 'push_to_hf_hub'],
  ],
  check: {
    python(document, report) {
      // Unsloth writes a card of its own.
      const hasCard = HUB_CARD.test(document.text) || document.importsModule('unsloth');
      const pushed = hasCard ? undefined : document.callsNamed('push_to_hub').find(isModel);
      if (pushed !== undefined) report({ at: pushed.range, message: 'pushed', data: { callee: pushed.callee.text } });
      for (const { call, option } of registrations(document))
        report({ at: call.range, message: 'registered', data: { callee: call.callee.text, option } });
    },
  },
});

/** Whether what is pushed is a model, by what it is, else by how it is called. */
function isModel({ name, receiver }: PythonCall): boolean {
  if (receiver === undefined) return false;
  if (name !== undefined && /^(?:transformers|diffusers|peft|torch|keras|huggingface_hub)\b/.test(name))
    return !CARRIES_CARD.test(name);
  return (
    name === undefined &&
    /model|adapter|lora|net\b|pipe|clf|classifier/i.test(receiver.text) &&
    !OTHER_NAMES.test(receiver.text)
  );
}

function registrations(document: PythonDocument): readonly { readonly call: PythonCall; readonly option: string }[] {
  const found = document.callsNamed(...Object.keys(REGISTRATIONS)).flatMap((call) => {
    const registration = REGISTRATIONS[call.method];
    if (registration?.name.test(call.name ?? '') !== true) return [];
    const says = registration.says.some((keyword) => call.argument(keyword) !== undefined);
    if (says || call.hasUnknownArguments) return [];
    return [{ call, option: registration.option }];
  });
  const logged = document
    .callsNamed('log_model')
    .filter((call) => LOGGED.test(call.name ?? '') && call.argument('registered_model_name') !== undefined)
    .filter((call) => call.argument('metadata') === undefined && !call.hasUnknownArguments)
    .map((call) => ({ call, option: 'client.update_registered_model(name, description="…")' }));
  const isDescribed = MLFLOW_DESCRIBED.test(document.text);
  return [...found, ...logged]
    .filter(({ call }) => !isDescribed || call.name?.startsWith('mlflow.') !== true)
    .sort((a, b) => a.call.range.start - b.call.range.start);
}
