/** A setting of a store that encrypts it, and what it means where nobody writes it. */
export interface StoreSetting {
  readonly keyword: string;
  /** Any of these keywords switches encryption on, too. */
  readonly orBy?: readonly string[];
  /** What to add where it is left out. Undefined: the cloud encrypts by itself then, or the account says. */
  readonly missing?: string;
  readonly isTransit?: boolean;
  /** Whether to leave it out is no more than worth a word. */
  readonly isMild?: boolean;
}

const AT_REST: StoreSetting = {
  keyword: 'storage_encrypted',
  orBy: ['storage_encryption_key', 'kms_key', 'kms_key_id', 'kms_key_arn'],
  missing: 'storage_encrypted=True',
};
/** An account may encrypt all volumes by default. */
const VOLUME: StoreSetting = {
  keyword: 'encrypted',
  orBy: ['encryption_key', 'kms_key', 'kms_key_id'],
  missing: 'encrypted=True',
  isMild: true,
};
const FILES: StoreSetting = { ...VOLUME, isMild: false };
const SEARCH_AT_REST: StoreSetting = { keyword: 'encryption_at_rest' };
const BETWEEN_NODES: StoreSetting = { keyword: 'node_to_node_encryption', isTransit: true };
const CACHE: readonly StoreSetting[] = [
  { keyword: 'at_rest_encryption_enabled', orBy: ['kms_key_id'], missing: 'at_rest_encryption_enabled=True' },
  { keyword: 'transit_encryption_enabled', missing: 'transit_encryption_enabled=True', isTransit: true },
];
const TOPIC_KEY = 'alias/aws/sns';

/** Classes of CDK and Pulumi by qualified name. What CDK encrypts by itself is only wrong where it is switched off. */
export const STORES: ReadonlyMap<string, readonly StoreSetting[]> = new Map<string, readonly StoreSetting[]>([
  ['aws_cdk.aws_ec2.Volume', [VOLUME]],
  ['aws_cdk.aws_ec2.CfnVolume', [VOLUME]],
  ['aws_cdk.aws_ec2.BlockDeviceVolume.ebs', [VOLUME]],
  ['aws_cdk.aws_ec2.EbsDeviceOptions', [{ keyword: 'encrypted' }]],
  ['aws_cdk.aws_autoscaling.BlockDeviceVolume.ebs', [VOLUME]],
  ['aws_cdk.aws_efs.FileSystem', [{ keyword: 'encrypted' }]],
  ['aws_cdk.aws_efs.CfnFileSystem', [FILES]],
  ...[
    'rds.DatabaseInstance',
    'rds.DatabaseCluster',
    'rds.CfnDBInstance',
    'rds.CfnDBCluster',
    'neptune.CfnDBCluster',
  ].map((name) => [`aws_cdk.aws_${name}`, [AT_REST]] as const),
  ['aws_cdk.aws_docdb.DatabaseCluster', [{ keyword: 'storage_encrypted' }]],
  ['aws_cdk.aws_docdb.CfnDBCluster', [AT_REST]],
  ...['opensearchservice', 'elasticsearch'].flatMap((module) => [
    [
      `aws_cdk.aws_${module}.Domain`,
      [
        { ...SEARCH_AT_REST, missing: 'encryption_at_rest' },
        { ...BETWEEN_NODES, missing: 'node_to_node_encryption=True' },
      ],
    ] as const,
  ]),
  ['aws_cdk.aws_sns.Topic', [{ keyword: 'master_key', missing: 'master_key', isMild: true }]],
  ['aws_cdk.aws_sqs.Queue', [{ keyword: 'encryption' }]],
  ['aws_cdk.aws_sqs.CfnQueue', [{ keyword: 'sqs_managed_sse_enabled' }]],
  ['aws_cdk.aws_kinesis.Stream', [{ keyword: 'encryption' }]],
  ['aws_cdk.aws_elasticache.CfnReplicationGroup', CACHE],
  ['aws_cdk.aws_redshift.CfnCluster', [FILES]],
  ['pulumi_aws.ebs.Volume', [VOLUME]],
  ['pulumi_aws.efs.FileSystem', [FILES]],
  ...['rds.Instance', 'rds.Cluster', 'docdb.Cluster', 'neptune.Cluster'].map(
    (name) => [`pulumi_aws.${name}`, [AT_REST]] as const,
  ),
  ...['opensearch', 'elasticsearch'].map(
    (module) =>
      [
        `pulumi_aws.${module}.Domain`,
        [
          { keyword: 'encrypt_at_rest', missing: 'encrypt_at_rest={"enabled": True}' },
          { ...BETWEEN_NODES, missing: 'node_to_node_encryption={"enabled": True}' },
        ],
      ] as const,
  ),
  [
    'pulumi_aws.sns.Topic',
    [{ keyword: 'kms_master_key_id', missing: `kms_master_key_id="${TOPIC_KEY}"`, isMild: true }],
  ],
  ['pulumi_aws.sqs.Queue', [{ keyword: 'sqs_managed_sse_enabled', orBy: ['kms_master_key_id'] }]],
  ['pulumi_aws.kinesis.Stream', [{ keyword: 'encryption_type', missing: 'encryption_type="KMS"', isMild: true }]],
  ['pulumi_aws.elasticache.ReplicationGroup', CACHE],
  ['pulumi_aws.redshift.Cluster', [FILES]],
]);

/** What is made of another store is encrypted as that one is. */
export const COPIED = ['snapshot_identifier', 'snapshot_id', 'replicate_source_db', 'replication_source_identifier'];

/** Requests of boto3: the operation, the key that switches encryption on, and whether it is off without it. */
export const REQUESTS: Readonly<Record<string, readonly StoreSetting[]>> = {
  create_volume: [{ keyword: 'Encrypted', orBy: ['KmsKeyId'] }],
  create_file_system: [{ keyword: 'Encrypted', orBy: ['KmsKeyId'], missing: 'Encrypted=True' }],
  create_db_instance: [
    { keyword: 'StorageEncrypted', orBy: ['KmsKeyId', 'DBClusterIdentifier'], missing: 'StorageEncrypted=True' },
  ],
  create_db_cluster: [{ keyword: 'StorageEncrypted', orBy: ['KmsKeyId'], missing: 'StorageEncrypted=True' }],
  // Of Redshift; other clusters have no such key.
  create_cluster: [{ keyword: 'Encrypted', orBy: ['KmsKeyId'] }],
  create_replication_group: [
    { keyword: 'AtRestEncryptionEnabled', orBy: ['KmsKeyId'], missing: 'AtRestEncryptionEnabled=True' },
    { keyword: 'TransitEncryptionEnabled', missing: 'TransitEncryptionEnabled=True', isTransit: true },
  ],
};
/** The same keys inside of what a request is made of. */
export const REQUEST_KEYS: ReadonlySet<string> = new Set([
  ...['StorageEncrypted', 'AtRestEncryptionEnabled', 'TransitEncryptionEnabled'],
]);
