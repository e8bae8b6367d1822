import { FRAMEWORK_NAMES } from '../detect/framework';
import type { DvcOutput } from '../detect/dvc';
import type { Project } from '../project';
import type { Scaffold } from '../types';
import { round, titleOf, UNKNOWN } from './markdown';

/**
 * CycloneDX 1.6 with the model, its data and its packages. Of each only what is on record is said; hashes are those that DVC
 * keeps. `watertight pins --format cyclonedx` lists what is loaded from elsewhere as well.
 */
export const ML_BOM: Scaffold = {
  id: 'ml-bom',
  title: 'Bill of materials (ML-BOM)',
  summary:
    'Writes a CycloneDX 1.6 bill of materials with the model, its metrics, its data and its packages, as far as files tell.',
  items: ['VER-P2'],
  create: (project) => ({
    files: [{ path: `${project.folder}ml-bom.cdx.json`, text: `${JSON.stringify(bill(project), undefined, 2)}\n` }],
    commands: ['watertight pins --format cyclonedx'],
    notes: [
      'Write it anew for each release: what ships is what it should list.',
      ...(project.locked.length === 0
        ? ['No package has a fixed version: lock them, so that they can be listed.']
        : []),
    ],
  }),
};

function bill(project: Project): unknown {
  const { release, data, dvc, framework, locked, model, today } = project;
  const name = titleOf(project);
  const outputs = dvc?.outputs ?? [];
  const tables = outputs.filter(({ path }) => path !== model?.path && isData(path));
  const known = tables.length > 0 || data === undefined ? tables : [{ path: data.path, md5: undefined }];
  const components = [
    ...known.map(({ path, md5 }) => ({
      type: 'data',
      'bom-ref': path,
      name: path,
      ...hashes(md5),
      data: [{ type: 'dataset' }],
    })),
    ...locked.map((each) => ({
      ...{
        type: 'library',
        'bom-ref': `pkg:pypi/${each.name}@${each.version}`,
        name: each.name,
        version: each.version,
      },
      purl: `pkg:pypi/${each.name}@${each.version}`,
    })),
  ];
  const modelRef = model?.path ?? name;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: `${today}T00:00:00Z`,
      component: {
        ...{ type: 'machine-learning-model', 'bom-ref': modelRef, name },
        ...(release === undefined ? {} : { version: release }),
        ...hashes(outputs.find(({ path }) => path === model?.path)?.md5),
        modelCard: modelCard(project, known),
        ...(framework === undefined
          ? {}
          : { properties: [{ name: 'watertight:framework', value: FRAMEWORK_NAMES[framework] }] }),
      },
    },
    components,
    dependencies: [
      { ref: modelRef, dependsOn: components.map((component) => component['bom-ref']) },
      ...components.map((component) => ({ ref: component['bom-ref'] })),
    ],
  };
}

const isData = (path: string): boolean => /(?:^|\/)data(?:\/|$)|\.(?:csv|parquet|jsonl|tsv|npz)$/.test(path);

function hashes(md5: string | undefined): object {
  // DVC writes `.dir` behind the hash of a folder, which is none of a file.
  return md5 !== undefined && /^[0-9a-f]{32}$/.test(md5) ? { hashes: [{ alg: 'MD5', content: md5 }] } : {};
}

function modelCard(project: Project, data: readonly Pick<DvcOutput, 'path'>[]): unknown {
  const { metrics, mlflow, robustness } = project;
  const format = (columns: readonly { readonly name: string; readonly type: string }[] = []): readonly object[] =>
    columns.map((column) => ({ format: `${column.name}: ${column.type}` }));
  const measured = [
    ...metrics.slice(0, 20).map(({ name, value }) => ({ type: name, value: round(value) })),
    ...(robustness?.attacks ?? []).map(({ name, accuracy }) => ({
      type: `accuracy under ${name}`,
      value: round(accuracy),
    })),
  ];
  return {
    modelParameters: {
      datasets: data.map(({ path }) => ({ ref: path })),
      ...(mlflow === undefined || mlflow.inputs.length === 0 ? {} : { inputs: format(mlflow.inputs) }),
      ...(mlflow === undefined || mlflow.outputs.length === 0 ? {} : { outputs: format(mlflow.outputs) }),
    },
    ...(measured.length === 0 ? {} : { quantitativeAnalysis: { performanceMetrics: measured } }),
    considerations: {
      useCases: [UNKNOWN],
      technicalLimitations: ['Nothing is known about data from other times, places and groups of people.'],
    },
  };
}
