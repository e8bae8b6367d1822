import { extendYaml, type Entry } from '../extend';
import type { Project } from '../project';
import { indent } from '../text';
import type { PlannedFile, Scaffold, ScaffoldFiles } from '../types';
import { toolchainOf } from '../pipelines/toolchain';
import { dvcIgnores } from './dvc-files';

/** Stages for the scripts that are there; those that are written later are put in when this is asked for again. */
export const DVC_PIPELINE: Scaffold = {
  id: 'dvc-pipeline',
  title: 'DVC pipeline',
  summary:
    'Writes dvc.yaml with a stage for each script that is there: validate, train, attack, explain; and params.yaml with the seed.',
  items: ['VER-M1'],
  create,
};

function create(project: Project): ScaffoldFiles {
  const stages = stagesOf(project);
  if (stages.length === 0) {
    return { files: [], notes: ['No script that trains was found: a pipeline needs a stage to begin with.'] };
  }
  const { folder, dvc } = project;
  const entries = stages.map(toEntry);
  const pipeline: PlannedFile = {
    path: `${folder}dvc.yaml`,
    text: `stages:\n${indent(entries.map(({ text }) => text).join(''), 2)}`,
    extend: extendYaml('stages', entries),
  };
  const where = folder === '' ? '' : `cd ${folder.slice(0, -1)} && `;
  return {
    files: [
      pipeline,
      { path: `${folder}params.yaml`, text: 'seed: 42\n', extend: (text) => text },
      ...(dvc?.folder === undefined || dvc.folder === folder ? initialFiles(folder) : []),
    ],
    commands: [`${where}dvc repro`, `${where}git add dvc.yaml dvc.lock params.yaml`],
    notes: [
      'Read the seed from params.yaml where the model is trained, so that a run can be repeated.',
      ...(project.data === undefined ? ['Add the data that is read as `deps`, and what is written as `outs`.'] : []),
    ],
  };
}

/** A project that does not use DVC yet does from here on. */
function initialFiles(folder: string): readonly PlannedFile[] {
  const config = '[core]\n    analytics = false\n';
  return [{ path: `${folder}.dvc/config`, text: config, extend: (text) => text }, dvcIgnores(folder)];
}

/** An environment of conda is entered before DVC is called. */
function runnerOf(project: Project): (command: string) => string {
  return project.packages.kind === 'conda' ? (command) => command : toolchainOf(project).run;
}

interface Stage {
  readonly name: string;
  readonly command: string;
  readonly deps: readonly string[];
  readonly outs?: readonly string[];
  readonly metrics?: readonly string[];
}

function stagesOf(project: Project): readonly Stage[] {
  const { folder, training, hasPath, data, model, metrics } = project;
  if (training === undefined) return [];
  const run = runnerOf(project);
  const local = (path: string): string => path.slice(folder.length);
  const rows = data === undefined ? [] : [local(data.path)];
  const made = model === undefined ? [] : [local(model.path)];
  const measured = [...new Set(metrics.map(({ file }) => local(file)))].filter((file) => !file.startsWith('reports/'));
  const attack = `${local(project.testFolder)}/security/test_adversarial.py`;
  const optional: readonly (Stage & { readonly script: string })[] = [
    {
      ...{ name: 'validate', script: 'scripts/validate_data.py', command: run('python scripts/validate_data.py') },
      deps: ['scripts/validate_data.py', ...rows],
    },
    {
      ...{ name: 'robustness', script: attack, command: run(`python -m pytest ${attack}`) },
      deps: [attack, ...made],
      metrics: ['reports/robustness.json'],
    },
    {
      ...{ name: 'explain', script: 'scripts/explain.py', command: run('python scripts/explain.py') },
      deps: ['scripts/explain.py', ...made],
    },
  ];
  const train: Stage = {
    name: 'train',
    command: run(`python ${local(training)}`),
    deps: [local(training), ...rows],
    outs: made,
    metrics: measured,
  };
  const there = optional.filter(({ script }) => hasPath(folder + script));
  return [
    ...there.filter(({ name }) => name === 'validate'),
    train,
    ...there.filter(({ name }) => name !== 'validate'),
  ];
}

function toEntry({ name, command, deps, outs = [], metrics = [] }: Stage): Entry {
  const list = (key: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `  ${key}:\n${items.map((item) => `    - ${item}\n`).join('')}`;
  // Small results belong into git, where a review sees them.
  const kept = metrics.map((path) => `${path}:\n        cache: false`);
  return {
    isThere: new RegExp(`^ +${name}:`, 'm'),
    text: `${name}:\n  cmd: ${command}\n${list('deps', deps)}${list('outs', outs)}${list('metrics', kept)}`,
  };
}
