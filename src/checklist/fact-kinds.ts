/** Everything that is looked for in files, and what follows from several of them. */
export const FACT_KINDS = [
  // Data and secrets.
  ...['anonymisation', 'anonymisation-mention', 'data-card', 'data-checksum', 'data-encryption', 'data-lineage'],
  ...[
    'data-remote',
    'data-store',
    'data-validation',
    'data-version',
    'file-encryption',
    'key-rotation',
    'personal-data',
  ],
  ...['plain-hash', 'poisoning-check', 'retention-document', 'retention-rule', 'secret-store', 'store-policy'],
  // Training.
  ...[
    'evaluation-gate',
    'experiment-tracking',
    'explanation',
    'explanation-report',
    'fairness',
    'fairness-report',
    'feature-importance',
  ],
  ...['model-bom', 'model-card', 'model-file', 'model-load', 'model-output', 'model-registry', 'model-verification'],
  ...[
    'pinned-model',
    'pipeline-definition',
    'pipeline-lock',
    'pipeline-parameters',
    'run-parameters',
    'safe-model-format',
  ],
  ...['sbom', 'seed', 'training'],
  // Attacks.
  ...['differential-privacy', 'evasion-test', 'privacy-report', 'privacy-test', 'robustness-report'],
  // Serving.
  ...['anomaly-detection', 'audit-log', 'authenticated-route', 'explain-route', 'gateway-policy', 'input-validation'],
  ...['logged-model-version', 'managed-endpoint', 'model-route', 'prediction-log', 'rate-limit', 'role-check'],
  ...['serving-manifest', 'tls-endpoint'],
  // Operation.
  ...['alert-rule', 'attribution-monitor', 'backup', 'dashboard', 'drift-check', 'feedback', 'incident-runbook'],
  ...[
    'log-redaction',
    'log-retention',
    'log-shipping',
    'login-config',
    'login-service',
    'mfa-policy',
    'override-document',
  ],
  ...['recovery-document', 'redundancy', 'restore-test', 'rollback', 'service-metrics', 'telemetry', 'telemetry-tls'],
  // Containers and clusters.
  ...['container', 'non-root', 'own-service-account', 'pinned-deployment', 'workload'],
  // Pipelines and reviews.
  ...['card-version', 'changelog', 'ci-pipeline', 'cloud-login', 'code-owners', 'dependency-scan', 'deploy-approval'],
  ...[
    'deploy-job',
    'infrastructure-scan',
    'lock-file',
    'model-scan',
    'oidc-login',
    'pre-commit-run',
    'pull-request-tests',
  ],
  ...['review-rule', 'scheduled-job', 'secret-scan', 'security-policy', 'static-scan', 'update-bot'],
  // What a step runs, and what follows when the facts of all files are put together.
  ...['runs', 'runs-on-schedule', 'card-current', 'data-test-in-pipeline', 'robustness-gate', 'scheduled-attack'],
  ...[
    'container-runs',
    'runs-on-release',
    'script-runs',
    'stage-runs',
    'scheduled-drift',
    'scheduled-scan',
    'scheduled-training',
  ],
  // What the project is made with.
  ...['uses-cloud', 'uses-framework', 'uses-modality'],
  // What a deon checklist ticks.
  'deon-tick',
] as const;

export type FactKind = (typeof FACT_KINDS)[number];
