import { SERVED, STORED } from './conditions';
import { SECRET_RULES, TRANSPORT_RULES } from './rules';
import { scaffold, SCAN } from './actions';
import type { ChecklistItem } from '../types';

export const ENCRYPTION_ITEMS: readonly ChecklistItem[] = [
  {
    id: 'ENC-D1',
    title: 'Stored data and model files are encrypted at rest',
    practice: 'encryption',
    stage: 'data',
    weight: 7.5,
    applies: { facts: [...STORED, 'data-encryption', 'file-encryption'], profileNot: 'publicDataOnly' },
    requirements: [
      { label: 'Stores or files are encrypted with a key of your own', anyOf: ['data-encryption', 'file-encryption'] },
    ],
    partialBy: STORED,
    blockedBy: [
      ...['unencrypted-cloud-storage', 'weak-encryption', 'hard-coded-key', 'predictable-nonce'],
      ...['short-encryption-key', 'unprotected-key', 'provider-managed-key'],
    ],
    actions: [scaffold('dvc-remote-encryption'), scaffold('file-encryption')],
    standards: ['AISVS 1.1.3', 'ATLAS AML.M0012', 'GDPR 32(1)(a)', 'EU AI Act 15(5)', 'SAIF 2.1'],
  },
  {
    id: 'ENC-D2',
    title: 'Personal data is anonymised or pseudonymised before training',
    practice: 'encryption',
    stage: 'data',
    weight: 10,
    applies: { facts: ['personal-data', 'anonymisation'], profile: 'personalData' },
    requirements: [{ label: 'Data is anonymised, or its ids are replaced by keyed hashes', anyOf: ['anonymisation'] }],
    partialBy: ['plain-hash', 'anonymisation-mention'],
    blockedBy: [
      ...['weak-pseudonymisation', 'plain-personal-data', 'published-personal-data', 'personal-data-sent-out'],
      ...['personal-data-in-index', 'personal-data-in-output', 'weak-differential-privacy'],
    ],
    actions: [scaffold('pseudonymise')],
    standards: [
      ...['GDPR 4(5)', 'GDPR 25', 'CCPA 1798.140', 'EU AI Act 10(5)(b)', 'AISVS 1.2.3', 'deon A.3', 'deon C.4'],
      'NIST AI RMF Measure 2.10',
    ],
  },
  {
    id: 'ENC-M1',
    title: 'No secrets in code, notebooks and configuration; a secret store is used',
    practice: 'encryption',
    stage: 'development',
    weight: 10,
    requirements: [
      { label: 'No secret was found in files or outputs', noFindings: SECRET_RULES, isCredit: true },
      { label: 'Secrets come from a store or from the pipeline', anyOf: ['secret-store'] },
    ],
    blockedBy: SECRET_RULES,
    actions: [SCAN, scaffold('env-example'), scaffold('dockerignore')],
    standards: ['OWASP CICD-SEC-6', 'ATLAS AML.T0055', 'CWE-798', 'ISO 42001 A.4.5'],
  },
  {
    id: 'ENC-P1',
    title: 'Model endpoints speak TLS',
    practice: 'encryption',
    stage: 'deployment',
    weight: 10,
    applies: SERVED,
    requirements: [
      {
        label: 'The server, a proxy in front of it or a managed endpoint speaks TLS',
        anyOf: ['tls-endpoint', 'managed-endpoint'],
      },
    ],
    blockedBy: TRANSPORT_RULES,
    actions: [scaffold('tls-proxy'), SCAN],
    standards: ['GDPR 32', 'EU AI Act 15(5)', 'SAIF 2.9'],
  },
  {
    id: 'ENC-O1',
    title: 'Logs and telemetry travel encrypted and without personal data',
    practice: 'encryption',
    stage: 'monitoring',
    weight: 5,
    applies: { facts: ['telemetry', 'log-shipping', 'telemetry-tls', 'log-redaction'] },
    requirements: [
      { label: 'Telemetry and logs are sent over TLS', anyOf: ['telemetry-tls'] },
      { label: 'Personal data is taken out of them', anyOf: ['log-redaction'] },
    ],
    blockedBy: ['personal-data-in-logs', 'personal-data-in-url', 'secret-in-log', 'unredacted-prompt-trace'],
    actions: [scaffold('siem-shipping'), scaffold('audit-log')],
    standards: ['GDPR 5(1)(f)', 'AISVS 12.1.1'],
  },
  {
    id: 'ENC-T1',
    title: 'Keys are rotated; data is deleted on schedule and on request',
    practice: 'encryption',
    stage: 'maintenance',
    weight: 5,
    applies: {
      facts: [
        'personal-data',
        'data-encryption',
        'file-encryption',
        'key-rotation',
        'retention-document',
        'retention-rule',
      ],
      profile: 'personalData',
    },
    requirements: [
      { label: 'Keys are rotated', anyOf: ['key-rotation'] },
      { label: 'A document or a rule says when data is deleted', anyOf: ['retention-document', 'retention-rule'] },
    ],
    actions: [scaffold('data-retention')],
    standards: ['GDPR 5(1)(e)', 'GDPR 17', 'CCPA 1798.105', 'deon B.2', 'deon B.3'],
  },
];
