import { SERVED, STORED } from './conditions';
import { scaffold, SCAN } from './actions';
import type { ChecklistItem } from '../types';

/** Services with a login of their own that nobody must pass by. */
const OPEN_SERVICES = [
  ...['jupyter-without-token', 'relaxed-jupyter-server', 'root-jupyter-server', 'exposed-notebook-instance'],
  ...[
    'open-airflow-server',
    'mlflow-host-check-off',
    'exposed-ray-head',
    'empty-database-password',
    'default-password',
  ],
  ...['published-service-port', 'open-torchserve-management', 'open-triton-control'],
];

const PRIVILEGES = [
  ...['root-container', 'privileged-container', 'privilege-escalation-allowed', 'excess-capability'],
  ...['docker-socket-mount', 'sensitive-host-mount', 'shared-host-namespace', 'default-service-account'],
  ...['wildcard-permissions', 'unlimited-container-memory'],
];

export const ACCESS_CONTROL_ITEMS: readonly ChecklistItem[] = [
  {
    id: 'ACC-D1',
    title: 'Data stores are not public, and access is limited to what is needed',
    practice: 'access-control',
    stage: 'data',
    weight: 10,
    applies: { facts: [...STORED, 'store-policy'], profileNot: 'publicDataOnly' },
    requirements: [
      { label: 'A policy says who may reach the stores', anyOf: ['store-policy'] },
      {
        label: 'No store is open to everybody',
        noFindings: ['public-bucket-access', 'wildcard-permissions', 'unchecked-data-access', 'world-accessible-file'],
        isCredit: true,
      },
    ],
    blockedBy: ['public-bucket-access', 'wildcard-permissions', 'long-lived-signed-url'],
    actions: [SCAN],
    standards: ['AISVS 5.2.1', 'ATLAS AML.M0005', 'SAIF 2.6', 'GDPR 25(2)'],
  },
  {
    id: 'ACC-M1',
    title: 'Notebooks, trackers, registries and pipelines need a login',
    practice: 'access-control',
    stage: 'development',
    weight: 10,
    applies: { facts: ['login-service', 'login-config'] },
    requirements: [
      { label: 'A login is configured for them', anyOf: ['login-config'] },
      { label: 'None of them is open', noFindings: OPEN_SERVICES, isCredit: true },
    ],
    blockedBy: OPEN_SERVICES,
    actions: [scaffold('secure-compose'), SCAN],
    standards: ['AISVS 5.2.1', 'OWASP CICD-SEC-2', 'ATLAS AML.T0049'],
  },
  {
    id: 'ACC-P1',
    title: 'The inference API knows its callers and what they may do',
    practice: 'access-control',
    stage: 'deployment',
    weight: 10,
    applies: SERVED,
    requirements: [
      {
        label: 'A route that reaches a model has an authentication check in front',
        anyOf: ['authenticated-route', 'gateway-policy'],
      },
      { label: 'Roles or scopes say who may do what (RBAC)', anyOf: ['role-check', 'gateway-policy'] },
    ],
    blockedBy: [
      ...['open-prediction-endpoint', 'open-hosted-endpoint', 'unverified-jwt', 'debug-server', 'missing-role-check'],
      'timing-unsafe-comparison',
    ],
    actions: [scaffold('api-auth'), SCAN],
    standards: ['AISVS 5.2.1', 'ATLAS AML.M0019', 'OWASP ML05', 'EU AI Act 15(5)'],
  },
  {
    id: 'ACC-P2',
    title: 'Workloads run with least privilege',
    practice: 'access-control',
    stage: 'deployment',
    weight: 7.5,
    applies: { facts: ['container', 'workload'] },
    requirements: [
      { label: 'Images and pods run as a user without rights', anyOf: ['non-root'] },
      { label: 'Pods have a service account of their own', anyOf: ['own-service-account'], when: ['workload'] },
      { label: 'No container has rights that it does not need', noFindings: PRIVILEGES },
    ],
    blockedBy: PRIVILEGES,
    actions: [scaffold('kubernetes-hardening'), scaffold('secure-compose'), SCAN],
    standards: ['AISVS 4.1.1', 'OWASP CICD-SEC-5', 'CWE-250'],
  },
  {
    id: 'ACC-O1',
    title: 'Consoles and dashboards need a second factor (MFA) and named accounts',
    practice: 'access-control',
    stage: 'monitoring',
    weight: 5,
    applies: { facts: ['mfa-policy', 'dashboard'] },
    requirements: [
      { label: 'A policy asks for a second factor, or accounts come from a single sign-on', anyOf: ['mfa-policy'] },
      {
        label: 'No dashboard is open to everybody',
        noFindings: ['default-password', 'published-service-port', 'public-bind'],
        isCredit: true,
      },
    ],
    blockedBy: ['default-password'],
    actions: [],
    attestedFor: 90,
    standards: ['OWASP CICD-SEC-2', 'AISVS 5.1.1', 'ISO 42001 A.3.2'],
  },
  {
    id: 'ACC-T1',
    title: 'Changes have owners, deployments need an approval, and keys expire',
    practice: 'access-control',
    stage: 'maintenance',
    weight: 5,
    requirements: [
      { label: 'CODEOWNERS names who reviews', anyOf: ['code-owners'] },
      { label: 'A deploy job waits for an environment or a person', anyOf: ['deploy-approval'] },
      { label: 'The pipeline signs in with short-lived tokens', anyOf: ['oidc-login'], when: ['cloud-login'] },
    ],
    blockedBy: ['long-lived-pipeline-key', 'long-lived-cloud-key', 'personal-repository-token'],
    actions: [scaffold('codeowners'), scaffold('github-workflow'), scaffold('retrain-workflow')],
    attestedFor: 90,
    standards: ['OWASP CICD-SEC-1', 'OWASP CICD-SEC-2', 'AISVS 5.2.6'],
  },
];
