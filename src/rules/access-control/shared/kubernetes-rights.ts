import type { Range } from '../../../core/range';
import { nodeAt, stringAt, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';

/** Rights of Kubernetes that are more than a job needs. */
export interface ExcessRight {
  readonly at: Range;
  readonly kind: 'cluster' | 'resources' | 'verbs' | 'secrets' | 'shells' | 'admin' | 'grants';
  /** What is given, as it is written, or who is given it. */
  readonly what: string;
  /** Whether it is that of an operator, which has to look after what others make, or is kept to a kind of its own. */
  readonly isMilder: boolean;
}

const OPERATOR = /controller|operator|manager|provisioner|webhook|server|agent|system:/i;
/** The API groups of what Kubernetes itself runs and keeps. Others belong to one tool. */
const BUILT_IN = /^(?:\*|apps|batch|extensions|rbac\.authorization\.k8s\.io)?$/;
const READS = new Set(['*', 'get', 'list', 'watch']);
const SHELLS = /^pods\/(?:exec|attach|\*)$/;
const GRANTS = /^(?:escalate|bind|impersonate)$/;
const EVERYBODY = /^system:(?:authenticated|unauthenticated|anonymous|serviceaccounts(?::.*)?)$/;

/** What the Roles of a file allow beyond need, and who is bound to the role of the cluster's administrators. */
export function excessRights(document: YamlDocument): readonly ExcessRight[] {
  if (document.kind !== 'kubernetes') return [];
  return document.roots
    .flatMap((root) => [root, ...itemsAt(root, 'items')])
    .flatMap((object) => {
      if (object.kind !== 'map') return [];
      const kind = stringAt(object, 'kind') ?? '';
      if (/^(?:Cluster)?Role$/.test(kind)) return rightsOfRole(object);
      return /^(?:Cluster)?RoleBinding$/.test(kind) ? boundAdministrators(object) : [];
    });
}

function rightsOfRole(role: DataMap): readonly ExcessRight[] {
  const isOperator = OPERATOR.test(stringAt(role, 'metadata', 'name') ?? '');
  return itemsAt(role, 'rules').flatMap((rule): readonly ExcessRight[] => {
    const resources = textsAt(rule, 'resources');
    const verbs = textsAt(rule, 'verbs');
    const isBuiltIn = textsAt(rule, 'apiGroups').some(({ value }) => BUILT_IN.test(String(value)));
    const anyResource = resources.find(({ value }) => value === '*');
    const anyVerb = verbs.find(({ value }) => value === '*');
    const isNamed = itemsAt(rule, 'resourceNames').length > 0;
    const right = (kind: ExcessRight['kind'], node: DataScalar, isMilder = isOperator): readonly ExcessRight[] => [
      { kind, at: node.range, what: String(node.value), isMilder },
    ];
    if (anyResource && anyVerb) return isBuiltIn ? right('cluster', anyResource) : right('verbs', anyVerb, true);
    if (anyResource && isBuiltIn && verbs.length > 0) return right('resources', anyResource);
    const grant = verbs.find(({ value }) => GRANTS.test(String(value)));
    if (grant && !isNamed) return right('grants', grant);
    const secrets = resources.find(({ value }) => value === 'secrets');
    const isRead = verbs.some(({ value }) => READS.has(String(value)));
    if (secrets && isRead && !isNamed && isBuiltIn) return right('secrets', secrets);
    const shell = resources.find(({ value }) => SHELLS.test(String(value)));
    if (shell && verbs.some(({ value }) => /^(?:\*|create|get)$/.test(String(value)))) return right('shells', shell);
    return anyVerb ? right('verbs', anyVerb, isOperator || !isBuiltIn || isNamed) : [];
  });
}

/** People may be administrators; a program that runs pipelines or notebooks, or everybody, must not. */
function boundAdministrators(binding: DataMap): readonly ExcessRight[] {
  const role = nodeAt(binding, 'roleRef', 'name');
  if (role?.kind !== 'scalar' || role.value !== 'cluster-admin') return [];
  const subject = itemsAt(binding, 'subjects').find(
    (item) => stringAt(item, 'kind') === 'ServiceAccount' || EVERYBODY.test(stringAt(item, 'name') ?? ''),
  );
  const what = stringAt(subject, 'name');
  return what === undefined ? [] : [{ kind: 'admin', at: role.range, what, isMilder: false }];
}

function itemsAt(node: DataNode, key: string): readonly DataNode[] {
  const list = nodeAt(node, key);
  return list?.kind === 'sequence' ? list.items : [];
}

function textsAt(node: DataNode, key: string): readonly DataScalar[] {
  return itemsAt(node, key).filter((item): item is DataScalar => item.kind === 'scalar');
}
