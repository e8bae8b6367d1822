import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonFunction } from '../../lang/python/types';
import { handlersOf, reachableCode } from '../shared/handler-code';

const UPLOAD_TYPE = /\b(?:UploadFile|FileStorage|UploadedFile|InMemoryUploadedFile)\b/;
const UPLOAD_VALUE =
  /\b(?:request|req)\.(?:files|FILES)\b|\bst(?:reamlit)?(?:\.sidebar)?\.file_uploader\(|\bawait\s+request\.form\(/;
/** Calls that keep what they are given. */
const KEEPERS = [
  ...['copyfileobj', 'write', 'write_bytes', 'upload_fileobj', 'put_object', 'upload_from_file', 'upload_from_string'],
  ...['upload_blob', 'upload_file', 'save'],
];
/** Calls that read it as a model or a picture, with their parsers and their code. */
const READERS =
  /^(?:(?:PIL\.)?Image\.open|cv2\.(?:imdecode|imread)|torch\.(?:jit\.)?load|joblib\.load|pickle\.loads?|dill\.loads?|cloudpickle\.loads?|numpy\.load|onnxruntime\.InferenceSession|onnx\.load\w*|(?:tensorflow\.)?keras\.(?:\w+\.)*load_model|tarfile\.open|zipfile\.ZipFile|skops\.io\.loads?|xgboost\.Booster|imageio\.(?:v\d\.)?imread|skimage\.io\.imread)$/;
/** What looks at the kind or the size of a file, or at its name. */
const CHECK =
  /content_type|mimetype|content[_-]?length|\.size\b[^\n]{0,12}[<>]|[<>]=?[^\n]{0,20}\.size\b|\bsize\b\s*[<>]|MAX_\w*|max_\w*(?:size|bytes|length)|\blen\(|\.tell\(|secure_filename|endswith\(|\.suffix|splitext|allowed|ALLOWED|imghdr|\bmagic\b|filetype|\.verify\(|valid(?:ate|ator)|is_(?:image|valid)|check_\w*(?:file|upload|image|type|size)|file_types|\bext(?:ension)?\b|not in\s*[({[]|\.read\(\s*(?:\w*MAX\w*|\d)/;
/** Limits for a whole app. */
const APP_LIMIT =
  /MAX_CONTENT_LENGTH|DATA_UPLOAD_MAX|FILE_UPLOAD_MAX|client_max_size|REQUEST_MAX_SIZE|max_request_size|LimitUpload|ContentSizeLimit|max_buffer_size/;

const LOOP = /\bfor\s+(\w+)\s+in\s+((?:request\.)?\w+)/g;
/** What tells of a file without being it. */
const ABOUT = /^\.(?:filename|name|content_type|headers|type)\b/;

export default defineRule({
  id: 'unrestricted-upload',
  meta: {
    summary: 'A file that anybody sends is kept or opened, whatever it is and however large',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [434, 400],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000', 'AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    kept: '`{what}` keeps a file that a request sends, whatever it is and however large: the disk fills up, or a script or a model of a stranger lies where others load from. Check its kind and its size first.',
    opened:
      '`{what}` opens a file that a request sends, whatever it is and however large: a picture of a few bytes can fill the memory, and a model can bring code along. Check its kind and its size first.',
  },
  triggers: ['UploadFile', 'request.files', 'request.FILES', 'file_uploader', 'FileStorage'],
  check: {
    python(document, report, context) {
      if (APP_LIMIT.test(document.text)) return;
      const severity = context.isNotebook ? 'info' : 'warning';
      const handlers = new Set(handlersOf(document).map(({ definition }) => definition));
      // A view of Django does not tell that it is one, but takes its files from the request.
      const views = document.functions.filter(({ bodyRange }) =>
        /\brequest\.(?:FILES|files)\b/.test(document.text.slice(bodyRange.start, bodyRange.end)),
      );
      for (const definition of new Set([...handlers, ...views])) {
        const names = uploadsIn(document, definition);
        if (CHECK.test(reachableCode(document, definition))) continue;
        const use = definition.calls().find((call) => usesUpload(call, names));
        if (use !== undefined) reportUse(use);
      }
      for (const use of streamlitUses(document)) reportUse(use);

      function reportUse(use: PythonCall): void {
        const message = isReader(use) ? 'opened' : 'kept';
        report({ at: use.range, message, severity, data: { what: use.callee.text.slice(0, 60) } });
      }
    },
  },
});

/** Names of uploaded files, and of what is read from them. */
function uploadsIn(document: PythonDocument, { parameters, bodyRange }: PythonFunction): ReadonlySet<string> {
  const given = parameters
    .filter(
      ({ annotation, defaultValue }) =>
        UPLOAD_TYPE.test(annotation?.text ?? '') ||
        /\bFile\(/.test(`${annotation?.text ?? ''} ${defaultValue?.text ?? ''}`),
    )
    .map(({ name }) => name);
  const inside = document.assignments.filter(
    ({ range }) => bodyRange.start <= range.start && range.end <= bodyRange.end,
  );
  const body = document.text.slice(bodyRange.start, bodyRange.end);
  const names = new Set(given);
  addLoops(body, names);
  for (const { targetText, value } of inside) {
    if (/^\w+$/.test(targetText) && mentions(value, names)) names.add(targetText);
  }
  addLoops(body, names);
  return names;
}

/** `for file in files`, `for chunk in file.chunks()`. */
function addLoops(body: string, names: Set<string>): void {
  for (const [, item = '', list = ''] of body.matchAll(LOOP)) {
    if (names.has(list) || UPLOAD_VALUE.test(list)) names.add(item);
  }
}

function usesUpload(call: PythonCall, names: ReadonlySet<string>): boolean {
  const isGiven = call.arguments.some(({ value }) => mentions(value, names));
  if (isReader(call)) return isGiven;
  if (!KEEPERS.includes(call.method)) return false;
  // `upload.save(path)` of Flask writes the upload itself; `storage.save(name, upload)` is given it.
  const isSaved = call.method === 'save' && call.receiver !== undefined && mentions(call.receiver, names);
  return isSaved || isGiven;
}

function mentions({ text }: { readonly text: string }, names: ReadonlySet<string>): boolean {
  if (UPLOAD_VALUE.test(text)) return true;
  return [...text.matchAll(/[A-Za-z_]\w*/g)].some(
    ({ 0: name, index }) =>
      names.has(name) &&
      text[index - 1] !== '.' &&
      !ABOUT.test(text.slice(index + name.length, index + name.length + 14)),
  );
}

function isReader({ name }: PythonCall): boolean {
  return name !== undefined && READERS.test(name);
}

/** A page of Streamlit: its uploader limits the size by itself, and the kind where `type=` says so. */
function streamlitUses(document: PythonDocument): readonly PythonCall[] {
  if (!document.importsModule('streamlit')) return [];
  const open = document.assignments.filter(({ value }) => {
    const made = value.originCall();
    return made !== undefined && /^streamlit\..*file_uploader$/.test(made.name ?? '') && isUntyped(made);
  });
  const names = new Set(open.map(({ targetText }) => targetText));
  if (names.size === 0) return [];
  const calls = [
    ...document.callsNamed(...KEEPERS),
    ...document.callsNamed('open', 'load', 'loads', 'imdecode', 'load_model'),
  ];
  return calls
    .filter((call) => usesUpload(call, names) && call.name?.startsWith('streamlit.') !== true)
    .filter((call) =>
      [call.receiver?.text ?? '', ...call.arguments.flatMap(({ value }) => value.names())].some((name) =>
        names.has(name),
      ),
    )
    .slice(0, 1);
}

function isUntyped(call: PythonCall): boolean {
  const type = call.argument('type', 1);
  return (type === undefined || type.value.kind === 'none') && !call.hasUnknownArguments;
}
