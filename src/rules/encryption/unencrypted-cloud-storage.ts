import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { keyedValues } from '../shared/keyed-values';
import { COPIED, REQUEST_KEYS, REQUESTS, STORES, type StoreSetting } from './shared/cloud-stores';

interface Found {
  readonly at: Range;
  readonly message: 'off' | 'missing' | 'transit' | 'missingTransit';
  readonly what: string;
  readonly isMild?: boolean | undefined;
  readonly fix: FixProposal | undefined;
}

export default defineRule({
  id: 'unencrypted-cloud-storage',
  meta: {
    summary: 'A disk, database, search index, queue or cache of the cloud is set up without encryption',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [311, 319],
    stages: ['data', 'deployment'],
  },
  messages: {
    off: '`{what}` stores data as it is, so whoever gets at the disk, a snapshot or a backup of it can read it. Switch encryption on: it costs nothing, and later it means moving the data.',
    missing:
      'Without `{what}` data is stored as it is, so whoever gets at the disk, a snapshot or a backup of it can read it. Add it now: later it means moving the data.',
    transit:
      '`{what}` leaves what is sent to this store, or between its machines, readable on the way. Switch the encryption on.',
    missingTransit:
      'Without `{what}` everything that is sent to this store, or between its machines, is readable on the way. Add it.',
  },
  triggers: [
    ...['aws_cdk', 'pulumi_aws'].flatMap((library) =>
      [
        'Volume',
        'FileSystem',
        'Database',
        'CfnDB',
        'Cluster',
        'Domain',
        'Topic',
        'Queue',
        'Stream',
        'ReplicationGroup',
        'Instance',
        'ebs',
      ].map((name) => `${library} ${name}`),
    ),
    ...Object.keys(REQUESTS),
    ...REQUEST_KEYS,
  ],
  check: {
    python(document, report) {
      for (const { at, message, what, isMild, fix } of [...classFindings(document), ...requestFindings(document)]) {
        report({ at, message, severity: isMild === true ? 'info' : 'warning', data: { what }, fix });
      }
    },
  },
});

function classFindings(document: PythonDocument): readonly Found[] {
  return document.calls(...STORES.keys()).flatMap((call) => judge(call, STORES.get(call.name ?? '') ?? [], false));
}

function requestFindings(document: PythonDocument): readonly Found[] {
  const calls = document
    .callsNamed(...Object.keys(REQUESTS))
    .filter(({ receiver, arguments: given }) => receiver !== undefined && given.length > 0)
    .flatMap((call) => judge(call, REQUESTS[call.method] ?? [], true));
  const keyed = keyedValues(document, REQUEST_KEYS)
    .filter(({ value }) => value === 'False')
    .map(({ key, at, valueRange }): Found => ({
      at,
      message: key.startsWith('Transit') ? 'transit' : 'off',
      what: `${key}=False`,
      fix: write(valueRange, 'True'),
    }));
  return [...calls, ...keyed];
}

/** What is switched off; else, as one finding, all that is left out. */
function judge(call: PythonCall, settings: readonly StoreSetting[], isRequest: boolean): readonly Found[] {
  const off = settings.flatMap((setting) => judgeValue(call, setting));
  if (off.length > 0 || call.hasUnknownArguments || COPIED.some((keyword) => call.argument(keyword) !== undefined))
    return off;
  const absent = settings.filter(
    ({ keyword, orBy = [], missing }) =>
      missing !== undefined && [keyword, ...orBy].every((name) => call.argument(name) === undefined),
  );
  if (absent.length === 0 || (isRequest && !call.arguments.some(({ name }) => /^[A-Z]/.test(name ?? '')))) return [];
  const added = absent.flatMap(({ missing = '' }) => missing);
  const what = added.join('` and `');
  const isTransit = absent.every((setting) => setting.isTransit === true);
  const isMild = isRequest || absent.every((setting) => setting.isMild === true);
  const message = isTransit ? 'missingTransit' : 'missing';
  return [{ at: call.callee.range, message, what, isMild, fix: add(call, added) }];
}

/** Only what is one constant can be added without a look at the rest. */
function add(call: PythonCall, texts: readonly string[]): FixProposal | undefined {
  if (!texts.every((text) => /=(?:True|".*"|\{.*\})$/.test(text))) return undefined;
  return { title: 'Switch encryption on', safety: 'unsafe', edits: [call.appendArgument(texts.join(', '))] };
}

function judgeValue(call: PythonCall, { keyword, isTransit }: StoreSetting): readonly Found[] {
  const argument = call.argument(keyword);
  if (argument === undefined || !isOff(argument.value)) return [];
  const isWritten = call.arguments.includes(argument) && argument.value.kind === 'boolean';
  const what = `${keyword}=${shown(argument)}`;
  const fix = isWritten ? write(argument.value.range, 'True') : undefined;
  return [{ at: argument.range, message: isTransit === true ? 'transit' : 'off', what, fix }];
}

/** `False`, a name that says so, and `{"enabled": False}` or the class that CDK and Pulumi have for it. */
function isOff(value: PythonExpression): boolean {
  if (value.value()?.value === false || value.stringValue()?.value === 'NONE') return true;
  if (value.text.endsWith('.UNENCRYPTED')) return true;
  const enabled = value.entry('enabled') ?? value.originCall()?.argument('enabled')?.value;
  return enabled?.value()?.value === false;
}

function shown({ value }: PythonArgument): string {
  return value.text.length > 50 ? 'False' : value.text;
}

function write(range: Range, text: string): FixProposal {
  return { title: 'Switch encryption on', safety: 'unsafe', edits: [{ range, text }] };
}
