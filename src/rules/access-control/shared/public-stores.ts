import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../../lang/python/types';
import { spawnedCommands } from './spawned-commands';
import { keyedValues } from '../../shared/keyed-values';
import type { PublicAccess } from './public-access';

/** What takes away a protection that an account or a bucket has by itself. */
export interface Unblocking {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

/** Where Amazon's grants are written by hand: the address of the group of everybody. */
const GROUP_OF_ALL = /acs\.amazonaws\.com\/groups\/global\/(?:AllUsers|AuthenticatedUsers)/;
const GRANTS = ['GrantRead', 'GrantFullControl', 'GrantWrite', 'GrantReadACP', 'GrantWriteACP'];
const GRANTING = ['put_object', 'put_object_acl', 'put_bucket_acl', 'create_bucket', 'copy_object', 'put'];
const EVERYBODY = /^(?:allUsers|allAuthenticatedUsers)$/;
/** Pulumi's descriptions of who may use a bucket of Google. */
const GOOGLE_GRANTS = [
  ...['BucketIAMMember', 'BucketIAMBinding', 'BucketAccessControl', 'BucketACL', 'DefaultObjectAccessControl'],
  ...['ObjectAccessControl', 'BucketIAMMemberArgs', 'BucketIAMBindingArgs'],
];

/** Blocks of CDK and Pulumi, with the keywords that are on unless somebody switches them off. */
const BLOCKS = [
  'BlockPublicAccess',
  'BucketPublicAccessBlock',
  'AccountPublicAccessBlock',
  'PublicAccessBlockConfigurationProperty',
];
const BLOCK_KEYWORDS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
const AZURE_ACCOUNTS = [
  'StorageAccountCreateParameters',
  'StorageAccountUpdateParameters',
  'StorageAccount',
  'Account',
];
const AZURE_KEYWORDS = ['allow_blob_public_access', 'allow_nested_items_to_be_public'];
const AZURE_KEYS: ReadonlySet<string> = new Set([...AZURE_KEYWORDS, 'allowBlobPublicAccess']);

/** Buckets that are described as open, and grants to everybody. */
export function describedAccess(document: PythonDocument): readonly PublicAccess[] {
  const readable = document.callsNamed('Bucket', 'BucketDeployment').flatMap((call): readonly PublicAccess[] => {
    const argument = call.argument('public_read_access');
    if (argument?.value.value()?.value !== true) return [];
    return [{ at: argument.range, what: 'public_read_access=True', isWritable: false, fix: remove(call, argument) }];
  });
  const granted = document.importsModule('aws_cdk')
    ? document.callsNamed('grant_public_access').map((call): PublicAccess => ({
        at: call.range,
        what: 'grant_public_access()',
        isWritable: /Put|Delete|Write/.test(call.arguments.map(({ value }) => value.text).join(' ')),
        fix: undefined,
      }))
    : [];
  const google = document.importsModule('pulumi_gcp') ? document.callsNamed(...GOOGLE_GRANTS).flatMap(judgeGoogle) : [];
  const predefined = document.callsNamed('save_predefined').flatMap((call): readonly PublicAccess[] => {
    const argument = call.argument('predefined', 0);
    const acl = argument?.value.stringValue()?.value;
    if (argument === undefined || acl === undefined || !/^public|^authenticated/i.test(acl)) return [];
    return [{ at: argument.range, what: acl, isWritable: /write$/i.test(acl), fix: undefined }];
  });
  return [...readable, ...granted, ...google, ...predefined, ...amazonGrants(document), ...startedCommands(document)];
}

function judgeGoogle(call: PythonCall): readonly PublicAccess[] {
  const argument = call.argument('member') ?? call.argument('members') ?? call.argument('entity');
  const named = argument?.value.elements().map((item) => item.stringValue()?.value) ?? [];
  const member = [argument?.value.stringValue()?.value, ...named].find((name) => EVERYBODY.test(name ?? ''));
  if (argument === undefined || member === undefined) return [];
  const role = call.argument('role')?.value.stringValue()?.value ?? '';
  return [{ at: argument.range, what: member, isWritable: /admin|creator|writer|owner/i.test(role), fix: undefined }];
}

function amazonGrants(document: PythonDocument): readonly PublicAccess[] {
  const calls = document.callsNamed(...GRANTING).flatMap((call) =>
    GRANTS.flatMap((keyword): readonly PublicAccess[] => {
      const argument = call.argument(keyword);
      if (argument === undefined || !GROUP_OF_ALL.test(argument.value.stringValue()?.value ?? '')) return [];
      return [
        {
          at: argument.range,
          what: `${keyword}=AllUsers`,
          isWritable: !keyword.includes('Read'),
          fix: remove(call, argument),
        },
      ];
    }),
  );
  const listed = keyedValues(document, new Set(['URI', ...GRANTS]))
    .filter(({ value }) => GROUP_OF_ALL.test(value))
    .map(({ at, key }): PublicAccess => ({
      at,
      what: `${key}: AllUsers`,
      isWritable: /Write|Full/.test(key),
      fix: undefined,
    }));
  return [...calls, ...listed];
}

export function describedUnblocking(document: PythonDocument): readonly Unblocking[] {
  const blocks = document.callsNamed(...BLOCKS).flatMap((call) => {
    const off = BLOCK_KEYWORDS.flatMap((keyword) => {
      const argument = call.argument(keyword);
      return argument?.value.value()?.value === false ? [argument] : [];
    });
    return off[0] === undefined ? [] : [unblocking(off[0], off, 'True')];
  });
  const accounts = document.callsNamed(...AZURE_ACCOUNTS).flatMap((call) =>
    AZURE_KEYWORDS.flatMap((keyword) => {
      const argument = call.argument(keyword);
      return argument?.value.value()?.value === true ? [unblocking(argument, [argument], 'False')] : [];
    }),
  );
  const keyed = keyedValues(document, AZURE_KEYS)
    .filter(({ value }) => value === 'True')
    .map(({ at, key, valueRange }): Unblocking => ({
      at,
      what: `${key}=True`,
      fix: { title: 'Block it', safety: 'unsafe', edits: [{ range: valueRange, text: 'False' }] },
    }));
  return [...blocks, ...accounts, ...keyed];
}

/** All that is off goes on at once. */
function unblocking(first: PythonArgument, all: readonly PythonArgument[], text: string): Unblocking {
  const isWritten = all.every(({ value }) => value.kind === 'boolean');
  const edits = all.map(({ value }) => ({ range: value.range, text }));
  const fix: FixProposal | undefined = isWritten ? { title: 'Block it', safety: 'unsafe', edits } : undefined;
  return { at: first.range, what: `${first.name ?? ''}=${first.value.text}`, fix };
}

function remove(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument)) return undefined;
  return { title: 'Leave it private', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

/** `gsutil iam ch allUsers:objectViewer`, `gsutil acl ch -u AllUsers:R`, `aws s3 cp … --acl public-read`. */
const OPENING =
  /^(?:sudo )?(?:gsutil (?:-m )?(?:iam ch|acl (?:ch|set)|defacl (?:ch|set)) .*?\b((?:allUsers|allAuthenticatedUsers|AllUsers):\w+|public-read(?:-write)?)\b|aws s3(?:api)? .*?(--acl[ =]public-read(?:-write)?)|az storage container .*?(--public-access (?:blob|container))|gcloud storage .*?(--member=allUsers))/;

function startedCommands(document: PythonDocument): readonly PublicAccess[] {
  return spawnedCommands(document).flatMap(({ call, words }): readonly PublicAccess[] => {
    const command = call.arguments[0]?.value;
    const what = OPENING.exec(words.join(' ').slice(0, 500))
      ?.slice(1)
      .find((part: string | undefined) => part !== undefined);
    if (command === undefined || what === undefined) return [];
    return [
      { at: command.range, what, isWritable: /:(?:W|O|FC)$|[aA]dmin$|Creator$|-write$/.test(what), fix: undefined },
    ];
  });
}
