import { defineRule } from '../../engine/rule';
import { usualValue } from '../shared/usual-value';

const TF_HUB = ['load', 'KerasLayer', 'Module', 'resolve', 'load_module_spec', 'ImageEmbeddingColumn'];
const LOADERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TF_HUB.map((name) => [`tensorflow_hub.${name}`, 'handle'])),
  'tensorflow_hub.text_embedding_column': 'module_spec',
  'tensorflow_hub.image_embedding_column': 'module_spec',
  'kagglehub.model_download': 'handle',
  'tensorflow.saved_model.load': 'export_dir',
};
const POSITIONS: Readonly<Record<string, number>> = {
  'tensorflow_hub.text_embedding_column': 1,
  'tensorflow_hub.image_embedding_column': 1,
};
const TF_HUB_URL = /^https?:\/\/(?:www\.)?(?:tfhub\.dev|(?:www\.)?kaggle\.com\/models)\/([^?#]+)/i;
const KAGGLE_HANDLE = /^[\w.-]+(?:\/[\w.-]+){3}$/;
const VERSIONED = /\/\d+\/?$/;
const REMOTE = /^(?:https?|gs|s3):\/\//;

export default defineRule({
  id: 'unversioned-model-handle',
  meta: {
    summary: 'A model of TensorFlow Hub or Kaggle is loaded without a version',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [494, 1357],
    owaspMl: ['ML06'],
    atlas: ['AML.T0010.003'],
    stages: ['development', 'deployment'],
  },
  messages: {
    unversioned:
      '`{handle}` names no version, so the next run may get another model than the one you tested. Add the number at its end: `{handle}/<number>`.',
    remote:
      '`{handle}` is loaded from where it lies, whatever lies there by then, so the next run may get another model than the one you tested. Keep each version under a number or hash of its own, and name it.',
  },
  triggers: ['tensorflow_hub', 'kagglehub model_download', 'saved_model.load', 'from_preset'],
  check: {
    python(document, report) {
      for (const call of document.calls(...Object.keys(LOADERS))) {
        const name = call.name ?? '';
        const argument = call.argument(LOADERS[name] ?? '', POSITIONS[name] ?? 0);
        const value = argument && usualValue(argument.value)?.value;
        if (argument === undefined || typeof value !== 'string') continue;
        const handle = value.replace(/\/$/, '');
        const at = argument.range;
        if (name === 'tensorflow.saved_model.load') {
          if (REMOTE.test(value) && !/\d/.test(value.slice(value.indexOf('/', 8))))
            report({ at, message: 'remote', data: { handle } });
        } else if (isUnversioned(value)) report({ at, message: 'unversioned', data: { handle } });
      }
      for (const call of document.callsNamed('from_preset')) {
        if (!/^(?:keras_hub|keras_nlp|keras_cv)\./.test(call.name ?? '')) continue;
        const argument = call.argument('preset', 0);
        const handle = argument?.value.stringValue()?.value;
        if (argument === undefined || handle?.startsWith('kaggle://') !== true) continue;
        if (isUnversioned(handle.slice('kaggle://'.length)))
          report({ at: argument.range, message: 'unversioned', data: { handle } });
      }
    },
  },
});

function isUnversioned(handle: string): boolean {
  const path = TF_HUB_URL.exec(handle)?.[1];
  if (path === undefined) return KAGGLE_HANDLE.test(handle);
  // A compressed file (`…/1?tf-hub-format=compressed`) has its version in front of the question mark.
  return path.includes('/') && !VERSIONED.test(path);
}
