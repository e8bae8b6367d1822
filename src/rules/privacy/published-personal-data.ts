import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { optionOf } from '../access-control/shared/server-commands';
import { listKinds, mayNamePersonalData } from '../shared/pii/names';
import { personalColumns, personalDataIn, type PersonalData } from '../shared/pii/personal-data';

/** Folders and files that hold people, by their names. */
const PEOPLE =
  /(?:^|[/_.-])(?:customers?|patients?|employees?|members?|subscribers?|applicants?|candidates?|clients?|contacts|personal|pii)(?:[/_.-]|$)/i;
const UPLOADS = ['upload_file', 'upload_folder', 'upload_large_folder', 'create_repo'];

export default defineRule({
  id: 'published-personal-data',
  meta: {
    summary: 'A data set with personal data is published',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [359],
    atlas: ['AML.T0035'],
    stages: ['data'],
  },
  messages: {
    pushed:
      'This publishes {kinds} (`{names}`) to everybody: a data set on the Hub is public unless `private=True` is passed. Pass it, and leave out what others do not need.',
    uploaded:
      '`{what}` looks like data about people, and this makes it public. Keep the data set private, and leave out what others do not need.',
  },
  triggers: ['push_to_hub', 'dataset_create_new', 'kaggle', 'repo_type'],
  confirm: (text) =>
    mayNamePersonalData(text) ||
    /customer|patient|employee|member|subscriber|applicant|candidate|client|contact/i.test(text),
  check: {
    python(document, report) {
      for (const call of document.callsNamed('push_to_hub')) {
        const found = isPublic(call) ? pushed(document, call) : undefined;
        if (found === undefined) continue;
        const data = { kinds: listKinds(found.kinds), names: found.names.slice(0, 3).join('`, `') };
        report({ at: call.range, message: 'pushed', data, fix: keepPrivate(call) });
      }
      for (const call of document.callsNamed(...UPLOADS)) {
        if (call.argument('repo_type')?.value.value()?.value !== 'dataset') continue;
        // Only where the repository is made is it known whether it is public; uploads go to one that is there.
        const what = namedPeople(call);
        if (what === undefined || !isPublic(call)) continue;
        const isMade = call.method === 'create_repo';
        report({
          at: call.range,
          message: 'uploaded',
          confidence: isMade ? 'medium' : 'low',
          data: { what },
          ...(isMade ? { fix: keepPrivate(call) } : {}),
        });
      }
      for (const call of document.callsNamed('dataset_create_new')) {
        const what = namedPeople(call);
        if (what === undefined || call.argument('public')?.value.value()?.value !== true) continue;
        report({ at: call.range, message: 'uploaded', data: { what } });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        if (command.name !== 'kaggle' || !command.words.some(({ value }) => value === 'datasets')) continue;
        const open = optionOf(command, '--public') ?? optionOf(command, '-u');
        const what = command.words.find(({ value }) => value !== undefined && PEOPLE.test(value))?.value;
        if (open !== undefined && what !== undefined)
          report({ at: open.word.range, message: 'uploaded', data: { what } });
      }
    },
  },
});

function isPublic(call: PythonCall): boolean {
  const value = call.argument('private')?.value;
  if (value === undefined) return !call.hasUnknownArguments;
  return value.value()?.value === false;
}

function pushed(document: PythonDocument, call: PythonCall): PersonalData | undefined {
  const data = call.receiver;
  return data && (personalDataIn(document, data) ?? personalColumns(document, data));
}

function namedPeople(call: PythonCall): string | undefined {
  return call.arguments
    .filter(({ name }) => name === undefined || !/token|repo_type|message/.test(name))
    .map(({ value }) => value.stringValue()?.value)
    .find((text) => text !== undefined && PEOPLE.test(text));
}

function keepPrivate(call: PythonCall): FixProposal {
  const given = call.argument('private');
  const edit = given === undefined ? call.appendArgument('private=True') : { range: given.value.range, text: 'True' };
  return { title: 'Keep it private', safety: 'unsafe', edits: [edit] };
}
