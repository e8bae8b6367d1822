import type { Range } from '../../../core/range';
import { stringAt, walkData, type DataMap } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';

export interface ServedPickle {
  readonly at: Range;
  readonly format: string;
  readonly uri: string;
}

/** Formats of models that the servers of KServe and Seldon load with `joblib` or `pickle`. */
const PICKLED = /^(?:sklearn|scikit-learn|joblib|pickle|pkl|pmml-sklearn|mlflow)$/i;
const IMPLEMENTATIONS: Readonly<Record<string, string>> = { SKLEARN_SERVER: 'sklearn', MLFLOW_SERVER: 'mlflow' };

/** The models of an InferenceService, a SeldonDeployment or a Model of Seldon that their server unpickles. */
export function picklesServed(document: YamlDocument): readonly ServedPickle[] {
  if (document.kind !== 'kubernetes') return [];
  return document.roots.flatMap((root) =>
    [...walkData(root)].flatMap((map) => (map.kind === 'map' && map.alias === undefined ? servedBy(map) : [])),
  );
}

function servedBy(map: DataMap): readonly ServedPickle[] {
  const uri = stringAt(map, 'storageUri') ?? stringAt(map, 'modelUri');
  const place = map.get('storageUri') ?? map.get('modelUri');
  if (uri === undefined || place === undefined || uri.includes('@sha256:')) return [];
  const format = formatOf(map);
  return format !== undefined && PICKLED.test(format) ? [{ at: place.range, format, uri }] : [];
}

function formatOf(map: DataMap): string | undefined {
  const implementation = stringAt(map, 'implementation');
  if (implementation !== undefined) return IMPLEMENTATIONS[implementation];
  const written = stringAt(map, 'modelFormat', 'name');
  // Before there was `model`, the key itself named the server.
  const key = map.path.at(-1);
  const requirements = map.get('requirements');
  const required =
    requirements?.kind === 'sequence'
      ? requirements.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''))
      : [];
  return written ?? (key === 'sklearn' ? key : required.find((name) => PICKLED.test(name)));
}
