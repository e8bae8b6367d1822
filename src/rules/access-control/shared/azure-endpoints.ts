import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { DataEntry, DataNode } from '../../../lang/data-node';
import { azureSchema, wholeEntry } from '../../shared/cloud-data';

/** A setting of Azure ML that opens an endpoint, a deployment or a workspace more than it has to be. */
export interface OpenSetting {
  readonly at: Range;
  readonly message: 'key' | 'public' | 'egress' | 'workspace';
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

const SETTINGS: readonly {
  readonly key: string;
  readonly schema: RegExp;
  readonly open: RegExp;
  readonly closed: string;
  readonly message: OpenSetting['message'];
}[] = [
  // Batch endpoints ask for a token of the directory in any case.
  { key: 'auth_mode', schema: /^(?!batch).*endpoint/i, open: /^key$/i, closed: 'aad_token', message: 'key' },
  { key: 'public_network_access', schema: /endpoint/i, open: /^enabled$/i, closed: 'disabled', message: 'public' },
  {
    key: 'public_network_access',
    schema: /workspace|hub|registry/i,
    open: /^enabled$/i,
    closed: 'disabled',
    message: 'workspace',
  },
  {
    key: 'egress_public_network_access',
    schema: /deployment/i,
    open: /^enabled$/i,
    closed: 'disabled',
    message: 'egress',
  },
];

export function openAzureEndpoints(roots: readonly DataNode[]): readonly OpenSetting[] {
  return roots.flatMap((root) => {
    const schema = azureSchema(root);
    if (schema === undefined || root.kind !== 'map') return [];
    return SETTINGS.flatMap(({ key, schema: own, open, closed, message }): readonly OpenSetting[] => {
      const entry = root.entry(key);
      const value = entry?.value.kind === 'scalar' ? String(entry.value.value) : '';
      if (entry === undefined || !own.test(schema) || !open.test(value)) return [];
      return [{ at: wholeEntry(entry), message, what: `${key}: ${value}`, fix: write(entry, closed) }];
    });
  });
}

function write({ value }: DataEntry, text: string): FixProposal | undefined {
  if (value.alias !== undefined) return undefined;
  return { title: `Write ${text}`, safety: 'unsafe', edits: [{ range: value.range, text }] };
}
