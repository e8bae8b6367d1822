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
  ],
  check: {
    python(document, report) {
      for (const { at, what, isWritable, fix } of [...publicArguments(document), ...publicGrants(document)]) {
        if (isWritable) report({ at, message: 'writable', data: { what }, fix });
        else report({ at, message: 'readable', severity: 'warning', data: { what }, fix });
      }
      for (const { at, what } of unblockingCalls(document)) {
        report({ at, message: 'unblocked', severity: 'warning', data: { what } });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        for (const { at, what, isWritable, fix } of grantsOf(document, command)) {
          if (isWritable) report({ at, message: 'writable', data: { what }, fix });
          else report({ at, message: 'readable', severity: 'warning', data: { what }, fix });
        }
        const block = command.words.find(({ value }) => value === 'delete-public-access-block');
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
