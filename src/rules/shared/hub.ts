import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';

/** A call that loads a model, a dataset or a file from the Hugging Face Hub. */
export interface HubLoad {
  readonly call: PythonCall;
  /** What names the repository; undefined where the call names none. */
  readonly id: PythonArgument | undefined;
  /** Whether the call takes no `revision`: it is a part of the name, or of `model_kwargs`, or cannot be given at all. */
  readonly takesNoRevision?: boolean;
}

interface Loader {
  readonly keyword: string;
  readonly position?: number;
}

/** Packages whose classes have `from_pretrained(id, revision=…)`. */
const PACKAGES = new Set([
  'transformers',
  'diffusers',
  'sentence_transformers',
  'setfit',
  'optimum',
  'trl',
  'unsloth',
  'adapters',
  'peft',
  ...['gliner', 'span_marker', 'ctransformers', 'awq', 'auto_gptq', 'pyannote', 'speechbrain', 'parler_tts', 'chronos'],
  ...['colpali_engine', 'open_clip', 'mlx_lm', 'fastai', 'langchain_huggingface'],
]);
const METHODS = ['from_pretrained', 'from_quantized', 'from_hparams', 'from_model_id'];
const PRETRAINED: readonly Loader[] = [
  { keyword: 'pretrained_model_name_or_path', position: 0 },
  { keyword: 'model_name' },
  { keyword: 'model_id' },
  { keyword: 'source' },
  { keyword: 'repo_id' },
  { keyword: 'checkpoint_path' },
];
const LOADERS: Readonly<Record<string, Loader>> = {
  'transformers.pipeline': { keyword: 'model', position: 1 },
  'transformers.pipelines.pipeline': { keyword: 'model', position: 1 },
  'datasets.load_dataset': { keyword: 'path', position: 0 },
  'datasets.load_dataset_builder': { keyword: 'path', position: 0 },
  'huggingface_hub.hf_hub_download': { keyword: 'repo_id', position: 0 },
  'huggingface_hub.snapshot_download': { keyword: 'repo_id', position: 0 },
  'sentence_transformers.SentenceTransformer': { keyword: 'model_name_or_path', position: 0 },
  'sentence_transformers.CrossEncoder': { keyword: 'model_name', position: 0 },
  'sentence_transformers.SparseEncoder': { keyword: 'model_name_or_path', position: 0 },
  'vllm.LLM': { keyword: 'model', position: 0 },
  'vllm.EngineArgs': { keyword: 'model', position: 0 },
  'vllm.AsyncEngineArgs': { keyword: 'model', position: 0 },
  'vllm.engine.arg_utils.EngineArgs': { keyword: 'model', position: 0 },
  'vllm.engine.arg_utils.AsyncEngineArgs': { keyword: 'model', position: 0 },
  'huggingface_hub.HfApi().hf_hub_download': { keyword: 'repo_id', position: 0 },
  'huggingface_hub.HfApi().snapshot_download': { keyword: 'repo_id', position: 0 },
  'huggingface_hub.from_pretrained_keras': { keyword: 'pretrained_model_name_or_path', position: 0 },
  'huggingface_hub.from_pretrained_fastai': { keyword: 'repo_id', position: 0 },
  'faster_whisper.WhisperModel': { keyword: 'model_size_or_path', position: 0 },
};
/** Calls that hand the name on without a `revision` of their own; by the last part of their names. */
const WRAPPERS: Readonly<Record<string, Loader & { readonly from: RegExp }>> = {
  HuggingFaceEmbeddings: { keyword: 'model_name', from: /^langchain/ },
  HuggingFaceInstructEmbeddings: { keyword: 'model_name', from: /^langchain/ },
  HuggingFaceBgeEmbeddings: { keyword: 'model_name', from: /^langchain/ },
  HuggingFaceCrossEncoder: { keyword: 'model_name', from: /^langchain/ },
  SentenceTransformerEmbeddings: { keyword: 'model_name', from: /^langchain/ },
  HuggingFaceEmbedding: { keyword: 'model_name', position: 0, from: /^llama_index/ },
  HuggingFaceLLM: { keyword: 'model_name', from: /^llama_index/ },
  SentenceTransformerEmbeddingFunction: { keyword: 'model_name', position: 0, from: /^chromadb/ },
  SentenceTransformersTextEmbedder: { keyword: 'model', position: 0, from: /^haystack/ },
  SentenceTransformersDocumentEmbedder: { keyword: 'model', position: 0, from: /^haystack/ },
  FlagModel: { keyword: 'model_name_or_path', position: 0, from: /^FlagEmbedding/ },
  BGEM3FlagModel: { keyword: 'model_name_or_path', position: 0, from: /^FlagEmbedding/ },
  FlagReranker: { keyword: 'model_name_or_path', position: 0, from: /^FlagEmbedding/ },
  create_model: { keyword: 'model_name', position: 0, from: /^timm\./ },
  create_model_and_transforms: { keyword: 'model_name', position: 0, from: /^open_clip\./ },
  from_preset: { keyword: 'preset', position: 0, from: /^keras_(?:hub|nlp|cv)\./ },
  read_csv: { keyword: 'filepath_or_buffer', position: 0, from: /^(?:pandas|polars|dask\.dataframe)\./ },
  read_parquet: { keyword: 'path', position: 0, from: /^(?:pandas|polars|dask\.dataframe)\./ },
  read_json: { keyword: 'path_or_buf', position: 0, from: /^(?:pandas|polars)\./ },
  scan_parquet: { keyword: 'source', position: 0, from: /^polars\./ },
  scan_csv: { keyword: 'source', position: 0, from: /^polars\./ },
};
/** Loaders for which only a name with `hf-hub:` or `hf://` in front is one of the Hub. */
const PREFIXED = /^(?:timm|open_clip|keras_\w+|pandas|polars|dask)\./;
const HUB_PREFIX = /^(?:hf[-_]hub:|hf:\/\/(?:datasets\/|spaces\/|models\/)?)/;

/** All calls of a document that load from the Hub. */
export function hubLoads(document: PythonDocument): readonly HubLoad[] {
  const named = document.calls(...Object.keys(LOADERS)).map((call) => {
    const loader = LOADERS[call.name ?? ''];
    return { call, id: loader && call.argument(loader.keyword, loader.position) };
  });
  const pretrained = document
    .callsNamed(...METHODS)
    .filter(isHubClass)
    .map((call) => ({ call, id: pretrainedId(call), takesNoRevision: call.method === 'from_model_id' }));
  const wrapped = document.callsNamed(...Object.keys(WRAPPERS)).flatMap((call): readonly HubLoad[] => {
    const wrapper = WRAPPERS[call.method];
    if (wrapper?.from.test(call.name ?? '') !== true) return [];
    const id = call.argument(wrapper.keyword, wrapper.position) ?? call.argument('source');
    return [{ call, id, takesNoRevision: true }];
  });
  return [...named, ...pretrained, ...wrapped].sort((a, b) => a.call.range.start - b.call.range.start);
}

/** A name as the Hub has it, and the revision that some loaders take behind `@`: `hf-hub:org/name@v1`. */
export function splitHubName(text: string): { readonly name: string; readonly revision: string | undefined } {
  const rest = text.replace(HUB_PREFIX, '');
  if (rest === text && !/^[\w.-]+\/[\w.-]+@[\w./-]+$/.test(text)) return { name: text, revision: undefined };
  const [, name = rest, revision] = /^([^/@]+\/[^/@]+)(?:@([^/]+))?/.exec(rest) ?? [];
  return { name, revision };
}

function isHubClass(call: PythonCall): boolean {
  return call.name !== undefined && PACKAGES.has(call.name.split('.', 1)[0] ?? '');
}

function pretrainedId(call: PythonCall): PythonArgument | undefined {
  // An adapter is put on a model that is there already: `PeftModel.from_pretrained(model, "org/adapter")`.
  if (/^peft\.(?:Auto)?PeftModel/.test(call.name ?? '') && call.argument('model', 0)?.value.kind === 'name') {
    const adapter = call.argument('model_id', 1);
    if (adapter !== undefined) return adapter;
  }
  for (const { keyword, position } of PRETRAINED) {
    const argument = call.argument(keyword, position);
    if (argument !== undefined) return argument;
  }
  return undefined;
}

export function isCommitHash(revision: string): boolean {
  return /^[0-9a-f]{40}$/i.test(revision);
}

/** First segments of paths under which people keep files of their own; no organisation of the Hub is called so. */
const FOLDERS = new Set(
  (
    'models model data dataset datasets output outputs out result results checkpoint checkpoints ckpt ckpts save saved saved_model ' +
    'saved_models tmp temp log logs runs run weights artifacts artifact cache assets trained finetuned fine-tuned src content drive mnt ' +
    'home root opt usr var workspace local downloads experiments exp notebooks path path_to your_path input inputs dbfs kaggle'
  ).split(' '),
);

/** Models and data sets of the Hub's early days that have no organisation in their names. */
const BARE_IDS = new Set(
  (
    'bert-base-uncased bert-base-cased bert-large-uncased bert-large-cased bert-base-multilingual-cased bert-base-multilingual-uncased ' +
    'bert-base-chinese distilbert-base-uncased distilbert-base-cased distilbert-base-multilingual-cased ' +
    'distilbert-base-uncased-finetuned-sst-2-english distilbert-base-cased-distilled-squad roberta-base roberta-large roberta-large-mnli ' +
    'distilroberta-base xlm-roberta-base xlm-roberta-large gpt2 gpt2-medium gpt2-large gpt2-xl distilgpt2 openai-gpt t5-small t5-base ' +
    't5-large t5-3b t5-11b albert-base-v1 albert-base-v2 albert-large-v2 xlnet-base-cased xlnet-large-cased camembert-base ' +
    'bert-large-uncased-whole-word-masking-finetuned-squad all-MiniLM-L6-v2 all-MiniLM-L12-v2 all-mpnet-base-v2 ' +
    'paraphrase-MiniLM-L6-v2 paraphrase-multilingual-MiniLM-L12-v2 multi-qa-MiniLM-L6-cos-v1 multi-qa-mpnet-base-dot-v1'
  ).split(' '),
);
const BARE_DATASETS = new Set(
  (
    'imdb squad squad_v2 glue super_glue emotion ag_news cnn_dailymail xsum samsum wikitext mnist cifar10 cifar100 fashion_mnist food101 ' +
    'beans rotten_tomatoes yelp_review_full yelp_polarity amazon_polarity conll2003 wnut_17 billsum wmt14 wmt16 opus_books eli5 bookcorpus ' +
    'wikipedia c4 openwebtext common_voice librispeech_asr minds14 dbpedia_14 banking77 multi_nli snli trec quora'
  ).split(' '),
);

const WHISPER = /^(?:distil-)?(?:tiny|base|small|medium|large|turbo)(?:[.-](?:en|v\d(?:\.\d)?|turbo))*$/;

/** Whether a constant, as it is written, names a repository of the Hub rather than a folder. */
export function isHubId(written: string, loader: string | undefined): boolean {
  if (loader !== undefined && PREFIXED.test(loader) && !HUB_PREFIX.test(written)) return false;
  if (loader?.startsWith('faster_whisper.') === true && WHISPER.test(written)) return true;
  const id = splitHubName(written).name;
  if (BARE_IDS.has(id)) return true;
  if (BARE_DATASETS.has(id)) return loader?.startsWith('datasets.') === true;
  const parts = /^([A-Za-z0-9][\w.-]*)\/([\w.-]+)$/.exec(id);
  if (parts === null) return false;
  const [, owner = '', name = ''] = parts;
  return (
    !FOLDERS.has(owner.toLowerCase()) &&
    !/^checkpoint-?\d*$/.test(name) &&
    !/\.(?:pt|pth|bin|ckpt|json|csv|pkl|h5|onnx|parquet|txt|py|zip|gz)$/i.test(name)
  );
}

/** Whether a constant can only be a path of this machine. */
export function isLocalPath(id: string): boolean {
  return (
    /^(?:\.{1,2}(?:[/\\]|$)|[/~\\]|[A-Za-z]:[\\/])/.test(id) ||
    id.includes('\\') ||
    FOLDERS.has(id.split('/', 1)[0]?.toLowerCase() ?? '')
  );
}
