import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import {
  EVERYBODY,
  isPublicAcl,
  isWritableAcl,
  publicArguments,
  publicGrants,
  unblockingCalls,
} from './shared/public-access';
import { describedAccess, describedUnblocking } from './shared/public-stores';
import { publicRemotes } from './shared/dvc-remotes';
import { optionOf, takeOut, type ServerOption } from './shared/server-commands';

interface Grant {
  readonly at: Range;
  readonly what: string;
  readonly isWritable: boolean;
  readonly fix?: FixProposal | undefined;
}

export default defineRule({
  id: 'public-bucket-access',
  meta: {
    summary: 'A bucket, or an object in it, is opened to everybody on the internet',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [732, 284],
    owaspMl: ['ML02', 'ML05'],
    atlas: ['AML.T0035', 'AML.T0036'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    readable:
      '`{what}` lets everybody on the internet read what is stored there, data and models included. Leave it private, and give access to single roles or by signed addresses.',
    writable:
      '`{what}` lets everybody on the internet write there, so strangers can put in other data or another model. Leave it private, and give access to single roles.',
    anonymous:
      '`{what}` only works where everybody on the internet may read the store, data and models included. Close the store, and let DVC log in.',
    unblocked:
      '`{what}` takes away what keeps a bucket from being opened by mistake. Leave the block on, and give access to single roles or by signed addresses.',
  },
  triggers: [
    ...[
      'public-read',
      'authenticated-read',
      'publicRead',
      'authenticatedRead',
      'make_public',
      'grant_read',
      'grant_write',
    ],
    ...['allUsers', 'AllUsers', 'allAuthenticatedUsers', 'AllAuthenticatedUsers', 'public_access', 'public-access'],
    ...[
      'public_read_access',
      'grant_public_access',
      'PUBLIC_READ',
      'public_acls',
      'blob_public_access',
      'blob-public-access',
    ],
    ...[
      'allow_nested_items_to_be_public',
      'allowBlobPublicAccess',
      'PublicAccessBlock',
      'save_predefined',
      'public_read',
    ],
    ...['allow_anonymous_login', 'mc.anonymous', 'minio policy', 'mc.policy.set'],
  ],
  check: {
    python(document, report) {
      const grants = [...publicArguments(document), ...publicGrants(document), ...describedAccess(document)];
      for (const { at, what, isWritable, fix } of grants) {
        if (isWritable) report({ at, message: 'writable', data: { what }, fix });
        else report({ at, message: 'readable', severity: 'warning', data: { what }, fix });
      }
      for (const { at, what } of unblockingCalls(document)) {
        report({ at, message: 'unblocked', severity: 'warning', data: { what } });
      }
      for (const { at, what, fix } of describedUnblocking(document)) {
        report({ at, message: 'unblocked', severity: 'warning', data: { what }, fix });
      }
    },
    ini(document, report, context) {
      for (const { kind, ...remote } of publicRemotes(document, context.path)) {
        const { at, what, fix } = remote;
        if (kind === 'writable') report({ at, message: kind, data: { what }, fix });
        else report({ at, message: kind, severity: 'warning', data: { what }, fix });
      }
    },
    shell(document, report) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
      for (const command of document.commands) {
        for (const { at, what, isWritable, fix } of grantsOf(document, command)) {
          if (isWritable) report({ at, message: 'writable', data: { what }, fix });
          else report({ at, message: 'readable', severity: 'warning', data: { what }, fix });
        }
        const block = command.words.find(({ value }) => value === 'delete-public-access-block');
        for (const word of command.words) {
          const isOff =
            (command.name === 'aws' && /(?:Acls|Policy|Buckets)=false/.test(word.value ?? '')) ||
            (command.name === 'gcloud' && word.value === '--no-public-access-prevention');
          if (isOff) report({ at: word.range, message: 'unblocked', severity: 'warning', data: { what: word.text } });
        }
        const allow = command.name === 'az' ? optionOf(command, '--allow-blob-public-access') : undefined;
        if (allow !== undefined && /^true$/i.test(allow.value ?? '')) {
          const what = '--allow-blob-public-access true';
          report({ at: rangeOf(allow), message: 'unblocked', severity: 'warning', data: { what } });
        }
        if (command.name === 'aws' && block !== undefined) {
          report({ at: block.range, message: 'unblocked', severity: 'warning', data: { what: block.text } });
        }
      }
    },
  },
});

function grantsOf(document: ShellDocument, command: ShellCommand): readonly Grant[] {
  switch (command.name) {
    case 'aws':
      return aclOption(document, command, '--acl');
    case 'mc':
      return minioGrants(command);
    case 'dvc':
      return dvcGrants(command);
    case 'gsutil':
      return gsutilGrants(document, command);
    case 'gcloud': {
      if (!command.words.some(({ value }) => value === 'add-iam-policy-binding')) {
        return aclOption(document, command, '--predefined-acl', '--canned-acl');
      }
      const member = optionOf(command, '--member');
      const isPublic = member !== undefined && EVERYBODY.test(member.value ?? '') && isStorage(command);
      return isPublic ? [{ at: rangeOf(member), what: member.value ?? '', isWritable: false }] : [];
    }
    case 'az': {
      const level = optionOf(command, '--public-access');
      if (level === undefined || !/^(?:blob|container)$/.test(level.value ?? '')) return [];
      return [{ at: rangeOf(level), what: `--public-access ${level.value ?? ''}`, isWritable: false }];
    }
    default:
      return [];
  }
}

/** The same words open other services too, which are meant to be open more often. */
function isStorage(command: ShellCommand): boolean {
  return command.words[0]?.value === 'storage';
}

function rangeOf({ word, words }: ServerOption): Range {
  return { start: word.range.start, end: (words.at(-1) ?? word).range.end };
}

function aclOption(document: ShellDocument, command: ShellCommand, ...names: readonly string[]): readonly Grant[] {
  const option = optionOf(command, ...names);
  if (option === undefined || !isPublicAcl(option.value)) return [];
  // `aws s3api put-bucket-acl` does nothing else, so there the option is needed.
  const isNeeded = command.words.some(({ value }) => /^put-\w+-acl$/.test(value ?? ''));
  const edit = isNeeded ? undefined : takeOut(document.text, command, option.words);
  const fix = edit && { title: 'Leave it private', safety: 'unsafe' as const, edits: [edit] };
  return [{ at: rangeOf(option), what: option.value, isWritable: isWritableAcl(option.value), fix }];
}

/** `mc anonymous set public store/bucket`, and `mc policy` of older versions. */
function minioGrants({ words }: ShellCommand): readonly Grant[] {
  const [topic, verb, access] = words.filter(({ value }) => value?.startsWith('--') !== true);
  if (!/^(?:anonymous|policy)$/.test(topic?.value ?? '') || access === undefined) return [];
  if (verb?.value !== 'set' || !/^(?:public|download|upload)$/.test(access.value ?? '')) return [];
  return [
    { at: access.range, what: `${topic?.value ?? ''} set ${access.text}`, isWritable: access.value !== 'download' },
  ];
}

/** `dvc remote modify store acl public-read`. */
function dvcGrants({ words }: ShellCommand): readonly Grant[] {
  const key = words.findIndex(({ value }) => value === 'acl');
  const acl = words[key + 1];
  if (words[1]?.value !== 'modify' || key < 0 || acl?.value === undefined || !isPublicAcl(acl.value)) return [];
  return [{ at: acl.range, what: `acl ${acl.value}`, isWritable: isWritableAcl(acl.value) }];
}

/** `iam ch allUsers:objectViewer gs://…`, `acl ch -u AllUsers:R`, `acl set public-read`, `cp -a public-read`. */
function gsutilGrants(document: ShellDocument, command: ShellCommand): readonly Grant[] {
  const members = command.words.flatMap(({ value = '', range }): readonly Grant[] => {
    const [member = '', role = ''] = value.split(':', 2);
    if (!EVERYBODY.test(member) || role === '') return [];
    return [
      {
        at: range,
        what: value,
        isWritable: /^(?:W|O|FC|objectAdmin|admin|objectCreator|legacy\w*Writer)$/i.test(role),
      },
    ];
  });
  const isAcl = command.words.some(({ value }) => value === 'acl' || value === 'defacl');
  const canned = command.words.find(({ value }) => isPublicAcl(value));
  if (isAcl && canned?.value !== undefined) {
    return [...members, { at: canned.range, what: canned.value, isWritable: isWritableAcl(canned.value) }];
  }
  return [...members, ...aclOption(document, command, '-a')];
}
