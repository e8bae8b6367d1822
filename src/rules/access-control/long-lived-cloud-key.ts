import { defineRule, type FixProposal } from '../../engine/rule';
import type { OriginKind, PythonCall, PythonExpression } from '../../lang/python/types';
import { hostOf, reachOf } from '../shared/hosts';
import { pythonEnvironment } from '../shared/python-environment';

/** Makers of Google clients and credentials that read a service account's key from a file. */
const KEY_FILE = ['from_service_account_file', 'from_service_account_json', 'from_json_keyfile_name'];
const KEY_FILE_CALLS = ['gspread.service_account', 'google.auth.load_credentials_from_file', 'pygsheets.authorize'];
const KEYWORDS = ['filename', 'json_credentials_path', 'service_account_file', 'service_file'];
const GOOGLE_VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';
/** Clients of AWS; a session's token makes keys that end soon. */
const AWS_METHODS = ['client', 'resource', 'Session', 'S3FileSystem'];
const AWS = /^(?:boto3|aiobotocore|aioboto3|botocore|s3fs|sagemaker)\b/;
const CONNECTION_STRING = 'from_connection_string';
/** Names of settings, which are mostly a file beside the code. */
const SETTINGS = /^(?:config|cfg|conf|settings|secrets|creds|credentials)\b/i;
/** Secrets that are given by position. */
const POSITIONS: Readonly<Record<string, number>> = {
  'boto3.Session': 1,
  'boto3.session.Session': 1,
  'azure.identity.ClientSecretCredential': 2,
  'azure.core.credentials.AzureNamedKeyCredential': 1,
};
const PLACEHOLDER = /path[-_/]to|your|<|\.\.\.|xxx/i;
const EMULATOR = /UseDevelopmentStorage|devstoreaccount1|127\.0\.0\.1|localhost/;
/** Those who run the program choose these. */
const OWN: ReadonlySet<OriginKind> = new Set(['environment', 'user-input', 'parameter', 'request', 'literal']);

export default defineRule({
  id: 'long-lived-cloud-key',
  meta: {
    summary: 'A cloud is asked with a key that never ends, instead of a role',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [798, 324],
    atlas: ['AML.T0012'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    file: "`{what}` reads a service account's key, which works for whoever copies the file until somebody deletes it. Leave it out and give the machine a role (workload identity), or sign in with `gcloud auth application-default login`.",
    config:
      'This key of AWS comes out of a file of the project, and works for whoever reads it until somebody deletes it. Leave both keys out: boto3 finds the role of the machine or your `aws sso login`.',
    literal:
      'This key stands in the code and works for whoever reads it until somebody deletes it. Take it out, renew it, and give the machine a role or sign in (`aws sso login`, `DefaultAzureCredential`).',
    connection:
      'A connection string holds the key of the whole account, and works for whoever reads it until somebody renews it. Pass the address of the account and `DefaultAzureCredential()`.',
  },
  triggers: [
    ...KEY_FILE,
    ...KEY_FILE_CALLS,
    GOOGLE_VARIABLE,
    'aws_secret_access_key',
    ...['boto3.Session', 'ClientSecretCredential', 'AzureNamedKeyCredential'],
    CONNECTION_STRING,
    's3fs secret',
  ],
  check: {
    python(document, report, context) {
      const named = document.callsNamed(...KEY_FILE).filter(({ receiver }) => receiver !== undefined);
      for (const call of [...named, ...document.calls(...KEY_FILE_CALLS)]) {
        const file = KEYWORDS.map((keyword) => call.argument(keyword)?.value).find((value) => value !== undefined);
        const path = (file ?? call.arguments[0]?.value)?.stringValue()?.value;
        if (path === undefined || PLACEHOLDER.test(path)) continue;
        const severity = context.isNotebook ? 'info' : 'warning';
        report({ at: call.range, message: 'file', severity, data: { what: call.callee.text }, fix: useDefault(call) });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        if (name !== GOOGLE_VARIABLE || PLACEHOLDER.test(value.stringValue()?.value ?? '<')) continue;
        report({ at: value.range, message: 'file', severity: 'info', data: { what: name } });
      }
      for (const call of document.callsNamed(...AWS_METHODS).filter(({ name }) => AWS.test(name ?? ''))) {
        const secret = call.argument('aws_secret_access_key') ?? call.argument('secret');
        if (
          secret === undefined ||
          call.argument('aws_session_token') !== undefined ||
          call.argument('token') !== undefined
        )
          continue;
        if (isNear(call)) continue;
        if (isFromProject(secret.value)) report({ at: secret.range, message: 'config' });
        else if (secret.value.value() === undefined && SETTINGS.test(secret.value.text))
          report({ at: secret.range, message: 'config', severity: 'info' });
      }
      for (const call of document.calls(...Object.keys(POSITIONS))) {
        // With a keyword in front, it is found as a hard-coded secret.
        const secret = call.arguments[POSITIONS[call.name ?? ''] ?? -1];
        const text = secret?.name === undefined ? (secret?.value.stringValue()?.value ?? '') : '';
        if (secret !== undefined && text.length >= 16 && !PLACEHOLDER.test(text) && !text.includes('EXAMPLE'))
          report({ at: secret.range, message: 'literal', redactAs: 'cloud-key' });
      }
      for (const call of document.callsNamed(CONNECTION_STRING)) {
        const value = (call.argument('conn_str', 0) ?? call.argument('connection_string'))?.value;
        const text = value?.stringValue()?.value ?? '';
        if (!/^azure\b/.test(call.name ?? '') || /[Ii]nsights/.test(call.callee.text) || EMULATOR.test(text)) continue;
        // Who hands it in may know better.
        if (
          value?.origins().some(({ kind }) => kind === 'environment' || kind === 'file' || kind === 'literal') !== true
        )
          continue;
        report({ at: call.range, message: 'connection', severity: 'info' });
      }
    },
  },
});

/** Whether a key stands in a configuration of the project; keys in the code are hard-coded secrets. */
function isFromProject(secret: PythonExpression): boolean {
  if (secret.value() !== undefined) return false;
  const origins = secret.origins();
  return (
    origins.length > 0 && origins.some(({ kind }) => kind === 'file') && !origins.every(({ kind }) => OWN.has(kind))
  );
}

/** Servers that speak like S3 know no roles. */
function isNear(call: PythonCall): boolean {
  const url = (call.argument('endpoint_url') ?? call.argument('client_kwargs'))?.value;
  if (url === undefined) return false;
  const host = hostOf(url.stringValue()?.value ?? '')?.host;
  return host === undefined || reachOf(host) !== 'public' || !host.endsWith('amazonaws.com');
}

/** `storage.Client.from_service_account_json("key.json")` → `storage.Client()`. */
function useDefault(call: PythonCall): FixProposal | undefined {
  const client = call.receiver?.text;
  if (client === undefined || !/\bClient$/.test(client) || call.arguments.length !== 1) return undefined;
  const edits = [{ range: call.range, text: `${client}()` }];
  return { title: 'Use the credentials of the machine', safety: 'unsafe', edits };
}
