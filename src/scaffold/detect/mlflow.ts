import { stringAt, type DataNode } from '../../lang/data-node';
import { parseYaml } from '../../lang/yaml/document';
import { importsModule, isPlainName, programs, type Sources } from './sources';

/** What an `MLmodel` file says of the model beside it. */
export interface MlflowModel {
  /** The file; undefined where the project only uses MLflow. */
  readonly file: string | undefined;
  readonly runId: string | undefined;
  readonly created: string | undefined;
  readonly inputs: readonly SignatureColumn[];
  readonly outputs: readonly SignatureColumn[];
}

export interface SignatureColumn {
  readonly name: string;
  readonly type: string;
}

/** The newest model that MLflow wrote, else whether the project uses MLflow at all. */
export function detectMlflow(sources: Sources): MlflowModel | undefined {
  const models = [...sources.texts]
    .filter(([path]) => /(?:^|\/)MLmodel$/.test(path))
    .map(([path, text]) => readModel(path, text));
  const [newest] = models.sort((a, b) => ((a.created ?? '') < (b.created ?? '') ? 1 : -1));
  if (newest !== undefined) return newest;
  for (const [, text] of programs(sources)) {
    if (importsModule(text, 'mlflow')) {
      return {
        file: undefined,
        runId: undefined,
        created: undefined,
        inputs: [],
        outputs: [],
      };
    }
  }
  return undefined;
}

function readModel(file: string, text: string): MlflowModel {
  const root = parseYaml(text, 'MLmodel').roots[0];
  return {
    file,
    runId: plainAt(root, 'run_id'),
    created: plainAt(root, 'utc_time_created'),
    inputs: readColumns(stringAt(root, 'signature', 'inputs')),
    outputs: readColumns(stringAt(root, 'signature', 'outputs')),
  };
}

function plainAt(root: DataNode | undefined, key: string): string | undefined {
  const text = stringAt(root, key);
  return text !== undefined && isPlainName(text) ? text : undefined;
}

/** MLflow writes the columns as JSON in a string. */
function readColumns(text: string | undefined): readonly SignatureColumn[] {
  if (text === undefined) return [];
  let columns: unknown;
  try {
    columns = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(columns) ? columns.flatMap(readColumn) : [];
}

function readColumn(column: unknown, index: number): readonly SignatureColumn[] {
  if (typeof column !== 'object' || column === null) return [];
  const { name, type } = column as { readonly name?: unknown; readonly type?: unknown };
  return [
    {
      name: typeof name === 'string' && isPlainName(name) ? name : `column ${String(index + 1)}`,
      type: typeof type === 'string' && isPlainName(type) ? type : 'unknown',
    },
  ];
}
