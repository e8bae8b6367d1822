import type { FactKind } from '../fact-kinds';
import type { Condition } from '../types';

/** What shows that others get predictions from a model of this project. */
export const SERVING: readonly FactKind[] = ['model-route', 'serving-manifest', 'managed-endpoint'];

export const SERVED: Condition = { facts: SERVING, profile: 'servesModel' };

/** What shows that data or models are kept somewhere. */
export const STORED: readonly FactKind[] = ['data-remote', 'data-store'];

export const TRAINED: Condition = { facts: ['training', 'model-output', 'model-registry'] };

/** What shows that something is brought to where it runs. */
export const DEPLOYED: readonly FactKind[] = ['deploy-job', 'serving-manifest', 'managed-endpoint'];
