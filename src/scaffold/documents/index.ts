import type { Scaffold } from '../types';
import { DATA_CARD } from './data-card';
import { DATA_RETENTION } from './data-retention';
import { DISASTER_RECOVERY } from './disaster-recovery';
import { INCIDENT_RUNBOOK } from './incident-runbook';
import { ML_BOM } from './ml-bom';
import { MODEL_CARD } from './model-card';
import { SECURITY_POLICY } from './security-policy';

export const DOCUMENTS: readonly Scaffold[] = [
  MODEL_CARD,
  DATA_CARD,
  ML_BOM,
  SECURITY_POLICY,
  INCIDENT_RUNBOOK,
  DATA_RETENTION,
  DISASTER_RECOVERY,
];
