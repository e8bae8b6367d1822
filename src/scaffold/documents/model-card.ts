import { FRAMEWORK_NAMES, type Framework } from '../detect/framework';
import type { Project } from '../project';
import { list } from '../text';
import type { Scaffold } from '../types';
import { frontMatter, round, table, titleOf, UNKNOWN } from './markdown';

/** Everything that files tell is filled in; what the model is for, and where it fails, only people can say. */
export const MODEL_CARD: Scaffold = {
  id: 'model-card',
  title: 'Model card',
  summary:
    'Writes MODEL_CARD.md with what MLmodel, metrics, dvc.lock and reports say, and a changelog that names the version.',
  items: ['EXP-M3', 'EXP-T1'],
  create: (project) => ({
    files: [
      { path: `${project.folder}MODEL_CARD.md`, text: card(project) },
      { path: `${project.folder}CHANGELOG.md`, text: changelog(project), extend: (text) => text },
    ],
    notes: [`Fill in what is marked with ${UNKNOWN}: nobody else knows it.`],
  }),
};

/** As Hugging Face calls them. */
const LIBRARY_IDS: Readonly<Record<Framework, string>> = {
  torch: 'pytorch',
  keras: 'keras',
  xgboost: 'xgboost',
  lightgbm: 'lightgbm',
  sklearn: 'sklearn',
};

const versionOf = ({ release }: Project): string => release ?? '0.1.0';

function changelog(project: Project): string {
  return `# Changelog

## ${versionOf(project)}

- First version with a model card.
`;
}

function card(project: Project): string {
  const { framework, licence, metrics } = project;
  const head = frontMatter({
    license: licence,
    library_name: framework === undefined ? undefined : LIBRARY_IDS[framework],
    metrics: [...new Set(metrics.map((metric) => metric.name.split('.').at(-1) ?? ''))]
      .filter((word) => /^[a-z]\w*$/i.test(word))
      .slice(0, 8),
  });
  return `${head}# Model card: ${titleOf(project)}

## Model details

${details(project)}
## Intended use

${UNKNOWN}

## Out-of-scope use and limitations

The model knows what its data shows, and nothing of other times, places and groups of people. It is not meant for uses that
are not named above, nor for decisions about people that nobody can check and overrule.

Known limitations: ${UNKNOWN}

## Training data

${trainingData(project)}
## Evaluation

${evaluation(project)}
## Robustness

${robustness(project)}
## Explanations

${explanations(project)}
## Contact

${contact(project)}
`;
}

function details(project: Project): string {
  const { framework, model, mlflow, training, dvc, today } = project;
  const output = dvc?.outputs.find(({ path }) => path === model?.path);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Version', versionOf(project)],
    ['Card of', today],
    ['Library', framework === undefined ? undefined : FRAMEWORK_NAMES[framework]],
    ['File', model && `\`${model.path}\``],
    ['MD5', output && `\`${output.md5}\``],
    ['Trained by', training && `\`${training}\``],
    ['MLflow run', mlflow?.runId && `\`${mlflow.runId}\``],
    ['Logged on', mlflow?.created],
    ['Inputs', columns(mlflow?.inputs)],
    ['Outputs', columns(mlflow?.outputs)],
    ['Licence', project.licence],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [`- ${key}: ${value}\n`])).join('');
}

const SHOWN = 12;

function columns(given: readonly { readonly name: string; readonly type: string }[] = []): string | undefined {
  if (given.length === 0) return undefined;
  const shown = given.slice(0, SHOWN).map(({ name, type }) => `\`${name}\` (${type})`);
  const rest = given.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${String(rest)} more` : list(shown);
}

function trainingData({ data, dvc, hasPath, folder }: Project): string {
  const tracked = dvc?.outputs.find(({ path }) => path === data?.path);
  const card = hasPath(`${folder}DATA_CARD.md`)
    ? '\n\nThe [data card](DATA_CARD.md) says where it comes from and what is sensitive in it.'
    : '';
  if (data === undefined) return `${UNKNOWN}${card}\n`;
  const version = tracked === undefined ? '' : `, in the version with the MD5 \`${tracked.md5}\``;
  const target = data.target === undefined ? '' : ` The column \`${data.target}\` is predicted.`;
  return `\`${data.path}\`${version}.${target}${card}\n`;
}

function evaluation({ metrics }: Project): string {
  if (metrics.length === 0) return `${UNKNOWN}\n`;
  return table(
    ['Metric', 'Value', 'File'],
    metrics.slice(0, 20).map(({ name, value, file }) => [name, round(value), `\`${file}\``]),
  );
}

function robustness({ robustness: report }: Project): string {
  if (report === undefined || report.attacks.length === 0) {
    return 'No attack was measured yet. What attackers who see the model can change is not known.\n';
  }
  const clean = report.clean === undefined ? '' : `Without an attack the accuracy is ${round(report.clean)}.\n\n`;
  const rows = report.attacks.map(({ name, strength, accuracy }) => [
    ...[name, strength === undefined ? '' : round(strength), round(accuracy)],
  ]);
  return `${clean}${table(['Attack', 'Strength', 'Accuracy under attack'], rows)}`;
}

function explanations({ paths, folder }: Project): string {
  const reports = paths.filter(
    (path) => path.startsWith(`${folder}reports/`) && /shap|lime|explain|explanation/i.test(path),
  );
  if (reports.length === 0) return 'No explanation of the model was written yet.\n';
  return reports
    .slice(0, SHOWN)
    .map((path) => `- [${path.slice(folder.length)}](${path.slice(folder.length)})\n`)
    .join('');
}

function contact({ repository }: Project): string {
  return repository === undefined ? 'Open an issue in the repository of the project.' : `<${repository.url}/issues>`;
}
