import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../../lang/data-node';
import type { PlacedFact } from './placed';

const WORKLOADS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'InferenceService',
  'Rollout',
]);
const MODEL_SERVERS = new Set([
  'InferenceService',
  'SeldonDeployment',
  'RayService',
  'BentoDeployment',
  'ServingRuntime',
]);

/** Kinds of Kubernetes objects that say something by being there. */
const KINDS: Readonly<Record<string, readonly [kind: PlacedFact['kind'], text: string]>> = {
  AuthorizationPolicy: ['gateway-policy', 'Policy in front of the service'],
  RequestAuthentication: ['authenticated-route', 'Authentication in front of the service'],
  Certificate: ['tls-endpoint', 'Certificate for the service'],
  HorizontalPodAutoscaler: ['redundancy', 'Copies of the service are scaled'],
  PodDisruptionBudget: ['redundancy', 'Copies of the service stay up'],
  PrometheusRule: ['alert-rule', 'Alert rules'],
  ServiceMonitor: ['service-metrics', 'Metrics are collected'],
  PodMonitor: ['service-metrics', 'Metrics are collected'],
  Rollout: ['rollback', 'Traffic moves step by step'],
  VolumeSnapshot: ['backup', 'Backup of a volume'],
  ClusterFlow: ['log-shipping', 'Logs are shipped'],
  OpenTelemetryCollector: ['log-shipping', 'Logs are shipped'],
  ExternalSecret: ['secret-store', 'Secrets from a store'],
  SealedSecret: ['secret-store', 'Secrets are sealed'],
  SecretProviderClass: ['secret-store', 'Secrets from a store'],
};

/** Evidence in objects of Kubernetes and KServe. */
export function collectClusterFacts(root: DataNode): readonly PlacedFact[] {
  const kind = stringAt(root, 'kind') ?? '';
  const at = { start: root.range.start, end: root.range.start };
  const facts: PlacedFact[] = [];
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (known) facts.push({ kind: known[0], at, text: known[1] });
  if (WORKLOADS.has(kind)) facts.push({ kind: 'workload', at, text: 'Workload of a cluster' });
  if (MODEL_SERVERS.has(kind)) facts.push({ kind: 'serving-manifest', at, text: 'Model server of a cluster' });
  if (kind === 'CronJob') facts.push({ kind: 'scheduled-job', at, text: 'Job on a schedule', strength: 2 });
  const isVelero = (stringAt(root, 'apiVersion') ?? '').startsWith('velero.io/');
  if (isVelero && /^(?:Schedule|Backup)$/.test(kind)) facts.push({ kind: 'backup', at, text: 'Backup with Velero' });
  if (isVelero && kind === 'Restore') facts.push({ kind: 'restore-test', at, text: 'Restore with Velero' });
  if (kind === 'PeerAuthentication' && stringAt(root, 'spec', 'mtls', 'mode') === 'STRICT') {
    facts.push({ kind: 'tls-endpoint', at, text: 'Traffic inside of the mesh is encrypted' });
  }
  for (const node of walkData(root)) {
    if (node.kind === 'map') facts.push(...factsOfMap(node, kind));
  }
  return facts;
}

function factsOfMap(node: DataMap, kind: string): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  const add = (key: string, fact: PlacedFact['kind'], text: string): void => {
    const entry = node.entry(key);
    if (entry) facts.push({ kind: fact, at: entry.keyRange, text });
  };
  const value = (key: string): unknown => {
    const found = node.get(key);
    return found?.kind === 'scalar' ? found.value : undefined;
  };
  if (['Ingress', 'Gateway', 'VirtualService'].includes(kind))
    add('tls', 'tls-endpoint', 'TLS in front of the service');
  if (value('runAsNonRoot') === true) add('runAsNonRoot', 'non-root', 'Runs as a user without rights');
  const account = value('serviceAccountName');
  if (typeof account === 'string' && account !== 'default') {
    add('serviceAccountName', 'own-service-account', 'Service account of its own');
  }
  for (const key of ['replicas', 'minReplicas']) {
    const count = value(key);
    if (typeof count === 'number' && count >= 2) add(key, 'redundancy', 'Two copies or more');
  }
  if (kind === 'InferenceService') {
    add('logger', 'audit-log', 'Requests and answers are logged');
    add('explainer', 'explain-route', 'Explainer beside the model');
    add('canaryTrafficPercent', 'rollback', 'Traffic moves step by step');
  }
  const storage = value('storageUri');
  if (typeof storage === 'string' && /(?:\/v?\d+(?:\.\d+)*\/?$|@[0-9a-f]{7,})/.test(storage)) {
    add('storageUri', 'pinned-deployment', 'Model at a fixed version');
  }
  const image = value('image');
  if (typeof image === 'string' && isPinnedImage(image)) add('image', 'pinned-deployment', 'Image at a fixed version');
  if (node.entries.some(({ key }) => key.includes('nginx.ingress.kubernetes.io/limit-'))) {
    facts.push({ kind: 'rate-limit', at: node.range, text: 'Requests limited' });
  }
  if (node.entries.some(({ key }) => /nginx\.ingress\.kubernetes\.io\/auth-(?:url|type)/.test(key))) {
    facts.push({ kind: 'authenticated-route', at: node.range, text: 'Authentication in front of the service' });
  }
  return facts;
}

function isPinnedImage(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+[\w.-]*$/.test(image);
}

const LOGIN_IMAGES =
  /(?:^|\/)(?:mlflow|jupyter|jupyterhub|airflow|minio|pgadmin|adminer|label-studio|prefect|dagster|superset)\b/i;
const STORE_IMAGES = /(?:^|\/)(?:postgres|mysql|mariadb|mongo|minio|redis)\b/i;
const SHIPPING_IMAGES =
  /(?:^|\/)(?:vector|fluent-?bit|fluentd|logstash|filebeat|promtail|alloy|opentelemetry-collector[\w-]*)\b/i;
const AUTH_IMAGES = /(?:^|\/)(?:oauth2-proxy|authelia|keycloak|authentik|pomerium)\b/i;

/** Evidence in compose files: which services run, and what is in front of them. */
export function collectComposeFacts(root: DataNode): readonly PlacedFact[] {
  const services = nodeAt(root, 'services');
  if (services?.kind !== 'map') return [];
  return services.entries.flatMap(({ key, value: service, keyRange: at }): readonly PlacedFact[] => {
    const image = stringAt(service, 'image') ?? key;
    const fact = (kind: PlacedFact['kind'], text: string): PlacedFact => ({ kind, at, text });
    // The user of an image from elsewhere is the choice of who made it.
    const user = nodeAt(service, 'build') === undefined ? '' : textAt(service, 'user');
    const copies = Number(valueAt(service, 'deploy', 'replicas') ?? 1);
    const words = [...walkData(service)].map((node) => (node.kind === 'scalar' ? String(node.value) : '')).join('\n');
    return [
      fact('container', 'Service of a compose file'),
      ...(LOGIN_IMAGES.test(image) ? [fact('login-service', 'Service that needs a login')] : []),
      ...(STORE_IMAGES.test(image) ? [fact('data-store', 'Store of a compose file')] : []),
      ...(/grafana|kibana|superset/i.test(image) ? [fact('dashboard', 'Dashboard')] : []),
      ...(SHIPPING_IMAGES.test(image) ? [fact('log-shipping', 'Logs are shipped')] : []),
      ...(AUTH_IMAGES.test(image) ? [fact('login-config', 'Login in front of services')] : []),
      ...(/--app-name[= ]basic-auth|MLFLOW_AUTH_CONFIG_PATH/.test(words)
        ? [fact('login-config', 'MLflow asks for a login')]
        : []),
      ...(user !== '' && !/^(?:0|root)(?::|$)/.test(user) ? [fact('non-root', 'Runs as a user without rights')] : []),
      ...(copies >= 2 ? [fact('redundancy', 'Two copies or more')] : []),
      ...(/(?:^|\n)(?:[\d.]+:)?(?:\d+:)?8?443(?:\/tcp)?(?:\n|$)|certresolver|tls=true/.test(words)
        ? [fact('tls-endpoint', 'TLS in front of the service')]
        : []),
    ];
  });
}

/** Also of a number. */
function textAt(node: DataNode, key: string): string {
  const value = valueAt(node, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueAt(node: DataNode, ...path: readonly string[]): unknown {
  const found = nodeAt(node, ...path);
  return found?.kind === 'scalar' ? found.value : undefined;
}

/** Evidence in what describes jobs and endpoints for somebody else's machines. */
export function collectJobFacts(root: DataNode, kind: string): readonly PlacedFact[] {
  const at = { start: root.range.start, end: root.range.start };
  const facts: PlacedFact[] = [];
  if (kind === 'bentofile') facts.push({ kind: 'serving-manifest', at, text: 'Model server of BentoML' });
  for (const node of walkData(root)) {
    if (node.kind !== 'map') continue;
    const add = (key: string, fact: PlacedFact['kind'], text: string): void => {
      const entry = node.entry(key);
      if (entry) facts.push({ kind: fact, at: entry.keyRange, text });
    };
    if (kind === 'azure-ml') {
      if (stringAt(node, 'auth_mode') === 'aad_token')
        add('auth_mode', 'gateway-policy', 'Endpoint that asks Entra ID');
      add('data_collector', 'audit-log', 'Requests and answers are collected');
      add('endpoint_name', 'managed-endpoint', 'Managed endpoint');
      add('auth_mode', 'managed-endpoint', 'Managed endpoint');
    }
    if (kind === 'databricks') {
      add('model_serving_endpoints', 'managed-endpoint', 'Managed endpoint');
      add('inference_table_config', 'audit-log', 'Requests and answers are kept');
      if (node.entry('quartz_cron_expression')) add('quartz_cron_expression', 'scheduled-job', 'Job on a schedule');
    }
  }
  return facts;
}
