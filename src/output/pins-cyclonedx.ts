import type { PinEntry, PinReport } from '../pins/inventory/merge';
import type { ExternalKind } from '../pins/inventory/types';
import { formatBom, WORKSPACE, type BomSubject } from './cyclonedx';
import { encode, encodeAddress, purlOf } from './pins-purl';

/** What CycloneDX calls each kind. Actions and pre-commit hooks are programs that run on their own. */
const TYPES: Readonly<Record<ExternalKind, string>> = {
  model: 'machine-learning-model',
  dataset: 'data',
  package: 'library',
  image: 'container',
  action: 'application',
  repository: 'application',
  download: 'file',
};

/** Everything external as a bill of materials. */
export function formatPinsCycloneDx({ entries }: PinReport, subject: BomSubject): string {
  const components = entries.map(toComponent);
  return formatBom(subject, {
    components,
    dependencies: [{ ref: WORKSPACE, dependsOn: components.map((component) => component['bom-ref']) }],
  });
}

function toComponent(entry: PinEntry, index: number) {
  const { kind, state, requested, from } = entry;
  const purl = purlOf(entry);
  const hash = /^sha256:([0-9a-f]{64})$/.exec(entry.pin ?? '')?.[1];
  const references = referencesOf(entry);
  const properties = [
    { name: 'watertight:state', value: state },
    ...(requested === undefined ? [] : [{ name: 'watertight:requested', value: requested }]),
    ...(from === undefined ? [] : [{ name: 'watertight:from', value: from }]),
  ];
  return {
    type: TYPES[kind],
    'bom-ref': `${kind}-${String(index + 1)}`,
    ...nameOf(entry),
    ...versionOf(entry),
    ...(hash === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: hash }] }),
    ...(purl === undefined ? {} : { purl }),
    ...(references.length === 0 ? {} : { externalReferences: references }),
    properties,
    evidence: { occurrences: entry.places.map(({ file, line }) => ({ location: file, line })) },
  };
}

/** `owner/name` of the Hub and of GitHub as group and name. */
function nameOf({ source, name }: PinEntry): { readonly group?: string; readonly name: string } {
  const [, group = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  return group === '' || (source !== 'huggingface' && source !== 'github') ? { name } : { group, name: rest };
}

/** The pin, or of images the tag: their digest is a hash. */
function versionOf({ kind, pin, requested }: PinEntry): { readonly version?: string } {
  const version = pin === undefined || pin.startsWith('sha256:') ? (kind === 'image' ? requested : undefined) : pin;
  return version === undefined ? {} : { version };
}

function referencesOf({ kind, source, name }: PinEntry): readonly { readonly type: string; readonly url: string }[] {
  switch (source) {
    case 'huggingface': {
      const url = `https://huggingface.co/${kind === 'dataset' ? 'datasets/' : ''}${encodeAddress(name)}`;
      return [{ type: kind === 'model' ? 'model-card' : 'website', url }];
    }
    case 'github':
      return [{ type: 'vcs', url: `https://github.com/${name.split('/').slice(0, 2).map(encode).join('/')}` }];
    case 'git':
      return /^\w+:\/\//.test(name) ? [{ type: 'vcs', url: encodeAddress(name) }] : [];
    case 'web':
      return [{ type: 'distribution', url: encodeAddress(name) }];
    case 'mlflow':
    case 'pypi':
    case 'conda':
    case 'registry':
      return [];
  }
}
