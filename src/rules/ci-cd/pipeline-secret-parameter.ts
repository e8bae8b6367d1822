import { defineRule } from '../../engine/rule';
import { handedSecrets, secretParameters } from './shared/handed-secrets';

const SECRET_WORD =
  /passw|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|account_?key|auth_?key|credential/i;

export default defineRule({
  id: 'pipeline-secret-parameter',
  meta: {
    summary: 'A password, key or token is handed to a pipeline or a training job in plain sight',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [522, 200],
    cicdSec: ['CICD-SEC-6'],
    atlas: ['AML.T0055'],
    stages: ['development', 'deployment'],
  },
  messages: {
    setting:
      '`{name}` goes to {service} as a plain setting, which everybody who may look at the run or job sees, and which its history keeps. Let the job read it from a secret store when it runs.',
    stored:
      '`{name}` is stored by {service} in plain sight of everybody who may look at its runs. Keep it in a secret store or a connection, and read it where it is used.',
    parameter:
      '`{name}` is a parameter that {service} shows on the page of each run and keeps in its history. Let the step read it from a secret store when it runs.',
  },
  triggers: [
    ...['hyperparameters', 'HyperParameters', 'sagemaker env', 'env_vars', 'environment_variables', 'job_variables'],
    ...['V1EnvVar', 'set_env_variable', 'add_env_variable', 'Variable.set', 'xcom_push', 'kfp', 'prefect', 'airflow'],
    ...['run_config', 'config_schema', 'dagster', 'runtime_env', 'set_hyperparameters', 'mlflow.projects.run', 'flyte'],
  ],
  confirm: (text) => SECRET_WORD.test(text),
  check: {
    python(document, report, context) {
      const { isNotebook } = context;
      for (const { name, service, at, isStored } of handedSecrets(document)) {
        const data = { name, service };
        if (isStored) report({ at, message: 'stored', severity: isNotebook ? 'info' : 'warning', data });
        else report({ at, message: 'setting', severity: isNotebook ? 'warning' : 'error', data });
      }
      for (const { name, service, at } of secretParameters(document)) {
        const severity = isNotebook ? 'info' : 'warning';
        report({ at, message: 'parameter', severity, data: { name, service } });
      }
    },
  },
});
