import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { fileTier } from '../shared/file-tier';
import { findOrigin, originName, showPath } from '../shared/origin-tier';
import { fileKey, writtenFiles } from '../shared/written-files';

const ROOTS = ['keras', 'tensorflow.keras', 'tf_keras'];
const LOADERS = ROOTS.flatMap((root) => [`${root}.models.load_model`, `${root}.saving.load_model`]);
/** Readers of a configuration that take `safe_mode` too. */
const DESERIALIZERS = ROOTS.flatMap((root) => [
  `${root}.saving.deserialize_keras_object`,
  `${root}.utils.deserialize_keras_object`,
]);
const SWITCHES = ROOTS.flatMap((root) => [
  `${root}.config.enable_unsafe_deserialization`,
  `${root}.__internal__.enable_unsafe_deserialization`,
]);
/** Readers of an architecture, which may hold the code of Lambda layers. */
const ARCHITECTURES = ROOTS.flatMap((root) =>
  ['model_from_json', 'model_from_config', 'model_from_yaml'].map((name) => `${root}.models.${name}`),
);
/** SavedModels are programs of TensorFlow's operations, which can read and write files. */
const GRAPHS = ['tensorflow.saved_model.load', 'tensorflow.compat.v1.saved_model.load'];
const HDF5 = /\.(?:h5|hdf5)$/i;
const SAVERS = ROOTS.flatMap((root) => [
  { name: `${root}.models.save_model`, keyword: 'filepath', position: 1 },
  { name: `${root}.saving.save_model`, keyword: 'filepath', position: 1 },
  { name: `${root}.callbacks.ModelCheckpoint`, keyword: 'filepath', position: 0 },
]);

export default defineRule({
  id: 'keras-unsafe-load',
  meta: {
    summary: 'A Keras model is loaded in a way that runs code stored in it',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502, 94],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
    equivalents: { semgrep: ['trailofbits.python.pickles-in-keras.pickles-in-keras'] },
  },
  messages: {
    remote:
      'This model comes from {origin}, and with `safe_mode=False` its Lambda layers may hold any code, which `{callee}` runs. Remove `safe_mode=False`.',
    unsafe:
      'With `safe_mode=False` `{callee}` runs whatever code the Lambda layers of the model hold. Remove it; write such layers as classes and register them with `@keras.saving.register_keras_serializable()`.',
    legacy:
      'This model comes from {origin} and is no `.keras` file. HDF5 and SavedModel files can hold code that `{callee}` runs, in HDF5 before Keras 3.11.3 also where `safe_mode` is on. Have it saved as `.keras`, or take its weights only.',
    hdf5: '`{callee}` reads HDF5, which can hold code in Lambda layers and runs it before Keras 3.11.3, `safe_mode` or not. Load only files that you made; save models as `.keras`.',
    architecture:
      '`{callee}` builds what the text describes, and Lambda layers in it are code that runs. This one comes from {origin}: build the model in Python and load its weights alone.',
    yaml: '`{callee}` could run any code in the YAML, and TensorFlow has removed it since. Build the model in Python, or use `model_from_json` for files of your own.',
    switch:
      '`{callee}` lets every model that this process loads run the code in its Lambda layers. Remove it; write such layers as classes and register them with `@keras.saving.register_keras_serializable()`.',
  },
  triggers: [
    ...['keras safe_mode', 'keras load_model', 'enable_unsafe_deserialization', 'model_from_json', 'model_from_config'],
    ...['model_from_yaml', 'saved_model.load'],
  ],
  check: {
    python(document, report, context) {
      // Since this release the switch counts for HDF5, too.
      const isFixed = context.versions.atLeast('keras', '3.11.3') === true;
      const written = savedModels(document);
      for (const call of document.calls(...LOADERS, ...DESERIALIZERS)) {
        const file = call.argument('filepath', 0)?.value;
        const found = fileTier(call, file, (key) => written.has(key));
        if (found === undefined || found.tier === 'own') continue;
        const { tier, origin, related } = found;
        const data = { callee: call.callee.text };
        const argument = call.argument('safe_mode');
        if (argument?.value.value()?.value === false) {
          const fix = leaveOut(call);
          const at = argument.range;
          if (tier === 'remote') report({ at, message: 'remote', data: { ...data, origin }, fix, related });
          else report({ at, message: 'unsafe', severity: tier === 'local' ? 'info' : 'warning', data, fix });
        } else if (tier === 'remote' && LOADERS.includes(call.name ?? '') && !isKerasFile(file)) {
          const at = call.range;
          report({ at, message: 'legacy', severity: 'warning', data: { ...data, origin }, related });
        } else if (!isFixed && LOADERS.includes(call.name ?? '') && HDF5.test(file?.stringValue()?.value ?? ''))
          report({ at: call.range, message: 'hdf5', severity: 'info', confidence: 'medium', data });
      }
      for (const call of document.calls(...ARCHITECTURES)) {
        const data = { callee: call.callee.text };
        const remote = findOrigin(call.arguments[0]?.value.origins('load') ?? []);
        if (call.method === 'model_from_yaml') report({ at: call.range, message: 'yaml', severity: 'warning', data });
        else if (remote !== undefined) {
          const related = showPath(remote, call.range);
          report({
            at: call.range,
            message: 'architecture',
            data: { ...data, origin: originName(remote.kind) },
            related,
          });
        }
      }
      for (const call of document.calls(...GRAPHS)) {
        const found = fileTier(call, call.arguments[0]?.value, (key) => written.has(key));
        if (found?.tier !== 'remote') continue;
        const data = { callee: call.callee.text, origin: found.origin };
        report({ at: call.range, message: 'legacy', severity: 'warning', data, related: found.related });
      }
      for (const call of document.calls(...SWITCHES)) {
        report({ at: call.range, message: 'switch', severity: 'warning', data: { callee: call.callee.text } });
      }
    },
  },
});

/** Keys of the files to which this document saves models. */
function savedModels(document: PythonDocument): ReadonlySet<string> {
  const keys = new Set(writtenFiles(document, SAVERS).keys());
  for (const call of document.callsNamed('save')) {
    const key = fileKey(call.argument('filepath', 0)?.value);
    if (key !== undefined) keys.add(key);
  }
  return keys;
}

/** Whether a name tells the format, also that of the file that is fetched; where none is known, it may be any. */
function isKerasFile(file: PythonExpression | undefined): boolean {
  const names = file?.originCall()?.arguments.map(({ value }) => value.stringValue()?.value) ?? [];
  return [fileKey(file), ...names].some((name) => name?.endsWith('.keras') === true);
}

function leaveOut(call: PythonCall): FixProposal | undefined {
  const argument = call.arguments.find(({ name }) => name === 'safe_mode');
  if (argument === undefined) return undefined;
  return { title: 'Remove safe_mode=False', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}
