import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../../lang/data-node';
import { replaceScalar } from '../../lang/yaml/patch';
import type { YamlDocument } from '../../lang/yaml/types';
import { textOf } from './shared/published-ports';

const DASHBOARD = /--dashboard-host(?:=|\s+)["']?(?:0\.0\.0\.0|::)["']?/;

interface Exposure {
  readonly at: Range;
  readonly setting: string;
  readonly message: 'outside' | 'off' | 'dashboard';
  readonly fix?: FixProposal | undefined;
}

export default defineRule({
  id: 'exposed-ray-head',
  meta: {
    summary: 'The head of a Ray cluster, which runs whatever job it is sent, can be reached by strangers',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    outside:
      '`{setting}` gives the head of the Ray cluster an address outside of Kubernetes: whoever reaches it runs code on all nodes, as Ray asks nobody for a login. Keep it inside (`ClusterIP`), or set `authOptions.mode: token`.',
    off: '`{setting}` switches off the token that Ray asks for: whoever reaches the head runs code on all nodes. Set it to `token`.',
    dashboard:
      '`{setting}` opens the dashboard of Ray, which also runs jobs, on every address of the head node. Leave it out, and come through `ray dashboard`.',
  },
  triggers: ['headGroupSpec', 'authOptions', 'dashboard-host'],
  check: {
    yaml(document, report) {
      for (const { at, setting, message, fix } of [...clusterExposures(document), ...commandExposures(document)]) {
        report({ at, message, data: { setting }, fix });
      }
    },
  },
});

/** RayCluster, and the clusters inside of RayJob, RayService and RayCronJob. */
function clusterExposures({ kind, roots, text }: YamlDocument): readonly Exposure[] {
  if (kind !== 'kubernetes') return [];
  const clusters = roots.flatMap((root) =>
    [...walkData(root)].filter(
      (node): node is DataMap => node.kind === 'map' && node.get('headGroupSpec') !== undefined,
    ),
  );
  return clusters.flatMap((cluster): readonly Exposure[] => {
    const mode = nodeAt(cluster, 'authOptions', 'mode');
    const off =
      textOf(mode) === 'disabled' && mode !== undefined ? [settingAt(mode, 'mode', text, 'off', 'token')] : [];
    if (textOf(mode) === 'token') return [];
    const type = nodeAt(cluster, 'headGroupSpec', 'serviceType');
    const ingress = nodeAt(cluster, 'headGroupSpec', 'enableIngress');
    const isOutside = /^(?:LoadBalancer|NodePort)$/.test(stringAt(cluster, 'headGroupSpec', 'serviceType') ?? '');
    return [
      ...off,
      ...(type !== undefined && isOutside ? [settingAt(type, 'serviceType', text, 'outside', 'ClusterIP')] : []),
      ...(ingress?.kind === 'scalar' && ingress.value === true
        ? [settingAt(ingress, 'enableIngress', text, 'outside', 'false')]
        : []),
    ];
  });
}

function settingAt(node: DataNode, key: string, text: string, message: Exposure['message'], closed: string): Exposure {
  const edit = replaceScalar(node, closed);
  const fix = edit && { title: `Set it to \`${closed}\``, safety: 'unsafe' as const, edits: [edit] };
  return { at: node.range, setting: `${key}: ${text.slice(node.range.start, node.range.end)}`, message, fix };
}

/** `head_start_ray_commands` of a cluster that Ray itself starts on machines of a cloud. */
function commandExposures({ kind, roots }: YamlDocument): readonly Exposure[] {
  if (kind !== 'ray-cluster') return [];
  return roots.flatMap((root) => {
    const list = nodeAt(root, 'head_start_ray_commands');
    const items = list?.kind === 'sequence' ? list.items : [];
    return items.flatMap((item): readonly Exposure[] => {
      if (item.kind !== 'scalar') return [];
      const { text, map } = item.embedded();
      const match = DASHBOARD.exec(text);
      if (match === null || text.includes('RAY_AUTH_MODE=token')) return [];
      const at = map.toOuter({ start: match.index, end: match.index + match[0].length }) ?? item.range;
      return [{ at, setting: match[0], message: 'dashboard' }];
    });
  });
}
