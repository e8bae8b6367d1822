import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../../lang/python/types';
import { dictEntry } from '../../shared/dict-entry';

/** Something that lets strangers read a bucket, or write to it. `what` is shown in the message. */
export interface PublicAccess {
  readonly at: Range;
  readonly what: string;
  readonly isWritable: boolean;
  readonly fix: FixProposal | undefined;
}

/** Canned ACLs of Amazon, Google and Azure that name everybody, or everybody with any account. */
const PUBLIC_ACL = /^(?:public[-_]?read(?:[-_]?write)?|authenticated[-_]?read)$/i;
const PUBLIC_ROLE = /^(?:container|blob)$/i;
/** `allUsers`, and `allAuthenticatedUsers`: whoever has a Google account. */
export const EVERYBODY = /^(?:allUsers|allAuthenticatedUsers)$/i;

/** Keywords that hold an ACL, with the methods that take them. Such a value has no other meaning anywhere. */
const ACL_METHODS: Readonly<Record<string, readonly string[]>> = {
  access_control: ['Bucket', 'CfnBucket'],
  predefined_default_object_acl: ['create_bucket', 'create', 'patch', 'update'],
  canned_acl: ['Bucket', 'create_bucket'],
  ACL: [
    ...['put_object', 'put_object_acl', 'put_bucket_acl', 'create_bucket', 'copy_object', 'create_multipart_upload'],
    ...['put', 'copy_from', 'initiate_multipart_upload', 'create'],
  ],
  predefined_acl: [
    'upload_from_filename',
    'upload_from_string',
    'upload_from_file',
    'create',
    'create_bucket',
    'compose',
    'save',
    'rewrite',
  ],
  acl: [
    'Bucket',
    'BucketV2',
    'BucketAcl',
    'BucketAclV2',
    'BucketObject',
    'put',
    'open',
    'pipe',
    'copy',
    'touch',
    'upload',
    'S3FileSystem',
  ],
};
const ACL_SETTERS = ['put_bucket_acl', 'put_object_acl', 'BucketAcl', 'BucketAclV2'];
const EXTRA_METHODS = ['upload_file', 'upload_fileobj', 'copy', 'copy_object', 'put'];
const AZURE_METHODS = ['create_container', 'set_container_access_policy', 'ContainerClient', 'begin_create', 'create'];

export function isPublicAcl(value: unknown): value is string {
  return typeof value === 'string' && PUBLIC_ACL.test(value);
}

export function isWritableAcl(acl: string): boolean {
  return /write$/i.test(acl);
}

/** ACLs and access levels that a call is given. */
export function publicArguments(document: PythonDocument): readonly PublicAccess[] {
  const acls = Object.entries(ACL_METHODS).flatMap(([keyword, methods]) =>
    document.callsNamed(...methods).flatMap((call) => {
      const argument = call.argument(keyword);
      const acl = argument?.value.stringValue()?.value ?? argument?.value.qualifiedName()?.split('.').at(-1);
      return argument !== undefined && isPublicAcl(acl) ? [accessOf(call, argument, `${keyword}="${acl}"`, acl)] : [];
    }),
  );
  const extras = document.callsNamed(...EXTRA_METHODS).flatMap((call) => {
    const argument = call.argument('ExtraArgs');
    const acl = argument && dictEntry(argument.value, 'ACL');
    return argument !== undefined && isPublicAcl(acl)
      ? [{ at: argument.range, what: `ACL="${acl}"`, isWritable: isWritableAcl(acl), fix: undefined }]
      : [];
  });
  const containers = document.callsNamed(...AZURE_METHODS).flatMap((call) => {
    const argument = call.argument('public_access');
    const level = argument?.value.stringValue()?.value ?? argument?.value.qualifiedName()?.split('.').at(-1) ?? '';
    return argument !== undefined && PUBLIC_ROLE.test(level)
      ? [accessOf(call, argument, `public_access=${level}`, level)]
      : [];
  });
  return [...acls, ...extras, ...containers];
}

function accessOf(call: PythonCall, argument: PythonArgument, what: string, acl: string): PublicAccess {
  return { at: argument.range, what, isWritable: isWritableAcl(acl), fix: closeAccess(call, argument) };
}

/** Calls that do nothing but set an ACL need one. */
function closeAccess(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument)) return undefined;
  const edit = ACL_SETTERS.includes(call.method)
    ? { range: argument.value.range, text: '"private"' }
    : call.removeArgument(argument);
  return { title: 'Leave it private', safety: 'unsafe', edits: [edit] };
}

/** Calls and names that do nothing else than open a bucket. */
export function publicGrants(document: PythonDocument): readonly PublicAccess[] {
  const grant = (at: Range, what: string, isWritable = false): PublicAccess => ({
    at,
    what,
    isWritable,
    fix: undefined,
  });
  const made = document.importsModule('google.cloud')
    ? document.callsNamed('make_public').map((call) => grant(call.range, `${call.method}()`))
    : [];
  const granted = document
    .callsNamed('grant_read', 'grant_write', 'grant_owner')
    .filter(({ receiver }) => /\.all(?:_authenticated)?\(\)$/.test(receiver?.text ?? ''))
    .map((call) => grant(call.range, `all().${call.method}()`, call.method !== 'grant_read'));
  const members = document.strings
    .filter(({ value, isDocstring }) => !isDocstring && /^all(?:Authenticated)?Users$/.test(value ?? ''))
    .filter(({ range }) => {
      if (!document.importsModule('google')) return false;
      // Services that answer requests are opened to everybody more often, and ask for a key themselves.
      return !/\.invoker\b/.test(document.text.slice(Math.max(0, range.start - 200), range.end + 200));
    })
    .map(({ range, value = '' }) => grant(range, value));
  return [...made, ...granted, ...members];
}

const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];

/** Amazon blocks public access by default: whoever takes the block away wants it, or copies it from somewhere. */
export function unblockingCalls(document: PythonDocument): readonly { readonly at: Range; readonly what: string }[] {
  const deleted = document
    .callsNamed('delete_public_access_block', 'delete_bucket_public_access_block')
    .map((call) => ({ at: call.range, what: `${call.method}()` }));
  const unset = document.callsNamed('put_public_access_block').flatMap((call) => {
    const argument = call.argument('PublicAccessBlockConfiguration');
    const off = argument ? BLOCKS.filter((name) => dictEntry(argument.value, name) === false) : [];
    return argument !== undefined && off[0] !== undefined ? [{ at: argument.range, what: `${off[0]}=False` }] : [];
  });
  return [...deleted, ...unset];
}
