import { WHOLE_MODULES } from './star-names-standard';

const FASTAI =
  'load_learner=fastai.learner.load_learner Learner=fastai.learner.Learner untar_data=fastai.data.external.untar_data ' +
  'URLs=fastai.data.external.URLs load_pickle=fastcore.xtras.load_pickle save_pickle=fastcore.xtras.save_pickle ' +
  'np=numpy pd=pandas plt=matplotlib.pyplot torch=torch nn=torch.nn F=torch.nn.functional Path=pathlib.Path os=os re=re ' +
  'sys=sys io=io csv=csv json=json glob=glob shutil=shutil pickle=pickle tarfile=tarfile zipfile=zipfile hashlib=hashlib ' +
  'random=random tempfile=tempfile urllib=urllib requests=requests yaml=yaml urlopen=urllib.request.urlopen ' +
  'partial=functools.partial';
const KERAS_MODELS = 'Model Sequential load_model save_model clone_model model_from_json model_from_config';
const KERAS_LAYERS =
  'Activation Add Attention AveragePooling2D BatchNormalization Bidirectional Concatenate Conv1D Conv2D Conv2DTranspose ' +
  'Conv3D Dense DepthwiseConv2D Dropout ELU Embedding Flatten GRU GlobalAveragePooling2D GlobalMaxPooling2D Input ' +
  'InputLayer LSTM Lambda Layer LayerNormalization LeakyReLU MaxPooling1D MaxPooling2D MultiHeadAttention Multiply ' +
  'Normalization Permute ReLU Rescaling Reshape SeparableConv2D SimpleRNN Softmax TimeDistributed UpSampling2D ' +
  'ZeroPadding2D';
const NUMPY =
  'all any arange array asarray concatenate empty eye frombuffer fromfile fromregex fromstring genfromtxt linalg linspace ' +
  'load loadtxt memmap ndarray ones random save savetxt savez savez_compressed sum zeros';

/**
 * Some of what `from module import *` binds, of libraries: what rules ask for and what is common. `name=where` is a name
 * of another module that is handed on.
 */
const PARTIAL_MODULES: Readonly<Record<string, string>> = {
  boto3: 'Session client resource setup_default_session',
  cloudpickle: 'CloudPickler Pickler dump dumps load loads',
  dill: 'Pickler Unpickler dump dump_module dump_session dumps load load_module load_session loads',
  'fastai.basics': FASTAI,
  'fastai.collab': FASTAI,
  'fastai.medical.imaging': FASTAI,
  'fastai.tabular.all': FASTAI,
  'fastai.text.all': FASTAI,
  'fastai.vision.all': FASTAI,
  fastapi:
    'APIRouter BackgroundTasks Body Cookie Depends FastAPI File Form HTTPException Header Path Query Request Response ' +
    'Security UploadFile WebSocket',
  flask:
    'Blueprint Flask Response abort current_app flash g jsonify make_response redirect render_template ' +
    'render_template_string request send_file send_from_directory session url_for',
  joblib: 'Memory Parallel delayed dump hash load parallel_backend',
  keras: 'Input Model Sequential layers models',
  'keras.layers': KERAS_LAYERS,
  'keras.models': KERAS_MODELS,
  numpy: NUMPY,
  pandas:
    'DataFrame Series concat merge read_csv read_excel read_feather read_hdf read_html read_json read_orc read_parquet ' +
    'read_pickle read_sql read_sql_query read_sql_table read_table read_xml to_pickle',
  paramiko: 'AutoAddPolicy RejectPolicy SFTPClient SSHClient Transport WarningPolicy',
  pylab: `np=numpy plt=matplotlib.pyplot ${NUMPY.replace(/\S+/g, '$&=numpy.$&')}`,
  requests: 'Request Response Session delete get head options patch post put request session',
  tensorflow: 'keras',
  'tensorflow.keras': 'Input Model Sequential layers models',
  'tensorflow.keras.layers': KERAS_LAYERS,
  'tensorflow.keras.models': KERAS_MODELS,
  torch: 'Tensor cat compile load manual_seed no_grad save stack tensor zeros',
  'torch.nn':
    'BatchNorm1d BatchNorm2d Conv1d Conv2d ConvTranspose2d CrossEntropyLoss DataParallel Dropout Embedding GELU GRU LSTM ' +
    'LayerNorm Linear MSELoss MaxPool2d Module ModuleDict ModuleList MultiheadAttention Parameter ReLU Sequential Sigmoid ' +
    'Softmax Tanh Transformer functional init',
  transformers:
    'AutoConfig AutoModel AutoModelForCausalLM AutoModelForSequenceClassification AutoTokenizer Trainer ' +
    'TrainingArguments pipeline',
  yaml:
    'BaseLoader CLoader CSafeLoader Dumper FullLoader Loader SafeLoader UnsafeLoader dump dump_all full_load ' +
    'full_load_all load load_all safe_dump safe_load safe_load_all unsafe_load unsafe_load_all',
};

/** `perhaps`: the module is not known, or not all of it. */
export type Given = { readonly qualifiedName: string } | 'perhaps' | undefined;

interface Names {
  readonly isWhole: boolean;
  readonly byName: ReadonlyMap<string, string>;
}

const known = new Map<string, Names>();

/** What `from module import *` binds a name to; undefined where it does not bind it. */
export function givenByStar(module: string, name: string): Given {
  const names = namesOf(module);
  if (names === undefined) return 'perhaps';
  const qualifiedName = names.byName.get(name);
  if (qualifiedName !== undefined) return { qualifiedName };
  return names.isWhole && /[a-z]/.test(name) ? undefined : 'perhaps';
}

function namesOf(module: string): Names | undefined {
  const found = known.get(module);
  if (found !== undefined) return found;
  const whole = Object.hasOwn(WHOLE_MODULES, module) ? WHOLE_MODULES[module] : undefined;
  const list = whole ?? (Object.hasOwn(PARTIAL_MODULES, module) ? PARTIAL_MODULES[module] : undefined);
  if (list === undefined) return undefined;
  const byName = new Map(
    list.split(' ').map((entry): readonly [string, string] => {
      const [name = entry, target = `${module}.${name}`] = entry.split('=');
      return [name, target];
    }),
  );
  const names = { isWhole: whole !== undefined, byName };
  known.set(module, names);
  return names;
}
