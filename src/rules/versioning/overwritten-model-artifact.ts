import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonFunction } from '../../lang/python/types';
import { enclosingConditions } from '../shared/enclosing-conditions';
import { enclosingLoops } from '../shared/enclosing-loops';
import { fileKey } from '../shared/written-files';

type Place = readonly [keyword: string, position: number];

/** Calls that write a model, with the argument that names the file. */
const SAVERS: Readonly<Record<string, Place>> = {
  'joblib.dump': ['filename', 1],
  'sklearn.externals.joblib.dump': ['filename', 1],
  'pickle.dump': ['file', 1],
  'cloudpickle.dump': ['file', 1],
  'dill.dump': ['file', 1],
  'skops.io.dump': ['file', 1],
  'torch.save': ['f', 1],
  'torch.onnx.export': ['f', 2],
  'safetensors.torch.save_file': ['filename', 1],
};
/** Methods of a model that write it: the name of the file tells that it is one. */
const METHODS: Readonly<Record<string, Place>> = {
  save: ['filepath', 0],
  save_model: ['fname', 0],
  save_weights: ['filepath', 0],
  save_pretrained: ['save_directory', 0],
  export_model: ['path', 0],
};
/** Calls that write to an object store, with the argument that is the key there. */
const UPLOADS: Readonly<Record<string, Place>> = {
  upload_file: ['Key', 2],
  upload_fileobj: ['Key', 2],
  put_object: ['Key', 99],
  blob: ['blob_name', 0],
};
const MODEL_FILE =
  /\.(?:pkl|pickle|joblib|pth?|ckpt|h5|hdf5|keras|onnx|safetensors|skops|cbm|ubj|tflite|mlmodel|pmml|model)$|pytorch_model\.bin$/i;
const MODEL_FOLDER = /(?:^|[/_.-])(?:model|net|classifier|regressor|checkpoint)s?\d*$/i;
/** Something in the path tells one model from the next, or the place is thrown away or new for each job. */
const TOLD_APART = /\bv?\d+\.\d+|[_/.-]v\d+|\d{6,}|(?:^|\/)tmp\/|^\/opt\/ml\/|^memory:|best/i;
const BETTER = /best|better|improv|[<>]|should_save|is_main|rank/i;
const STEPS =
  /^(?:kfp\.(?:v2\.)?(?:dsl|components)\.\w+|airflow\.(?:decorators|sdk)\.task(?:\.\w+)?|prefect\.(?:flow|task)|dagster\.(?:asset|op|multi_asset)|zenml\.(?:\w+\.)*(?:step|pipeline)|flytekit\.task|metaflow\.step)$/;
/** Calls behind which the file has a version, whatever it is called here. */
const KEEPERS =
  /^(?:log_artifacts?|log_model|add_file|add_dir|upload_artifact|register_model|use_artifact|push_to_hub)$/;

/** The path is a constant, here or in a module that is imported; it is written again and again, or to a store. */
const NAMED =
  /\.(?:pkl|pickle|joblib|pth?|ckpt|h5|hdf5|keras|onnx|safetensors|skops|cbm|ubj|tflite|mlmodel|pmml|model|bin)["']|save_pretrained|save_model|export_model/i;
const AGAIN = /^\s*(?:for|while)\b|upload_file|put_object|\.blob\(|^\s*@/m;

export default defineRule({
  id: 'overwritten-model-artifact',
  meta: {
    summary: 'Each training run writes its model over that of the run before',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357],
    owaspMl: ['ML06', 'ML10'],
    atlas: ['AML.M0025'],
    stages: ['development', 'maintenance'],
  },
  messages: {
    loop: 'Each turn of the loop writes over `{path}`, so no earlier model can be looked at, compared or gone back to. Put what tells them apart into the name: the epoch, the fold, the run.',
    step: 'Each run of this step writes over `{path}`, so nobody can tell which run made the model, or go back to the one before. Put the run, a version or a hash into the name, or hand it to a registry.',
    store:
      'Each run writes over `{path}`, so whoever loads it gets another model unasked, and the one before is gone. Put the run, a version or a hash into the key.',
  },
  triggers: [
    ...[
      'joblib.dump',
      'pickle.dump',
      'dill.dump',
      'skops',
      'torch.save',
      'onnx.export',
      'safetensors',
      '.save(',
      '.save_',
    ],
    ...['upload_file', 'put_object', '.blob('],
  ],
  confirm: (text) => NAMED.test(text) && AGAIN.test(text),
  check: {
    python(document, report) {
      for (const call of document.callsNamed(...Object.keys(UPLOADS))) {
        const path = constantOf(call, UPLOADS[call.method], document);
        if (path === undefined || !MODEL_FILE.test(path) || !isUpload(call, document)) continue;
        report({ at: call.range, message: 'store', data: { path } });
      }
      for (const call of saves(document)) {
        const path = constantOf(call, SAVERS[call.name ?? ''] ?? METHODS[call.method], document);
        if (path === undefined) continue;
        const { text } = document;
        const [loop] = enclosingLoops(text, call.range.start);
        if (loop !== undefined) {
          const isChosen = enclosingConditions(text, call.range.start).some((condition) => BETTER.test(condition));
          if (!isChosen && !isHandedOn(path, document)) report({ at: call.range, message: 'loop', data: { path } });
        } else if (isStep(call.enclosingFunction) && !isKept(call)) {
          report({ at: call.range, message: 'step', data: { path } });
        }
      }
    },
  },
});

function saves(document: PythonDocument): readonly PythonCall[] {
  const named = document.calls(...Object.keys(SAVERS));
  const methods = document
    .callsNamed(...Object.keys(METHODS))
    .filter((call) => call.receiver !== undefined && SAVERS[call.name ?? ''] === undefined);
  return [...named, ...methods].sort((a, b) => a.range.start - b.range.start);
}

/** The path where it is a constant that names a model, and nothing in it tells one model from the next. */
function constantOf(call: PythonCall, place: Place | undefined, document: PythonDocument): string | undefined {
  const argument = place && (call.argument(...place) ?? call.argument('path', place[1]));
  const path = argument && /^path (.+)$/s.exec(fileKey(argument.value) ?? '')?.[1];
  if (path === undefined || TOLD_APART.test(path)) return undefined;
  const isPickled = call.method === 'dump' && !MODEL_FILE.test(path);
  const isModel = MODEL_FILE.test(path) || (call.method.startsWith('save') && MODEL_FOLDER.test(path));
  if (isPickled || !isModel || call.name?.startsWith('numpy.') === true) return undefined;
  return /chdir|run_dir|hydra\.main/.test(document.text) ? undefined : path;
}

/** `bucket.blob(key)` reads as well as it writes: what is done with it decides. */
function isUpload(call: PythonCall, document: PythonDocument): boolean {
  if (call.method !== 'blob') return true;
  return document.callsNamed('upload_from_filename', 'upload_from_string', 'upload_from_file').some(({ receiver }) => {
    const origin = receiver?.originCall();
    return origin?.range.start === call.range.start && origin.range.end === call.range.end;
  });
}

function isStep(definition: PythonFunction | undefined): boolean {
  return (
    definition?.decorators.some((decorator) => {
      const name = decorator.kind === 'call' ? decorator.originCall()?.name : decorator.qualifiedName();
      return name !== undefined && STEPS.test(name);
    }) === true
  );
}

/** Whether a file of this name is handed to a tracker, which keeps each version of it. */
function isHandedOn(path: string, document: PythonDocument): boolean {
  return document
    .callsNamed('save', 'add_file', 'log_artifact', 'log_artifacts', 'upload_artifact', 'log_model', 'log_file')
    .filter(({ name, method }) => method !== 'save' || name === 'wandb.save')
    .some((call) => call.arguments.some(({ value }) => value.stringValue()?.value === path));
}

function isKept(call: PythonCall): boolean {
  return call.enclosingFunction?.calls().some(({ method }) => KEEPERS.test(method)) === true;
}
