import { defineRule, type FixProposal } from '../../engine/rule';
import type { Range } from '../../core/range';
import { KNOWN_PASSWORDS } from '../shared/known-passwords';

/** Variables that set the password of a service, by the documentation of its image. */
const VARIABLES: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^MINIO_(?:ROOT_(?:USER|PASSWORD)|ACCESS_KEY|SECRET_KEY)$/, 'MinIO'],
  [/^POSTGRES(?:QL)?_PASSWORD$/, 'PostgreSQL'],
  [/^(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD$/, 'MySQL'],
  [/^MONGO(?:DB)?_(?:INITDB_)?ROOT_PASSWORD$/, 'MongoDB'],
  [/^REDIS_PASSWORD$/, 'Redis'],
  [/^RABBITMQ_DEFAULT_PASS$/, 'RabbitMQ'],
  [/^GF_SECURITY_ADMIN_PASSWORD$/, 'Grafana'],
  [/^(?:_AIRFLOW_WWW_USER|AIRFLOW_ADMIN|AIRFLOW)_PASSWORD$/, 'Airflow'],
  [/^(?:LABEL_STUDIO|LABELSTUDIO)_PASSWORD$/, 'Label Studio'],
  [/^(?:ELASTIC|OPENSEARCH_INITIAL_ADMIN)_PASSWORD$/, 'Elasticsearch'],
  [/^NEO4J_AUTH$/, 'Neo4j'],
  [/^PGADMIN_DEFAULT_PASSWORD$/, 'pgAdmin'],
  [/^(?:KEYCLOAK|KC_BOOTSTRAP)_ADMIN_PASSWORD$/, 'Keycloak'],
  [/^CLICKHOUSE_PASSWORD$/, 'ClickHouse'],
  [/^MLFLOW_TRACKING_PASSWORD$/, 'MLflow'],
];
const COMMON = new RegExp(`^(?:${KNOWN_PASSWORDS})$`, 'i');

export default defineRule({
  id: 'default-password',
  meta: {
    summary: 'A service is started with a password that everybody knows',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1392],
    atlas: ['AML.T0012'],
    cicdSec: ['CICD-SEC-6'],
    stages: ['development', 'deployment'],
  },
  messages: {
    known:
      '`{name}` gives {service} a password that stands in every list of common ones: whoever reaches its port has the data and models in it. Take one of your own from the environment: `{reference}`.',
    anonymous:
      '`{name}` lets everybody in without a login: whoever reaches the port sees the dashboards, and the data behind them. Leave it out.',
    admin:
      'MLflow starts with a password that stands in its documentation: whoever reaches the server can change every model in it. Set one of your own before it is started for the first time.',
    everybody:
      '`default_permission = {value}` lets every user of MLflow change, or give away, what others have registered. Set it to `READ`.',
  },
  triggers: [
    ...[
      'MINIO_',
      'POSTGRES',
      'MYSQL_',
      'MARIADB_',
      'MONGO',
      'REDIS_PASSWORD',
      'RABBITMQ_',
      'GF_',
      'AIRFLOW',
      'LABEL_STUDIO',
    ],
    ...['LABELSTUDIO', 'ELASTIC_', 'OPENSEARCH_', 'NEO4J_AUTH', 'PGADMIN_', 'KEYCLOAK_', 'KC_BOOTSTRAP', 'CLICKHOUSE_'],
    ...['MLFLOW_TRACKING_PASSWORD', 'admin_password', 'default_permission'],
  ],
  check: {
    environment({ name, nameRange, value, valueRange }, report, context) {
      if (value === undefined) return;
      const text = value.replace(/^["']|["']$/g, '');
      if (name === 'GF_AUTH_ANONYMOUS_ENABLED' && text === 'true') {
        report({ at: nameRange, message: 'anonymous', data: { name } });
        return;
      }
      const service = VARIABLES.find(([pattern]) => pattern.test(name))?.[1];
      if (service === undefined || !COMMON.test(text)) return;
      // A user name is no secret; that of MinIO is half of its key.
      if (name.endsWith('USER') && text !== 'minioadmin') return;
      const reference = `\${${name}:?}`;
      const data = { name, service, reference };
      const isTest = /(?:^|\/)(?:[^/]*\.)?(?:test|ci|dev)[^/]*$|devcontainer/i.test(context.path);
      const severity = isTest ? 'info' : 'warning';
      report({ at: valueRange, message: 'known', severity, data, fix: refer(context.path, valueRange, reference) });
    },
    ini(document, report, context) {
      if (!/(?:^|\/)basic_auth\.ini$/.test(context.path)) return;
      for (const { key, value, valueRange } of document.sections.flatMap(({ entries }) => entries)) {
        if (key === 'admin_password' && (value === '' || COMMON.test(value)))
          report({ at: valueRange, message: 'admin' });
        if (key === 'default_permission' && /^(?:EDIT|MANAGE)$/i.test(value)) {
          report({ at: valueRange, message: 'everybody', data: { value } });
        }
      }
    },
  },
});

/** Compose stops with a message where the variable is not set. */
function refer(path: string, range: Range, reference: string): FixProposal | undefined {
  if (!/(?:^|\/)(?:[\w.-]*compose[\w.-]*)\.ya?ml$/.test(path)) return undefined;
  return { title: `Take it from the environment`, safety: 'unsafe', edits: [{ range, text: reference }] };
}
