import { defineRule } from '../../engine/rule';
import type { PythonArgument, PythonCall } from '../../lang/python/types';
import { dictEntry } from '../shared/dict-entry';
import { usualValue } from '../shared/usual-value';

interface Loader {
  readonly keyword: string;
  readonly position: number;
  readonly kind: 'tfds' | 'openml' | 'kaggle';
}

const tfds: Loader = { keyword: 'name', position: 0, kind: 'tfds' };
const kaggle = (position: number): Loader => ({ keyword: 'handle', position, kind: 'kaggle' });

const LOADERS: Readonly<Record<string, Loader>> = {
  'tensorflow_datasets.load': tfds,
  'tensorflow_datasets.builder': tfds,
  'tensorflow_datasets.data_source': tfds,
  'sklearn.datasets.fetch_openml': { keyword: 'name', position: 0, kind: 'openml' },
  'openml.datasets.get_dataset': { keyword: 'dataset_id', position: 0, kind: 'openml' },
  'kagglehub.dataset_download': kaggle(0),
  'kagglehub.notebook_output_download': kaggle(0),
  'kagglehub.load_dataset': kaggle(1),
  'kagglehub.dataset_load': kaggle(1),
};
const TFDS_VERSION = /:\d+\.\d+\.\d+$/;
/** Packaged collections that hand their names on, and data sets of this machine. */
const TFDS_NAME = /^[a-z][\w]*(?:\/[\w.-]+)*(?::[\d.*]+)?$/i;
const KAGGLE_NAME = /^[\w-]+\/[\w.-]+$/;

export default defineRule({
  id: 'unversioned-dataset',
  meta: {
    summary: 'A public data set is loaded in whatever version is the newest',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357],
    owaspMl: ['ML02'],
    atlas: ['AML.T0010.002'],
    stages: ['data', 'development'],
  },
  messages: {
    unversioned:
      '`{name}` is loaded in whatever version is the newest, so the next run may train on other rows than the ones you looked at. Name the version: `{pinned}`.',
    active:
      '`{name}` names all versions of a data set on OpenML, and the one that is active today is taken. Name one, so that the next run gets the same rows: `{pinned}`.',
  },
  triggers: [
    ...['tensorflow_datasets', 'fetch_openml', 'openml get_dataset', 'kagglehub dataset', 'kagglehub load_dataset'],
    'kagglehub notebook_output_download',
  ],
  check: {
    python(document, report) {
      for (const call of document.calls(...Object.keys(LOADERS))) {
        const loader = LOADERS[call.name ?? ''];
        const argument = loader && call.argument(loader.keyword, loader.position);
        const name = argument && usualValue(argument.value)?.value;
        if (argument === undefined || typeof name !== 'string' || isVersioned(call)) continue;
        const at = argument.range;
        if (loader?.kind === 'openml') {
          report({ at, message: 'active', data: { name, pinned: 'version=<number>' } });
        } else if (loader?.kind === 'kaggle') {
          if (!KAGGLE_NAME.test(name)) continue;
          report({ at, message: 'unversioned', data: { name, pinned: `${name}/versions/<number>` } });
        } else if (TFDS_NAME.test(name) && !TFDS_VERSION.test(name)) {
          const pinned = `${name.replace(/:.*$/, '')}:<version>`;
          report({ at, message: 'unversioned', data: { name, pinned } });
        }
      }
    },
  },
});

function isVersioned(call: PythonCall): boolean {
  if (call.hasUnknownArguments || isSet(call.argument('version'))) return true;
  if (isSet(call.argument('data_id'))) return true;
  const options = call.argument('builder_kwargs')?.value;
  return options !== undefined && (options.kind !== 'dict' || dictEntry(options, 'version') !== undefined);
}

/** Whether an argument is there and chooses: `"active"` and `"latest"` leave the choice to others. */
function isSet(argument: PythonArgument | undefined): boolean {
  if (argument === undefined) return false;
  const known = argument.value.value();
  return known === undefined || !['active', 'latest', null].some((value) => value === known.value);
}
