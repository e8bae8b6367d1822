import type { PythonCall } from '../../lang/python/types';
import type { PlacedFact } from './placed';

export const MODEL_CALL_NAMES: readonly string[] = [
  ...['load', 'load_model', 'from_pretrained', 'InferenceSession', 'load_file', 'safe_open', 'dump', 'save'],
  ...['save_model', 'save_pretrained', 'save_file', 'load_weights', 'snapshot_download', 'hf_hub_download', 'to_onnx'],
  ...['load_dataset', 'log_model', 'pyfunc_load', 'export'],
];

const UNSAFE_LOADERS = /^(?:pickle|cloudpickle|dill|joblib|torch|sklearn\.externals\.joblib)\.load$/;
const LOADERS =
  /^(?:mlflow\.\w+\.load_model|(?:keras|tensorflow\.keras)\.(?:\w+\.)*load_model|bentoml\..*load_model|transformers\..*\.from_pretrained|huggingface_hub\.\w+_download|skops\.io\.load)$/;
const SAFE_LOADERS = /^(?:safetensors\..*|onnxruntime\.InferenceSession|onnx\.(?:load|save)|skops\.io\.(?:load|dump))$/;
const SAVERS =
  /^(?:pickle\.dump|cloudpickle\.dump|joblib\.dump|torch\.save|mlflow\.\w+\.(?:save_model|log_model)|safetensors\..*save_(?:file|model)|skops\.io\.dump)$/;
const COMMIT = /^[0-9a-f]{40}$/;

/** Where models come from and go to. */
export function factsOfModels(call: PythonCall): readonly PlacedFact[] {
  const { name = '', method } = call;
  const at = call.callee.range;
  const facts: PlacedFact[] = [];
  if (UNSAFE_LOADERS.test(name) || LOADERS.test(name))
    facts.push({ kind: 'model-load', at, text: 'A model is loaded' });
  if (SAFE_LOADERS.test(name)) {
    facts.push({ kind: 'model-load', at, text: 'A model is loaded' });
    facts.push({ kind: 'safe-model-format', at, text: 'Model format that runs no code' });
  }
  if (SAVERS.test(name) || method === 'save_pretrained')
    facts.push({ kind: 'model-output', at, text: 'A model is saved' });
  const revision = call.argument('revision')?.value.stringValue()?.value ?? '';
  if (COMMIT.test(revision)) {
    facts.push({ kind: 'pinned-model', at, text: 'Pinned to a commit of the Hub' });
    if (method === 'load_dataset')
      facts.push({ kind: 'data-version', at, text: 'Data set pinned to a commit of the Hub' });
  }
  const uri = (call.argument('model_uri', 0)?.value.stringValue()?.value ?? '').trim();
  if (/^models:\/[^/]+\/\d+$/.test(uri)) facts.push({ kind: 'pinned-model', at, text: 'Model at a fixed version' });
  return facts;
}
