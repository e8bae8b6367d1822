import type { FactKind } from '../fact-kinds';

/** Calls of a library that are evidence. An import alone is none: a library that nobody calls does nothing. */
export interface CallFact {
  readonly kind: FactKind;
  readonly text: string;
  /** What the qualified name of the callee starts with. */
  readonly modules: readonly string[];
  /** Its last segments. */
  readonly names: readonly string[];
}

function calls(kind: FactKind, text: string, modules: string, names: string): CallFact {
  return { kind, text, modules: modules.split(' '), names: names.split(' ') };
}

const TRACKING: readonly CallFact[] = [
  calls(
    'experiment-tracking',
    'Run logged with MLflow',
    'mlflow',
    'start_run log_metric log_metrics log_param log_params autolog log_artifact log_model',
  ),
  calls('experiment-tracking', 'Run logged with Weights & Biases', 'wandb', 'init log'),
  calls('experiment-tracking', 'Run logged with Comet', 'comet_ml', 'Experiment start'),
  calls('experiment-tracking', 'Run logged with ClearML', 'clearml', 'init'),
  calls('experiment-tracking', 'Run logged with Neptune', 'neptune', 'init_run'),
  calls('experiment-tracking', 'Run logged with DVCLive', 'dvclive', 'Live DVCLiveCallback log_metric'),
  calls('run-parameters', 'Parameters logged', 'mlflow', 'log_param log_params autolog'),
  calls('run-parameters', 'Parameters logged', 'dvclive dvc.api', 'log_params log_param params_show'),
  calls('run-parameters', 'Parameters logged', 'comet_ml clearml', 'log_parameters log_parameter connect'),
  calls('data-lineage', 'Data logged with the run', 'mlflow', 'log_input'),
  calls('data-lineage', 'Data taken at a version', 'dvc.api', 'open read get_url DVCFileSystem'),
  calls('data-lineage', 'Lineage sent with OpenLineage', 'openlineage', 'emit OpenLineageClient'),
  calls('model-registry', 'Model registered with MLflow', 'mlflow', 'register_model create_model_version'),
  calls('model-registry', 'Model registered with Weights & Biases', 'wandb', 'link_model log_model link_artifact'),
  calls(
    'model-registry',
    'Model pushed to the Hub',
    'transformers huggingface_hub sentence_transformers',
    'push_to_hub upload_folder',
  ),
  calls(
    'model-registry',
    'Model registered',
    'sagemaker azureml azure.ai.ml google.cloud.aiplatform',
    'register ModelPackage',
  ),
  calls('model-registry', 'Model logged with DVCLive', 'dvclive', 'log_artifact'),
  calls('model-registry', 'Model kept in the BentoML store', 'bentoml', 'save_model'),
];

const DATA: readonly CallFact[] = [
  calls(
    'data-validation',
    'Data checked with Great Expectations',
    'great_expectations',
    'get_context Checkpoint run_checkpoint run validate from_pandas',
  ),
  calls(
    'data-validation',
    'Data checked with Pandera',
    'pandera',
    'DataFrameSchema validate check_types check_output check_input Column SeriesSchema',
  ),
  calls('data-validation', 'Data checked with TFDV', 'tensorflow_data_validation', 'validate_statistics infer_schema'),
  calls(
    'data-validation',
    'Data checked with Deepchecks',
    'deepchecks',
    'data_integrity full_suite train_test_validation run Dataset',
  ),
  calls(
    'data-validation',
    'Data checked with Evidently',
    'evidently',
    'TestSuite DataStabilityTestPreset DataQualityTestPreset',
  ),
  calls(
    'poisoning-check',
    'Poisoned samples looked for',
    'art.defences.detector.poison art.defences.transformer',
    'ActivationDefence SpectralSignatureDefense RONIDefense ProvenanceDefense NeuralCleanse STRIP',
  ),
  calls(
    'poisoning-check',
    'Label errors looked for',
    'cleanlab',
    'find_label_issues Datalab find_issues CleanLearning',
  ),
  calls(
    'poisoning-check',
    'Outliers looked for',
    'sklearn.ensemble sklearn.neighbors sklearn.covariance pyod',
    'IsolationForest LocalOutlierFactor EllipticEnvelope IForest LOF ECOD',
  ),
  calls('data-checksum', 'Download compared with its hash', 'pooch', 'retrieve create'),
  calls(
    'anonymisation',
    'Personal data anonymised with Presidio',
    'presidio_anonymizer',
    'AnonymizerEngine anonymize BatchAnonymizerEngine',
  ),
  calls(
    'anonymisation',
    'Personal data anonymised',
    'anonympy scrubadub pycanon anonypy',
    'dfAnonymizer clean Scrubber k_anonymity Preserver anonymize_k_anonymity',
  ),
  calls(
    'anonymisation',
    'Synthetic data in place of personal data',
    'sdv',
    'GaussianCopulaSynthesizer CTGANSynthesizer fit sample',
  ),
  calls('anonymisation', 'Ids replaced by keyed hashes', 'hmac', 'new digest'),
  calls(
    'file-encryption',
    'Encryption with AES-GCM',
    'cryptography.hazmat.primitives.ciphers',
    'AESGCM AESGCMSIV AESCCM AES AES256 GCM',
  ),
  calls(
    'file-encryption',
    'Encryption with ChaCha20-Poly1305',
    'cryptography.hazmat.primitives.ciphers.aead',
    'ChaCha20Poly1305',
  ),
  calls('file-encryption', 'Encryption with Fernet (AES)', 'cryptography.fernet', 'Fernet MultiFernet'),
  calls('file-encryption', 'Encryption with AES', 'Crypto.Cipher Cryptodome.Cipher', 'new'),
  calls(
    'file-encryption',
    'Encryption with RSA',
    'cryptography.hazmat.primitives.asymmetric',
    'OAEP generate_private_key',
  ),
  calls(
    'file-encryption',
    'Encryption with RSA',
    'Crypto.PublicKey.RSA Cryptodome.PublicKey.RSA',
    'generate import_key',
  ),
  calls('key-rotation', 'Keys rotated', 'cryptography.fernet', 'MultiFernet'),
  calls('secret-store', 'Secrets from Vault', 'hvac', 'Client'),
  calls('secret-store', 'Secrets from Azure Key Vault', 'azure.keyvault.secrets', 'SecretClient'),
  calls(
    'secret-store',
    'Secrets from Google Secret Manager',
    'google.cloud.secretmanager google.cloud.secretmanager_v1',
    'SecretManagerServiceClient',
  ),
  calls(
    'secret-store',
    'Secrets from the notebook service',
    'google.colab.userdata kaggle_secrets',
    'get UserSecretsClient',
  ),
];

const TESTS: readonly CallFact[] = [
  calls(
    'evasion-test',
    'FGSM attack',
    'art.attacks.evasion foolbox torchattacks cleverhans',
    'FastGradientMethod FGSM fast_gradient_method L2FastGradientAttack LinfFastGradientAttack',
  ),
  calls(
    'evasion-test',
    'PGD attack',
    'art.attacks.evasion foolbox torchattacks cleverhans',
    'ProjectedGradientDescent ProjectedGradientDescentPyTorch ProjectedGradientDescentNumpy PGD PGDL2 LinfPGD L2PGD LinfProjectedGradientDescentAttack projected_gradient_descent',
  ),
  calls(
    'evasion-test',
    'DeepFool attack',
    'art.attacks.evasion foolbox torchattacks',
    'DeepFool L2DeepFoolAttack LinfDeepFoolAttack',
  ),
  calls(
    'evasion-test',
    'Carlini and Wagner attack',
    'art.attacks.evasion foolbox torchattacks cleverhans',
    'CarliniL2Method CarliniLInfMethod CW L2CarliniWagnerAttack carlini_wagner_l2',
  ),
  calls(
    'evasion-test',
    'Black-box attack',
    'art.attacks.evasion foolbox torchattacks',
    'HopSkipJump ZooAttack BoundaryAttack SquareAttack Square DecisionTreeAttack HopSkipJumpAttack',
  ),
  calls(
    'evasion-test',
    'AutoAttack',
    'art.attacks.evasion torchattacks autoattack',
    'AutoAttack AutoProjectedGradientDescent',
  ),
  calls('evasion-test', 'Attack on texts', 'textattack', 'Attacker build attack_dataset'),
  calls(
    'evasion-test',
    'Attack on a language model',
    'garak pyrit',
    'run PromptSendingOrchestrator RedTeamingOrchestrator RedTeamingAttack',
  ),
  calls(
    'privacy-test',
    'Membership inference attack',
    'art.attacks.inference',
    'MembershipInferenceBlackBox MembershipInferenceBlackBoxRuleBased LabelOnlyDecisionBoundary AttributeInferenceBlackBox MIFace infer',
  ),
  calls('privacy-test', 'Membership inference attack', 'privacy_meter tensorflow_privacy', 'audit run_attacks Audit'),
  calls(
    'differential-privacy',
    'Training with differential privacy',
    'opacus',
    'PrivacyEngine make_private make_private_with_epsilon',
  ),
  calls(
    'differential-privacy',
    'Training with differential privacy',
    'tensorflow_privacy',
    'DPKerasSGDOptimizer DPKerasAdamOptimizer',
  ),
  calls(
    'differential-privacy',
    'Training with differential privacy',
    'diffprivlib',
    'GaussianNB LogisticRegression KMeans LinearRegression RandomForestClassifier StandardScaler PCA',
  ),
  calls(
    'explanation',
    'Explained with SHAP',
    'shap',
    'Explainer TreeExplainer LinearExplainer KernelExplainer DeepExplainer GradientExplainer PermutationExplainer',
  ),
  calls('explanation', 'Explained with LIME', 'lime', 'LimeTabularExplainer LimeTextExplainer LimeImageExplainer'),
  calls(
    'explanation',
    'Explained with Captum',
    'captum.attr',
    'IntegratedGradients Saliency GradientShap DeepLift LayerIntegratedGradients Occlusion LayerGradCam ShapleyValueSampling',
  ),
  calls(
    'explanation',
    'Explained with Alibi',
    'alibi.explainers',
    'AnchorTabular AnchorText AnchorImage KernelShap TreeShap IntegratedGradients ALE',
  ),
  calls(
    'explanation',
    'Explained with InterpretML',
    'interpret',
    'ExplainableBoostingClassifier ExplainableBoostingRegressor explain_local explain_global',
  ),
  calls(
    'feature-importance',
    'Feature importance by permutation',
    'sklearn.inspection',
    'permutation_importance from_estimator partial_dependence',
  ),
  calls(
    'fairness',
    'Metrics by group',
    'fairlearn aif360 aequitas',
    'MetricFrame demographic_parity_difference equalized_odds_difference ClassificationMetric BinaryLabelDatasetMetric Group Audit',
  ),
  calls(
    'evaluation-gate',
    'Model validated against a threshold',
    'mlflow',
    'MetricThreshold validate_evaluation_results',
  ),
];

const SERVING: readonly CallFact[] = [
  calls(
    'rate-limit',
    'Requests limited',
    'slowapi flask_limiter fastapi_limiter aiolimiter limits',
    'Limiter limit RateLimiter init AsyncLimiter hit',
  ),
  calls(
    'service-metrics',
    'Metrics with Prometheus',
    'prometheus_client',
    'Counter Histogram Gauge Summary start_http_server make_asgi_app generate_latest',
  ),
  calls(
    'service-metrics',
    'Metrics with Prometheus',
    'prometheus_fastapi_instrumentator prometheus_flask_exporter starlette_exporter',
    'Instrumentator PrometheusMetrics instrument expose PrometheusMiddleware',
  ),
  calls(
    'service-metrics',
    'Metrics with OpenTelemetry',
    'opentelemetry.metrics opentelemetry.sdk.metrics',
    'get_meter MeterProvider create_counter create_histogram',
  ),
  calls('service-metrics', 'Metrics of BentoML', 'bentoml.metrics', 'Counter Histogram Gauge'),
  calls(
    'telemetry',
    'Telemetry is sent',
    'opentelemetry sentry_sdk logfire langfuse ddtrace',
    'init OTLPSpanExporter OTLPLogExporter OTLPMetricExporter configure Langfuse patch_all',
  ),
  calls(
    'log-shipping',
    'Logs sent to a central store',
    'watchtower google.cloud.logging logging.handlers opencensus azure.monitor loki_logger_handler',
    'CloudWatchLogHandler setup_logging SysLogHandler AzureLogHandler configure_azure_monitor LokiLoggerHandler',
  ),
  calls('log-shipping', 'Logs sent with OpenTelemetry', 'opentelemetry', 'OTLPLogExporter'),
  calls(
    'drift-check',
    'Drift checked with Evidently',
    'evidently',
    'Report DataDriftPreset TargetDriftPreset DataDriftTable ColumnDriftMetric',
  ),
  calls(
    'drift-check',
    'Drift checked with NannyML',
    'nannyml',
    'UnivariateDriftCalculator CBPE DLE DataReconstructionDriftCalculator',
  ),
  calls(
    'drift-check',
    'Drift checked with Alibi Detect',
    'alibi_detect',
    'KSDrift MMDDrift ChiSquareDrift TabularDrift ClassifierDrift LSDDDrift',
  ),
  calls('drift-check', 'Drift checked with whylogs', 'whylogs', 'log'),
  calls(
    'drift-check',
    'Drift checked with Deepchecks',
    'deepchecks',
    'FeatureDrift PredictionDrift LabelDrift TrainTestFeatureDrift',
  ),
  calls('drift-check', 'Distributions compared', 'scipy.stats', 'ks_2samp wasserstein_distance'),
  calls('attribution-monitor', 'Attributions watched', 'sagemaker', 'ModelExplainabilityMonitor'),
  calls(
    'anomaly-detection',
    'Strange inputs detected',
    'alibi_detect',
    'OutlierVAE OutlierAE IForest Mahalanobis AdversarialAE ModelDistillation',
  ),
  calls(
    'anomaly-detection',
    'Strange inputs detected',
    'pyod art.defences.detector.evasion',
    'IForest ECOD BinaryInputDetector BinaryActivationDetector SubsetScanningDetector',
  ),
  calls(
    'anomaly-detection',
    'Strange inputs detected',
    'sklearn.ensemble sklearn.neighbors',
    'IsolationForest LocalOutlierFactor',
  ),
  calls(
    'audit-log',
    'Predictions captured by the endpoint',
    'sagemaker azure.ai.ml bentoml',
    'DataCaptureConfig DataCollector monitor',
  ),
  calls('gateway-policy', 'Endpoint behind the rights of the cloud (IAM)', 'sagemaker', 'deploy'),
  calls(
    'managed-endpoint',
    'Managed endpoint',
    'sagemaker google.cloud.aiplatform azure.ai.ml',
    'deploy ManagedOnlineEndpoint ManagedOnlineDeployment Endpoint',
  ),
  calls(
    'feedback',
    'Feedback on predictions collected',
    'langfuse mlflow trulens argilla',
    'score create_score log_feedback log_human_feedback log_expectation',
  ),
  calls(
    'model-verification',
    'Signature of the model verified',
    'model_signing',
    'Config verify use_sigstore_verifier use_elliptic_key_verifier',
  ),
  calls('model-bom', 'Bill of materials for the model', 'cyclonedx', 'Bom ModelCard'),
  calls('login-config', 'Login for MLflow', 'mlflow.server', 'get_app_client'),
];

const SEEDS: readonly CallFact[] = [
  calls('seed', 'Random seed', 'random numpy.random', 'seed default_rng RandomState'),
  calls(
    'seed',
    'Random seed',
    'torch tensorflow keras transformers lightning pytorch_lightning accelerate',
    'manual_seed set_seed set_random_seed seed_everything',
  ),
];

export const CALL_FACTS: readonly CallFact[] = [...TRACKING, ...DATA, ...TESTS, ...SERVING, ...SEEDS];
