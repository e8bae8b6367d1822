import type { PythonCall, PythonDocument, PythonFunction } from '../../../lang/python/types';

const PREDICTING = new Set([
  'predict',
  'predict_proba',
  'predict_log_proba',
  'predict_on_batch',
  'decision_function',
  'apredict',
]);
/** Calls whose result is a model that is used by calling it. */
const MODEL_MAKERS =
  /^(?:transformers\.|diffusers\.|sentence_transformers\.|torch\.(?:load|jit\.load|hub\.load)|(?:tensorflow\.|tf_keras\.)?keras\.(?:models|saving)\.load_model|joblib\.load|pickle\.loads?|mlflow\.[a-z_.]*load_model|onnxruntime\.InferenceSession|ultralytics\.|vllm\.LLM|ctransformers\.|llama_cpp\.Llama)/;
const MODEL_NAME =
  /^(?:.*[_.])?(?:model|net|network|classifier|regressor|estimator|llm|pipe|pipeline|generator|predictor|learner|clf)$/i;
const MAX_DEPTH = 6;

/** Tells whether a function uses a model: itself, or through functions of the same file. */
export function createModelFinder(document: PythonDocument): (handler: PythonFunction) => boolean {
  const functions = new Map(document.functions.map((candidate) => [candidate.name, candidate]));
  const loaded = loadedModules(document);
  const known = new Map<PythonFunction, boolean>();
  const reaches = (candidate: PythonFunction, depth: number): boolean => {
    const answer = known.get(candidate);
    if (answer !== undefined) return answer;
    known.set(candidate, false);
    const result = candidate.calls().some((call) => {
      if (isModelCall(call) || (call.callee.kind === 'name' && loaded.has(call.callee.text))) return true;
      const callee = depth < MAX_DEPTH && call.callee.kind === 'name' ? functions.get(call.callee.text) : undefined;
      return callee !== undefined && reaches(callee, depth + 1);
    });
    known.set(candidate, result);
    return result;
  };
  return (handler) => reaches(handler, 0);
}

/** Names of PyTorch modules: nothing else is given a state dict, or put into evaluation mode. */
function loadedModules(document: PythonDocument): ReadonlySet<string> {
  const calls = document
    .callsNamed('load_state_dict', 'eval')
    .filter((call) => call.method === 'load_state_dict' || call.arguments.length === 0);
  return new Set(calls.flatMap(({ receiver }) => (receiver?.kind === 'name' ? [receiver.text] : [])));
}

function isModelCall(call: PythonCall): boolean {
  if (PREDICTING.has(call.method) && call.receiver !== undefined) return true;
  const { receiver, callee } = call;
  if (receiver === undefined) return callee.kind === 'name' && isModel(callee.text, callee.originCall(), false);
  if (call.method === 'generate' || call.method === 'encode') {
    return isModel(receiver.text, receiver.originCall(), call.method === 'generate');
  }
  return call.method === 'run' && receiver.originCall()?.name === 'onnxruntime.InferenceSession';
}

/** A tokenizer comes from the same packages and is called the same way, but answers nothing. */
function isModel(name: string, origin: PythonCall | undefined, isNameEnough: boolean): boolean {
  if (/token|processor|extractor|vectori[sz]er|scaler|encoder$/i.test(name)) return false;
  if (origin?.name !== undefined && MODEL_MAKERS.test(origin.name))
    return !/Tokenizer|Processor|Config|Extractor/.test(origin.name);
  return isNameEnough && MODEL_NAME.test(name);
}
