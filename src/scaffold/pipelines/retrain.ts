import { TOOLS } from '../versions';
import type { Project } from '../project';
import type { Scaffold, ScaffoldFiles } from '../types';
import { EVALUATION_GATE, gateFile } from './evaluation-gate';
import type { Job, Step } from './pipeline';
import {
  hashNotes,
  installStep,
  installTools,
  securityFolder,
  securityPackagesStep,
  testCommands,
  toolchainOf,
} from './toolchain';
import { writePipeline } from './write';

const MONTHLY = { cron: '23 3 1 * *', words: 'on the first of each month' } as const;

/** A model grows old with the world that it describes; a new one has to be as good, and somebody has to want it. */
export const RETRAIN_WORKFLOW: Scaffold = {
  id: 'retrain-workflow',
  title: 'Retraining on a schedule',
  summary: 'Trains anew each month, measures the new model against thresholds, attacks it, and waits for an approval.',
  items: ['CIC-T1', 'ADV-T1', 'CIC-P3', 'ACC-T1'],
  create: retrain,
};

function retrain(project: Project): ScaffoldFiles {
  if (project.training === undefined) {
    return { files: [], notes: ['No script that trains was found: there is nothing to run again.'] };
  }
  const pipeline = {
    id: 'retrain',
    title: 'Retrain',
    about: [
      'Trains the model anew, with the same gates as the first time. What passes them waits for a person to approve it, and',
      'is kept with its checksums. A drift check can start it too.',
    ],
    onChanges: false,
    schedule: MONTHLY,
    jobs: [train(project, project.training), release(project)],
  };
  return {
    files: [...writePipeline(pipeline, project), gateFile(project)],
    notes: [
      `See that the thresholds in ${project.folder}${EVALUATION_GATE} are what you would not go below.`,
      ...approvalNotes(project),
      ...(project.dvc?.remote === undefined
        ? []
        : ['The job needs access to the DVC remote: sign in with short-lived tokens (OIDC).']),
      ...hashNotes(project),
    ],
  };
}

/** Only GitHub lets everything through where nobody was named. */
function approvalNotes({ ci }: Project): readonly string[] {
  return (ci[0] ?? 'github') === 'github'
    ? ['Name reviewers for the environment model-release, so that it waits for them.']
    : [];
}

function train(project: Project, script: string): Job {
  const { dvc, folder, model } = project;
  const { run } = toolchainOf(project);
  const own = script.slice(folder.length);
  const command = dvc?.hasPipeline === true && dvc.folder === folder ? 'dvc repro --pull' : run(`python ${own}`);
  const attacks = securityFolder(project);
  const withDvc: readonly Step[] =
    command.startsWith('dvc ') && !project.dependencies.has('dvc')
      ? [{ title: 'Install DVC', run: [installTools(TOOLS.dvc)] }]
      : [];
  return {
    id: 'train',
    title: 'Train and judge',
    minutes: 180,
    steps: [
      ...installStep(project),
      securityPackagesStep(project),
      ...withDvc,
      scriptStep(project, 'Check the data', 'scripts/validate_data.py'),
      { title: 'Train', run: [command.startsWith('dvc ') && withDvc.length === 0 ? run(command) : command] },
      { title: 'Compare the metrics with the thresholds', run: [run(`python ${EVALUATION_GATE}`)] },
      scriptStep(project, 'Explain the model', 'scripts/explain.py'),
      { title: 'Attack the model', run: testCommands(project, attacks), whenThere: `${attacks}/**` },
    ],
    keeps: [model === undefined ? 'models/' : model.path.slice(folder.length), 'reports/'],
  };
}

/** What another scaffold has written, once it is there. */
function scriptStep(project: Project, title: string, script: string): Step {
  return { title, run: [toolchainOf(project).run(`python ${script}`)], whenThere: script };
}

function release({ model, folder }: Project): Job {
  const kept = model === undefined ? 'models' : model.path.slice(folder.length);
  return {
    id: 'release',
    title: 'Release the model',
    minutes: 10,
    after: ['train'],
    takes: ['train'],
    approval: { environment: 'model-release', question: 'Release the new model?' },
    steps: [
      {
        title: 'Write the checksums',
        run: [`find ${kept} -type f -exec sha256sum {} + > SHA256SUMS`, 'cat SHA256SUMS'],
      },
    ],
    keeps: [kept, 'SHA256SUMS'],
  };
}
