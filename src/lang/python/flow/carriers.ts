/** Functions whose result is made of their arguments. */
export const CARRIERS = new Set([
  ...['str', 'bytes', 'bytearray', 'memoryview', 'list', 'tuple', 'set', 'dict', 'frozenset', 'repr', 'format'],
  ...['sorted', 'reversed', 'iter', 'next', 'enumerate', 'zip', 'map', 'filter', 'min', 'max', 'vars', 'getattr'],
  ...['io.BytesIO', 'io.StringIO', 'io.TextIOWrapper', 'io.BufferedReader', 'json.loads', 'json.load', 'json.dumps'],
  ...['gzip.decompress', 'gzip.GzipFile', 'bz2.decompress', 'lzma.decompress', 'zlib.decompress', 'ast.literal_eval'],
  ...['base64.b64decode', 'base64.b64encode', 'base64.urlsafe_b64decode', 'base64.decodebytes', 'binascii.unhexlify'],
  ...['os.path.join', 'os.path.abspath', 'os.path.expanduser', 'os.path.realpath', 'os.path.normpath', 'os.fspath'],
  ...['os.path.dirname', 'os.path.splitext', 'os.path.expandvars', 'os.path.split', 'pathlib.Path', 'pathlib.PurePath'],
  ...['os.listdir', 'os.scandir', 'glob.glob', 'glob.iglob', 'copy.copy', 'copy.deepcopy', 'textwrap.dedent'],
  ...['re.sub', 're.split', 're.findall', 're.search', 're.match', 'itertools.chain', 'functools.partial'],
  ...['urllib.parse.unquote', 'urllib.parse.urljoin', 'html.unescape', 'string.Template'],
  ...['yaml.safe_load', 'numpy.frombuffer', 'typing.cast', 'asyncio.run', 'asyncio.wait_for', 'os.path.basename'],
  ...['markdown.markdown', 'markdown2.markdown', 'mistune.html', 'mistune.markdown'],
]);

/** Methods whose result is made of what they are called on. */
export const CARRYING_METHODS = new Set([
  ...'decode encode strip lstrip rstrip lower upper title capitalize split rsplit splitlines partition rpartition'.split(
    ' ',
  ),
  ...'replace removeprefix removesuffix expandtabs zfill center ljust rjust casefold swapcase'.split(' '),
  ...'get getlist get_all pop popitem items values keys copy setdefault getvalue getbuffer tobytes hex'.split(' '),
  ...'read readline readlines read_text read_bytes json text iter_content iter_lines content body form stream'.split(
    ' ',
  ),
  ...'group groups joinpath with_suffix with_name resolve expanduser absolute as_posix glob rglob iterdir'.split(' '),
  ...'model_dump dict model_dump_json to_dict getlist getfirst open file raise_for_status to_string'.split(' '),
  ...'first last one scalar fetchone makefile cpu numpy tolist recv receive_text receive_json'.split(' '),
]);

/** Methods whose result is made of their arguments too. */
export const MIXING_METHODS = new Set('format join replace joinpath format_map substitute safe_substitute'.split(' '));

/** Calls whose result nobody outside can put text into: numbers, hashes, places of this machine. */
export const INERT_CALLS =
  /^(?:int|float|bool|len|abs|round|sum|hash|id|range|isinstance|type|uuid\.UUID|uuid\.uuid\d|decimal\.Decimal|time\.\w+|datetime\.\S+|random\.\w+|secrets\.\w+|os\.getcwd|os\.getpid|tempfile\.\w+|pathlib\.Path\.(?:cwd|home)|hashlib\.\S+|(?:pickle|dill|cloudpickle)\.dumps|os\.path\.(?:exists|isfile|isdir|getsize)|inspect\.\w+|sys\.\w+|torch\.device|torch\.cuda\.\w+)$/;

/** Methods that put their arguments into what they are called on, with the index of the first that counts. */
export const FILLING_METHODS: ReadonlyMap<string, number> = new Map([
  ['append', 0],
  ['extend', 0],
  ['add', 0],
  ['update', 0],
  ['insert', 1],
  ['setdefault', 1],
  ['appendleft', 0],
]);

/** Calls that open a file. The first argument names it, or what stands before the dot of `path.open()`. */
export const OPENERS = new Set([
  ...['open', 'io.open', 'codecs.open', 'gzip.open', 'bz2.open', 'lzma.open', 'aiofiles.open', 'smart_open.open'],
  ...['fsspec.open', 'os.open', 'tensorflow.io.gfile.GFile', 'pathlib.Path().open', 'zipfile.ZipFile', 'tarfile.open'],
]);

/** Methods of a path that read the file. */
export const PATH_READERS = new Set(['read_bytes', 'read_text']);

/** Calls that write a file: the keyword and position of its path, and of what is written where that is raw bytes. */
export interface Writer {
  readonly file: readonly [string, number];
  readonly data?: readonly [string, number];
  /** What is written came over the network. */
  readonly isDownload?: boolean;
}

const dump: Writer = { file: ['file', 1] };
const download = (keyword: string, position: number): Writer => ({ file: [keyword, position], isDownload: true });

export const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ...['pickle', '_pickle', 'cPickle', 'cloudpickle', 'dill', 'marshal', 'yaml', 'json'].map(
    (module) => [`${module}.dump`, dump] as const,
  ),
  ['yaml.safe_dump', { file: ['stream', 1] }],
  ['yaml.dump', { file: ['stream', 1] }],
  ['json.dump', { file: ['fp', 1] }],
  ['joblib.dump', { file: ['filename', 1] }],
  ['sklearn.externals.joblib.dump', { file: ['filename', 1] }],
  ['torch.save', { file: ['f', 1] }],
  ['torch.serialization.save', { file: ['f', 1] }],
  ['numpy.save', { file: ['file', 0] }],
  ['numpy.savez', { file: ['file', 0] }],
  ['urllib.request.urlretrieve', download('filename', 1)],
  ['wget.download', download('out', 1)],
  ['gdown.download', download('output', 1)],
  ['torch.hub.download_url_to_file', download('dst', 1)],
]);

/** The same for methods of anything: `frame.to_pickle(path)`. */
export const WRITING_METHODS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['to_pickle', { file: ['path', 0] }],
  ['save_pretrained', { file: ['save_directory', 0] }],
  ['download_file', download('Filename', 2)],
  ['download_fileobj', download('Fileobj', 2)],
  ['download_to_filename', download('filename', 0)],
]);
