import { extendLines } from '../extend';
import type { Scaffold } from '../types';

/** What is not sent to the builder cannot end up in an image. Models stay: the image needs them. */
const LINES = [
  '# Secrets',
  '.env',
  '.env.*',
  '**/*.pem',
  '**/*.key',
  '**/.netrc',
  '**/.aws',
  '**/.ssh',
  '**/credentials*.json',
  '**/service-account*.json',
  '',
  '# History and tools',
  '.git',
  '.github',
  '.gitlab',
  '.venv',
  'venv',
  '**/__pycache__',
  '**/.ipynb_checkpoints',
  '.dvc/cache',
  '.dvc/tmp',
  '.dvc/config.local',
  '',
  '# Data, runs and notebooks: the service needs none of them',
  'data',
  'mlruns',
  'mlflow.db',
  'wandb',
  'reports',
  'notebooks',
  '**/*.ipynb',
  'tests',
];

export const DOCKER_IGNORE: Scaffold = {
  id: 'dockerignore',
  title: 'What stays out of images',
  summary: 'Keeps secrets, the history of git, data and notebooks out of images.',
  items: ['ENC-M1'],
  create: ({ image, folder }) => ({
    files: [
      {
        path: `${image === undefined ? folder : image.slice(0, image.lastIndexOf('/') + 1)}.dockerignore`,
        text: LINES.map((line) => `${line}\n`).join(''),
        extend: extendLines(LINES),
      },
    ],
    notes: ['Take out what the image does need, such as a table that the service reads.'],
  }),
};
