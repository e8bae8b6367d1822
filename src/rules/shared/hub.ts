import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';

/** A call that loads a model, a dataset or a file from the Hugging Face Hub. */
export interface HubLoad {
  readonly call: PythonCall;
  /** What names the repository; undefined where the call names none. */
  readonly id: PythonArgument | undefined;
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
]);
const PRETRAINED: readonly Loader[] = [
  { keyword: 'pretrained_model_name_or_path', position: 0 },
  { keyword: 'model_name' },
  { keyword: 'model_id' },
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
  'vllm.LLM': { keyword: 'model', position: 0 },
};

/** All calls of a document that load from the Hub. */
export function hubLoads(document: PythonDocument): readonly HubLoad[] {
  const named = document.calls(...Object.keys(LOADERS)).map((call) => {
    const loader = LOADERS[call.name ?? ''];
    return { call, id: loader && call.argument(loader.keyword, loader.position) };
  });
  const pretrained = document
    .callsNamed('from_pretrained')
    .filter(isHubClass)
    .map((call) => ({ call, id: pretrainedId(call) }));
  return [...named, ...pretrained].sort((a, b) => a.call.range.start - b.call.range.start);
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

/** Whether a constant names a repository of the Hub rather than a folder. */
export function isHubId(id: string, loader: string | undefined): boolean {
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
