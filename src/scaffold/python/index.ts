import type { Scaffold } from '../types';
import { ADVERSARIAL_TEST } from './adversarial-test';
import { API_AUTH } from './api-auth';
import { API_LIMITS } from './api-limits';
import { AUDIT_LOG } from './audit-log';
import { DATA_VALIDATION } from './data-validation';
import { DRIFT_JOB } from './drift-job';
import { EXPLAIN_REPORT } from './explain-report';
import { FILE_ENCRYPTION } from './file-encryption';
import { MEMBERSHIP_INFERENCE_TEST } from './membership-inference-test';
import { MLFLOW_TRACKING } from './mlflow-tracking';
import { PSEUDONYMISE } from './pseudonymise';
import { SIGN_MODEL } from './sign-model';

/** Scaffolds that are Python programs. */
export const PYTHON: readonly Scaffold[] = [
  ADVERSARIAL_TEST,
  MEMBERSHIP_INFERENCE_TEST,
  EXPLAIN_REPORT,
  API_AUTH,
  API_LIMITS,
  AUDIT_LOG,
  DRIFT_JOB,
  DATA_VALIDATION,
  MLFLOW_TRACKING,
  FILE_ENCRYPTION,
  PSEUDONYMISE,
  SIGN_MODEL,
];
