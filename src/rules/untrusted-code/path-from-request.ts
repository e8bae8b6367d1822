import { defineRule } from '../../engine/rule';
import type { OriginKind, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import { isCheckedOnTheWay, SERVER_TRIGGERS, mayAnswerRequests, textsOnTheWay } from '../shared/request-texts';

const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);
type Argument = readonly [keyword: string, position: number];

/** Calls that read, send, write or delete the file that an argument names. */
const CALLS: Readonly<Record<string, Argument>> = {
  open: ['file', 0],
  'builtins.open': ['file', 0],
  'io.open': ['file', 0],
  'aiofiles.open': ['file', 0],
  'gzip.open': ['filename', 0],
  'fastapi.responses.FileResponse': ['path', 0],
  'starlette.responses.FileResponse': ['path', 0],
  'aiohttp.web.FileResponse': ['path', 0],
  'sanic.response.file': ['location', 0],
  'flask.send_file': ['path_or_file', 0],
  'quart.send_file': ['filename_or_io', 0],
  'numpy.load': ['file', 0],
  'numpy.save': ['file', 0],
  'torch.load': ['f', 0],
  'torch.save': ['f', 1],
  'torch.jit.load': ['f', 0],
  'joblib.load': ['filename', 0],
  'joblib.dump': ['filename', 1],
  'keras.models.load_model': ['filepath', 0],
  'keras.saving.load_model': ['filepath', 0],
  'tensorflow.keras.models.load_model': ['filepath', 0],
  'tensorflow.saved_model.load': ['export_dir', 0],
  'onnxruntime.InferenceSession': ['path_or_bytes', 0],
  'safetensors.torch.load_file': ['filename', 0],
  'xgboost.Booster().load_model': ['fname', 0],
  'lightgbm.Booster': ['model_file', 1],
  'pandas.read_csv': ['filepath_or_buffer', 0],
  'pandas.read_parquet': ['path', 0],
  'pandas.read_pickle': ['filepath_or_buffer', 0],
  'pandas.read_json': ['path_or_buf', 0],
  'pandas.read_excel': ['io', 0],
  'PIL.Image.open': ['fp', 0],
  'cv2.imread': ['filename', 0],
  'cv2.imwrite': ['filename', 0],
  'os.remove': ['path', 0],
  'os.unlink': ['path', 0],
  'os.listdir': ['path', 0],
  'shutil.rmtree': ['path', 0],
  'shutil.copy': ['src', 0],
  'shutil.copyfile': ['src', 0],
  'shutil.move': ['src', 0],
  'zipfile.ZipFile': ['file', 0],
  'tarfile.open': ['name', 0],
};
/** Methods of a path, and of an upload that is saved to one. */
const PATH_METHODS = ['read_text', 'read_bytes', 'write_text', 'write_bytes', 'unlink', 'open'];
const IS_PATH = /^pathlib\.(?:Path|PurePath)\(\)/;
const CHECKS =
  /\bis_relative_to\b|\bcommonp(?:ath|refix)\b|\bsecure_filename\b|\bsafe_join\b|\brelative_to\(|["']\.\.["']\s+(?:not\s+)?in\b|["'][/\\]["']\s+(?:not\s+)?in\b|\bin\s+\w+\.parents\b|\b(?:is|check|validate|verify|ensure|sanitize|safe|clean|secure|resolve)_\w*(?:path|file_?name|name|safe|file)\b|\bre\.(?:full)?match\(/;
/** The last part of a path alone: `Path(file.filename).name`. */
const LAST_PART = /\bPath\([^()\n]{1,80}\)\.(?:name|stem)\b|\bbasename\(/;

export default defineRule({
  id: 'path-from-request',
  meta: {
    summary: 'A request chooses which file a server reads, writes or loads as a model',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [22, 73],
    atlas: ['AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    chosen:
      'A request chooses this path, so whoever sends `../../` reaches files that are none of theirs: keys, data, other models. Choose from files that you list, or take the last part of the name (`Path(name).name`) and check that the path stays in its folder.',
  },
  triggers: [
    ...[
      'open(',
      'FileResponse',
      'send_file',
      'read_text',
      'read_bytes',
      'write_text',
      'write_bytes',
      '.load(',
      '.save(',
    ],
    ...['.dump(', 'load_model', 'load_file', 'InferenceSession', 'read_csv', 'read_parquet', 'read_pickle', 'imread'],
    ...[
      'read_excel',
      'read_json',
      'imwrite',
      'os.remove',
      'unlink',
      'listdir',
      'shutil',
      'Booster',
      'ZipFile',
      'from_pretrained',
    ],
  ],
  alongside: SERVER_TRIGGERS,
  confirm: mayAnswerRequests,
  check: {
    python(document, report) {
      for (const { call, path } of filesOf(document)) {
        const request = findOrigin(path.origins('path'), REQUEST);
        if (request === undefined || isStreamed(document, path)) continue;
        // Components of Gradio hand over the path of a temporary file.
        if (path.kind === 'name' && document.importsModule('gradio')) continue;
        if (textsOnTheWay(document, path, request).some((text) => LAST_PART.test(text))) continue;
        if (isCheckedOnTheWay(document, call, request, CHECKS)) continue;
        report({ at: path.range, message: 'chosen', related: showPath(request, path.range) });
      }
    },
  },
});

function filesOf(document: PythonDocument): readonly { readonly call: PythonCall; readonly path: PythonExpression }[] {
  const named = document.calls(...Object.keys(CALLS)).map((call) => {
    const [keyword, position] = CALLS[call.name ?? ''] ?? ['file', 0];
    return { call, path: call.argument(keyword, position)?.value };
  });
  const methods = document.callsNamed(...PATH_METHODS).map((call) => {
    const isPath = IS_PATH.test(call.name ?? '') || isJoined(call.receiver);
    return { call, path: isPath ? call.receiver : undefined };
  });
  const uploads = document.callsNamed('save').map((call) => {
    const isSaved = call.receiver !== undefined && call.arguments.length === 1 && isUpload(document, call.receiver);
    return { call, path: isSaved ? call.arguments[0]?.value : undefined };
  });
  const pretrained = document.callsNamed('from_pretrained').map((call) => {
    const path = call.argument('pretrained_model_name_or_path', 0)?.value;
    return { call, path: path !== undefined && /["'/]/.test(path.text) ? path : undefined };
  });
  return [...named, ...methods, ...uploads, ...pretrained].flatMap(({ call, path }) =>
    path === undefined ? [] : [{ call, path }],
  );
}

/** `(FOLDER / name).read_text()`. */
function isJoined(receiver: PythonExpression | undefined): boolean {
  return receiver !== undefined && /^\(.{1,200}\s\/\s.{1,200}\)$/.test(receiver.text);
}

/** What is read from a request is content, not a name: `np.load(io.BytesIO(data))`, `Image.open(upload.file)`. */
function isStreamed(document: PythonDocument, path: PythonExpression): boolean {
  const text = path.originCall()?.callee.text ?? '';
  return (
    /(?:BytesIO|StringIO|BufferedReader|SpooledTemporaryFile)$|\.read$|b64decode$|^open$/.test(text) ||
    /\.(?:file|stream|raw|body|content|data)$|\.(?:files)(?:\[|\.get)[^\n]{0,60}$/.test(path.text) ||
    isUpload(document, path)
  );
}

/** A name that holds an upload itself: `image: UploadFile`, `file = request.files["file"]`. */
function isUpload(document: PythonDocument, path: PythonExpression): boolean {
  // BentoML saves an upload and hands over its path.
  const types = document.importsModule('bentoml')
    ? /UploadFile|\bbytes\b|File\(|\bPath\b/
    : /UploadFile|\bbytes\b|File\(/;
  if (path.kind !== 'name') return /\.files\b/.test(path.text);
  const isHandled = document.functions.some(({ parameters }) =>
    parameters.some(
      ({ name, annotation, defaultValue }) =>
        name === path.text && types.test(`${annotation?.text ?? ''} ${defaultValue?.text ?? ''}`),
    ),
  );
  return (
    isHandled ||
    document.assignments.some(
      ({ targetText, value }) =>
        targetText === path.text &&
        /\.(?:files|FILES)\b|file_uploader|camera_input/.test(value.text.slice(0, 200)) &&
        !value.text.includes('filename'),
    )
  );
}
