import { defineRule } from '../../engine/rule';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';

/** Resources that serve or train: others are judged by the usual linters. */
const KINDS = new Set([
  ...['InferenceService', 'LLMInferenceService', 'ServingRuntime', 'ClusterServingRuntime', 'SeldonDeployment'],
  ...['RayCluster', 'RayJob', 'RayService', 'PyTorchJob', 'TFJob', 'MPIJob', 'XGBoostJob', 'TrainJob', 'Notebook'],
]);

export default defineRule({
  id: 'unlimited-container-memory',
  meta: {
    summary: 'A container that serves or trains a model has no memory limit',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    level: 'strict',
    since: '0.1.0',
    cwe: [770],
    stages: ['deployment'],
  },
  messages: {
    unlimited:
      'Without a memory limit one large request or batch takes the memory of the whole node, and its other pods are killed. Set `resources.limits.memory`.',
  },
  triggers: [...KINDS],
  check: {
    podSpec({ format, resource, containers, text }, report) {
      if (format !== 'kubernetes' || resource === undefined || !KINDS.has(resource)) return;
      for (const container of containers) {
        if (nodeAt(container, 'resources', 'limits', 'memory') !== undefined) continue;
        report({ at: nameOf(container, text), message: 'unlimited' });
      }
    },
  },
});

function nameOf(container: DataMap, text: string): { readonly start: number; readonly end: number } {
  const named = stringAt(container, 'name') === undefined ? container.get('image') : container.get('name');
  const { start, end } = (named ?? container).range;
  const line = text.indexOf('\n', start);
  return { start, end: line < 0 ? end : Math.min(end, line) };
}
