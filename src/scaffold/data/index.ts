import type { Scaffold } from '../types';
import { BACKUP_JOB } from './backup-job';
import { DVC_PIPELINE } from './dvc-pipeline';
import { DVC_REMOTE_ENCRYPTION } from './dvc-remote-encryption';

export const DATA: readonly Scaffold[] = [DVC_PIPELINE, DVC_REMOTE_ENCRYPTION, BACKUP_JOB];
