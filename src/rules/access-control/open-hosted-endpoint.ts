import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import { openAzureEndpoints } from './shared/azure-endpoints';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';

/** Descriptions of web services of Azure ML (SDK 1). On Container Instances they ask for no key unless told to. */
const AZURE_SERVICE = /^azureml\.(?:\w+\.)*(AciWebservice|AksWebservice|AksEndpoint|Webservice)(?:\(\))?\./;
const AZURE_METHODS = ['deploy_configuration', 'update', 'create_version', 'update_version'];
const MANAGED = ['azure.ai.ml.entities.ManagedOnlineEndpoint'];
const HUGGING_FACE = ['create_inference_endpoint', 'update_inference_endpoint'];
const FUNCTION_URLS = ['create_function_url_config', 'update_function_url_config', 'add_function_url'];

interface OpenEndpoint {
  readonly at: Range;
  readonly message: 'off' | 'byDefault' | 'plain' | 'public';
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

export default defineRule({
  id: 'open-hosted-endpoint',
  meta: {
    summary: 'A model that a cloud service hosts answers everybody, without a key',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05'],
    atlas: ['AML.T0040'],
    stages: ['deployment'],
  },
  messages: {
    off: '`{what}` lets everybody on the internet ask the model without a key, copy it by its answers, and run up your bill. Switch the check of keys on.',
    byDefault:
      'On Container Instances a service asks for no key unless told to, so everybody who finds the address can ask the model. Pass `{what}`.',
    plain:
      '`{what}` makes the service answer over plain HTTP, so keys, questions and answers can be read on the way. Switch TLS on.',
    public:
      '`{what}` makes the endpoint reachable from the whole internet, so that its key is all that protects it. Where only your own network asks, close it.',
    key: '`{what}` lets in whoever holds one key, which does not end and is the same for all. With `aad_token` each caller shows who it is, and can be shut out alone.',
    egress:
      "`{what}` lets the model's code send what it sees anywhere on the internet. Where it only needs your own network, close it.",
    workspace:
      '`{what}` makes the workspace, with its data, models and jobs, reachable from the whole internet. Where only your own network needs it, close it.',
  },
  triggers: [
    'azureml',
    'ManagedOnlineEndpoint public_network_access',
    'inference_endpoint',
    'function_url',
    'allow-unauthenticated',
    'azuremlschemas',
  ],
  confirm: (text) =>
    /deploy_configuration|auth_enabled|public_network_access|auth_mode|inference_endpoint|function_url|allow-unauthenticated/.test(
      text,
    ),
  check: {
    python(document, report) {
      for (const { at, message, what, fix } of openEndpoints(document)) {
        const severity = { off: 'error', byDefault: 'warning', plain: 'warning', public: 'info' } as const;
        report({ at, message, severity: severity[message], data: { what }, fix });
      }
    },
    yaml({ roots }, report) {
      for (const { at, message, what, fix } of openAzureEndpoints(roots)) {
        report({ at, message, severity: 'info', data: { what }, fix });
      }
    },
    shell(document, report) {
      for (const { name, words } of document.commands) {
        const word = words.find(({ value }) => value === '--allow-unauthenticated');
        if (name !== 'gcloud' || word === undefined) continue;
        report({ at: word.range, message: 'off', severity: 'warning', data: { what: word.text } });
      }
    },
  },
});

function openEndpoints(document: PythonDocument): readonly OpenEndpoint[] {
  const azure = document.importsModule('azureml') ? document.callsNamed(...AZURE_METHODS).flatMap(judgeAzure) : [];
  const managed = document.calls(...MANAGED).flatMap((call) => {
    const argument = call.argument('public_network_access');
    const isOpen = /^enabled$/i.test(argument?.value.stringValue()?.value ?? '');
    return argument === undefined || !isOpen ? [] : [finding(call, argument, 'public', '"disabled"')];
  });
  const hugging = document.callsNamed(...HUGGING_FACE).flatMap((call) => {
    const argument = call.argument('type');
    const isOpen = argument?.value.stringValue()?.value === 'public';
    return argument === undefined || !isOpen ? [] : [finding(call, argument, 'off', '"protected"')];
  });
  const functions = document.callsNamed(...FUNCTION_URLS).flatMap((call) => {
    const argument = call.argument('AuthType') ?? call.argument('auth_type');
    const type = argument?.value.stringValue()?.value ?? argument?.value.text.split('.').at(-1);
    if (argument === undefined || type !== 'NONE') return [];
    const isText = argument.value.kind === 'string';
    return [finding(call, argument, 'off', isText ? '"AWS_IAM"' : argument.value.text.replace(/NONE$/, 'AWS_IAM'))];
  });
  return [...azure, ...managed, ...hugging, ...functions];
}

function judgeAzure(call: PythonCall): readonly OpenEndpoint[] {
  const service = AZURE_SERVICE.exec(call.name ?? '')?.[1];
  const auth = call.argument('auth_enabled');
  const isChange = call.method !== 'deploy_configuration';
  if (service === undefined && (auth === undefined || !isChange)) return [];
  const tls = call.argument('ssl_enabled');
  const plain = tls?.value.value()?.value === false ? [finding(call, tls, 'plain', 'True')] : [];
  // A token is asked for in place of the key.
  if (call.argument('token_auth_enabled')?.value.value()?.value === true) return plain;
  if (auth !== undefined) {
    return auth.value.value()?.value === false ? [finding(call, auth, 'off', 'True'), ...plain] : plain;
  }
  if (service !== 'AciWebservice' || isChange || call.hasUnknownArguments) return plain;
  const edits = [call.appendArgument('auth_enabled=True')];
  const fix: FixProposal = { title: 'Ask for a key', safety: 'unsafe', edits };
  return [{ at: call.callee.range, message: 'byDefault', what: 'auth_enabled=True', fix }, ...plain];
}

function finding(
  call: PythonCall,
  argument: PythonArgument,
  message: 'off' | 'plain' | 'public',
  text: string,
): OpenEndpoint {
  const isOwn = call.arguments.includes(argument) && argument.value.kind !== 'name';
  const edits = [{ range: argument.value.range, text }];
  const fix: FixProposal | undefined = isOwn ? { title: `Write ${text}`, safety: 'unsafe', edits } : undefined;
  return { at: argument.range, message, what: `${argument.name ?? ''}=${argument.value.text}`, fix };
}
