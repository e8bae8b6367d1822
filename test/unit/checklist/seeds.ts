import type { FactKind } from '../../../src/checklist/fact-kinds';
import type { Workspace } from './facts';

/** A word that teams ask for, with a workspace in which it is there, and the fact that this must give. */
export interface Seed {
  readonly word: string;
  readonly kind: FactKind;
  readonly workspace: Workspace;
}

const seed = (word: string, kind: FactKind, path: string, ...lines: readonly string[]): Seed => ({
  word,
  kind,
  workspace: { [path]: `${lines.join('\n')}\n` },
});

const workflow = (...steps: readonly string[]): readonly string[] => [
  'on: [push, pull_request]',
  'jobs:',
  '  test:',
  '    runs-on: ubuntu-24.04',
  '    steps:',
  ...steps.map((step) => `      - run: ${step}`),
];

export const SEEDS: readonly Seed[] = [
  seed(
    ...(['AES', 'file-encryption', 'protect.py'] as const),
    'from cryptography.hazmat.primitives.ciphers.aead import AESGCM',
    'def seal(path, key, nonce):',
    '    return AESGCM(key).encrypt(nonce, path.read_bytes(), None)',
  ),
  seed(
    ...(['RSA', 'file-encryption', 'protect.py'] as const),
    'from cryptography.hazmat.primitives.asymmetric import padding, rsa',
    'key = rsa.generate_private_key(public_exponent=65537, key_size=4096)',
    'open("key.bin", "wb").write(key.public_key().encrypt(secret, padding.OAEP(mgf, algorithm, None)))',
  ),
  seed(
    ...(['TLS', 'tls-endpoint', 'serve.py'] as const),
    'import uvicorn',
    'uvicorn.run(app, host="0.0.0.0", ssl_certfile="cert.pem", ssl_keyfile="key.pem")',
  ),
  seed(
    ...(['RBAC', 'role-check', 'serve.py'] as const),
    'from fastapi import Depends, FastAPI',
    'import joblib',
    'app = FastAPI()',
    'model = joblib.load("model.joblib")',
    '@app.post("/predict", dependencies=[Depends(require_role("analyst"))])',
    'def predict(row: list[float]):',
    '    return model.predict([row]).tolist()',
  ),
  seed('MFA', 'mfa-policy', 'iam.tf', 'condition {', '  variable = "aws:MultiFactorAuthPresent"', '}'),
  seed(
    ...(['logging', 'audit-log', 'serving/audit.py'] as const),
    'import json, logging',
    'from fastapi import FastAPI',
    'log = logging.getLogger("audit")',
    'def record(request, user, prediction):',
    '    log.info(json.dumps({"request_id": request, "subject": user, "model_version": VERSION, "prediction": prediction}))',
  ),
  seed(
    ...(['auditing', 'audit-log', 'service.yaml'] as const),
    'apiVersion: serving.kserve.io/v1beta1',
    'kind: InferenceService',
    'spec:',
    '  predictor:',
    '    logger: {mode: all}',
  ),
  seed('SIEM', 'log-shipping', 'vector.toml', '[sinks.siem]', 'type = "http"', 'uri = "https://siem.example.com/ocsf"'),
  seed(
    ...(['FGSM', 'evasion-test', 'tests/test_robustness.py'] as const),
    'from art.attacks.evasion import FastGradientMethod',
    'def test_fgsm():',
    '    assert accuracy(FastGradientMethod(classifier, eps=0.1).generate(x)) > 0.5',
  ),
  seed(
    ...(['PGD', 'evasion-test', 'tests/test_robustness.py'] as const),
    'import torchattacks',
    'def test_pgd():',
    '    assert accuracy(torchattacks.PGD(model)(images, labels)) > 0.5',
  ),
  seed(
    ...(['DeepFool', 'evasion-test', 'tests/test_robustness.py'] as const),
    'import foolbox',
    'def test_deepfool():',
    '    assert accuracy(foolbox.attacks.L2DeepFoolAttack()(model, x, y)) > 0.5',
  ),
  seed('SHAP', 'explanation', 'explain.py', 'import shap', 'explainer = shap.TreeExplainer(model)'),
  seed(
    ...(['LIME', 'explanation', 'explain.py'] as const),
    'from lime.lime_tabular import LimeTabularExplainer',
    'explainer = LimeTabularExplainer(rows)',
  ),
  seed('Jenkins', 'pull-request-tests', 'Jenkinsfile', "pipeline { stages { stage('t') { steps { sh 'pytest' } } } }"),
  seed('GitLab CI', 'pull-request-tests', '.gitlab-ci.yml', 'test:', '  script:', '    - pytest tests'),
  seed('GitHub Actions', 'pull-request-tests', '.github/workflows/ci.yml', ...workflow('pytest')),
  seed(
    'DVC',
    'data-version',
    'data/train.csv.dvc',
    'outs:',
    '- md5: 0123456789abcdef0123456789abcdef',
    '  path: train.csv',
  ),
  seed('MLflow', 'model-registry', 'train.py', 'import mlflow', 'mlflow.register_model("runs:/1/model", "churn")'),
  seed(
    ...(['anonymisation', 'anonymisation', 'clean.py'] as const),
    'from presidio_anonymizer import AnonymizerEngine',
    'engine = AnonymizerEngine()',
  ),
  seed(
    ...(['pseudonymisation', 'anonymisation', 'clean.py'] as const),
    'import hmac',
    'rows["id"] = rows["id"].map(lambda value: hmac.new(key, value.encode(), "sha256").hexdigest())',
  ),
  seed(
    ...(['GDPR', 'retention-document', 'docs/data-retention.md'] as const),
    '# Retention',
    'Training data is deleted after 24 months, and within 30 days of a request for erasure.',
  ),
  seed(
    ...(['CCPA', 'retention-document', 'DATA_RETENTION.md'] as const),
    '# Retention',
    'Consumers can ask for deletion; it is done within 45 days.',
  ),
  seed(
    ...(['disaster recovery', 'recovery-document', 'docs/disaster-recovery.md'] as const),
    '# Disaster recovery',
    'Restore the tracking database from the last dump.',
  ),
  seed(
    ...(['redundancy', 'redundancy', 'deploy.yaml'] as const),
    'apiVersion: apps/v1',
    'kind: Deployment',
    'spec:',
    '  replicas: 3',
  ),
  seed('backup', 'backup', 'backup.sh', '#!/bin/sh', 'pg_dump mlflow > mlflow.sql'),
  {
    word: 'retraining',
    kind: 'scheduled-training',
    workspace: {
      '.github/workflows/retrain.yml': [
        'on: {schedule: [{cron: "0 3 * * 1"}]}',
        ...workflow('python train.py').slice(1),
      ].join('\n'),
      'train.py': 'from sklearn.linear_model import LogisticRegression\nLogisticRegression().fit(x, y)\n',
    },
  },
  seed(
    ...(['model documentation', 'model-card', 'MODEL_CARD.md'] as const),
    ...['# Churn model', '## Intended use', 'Ranks customers by their risk of leaving.'],
    ...['## Limitations', 'Knows nothing of business customers.', '## Training data', 'Contracts of 2024 and 2025.'],
    ...['## Evaluation', 'ROC AUC 0.84 on held-out months.', '## Contact', 'ml-team@example.com'],
  ),
  {
    word: 'drift',
    kind: 'scheduled-drift',
    workspace: {
      '.github/workflows/drift.yml': [
        'on: {schedule: [{cron: "0 * * * *"}]}',
        ...workflow('python monitoring/drift_job.py').slice(1),
      ].join('\n'),
      'monitoring/drift_job.py': 'from evidently import Report\nreport = Report(metrics)\n',
    },
  },
  seed(
    ...(['alerting', 'alert-rule', 'alerts.yml'] as const),
    ...['groups:', '- name: model', '  rules:', '  - alert: ModelIsSlow', '    expr: latency > 1'],
  ),
  seed(
    ...(['feedback', 'feedback', 'serve.py'] as const),
    'from fastapi import FastAPI',
    'app = FastAPI()',
    '@app.post("/feedback")',
    'def feedback(answer: dict):',
    '    store(answer)',
  ),
];
