import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { DataEntry, DataMap, DataNode } from '../../../lang/data-node';
import { azureSchema, cloudObjects, networkSwitch, switchOf, vertexJobs, wholeEntry } from '../../shared/cloud-data';

/** A machine or job that JSON or YAML opens. */
export interface ExposedMachine {
  readonly at: Range;
  readonly kind:
    'internet' | 'root' | 'domain' | 'isolation' | 'login' | 'default' | 'isolationByDefault' | 'shell' | 'address';
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

const NOTEBOOK = [
  { key: 'DirectInternetAccess', kind: 'internet', closed: 'Disabled' },
  { key: 'RootAccess', kind: 'root', closed: 'Disabled' },
] as const;
const SWITCHES: ReadonlyMap<string, readonly [kind: 'login' | 'address', open: boolean]> = new Map([
  ['ssh_public_access_enabled', ['login', true]],
  ['enable_node_public_ip', ['address', true]],
]);

/** SageMaker, in templates, pipelines and requests. */
export function exposedSagemaker(roots: readonly DataNode[]): readonly ExposedMachine[] {
  return cloudObjects(roots).flatMap(({ kind, node, at }): readonly ExposedMachine[] => {
    switch (kind) {
      case 'notebook':
        return openNotebook(node, at);
      case 'domain': {
        const access = node.entry('AppNetworkAccessType');
        return access?.value.kind === 'scalar' && access.value.value === 'PublicInternetOnly'
          ? [found(access, 'domain', 'VpcOnly')]
          : [];
      }
      case 'training':
      case 'processing': {
        const entry = networkSwitch(node, 'EnableNetworkIsolation');
        if (entry === undefined) return [{ at, kind: 'isolationByDefault', what: '', fix: undefined }];
        return switchOf(entry.value) === false ? [found(entry, 'isolation', 'true')] : [];
      }
      case 'transform':
      case 'endpoint':
        return [];
    }
  });
}

function openNotebook(node: DataMap, at: Range): readonly ExposedMachine[] {
  const open = NOTEBOOK.flatMap(({ key, kind, closed }) => {
    const entry = node.entry(key);
    const isOpen = entry?.value.kind === 'scalar' && entry.value.value === 'Enabled';
    return entry !== undefined && isOpen ? [found(entry, kind, closed)] : [];
  });
  const absent = NOTEBOOK.filter(({ key }) => node.get(key) === undefined);
  if (absent.length === 0) return open;
  const what = absent.map(({ key, closed }) => `\`${key}: ${closed}\``).join(' and ');
  return [...open, { at, kind: 'default', what, fix: undefined }];
}

/** Machines of Azure ML that the internet reaches, and jobs of Vertex AI that people may log in to. */
export function exposedJobs(roots: readonly DataNode[]): readonly ExposedMachine[] {
  const azure = roots.flatMap((root): readonly ExposedMachine[] => {
    if (root.kind !== 'map' || !/compute/i.test(azureSchema(root) ?? '')) return [];
    const settings = root.get('ssh_settings');
    const entries = [...root.entries, ...(settings?.kind === 'map' ? settings.entries : [])];
    return entries.flatMap((entry) => {
      const [kind, open] = SWITCHES.get(entry.key) ?? [];
      return kind !== undefined && switchOf(entry.value) === open ? [found(entry, kind, String(!open))] : [];
    });
  });
  const vertex = vertexJobs(roots).flatMap((job) => {
    const entry = job.entry('enableWebAccess');
    return entry !== undefined && switchOf(entry.value) === true ? [found(entry, 'shell', 'false')] : [];
  });
  return [...azure, ...vertex];
}

function found(entry: DataEntry, kind: ExposedMachine['kind'], closed: string): ExposedMachine {
  const { value } = entry;
  const what = `${entry.key}: ${value.kind === 'scalar' ? String(value.value) : ''}`;
  return { at: wholeEntry(entry), kind, what, fix: write(value, closed) };
}

function write(value: DataNode, text: string): FixProposal | undefined {
  if (value.kind !== 'scalar' || value.alias !== undefined || /literal|folded/.test(value.style)) return undefined;
  const quote = value.style === 'double' ? '"' : value.style === 'single' ? "'" : '';
  return { title: `Write ${text}`, safety: 'unsafe', edits: [{ range: value.range, text: quote + text + quote }] };
}
