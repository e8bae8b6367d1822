import { DEPLOYED } from './conditions';
import { LOADING_RULES } from './rules';
import { run, scaffold, SCAN } from './actions';
import type { ChecklistItem } from '../types';

const PIPELINES = [scaffold('github-workflow'), scaffold('gitlab-ci'), scaffold('jenkinsfile')];

/** What lets others into a pipeline, or lets images and actions change unseen. */
const PIPELINE_RULES = [
  ...['unpinned-image', 'unpinned-action', 'unpinned-pipeline-include', 'script-injection', 'untrusted-pull-request'],
  ...['broad-token-permissions', 'kept-checkout-token', 'self-hosted-pull-request', 'published-from-pull-request'],
  ...['widely-shared-secrets', 'templated-shell-command'],
];

export const CI_CD_ITEMS: readonly ChecklistItem[] = [
  {
    id: 'CIC-D1',
    title: 'Checks of data and schema run in the pipeline',
    practice: 'ci-cd',
    stage: 'data',
    weight: 5,
    applies: { facts: ['training', 'data-validation'] },
    requirements: [{ label: 'A step that blocks checks the data', anyOf: ['data-test-in-pipeline'] }],
    partialBy: ['data-validation'],
    actions: [scaffold('data-validation'), ...PIPELINES],
    standards: ['AISVS 1.3.1', 'AISVS 3.2.1'],
  },
  {
    id: 'CIC-M1',
    title: 'Tests run on every change',
    practice: 'ci-cd',
    stage: 'development',
    weight: 7.5,
    requirements: [{ label: 'A pipeline runs the tests for each pull request', anyOf: ['pull-request-tests'], bar: 2 }],
    actions: PIPELINES,
    standards: ['OWASP CICD-SEC-1', 'OpenSSF CI-Tests'],
  },
  {
    id: 'CIC-M2',
    title: 'Code review is required',
    practice: 'ci-cd',
    stage: 'development',
    weight: 7.5,
    requirements: [
      { label: 'CODEOWNERS names who reviews', anyOf: ['code-owners'] },
      { label: 'A template or a branch rule asks for the review', anyOf: ['review-rule'] },
    ],
    actions: [scaffold('codeowners')],
    standards: ['OpenSSF Code-Review', 'OWASP CICD-SEC-1'],
  },
  {
    id: 'CIC-M3',
    title: 'Static and secret scans gate merges',
    practice: 'ci-cd',
    stage: 'development',
    weight: 10,
    requirements: [
      { label: 'A static scan blocks the pipeline', anyOf: ['static-scan'], bar: 2 },
      { label: 'A secret scan blocks the pipeline', anyOf: ['secret-scan'], bar: 2 },
    ],
    blockedBy: ['soft-failing-scan'],
    actions: [...PIPELINES, scaffold('pre-commit')],
    standards: ['OpenSSF SAST', 'OWASP CICD-SEC-6', 'OWASP CICD-SEC-4'],
  },
  {
    id: 'CIC-M4',
    title: 'Dependencies are locked, scanned and kept up to date',
    practice: 'ci-cd',
    stage: 'development',
    weight: 7.5,
    requirements: [
      { label: 'Dependencies are locked', anyOf: ['lock-file'] },
      { label: 'A scan of dependencies blocks the pipeline', anyOf: ['dependency-scan'], bar: 2 },
      { label: 'A bot proposes updates', anyOf: ['update-bot'] },
    ],
    blockedBy: ['extra-package-index', 'piped-shell-install', 'runtime-package-install'],
    actions: [scaffold('dependabot'), ...PIPELINES, run('uv lock', ['update-bot'])],
    standards: ['OWASP ML06', 'OWASP CICD-SEC-3', 'ATLAS AML.T0010.001', 'SAIF 2.8'],
  },
  {
    id: 'CIC-P1',
    title: 'Model files are scanned before they are loaded, or are of a safe format',
    practice: 'ci-cd',
    stage: 'deployment',
    weight: 10,
    applies: { facts: ['model-load', 'model-file', 'model-scan'] },
    requirements: [
      {
        label: 'A step scans model files, or their format cannot run code',
        anyOf: ['model-scan'],
        bar: 2,
        orAnyOf: ['safe-model-format'],
      },
      { label: 'No model is loaded in a way that can run code', noFindings: LOADING_RULES },
    ],
    blockedBy: LOADING_RULES,
    actions: [...PIPELINES, SCAN],
    standards: [
      ...['AISVS 6.1.1', 'AISVS 4.1.2', 'ATLAS AML.M0011', 'ATLAS AML.M0016', 'ATLAS AML.T0011.000', 'OWASP ML06'],
    ],
  },
  {
    id: 'CIC-P2',
    title: 'Images, manifests and workflows are scanned; their bases are pinned',
    practice: 'ci-cd',
    stage: 'deployment',
    weight: 7.5,
    applies: { facts: ['container', 'ci-pipeline'] },
    requirements: [
      { label: 'A step scans images, manifests or workflows', anyOf: ['infrastructure-scan'], bar: 2 },
      {
        label: 'Images and actions are pinned, and workflows are hardened',
        noFindings: PIPELINE_RULES,
        isCredit: true,
      },
    ],
    blockedBy: PIPELINE_RULES,
    actions: [...PIPELINES, scaffold('pre-commit'), SCAN],
    standards: ['OpenSSF Pinned-Dependencies', 'OpenSSF Token-Permissions', 'OWASP CICD-SEC-7'],
  },
  {
    id: 'CIC-P3',
    title: 'A deployment passes a gate and can be rolled back',
    practice: 'ci-cd',
    stage: 'deployment',
    weight: 7.5,
    applies: { facts: [...DEPLOYED, 'deploy-approval'] },
    requirements: [
      { label: 'A deploy job waits for an environment or a person', anyOf: ['deploy-approval'] },
      { label: 'Traffic moves step by step, or a document says how to go back', anyOf: ['rollback'] },
    ],
    actions: [scaffold('github-workflow'), scaffold('retrain-workflow'), scaffold('incident-runbook')],
    standards: ['AISVS 3.3.1', 'AISVS 3.3.2', 'OWASP CICD-SEC-1', 'deon E.3', 'NIST AI RMF Manage 2.4'],
  },
  {
    id: 'CIC-O1',
    title: 'What is deployed is scanned again on a schedule',
    practice: 'ci-cd',
    stage: 'monitoring',
    weight: 5,
    applies: { facts: DEPLOYED },
    requirements: [{ label: 'A pipeline with a scan runs on a schedule', anyOf: ['scheduled-scan'] }],
    partialBy: ['dependency-scan', 'infrastructure-scan', 'model-scan'],
    actions: PIPELINES,
    standards: ['OWASP CICD-SEC-10', 'OWASP ML06', 'ATLAS AML.M0016'],
  },
  {
    id: 'CIC-T1',
    title: 'Training runs again on a schedule or a trigger, and a gate checks the result',
    practice: 'ci-cd',
    stage: 'maintenance',
    weight: 5,
    applies: { facts: ['training', 'scheduled-training', 'model-output'] },
    requirements: [
      { label: 'A schedule or a trigger runs the training', anyOf: ['scheduled-training'] },
      { label: 'A gate compares metrics with a threshold', anyOf: ['evaluation-gate'] },
    ],
    partialBy: ['pipeline-definition', 'feedback'],
    actions: [scaffold('retrain-workflow')],
    standards: ['NIST AI RMF Manage 2.2', 'EU AI Act 15(4)', 'ISO 42001 A.6.2.6'],
  },
];
