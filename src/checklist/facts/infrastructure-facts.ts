import { matchTexts, type PlacedFact, type TextFact } from './placed';

/** What Terraform and CloudFormation say of stores, keys, policies and alarms. */
const INFRASTRUCTURE_FACTS: readonly TextFact[] = [
  {
    kind: 'data-store',
    pattern:
      /\b(?:aws_s3_bucket|google_storage_bucket|azurerm_storage_account|aws_db_instance|aws_efs_file_system)"|AWS::S3::Bucket\b/,
    text: 'Store for data',
  },
  {
    kind: 'data-encryption',
    pattern:
      /\b(?:aws_s3_bucket_server_side_encryption_configuration|kms_key_id|kms_master_key_id|kms_key_name|encryption_configuration|customer_managed_key|encryptionSpec)\b|BucketEncryption\b|KmsKeyId\b|KMSMasterKeyID\b/,
    text: 'Store encrypted with a key',
  },
  {
    kind: 'key-rotation',
    pattern: /\benable_key_rotation\s*=\s*true|EnableKeyRotation["']?\s*:\s*["']?true|\brotation_period\s*=/i,
    text: 'Keys are rotated',
  },
  {
    kind: 'retention-rule',
    pattern:
      /\b(?:aws_s3_bucket_lifecycle_configuration|lifecycle_rule|azurerm_storage_management_policy)\b|LifecycleConfiguration\b/,
    text: 'Data is deleted on schedule',
  },
  {
    kind: 'store-policy',
    pattern:
      /\b(?:aws_s3_bucket_public_access_block|uniform_bucket_level_access\s*=\s*true|aws_s3_bucket_policy|google_storage_bucket_iam_\w+|public_network_access_enabled\s*=\s*false)\b|PublicAccessBlockConfiguration\b|AWS::S3::BucketPolicy/,
    text: 'Policy of a store',
  },
  {
    kind: 'mfa-policy',
    pattern:
      /aws:MultiFactorAuth(?:Present|Age)|azuread_conditional_access_policy|enforce_?mfa\s*[:=]\s*["']?true|mfa_configuration\s*=\s*"ON"/i,
    text: 'A second factor is asked for',
  },
  {
    kind: 'alert-rule',
    pattern:
      /\b(?:aws_cloudwatch_metric_alarm|google_monitoring_alert_policy|azurerm_monitor_\w*alert\w*|datadog_monitor)\b|AWS::CloudWatch::Alarm/,
    text: 'Alarm',
  },
  {
    kind: 'log-retention',
    pattern: /\b(?:retention_in_days|RetentionInDays|retention_days)["']?\s*[:=]\s*["']?(?:1[89]\d|[2-9]\d\d|\d{4})\b/,
    text: 'Logs are kept for 180 days or longer',
  },
  {
    kind: 'log-shipping',
    pattern:
      /\baws_cloudwatch_log_group\b|AWS::Logs::LogGroup|google_logging_\w*sink\b|azurerm_monitor_diagnostic_setting\b/,
    text: 'Logs reach a central store',
  },
  {
    kind: 'backup',
    pattern:
      /\b(?:aws_s3_bucket_versioning|aws_s3_bucket_replication_configuration|aws_backup_plan|backup_retention_period|point_in_time_recovery)\b|VersioningConfiguration\b|AWS::Backup::BackupPlan|versioning\s*\{\s*enabled\s*=\s*true/,
    text: 'Backups or versions are kept',
  },
  {
    kind: 'redundancy',
    pattern:
      /\bmulti_az\s*=\s*true|MultiAZ["']?\s*:\s*["']?true|availability_type\s*=\s*"REGIONAL"|\bmin_(?:size|capacity)\s*=\s*[2-9]|desired_count\s*=\s*[2-9]/i,
    text: 'Two copies or more',
  },
  {
    kind: 'managed-endpoint',
    pattern:
      /\b(?:aws_sagemaker_endpoint|google_vertex_ai_endpoint|azurerm_machine_learning_\w*endpoint)\b|AWS::SageMaker::Endpoint\b/,
    text: 'Managed endpoint',
  },
  {
    kind: 'audit-log',
    pattern: /\bdata_capture_config\b|DataCaptureConfig\b/,
    text: 'Requests and answers are captured',
  },
  {
    kind: 'secret-store',
    pattern:
      /\b(?:aws_secretsmanager_secret|google_secret_manager_secret|azurerm_key_vault_secret)\b|AWS::SecretsManager::Secret/,
    text: 'Secret store',
  },
];

/** Evidence in Terraform, CloudFormation and policies; the words are the same in all of their formats. */
export function collectInfrastructureFacts(text: string): readonly PlacedFact[] {
  return matchTexts(text, INFRASTRUCTURE_FACTS);
}

const PROXY_FACTS: readonly TextFact[] = [
  {
    kind: 'tls-endpoint',
    pattern: /\blisten\s+[^;\n]*\b443\b[^;\n]*\bssl\b|\bssl_certificate\s+\S/,
    text: 'TLS in front of the service',
  },
  { kind: 'rate-limit', pattern: /\blimit_req(?:_zone)?\s/, text: 'Requests limited' },
  {
    kind: 'authenticated-route',
    pattern: /\b(?:auth_request|auth_basic_user_file|auth_jwt)\s/,
    text: 'Authentication in front of the service',
  },
];

/** Evidence in the configuration of nginx. */
export function collectProxyFacts(text: string): readonly PlacedFact[] {
  return matchTexts(text, PROXY_FACTS);
}

const SHIPPING_FACTS: readonly TextFact[] = [
  {
    kind: 'log-shipping',
    pattern: /^\s*\[sinks?\.|^\s*sinks:|^\s*\[OUTPUT\]|^\s*exporters:|^\s*output\.\w+:|^\s*<match|^\s*clients:/im,
    text: 'Logs are shipped',
  },
  {
    kind: 'telemetry-tls',
    pattern:
      /\bhttps:\/\/|\btls\.enabled\s*=\s*true|^\s*\[sinks\.[\w.]+\.tls\]|\btls\s+on\b|^\s*tls:\s*$|ssl\.enabled:\s*true/im,
    text: 'Logs are sent over TLS',
  },
  {
    kind: 'log-redaction',
    pattern:
      /\bredact\s*\(|^\s*redaction|\bdel\(\.|action:\s*(?:delete|hash)|\bsha[123]\(|\bhmac\(|record_modifier|drop_fields/im,
    text: 'Personal data is taken out of logs',
  },
  {
    kind: 'log-retention',
    pattern:
      /(?:retention|keep|expire)[\w.-]*["']?\s*[:=]\s*["']?(?:1[89]\d|[2-9]\d\d|\d{4})\s*d?(?:ays)?\b|(?:retention|keep)\w*\s*[:=]\s*["']?(?:4[4-9]\d\d|[5-9]\d{3})h/i,
    text: 'Logs are kept for 180 days or longer',
  },
];

/** Files that say where logs go, by their names. */
export const IS_SHIPPING =
  /(?:^|\/)[^/]*(?:vector|fluent-?bit|fluentd|filebeat|promtail|logstash|otel|opentelemetry|siem|loki)[^/]*\.(?:ya?ml|toml|conf|cfg|json)$/i;

export function collectShippingFacts(text: string): readonly PlacedFact[] {
  const facts = matchTexts(text, SHIPPING_FACTS);
  return facts.some(({ kind }) => kind === 'log-shipping')
    ? facts
    : facts.filter(({ kind }) => kind === 'log-retention');
}
