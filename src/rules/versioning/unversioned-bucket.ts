import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';

const MAKERS = [
  ...['boto3', 'boto3.Session()', 'boto3.session.Session()', 'aioboto3.Session()'].flatMap((maker) =>
    ['client', 'resource'].map((method) => `${maker}.${method}().create_bucket`),
  ),
];
/** What switches versions on, in whatever spelling: the request, the resource, the object of it. */
const VERSIONED = /put_bucket_versioning|\.BucketVersioning\(|\.Versioning\(|versioning_enabled\s*=\s*True/;
const CLOUD_BUCKETS = ['aws_cdk.aws_s3.Bucket', 'aws_cdk.aws_s3.CfnBucket'];

interface Found {
  readonly at: Range;
  readonly message: 'missing' | 'off';
  readonly what: string;
  readonly fix?: FixProposal | undefined;
  readonly others?: readonly Range[];
}

export default defineRule({
  id: 'unversioned-bucket',
  meta: {
    summary: 'A bucket for data or models keeps no earlier versions',
    severity: 'info',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357],
    owaspMl: ['ML02', 'ML10'],
    atlas: ['AML.T0059'],
    stages: ['data', 'deployment'],
  },
  messages: {
    missing:
      'This bucket keeps no earlier versions, so data or a model that is overwritten or deleted, by mistake or on purpose, is gone. Add `{what}`.',
    off: '`{what}` keeps no earlier versions, so data or a model that is overwritten or deleted, by mistake or on purpose, is gone. Switch them on.',
  },
  triggers: [
    'boto3 create_bucket',
    'aws_s3 Bucket',
    'versioning_enabled',
    'put_bucket_versioning',
    'pulumi versioning',
  ],
  check: {
    python(document, report) {
      const found = [...madeBuckets(document), ...describedBuckets(document), ...switchedOff(document)];
      for (const { at, message, what, fix, others = [] } of found) {
        const related = others.map((other) => ({ at: other, message: 'Another bucket' }));
        report({ at, message, data: { what }, fix, related });
      }
    },
  },
});

/** One finding for all buckets of a file: a helper may switch versions on for each of them. */
function madeBuckets(document: PythonDocument): readonly Found[] {
  if (VERSIONED.test(document.text)) return [];
  const [first, ...others] = document.calls(...MAKERS);
  if (first === undefined) return [];
  const what = 'put_bucket_versioning(…, VersioningConfiguration={"Status": "Enabled"})';
  return [{ at: first.callee.range, message: 'missing', what, others: others.map(({ range }) => range) }];
}

function describedBuckets(document: PythonDocument): readonly Found[] {
  return document.calls(...CLOUD_BUCKETS).flatMap((call): readonly Found[] => {
    const argument = call.argument('versioned') ?? call.argument('versioning_configuration');
    if (argument !== undefined) {
      if (argument.value.value()?.value !== false) return [];
      const isWritten = call.arguments.includes(argument) && argument.value.kind === 'boolean';
      return [
        {
          at: argument.range,
          message: 'off',
          what: 'versioned=False',
          fix: isWritten ? write(argument.value.range, 'True') : undefined,
        },
      ];
    }
    if (call.hasUnknownArguments || call.method !== 'Bucket') return [];
    const fix: FixProposal = {
      title: 'Keep versions',
      safety: 'unsafe',
      edits: [call.appendArgument('versioned=True')],
    };
    return [{ at: call.callee.range, message: 'missing', what: 'versioned=True', fix }];
  });
}

function switchedOff(document: PythonDocument): readonly Found[] {
  const assigned = document.assignments.flatMap((assignment): readonly Found[] => {
    if (!assignment.targetText.endsWith('.versioning_enabled') || assignment.value.value()?.value !== false) return [];
    const { value } = assignment;
    const fix = value.kind === 'boolean' ? write(value.range, 'True') : undefined;
    return [{ at: assignment.range, message: 'off', what: 'versioning_enabled = False', fix }];
  });
  const suspended = document.callsNamed('put_bucket_versioning').flatMap((call): readonly Found[] => {
    const argument = call.argument('VersioningConfiguration');
    const status = argument?.value.entry('Status')?.stringValue()?.value;
    return argument === undefined || status !== 'Suspended'
      ? []
      : [{ at: argument.range, message: 'off', what: 'Status: Suspended' }];
  });
  return [
    ...assigned,
    ...suspended,
    ...document.callsNamed('BucketVersioningVersioningConfigurationArgs', 'BucketVersioningArgs').flatMap(judgePulumi),
  ];
}

/** `enabled=False` of the bucket itself, `status="Suspended"` of the resource beside it. */
function judgePulumi(call: PythonCall): readonly Found[] {
  const argument = call.argument('status') ?? call.argument('enabled');
  const value = argument?.value.value()?.value;
  if (argument === undefined || (value !== false && value !== 'Suspended' && value !== 'Disabled')) return [];
  return [{ at: argument.range, message: 'off', what: `${argument.name ?? ''}=${argument.value.text}` }];
}

function write(range: Range, text: string): FixProposal {
  return { title: 'Keep versions', safety: 'unsafe', edits: [{ range, text }] };
}
